"""Archived bytes to clean documents and tables: encodings, markup, dates, bylines, portal tables. No network, no
database; the same bytes give the same document."""

from pipelines.parse.document import parse
from pipelines.parse.page import Page, read_page

__all__ = ["Page", "parse", "read_page"]
