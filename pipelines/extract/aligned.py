"""Tables whose columns are told by where they stand: kept with blanks or drawn with lines, their cells under one
another. A cell may go on over several lines, in the header ("Thực hiện" over "2023") and in a row's label, a header
cell may reach over several columns, and pages may end between the rows. Each row becomes one line of whole cells parted
by tabs, the header one line a level; what rules, ends and begins pages between them is left out. Characters change
their places here: every one keeps where it stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise

from pipelines.extract.cell_shapes import CAPTION, FIGURE, NO_FIGURE, PAGE, TIME
from pipelines.extract.separators import LONGEST_CELL, Span

_BARS = "│┃║|"
_APART_TWICE = re.compile(rf"(?: {{2}}|[{_BARS}] *)[≥≤<>~]? ?\d")
_RULED = re.compile(r"(?=[-=_─━═~+|:│┃║┄┈┌-╬╭-╰ ]*[-=_─━═~]{3})[-=_─━═~+|:│┃║┄┈┌-╬╭-╰ ]+")
_APART = re.compile(r"\S+(?: \S+)*")
_BAR = re.compile(f"[{_BARS}]")
_BARRED = re.compile(rf"[^{_BARS}]+")
_PAGE_NUMBER = re.compile(r"\d{1,3}(?: ?/ ?\d{1,3})?")
_NOT_HEAD = re.compile(r"\(?(?:đơn vị(?: tính)?|đvt)\s?:|\(?kèm theo|nguồn\s?:", re.I)
_ROW_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})*[.)]?|[IVX]{1,5}[.)]?|[A-Ha-hđ][.)]?|[-+*]")
_PART_NUMBER = re.compile(r"[IVX]{1,5}[.)]?|[A-HĐ][.)]?")
_OF_ROWS = re.compile(r"(?:stt|tt|số tt|#)\.?", re.I)
_SPAN_OF_TIME = re.compile(r"\d{1,2} ?(?:T|tháng)(?:[ /].*)?|(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d|20\d\d ?\*+", re.I)
_BARE = re.compile(r"(?!\d+G)[≥≤<>~≈+=\s]*\d[\d.,/]*\s?%?(?:\s?\([^()]*\))?")  # no "15 tuổi", "4G (%)" of a header
_WANTS_MORE = frozenset(("lệ", "số", "trọng", "độ", "hồ", "người", "dịch", "của"))  # in the line below
_LEAST = 2  # rows
_LEAST_IN_ALL = 5  # rows and columns
_LONGEST_TOP = 48  # characters of a cell that heads all columns
_HIGHEST = 12  # lines of a header, with its rules
_TAIL = 3  # lines behind the last row that its label may go on over
_ASIDE = 2.5  # places by which cells miss the middle of their columns and stand there
_MOST_WAYS = 200
_MOST_COLUMNS = 40
_BETWEEN = 14  # lines between two rows: the end of a page and the header again

Origins = list[int]


@dataclass(slots=True)
class _Cell:
    """What stands in one place of a line, from `start` to `end`; `left` to `right` is how far its place reaches."""

    start: int
    end: int
    left: int
    right: int
    text: str

    @property
    def is_figure(self) -> bool:
        return NO_FIGURE.fullmatch(self.text) is not None or (
            FIGURE.fullmatch(self.text) is not None
            and TIME.fullmatch(self.text) is None
            and _SPAN_OF_TIME.fullmatch(self.text) is None
        )


_Placed = list[tuple[_Cell, list[int]]]  # the cells of a header's line, each with the columns that it reaches over


@dataclass(slots=True)
class _Line:
    """A line: where it starts in the text, what it says, its cells, and where the bars stand that part them. `kind` is
    a "row" with figures, "words", a "rule" or "blank"."""

    start: int
    text: str
    kind: str = "words"
    cells: list[_Cell] = field(default_factory=list)
    bars: tuple[int, ...] = ()

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(slots=True)
class _Table:
    """A table's rows, from its first line to before the line behind it; none where these lines are no such table."""

    first: int
    behind: int
    rows: list[_Row]


