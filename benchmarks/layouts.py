"""The same table set out another way: with other separators, heads and numbers of rows, exchanged, as a list.

A rule takes a text and gives it back with what it could set out otherwise, each figure still beside the words that say
what it is. Tables are those kept with bars or tabs, every row as wide as its header (`tables_of`).
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from benchmarks.samples import Rule

_YEAR = re.compile(r"(?:[Nn]ăm |[Qq]uý [IV]{1,3}/|[Tt]háng \d{1,2}/|\d{1,2} tháng (?:đầu )?(?:năm )?)?20\d\d")
_BARE = re.compile(r"[≥≤<>]? ?\d[\d.,]*%?|[-–…]|")
_NUMBERED = re.compile(r"(?:số )?(?:stt|tt|thứ tự)\.?", re.I)
_UNIT_HEAD = re.compile(r"đvt|đơn vị tính", re.I)
_OF_WHOM = re.compile(
    r"(?:địa phương|tỉnh|đơn vị|bộ|cơ quan|quận|huyện|xã|phường|thành phố|nước|quốc gia)(?:$|[,/ ])(?!tính)", re.I
)
_SUM = re.compile(r"(?:tổng|toàn|cả nước|chung|trung bình|bình quân|cộng)", re.I)


@dataclass(frozen=True)
class Table:
    """A table as its cells: a header, and rows as wide."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def numbered(self) -> bool:
        """Is its first column one of numbers?"""
        return bool(_NUMBERED.fullmatch(self.header[0]))

    @property
    def by_unit(self) -> bool:
        """Does each row name whom its figures are about?"""
        return bool(_OF_WHOM.match(self.header[self.numbered]))

    @property
    def by_time(self) -> bool:
        """Is each column of figures of a time, and nothing else?"""
        return all(map(_YEAR.fullmatch, self.header[self.numbered + 1 :]))

    def without(self, k: int) -> Table:
        """The table without one column."""
        return Table(_but(self.header, k), tuple(_but(row, k) for row in self.rows))

    def every(self) -> Iterator[tuple[str, ...]]:
        """Header and rows."""
        yield self.header
        yield from self.rows


def _but(row: tuple[str, ...], k: int) -> tuple[str, ...]:
    return (*row[:k], *row[k + 1 :])


def _cells(line: str) -> tuple[str, ...]:
    framed = line.startswith("|") and line.endswith("|")
    parts = line.split("\t") if line.count("\t") > 1 else line[framed : len(line) - framed].split("|")
    return tuple(part.strip() for part in parts)


def tables_of(lines: list[str]) -> Iterator[tuple[int, int, Table]]:
    """The tables of a text: first line, behind the last, cells. None where a row is of another width, or no header."""
    stop = 0
    for kept, group in groupby(lines, lambda line: len(_cells(line)) > 1):
        start, stop = stop, stop + len([*group])
        header, *rows = map(_cells, lines[start:stop])
        even = kept and len(rows) > 1 and {len(header)} == {*map(len, rows)}
        if even and not any(map(_figured, header)) and all(map(_is_row, rows)):
            yield start, stop, Table(header, tuple(rows))


def _is_row(row: tuple[str, ...]) -> bool:
    return bool(row[0] or row[1]) and any(map(str.isdigit, "".join(row[1:])))


def _figured(cell: str) -> bool:
    return re.match(r"[\d<>≥≤]", cell) is not None and not _YEAR.match(cell)


def each_table(rewrite: Callable[[Table, random.Random], list[str] | None]) -> Rule:
    """The rule that puts the lines made of a table for it, where any are made."""

    def rule(text: str, chance: random.Random) -> str:
        lines = text.split("\n")
        for start, stop, table in reversed([*tables_of(lines)]):
            made = rewrite(table, chance)
            if made is not None:
                lines[start:stop] = made
        return "\n".join(lines)

    return rule


def joined(table: Table, by: str = " | ") -> list[str]:
    """A table with one mark between its cells."""
    return [by.join(row).rstrip(" ") for row in table.every()]


