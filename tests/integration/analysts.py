"""The synthetic data set behind docs/analysts.md: statements.csv as documents and readings, a portal table,
platforms.

Every figure is made up; every page lies under synthetic.invalid, so that a release that holds one of them is
refused.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

from pipelines.catalogue import indicators
from pipelines.extract.headers import table_values
from pipelines.model import Document, Extraction, PlatformMention, Table
from tests.integration.made_up import document, fact
from warehouse.store import SourceRow

STATEMENTS = Path(__file__).resolve().parent.parent / "fixtures" / "analysts" / "statements.csv"

SOURCES = (
    SourceRow("office", "Cục Số Liệu Mẫu", "Cục Số Liệu Mẫu", "VN", 1, "https://office.synthetic.invalid"),
    SourceRow("portal", "Cổng Mẫu", "Cổng Mẫu", "P48", 2, "https://portal.synthetic.invalid"),
    SourceRow("paper", "Báo Một (mẫu)", "Báo Một (mẫu)", "VN", 3, "https://paper.synthetic.invalid"),
    SourceRow("press", "Báo Hai (mẫu)", "Báo Hai (mẫu)", "VN", 4, "https://press.synthetic.invalid"),
    SourceRow("copy", "Trang Chép (mẫu)", "Trang Chép (mẫu)", "VN", 5, "https://copy.synthetic.invalid"),
)  # fmt: skip

TABLE = Table(
    0,
    "Tình hình giải quyết hồ sơ tháng 9/2024",
    ("STT", "Đơn vị", "Số hồ sơ tiếp nhận / Tổng số", "Số hồ sơ tiếp nhận / Trực tuyến",
     "Số hồ sơ đã giải quyết / Tổng số", "Số hồ sơ đã giải quyết / Quá hạn", "Số hồ sơ đang giải quyết / Quá hạn"),
    (("1", "Sở Mẫu A", "1.200", "900", "1.000", "10", "2"),
     ("2", "Quận Cẩm Lệ", "2.500", "2.000", "2.400", "120", "7"),
     ("", "Tổng số", "3.700", "2.900", "3.400", "130", "9")),
)  # fmt: skip


def readings() -> list[tuple[Document, Extraction]]:
    """The documents in the order of the file, each with what is read in it."""
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    with STATEMENTS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows[row["doc"]].append(row)
    made = []
    for offset, (name, said) in enumerate(rows.items()):
        first = said[0]
        # A syndicated copy: the text of another document under another publisher.
        whole = rows[first["indicator"][1:]] if first["indicator"].startswith("=") else said
        made.append(_document(name, first, whole, offset * 1000))
    portal = _page("portal-table", "portal", "2024-10-01", "2024-10-01", "", "Bảng số liệu mẫu.", 900_000, (TABLE,))
    apps = _page("apps", "press", "2024-05-02", "2024-05-02", "",
                 "Cổng eMẫu của Đà Nẵng chạy từ 2014. Người dân dùng VNeMẫu.", 901_000)  # fmt: skip
    end = len(apps.text)
    return [
        *made,
        (portal, Extraction(values=tuple(table_values(TABLE, portal.title)))),
        (apps, Extraction(platforms=(
            PlatformMention("e_mau", "P48", "2014", 5, 9, 0, end),
            PlatformMention("vne_mau", "VN", None, apps.text.index("VNe"), end - 1, 0, end)))),
    ]  # fmt: skip


def _document(name: str, first: dict[str, str], said: list[dict[str, str]], offset: int) -> tuple[Document, Extraction]:
    quotes = [row["quote"].replace("[", "").replace("]", "") for row in said]
    page = _page(name, first["source"], first["published"], first["fetched"], first["page"],
                 "Bản tin mẫu.\n" + ". ".join(quotes) + ".", offset)  # fmt: skip
    facts = []
    for row, quote in zip(said, quotes, strict=True):
        number = row["quote"][row["quote"].index("[") + 1 : row["quote"].index("]")]
        catalogued = indicators().get(row["indicator"])
        facts.append(fact(
            page, quote, number, indicator=row["indicator"], entity=row["entity"], period=row["period"],
            status=row["status"], bound=row["bound"], value=float(row["value"]),
            value_high=float(row["value_high"]) if row["value_high"] else None,
            total=float(row["total"]) if row["total"] else None,
            unit=row["unit"] or (catalogued.unit if catalogued else "count"),
            attributed_to=row["attributed_to"] or None, confidence=float(row["confidence"])))  # fmt: skip
    return page, Extraction(facts=tuple(facts))


def _page(
    name: str, source: str, published: str, fetched: str, page: str, text: str, offset: int,
    tables: tuple[Table, ...] = (),
) -> Document:  # fmt: skip
    publisher = next(s.publisher for s in SOURCES if s.source_id == source)
    return document(
        text, url=f"https://{source}.synthetic.invalid/{page or name}.htm", offset=offset, tables=tables, name=name,
        source_id=source, publisher=publisher, published=published, title=f"Bản tin mẫu {name}",
        archive_file="synthetic-000.warc.gz",
        fetched_at=datetime.fromisoformat(fetched).replace(hour=3, tzinfo=UTC))  # fmt: skip