@dataclass(slots=True)
class _Row:
    """A row of whole cells: the pieces of each column, top to bottom, and the end of its last line, in the text."""

    pieces: dict[int, list[Span]] = field(default_factory=dict)
    last: int = 0


def rows_put_together(text: str) -> tuple[str, Origins | None]:
    """The text with the rows of such tables on one line each, and where each of its characters stood; None where none
    changed its place."""
    if "  " not in text and not _has_bars_under_one_another(text):
        return text, None
    if len([*islice(_APART_TWICE.finditer(text), _LEAST)]) < _LEAST:
        return text, None
    lines = _lines(text)
    parts: list[str] = []
    origins: Origins = []
    done = at = above = 0
    while at < len(lines):
        if lines[at].kind != "row":
            at += 1
            continue
        table = _table(lines, at, above)
        at = table.behind
        if table.rows:
            begin = lines[table.first].start
            parts.append(text[done:begin])
            origins.extend(range(done, begin))
            for row in table.rows:
                _write(text, row, parts, origins)
            parts.pop()
            origins.pop()  # the break behind the last row stands in the text
            done, above = lines[at - 1].end, at
    if not done:
        return text, None
    parts.append(text[done:])
    origins.extend(range(done, len(text)))
    return "".join(parts), origins


def _has_bars_under_one_another(text: str) -> bool:
    """Are the first and the last bar of two lines at least in the same places?"""
    found: set[Span] = set()
    for bar in _BARS:
        for line in text.split("\n") if bar in text else ():
            places = line.find(bar), line.rfind(bar)
            if places[0] >= 0:
                if places in found:
                    return True
                found.add(places)
    return False


def _write(text: str, row: _Row, parts: list[str], origins: Origins) -> None:
    """Add one row as a line: its cells with tabs between them, each piece from where it stood."""
    columns = sorted(row.pieces)
    at = row.pieces[columns[0]][0][0] if columns else row.last
    before = 0
    for column in columns:
        parts.append("\t" * (column - before))
        origins.extend([at] * (column - before))
        before = column
        for k, (start, end) in enumerate(row.pieces[column]):
            if k:
                parts.append(" ")
                origins.append(at)
            parts.append(text[start:end])
            origins.extend(range(start, end))
            at = end
    parts.append("\n")
    origins.append(row.last)


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    at = 0
    for said in text.split("\n"):
        lines.append(_line(said, at))
        at += len(said) + 1
    return lines


def _line(said: str, at: int) -> _Line:
    line = _Line(at, said)
    if not said or said.isspace():
        line.kind = "blank"
    elif _RULED.fullmatch(said):
        line.kind = "rule"
    elif any(map(said.__contains__, _BARS)):
        line.bars = tuple([bar.start() for bar in _BAR.finditer(said)])
        for found in _BARRED.finditer(said):
            inner = found.group()
            left, stripped = found.start(), inner.strip()
            if not stripped and (not said[:left].strip() or not said[found.end() :].strip()):
                continue  # outside of the frame
            start = left + len(inner) - len(inner.lstrip()) if stripped else left
            line.cells.append(_Cell(start, start + len(stripped), left, found.end(), stripped))
    elif "\t" not in said:
        line.cells = [_Cell(a, b, a, b, said[a:b]) for a, b in (found.span() for found in _APART.finditer(said))]
    filled = [cell for cell in line.cells if cell.text]
    figures = [cell.text for cell in filled[1 : _MOST_COLUMNS + 1] if cell.is_figure]
    told = any(map(_BARE.fullmatch, figures)) or 1 < len(figures) >= len(filled) - 2
    if told and len(filled) <= _MOST_COLUMNS and not _are_numbers(filled):
        line.kind = "row"
    return line


def _are_numbers(cells: Sequence[_Cell]) -> bool:
    """A line that numbers the columns: "(1) (2) (3)", "A B 1 2"."""
    texts = [cell.text.strip("()") for cell in cells]
    digits = [text for text in texts if text.isdecimal()]
    letters = len(texts) - len(digits)
    if texts[:letters] != ["A", "B", "C"][:letters] or len(digits) < 2:
        return False
    return any(digits == [*map(str, range(k, k + len(digits)))] for k in (1, letters + 1))


# ----------------------------------------------------------------------------------------------------- columns


