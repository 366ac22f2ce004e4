"""Archived bytes to clean documents and tables."""
