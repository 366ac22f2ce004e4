"""What the newest release answers: queries, facts by filter, where a fact comes from, exports, readings that want a
person's decision, and what a run ends with. Everything here reads the release; `decide` alone writes, and not there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, cast, get_args

from pipelines import catalogue
from pipelines.crawl.archive import Archive, ArchiveError
from pipelines.extract import EXTRACTOR_VERSION
from pipelines.model import Problem, Status
from pipelines.parse import parse
from pipelines.settings import Settings
from pipelines.stages import StageError, opened, turn
from warehouse import review
from warehouse.export import Exported, Format
from warehouse.export import export as export_release
from warehouse.release import ReleaseError, open_release, read_rows

STATUSES: tuple[str, ...] = get_args(Status)


def query(
    settings: Settings, sql: str, parameters: Sequence[object] | Mapping[str, object] | None = None
) -> list[dict[str, Any]]:
    """The rows of a query on the newest release, read-only and without files or network, as dictionaries in order of
    columns. Raises StageError where there is no release or the query is wrong."""
    try:
        with open_release(settings.release_link) as con:
            return read_rows(con, sql, parameters)
    except ReleaseError as error:
        raise StageError(str(error)) from error


def facts(
    settings: Settings,
    *,
    indicator: str | None = None,
    entity: str | None = None,
    period: str | None = None,
    status: str | None = None,
    limit: int = 1000,
) -> list[dict[str, Any]]:
    """Stated facts of the release that fit every filter given, newest period first. `entity` is a code or any name of
    a unit with or without its rank; `period` also finds the periods inside it. Raises StageError for a wrong code."""
    if indicator is not None and indicator not in catalogue.indicators():
        near = ", ".join(get_close_matches(indicator, catalogue.indicators(), n=3, cutoff=0.4))
        told = f"near: {near}" if near else '`vndx sql "select * from marts.dim_indicator"` lists all'
        raise StageError(f"indicator {indicator!r} is not in the catalogue; {told}")
    if status is not None and status not in STATUSES:
        raise StageError(f"status {status!r} is none of {', '.join(STATUSES)}")
    wanted: list[tuple[str, object]] = [("indicator = ?", indicator), ("status = ?", status)]
    if entity is not None:
        wanted.append(("list_contains(?, entity_code)", _entity_codes(entity)))
    if period is not None:
        wanted.append(("(period = ? or starts_with(period, ? || '-'))", period))
    used = [(clause, value) for clause, value in wanted if value is not None]
    where = " and ".join(clause for clause, _ in used) or "true"
    parameters = [value for clause, value in used for _ in range(clause.count("?"))]
    return query(
        settings,
        f"""select left(fact_id, 12) as fact_id, indicator, entity_name_vi as entity, entity_code, period, status,
                   bound, value, value_high, unit, total, attributed_to, publisher, published, quote, url, confidence
            from marts.fct_observation where {where}
            order by indicator, period desc, entity_code, fact_id limit {limit:d}""",
        parameters,
    )


def figure(row: Mapping[str, Any]) -> str:
    """A stated figure as people write it, from its columns bound, value, value_high and unit: "> 20%", "15 to 20%"."""
    bound = "" if row["bound"] == "=" else f"{row['bound']} "
    high = "" if row["value_high"] is None else f" to {row['value_high']:,.10g}"
    unit = {"percent": "%", "count": "", "vnd": " đồng", "usd": " USD"}.get(row["unit"], f" ({row['unit']})")
    return f"{bound}{row['value']:,.10g}{high}{unit}"


def _entity_codes(name: str) -> list[str]:
    """The codes that a person may mean by a code or a name. Raises StageError where nobody has it."""
    wanted = name.casefold()
    codes = {
        unit.code
        for unit in catalogue.entities()
        if wanted in {unit.code.casefold(), unit.name_vi.casefold(), unit.name_en.casefold()}
        or wanted in {alias.casefold() for alias in unit.aliases}
    }
    if not codes:
        raise StageError(f"entity {name!r}: no unit has this code or name (codes look like P48, VN, M:bct)")
    return sorted(codes)


@dataclass(frozen=True, slots=True)
class Why:
    """A fact's way back: its quotation with what stands around it, and everything known of page, record and reading."""

    headline: str
    before: str
    quote: str
    after: str
    details: dict[str, str]