def _table(lines: list[_Line], at: int, above: int) -> _Table:
    """The table whose first row of figures is a line; it begins behind the one `above`."""
    columns: list[Span] = []
    body: list[int] = []
    stop = at
    while stop < len(lines) and (not body or stop - body[-1] <= _BETWEEN):
        line = lines[stop]
        if line.kind == "row":
            wider = _with(columns, line.cells) if line.bars == lines[at].bars else None
            if wider is None and not line.bars:
                line.cells = [*_one_blank_apart(line.cells, columns)]
                wider = _with(columns, line.cells)
            if wider is None:
                break
            columns = wider
            body.append(stop)
        elif CAPTION.match(line.text.lstrip()) or (len(line.text) > 60 and line.text.rstrip().endswith((".", ":"))):
            break
        stop += 1
    if stop == body[-1] + 1 < len(lines) and lines[stop].kind == "row":
        while stop < len(lines) and lines[stop].kind == "row":
            stop += 1
        return _Table(at, stop, [])  # its cells do not stand under one another
    none = _Table(at, body[-1] + 1, [])
    if len(body) < _LEAST or len(columns) < 2 or len(body) + len(columns) < _LEAST_IN_ALL:
        return none
    label = _label_column(lines, body, columns)
    filled = sum(bool(cell.text) for k in body for cell in lines[k].cells)
    if label is None or filled < 0.6 * len(columns) * len(body):
        return none
    top = at
    while top > above and at - top < _HIGHEST and _may_head(lines[top - 1], columns, label, lines[at].bars):
        top -= 1
    header = _header(lines, top, at, columns, label)
    if header is None:
        return none
    first, begin, heads = header
    repeated = {lines[k].text.strip() for k in range(first, begin)}
    rows = _body(lines, begin, body[-1], columns, label, repeated)
    if not rows:
        return none
    return _Table(first, rows[-1][0], heads + [row for _, row in rows])


def _with(columns: list[Span], cells: Sequence[_Cell]) -> list[Span] | None:
    """The columns with those of one more row; None where they do not go together: a cell reaches over two columns, or
    two cells into one, and the row does not fill them all."""
    filled = [cell for cell in cells if cell.text or not columns]
    if len(filled) == len(columns) and all(k in _at(columns, cell) for k, cell in enumerate(filled)):
        wider = list(columns)
        for k, cell in enumerate(filled):
            wider[k] = _widened(wider, k, cell)
        return wider
    found = list(columns)
    taken: set[int] = set()
    for cell in filled:
        reached = _at(columns, cell)
        if len(reached) > 1 or not taken.isdisjoint(reached):
            return None
        if reached:
            taken.add(reached[0])
            a, b = columns[reached[0]]
            found[reached[0]] = (min(a, cell.left), max(b, cell.right))
        else:
            found.append((cell.left, cell.right))
    found.sort()
    return found if all(a[1] <= b[0] for a, b in pairwise(found)) else None


def _one_blank_apart(cells: Sequence[_Cell], columns: list[Span]) -> Iterator[_Cell]:
    """The cells of a row, with a long label parted from the figure that only one blank stands before."""
    for cell in cells:
        reached = _at(columns, cell)
        at = cell.start + cell.text.rfind(" ")
        if len(reached) == 2 and cell.start < at < columns[reached[1]][1]:
            label = replace(cell, end=at, right=at, text=cell.text[: at - cell.start])
            figure = replace(cell, start=at + 1, left=at + 1, text=cell.text[at + 1 - cell.start :])
            if figure.is_figure and not label.is_figure:
                yield from (label, figure)
                continue
        yield cell


def _at(columns: list[Span], cell: _Cell) -> list[int]:
    """The columns that a cell stands in."""
    return [k for k, (a, b) in enumerate(columns) if cell.left < b and a < cell.right]


def _label_column(lines: list[_Line], body: list[int], columns: list[Span]) -> int | None:
    """The first column most of whose cells are words; None where the first two are none."""
    for column in (0, 1):
        texts = [cell.text for k in body for cell in lines[k].cells if cell.text and column in _at(columns, cell)]
        words = sum(any(map(str.isalpha, text)) and not _ROW_NUMBER.fullmatch(text) for text in texts)
        if texts and 2 * words > len(texts):
            return column
    return None


