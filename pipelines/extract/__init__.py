"""Vietnamese figures out of text: `extract` turns a text into facts, uncatalogued quantities and platform mentions.

Pure functions: a text and what is known of it go in, an `Extraction` comes out; any text gives facts or none, never an
exception. How it works, and how an indicator is added without touching Python, is told in docs/extraction.md.
"""

from __future__ import annotations

from pipelines.extract.document import Candidate
from pipelines.extract.engine import explain, extract
from pipelines.extract.lexicon import version
from pipelines.extract.lexicon_files import LexiconError

EXTRACTOR_VERSION = version()

__all__ = ["EXTRACTOR_VERSION", "Candidate", "LexiconError", "explain", "extract"]