def why(settings: Settings, fact_id: str) -> Why:
    """Where a fact comes from, checked against the archived page. `fact_id` may be its first letters.

    Raises StageError where no fact or more than one begins so.
    """
    found = query(
        settings,
        """select fact.*, document.title, document.fetched_at, document.record_id, document.payload_sha256,
                  document.parser, document.parser_version, indicator.name_en, indicator.name_vi
           from marts.fct_observation as fact
           inner join marts.dim_document as document using (document_id)
           inner join marts.dim_indicator as indicator using (indicator)
           where starts_with(fact.fact_id, ?) order by fact.fact_id limit 10""",
        [fact_id.lower()],
    )
    if len(found) != 1:
        many = ", ".join(row["fact_id"][:12] for row in found)
        raise StageError(
            f"{fact_id}: {f'several facts begin so: {many}' if found else 'no fact of the release begins so'}"
        )
    row = found[0]
    before, quote, after, archived = _in_its_page(settings, row)
    return Why(
        headline=f"{row['name_vi']} · {row['entity_name_vi']} · {row['period']} · {row['status']}: " + figure(row),
        before=before,
        quote=quote,
        after=after,
        details={
            name: str(value)
            for name, value in {
                "fact": row["fact_id"],
                "indicator": f"{row['indicator']} ({row['name_en']})",
                "entity": f"{row['entity_code']} {row['entity_name_vi']}",
                "says": row["attributed_to"],
                "page": row["url"],
                "title": row["title"],
                "publisher": " · ".join(filter(None, [row["publisher"], row["published"]])),
                "fetched": f"{row['fetched_at']:%Y-%m-%d %H:%M:%S} UTC",
                "archive": f"{settings.archive / row['archive_file']} byte {row['archive_offset']}",
                "record": row["record_id"],
                "page sha256": f"{row['payload_sha256']} ({archived})",
                "parsed by": f"{row['parser']} {row['parser_version']}",
                "read by": f"extractor {row['extractor_version']}, confidence {row['confidence']:.2f}",
                "rule": row["rule"],
                "corrected": row["correction_reason"],
            }.items()
            if value is not None
        },
    )


def _in_its_page(settings: Settings, row: dict[str, Any], around: int = 240) -> tuple[str, str, str, str]:
    """What stands before the quotation, the quotation, what stands after it, and whether the archived page still has
    its digest. Without the archive (a release that was copied alone) the fact's own sentence must do."""
    start, end = row["quote_start"], row["quote_end"]
    try:
        with Archive(settings.archive) as archive:
            record = archive.get(row["archive_file"], row["archive_offset"])
    except ArchiveError:
        at = start - row["sentence_start"]
        sentence = row["sentence"]
        return sentence[:at], sentence[at : at + end - start], sentence[at + end - start :], "archive not at hand"
    document = parse(record)
    if isinstance(document, Problem) or document.text[start:end] != row["quote"]:
        return "", row["quote"], "", "the page is parsed differently today: run `vndx rebuild`"
    text = document.text
    same = hashlib.sha256(record.payload).hexdigest() == row["payload_sha256"]
    return (
        text[max(0, start - around) : start],
        text[start:end],
        text[end : end + around],
        "verified" if same else "DIFFERS",
    )


def export(settings: Settings, to: Path, marts: Sequence[str] = (), form: str = "csv") -> list[Exported]:
    """Marts of the newest release (all without any named) as files in a folder, with a data package that describes
    them. Raises StageError where there is no release, no such mart or format."""
    try:
        return export_release(settings.release_link, to, marts, cast("Format", form))
    except ReleaseError as error:
        raise StageError(str(error)) from error


# ------------------------------------------------------------------------------------------------------- review


REVIEW_CAUSES = {"contradicted": (1,), "confidence": (2,), "quarantined": (3, 4)}
"""What `vndx review` can be asked for, and the urgencies of the view review_queue that it is."""

REVIEW_ACTIONS: dict[str, review.Action] = {"accept": "confirm", "reject": "withdraw", "correct": "correct"}
"""The words of the command line for what correction.csv calls confirm, withdraw and correct."""