# ------------------------------------------------------------------------------------------------------ header


def _may_head(line: _Line, columns: list[Span], label: int, bars: tuple[int, ...]) -> bool:
    """Could a line be one of a table's header: no row of another, no title above?"""
    if line.kind in ("rule", "blank"):
        return True
    said = line.text.strip()
    if line.kind == "row" or not line.cells or not {*bars}.issuperset(line.bars):
        return False
    if bool(line.bars) != bool(bars):
        return _is_part(said)
    if CAPTION.match(said) or _NOT_HEAD.match(said) or any(len(cell.text) > LONGEST_CELL for cell in line.cells):
        return False
    reached = (_at(columns, cell) for cell in line.cells if cell.text)
    return bool(bars) or _is_part(said) or not any(len(at) > 1 and at[0] <= label < at[-1] for at in reached)


def _header(
    lines: list[_Line], top: int, at: int, columns: list[Span], label: int
) -> tuple[int, int, list[_Row]] | None:
    """The header between two lines: (its first line, the line behind it, its levels); None where some column of
    figures has no label. What stands between it and the first row may be the name of a part or a label's first line."""
    begin = at
    ruled = next((k for k in range(at - 1, top - 1, -1) if lines[k].kind == "rule"), None)
    if ruled is not None and any(lines[k].kind == "words" for k in range(top, ruled)):
        begin = ruled + 1
    for k in range(begin - 1, top - 1, -1):
        if lines[k].kind == "words" and not _is_of_rows(lines[k], columns, label, lines[at]):
            break
        if lines[k].kind == "words":
            begin = k
    used: list[int] = []
    first = begin
    for k in range(begin - 1, top - 1, -1):
        if lines[k].kind == "blank" and used and not lines[at].bars:
            break
        if lines[k].kind == "words":
            used.insert(0, k)
            first = k
        elif lines[k].kind == "rule" and used and _levels(lines, used, columns, label):
            first = k
            if not (k and lines[k - 1].bars and lines[k - 1].kind == "words"):
                break
    while len(used) > 1 and _is_title(lines, used, columns, label):
        first = used.pop(0) + 1
    while used:
        levels = _levels(lines, used, columns, label)
        if levels is not None:
            return first, begin, levels
        first = used.pop(0) + 1
    return None


def _is_title(lines: list[_Line], used: list[int], columns: list[Span], label: int) -> bool:
    """Is the first of these lines no more than a title, above the labels or of one long cell?"""
    first, *below = ([at for cell in lines[k].cells if cell.text for at in _at(columns, cell)] for k in used)
    if _are_numbers([cell for cell in lines[used[-1]].cells if cell.text]):
        below.pop()
    if len(lines[used[0]].cells) == len(columns):
        return False
    long = len(lines[used[0]].cells) == 1 and len(lines[used[0]].cells[0].text) > _LONGEST_TOP
    return long or (bool(first) and max(first) <= label and any(label in at for at in below))


def _is_of_rows(line: _Line, columns: list[Span], label: int, row: _Line) -> bool:
    """Does a line above the first row of figures belong to the rows: a part's name, the beginning of a label?"""
    filled = [cell for cell in line.cells if cell.text]
    if not filled:
        return False
    if len(filled) == 1 and _is_part(filled[0].text):
        return True
    if any(at > label for cell in filled for at in _at(columns, cell)):
        return False
    numbered = _ROW_NUMBER.fullmatch(filled[0].text.split(" ", 1)[0]) and (label or _PART_NUMBER.match(filled[0].text))
    own = next((cell for cell in row.cells if label in _at(columns, cell) and cell.text), None)
    return bool(numbered) or (own is not None and own.text[0].islower())


