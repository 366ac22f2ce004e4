"""The warehouse: raw schema, build file, releases and exports."""