def _rejoined(change: Callable[[Table, random.Random], Table | None]) -> Rule:
    """The rule that changes tables and keeps them with bars or tabs."""

    def rewrite(table: Table, chance: random.Random) -> list[str] | None:
        changed = change(table, chance)
        return None if changed is None else joined(changed, chance.choice((" | ", "\t")))

    return each_table(rewrite)


# --------------------------------------------------------------------------------------------------- separators


def _frame(table: Table, _: random.Random) -> list[str]:
    """Bars around it and a line of dashes below the header, as in Markdown."""
    lines = [f"| {' | '.join(row)} |" for row in table.every()]
    return [lines[0], "|" + "---|" * len(table.header), *lines[1:]]


def _aligned(table: Table, chance: random.Random) -> list[str] | None:
    """Blanks up to the width of each column, in tables without empty cells."""
    if any(not cell for row in table.every() for cell in row):
        return None
    wide = [max(map(len, column)) + chance.choice((2, 4)) for column in zip(*table.every(), strict=True)]
    return ["".join(cell.ljust(size) for cell, size in zip(row, wide, strict=True)).rstrip() for row in table.every()]


def _header_in_two(table: Table, chance: random.Random) -> list[str] | None:
    """Aligned, its header broken over two lines."""
    halves = [_halves(cell) for cell in table.header]
    if not any(b for _, b in halves):
        return None
    lines = _aligned(Table(tuple(a for a, _ in halves), (tuple(b or "\0" for _, b in halves), *table.rows)), chance)
    return lines and [line.replace("\0", " ") for line in lines]


def _halves(cell: str) -> tuple[str, str]:
    words = cell.split(" ")
    cut = (len(words) + 1) // 2
    return (" ".join(words[:cut]), " ".join(words[cut:])) if len(words) > 2 else (cell, "")


def _single_blanks(table: Table, _: random.Random) -> list[str] | None:
    """Single blanks between the cells: only where nothing but figures stands behind the label, and heads begin with a
    capital."""
    figures = [cell for row in table.rows for cell in row[table.numbered + 1 :]]
    begun = all(
        (cell[:1].isupper() and not any(word[:1].isupper() for word in cell.split()[1:])) or _YEAR.fullmatch(cell)
        for cell in table.header[table.numbered + 1 :]
    )
    plain = begun and all(_BARE.fullmatch(cell) and cell for cell in figures) and len(table.header) > 2
    return [" ".join(row) for row in table.every()] if plain else None


def _semicolon_rows(table: Table, _: random.Random) -> list[str] | None:
    """Semicolons between the cells of three columns or more, none of them empty."""
    if any(";" in cell or not cell for row in table.every() for cell in row) or len(table.header) < 3:
        return None
    return joined(table, "; ")


def _cell_a_line(table: Table, _: random.Random) -> list[str]:
    """A cell a line, as pasted from a page; a row without a number leaves out its first."""
    return [cell or "-" for row in table.every() for k, cell in enumerate(row) if cell or k]


def _bare_cells(table: Table, _: random.Random) -> list[str]:
    """A cell a line, without the column of numbers."""
    return _cell_a_line(table.without(0) if table.numbered else table, _)


def _numbered_cells(table: Table, _: random.Random) -> list[str]:
    """A cell a line, with a column of numbers."""
    return _cell_a_line(_numbered(table, "TT", str), _)


def _spread_rows(table: Table, chance: random.Random) -> list[str]:
    """An empty line between the rows."""
    return [part for line in joined(table, chance.choice((" | ", "\t"))) for part in (line, "")]


# ----------------------------------------------------------------------------------------------- rows and columns


def _numbered(table: Table, head: str, number: Callable[[int], str]) -> Table:
    """With a first column of numbers of its own, empty beside sums."""
    if table.numbered:
        table = table.without(0)
    sums = [bool(_SUM.match(row[0])) for row in table.rows]
    rows = (
        ("" if summed else number(k), *row) for k, (summed, row) in enumerate(zip(sums, table.rows, strict=True), 1)
    )
    return Table((head, *table.header), tuple(rows))


def _other_numbers(table: Table, chance: random.Random) -> Table:
    """Rows numbered "1.1", "01" or "1."."""
    return _numbered(table, "STT", chance.choice((lambda k: f"1.{k}", lambda k: f"{k:02d}", lambda k: f"{k}.")))


