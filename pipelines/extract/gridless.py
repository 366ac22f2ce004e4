"""Tables of which nothing is left but lines: rows are told by their period, a label and so many figures again and
again, each on a line of its own, the figures on one line below the label, or all on one line that single blanks part.
Such rows are put into one line each, parted by tabs, and so is the header above them, whose cells stand one a line, are
broken over lines, or stand on one line: it is told by having a cell for each figure. The text stays as long as it was.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter

from pipelines.extract.cell_shapes import CAPTION, FIGURE, NO_FIGURE, PAGE, TIME
from pipelines.extract.separators import LONGEST_CELL, Gap, Span, with_marks

_NUMBER = re.compile(r"(?:stt|tt|số tt|số thứ tự|#|(?:thứ |xếp )?hạng|thứ tự|vị trí)\.?", re.I)
_UNITS = (
    r"(?:đơn vị|cơ quan(?: ngang bộ| thuộc chính phủ)?|"
    r"địa phương|địa bàn|tỉnh|thành phố|tp|bộ|ban|sở|ngành|quận|huyện|thị xã|xã|phường|"
    r"thị trấn|đặc khu|quốc gia|nước)"
)
_CORNER = re.compile(
    rf"(?:{_NUMBER.pattern}|(?:tên |các )?{_UNITS}(?:(?: ?[,/-] ?| )(?:và )?{_UNITS})*"
    r"|(?:tên )?(?:chỉ tiêu|tiêu chí|chỉ số|nội dung|nhiệm vụ|lĩnh vực|danh mục)(?:[ ,/-][^\n\d:]{1,40})?"
    r"|khối|nhóm|mức độ|loại|hạng mục|thời gian|thời điểm|năm|quý|tháng|kỳ)",
    re.I,
)
_OF_TIMES = re.compile(r"năm|quý|tháng|kỳ|thời gian|thời điểm", re.I)
# columns of no figures
_TEXTS = re.compile(r"đvt|đơn vị(?: tính)?|ghi chú|(?:kết quả )?đánh giá|so .+|(?:cơ quan|đơn vị) .+|nguồn.*", re.I)
_TOKEN = re.compile(r"(?:[≥≤<>~≈] ?|\+)?\d(?:[\d.,]*\d)?(?:/\d(?:[\d.]*\d)?)?%?|[-…]+|x")
_TIME = re.compile(r"(?:(?:0?[1-9]|1[0-2])/)?(?:19|20)\d\d")
_LED = ("tháng", "quý", "năm", "độ", "cấp", "hạng", "nhóm")  # "Tháng 5", "mức độ 4"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OF_LABEL = re.compile(rf"\d{{1,2}}|{_TIME.pattern}")
_ORDINAL = re.compile(r"(\d{1,3})[.)]?")
_IN_LABEL = re.compile(r"(?P<number>\d{1,3})[.)]? (?=[^\W\d_])")
_PART = re.compile(r"(?:[ivx]{1,4}|[a-h])[.)]?", re.I)
_COLUMN_NUMBER = re.compile(r"\(\d{1,2}\)(?:\s?=.*)?|\d{1,2}\s?=.*")
_NUMBERS = re.compile(r"(?:[ABC][ \t|]+)*\(?1\)?(?:[ \t|]+\(?\d\)?)+")  # "(1) (2) (3)", "A B 1 2"
_WORD = re.compile(r"[≥≤<>~≈] ?\d\S*|\S+")
_APART = re.compile(r"\s*[\t|]\s*|  +")
_UNIT_LINE = re.compile(r"\(?(?:đơn vị(?: tính)?|đvt)\s?:", re.I)
_TOLD = re.compile(r":\s*(?:\d|$)")  # "Số tổ: 92" is no head of a column, "Trong đó: trực tuyến" is
_OF_UNITS = re.compile(r"đvt|đơn vị(?: tính)?", re.I)
_LAST_UNIT = re.compile(
    r" (?:%|dịch vụ|hồ sơ|đơn vị|tài khoản|doanh nghiệp|thủ tục|(?:tỷ|triệu) đồng|[^\W\d_]+)$", re.I
)  # of a label
_MOBILE = re.compile(r"[2-6]G(?!\w)")
_ONE_TIME = (
    r"(?:(?:năm|th|kh|ước|sơ bộ|kế hoạch|thực hiện|mục tiêu|dự kiến|quý [iv]{1,3}|[369]t|[369] tháng)[ /]?)*"
    r"20[0-4]\d(?: ?\([^()\n\d]{1,14}\)| ?\*)?"
)
_LEADS_ON = frozenset(("lên", "trên", "của", "tại", "với", "theo", "trong", "và", "Cổng"))  # to a name
_WANTS_MORE = frozenset(("lệ", "Số", "Điểm", "điểm", "Hạng", "hạng", "trị", "Tỷ"))  # "Tỷ lệ DVCTT", "Hạng DTI"
_OF_INDEX = frozenset(("hạng", "điểm", "trị"))
_TIERS = ((), (0,), (1,), (2,), (0, 1), (0, 2), (1, 2), (0, 1, 2))
_WORDED = ("words", "head", "long")
_HEADING = (*_WORDED, "number", "numbers")
_LEAST = 2  # rows
_BETWEEN = 3  # lines between two rows: names of parts
_LONGEST_HEAD = 300
_DEEPEST = 40  # lines of a header


@dataclass(slots=True)
class _Line:
    """A line that is not empty; `empty` so many empty ones stand before it. `kind` is what it could be: a "value", the
    "figures" of a row, a "row", a "head" of several columns, a "number" of a column, those of all as "numbers",
    "words", a "long" line that could only head several columns, or "other"; `cells` are those of a line of several."""

    start: int
    end: int
    text: str
    empty: int
    kind: str
    cells: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    """A row: its label's and its figures' places, empty ones where a cell was left empty, on the lines `first` to
    before `last`; `number` is the place of what counts it."""

    first: int
    last: int
    label: Span
    figures: list[Span]
    number: Span | None = None


def rows_to_tabs(text: str) -> str:
    """The text with tabs between the cells of such tables."""
    if not _could_hold_rows(text):
        return text
    lines, gaps = _without_pages(_lines(text))
    at = 0
    while at < len(lines):
        stop = at
        while stop < len(lines) and lines[stop].kind != "other":
            stop += 1
        if stop - at > _LEAST:
            gaps += _tables(lines, at, stop)
        at = stop + 1
    return with_marks(text, gaps)


def _could_hold_rows(text: str) -> bool:
    """Do two lines at least end in a figure that is one of several, or alone on its line?"""
    found = 0
    for line in text.split("\n"):
        last = line.rstrip()[-1:]
        if last.isdigit() or (last and last in "%-…"):
            words = line[-60:].split()
            found += len(words) == 1 or (len(words) > 1 and bool(_TOKEN.fullmatch(words[-2])))
            if found == _LEAST:
                return True
    return False


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    at = empty = 0
    for line in text.split("\n"):
        said = line.strip()
        if said:
            start = at + line.index(said[0])
            lines.append(_line(said, start, empty))
            empty = 0
        else:
            empty += 1
        at += len(line) + 1
    return lines


def _without_pages(lines: list[_Line]) -> tuple[list[_Line], list[Gap]]:
    """The lines without those that end and begin pages in the middle of a table: "Trang 2/3", and the header again
    that stood above; and the gaps that blank them out."""
    kept: list[_Line] = []
    gaps: list[Gap] = []
    first: dict[str, int] = {}  # where a line stood first
    k = 0
    while k < len(lines):
        foot = bool(kept) and PAGE.fullmatch(lines[k].text) is not None
        stop = k + foot
        above = lines[stop - 1]
        if foot or above.kind in ("value", "figures", "row"):
            stop += _repeated(lines, stop, first)
        for at in range(k, max(stop, k + 1)):
            first.setdefault(lines[at].text, at)
        if stop > k and stop < len(lines):
            gaps.append((lines[k].start, lines[stop - 1].end, " "))
            lines[stop].empty = 0
            k = stop
        else:
            kept.append(lines[k])
            k += 1
    return kept, gaps


def _repeated(lines: list[_Line], at: int, first: dict[str, int]) -> int:
    """How many lines from one on are a header that stood above: its one line, or a line for each of its cells."""
    begin = first.get(lines[at].text, at) if at < len(lines) else at
    many = 0
    while at + many < len(lines) and begin + many < at and lines[begin + many].text == lines[at + many].text:
        if lines[at + many].kind not in _HEADING and not TIME.fullmatch(lines[at + many].text):
            break
        many += 1
    return many if many > _LEAST or (many and lines[at].kind in ("head", "long")) else 0


def _line(said: str, start: int, empty: int) -> _Line:
    line = _Line(start, start + len(said), said, empty, "other")
    if len(said) > _LONGEST_HEAD or (said[-1] in ".:;!?" and not _ORDINAL.fullmatch(said)):
        return line  # as most lines of prose
    if _NUMBERS.fullmatch(said):
        line.kind, cells = "numbers", _words(said)
    elif "\t" in said or "|" in said or "  " in said:
        line.kind, cells = _apart(said)
    elif _COLUMN_NUMBER.fullmatch(said):
        line.kind, cells = "number", []
    elif _is_value(said):
        line.kind, cells = "value", []
    else:
        line.kind, cells = _together(said)
    line.cells = [(start + a, start + b) for a, b in cells]
    return line


def _words(text: str) -> list[Span]:
    return [word.span() for word in _WORD.finditer(text)]


def _apart(said: str) -> tuple[str, list[Span]]:
    """(kind, cells) of a line whose cells tabs, bars or several blanks part."""
    cells = [*_parted(said)]
    texts = [said[a:b] for a, b in cells]
    if not all(texts):
        return "other", []
    if len(texts) > 1 and all(map(_is_value, texts)):
        return "figures", cells
    return ("other" if any(_is_value(text) and not TIME.fullmatch(text) for text in texts) else "head"), cells


def _together(said: str) -> tuple[str, list[Span]]:
    """(kind, cells) of a line whose cells are parted by single blanks, if it has several."""
    words = _words(said)
    k = len(words)
    while k and _TOKEN.fullmatch(said, *words[k - 1]):
        k -= 1
    if 0 < k < len(words) and _OF_LABEL.fullmatch(said, *words[k]) and said[slice(*words[k - 1])].lower() in _LED:
        k += 1
    figures = words[k:]
    if len(figures) > 2 and said[figures[0][0]] in "-…" and len({said[a:b] for a, b in figures[::2]}) == 1:
        return "long", []  # "Huế … 5 … 6": more than blanks parts them
    if len(figures) > 1 and k == 0:
        return "figures", figures
    if len(figures) > 1 and not all(_TIME.fullmatch(said, *word) for word in figures):
        label = (0, words[k - 1][1])
        if said[label[1] - 1] != ":" and _is_label(said[: label[1]]):
            return "row", [label, *figures]
    if _is_label(said) or _PART.fullmatch(said) or said == "%" or (said[0] == "(" and said[-1] == ")"):
        return "words", []
    return "long", []


def _parted(text: str) -> Iterator[Span]:
    """The cells that tabs, bars or several blanks part."""
    at = 0
    for found in _APART.finditer(text):
        yield at, found.start()
        at = found.end()
    yield at, len(text)


def _is_value(cell: str) -> bool:
    return NO_FIGURE.fullmatch(cell) is not None or (
        FIGURE.fullmatch(cell) is not None
        and not (_counts(cell) or _MOBILE.match(cell) or (cell[0].isalpha() and TIME.fullmatch(cell)))
    )


def _counts(text: str) -> bool:
    """ "1 Đồng Tháp": does a number count what is named, and is no figure?"""
    found = _IN_LABEL.match(text)
    return found is not None and text[found.end()].isupper()


def _is_label(text: str) -> bool:
    return len(text) <= LONGEST_CELL and any(map(str.isalpha, text)) and not _is_value(text)


# ------------------------------------------------------------------------------------------------------- rows


def _tables(lines: list[_Line], at: int, stop: int) -> Iterator[Gap]:
    """The gaps of the tables among the lines from one to before another."""
    _mark_numbers(lines, at, stop)
    heads = (line for line in lines[at:stop] if line.kind in _WORDED)
    of_times = any(_OF_TIMES.fullmatch(line.text.split(None, 1)[0]) for line in heads)
    rows = _rows(lines, at, stop, of_times)
    begin = at
    for run in _runs(lines, rows):
        for body in _even(lines, run):
            yield from _table(lines, begin, body)
            begin = body[-1].last


def _mark_numbers(lines: list[_Line], at: int, stop: int) -> None:
    """Tell the lines that number the columns, one a line, from figures: "A", "B", "1", "2" below the header."""
    first = next((k for k in range(at, stop) if lines[k].text in ("1", "(1)")), stop)
    behind = first
    while behind < stop and lines[behind].text.strip("()") == str(behind - first + 1):
        behind += 1
    below_heads = all(line.kind in _WORDED or TIME.fullmatch(line.text) for line in lines[at:first])
    if behind - first < 2 or not below_heads:
        return
    while first > at and lines[first - 1].text in ("A", "B", "C"):
        first -= 1
    for line in lines[first:behind]:
        line.kind = "number"


def _rows(lines: list[_Line], at: int, stop: int, of_times: bool) -> list[_Row]:
    """All rows of label and figures among some lines, still with the number of the next row behind the figures."""
    rows: list[_Row] = []
    pairs = [(a, b) for a, b in pairwise(range(at, stop)) if lines[a].kind == lines[b].kind == "value"]
    tight = 2 * sum(lines[b].empty > 0 for _, b in pairs) < len(pairs)
    k = at
    while k < stop:
        line = lines[k]
        k += 1
        if line.kind == "row" or (of_times and _is_of_time(line)):
            rows.append(_Row(k - 1, k, line.cells[0], line.cells[1:]))
        if line.kind != "words" and not (of_times and _TIME.fullmatch(line.text)):
            continue
        label = (line.start, line.end)
        cells = [] if k == stop or (of_times and _is_of_time(lines[k])) else _figures(lines[k], rows)
        if cells:
            rows.append(_Row(k - 1, k + 1, label, cells))
            k += 1
            continue
        first = k - 1
        figures: list[Span] = []
        while k < stop and lines[k].kind == "value" and not (of_times and _labels_row(lines, k, stop)):
            if tight:
                figures += [(lines[k - 1].end + n, lines[k - 1].end + n) for n in range(1, lines[k].empty + 1)]
            figures.append((lines[k].start, lines[k].end))
            k += 1
        if figures and not all(_TIME.fullmatch(one.text) for one in lines[first + 1 : k]):
            rows.append(_Row(first, k, label, figures))
    return rows


def _labels_row(lines: list[_Line], k: int, stop: int) -> bool:
    """Is a line a time with figures below, so that these are of it?"""
    below = lines[k + 1].text if k + 1 < stop and lines[k + 1].kind == "value" else ""
    return _TIME.fullmatch(lines[k].text) is not None and below != "" and _TIME.fullmatch(below) is None


def _is_of_time(line: _Line) -> bool:
    """Is a line the row of a time that is all figures ("1/2024 61,2 70")?"""
    figures = line.kind == "figures" and "  " not in line.text
    return figures and _TIME.fullmatch(line.text.split(None, 1)[0]) is not None


def _figures(line: _Line, rows: list[_Row]) -> list[Span]:
    """The figures of a line of several; "61,4 - 53,2" is one below rows that have three figures on such a line."""
    if line.kind == "figures":
        return line.cells
    cells = _words(line.text) if line.kind == "value" and " - " in line.text else []
    if not rows or rows[-1].last != rows[-1].first + 2 or len(rows[-1].figures) != len(cells):
        return []
    return [(line.start + a, line.start + b) for a, b in cells]


def _runs(lines: list[_Line], rows: list[_Row]) -> Iterator[list[_Row]]:
    """The rows that follow each other: names of parts may stand between, the header of another table does not."""
    run: list[_Row] = []
    for row in rows:
        if run and (row.first - run[-1].last > _BETWEEN or any(map(_begins, lines[run[-1].last : row.first]))):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _begins(line: _Line) -> bool:
    """Does a line begin another table?"""
    return (
        line.kind in ("head", "long", "number", "numbers")
        or _CORNER.fullmatch(line.text) is not None
        or CAPTION.match(line.text) is not None
        or _UNIT_LINE.match(line.text) is not None
    )


def _even(lines: list[_Line], run: list[_Row]) -> Iterator[list[_Row]]:
    """Of rows that follow each other those with as many figures as most have."""
    numbered = _numbered(lines, run)
    counted = sum(row.number is not None for row in numbered)
    chained = counted > 1 and numbered[0].number is not None and counted > len(numbered) - 3
    if chained or _most(numbered)[1] > _most(run)[1]:
        run = numbered
    width, _ = _most(run)
    body: list[_Row] = []
    for row in run:
        lacking = width - len(row.figures)
        if lacking < 0 and lines[row.first].kind == "row":  # "Xã A Lưới 4"
            row.label = (row.label[0], row.figures[-lacking - 1][1])
            row.figures = row.figures[-width:]
        left_empty = lines[row.last].empty if row.last < len(lines) and lines[row.last - 1].kind == "value" else 0
        if 0 < lacking <= left_empty:
            row.figures += [(at, at) for at in range(row.figures[-1][1] + 1, row.figures[-1][1] + 1 + lacking)]
        if len(row.figures) == width:
            body.append(row)
            continue
        if len(body) >= _LEAST:
            yield body
        body = []
    if len(body) >= _LEAST:
        yield body


def _most(rows: list[_Row]) -> tuple[int, int]:
    """How many figures most rows have, and how many rows that are."""
    counts = Counter(len(row.figures) for row in rows)
    # Of as many the wider ones: those with cells left empty look narrower, labels that end in figures wider.
    wider = 1 if rows and rows[0].last > rows[0].first + 1 else -1
    return max(counts.items(), key=lambda one: (one[1], wider * one[0]), default=(0, 0))


def _numbered(lines: list[_Line], run: list[_Row]) -> list[_Row]:
    """The rows without the number of the next that stands behind their figures, each with its own."""
    rows: list[_Row] = []
    number: Span | None = None
    last = 0
    before = lines[run[0].first - 1] if run[0].first else None
    if before is not None and before.kind == "value" and (found := _ORDINAL.fullmatch(before.text)):
        number, last = (before.start, before.end), int(found[1])
    for row in run:
        own, number = number, None
        figures, end = row.figures, row.last
        tail = lines[row.last - 1]
        found = _ORDINAL.fullmatch(tail.text) if tail.kind == "value" else None
        begins = not last or len(figures) == 1  # below the header, or the name of a part
        if row is run[-1] and rows and len(figures) == len(rows[-1].figures):
            found = None  # there is no next row
        if found and row.last - row.first > 1 and int(found[1]) in (last + 1, 1 if begins else last + 1):
            last = int(found[1])
            number = (tail.start, tail.end)
            figures, end = figures[:-1], end - 1
            while figures and figures[-1][0] == figures[-1][1]:
                figures = figures[:-1]
        if figures:
            rows.append(_Row(row.first, end, row.label, figures, own))
    return rows


# ----------------------------------------------------------------------------------------------------- tables


def _table(lines: list[_Line], begin: int, body: list[_Row]) -> Iterator[Gap]:
    """The gaps of one table: its header's, if it has one that fits, and its rows'."""
    width = len(body[0].figures)
    if _dashed(lines, body):
        return
    first = body[0]
    in_label = [_IN_LABEL.match(lines[row.first].text) for row in body]
    numbered = any(row.number is not None for row in body[:2]) or in_label[0] is not None
    apart = all(row.first - above.last > (row.number is not None) for above, row in pairwise(body))
    header = _header(lines, begin, first, width, numbered, apart)
    if header is None and (len(body) < _LEAST + 1 or width < 2):
        return
    if header:
        yield from header.gaps
    for row, found in zip(body, in_label, strict=True):
        number, label = row.number, row.label
        before = lines[row.first - 1 - (header is not None and header.unit)]
        if number is not None and before.start != number[0]:
            number = None  # it counts a part whose name stands between
        if number is None and found and not (header and header.times):
            number, label = (label[0], label[0] + found.end("number")), (label[0] + found.end(), label[1])
        labels = [label]
        if header and header.unit and row.last > row.first + 1:
            above = lines[row.first - 1]
            labels = [(above.start, above.end), label]
        elif header and header.unit:
            words = _LAST_UNIT.search(lines[row.first].text, 0, label[1] - lines[row.first].start)
            if words:
                at = lines[row.first].start + words.start()
                labels = [(label[0], at), (at + 1, label[1])]
        behind = []
        if header and header.remark and row.last < len(lines):
            behind = [(lines[row.last].start, lines[row.last].end)]
        yield from _between([*([number] if number else []), *labels, *row.figures, *behind])


def _dashed(lines: list[_Line], body: list[_Row]) -> bool:
    """ "Đà Nẵng - 1 - 1": do dashes part the figures? Then each row has them in the same places."""
    texts = [lines[row.first].text for row in body if lines[row.first].kind == "row"]
    if len(texts) < len(body):
        return False
    starts = [lines[row.first].start for row in body]
    columns = zip(*(row.figures for row in body), strict=True)
    return any(
        all(text.startswith("-", at - start) for text, (at, _), start in zip(texts, column, starts, strict=True))
        for column in columns
    )


def _between(cells: Sequence[Span]) -> Iterator[Gap]:
    """The gaps between cells, each with a tab; an empty cell takes one of the characters between its neighbours."""
    at: int | None = None
    tabs = 0
    for start, end in cells:
        tabs += 1
        if start == end:
            continue
        if at is not None:
            yield at, start, "\t" * tabs
        at, tabs = end, 0
    if at is not None and tabs:
        yield at, at + tabs, "\t" * tabs


@dataclass(slots=True)
class _Header:
    """The gaps of a header; has it a column of units behind its labels, or of remarks behind all; are its labels all
    but the times, however many there are (`times`); are there cells over several columns, as far as their number
    tells (`two_level`)?"""

    gaps: list[Gap]
    unit: bool = False
    remark: bool = False
    times: bool = False
    two_level: bool = False


_Cells = list[list[Span]]  # of a header: the places of each cell's words, one a line


def _header(lines: list[_Line], begin: int, first: _Row, width: int, numbered: bool, apart: bool) -> _Header | None:
    """The header above some rows; None where no lines above have a cell for each figure."""
    below = next(k for k in range(first.first, -1, -1) if lines[k].start <= (first.number or first.label)[0])
    top = max(begin, below - _DEEPEST)
    two_level: _Header | None = None
    for skip in range(_BETWEEN + 1):  # names of parts, and the label of the first row where a unit stands behind it
        end = below - skip
        if end <= top or (skip and (lines[end].kind != "words" or lines[end].text[0].islower())):
            break
        found = _levels(lines, top, end, width, numbered, apart, lines[first.first].kind == "row")
        if found is not None and (found.unit or not (found.two_level or two_level)):
            return found
        two_level = two_level or found
    if two_level is not None:
        return two_level
    return _by_count(lines, top, below, width)


def _levels(
    lines: list[_Line], top: int, end: int, width: int, numbered: bool, apart: bool, in_rows: bool
) -> _Header | None:
    """The header that ends before a line."""
    end, numbers = _without_numbers(lines, top, end)
    if end <= top:
        return None
    last = lines[end - 1]
    least = width + 1 + numbered
    start = end
    while start > top and _may_head(lines[start - 1]):
        start -= 1
    header = _one_a_line(lines, start, end, width, numbered, apart)
    if header:
        header.gaps += _between(numbers)
        return header
    if in_rows and (cells := _before_times(last, width)):
        return _Header([*_between(cells), *_between(numbers)], times=True)
    for many in (least, least + 1, *((least - 1,) if numbered else ())):
        cells = last.cells if last.kind == "head" and len(last.cells) == many else []
        if not cells and last.kind in ("words", "long", "row") and width > 1:
            cells = _split(last, many)
        if cells and not in_rows and not _CORNER.fullmatch(_said(lines, cells[:1], last)):
            continue
        found = _told(lines, [[cell] for cell in cells], least, last) if cells else None
        if found and not (in_rows and found.remark):
            found.gaps += _between(numbers)
            return found
    return None


def _told(lines: list[_Line], cells: _Cells, least: int, line: _Line | None = None) -> _Header | None:
    """A header of so many cells as rows have, beside those that are of words."""
    header = _Header([*_joined(cells)])
    if len(cells) > least:
        texts = [_said(lines, cell, line) for cell in cells]
        numbered = _NUMBER.fullmatch(texts[0]) is not None
        header.unit = _OF_UNITS.fullmatch(texts[1 + numbered]) is not None
        header.remark = len(cells) > least + header.unit and _TEXTS.fullmatch(texts[-1]) is not None
    return header if len(cells) == least + header.unit + header.remark else None


def _said(lines: list[_Line], cell: list[Span], line: _Line | None) -> str:
    if line is not None:
        return line.text[cell[0][0] - line.start : cell[0][1] - line.start]
    return lines[bisect_left(lines, cell[0][0], key=attrgetter("start"))].text


def _before_times(line: _Line, width: int) -> list[Span]:
    """The label and the times of a header whose last words are a time for each figure."""
    if line.kind not in ("words", "long", "row"):
        return []
    found = re.search(rf"(?: {_ONE_TIME}){{{width}}}$", line.text, re.I)
    if found is None or not found.start() or any(_TIME.fullmatch(word) for word in line.text[: found.start()].split()):
        return []
    times = [m.span() for m in re.finditer(_ONE_TIME, line.text[found.start() :], re.I)]
    base = line.start + found.start()
    return [(line.start, base), *((base + a, base + b) for a, b in times)]


def _may_head(line: _Line) -> bool:
    if line.kind == "value":
        return TIME.fullmatch(line.text) is not None
    other = _TOLD.search(line.text) or _UNIT_LINE.match(line.text) or _names_part(line)
    return line.kind == "words" and not other


def _names_part(line: _Line) -> bool:
    """ "II. Kinh tế số", "I" above the name of a part."""
    word = line.text.split(" ", 1)[0]
    return word.isupper() and _PART.fullmatch(word) is not None


def _one_a_line(lines: list[_Line], start: int, end: int, width: int, numbered: bool, apart: bool) -> _Header | None:
    """A header with one cell a line, or broken over lines, or of two levels."""
    corners = [k for k in range(start, end) if _CORNER.fullmatch(lines[k].text)]
    for at in corners:
        own = numbered and _NUMBER.fullmatch(lines[at].text) is not None
        many = width + 1 + own
        cells = [[(lines[k].start, lines[k].end)] for k in range(at, end)]
        shapes = (cells, _wrapped(lines, at, end), _wrapped(lines, at, end, capitals=True))
        for found in shapes:
            if len(found) == many or (apart and many < len(found) <= many + 2):
                header = _told(lines, found, many)
                if header:
                    return header
        for found in shapes[:2]:
            upper = len(found) - many
            if upper > 1 and width % upper == 0 and width > upper:
                gaps = [*_joined(found[: many - width + upper]), *_joined(found[-width:])]
                return _Header(gaps, two_level=True)
    return None


def _by_count(lines: list[_Line], top: int, end: int, width: int) -> _Header | None:
    """A header with one cell a line whose first is none that we know: one of times, or all lines there are."""
    end, numbers = _without_numbers(lines, top, end)
    own = end - width - 1
    if own < top or not all(map(_may_head, lines[own:end])):
        return None
    heads = lines[own + 1 : end]
    times = all(TIME.fullmatch(line.text) for line in heads)
    alone = own == top or not _may_head(lines[own - 1]) or _is_title(lines[own - 1])
    if times or (alone and width > 1 and not any(map(_is_title, lines[own:end]))):
        return _Header([*_joined([[(line.start, line.end)] for line in lines[own:end]]), *_between(numbers)])
    return None


def _is_title(line: _Line) -> bool:
    """Is a line above a table its title: with a year or in capitals?"""
    return CAPTION.match(line.text) is not None or line.text.isupper() or _YEAR.search(line.text) is not None


def _wrapped(lines: list[_Line], at: int, end: int, *, capitals: bool = False) -> _Cells:
    """The cells of a header whose labels are broken over lines: what begins with no capital goes on with the one
    above; a word in `capitals` may do so as well ("Tỷ lệ" over "TTHC cắt giảm")."""
    cells: _Cells = []
    for k in range(at, end):
        line = lines[k]
        word = line.text.split(" ", 1)[0]
        on = word[0].islower() or not (word[0].isupper() or TIME.fullmatch(line.text))
        if capitals and cells and word.isupper():
            above = lines[k - 1].text
            named = above.rsplit(" ", 1)[-1].lower() in _OF_INDEX  # "Xếp hạng" over "PAR INDEX"
            named = named or (" " in line.text and not _is_title(line) and above.count(" ") < 2)
            on = on or (len(cells[-1]) == 1 and named)
        if cells and on:
            cells[-1].append((line.start, line.end))
        else:
            cells.append([(line.start, line.end)])
    return cells


def _joined(cells: _Cells) -> Iterator[Gap]:
    for cell in cells:
        for a, b in pairwise(cell):
            yield a[1], b[0], " "
    for one, other in pairwise(cells):
        yield one[-1][1], other[0][0], "\t"


def _without_numbers(lines: list[_Line], top: int, end: int) -> tuple[int, list[Span]]:
    """The line behind the last of a header, without those that number its columns, and the places of these."""
    if lines[end - 1].kind == "numbers":
        return end - 1, lines[end - 1].cells
    at = end
    while at > top and lines[at - 1].kind == "number":
        at -= 1
    return at, [(line.start, line.end) for line in lines[at:end]]


def _split(line: _Line, many: int) -> list[Span]:
    """The cells of a header on one line that only blanks part, told by their capitals and years; nothing where there
    are not so many."""
    words = [m.span() for m in _WORD.finditer(line.text)]
    sure: list[int] = []
    tiers: tuple[list[int], ...] = [], [], []  # words in capitals: before a time, before small letters, any others
    for k, (a, b) in enumerate(words):
        word = line.text[a:b]
        before = line.text[words[k - 1][0] : words[k - 1][1]] if k else ""
        after = line.text[words[k + 1][0] : words[k + 1][1]] if k + 1 < len(words) else ""
        if k == 0 or (before.endswith(")") and word[0] != "("):
            sure.append(k)
        elif before in _LEADS_ON or before[-1] in ",/-":
            pass
        elif (word[0].isupper() and word[1:].islower()) or (
            _TIME.fullmatch(word.rstrip("*")) and (_TIME.fullmatch(before) or _TIME.fullmatch(after))
        ):
            sure.append(k)
        elif word[0].isupper() and word != "INDEX" and before not in _WANTS_MORE:
            timed = _TIME.fullmatch(after) or before[-1:].isdigit()
            tiers[0 if timed else 1 if after[:1].islower() else 2].append(k)
    for asked in _TIERS:
        starts = sorted(sure + [k for tier in asked for k in tiers[tier]])
        if len(starts) == many:
            ends = [*(words[k - 1][1] for k in starts[1:]), words[-1][1]]
            return [(line.start + words[k][0], line.start + b) for k, b in zip(starts, ends, strict=True)]
    return []
