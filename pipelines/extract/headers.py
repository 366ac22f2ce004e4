"""What the columns of a statistics table mean, and the figures in them: `read_headers` tells headers by their words
(lexicon/headers.yml), `read_column` tells decimal points from thousands by the whole column, and `table_values` makes
rows of unit, measure and value of a page's table. Nothing is guessed: an unknown header stays a header, a figure that
could be two numbers stays a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from pipelines import catalogue
from pipelines.extract.lexicon_files import Headers, LexiconError, checked, phrases_of, read_file
from pipelines.extract.normalize import fold
from pipelines.extract.period_readers import VAGUE
from pipelines.extract.periods import find_periods
from pipelines.extract.spans import Clock
from pipelines.model import SCORES_766, Table, TableValue

NAME = "headers.yml"

Role = Literal["unit", "number", "aside", "attribute", "measure", "unknown"]

_RATE = re.compile(r"%|(?<![^\W\d_])(?:tỷ lệ|tỷ trọng|phần trăm)(?![^\W\d_])")
_FIGURE = re.compile(r"[-+]?\d+(?:[ .,]\d+)*(?= ?%?$)")


@dataclass(frozen=True, slots=True)
class _Measure:
    """A measure of headers.yml, compiled: some levels of a header have all of `every` and nothing of `none`; what an
    index is told from, no level has ("SIPAS / Hạng" is no rank of another index)."""

    name: str
    every: tuple[re.Pattern[str], ...]
    none: re.Pattern[str] | None
    kind: str
    most: int | None
    indicator: str | None
    unless: frozenset[str]
    alone: bool

    def fits(self, words: str, header: str) -> bool:
        barred = header if self.kind in ("score", "rank") else words
        return all(one.search(words) for one in self.every) and not (self.none and self.none.search(barred))


@dataclass(frozen=True, slots=True)
class _Lexicon:
    roles: dict[Role, frozenset[str]]
    cues: dict[str, re.Pattern[str]]
    measures: dict[str, tuple[_Measure, ...]]


@cache
def _lexicon() -> _Lexicon:
    """headers.yml, checked and compiled. Raises LexiconError with the key that is wrong."""
    given: Headers = checked(NAME, "", Headers, read_file(NAME))
    measures: dict[str, tuple[_Measure, ...]] = {}
    for subject, spec in given.subjects.items():
        for name, one in spec.measures.items():
            if one.indicator is not None and one.indicator not in catalogue.indicators():
                raise LexiconError(f"headers.yml: subjects.{subject}.{name}: no indicator {one.indicator!r}")
            if strange := set(one.unless) - spec.measures.keys():
                raise LexiconError(f"headers.yml: subjects.{subject}.{name}: no measure {sorted(strange)}")
        measures[subject] = tuple(
            _Measure(
                name,
                tuple(_any_of([phrase], f"subjects.{subject}.{name}.all") for phrase in one.all),
                _any_of(one.none, f"subjects.{subject}.{name}.none") if one.none else None,
                one.kind,
                one.most,
                one.indicator,
                frozenset(one.unless),
                one.alone,
            )
            for name, one in spec.measures.items()
        )
    return _Lexicon(
        {
            "unit": frozenset(phrases_of(NAME, "unit", given.unit)),
            "number": frozenset(phrases_of(NAME, "number", given.number)),
            "aside": frozenset(phrases_of(NAME, "aside", given.aside)),
            "attribute": frozenset(phrases_of(NAME, "attribute", given.attribute)),
        },
        {subject: _any_of(spec.cues, f"subjects.{subject}.cues") for subject, spec in given.subjects.items()},
        measures,
    )


def _any_of(given: list[str], key: str) -> re.Pattern[str]:
    every = sorted(set(phrases_of(NAME, key, given)), key=len, reverse=True)
    # What may not stand before is asked behind the first letter, so that a search leaps from one of these to the next.
    firsts = [(re.escape(phrase[0]), re.escape(phrase[1:])) for phrase in every]
    return re.compile("(?:" + "|".join(rf"{one}(?<![^\W_]{one}){rest}" for one, rest in firsts) + r")(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one column is. All but `role` are None but for measures; `indicator` is None for a measure that is none of
    the catalogue's. `most` is the largest value that it can have, None where there is no such bound."""

    role: Role
    subject: str | None = None
    measure: str | None = None
    kind: str | None = None
    indicator: str | None = None
    most: int | None = None