def review_queue(
    settings: Settings, *, cause: str | None = None, indicator: str | None = None, limit: int = 20
) -> list[dict[str, Any]]:
    """Readings that want a person's decision, most urgent first: contradicted, chosen with low confidence, quarantined.
    Those that were decided since the release was made are left out. Raises StageError for a wrong cause."""
    if cause is not None and cause not in REVIEW_CAUSES:
        raise StageError(f"cause {cause!r} is none of {', '.join(REVIEW_CAUSES)}")
    return query(
        settings,
        """select fact_id, string_agg(why, '; ' order by urgency, why) as why, indicator, entity_code, period, status,
                  bound, value, value_high, unit, attributed_to, quote, sentence, publisher, url, confidence
           from marts.review_queue
           where ($indicator is null or indicator = $indicator) and list_contains($urgencies, urgency)
               and not list_contains($decided, fact_id)
           group by all order by min(urgency), confidence, fact_id limit $limit""",
        {
            "indicator": indicator,
            "urgencies": REVIEW_CAUSES[cause] if cause else [1, 2, 3, 4],
            "decided": list(_decided()),
            "limit": limit,
        },
    )


def decide(
    settings: Settings, fact_id: str, action: str, *, reason: str, found_by: str, **right: Any
) -> review.Decision:
    """Writes a person's decision (accept, reject or correct) about a reading of the release into correction.csv; the
    next build applies it. `fact_id` may be its first letters; `right` are the corrected fields (value, entity,
    indicator, period, status). Raises StageError where no reading or several begin so, or the decision makes no sense.
    """
    found = query(
        settings,
        """select fact_id from marts.fct_observation where starts_with(fact_id, $start)
           union select fact_id from marts.fct_quarantine where starts_with(fact_id, $start) order by 1 limit 10""",
        {"start": fact_id.lower()},
    )
    if len(found) != 1:
        many = ", ".join(row["fact_id"] for row in found)
        raise StageError(
            f"{fact_id}: {f'several readings begin so: {many}' if found else 'no reading of the release begins so'}"
        )
    if action not in REVIEW_ACTIONS:
        raise StageError(f"decision {action!r} is none of {', '.join(REVIEW_ACTIONS)}")
    try:
        decision = review.Decision(
            found[0]["fact_id"], REVIEW_ACTIONS[action], reason, found_by, datetime.now(UTC).date(), **right
        )
        review.record([decision])
    except review.ReviewError as error:
        raise StageError(str(error)) from error
    return decision


def _decided() -> set[str]:
    try:
        return set(review.recorded())
    except review.ReviewError as error:
        raise StageError(str(error)) from error


@dataclass(frozen=True, slots=True)
class Headlines:
    """What a run ends with: rows of the two headline facts by title, counts, the release, and a fact to ask about."""

    tables: dict[str, list[dict[str, Any]]]
    facts: int
    documents: int
    release: Path
    example: str | None


def headlines(settings: Settings) -> Headlines:
    """The full-online dossier rates and the digital economy's shares of the newest release, and its size."""
    tables = {
        title: query(
            settings,
            f"""select left(fact_id, 12) as fact_id, entity_name_vi as entity, period, status, bound, value, value_high,
                       'percent' as unit, attributed_to, publisher, quote
                from marts.{mart} order by entity_kind <> 'country', entity, period, status""",
        )
        for title, mart in (
            ("Full-online dossier rates · Tỷ lệ hồ sơ trực tuyến toàn trình", "fct_full_online_dossier_rate"),
            ("Digital economy's share of GDP or GRDP · Tỷ trọng kinh tế số", "fct_digital_economy_share"),
        )
    }
    (counts,) = query(
        settings,
        """select (select count(*) from marts.fct_observation) as facts,
                  (select count(*) from marts.dim_document) as documents,
                  (select left(min(fact_id), 12) from marts.fct_observation) as example""",
    )
    shown = [row["fact_id"] for rows in tables.values() for row in rows]
    return Headlines(
        tables, counts["facts"], counts["documents"], settings.release_link, shown[0] if shown else counts["example"]
    )


def status(settings: Settings) -> dict[str, Any]:
    """What there is: bytes and segments of the archive, rows staged, the newest release. Reads, changes nothing."""
    segments = list(settings.archive.glob("*.warc.gz"))
    found: dict[str, Any] = {
        "data": str(settings.data.resolve()),
        "archive segments": len(segments),
        "archive bytes": sum(path.stat().st_size for path in segments),
        "extractor": EXTRACTOR_VERSION,
    }
    if settings.build_file.exists():
        with turn(settings), opened(settings) as store:
            found |= {f"raw.{name}": count for name, count in store.counts().items()}
    try:
        (newest,) = query(settings, "select version, released_at, documents, facts from main.release")
    except StageError:
        return found | {"release": "none yet: run `vndx run`"}
    return (
        found
        | {f"release {name}": str(value) for name, value in newest.items()}
        | {"release": str(settings.release_link)}
    )