def _column_numbers(table: Table, _: random.Random) -> Table:
    """A row below the header that numbers the columns."""
    numbers = tuple(f"({k})" for k in range(1, len(table.header) + 1))
    return replace(table, rows=(numbers, *table.rows))


def _remarks(table: Table, chance: random.Random) -> Table:
    """A last column of no figures."""
    head = chance.choice(("Ghi chú", "Cơ quan chủ trì"))
    said = "" if head == "Ghi chú" else "Các cơ quan liên quan"
    return Table((*table.header, head), tuple((*row, said) for row in table.rows))


def _exchanged(table: Table, chance: random.Random) -> Table | None:
    """Rows for columns."""
    if table.numbered:
        table = table.without(0)
    if any(re.match(r"ghi chú|đvt|đơn vị tính|cơ quan chủ trì|đánh giá", head, re.I) for head in table.header[1:]):
        return None
    if not (table.by_unit or table.by_time) or len(table.rows) > 9:
        return None
    corner = chance.choice(("Chỉ tiêu", "Nội dung") if table.by_unit else ("Năm", "Thời gian"))
    header, *rows = zip(*table.every(), strict=True)
    return Table((corner, *header[1:]), tuple(rows))


def _sums_moved(table: Table, _: random.Random) -> Table | None:
    """The sums above all other rows, or below them where they stood above."""
    at = table.numbered
    sums = tuple(row for row in table.rows if _SUM.match(row[at]))
    others = tuple(row for row in table.rows if not _SUM.match(row[at]))
    if not sums or not others:
        return None
    return replace(table, rows=sums + others if table.rows[-1] in sums else others + sums)


_SUM_NAMES = {"Toàn tỉnh": ("Chung toàn tỉnh", "Tổng toàn tỉnh", "TOÀN TỈNH"), "Tổng cộng": ("Tổng số", "TỔNG CỘNG")}


def _sums_named(table: Table, chance: random.Random) -> Table | None:
    """Sums by another name."""
    rows = tuple(tuple(chance.choice(_SUM_NAMES.get(cell, (cell,))) for cell in row) for row in table.rows)
    return None if rows == table.rows else replace(table, rows=rows)


def _empty_cells(table: Table, chance: random.Random) -> Table | None:
    """Cells that say nothing left empty, or with a dash, dots or a cross."""
    rows = tuple(
        (row[0], *(chance.choice(("-", "…", "", "...", "x")) if cell in ("-", "…", "") else cell for cell in row[1:]))
        for row in table.rows
    )
    return None if rows == table.rows else replace(table, rows=rows)


def _footnotes(table: Table, chance: random.Random) -> Table | None:
    """The mark of a footnote behind the last figure of a row."""
    mark = chance.choice(("(1)", " (1)", "*", "(*)"))
    rows = list(table.rows)
    at = chance.randrange(len(rows))
    if not re.search(r"[\d%]$", rows[at][-1]):
        return None
    rows[at] = (*rows[at][:-1], rows[at][-1] + mark)
    return replace(table, rows=tuple(rows))


def _parts(table: Table, chance: random.Random) -> list[str]:
    """The name of a part above the rows."""
    name = "CÁC ĐƠN VỊ" if table.by_unit else "CÁC CHỈ TIÊU CHÍNH"
    by = chance.choice((" | ", "\t"))
    lines = joined(table, by)
    part = by.join(("I", name, *[""] * (len(table.header) - 2))) if table.numbered else f"I. {name}"
    return [lines[0], part.rstrip() if chance.random() < 0.5 else part, *lines[1:]]


def _header_again(table: Table, _: random.Random) -> list[str] | None:
    """The header again in the middle, as at the top of a page."""
    if len(table.rows) < 4:
        return None
    lines = joined(table)
    cut = 1 + len(table.rows) // 2
    return [*lines[:cut], lines[0], *lines[cut:]]


_TIME_END = re.compile(
    r"(?P<what>.{6,}?)(?::| -|,)? (?P<when>(?:[Nn]ăm|[Qq]uý|[Tt]háng|[Tt]hực hiện|\d+ tháng) [^()]*(?:\(%\))?)"
)