def _levels(lines: list[_Line], used: list[int], columns: list[Span], label: int) -> list[_Row] | None:
    """The lines of a header as levels of whole cells."""
    if len(used) > 1 and _are_numbers([cell for cell in lines[used[-1]].cells if cell.text]):
        used = used[:-1]
    rules = [*(lines[k].cells for k in used[1:]), []]
    said = [
        [_over_rule(cell, below) for cell in lines[k].cells if _says(cell)]
        for k, below in zip(used, rules, strict=True)
    ]
    reached: list[_Placed] = [[] for _ in used]
    places = list(columns)  # with the labels of the fullest lines, which those of others stand above and below
    for depth in sorted(range(len(used)), key=lambda depth: (len(said[depth]), depth), reverse=True):
        placed = _placed(said[depth], places, label)
        if placed is None:
            return None
        reached[depth] = placed
        for cell, (first, *more) in placed:
            if not more:
                places[first] = _widened(places, first, cell)
    if len({lines[k].bars for k in used}) == 1:
        _spread(reached, columns, label, leftwards=not lines[used[0]].bars)
    stacks: list[list[tuple[tuple[int, ...], list[Span]]]] = [[] for _ in columns]
    for k, cells in zip(used, reached, strict=True):
        for cell, at in cells:
            span = (lines[k].start + cell.start, lines[k].start + cell.end)
            for column in at:
                if stacks[column] and stacks[column][-1][0] == tuple(at):
                    if column == at[0]:
                        stacks[column][-1][1].append(span)
                else:
                    stacks[column].append((tuple(at), [span] if column == at[0] else []))
    if not all(stacks[label + 1 :]):
        return None
    levels = [_Row() for _ in range(max(map(len, stacks)))]
    for column, stack in enumerate(stacks):
        for level, (over, spans) in zip(levels, stack, strict=False):
            if column == over[0]:
                level.pieces[column] = spans
    for level in levels:
        level.last = lines[used[-1]].end
    return levels


def _says(cell: _Cell) -> bool:
    """Does a cell say anything, and is no rule below the one above?"""
    return cell.text.strip("-_─") != ""


def _over_rule(cell: _Cell, below: Sequence[_Cell]) -> _Cell:
    """A cell of a header as far as the rule below it reaches."""
    for rule in below:
        if len(rule.text) > len(cell.text) and not _says(rule) and rule.left <= cell.left and cell.right <= rule.right:
            return replace(cell, left=rule.left, right=rule.right)
    return cell


def _placed(cells: list[_Cell], columns: list[Span], label: int) -> _Placed | None:
    """The columns that each cell of a line stands over; one beside all stands over the nearest free one, that of the
    labels only where it begins above these."""
    if len(cells) == len(columns):
        return [(cell, [k]) for k, cell in enumerate(cells)]
    placed = [(cell, _at(columns, cell)) for cell in cells]
    taken = {k for _, at in placed for k in at}
    for k, (cell, at) in enumerate(placed):
        if not at:
            least = 0 if cell.left < columns[label][1] else label + 1
            free = [n for n in range(least, len(columns)) if n not in taken]
            if not free:
                return None
            nearest = min(free, key=lambda n: max(columns[n][0] - cell.right, cell.left - columns[n][1]))
            placed[k] = (cell, [nearest])
            taken.add(nearest)
    flat = [k for _, at in placed for k in at]
    return placed if len(set(flat)) == len(flat) and flat == sorted(flat) else None


def _widened(columns: list[Span], k: int, cell: _Cell) -> Span:
    """A column as wide as a cell in it, as far as its neighbours let it."""
    left, right = columns[k]
    before = columns[k - 1][1] if k else 0
    behind = columns[k + 1][0] if k + 1 < len(columns) else cell.right
    return min(left, max(cell.left, before)), max(right, min(cell.right, behind))


def _spread(reached: list[_Placed], columns: list[Span], label: int, leftwards: bool) -> None:
    """Let the cells of upper lines reach over the columns beside theirs that have labels of their own below."""
    above: set[int] = set()
    for depth, cells in enumerate(reached[:-1]):
        below: dict[int, _Cell] = {}
        for lower in reversed(reached[depth + 1 :]):
            below.update((column, cell) for cell, at in lower for column in at)
        owned = {k for k, cell in below.items() if k > label and not _is_rest(cell.text)}
        tops = [(cell, at) for cell, at in cells if owned.issuperset(at)]
        above.update(k for _, at in cells for k in at)
        free = owned - above
        if not tops or not free:
            continue
        ways = _ways([at for _, at in tops], free, leftwards)
        best = min(ways, key=lambda way: _misfit(way, tops, columns, below))
        for (_, at), block in zip(tops, best, strict=True):
            at[:] = block
        above.update(k for block in best for k in block)


