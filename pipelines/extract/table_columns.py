"""What the columns of a table are beside each other, below their caption and by the notes around: whose rate or goal
one is, of what time one is that does not say it, and which, or which figures with a star, are estimates or planned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipelines import catalogue
from pipelines.extract.document import Document
from pipelines.extract.indexes import PROVINCES
from pipelines.extract.items import RATE_OF
from pipelines.extract.period_readers import VAGUE
from pipelines.extract.sentences import WORD
from pipelines.extract.spans import before, first_of, last_of, months_span, shift_years
from pipelines.extract.table_captions import Caption
from pipelines.extract.tables import GROWTH_OF, Column

_NOT_YET = ("estimate", "forecast")
_STARS = re.compile(r"\*+")
_CLAUSE = re.compile(r"(?:\(\*+\)|[^;()])+")
_OF_COLUMN = re.compile(r"(?<![^\W\d_])(?:cột|số liệu|(?:là|số) (?=ước|kế hoạch|mục tiêu|dự|số ))")
_PLANNED = re.compile(r"(?<![^\W\d_])(?:kế hoạch|mục tiêu|phấn đấu)(?![^\W\d_])")


def note_columns(document: Document, columns: list[Column], lines: Iterable[int]) -> None:
    """What notes around a table say of single columns, by their time ("riêng cột năm 2024 là số ước") or by a star
    ("2025 (*)", "(*) Kế hoạch")."""
    low = document.normal.low
    for line in lines:
        for at in document.by_line.get(line, ()):
            sentence = document.reading.sentences[at]
            if sentence.numbers:
                continue
            for start, end in _clauses(low, sentence.start, sentence.end):
                text = low[start:end]
                star = _STARS.match(text.lstrip("( "))
                periods = [p for p in sentence.periods if start <= p.start < end and p.code and p.kind not in VAGUE]
                if star is None and not periods:
                    continue  # it says of which columns by neither
                said = (tag[7:] for a, b, tags in sentence.words if start <= a < b <= end for tag in tags)
                status = "target" if _PLANNED.search(text) else next((s for s in said if s in _NOT_YET), "")
                codes = {code for p in periods for code in (p.code, *p.codes)}
                for column in columns:
                    starred = star is not None and star.group() in _STARS.findall(column.label)
                    if not starred and not (column.period in codes and _OF_COLUMN.search(text)):
                        continue
                    column.status = column.status or status
                    if starred and periods and periods[0].deadline:
                        column.period = periods[0].code


def starred_cells(document: Document, lines: Iterable[int]) -> dict[str, str]:
    """What notes around a table make the figures with a star beside them: {"*": "estimate"} for "(*) Ước cả năm"."""
    low = document.normal.low
    found: dict[str, str] = {}
    for line in lines:
        start, end = document.reading.lines[line].start, document.reading.lines[line].end
        star = _STARS.match(low, start + (low[start] == "("))
        if star is None:
            continue
        words = (mark for at in document.by_line.get(line, ()) for mark in document.reading.sentences[at].words)
        said = (tag[7:] for _, _, tags in words for tag in tags if tag.startswith("status_"))
        after = star.end() + low.startswith(")", star.end()) + 1
        status = "target" if _PLANNED.match(low, after, end) else next(said, "")
        if status in ("target", *_NOT_YET):
            found[star.group()] = status
    return found


def _clauses(low: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The clauses of a note: what semicolons and brackets part, but for the brackets of "(*)"."""
    for match in _CLAUSE.finditer(low, start, end):
        yield match.span()


_AIM = re.compile(
    r"(?:(?:kế hoạch|kh|mục tiêu|chỉ tiêu)(?: (?:được )?giao)?)(?: (?:cả )?năm)?(?: 20\d\d)?(?: \([^()]{1,20}\))?"
)