def _two_levels(table: Table, chance: random.Random) -> list[str] | None:
    """What neighbouring columns share ("Hồ sơ trực tuyến quý I | Hồ sơ trực tuyến quý II") in a line above."""
    said = [_TIME_END.fullmatch(head) for head in table.header]
    whats = [found["what"] if found else head for found, head in zip(said, table.header, strict=True)]
    if not any(found and n > 1 for found, n in zip(said, map(whats.count, whats), strict=True)):
        return None
    upper = [what if k == 0 or what != whats[k - 1] else "" for k, what in enumerate(whats)]
    lower = [found["when"][0].upper() + found["when"][1:] if found else "" for found in said]
    by = chance.choice((" | ", "\t"))
    return [by.join(upper), by.join(lower), *joined(table, by)[1:]]


# ----------------------------------------------------------------------------------------------------------- units

_PERCENT = re.compile(r" ?\((?:đvt: ?)?%\)")


def _unit_column(table: Table, chance: random.Random) -> Table | None:
    """The percent signs of the labels in a column of their own."""
    at = int(table.numbered)
    if table.by_unit or not all(_PERCENT.search(row[at]) for row in table.rows) or len(table.header) < at + 2:
        return None
    rows = tuple((*row[:at], _PERCENT.sub("", row[at]), "%", *row[at + 1 :]) for row in table.rows)
    return Table(
        (*table.header[: at + 1], chance.choice(("ĐVT", "Đơn vị tính", "Đơn vị")), *table.header[at + 1 :]), rows
    )


def _unit_in_label(table: Table, _: random.Random) -> Table | None:
    """The column of units in the labels."""
    at = next((k for k, head in enumerate(table.header) if _UNIT_HEAD.fullmatch(head)), 0)
    if at < 1:
        return None
    rows = (
        (*row[: at - 1], f"{row[at - 1]} ({row[at]})" if row[at].strip("-") else row[at - 1], *row[at:])
        for row in table.rows
    )
    return Table(table.header, tuple(rows)).without(at)


def _unit_above(table: Table, chance: random.Random) -> list[str] | None:
    """The percent signs of all heads, or of all labels, in a line above."""
    at = int(table.numbered)
    heads, labels = table.header[at + 1 :], [row[at] for row in table.rows]
    if not (all(map(_PERCENT.search, heads)) or (all(map(_PERCENT.search, labels)) and table.by_time)):
        return None
    said = chance.choice(("Đơn vị tính: %", "(ĐVT: %)", "Đơn vị: %", "(Đơn vị tính: %)"))
    return [said, *(_PERCENT.sub("", line) for line in joined(table))]


def _unit_with_figures(table: Table, _: random.Random) -> Table | None:
    """The percent signs of the heads behind each figure."""
    of_percent = [k for k, head in enumerate(table.header) if k > table.numbered and _PERCENT.search(head)]
    if not of_percent:
        return None
    rows = (
        tuple(cell + "%" if k in of_percent and cell[-1:].isdigit() else cell for k, cell in enumerate(row))
        for row in table.rows
    )
    header = tuple(_PERCENT.sub("", head) if k in of_percent else head for k, head in enumerate(table.header))
    return Table(header, tuple(rows))


def _unit_in_heads(table: Table, _: random.Random) -> Table | None:
    """The percent signs of a column's figures in its head."""
    columns = [*zip(*table.rows, strict=True)]
    of_percent = [
        k
        for k, cells in enumerate(columns)
        if k and all(c.endswith("%") or c in ("-", "") for c in cells) and any(cells)
    ]
    if not of_percent or any("%" in table.header[k] for k in of_percent):
        return None
    header = tuple(f"{head} (%)" if k in of_percent else head for k, head in enumerate(table.header))
    rows = (tuple(c.rstrip("%") if k in of_percent else c for k, c in enumerate(row)) for row in table.rows)
    return Table(header, tuple(rows))


# ------------------------------------------------------------------------------------------------------- as a list


def _lowered(head: str) -> str:
    return head if head[1:2].isupper() else head[:1].lower() + head[1:]