def _ways(tops: list[list[int]], free: set[int], leftwards: bool) -> Iterator[list[list[int]]]:
    """The ways in which cells that reach some columns could reach free ones beside these as well."""
    ways: list[list[list[int]]] = [[]]
    for k, at in enumerate(tops):
        stop = tops[k + 1][0] if k + 1 < len(tops) else max(free | {at[-1]}) + 1
        ends = [at[-1]]
        while ends[-1] + 1 < stop and ends[-1] + 1 in free:
            ends.append(ends[-1] + 1)
        longer: list[list[list[int]]] = []
        for way in ways:
            begins = [at[0]]
            while leftwards and begins[-1] - 1 in free and not (way and begins[-1] - 1 <= way[-1][-1]):
                begins.append(begins[-1] - 1)
            longer += [[*way, [*range(begin, end + 1)]] for begin in begins for end in ends]
        ways = longer[:_MOST_WAYS]
    yield from ways


def _misfit(
    way: list[list[int]], tops: _Placed, columns: list[Span], below: dict[int, _Cell]
) -> tuple[float, int, float]:
    """How far from the middle of their columns cells stand; of ways as good the one that leaves fewest columns out.

    Cells whose columns say the same below reach over these; those that begin with the first of their columns reach over
    as many each, or as far as they can where they are or head times."""
    edges = [
        (min(columns[block[0]][0], below[block[0]].left), max(columns[block[-1]][1], below[block[-1]].right))
        for block in way
    ]
    left_out = -sum(map(len, way))
    if len(way) > 1 < len(way[0]) and len({tuple(below[k].text for k in block) for block in way}) == 1:
        return -1.0, left_out, 0.0
    aside = sum(abs(cell.left + cell.right - a - b) for (cell, _), (a, b) in zip(tops, edges, strict=True)) / 2
    if all(abs(cell.left - a) <= 1 for (cell, _), (a, _) in zip(tops, edges, strict=True)):
        labels = [below[k].text for block in way for k in block]
        timed = all(TIME.fullmatch(cell.text) for cell, _ in tops) != any(map(TIME.fullmatch, labels))
        whole = not any(cell.text.rsplit(" ", 1)[-1].lower() in _WANTS_MORE for cell, _ in tops)
        if timed or (whole and len({len(block) for block in way}) == 1 < min(len(way), len(way[0]))):
            return -1.0, left_out, aside
    return aside // (_ASIDE * len(way)), left_out, aside


# ------------------------------------------------------------------------------------------------------- rows


@dataclass(slots=True)
class _Piece:
    """What a line between the first and the last row adds: a row with its figures, or a part of one (`is_row` False);
    `label` and `number` are what it says in these columns, `apart`: does a rule or an empty line stand above it?"""

    at: int
    cells: dict[int, list[Span]]
    is_row: bool
    label: str
    number: str
    apart: bool


def _body(
    lines: list[_Line], begin: int, last: int, columns: list[Span], label: int, repeated: set[str]
) -> list[tuple[int, _Row]]:
    """The rows from a line on, each with the line behind it."""
    pieces = [*_pieces(lines, begin, last, columns, label, repeated)]
    width = max((len(piece.label) for piece in pieces), default=0)
    rows = [k for k, piece in enumerate(pieces) if piece.is_row]
    parted = all(any(piece.apart for piece in pieces[a + 1 : b + 1]) for a, b in pairwise(rows))
    if not any(_is_rest(pieces[k].label) and not pieces[k].number for k in rows):
        lead_width = 0
    else:
        lead_width = 0 if any(_is_rest(pieces[k + 1].label) for k in rows if k + 1 < len(pieces)) else width
    found: list[tuple[int, _Row]] = []
    before = -1
    for at in [*rows, len(pieces)]:
        between = pieces[before + 1 : at]
        behind = _leading(between, pieces[at], lead_width, parted) if at < len(pieces) else 0
        own = len(between) - behind
        on = 0
        if before >= 0:
            above = pieces[before]
            while on < own and _goes_on(above, between[on], width, parted):
                above = between[on]
                on += 1
            for piece in between[:on]:
                _join(lines, found[-1][1], piece)
            if on:
                found[-1] = (above.at + 1, found[-1][1])
        if at == len(pieces):
            break
        for piece in between[on:own]:
            found.append((piece.at + 1, _row(lines, [piece])))
        found.append((pieces[at].at + 1, _row(lines, pieces[before + 1 + own : at + 1])))
        before = at
    return found