_ON_TIME = re.compile(r"(?<!không )(?<!chưa )(?:đúng|trước|sớm) (?:hạn|hẹn)(?!.*%)")
_IN_ALL = re.compile(r"tổng(?: số| cộng)?(?: hồ sơ)?(?: /)?(?: \(hồ sơ\))?")
_MEMBERS = re.compile(r"(?:(?:tổng )?số(?: lượng)? )?thành viên(?: tổ)?(?: \(người\))?")


_SUM = re.compile(r"(?:tổng|cộng|chung|bình quân|trung bình|tính chung)(?: cộng| số| chung)?(?: ?\(.*)?")


def name_siblings(columns: list[Column]) -> None:
    """A bare "Tỷ lệ (%)" or "Tăng trưởng (%)" is the rate or the growth of the column before it, a plan with its unit
    alone ("Kế hoạch năm 2022 (số hộ)") what that column had to reach, "Thành viên" those of the teams before; "Tổng số"
    before dossiers received online are all received; "Tổng cộng" behind columns of units is that of them all."""
    before: str | None = None
    last = columns[0]
    of_units = sum(column.mention is not None and column.mention.role == "name" for column in columns) > 1
    for column in columns:
        if of_units and column.mention is None and _SUM.fullmatch(column.label):
            column.indicator, column.year_only = None, True  # "Tổng cộng" behind two districts: of all of them
        if column.indicator is None and column.mention is None and before is not None and column.role == "unknown":
            words = WORD.findall(column.label)
            if "tăng" in words and set(words) <= {
                "tăng",
                "trưởng",
                "tốc",
                "độ",
                "so",
                "với",
                "năm",
                "trước",
                "cùng",
                "kỳ",
            }:
                column.indicator, column.kind = GROWTH_OF.get(before), "growth"
            elif column.unit == "percent" and set(words) <= {"tỷ", "lệ", "trọng", "đạt", "chiếm"}:
                of_count = "dossier_on_time_rate" if _ON_TIME.search(last.label) else RATE_OF.get(before)
                column.indicator, column.kind = of_count, "percent"
            elif before == "community_digital_teams" and column.unit != "percent" and _MEMBERS.fullmatch(column.label):
                column.indicator, column.kind = "community_digital_team_members", "count"
            elif column.status == "target" and last.unit == column.unit and _AIM.fullmatch(column.label):
                column.indicator, column.kind = last.indicator, last.kind
        if column.indicator == "dossiers_online" and last.indicator is None and _IN_ALL.fullmatch(last.label):
            last.indicator, last.kind = "dossiers_received", "count"
        before, last = column.indicator or before, column


_NUMBER_OF = re.compile(r"(?:tổng )?số(?: lượng)? (?P<noun>[^,/()]+?)(?: \([^()]*\))?")


def count_as_above(document: Document, columns: list[Column], caption: Caption) -> None:
    """ "Số tổ" below "Tổ công nghệ số cộng đồng": a column that counts, in its first words, what the caption does."""
    for column in columns:
        if column.indicator is not None or column.mention is not None or column.role != "unknown":
            continue
        noun = _NUMBER_OF.fullmatch(column.label)
        if noun is None or (told := caption.measured).kind != "count":
            continue
        above = document.normal.low[slice(*told.said)]
        if re.search(rf"(?<![^\W\d_]){re.escape(noun['noun'])}(?![^\W\d_])", above):
            column.indicator, column.kind = told.indicator, told.kind


_SCORED = ("điểm", "giá trị", "%")


def rank_by_figures(column: Column, cells: list[str]) -> None:
    """ "Năm | DTI | PAR INDEX" over places: a column that names an index alone has its ranks where all are places."""
    rank = (column.indicator or "").replace("_score", "_rank")
    if column.kind != "score" or rank not in catalogue.indicators() or any(map(column.label.__contains__, _SCORED)):
        return
    if cells and all(cell.isdecimal() and 0 < int(cell) <= max(PROVINCES) for cell in cells):
        column.indicator, column.kind = rank, "rank"


