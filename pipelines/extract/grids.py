"""Tables that lost their grid on the way, put back into rows of cells parted by tabs, each text as long as before:

- kept with runs of blanks, also with names of parts between the rows and with cells left empty;
- kept with runs of dots between the cells, under a header that has as many;
- pasted one cell a line (from a page of a portal): such a table begins with a line that heads a first column ("TT",
  "Địa phương", "Chỉ tiêu"), goes on with one line for each other column, and then come rows of as many lines;
- copied with single blanks (out of a PDF): a line that ends in several times ("Chỉ tiêu 2022 2023 2024"), or in which
  each head begins with a capital ("Năm Số hồ sơ Tỷ lệ"), above lines that end in as many figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipelines.extract.separators import FIGURE, LONGEST_CELL, NO_FIGURE, TIME, heights

_Span = tuple[int, int]

_NUMBER = re.compile(r"(?:stt|tt|số tt|số thứ tự|#|(?:thứ |xếp )?hạng|thứ tự|vị trí)\.?", re.I)
_UNITS = (
    r"(?:đơn vị|cơ quan(?: ngang bộ| thuộc chính phủ)?|"
    r"địa phương|địa bàn|tỉnh|thành phố|tp|bộ|ban|sở|ngành|quận|huyện|thị xã|xã|phường|"
    r"thị trấn|đặc khu|quốc gia|nước)"
)
_CORNER = re.compile(
    rf"(?:{_NUMBER.pattern}|(?:tên |các )?{_UNITS}(?:(?: ?[,/-] ?| )(?:và )?{_UNITS})*"
    r"|(?:chỉ tiêu|tiêu chí|chỉ số|nội dung|nhiệm vụ|lĩnh vực|danh mục)(?:[ ,/-][^\n\d:]{1,40})?"
    r"|khối|nhóm|mức độ|loại|hạng mục|thời gian|thời điểm|năm|quý|tháng|kỳ)",
    re.I,
)
_BARE_LINE = re.compile(r"\n[ \t]*\d[\d.,]*[ \t]*(?:%|\([^()\n]{1,14}\))?[ \t]*(?=\n|$)")
_ANY_CORNER = re.compile(r"(?:^|\n)[ \t]*" + _CORNER.pattern + r"[ \t]*\n", re.I)
_OF_TIMES = re.compile(r"năm|quý|tháng|kỳ|thời gian|thời điểm", re.I)
_TEXTS = re.compile(
    r"đvt|đơn vị(?: tính)?|ghi chú|(?:kết quả )?đánh giá|so .+|(?:cơ quan|đơn vị) .+|nguồn.*", re.I
)  # columns of no figures
_TOLD = re.compile(r":\s*(?:\d|$)")  # "Số tổ: 92" is no head of a column, "Trong đó: trực tuyến" is
_PART = re.compile(r"[ivx]{1,4}[.)]?|[a-h][.)]?", re.I)
_TIME = (
    r"(?:(?:năm|th|kh|ước|sơ bộ|kế hoạch|thực hiện|mục tiêu|dự kiến|quý [iv]{1,3}|[369]t|[369] tháng)[ /]?)*"
    r"20[0-4]\d(?: ?\([^()\n\d]{1,14}\)| ?\*)?"
)
_YEARS = re.compile(r"20[0-4]\d[^\n\d]{1,34}20[0-4]\d(?![^\n]{17})")
_TIMED = re.compile(rf"[ \t]*(?=[^\W\d])[^\n\d]{{2,60}}?(?P<times>(?: {_TIME}){{2,9}})(?=[ \t]*\n)", re.I)
_ONE_TIME = re.compile(f" {_TIME}", re.I)
_PLAIN = r"(?:[≥≤<>~] ?)?\d[\d.,]*%?"
_ONE_FIGURE = re.compile(f" (?:{_PLAIN}|-)")
_BLANKS = re.compile(r"(?<=\S) {2,}(?=\S)")
_CELL = re.compile(r"\S+(?: \S+)*")
_BETWEEN = 2  # lines of other width between two rows of a table kept with blanks
_WIDEST = 12


def blanks_to_tabs(text: str) -> str:
    """The text, as long as before, with a tab where runs of blanks part the cells of a table.

    Between the rows may stand lines of other width: names of its parts, empty lines, and rows that leave cells empty,
    which are told by what they stand under."""
    lines = text.split("\n")
    cells = [_BLANKS.split(line.strip()) for line in lines]
    wide: dict[int, list[int]] = {}
    for k, said in enumerate(cells):
        if len(said) > 1:
            wide.setdefault(len(said), []).append(k)
    for count in sorted(wide, reverse=True):
        for full in _groups(cells, [k for k in wide[count] if cells[k]]):
            columns = _columns([lines[k] for k in full])
            below = next((k for k in range(full[-1] + 1, len(lines)) if not 1 < len(cells[k]) < count), len(lines))
            around = range(max(0, full[0] - _BETWEEN), below) if columns else ()
            short: dict[int, str] = {}
            for k in around:
                if (k != full[0] + 1) < len(cells[k]) < count:
                    is_upper = k < full[0] and _is_upper(cells[k], cells[k + 1])
                    short[k] = (_spread if is_upper else _placed)(lines[k], columns)
            rows = sorted(full + [k for k, row in short.items() if row and k >= full[0] - 1])
            found = list(heights(short[k].split("\t") if k in short else cells[k] for k in reversed(rows)))
            if not found:
                continue
            for k, row in short.items():
                lines[k] = row or lines[k]
            top = len(rows) - found[-1]
            while 0 < top < len(rows) and rows[top - 1] == rows[top] - 1 and _are_labels(cells[rows[top - 1]]):
                top -= 1  # the upper lines of the header
            for k in rows[top:]:
                lines[k] = _BLANKS.sub(lambda run: "\t" + run.group()[1:], lines[k])
                cells[k] = []
    return "\n".join(lines)


def _are_labels(row: list[str]) -> bool:
    return not any(FIGURE.fullmatch(cell) and not TIME.fullmatch(cell) for cell in row)


def _is_upper(row: list[str], below: list[str]) -> bool:
    """Is a line the upper one of a header, with labels over several columns, and not the beginning of the labels below
    ("Tỷ lệ hài" over "lòng (%)")?"""
    labels = _are_labels(row) and _are_labels(below)
    return labels and len(row) < len(below) and not any(cell[0].islower() for cell in below)


def _groups(cells: list[list[str]], equal: list[int]) -> Iterator[list[int]]:
    """Of the lines with equally many cells those that could be one table: few short ones alone stand between them."""
    rows: list[int] = []
    for k in equal:
        between = cells[rows[-1] + 1 : k] if rows and k - rows[-1] <= 1 + _BETWEEN else None
        if rows and (between is None or not all(map(_is_short, between))):
            yield rows
            rows = []
        rows.append(k)
    if rows:
        yield rows


def _is_short(row: list[str]) -> bool:
    return bool(row) and sum(map(len, row)) <= LONGEST_CELL and not row[-1].endswith((".", ":"))


def _columns(rows: list[str]) -> list[_Span]:
    """From where to where the columns of aligned rows reach; nothing where they are not aligned."""
    spans = [[cell.span() for cell in _CELL.finditer(row)] for row in rows]
    if len(set(map(len, spans))) != 1:
        return []  # odd blanks: not as many cells as were counted
    columns = [(min(a for a, _ in column), max(b for _, b in column)) for column in zip(*spans, strict=True)]
    return columns if len(rows) > 1 and all(a[1] < b[0] for a, b in pairwise(columns)) else []


def _placed(row: str, columns: list[_Span]) -> str:
    """A row that leaves cells empty, tabbed; "" where a cell stands under none or under several."""
    cells = [cell.span() for cell in _CELL.finditer(row)]
    mine = [_reached(cell, columns) for cell in cells]
    return _tabbed(row, cells, [m[0] for m in mine]) if all(len(m) == 1 for m in mine) else ""


def _spread(row: str, columns: list[_Span]) -> str:
    """The upper line of a header whose cells reach over several columns, tabbed so that each begins above the first of
    them; "" where that cannot be told. Cells over as many columns each may stand above the middle of theirs."""
    cells = [cell.span() for cell in _CELL.finditer(row)]
    mine = [_reached(cell, columns) for cell in cells]
    if not all(mine) or any(a[0] >= b[0] for a, b in pairwise(mine)) or ":" in row:
        return ""
    first = [m[0] for m in mine]
    corner = int(first[0] == 0)
    if (corner and len(mine[0]) > 1) or len(mine) == corner:
        return ""
    each, odd = divmod(len(columns) - 1, len(mine) - corner)
    blocks = [1 + each * k for k in range(len(mine) - corner)]
    if not odd and all(k <= m[0] < k + each for k, m in zip(blocks, mine[corner:], strict=True)):
        first[corner:] = blocks
    return _tabbed(row, cells, first)


def _reached(cell: _Span, columns: list[_Span]) -> list[int]:
    """The columns that a cell stands above or below."""
    return [k for k, (a, b) in enumerate(columns) if cell[0] < b and a < cell[1]]


def _tabbed(row: str, cells: list[_Span], at: list[int]) -> str:
    """A row with as many tabs before each of its cells as there are columns on the way; "" where it has no room."""
    before = done = 0
    parts: list[str] = []
    for (start, end), column in zip(cells, at, strict=True):
        tabs = column - before
        if tabs < (1 if done else 0) or tabs > start - done:
            return ""
        parts += [row[done : start - tabs], "\t" * tabs, row[start:end]]
        before, done = column, end
    return "".join(parts) + row[done:] if parts else ""


_LEADER = re.compile(r" ?(?:\.{3,}|…{2,}|_{3,}) ?")
_LEADERS = ("...", "……", "___")


def without_leaders(text: str) -> str:
    """The text with a tab for each run of dots in the rows of a table that these part ("Huế ..... 78,4 ..... 91,2") and
    in the line of labels above them; with a colon where one leads from a label to what is told of it."""
    if not any(map(text.__contains__, _LEADERS)):
        return text
    gaps: list[_Span] = []
    colons: list[_Span] = []
    labels: list[_Span] = []  # the runs of the header that the line stands below
    start = 0
    for line in text.split("\n"):
        runs = [(start + run.start(), start + run.end()) for run in _LEADER.finditer(line)]
        start += len(line) + 1
        cells = _LEADER.split(line.rstrip())[1:]
        if len(runs) == 1 and cells[0][:1].isdigit():
            colons.append(runs[0])
        if len(runs) < 2 or not all(cells):
            labels = []
        elif any(TIME.fullmatch(cell) or not _is_value(cell) for cell in cells):
            labels = runs
        elif len(runs) == len(labels):
            gaps += [*(() if gaps and gaps[-1][0] >= labels[0][0] else labels), *runs]
        elif not labels:
            gaps += runs  # lines above may say what the columns are
    return _with_tabs(_with(":", text, colons), gaps)


def cells_to_tabs(text: str) -> str:
    """The text with each row of a table that has one cell a line put into one line."""
    if not (_BARE_LINE.search(text) and _ANY_CORNER.search(text)):
        return text
    lines = [(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*(?<=\S)", text)]
    texts = [text[a:b] for a, b in lines]
    gaps: list[_Span] = []
    at = 0
    while at < len(texts):
        rows = _rows(texts, at) if _CORNER.fullmatch(texts[at]) else []
        for start, stop in rows:
            gaps += [(lines[k][1], lines[k + 1][0]) for k in range(start, stop - 1)]
        at = rows[-1][1] if rows else at + 1
    return _with_tabs(text, gaps)


def times_to_tabs(text: str) -> str:
    """The text with the last cells of rows under a header of times parted, where only a blank does; a short line may
    stand between rows."""
    gaps: list[_Span] = []
    at = 0
    while years := _YEARS.search(text, at):
        at = years.end()
        header = _TIMED.match(text, text.rfind("\n", 0, years.start()) + 1)
        if header is None:
            continue
        times = [m.start() for m in _ONE_TIME.finditer(text, *header.span("times"))]
        label = rf"(?=[^\n]*[^\W\d_])[^\n]{{2,{LONGEST_CELL}}}?"
        blanks, behind = _rows_of_figures(text, header.end(), label, f"(?:{_PLAIN}|-)", len(times), between=1)
        if blanks:
            gaps += [(blank, blank + 1) for blank in times + blanks]
            at = behind
    return _with_tabs(text, gaps)


_BARE_ROW = re.compile(rf"\n(?=[^\n\t|]{{3,150}}+\n[^\n\t|:;]{{1,{LONGEST_CELL}}} {_PLAIN} {_PLAIN}[ ]*(?:\n|$))")
_HEAD = re.compile(r" (?=(?P<capital>[^\W\d_])|(?:19|20)\d\d(?!\d))")


def heads_to_tabs(text: str) -> str:
    """The text with the cells of a table parted that only blanks part, where its header has a capital for each column
    and the rows below end in as many figures."""
    gaps: list[_Span] = []
    behind = 0  # the last table: what is a row of one heads no other
    for found in _BARE_ROW.finditer("\n" + text):
        start, end = found.start(), text.find("\n", found.start())
        if start < behind:
            continue
        begun = (one for one in _HEAD.finditer(text, start, end) if not one["capital"] or one["capital"].isupper())
        heads = [one.start() for one in begun]
        if len(heads) < 2 or text[end - 1] in ".:;,":
            continue
        numbered = bool(_NUMBER.fullmatch(text, start, heads[0]))
        label = (r"\d{1,3}[.)]?(?P<numbered> )" if numbered else "") + rf"[^\n\t|:;]{{1,{LONGEST_CELL}}}?"
        # no dash for a figure: it may part the cells
        blanks, below = _rows_of_figures(text, end, label, _PLAIN, len(heads) - numbered, between=0)
        if blanks:
            gaps += [(blank, blank + 1) for blank in heads + blanks]
            behind = below
    return _with_tabs(text, gaps)


def _rows_of_figures(text: str, at: int, label: str, figure: str, count: int, *, between: int) -> tuple[list[int], int]:
    """The blanks to part at in the lines below a position that end in so many figures, and where the last ends; nothing
    for a single one. So many other lines may stand between two of them."""
    row = re.compile(rf"{label}(?P<figures>(?: {figure}){{{count}}})[ \t]*(?=\n|$)")
    blanks: list[int] = []
    rows = others = behind = 0
    while others <= between and (at := text.find("\n", at) + 1):
        match = row.match(text, at)
        if match is None:
            others += 1
            continue
        blanks += [match.start("numbered")] if "numbered" in row.groupindex else []
        blanks += [one.start() for one in _ONE_FIGURE.finditer(text, *match.span("figures"))]
        rows, others, behind = rows + 1, 0, match.end()
    return (blanks, behind) if rows > 1 else ([], 0)


def _with_tabs(text: str, gaps: list[_Span]) -> str:
    return _with("\t", text, gaps)


def _with(mark: str, text: str, gaps: list[_Span]) -> str:
    """A text of the same length that has a mark in place of each gap."""
    parts: list[str] = []
    at = 0
    for start, end in gaps:
        parts += [text[at:start], mark.ljust(end - start)]
        at = end
    return "".join(parts) + text[at:]


def _rows(texts: list[str], at: int) -> list[_Span]:
    """The rows of the table that begins at a line, its header first, each as (first line, behind the last); empty where
    none begins there."""
    widest = min(at + _WIDEST + 3, len(texts))
    first = next((k for k in range(at + 2, widest) if FIGURE.fullmatch(texts[k]) and not TIME.fullmatch(texts[k])), at)
    best: list[_Span] = []
    for width in range(max(2, first - at - 3), first - at + 1):  # before it a label, a unit, the name of a part
        header = texts[at : at + width]
        if not all(not _TOLD.search(cell) and (_is_label(cell) or TIME.fullmatch(cell)) for cell in header[1:]):
            break
        rows = _body(texts, at + width, header)
        if len(rows) >= (2 if width > 2 else 3) and (not best or rows[-1][1] > best[-1][1]):
            best = [(at, at + width), *rows]
    return best


def _body(texts: list[str], at: int, header: list[str]) -> list[_Span]:
    """The rows below a header, until a line is none of one; names of the table's parts may stand between, and a row of
    sums has no number."""
    numbered = bool(_NUMBER.fullmatch(header[0]))
    timed = bool(_OF_TIMES.fullmatch(header[0]))
    rows: list[_Span] = []

    def is_row(cells: list[str], header: list[str]) -> bool:
        named = cells and (_is_label(cells[0]) or (timed and FIGURE.fullmatch(cells[0])))
        return bool(
            named
            and len(cells) == len(header)
            and any(FIGURE.fullmatch(cell) for cell in cells[1:])
            and all(map(_fits, cells[1:], header[1:]))
        )

    while at + len(header) <= len(texts) + numbered:
        row = texts[at : at + len(header)]
        own = is_row(row[1:], header[1:]) and row[0].strip(".)").isdigit() if numbered else is_row(row, header)
        if own:
            size = len(header)
        elif numbered and rows and is_row(row[: len(header) - 1], header[1:]):
            size = len(header) - 1
        elif numbered and _PART.fullmatch(row[0]) and len(row) > 1 and _is_label(row[1]):
            at += 2
            continue
        elif not numbered and rows and _is_label(row[0]) and _is_label(row[1]):
            at += 1
            continue
        else:
            break
        rows.append((at, at + size))
        at += size
    return rows


def _is_label(text: str) -> bool:
    return (
        len(text) <= LONGEST_CELL
        and any(map(str.isalpha, text))
        and not FIGURE.fullmatch(text)
        and not text.endswith((".", ":", ";", "!", "?"))
    )


def _fits(cell: str, header: str) -> bool:
    """May a cell stand in a column: figures and dashes, words where the header asks for them?"""
    return _is_value(cell) or _TEXTS.fullmatch(header) is not None


def _is_value(cell: str) -> bool:
    return (FIGURE.fullmatch(cell) or NO_FIGURE.fullmatch(cell)) is not None
