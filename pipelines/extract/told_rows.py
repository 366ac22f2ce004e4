"""Rows of several figures that each say themselves what they are ("Huế - DTI 2023: hạng 9 - hồ sơ trực tuyến 81,5%"):
no table has a header for them, they are sentences whose commas are other marks. Those get their commas here, and a
colon behind what the row is about.
"""

from __future__ import annotations

import re
from itertools import pairwise

from pipelines.extract.cell_shapes import FIGURE, NO_FIGURE
from pipelines.extract.separators import Gap, Span, cells_between, with_marks

_MARKS = (" - ", "; ", " | ", " / ", " • ")
_LONGEST_ROW = 400
_LONGEST_LABEL = 60
_LONGEST_CELL = 120  # what a figure is, with what leads to it
_LONGEST_BEGINNING = 140  # up to the first mark: a label and a figure, as prose seldom has it
_LEAST_MARKS = 4  # of two rows of three cells
_LINES_BETWEEN = 2  # names of groups, between two rows alike
_BULLET = re.compile(r"(?:[-+•*] ?|\d{1,2}[.)] )")
_PLACE = r"(?:(?:xếp )?(?:hạng|thứ|vị trí)(?: thứ)? )"
# "DTI 2023: hạng 9", "hồ sơ trực tuyến 81,5%"; not "năm 2023: 81%", "kế hoạch 80%", "tăng 5%", whose label is the row's
_NAMED = re.compile(
    r"(?!(?:năm|tháng|quý|kỳ|ngày|cùng kỳ|mục tiêu|kế hoạch|chỉ tiêu|thực hiện|kết quả|ước|dự kiến|đạt|giao|so với|tăng"
    r"|giảm|hạng|thứ|xếp|vị trí|đến|từ|hơn|trên|gần|khoảng|tối|ít|trong|còn|tổng) )"
    rf"(?P<name>[^\W\d_][^:]{{1,60}}?)(?: ?: ?| ){_PLACE}?(?P<figure>{FIGURE.pattern})",
    re.I,
)
# "214 tổ công nghệ số cộng đồng", "81,5% hồ sơ trực tuyến"
_COUNTED = re.compile(r"\d[\d.,]*(?:/\d[\d.]*)?(?: ?% ?| )(?P<name>[^\W\d_]+(?: [^\W\d_]+){2,8})")
_NO_PLACE = re.compile(
    rf"[^:]{{0,60}}?:? ?(?:(?:không|chưa) (?:xếp hạng|công bố|có)[^\d]{{0,20}}|{NO_FIGURE.pattern})", re.I
)


def rows_to_sentences(text: str) -> str:
    """The text, as long as before, with a colon and commas in place of the marks of such rows; two rows alike at least
    show that they are some."""
    marks = [mark for mark in _MARKS if text.count(mark.strip()) >= _LEAST_MARKS <= text.count(mark)]
    if not marks:
        return text
    marked: list[tuple[int, int, int, str]] = []  # the line's number, start and end, what may part its cells
    start = 0
    for number, line in enumerate(text.split("\n")):
        end = start + len(line)
        if 20 < len(line) <= _LONGEST_ROW:
            for mark in marks:
                if line.count(mark) > 1:
                    marked.append((number, start, end, mark))
                    break
        start = end + 1
    near = {k for k, (one, other) in enumerate(pairwise(marked)) if other[0] - one[0] <= 1 + _LINES_BETWEEN}
    rows: list[tuple[int, list[Span], frozenset[str]]] = []  # the line's number, its cells, what its figures are
    for k, (number, start, end, mark) in enumerate(marked):
        if k in near or k - 1 in near:
            row = _row(text, start, end, mark)
            if row is not None:
                rows.append((number, *row))
    gaps: list[Gap] = []
    alike = [len(one[2] & other[2]) > 1 and other[0] - one[0] <= 1 + _LINES_BETWEEN for one, other in pairwise(rows)]
    for k, (_, cells, _) in enumerate(rows):
        if any(alike[max(0, k - 1) : k + 1]):
            between = [(a[1], b[0]) for a, b in pairwise(cells)]
            gaps += ((a, b, ": " if at == 0 else ", ") for at, (a, b) in enumerate(between))
    return with_marks(text, gaps) if gaps else text


def _row(text: str, start: int, end: int, mark: str) -> tuple[list[Span], frozenset[str]] | None:
    """The cells of a line that is such a row, the label first, and the names that its figures have; None for others."""
    while end > start and text[end - 1] in " .;|":
        end -= 1
    while start < end and text[start] in " |":
        start += 1
    if marker := _BULLET.match(text, start, end):
        start = marker.end()
    stop, joint = text.find(mark, start, end), mark
    if stop - start > _LONGEST_BEGINNING:
        return None
    for other in (" - ", ": "):  # "Huế: DTI 2023: hạng 9 - …": the label and the first figure in one
        at = text.find(other, start, stop)
        if at > 0:
            stop, joint = at, other
            break
    label = text[start:stop].rstrip(" ")
    if not 1 < len(label) <= _LONGEST_LABEL or any(map(str.isdigit, label)):
        return None
    cells = cells_between(text, stop + len(joint), end, mark, framed=False)
    if any(end - start > _LONGEST_CELL for start, end in cells):
        return None
    names: list[str] = []
    unnamed = 0
    for cell in cells:
        name = _COUNTED if text[cell[0]].isdigit() else _NAMED
        if told := name.fullmatch(text, *cell):
            names.append(told["name"].lower())
            continue
        unnamed += 1
        if 2 * unnamed > len(cells) or not (FIGURE.fullmatch(text, *cell) or _NO_PLACE.fullmatch(text, *cell)):
            return None
    return ([(start, start + len(label)), *cells], frozenset(names)) if len(names) > 1 else None