def _pieces(
    lines: list[_Line], begin: int, last: int, columns: list[Span], label: int, repeated: set[str]
) -> Iterator[_Piece]:
    apart, barred = False, bool(lines[last].bars)
    for k in range(begin, min(last + 1 + _TAIL, len(lines))):
        line = lines[k]
        said = line.text.strip()
        if line.kind in ("rule", "blank"):
            if k > last:
                return
            apart = True
            continue
        ends_page = k <= last and (PAGE.fullmatch(said) or _PAGE_NUMBER.fullmatch(said))
        if ends_page or said in repeated or _are_numbers(line.cells):
            continue
        cells = [cell for cell in line.cells if cell.text]
        placed = _placed(cells, columns, label) if bool(line.bars) == barred and cells else None
        alone = placed is not None and all(len(at) == 1 for _, at in placed)
        if not alone or placed is None:
            if k > last:
                return
            whole = (line.start + len(line.text) - len(line.text.lstrip()), line.start + len(line.text.rstrip()))
            yield _Piece(k, {0: [whole]}, False, "", "", True)
            apart = True
            continue
        own = {at[0]: cell for cell, at in placed}
        text = own[label].text if label in own else ""
        number = own[0].text if label and 0 in own else ""
        if k > last and (set(own) != {label} or ":" in text or _is_part(text)):
            return
        spans = {at: [(line.start + cell.start, line.start + cell.end)] for at, cell in own.items()}
        yield _Piece(k, spans, line.kind == "row", text, number, apart)
        apart = False


def _leading(between: list[_Piece], row: _Piece, width: int, parted: bool) -> int:
    """How many of the lines above a row begin its label; `width` is where labels are full, 0 where they go on below."""
    count = 0
    below = row
    while count < len(between) and not below.apart:
        piece = between[-1 - count]
        if not piece.label or _PART_NUMBER.fullmatch(piece.number) or _is_part(piece.label):
            break
        begins = piece.number and not row.number
        full = width and not row.number and len(piece.label) + 1 + len(below.label.split(" ", 1)[0]) > width
        if not (begins or full or (_is_rest(below.label) and not (piece.number and row.number)) or parted):
            break
        count += 1
        below = piece
        if piece.number:
            break
    while count and _is_rest(between[-count].label) and not between[-count].number:
        count -= 1  # it goes on with the row above
    return count


def _is_part(label: str) -> bool:
    first = label.split(" ", 1)[0]
    return first.endswith((".", ")")) and _PART_NUMBER.fullmatch(first) is not None


def _is_rest(label: str) -> bool:
    """Does a label begin as no label does, so that it goes on with what stands above?"""
    return label[:1].islower() or label[:1] in ("(", "/", "&")


def _goes_on(above: _Piece, piece: _Piece, width: int, parted: bool) -> bool:
    """Does a line go on with the cells of the row above: in small letters, or where its first word had no room left?"""
    if piece.apart or piece.number or _is_part(piece.label):
        return False
    if not piece.label or _is_rest(piece.label) or parted:
        return True
    return bool(above.label) and len(above.label) + 1 + len(piece.label.split(" ", 1)[0]) > width


def _row(lines: list[_Line], pieces: list[_Piece]) -> _Row:
    row = _Row()
    for piece in pieces:
        _join(lines, row, piece)
    return row


def _join(lines: list[_Line], row: _Row, piece: _Piece) -> None:
    """Add a line's cells to a row's."""
    for column, spans in piece.cells.items():
        row.pieces[column] = row.pieces.get(column, []) + spans
    row.last = max(row.last, lines[piece.at].end)
