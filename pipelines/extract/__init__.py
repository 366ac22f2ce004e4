"""Text and tables to facts: pure functions over the language kept in lexicon/*.yml."""