def read_headers(header: Sequence[str], rows: Sequence[Sequence[str]], about: str) -> tuple[Meaning, ...]:
    """The meaning of each column of a table with these flattened headers and rows; `about` is what stands around it
    (title, caption). Rows of another width are not looked at."""
    lexicon = _lexicon()
    said = fold("\n".join((about, *header)))
    named = [subject for subject, cues in lexicon.cues.items() if cues.search(said)]
    found = [
        _meaning(fold(text), [row[k] for row in rows if len(row) == len(header)], named, lexicon)
        for k, text in enumerate(header)
    ]
    beside = {one.measure for one in found}
    excepted = {one.name for subject in named for one in lexicon.measures[subject] if not beside.isdisjoint(one.unless)}
    return tuple(replace(one, indicator=None) if one.measure in excepted else one for one in found)


def _meaning(header: str, cells: list[str], named: list[str], lexicon: _Lexicon) -> Meaning:
    levels = header.split(" / ")
    for role, phrases in lexicon.roles.items():
        if header in phrases or levels[-1] in phrases:
            return Meaning(role)
    filled = [cell for cell in cells if cell]
    rate = _RATE.search(header) is not None or 2 * sum("%" in cell for cell in filled) > len(filled)
    for subject in named:
        measures = [one for one in lexicon.measures[subject] if len(levels) == 1 or not one.alone]
        found = next((one for one in measures if one.name == header), None)
        # From the lowest level up, so that "Tình hình tiếp nhận, giải quyết / Tiếp nhận / Tổng số" is of the receipt.
        for depth in range(len(levels) - 1, -1, -1):
            words = " / ".join(levels[depth:])
            found = found or next(
                (one for one in measures if (one.kind == "percent") == rate and one.fits(words, header)), None
            )
        if found is not None:
            return Meaning("measure", subject, found.name, found.kind, found.indicator, found.most)
    return Meaning("unknown")


# ---------------------------------------------------------------------------------------------------- figures


def read_column(
    cells: Sequence[str], kind: str | None = None, most: int | None = None, usual: str | None = None
) -> tuple[list[float | None], str | None]:
    """The figures of a column, and its decimal sign where one of its cells shows it. A cell that is no bare figure, and
    one that could be two numbers where the column's other cells contradict each other, is None.

    "1.204" is 1204 or 1.204: what decides is another cell of the column (2 decimals, two signs, a leading zero), then
    `kind` (counts and ranks are whole) and `most` (1.204 is not 1204 where 100 is the most), then `usual`, the sign of
    the other columns, then the custom of the language: decimal comma.
    """
    texts = [found.group() if (found := _FIGURE.match(cell.strip())) else "" for cell in cells]
    shown = [_decimal(text, kind, most) for text in texts]
    said = {*shown} - {None}
    sure = said.pop() if len(said) == 1 else None
    sign = None if said else sure or usual or ","
    return [_number(text, own or sign, kind, most) for text, own in zip(texts, shown, strict=True)], sure


def _decimal(text: str, kind: str | None, most: int | None) -> str | None:
    """The decimal sign that a figure by itself shows, as far as it shows one."""
    text = text.lstrip("+-")
    dots, commas = text.count("."), text.count(",")
    if dots and commas:
        return "." if text.rfind(".") > text.rfind(",") else ","
    if not dots and not commas:
        return None
    sign, other = (".", ",") if dots else (",", ".")
    whole, *groups = text.split(sign)
    if len(groups) > 1:
        return other
    if len(groups[0]) != 3 or whole.startswith("0") or len(whole) > 3:
        return sign
    if kind in ("count", "rank"):
        return other
    return sign if most is not None and float((whole + groups[0]).replace(" ", "")) > most else None


