"""Tables whose rows are labelled by several cells, most of them with one figure a row ("Quý II/2024 | H. Trảng Bom | Số
hồ sơ trễ hạn | 74 | hồ sơ | Thực hiện"): which column says what is measured, of whom, of when, in what and how it is
meant. Columns are told by what stands in them, in whatever order; their heads only say which are none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipelines.extract.cell_shapes import NO_FIGURE
from pipelines.extract.document import Document
from pipelines.extract.marks import Mark
from pipelines.extract.mentions import POINTING, mentions
from pipelines.extract.period_readers import VAGUE
from pipelines.extract.table_heads import is_figure
from pipelines.extract.tables import group_of, part_of

Place = tuple[int, int, int]  # line, start, end

_STATUS = {
    "target": re.compile(
        r"(?:số )?(?:kế hoạch|kh|mục tiêu|chỉ tiêu|phấn đấu|giao|được giao)(?: (?:giao|năm|được giao|20\d\d))*"
    ),
    "estimate": re.compile(r"(?:số )?(?:dự )?ước(?: (?:tính|thực hiện|đạt|th|cả năm))*"),
    "forecast": re.compile(r"(?:số )?(?:dự báo|dự kiến)(?: (?:đạt|thực hiện))?"),
    "actual": re.compile(
        r"(?:số )?(?:đã )?(?:thực hiện|th|kết quả|chính thức|sơ bộ|thực tế|thực đạt|đạt|báo cáo|thống kê|hoàn thành)"
        r"(?: (?:thực hiện|đạt|được|chính thức))*"
    ),
}
_UNIT = re.compile(
    r"%|phần trăm|(?:(?:nghìn|ngàn|triệu|tỷ) )*(?:đồng|usd|hồ sơ|lượt|tài khoản|dịch vụ|dvc|dvctt|thủ tục|tthc|tổ"
    r"|người|hộ|doanh nghiệp|dn|cơ quan|đơn vị|bộ|tập|(?:bộ |tập )?dữ liệu|hệ thống|thành viên|mục tiêu|chỉ tiêu|huyện"
    r"|xã|địa phương|chứng thư(?: số)?|chữ ký số|điểm|hạng|thứ hạng|giao dịch|bản ghi|trường|cơ sở|thuê bao|chiếc|vụ|km"
    r"|khu|cái|máy)"
)
# What heads a column that says nothing of the figures: who is in charge, who has said so, notes, codes …
_ASIDE = re.compile(
    r"(?<![^\W\d_])(?:chủ trì|phụ trách|theo dõi|thực hiện|phối hợp|nguồn|ghi chú|cung cấp|báo cáo|mã|diễn giải|căn cứ"
    r"|đánh giá)(?![^\W\d_])"
)
# … or when they were put down
_UPDATED = re.compile(r"cập nhật|(?:ngày|thời gian|thời điểm) (?:nhập|gửi|báo cáo|nộp|tạo|đăng)")
_NUMBERS = ("stt", "tt", "số tt", "#", "id", "no")
_WHAT = re.compile(r"chỉ tiêu|chỉ số|tiêu chí|nội dung|thông số|mục tiêu")
_MOST = 0.7  # of a column's filled cells are alike
_BESIDE = 20  # characters beside a name or a time in the cell that it labels: "ubnd thành phố", "lũy kế đến"
_LEAST_ROWS = 3
_ISO = re.compile(
    r"(?P<year>(?:19|20)\d\d)-?(?:q(?P<quarter>[1-4])|[sh](?P<half>[12])|(?P<date>(?<=-)[01]\d(?:-[0-3]\d)?))"
)


@dataclass(frozen=True, slots=True)
class Labels:
    """Which columns of a table label its rows: what is measured, of whom, of when, how it is meant and in what unit;
    None for a column that there is not. `figures` are the columns of its figures. `above` are the cells that a row
    leaves empty and takes over from a row above: by row and column."""

    what: int | None
    who: int | None
    when: int | None
    how: int | None
    unit: int | None
    figures: frozenset[int]
    above: dict[tuple[int, int], Place]

    def place(self, document: Document, row: int, column: int | None) -> Place | None:
        """Where the cell of a row in one of these columns stands; None for an empty one."""
        if column is None:
            return None
        cells = document.reading.lines[row].cells
        if column < len(cells) and cells[column][0] < cells[column][1]:
            return (row, *cells[column])
        return self.above.get((row, column))


def labels_of(document: Document, rows: Sequence[int], heads: Sequence[str]) -> Labels | None:
    """The columns that label the rows of a table below these heads, where there are several of them; None for any other
    table."""
    lines, low = document.reading.lines, document.normal.low
    width = max((len(lines[row].cells) for row in rows), default=0)
    if len(rows) < _LEAST_ROWS or width < 3 or (heads and len(heads) < width):
        return None
    columns: list[list[Place]] = [[] for _ in range(width)]
    for row in rows:
        for k, (a, b) in enumerate(lines[row].cells):
            if not NO_FIGURE.fullmatch(low, a, b):
                columns[k].append((row, a, b))
    worded = [_mostly(places, lambda at: _is_worded(low[slice(*at[1:])])) for places in columns]
    if sum(worded) < 2 or all(worded):
        return None
    kinds = {k: _kind(document, columns[k], heads[k] if heads else "") for k, is_label in enumerate(worded) if is_label}
    at: dict[str, int] = {}
    for kind in ("what", "who", "when", "how", "unit"):
        alike = [k for k in kinds if kinds[k] == kind]
        if alike:
            at[kind] = max(alike, key=lambda k: _weight(low, columns[k], heads[k] if heads else ""))
    if len(at.keys() - {"unit"}) < 2:
        return None
    figures = [k for k in range(width) if columns[k] and k not in kinds and not (heads and heads[k] in _NUMBERS)]
    if len(figures) > 1 and figures[0] == 0 and _counts_up([low[a:b] for _, a, b in columns[0]]):
        del figures[0]
    above = _taken_over(document, rows, [at[kind] for kind in ("what", "who", "when") if kind in at])
    what, who, when, how, unit = (at.get(kind) for kind in ("what", "who", "when", "how", "unit"))
    return Labels(what, who, when, how, unit, frozenset(figures), above)


def status_told(text: str) -> str:
    """What a cell of its own says that a figure is: "target", "estimate" …, "" for nothing."""
    return next((status for status, words in _STATUS.items() if words.fullmatch(text)), "")


def period_told(document: Document, place: Place) -> str | None:
    """The time that a cell of its own gives, None where it says more than that or nothing."""
    line, start, end = place
    if iso := _ISO.fullmatch(document.normal.low, start, end):
        rest = f"Q{iso['quarter']}" if iso["quarter"] else f"S{iso['half']}" if iso["half"] else iso["date"]
        return f"{iso['year']}-{rest}"
    for index in document.by_line[line]:
        for period in document.reading.sentences[index].periods:
            if start <= period.start and period.end <= end:
                beside = (end - start) - (period.end - period.start)
                return period.code if beside <= _BESIDE and period.kind not in VAGUE else None
    return None


def _mostly(places: list[Place], is_so: Callable[[Place], bool]) -> bool:
    """Are the filled cells of a column so, but for a few?"""
    return bool(places) and sum(map(is_so, places)) >= _MOST * len(places)


def _is_worded(text: str) -> bool:
    return _ISO.fullmatch(text) is not None or not is_figure(text)


def _weight(low: str, places: list[Place], head: str) -> tuple[bool, int, int]:
    """By what one of several columns that say the same kind of thing ("Tỉnh | Huyện", measures and notes) is the one:
    its head, how many rows it labels, into how many kinds it parts them."""
    return _WHAT.search(head) is not None, len(places), len({low[a:b] for _, a, b in places})


def _kind(document: Document, places: list[Place], head: str) -> str:
    """What the cells of a column say of the figures beside them: "unit", "how", "when", "who", "what", or ""."""
    low = document.normal.low
    if _mostly(places, lambda at: _UNIT.fullmatch(low, *at[1:]) is not None):
        return "unit"
    if _mostly(places, lambda at: bool(status_told(low[slice(*at[1:])]))):
        return "how"
    if _mostly(places, lambda at: period_told(document, at) is not None):
        return "" if _UPDATED.search(head) else "when"
    if _ASIDE.search(head):
        return ""
    if _mostly(places, lambda at: _is_name(document, at)):
        return "who"
    of_measures = sum(any(True for _ in _ideas(document, at)) for at in places)
    return "what" if of_measures >= (0.3 if _WHAT.search(head) else 0.6) * len(places) else ""


def _is_name(document: Document, place: Place) -> bool:
    """Does a cell name a unit, point at one or sum them up, and say no more?"""
    line, start, end = place
    cell = part_of(document, line, start, end)
    if not cell.places:
        return False
    if group_of(document, document.normal.low[start:end]):
        return True
    for said in mentions(document.lex, document.reading, cell):
        if said.role in ("name", "VN", *POINTING) and (end - start) - (said.end - said.start) <= _BESIDE:
            return True
    return False


def _ideas(document: Document, place: Place) -> Iterator[Mark]:
    line, start, end = place
    for index in document.by_line[line]:
        for mark in document.reading.sentences[index].ideas:
            if start <= mark[0] and mark[1] <= end:
                yield mark


def _counts_up(texts: list[str]) -> bool:
    """Does a column number the rows?"""
    return texts == [str(n) for n in range(1, len(texts) + 1)]


def _taken_over(document: Document, rows: Sequence[int], columns: Sequence[int]) -> dict[tuple[int, int], Place]:
    """The cells that rows leave empty because they say the same as the row above."""
    lines = document.reading.lines
    found: dict[tuple[int, int], Place] = {}
    for k in columns:
        said: Place | None = None
        for row in rows:
            cells = lines[row].cells
            if k < len(cells) and cells[k][0] < cells[k][1]:
                said = (row, *cells[k])
            elif said is not None:
                found[row, k] = said
    return found