def _date_spans(document: Document, columns: list[Column], year: str) -> None:
    """ "Quý I" under "… năm 2023": spans that do not say their year are of the caption's, if they have begun then."""
    for column in columns:
        if column.guessed and column.period and document.clock.code:
            moved = shift_years(column.period, int(year) - int(column.period[:4]))
            if column.status == "target" or first_of(moved) <= document.clock.code:
                column.period = moved


_SPAN_BEFORE = re.compile(r"(?:kỳ|tháng|quý|năm) (?:liền )?trước")
_SO_FAR = re.compile(r"lũy kế|từ đầu năm")
_ONE_END = re.compile(r"(?:(?P<first>đầu)|cuối) (?:kỳ|năm|quý|tháng)(?: báo cáo)?(?: \(%\))?")


def _date_beside(columns: list[Column], caption: str | None) -> None:
    """ "9 tháng 2025 | Cùng kỳ 2024", "Tháng trước | Tháng 9 | Lũy kế": columns whose times hang on the results before
    them, or on the caption's."""
    told = (c.period for c in columns if c.period and c.status != "target" and not _SO_FAR.search(c.label))
    results = next(told, caption)
    for column in columns:
        same = column.same
        if same is not None and not column.period:
            year = int(same.unit) if same.unit else int(results[:4]) + (same.shift or -1) if results else 0
            if year:
                column.period = shift_years(results, year - int(results[:4])) if results else str(year)
            continue
        if caption and (end := _ONE_END.fullmatch(column.label)):
            column.period = first_of(caption) if end["first"] else last_of(caption)
            continue
        if results is None or not column.year_only:
            continue
        short = len(results) == 7 and "S" not in results  # a month or a quarter
        if _SO_FAR.search(column.label):
            if short and "Q" not in results and (column.period is None or "-01-01/" in column.period):
                column.period = months_span(int(results[:4]), 1, int(results[5:]))
        elif _SPAN_BEFORE.fullmatch(column.label):
            a_span = len(results) == 4 or (short and not column.label.startswith("năm"))
            a_span = a_span or (len(results) == 7 and column.label.startswith("kỳ"))
            column.period = before(results) if a_span else column.period
        elif column.period and column.status != "target":
            results = column.period


def share_year(columns: list[Column]) -> None:
    """ "Quý I → quý II/2023", "kế hoạch → thực hiện năm 2023": what one of two sides leaves out, the other one says."""
    for column, other in zip(columns[1:], columns[:0:-1], strict=True):
        if column is other or not other.period or other.guessed:
            continue
        if column.guessed and column.period:
            column.period = shift_years(column.period, int(other.period[:4]) - int(column.period[:4]))
        elif column.status and column.year_only:
            column.period = column.period or other.period


_DONE = re.compile(r"(?<![^\W\d_])(?:thực hiện|ước|kết quả|đạt)(?![^\W\d_])")


def _date_results(document: Document, columns: list[Column]) -> None:
    """ "Kế hoạch năm 2025 | Ước thực hiện": results without a time are of the year of the plan that they stand beside,
    where they are estimates of that year or it is over."""
    planned = {column.period for column in columns if column.period}
    year, now = next(iter(planned), ""), document.clock.code
    if len(planned) != 1 or len(year) != 4 or not now or year > now[:4]:
        return
    for column in columns:
        done = column.year_only and not column.period and _DONE.search(column.label)
        if done and (column.status == "estimate" or year < now[:4]):
            column.period = year


def plan_ahead(document: Document, columns: list[Column]) -> None:
    """ "Ước thực hiện 2025 | Năm 2026": beside an estimate of the year that has just ended the one begun is planned."""
    this_year = (document.clock.code or "")[:4]
    if any(column.status == "estimate" and (column.period or this_year)[:4] < this_year for column in columns):
        for column in columns:
            if column.year_only and not column.status and column.period == this_year:
                column.status = "target"


def date_columns(document: Document, columns: list[Column], caption: str | None) -> None:
    """Give columns without a time of their own, or without its year, that of the caption or of those beside them."""
    if caption is None:
        _date_results(document, columns)
    elif len(caption) == 4:
        _date_spans(document, columns, caption)
    _date_beside(columns, caption)
