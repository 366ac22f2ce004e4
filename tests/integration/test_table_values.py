"""From a portal's page and a JSON answer to the marts: counts by agency, scores of Decision 766 apart from facts, and
headers that nobody knows reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines import health
from pipelines.extract import extract
from pipelines.model import Document
from pipelines.parse import parse
from pipelines.settings import Settings
from pipelines.stages import context_of
from tests.golden.reading import golden, record
from tests.integration import warehouse_at
from tests.integration.warehouse_at import rows
from warehouse.release import release
from warehouse.store import Store

PAGES = ("dvc_danang.dossiers", "dvc_quocgia.scores", "dvc_quocgia.statistics", "dti.ranking", "dx.documents")


def document_of(name: str) -> Document:
    document = parse(record(*golden(name)))
    assert isinstance(document, Document)
    return document


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A warehouse of golden pages, built and released."""
    chosen = Settings(_env_file=None, data=tmp_path_factory.mktemp("warehouse"))  # type: ignore[call-arg]  # its types leave it out
    documents = [document_of(name) for name in PAGES]
    warehouse_at.load(chosen, [(one, extract(one.text, context_of(one))) for one in documents])
    warehouse_at.build(chosen)
    release(chosen, synthetic=True)
    return chosen


def test_dossiers_are_counted_by_agency(settings: Settings) -> None:
    found = rows(
        settings.release_link,
        """select agency, entity_key, is_total, period, caption, received, received_online, received_direct,
               carried_over, resolved, resolved_early, resolved_on_time, resolved_overdue,
               pending, pending_in_time, pending_overdue, on_time_share, on_time_share_stated
           from marts.fct_dossier_processing order by received""",
    )
    caption = "Số liệu tháng 9 năm 2024"
    assert found == [
        ("Sở Tài chính", None, False, "2024-09", caption, 345, 300, 40, 5, 340, 300, 40, 0, 5, 5, 0, 100, 100),
        ("Huyện Hòa Vang", None, False, "2024-09", caption, 2010, 1500, 500, 10, 2000, 1200, 790, 10, 10, 9, 1, 99.5,
         99.5),
        ("Quận Hải Châu", None, False, "2024-09", caption, 12345, 9876, 2000, 469, 11000, 8000, 2900, 100, 1345, 1300,
         45, 99.0909, 99.091),
        ("Tổng cộng", None, True, "2024-09", caption, 14700, 11676, 2540, 484, 13340, 9500, 3730, 110, 1360, 1314, 46,
         99.1754, 99.175),
    ]  # fmt: skip


def test_scores_of_decision_766_stand_apart_and_are_no_facts(settings: Settings) -> None:
    found = rows(
        settings.release_link,
        """select agency, agency_code, period, rank, total_score, transparency_score, timeliness_score
           from marts.fct_score_766 order by total_score""",
    )
    assert found == [
        ("Đắk Lắk", None, "2025-10", 27, 78.35, None, None),
        ("Quảng Trị", None, "2025-10", 11, 84.1, None, None),
        ("Vĩnh Long", None, "2025-10", 5, 87.92, None, None),
        ("Tỉnh thử hai", "H02", "2025-10", 2, 88.1, None, None),
        ("Tỉnh thử một", "H01", "2025-10", 1, 91.25, 17.5, None),
    ]
    stated = {value for (value,) in rows(settings.release_link, "select value from marts.fct_observation")}
    assert stated
    assert not stated & {78.35, 84.1, 87.92, 88.1, 91.25, 17.5, 27, 11, 5}


def test_percentages_beside_the_scores_are_facts(settings: Settings) -> None:
    found = rows(
        settings.release_link,
        """select entity_code, value from marts.fct_observation
           where indicator = 'dossier_on_time_rate' and period = '2025-10' order by value""",
    )
    assert found == [("P66", 92.66), ("P44", 95.21), ("P86", 96.08)]


def test_ranks_that_are_tied_and_scores_with_dots(settings: Settings) -> None:
    found = rows(
        settings.release_link,
        """select indicator, entity_code, value, period from marts.fct_observation where indicator like 'dti%'
           order by all""",
    )
    assert found == [
        ("dti_rank", "P20", 2, "2022"),
        ("dti_rank", "P48", 1, "2022"),
        ("dti_score", "P20", 0.7415, "2022"),
        ("dti_score", "P48", 0.8002, "2022"),
    ]


def test_a_header_that_nobody_knows_is_kept_and_reported(settings: Settings) -> None:
    found = rows(
        settings.release_link,
        "select header, publisher, tables, cells, example from marts.fct_unread_header order by header",
    )
    assert found == [("Mức độ 3, 4", "Cổng Dịch vụ công thành phố Đà Nẵng", 1, 4, "12")]
    (told,) = [one for one in health.look(settings, known={}) if one.kind == "table header"]
    assert (told.subject, told.severity) == ("dvc_danang Mức độ 3, 4", "warning")
    assert told.link == "https://dichvucong.danang.gov.vn/web/guest/tinh-hinh"


def test_what_a_source_says_of_its_tables_outlives_the_build_file(tmp_path: Path) -> None:
    """Purpose and period go with the table through the build file, so that the extractor can read it again later."""
    chosen = Settings(_env_file=None, data=tmp_path)  # type: ignore[call-arg]  # its types leave it out
    scores = document_of("dvc_quocgia.scores")
    warehouse_at.load(chosen, [(scores, extract(scores.text, context_of(scores)))])
    with Store(chosen.build_file) as store:
        (kept,) = store.documents([scores.document_id])
    assert kept.tables == scores.tables
    assert (kept.tables[0].purpose, kept.tables[0].period) == ("scores_766", "2025-10")
