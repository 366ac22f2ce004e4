"""How often a build reads each raw table: once, by one model, and the others build on that. Counted from dbt's
manifest, through views, which read anew whenever they are read."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from tests.integration.warehouse_at import manifest

REF = re.compile(r"\{\{\s*ref\('(\w+)'\)\s*\}\}")
SOURCE = re.compile(r"\{\{\s*source\('raw', '(\w+)'\)\s*\}\}")

# A second reader of a raw table, and why one reading is not enough for both.
WITH_REASON = {
    ("extraction", "fct_reading_change"): "compares all versions that read a document; int_document keeps the newest",
    ("table_value", "fct_dossier_processing"): "needs the cells, int_table_line the lines that they stand in",
    ("table_value", "fct_unread_header"): "needs the cells that no measure is known of",
    ("score_766", "fct_score_766"): "needs the cells, int_table_line the lines that they stand in",
}


def reads(models: dict[str, Any], model: str) -> Counter[str]:
    """How often a model reads each raw table, itself and through views."""
    code = models[model].raw_code
    found = Counter(SOURCE.findall(code))
    for name in REF.findall(code):
        if name in models and models[name].config.materialized == "view":
            found += reads(models, name)
    return found


def test_no_model_reads_raw_twice_where_once_is_enough() -> None:
    nodes = [node for node in manifest().nodes.values() if node.resource_type == "model"]
    models = {node.name: node for node in nodes}
    read = {
        (table, model): times
        for model, node in models.items()
        if node.config.materialized != "view"
        for table, times in reads(models, model).items()
    }
    assert {pair for pair, times in read.items() if times > 1} == set()
    assert set(WITH_REASON) <= set(read), "a reason for what is no longer read"
    once = Counter(table for table, _ in set(read) - set(WITH_REASON))
    assert {"document", "fact", "table_value"} <= set(once)
    assert set(once.values()) == {1}, once