def _number(text: str, sign: str | None, kind: str | None, most: int | None) -> float | None:
    if not text or (sign is None and ("." in text or "," in text)):
        return None
    thousands = "." if sign == "," else ","
    plain = text.replace(" ", "").replace(thousands, "").replace(sign or ",", ".")
    groups = text.lstrip("+-").replace(" ", thousands).partition(sign or ",")[0].split(thousands)
    if plain.count(".") > 1 or (len(groups) > 1 and not all(len(group) == 3 for group in groups[1:])):
        return None
    value = float(plain)
    if (kind in ("count", "rank") and value != int(value)) or (most is not None and value > most):
        return None
    return value


def read_figures(columns: Sequence[Meaning], rows: Sequence[Sequence[str]]) -> list[list[float | None]]:
    """The figures of a table, row by row, each as its column writes its decimals; None where a cell holds none."""
    cells = [[row[k] for row in rows] for k in range(len(columns))]
    alone = [read_column(texts, one.kind, one.most) for texts, one in zip(cells, columns, strict=True)]
    said = {sure for _, sure in alone} - {None}
    usual = said.pop() if len(said) == 1 else None
    figures = [
        found if sure or usual in (None, ",") else read_column(texts, one.kind, one.most, usual)[0]
        for (found, sure), texts, one in zip(alone, cells, columns, strict=True)
    ]
    return [[figures[k][at] for k in range(len(columns))] for at in range(len(rows))]


# ---------------------------------------------------------------------------------------------------- values


def table_values(table: Table, title: str | None, indicators: Sequence[str | None] = ()) -> Iterator[TableValue]:
    """The cells of a statistics table as values: whom each is about, what it measures, how much. Nothing of a table
    without a column of units, or without any measure that is known (unless its source says that it is one of figures).

    `title` is the page's; `indicators` says by column what the extractor made of headers that are unknown here. Columns
    that nobody knows and that hold figures are given with `measure` None, so that they can be reported.
    """
    if table.purpose == "keep":
        return
    columns = list(
        read_headers(table.header, table.rows, "\n".join(filter(None, (title, table.caption, table.purpose))))
    )
    for k, indicator in enumerate(indicators):
        if columns[k].role == "unknown" and indicator is not None:
            columns[k] = Meaning("measure", None, indicator, catalogue.indicators()[indicator].unit, indicator)
    units = [k for k, column in enumerate(columns) if column.role == "unit"]
    if not units or not (table.purpose or any(column.role == "measure" for column in columns)):
        return
    period = table_period(table) or _period(title)
    scores = any(column.subject == SCORES_766 for column in columns)
    rows = [(number, row) for number, row in enumerate(table.rows) if any(row[1:])]
    figures = read_figures(columns, [row for _, row in rows])
    for k, column in enumerate(columns):
        subject, measure = column.subject, column.measure
        if column.role == "attribute":
            subject, measure = (SCORES_766 if scores else None), table.header[k]
        elif column.role == "unknown" and all(line[k] is None for line in figures):
            continue  # words: an address, a remark
        elif column.role not in ("measure", "unknown"):
            continue
        header, when = table.header[k], _period(table.header[k]) or period
        for (number, row), line in zip(rows, figures, strict=True):
            if row[k]:
                unit, value = row[units[0]], line[k] if column.role != "attribute" else None
                yield TableValue(table.position, number, k, subject, unit, header, measure, value, row[k], when)


def table_period(table: Table) -> str | None:
    """The time of a page's table: what its caption says, else what its source's file reads in the page's address."""
    return _period(table.caption) or table.period


def _period(text: str | None) -> str | None:
    """The time that a title, a caption or a header names; None where it names none or several."""
    low = fold(text or "")
    found = {one.code for one in find_periods(low, 0, len(low), Clock(None)) if one.kind not in VAGUE} - {None}
    return found.pop() if len(found) == 1 else None