def _list_of_rows(table: Table, chance: random.Random) -> list[str] | None:
    """A point a row: "- Huyện A: hồ sơ tiếp nhận 1.200, trực tuyến 900"."""
    if table.numbered:
        table = table.without(0)
    if not 2 < len(table.header) < 7 or not (table.by_unit or table.by_time):
        return None
    if any(not _BARE.fullmatch(cell) for row in table.rows for cell in row[1:]):
        return None
    between, colon = chance.choice((", ", "; ")), chance.choice((" ", ": "))
    points = []
    for row in table.rows:
        label, sign = (_PERCENT.sub("", row[0]), "%") if _PERCENT.search(row[0]) else (row[0], "")
        said = [
            _PERCENT.sub("", _lowered(head)) + (": " if table.by_time else colon) + figure
            + (sign or "%" * bool(_PERCENT.search(head))) * (not figure.endswith("%"))
            for head, figure in zip(table.header[1:], row[1:], strict=True)
            if figure.strip("-–…")
        ]  # fmt: skip
        points.append(f"- {label}: {between.join(said)}")
    return points


def _series(table: Table, chance: random.Random) -> list[str] | None:
    """Times in one line, and a line of figures for each label: "Năm: 2019 | 2020", "Doanh thu (tỷ USD): 8,1 | 10,2"."""
    if table.numbered:
        table = table.without(0)
    if not table.by_time or len(table.header) < 3 or any(":" in row[0] for row in table.rows):
        return None
    by = chance.choice((" | ", "; ", " / "))
    years = [head.removeprefix("Năm ") for head in table.header[1:]]
    head = "Năm" if all(year.isdigit() for year in years) else "Kỳ"
    said = [years, *(row[1:] for row in table.rows)]
    labels = [head, *(row[0] for row in table.rows)]
    return [f"{label}: {by.join(cell or '-' for cell in cells)}" for label, cells in zip(labels, said, strict=True)]


_CAPTION = re.compile(r"(?:bảng|biểu|bảng biểu)(?: số)?(?: [\dIVX]+)?[.:] ", re.I)


def caption_behind(text: str, _: random.Random) -> str:
    """A table's caption ("Bảng 2. …") below it."""
    lines = text.split("\n")
    for start, stop, _table in reversed([*tables_of(lines)]):
        if start and _CAPTION.match(lines[start - 1]):
            lines[start - 1 : stop] = [*lines[start:stop], lines[start - 1]]
    return "\n".join(lines)


RULES: dict[str, Rule] = {
    "bars": each_table(lambda table, _: joined(table)),
    "tabs": each_table(lambda table, _: joined(table, "\t")),
    "frame": each_table(_frame),
    "aligned": each_table(_aligned),
    "header_in_two": each_table(_header_in_two),
    "single_blanks": each_table(_single_blanks),
    "semicolon_rows": each_table(_semicolon_rows),
    "cell_a_line": each_table(_cell_a_line),
    "bare_cells": each_table(_bare_cells),
    "numbered_cells": each_table(_numbered_cells),
    "spread_rows": each_table(_spread_rows),
    "numbered_rows": _rejoined(lambda table, _: _numbered(table, "STT", str)),
    "other_numbers": _rejoined(_other_numbers),
    "column_numbers": _rejoined(_column_numbers),
    "remarks": _rejoined(_remarks),
    "exchanged": _rejoined(_exchanged),
    "sums_moved": _rejoined(_sums_moved),
    "sums_named": _rejoined(_sums_named),
    "empty_cells": _rejoined(_empty_cells),
    "footnotes": _rejoined(_footnotes),
    "parts": each_table(_parts),
    "header_again": each_table(_header_again),
    "two_levels": each_table(_two_levels),
    "unit_column": _rejoined(_unit_column),
    "unit_in_label": _rejoined(_unit_in_label),
    "unit_above": each_table(_unit_above),
    "unit_with_figures": _rejoined(_unit_with_figures),
    "unit_in_heads": _rejoined(_unit_in_heads),
    "list_of_rows": each_table(_list_of_rows),
    "series": each_table(_series),
    "caption_behind": caption_behind,
}
