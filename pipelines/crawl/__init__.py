"""The web to the archive: discovery, fetching, robots, guards and the WARC archive itself. No DuckDB, no Dagster."""
