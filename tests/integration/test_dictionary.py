"""docs/data-dictionary.md says what a release says. After a change of descriptions write it anew:
VNDX_WRITE_ANSWERS=1 pytest tests/integration/test_dictionary.py
"""

from __future__ import annotations

import os
from pathlib import Path

from pipelines.settings import PROJECT
from tests.integration.warehouse_at import manifest
from warehouse.dictionary import data_dictionary
from warehouse.lineage import lineage
from warehouse.release import open_release

PAGE = PROJECT / "docs" / "data-dictionary.md"


def test_the_dictionary_is_up_to_date(analysts_release: Path) -> None:
    with open_release(analysts_release) as con:
        written = data_dictionary(con)
    if "VNDX_WRITE_ANSWERS" in os.environ:
        PAGE.write_text(written, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == written


def test_the_lineage_is_up_to_date() -> None:
    written = lineage(manifest().to_dict())
    page = PROJECT / "docs" / "lineage.md"
    if "VNDX_WRITE_ANSWERS" in os.environ:
        page.write_text(written, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == written
