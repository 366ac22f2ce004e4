"""Time expressions and what they say, as the SDMX and ISO 8601 forms of the fact contract.

`find_periods` reads them out of lower-case normal text; what depends on the day of publication ("năm nay", "10-6",
"cùng kỳ") is resolved here. Which number an expression belongs to is decided elsewhere.
"""

# ruff: noqa: E501 - patterns are easier to read unbroken
from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from pipelines.extract.numbers import COUNTS, ORDINALS
from pipelines.extract.spans import Clock, days_span, end_of, first_of, is_day, last_day, months_span, shift_years

_COUNT = COUNTS | {"mười một": 11, "mười hai": 12}
_ROMAN = ORDINALS | {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_N = r"(?:\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?: một| hai)?)"
_Y = r"(?:19|20)\d\d(?!\d|[.,]\d)"
_REL = r"nay|này|ngoái|trước|qua|rồi|trước đó|sau|tới"
_DAY = r"(?P<{d}>\d{{1,2}})\s?[/.-]\s?(?P<{m}>\d{{1,2}})(?:\s?[/.-]\s?(?P<{y}>\d{{4}}))?(?![/.,]?\d)"


def _day(suffix: str) -> str:
    return _DAY.format(d="d" + suffix, m="m" + suffix, y="y" + suffix)


_PATTERNS: list[tuple[str, str]] = [
    ("days", rf"(?:từ |kể từ )?(?:ngày )?{_day('1')}\s?(?:-|đến|tới)\s?(?:hết )?(?:ngày )?{_day('2')}"),
    (
        "days_short",
        rf"(?:tính |kể )?từ (?:ngày )?(?P<d0>\d{{1,2}})\s?(?:-|đến|tới)\s?(?:hết )?(?:ngày )?{_day('2')}",
    ),
    (
        "days_open",
        rf"(?:tính |kể )?từ (?:ngày )?{_day('1')} (?:đến|tới) (?:hết |cuối )*(?:(?P<now>nay)"
        rf"|tháng (?P<m2>\d{{1,2}})(?:[/-](?P<y2>\d{{4}})| năm (?P<y3>{_Y}))?|quý (?P<q>iv|iii|ii|i|[1-4])(?:[/-](?P<y4>\d{{4}}))?)(?![a-zà-ỹđ\d])",
    ),
    (
        "day_words",
        rf"(?:(?P<to>tính đến|đến|tới|hết) )?(?:hết )?(?:ngày )?(?P<d>\d{{1,2}}) tháng (?P<m>\d{{1,2}})"
        rf"(?:,? năm (?P<y>{_Y}))?",
    ),
    (
        "day_full",
        r"(?:(?P<to>(?:tính )?(?:đến|tới)|chốt|hết|trước|từ) )?(?:hết )?(?:ngày |sáng |chiều |tối |trưa |hôm )*"
        r"(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>\d{4})(?!\d)",
    ),
    (
        "day_short",
        r"(?:(?P<to>(?:tính )?(?:đến|tới)(?: hết)?|hết|trước|từ|sau) (?:ngày |sáng |chiều )?"
        r"|(?:ngày|sáng|chiều|tối|trưa|hôm) )(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})(?![/.,-]?\d|%)",
    ),
    (
        "from_year_start",
        r"từ đầu năm(?: (?P<y>" + _Y + r"|nay))?(?: đến (?P<now>nay)| đến (?:hết )?(?:ngày )?"
        r"(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})(?:\s?[/.-]\s?\d{4})?(?!\d)"
        r"| đến (?:hết |đầu |giữa |cuối )*tháng (?P<m2>\d{1,2})(?:(?:/|-| năm )(?P<y2>" + _Y + r"))?)?",
    ),
    (
        "months",
        rf"(?:(?P<to>trong|sau|qua|tính đến hết|hết) )?(?P<n>{_N}) tháng"
        rf"(?: (?P<part>đầu|cuối|cuối cùng))?(?: (?P<those>ấy|đó|nói trên|vừa nêu))?(?: của)?"
        rf"(?: năm(?: (?P<y>{_Y})| (?P<rel>{_REL}))?|(?P<slash>[/ ]{_Y})| (?P<past>qua|trở lại đây|gần đây))?"
        rf"(?![a-zà-ỹđ])(?! \d{{1,2}}(?: và |, |[/-]))(?! (?:tiên|đầu tiên|tuổi|tù|lương|nữa|một lần|thử nghiệm|vận hành|triển khai|thực hiện|hoạt động|thí điểm|sáp nhập|hợp nhất|sau|kể từ|chính quyền|ra quân|cao điểm|trước đó|liền|liên tiếp|nghỉ|bảo hành|học))",
    ),
    (
        "months_and",
        rf"(?:(?:hai|2|ba|3) )?tháng (?P<list>\d{{1,2}}(?:(?:, | và )(?:tháng )?\d{{1,2}})+)(?:[/-](?P<y>\d{{4}})|,? năm (?P<y2>{_Y}))?(?![\d/.,%]\d| ?%)",
    ),
    (
        "month_range",
        rf"(?:từ )?tháng (?P<m1>\d{{1,2}})(?:/(?P<y1>\d{{4}}))?\s?(?:-|đến|tới)\s?(?:hết )?(?:tháng (?P<m2>\d{{1,2}})|(?P<m3>\d{{1,2}})(?=[/-]\d{{4}}| năm {_Y}))"
        rf"(?:[/-](?P<y2>\d{{4}})| năm (?P<y3>{_Y}))?",
    ),
    (
        "month",
        rf"(?:(?P<to>(?:tính )?(?:đến|tới)|hết|trước|từ|kể từ) )?(?P<end>hết |cuối )?(?P<mid>đầu |giữa |trung tuần )?"
        rf"(?:cuối )?(?P<kw>tháng )(?P<m>\d{{1,2}}|giêng|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?: một| hai)?|chạp)(?![\d])"
        rf"(?:\s?[/-]\s?(?P<y>\d{{4}})|,? năm (?P<y2>{_Y})|,? năm (?P<rel>{_REL})| vừa qua)?(?![a-zà-ỹđ/])",
    ),
    (
        "month_slash",
        r"(?:(?P<to>(?:tính )?(?:đến|tới)(?: hết)?|hết|cuối|kỳ|từ|trong) )?(?P<m>1[0-2]|0?[1-9])[/-](?P<y>20[0-4]\d)(?![\d/-])",
    ),
    ("short", rf"(?P<n>\d{{1,2}})t\s?[/.-]?\s?(?P<y>{_Y})|q(?P<q>[1-4])\s?[/.-]?\s?(?P<y2>{_Y})"),
    ("month_rel", r"tháng (?P<rel>trước|vừa qua|vừa rồi|qua)(?! đó)(?![a-zà-ỹđ])"),
    ("quarters", rf"(?P<n>hai|ba|2|3) quý (?:đầu|đầu tiên)(?: của)?(?: năm(?: (?P<y>{_Y})| (?P<rel>{_REL}))?)?"),
    (
        "quarter",
        rf"(?:(?P<to>(?:tính )?(?:đến|tới)|hết|trước|trong) )?(?P<end>hết |cuối )?quý (?P<q>iv|iii|ii|i|[1-4]|nhất|hai|ba|tư|bốn)"
        rf"(?![a-zà-ỹđ\d])(?:\s?[/-]\s?(?P<y>\d{{4}})|,? năm (?P<y2>{_Y})|,? năm (?P<rel>{_REL})|\.(?P<y3>{_Y}))?",
    ),
    ("quarter_rel", r"quý (?P<rel>vừa qua|trước|liền trước|vừa rồi|rồi)"),
    (
        "echo",
        r"(?:(?P<to>đến|tới|vào|tính đến) )?(?:(?P<end>cuối|hết) )?(?:cũng |(?P<same>cùng) )?(?:(?P<in>trong|của|cả) )?"
        r"(?:(?P<quarter>quý)|(?P<month>tháng)|(?P<year>năm))(?P<this> này| ấy| đó)?"
        r"(?![a-zà-ỹđ])(?! (?:\d|[iv]+(?![a-zà-ỹđ])|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười|giêng|chạp|nhất|vừa|trước|sau|tới|nay|này|qua|rồi|đầu|liền|ngoái|học|tài khóa|tuổi|đó|ấy))",
    ),
    (
        "before",
        rf"(?P<n3>{_N}) năm (?:sau(?: đó)?|tiếp theo)(?=,| (?:là|thì|đã|mới|tỷ|con|số|lên|đạt|tăng))|(?P<n>{_N}) năm (?:trước đó|liền trước)|trước đó (?P<n2>{_N}) năm|năm (?:liền trước|trước đó|liền kề|kế trước)(?: trước đó)?",
    ),
    (
        "half",
        rf"(?:nửa (?P<part>đầu|cuối|sau)|(?P<s>6) tháng)(?: của)? năm(?: (?P<y>{_Y})| (?P<rel>{_REL}))?|nửa (?P<part2>đầu|cuối|sau) (?P<y3>{_Y})|nửa năm(?: nay| qua|(?: đầu)?(?: năm)? (?P<y2>{_Y}))",
    ),
    (
        "years",
        rf"(?:giai đoạn |các năm |năm học |năm |từ năm |từ |hai năm |ba năm |trong các năm |nhiệm kỳ |thời kỳ |những năm )+(?:từ )?(?:năm )?"
        rf"(?P<y1>{_Y})\s?(?:-|đến(?: năm)?|tới)\s?(?P<y2>{_Y})|(?P<y3>{_Y})\s?-\s?(?P<y4>{_Y})",
    ),
    (
        "year_list",
        rf"(?:các năm |các năm học |(?:ba năm|(?:hai|ba) kỳ(?: liền| liên tiếp)?),? )(?P<list>{_Y}(?:\s?(?:,|;|và|,? và)\s?{_Y})+)",
    ),
    (
        "same",
        r"cùng kỳ(?: (?:của )?(?:năm (?P<rel>trước|ngoái|qua|rồi|trước đó)|năm (?P<y>"
        + _Y
        + r")|(?P<yy>"
        + _Y
        + r")))?"
        r"|cùng (?:thời (?:gian|điểm|kỳ)|mốc)(?: thời gian)?(?: (?:này|đó|ấy))?(?: (?:của )?năm (?:(?P<rel2>trước|ngoái)|(?P<y3>"
        + _Y
        + r")))?|cũng (?:tính )?(?:đến|tới) (?:cùng )?(?:thời điểm|mốc) (?:này|đó|ấy)|cùng giai đoạn"
        r"|(?:đến |vào |trong )?cùng ngày|trong thời gian (?:này|đó|ấy)|cùng thời gian|cùng (?:quý|tháng)(?! (?:\d|[iv]+(?![a-zà-ỹđ])))|trong cùng thời gian"
        r"|(?:(?:cũng )?(?:tại|vào) )?(?:cùng )?thời điểm (?:đó|ấy)|(?:tại|vào) cùng thời điểm|(?:đến|tới) cùng (?:ngày|mốc)|cùng ngày chốt(?: số(?: liệu)?)?|lúc (?:đó|ấy)|khi (?:ấy)|trong kỳ(?: báo cáo)?(?![a-zà-ỹđ])",
    ),
    (
        "year_end",
        rf"(?:(?P<to>(?:tính )?(?:đến|tới)|trước|vào|hết) )?(?:thời điểm )?(?P<end>hết|cuối)(?: của)?(?: năm(?: (?P<y>{_Y})| (?P<rel>{_REL}))?|(?= kỳ$)| (?P<y2>{_Y}))(?! (?:học|tháng))",
    ),
    ("year_start", rf"(?:so với )?(?:hồi )?đầu năm(?: (?P<y>{_Y})| (?P<rel>{_REL}))?"),
    (
        "year",
        rf"(?:(?P<to>(?:tính )?(?:đến|tới)|trước|vào|trong|từ|kể từ|cả|sang|riêng|cho|của|kết thúc) )?(?:cả |riêng )?"
        rf"(?:kỳ đánh giá |kỳ )?(?:năm(?: học)? )(?P<y>{_Y})"
        rf"|(?P<next>sang năm(?! (?:\d|nay)))|(?:(?P<to2>sang|trong|đến|của|cho|cả|hết|riêng) )?(?:cả )?(?:(?<!\d )|(?<=(?:hạng| thứ| trí) \d )|(?<=(?:hạng| thứ| trí) \d\d ))(?<!một )(?<!hai )(?<!ba )(?<!bốn )(?<!mười )(?<!mấy )(?<!nhiều )(?<!vài )năm (?P<rel>nay|ngoái|trước|rồi|vừa qua|qua|sau|tới)(?![a-zà-ỹđ])",
    ),
    ("ago", rf"(?P<n>{_N}) năm (?:trước|về trước)|cách đây (?:đúng |khoảng |hơn |gần )?(?P<n2>{_N}) năm"),
    ("phase", r"cả giai đoạn|giai đoạn này|trong giai đoạn này"),
    ("whole", r"(?:mục tiêu|kế hoạch) năm(?= ?[,;.:)]|$| (?!\d|học|tài khóa|nay|ngoái|trước|sau|tới|qua|này|ấy|đó))"),
    (
        "now",
        r"(?:tính )?(?:đến|tới) (?:nay|thời điểm này|thời điểm hiện tại|hiện tại|hiện nay|bây giờ)|hiện nay|hiện tại|thời điểm hiện nay|(?:tại|vào|ở) thời điểm (?:công bố|báo cáo|khảo sát|hiện nay|hiện tại|này)"
        r"|(?<![a-zà-ỹđ])nay(?= (?:con số|đã|có|là|toàn|tỉnh|cả|thì|mới|còn|được|lên|,))|(?<![a-zà-ỹđ] )nay,|(?:đến |tới |bây |hiện )giờ(?: đây| này)?(?![a-zà-ỹđ])|giờ đây|(?:đến )?hôm nay(?=[:,] (?!\d{1,2}[/-]))|đến lúc này|tới lúc này|đang(?= (?:cung cấp|có|duy trì|vận hành|quản lý))"
        r"|(?<![\dhg] )(?<!mỗi )(?<!một )(?<!nửa )(?<!vài )(?<!mấy )(?<!ngày )(?<!trong )(?<!bao )(?<!hàng )(?<!hằng )(?<!ngoài )(?<!theo )(?<![a-zà-ỹđ])giờ(?=,? (?:đã|thì|là|còn|mới|có|được|lên|cả|toàn|tỉnh|huyện|xã|con số|tỷ lệ)(?![a-zà-ỹđ]))"
        r"|(?<![a-zà-ỹđ])(?<!thực )(?<!phát )(?<!xuất )(?<!biểu )(?<!diễn )(?<!hiển )(?<!thể )(?<!tái )hiện(?![a-zà-ỹđ]| (?:đại|hành|tượng|trạng|thực|vật|diện|hữu|thân|hình))",
    ),
    ("bare", rf"(?P<to>kỳ (?:đánh giá )?|kế hoạch |ước )?(?P<y>{_Y})(?![-/%])"),
]
_COMPILED = [(name, re.compile(pattern)) for name, pattern in _PATTERNS]
_FIGURE = re.compile(
    r"(?P<parted>\d{1,2}\s?[/.-])|(?P<span>\d{1,2} (?:tháng|quý|năm))|(?P<year>(?:19|20)\d\d)|(?P<short>\d{1,2}t)"
)
_FIGURE_STARTS = {  # which patterns can begin with a figure, by how it goes on
    "": "",
    "parted": "days day_full month_slash",
    "span": "day_words months quarters half before ago",
    "year": "years bare",
    "short": "short",
}
_STARTS = {  # which patterns can begin with a word: the others are not tried there
    "từ": "days days_short days_open day_full day_short from_year_start month_range month month_slash years year",
    "cách": "ago",
    "kể": "days days_short days_open day_full month year",
    "ngày": "days day_words day_full day_short",
    "tính": "days_short days_open day_words day_full day_short months month month_slash quarter year_end year now",
    "đến": "day_words day_full day_short month month_slash quarter year_end year now echo same",
    "tới": "day_words day_full day_short month month_slash quarter year_end year now same",
    "hết": "day_words day_full day_short months month month_slash quarter year_end year",
    "sáng": "day_full day_short",
    "chiều": "day_full day_short",
    "tối": "day_full day_short",
    "trưa": "day_full day_short",
    "hôm": "day_full day_short now",
    "trước": "day_full day_short month quarter year_end year before",
    "sau": "day_short months",
    "trong": "months month_slash quarter years same year echo phase",
    "qua": "months",
    "tháng": "months_and month_range month month_rel echo",
    "q": "short",
    "đầu": "month year_start",
    "giữa": "month",
    "trung": "month",
    "cuối": "month month_slash quarter year_end echo",
    "quý": "quarter quarter_rel echo",
    "nửa": "half",
    "giai": "years phase",
    "các": "years year_list",
    "hai": "months_and months quarters years year_list before ago",
    "ba": "months_and months quarters years year_list before ago",
    "chốt": "day_full",
    "cùng": "same echo",
    "cũng": "same echo",
    "vào": "same year_end year echo now",
    "hồi": "year_start",
    "so": "year_start",
    "cả": "year echo phase",
    "sang": "year",
    "riêng": "year",
    "cho": "year",
    "của": "year echo",
    "kết": "year",
    "năm": "years months before ago same year echo",
    "hiện": "now",
    "nay": "now",
    "tại": "same now",
    "lúc": "same",
    "khi": "same",
    "bây": "now",
    "giờ": "now",
    "đang": "now",
    "kỳ": "month_slash year bare",
    "kế": "whole bare",
    "ước": "bare",
    "mục": "whole",
    "nhiệm": "years",
    "thời": "same years year_end now",
    "những": "years",
    **dict.fromkeys(("một", "bốn", "sáu", "bảy", "tám", "chín", "mười"), "months before ago"),
}
_COUNTED = r"\d|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
_GO_ON = {  # what must follow words that mostly begin something else
    "trong": _COUNTED + "|các|cả|những|tháng|quý|kỳ|giai|cùng|thời|suốt|vòng|hết|cuối|đầu|nửa",
    "từ": r"\d|ngày|sáng|chiều|tối|trưa|hôm|các|những|đầu|giữa|cuối|hết|trung|tháng|quý|năm|giai|thời|nhiệm|kỳ|cả|riêng",
    "đến": r"\d|nay|hết|cuối|ngày|tháng|quý|năm|sáng|chiều|tối|trưa|hôm|đầu|giữa|trung|thời|hiện|bây|giờ|lúc|mốc|kỳ|cùng",
    "qua": _COUNTED,
    "sau": _COUNTED + "|ngày|sáng|chiều|hết",
    "trước": r"\d|ngày|sáng|chiều|tối|đầu|giữa|cuối|hết|trung|tháng|quý|năm|đó|thời|tết|cả|kỳ",
    "tính": "từ|đến|tới|hết|cả|riêng|chung",
    "đầu": "tháng|quý|năm|kỳ",
    **dict.fromkeys(("của", "cả", "sang", "riêng", "cho"), "cả|riêng|kỳ|năm|quý|tháng|giai"),
    **dict.fromkeys(("các", "những"), "năm"),
    **dict.fromkeys(("hai", "ba"), "tháng|quý|năm|kỳ"),
    "chốt": r"ngày|\d",
    **dict.fromkeys(("một", "bốn", "sáu", "bảy", "tám", "chín"), "tháng|quý|năm"),
    "mười": "một|hai|tháng|năm",
    "cách": "đây",
    "giai": "đoạn",
    "hồi": "đầu",
    "kể": "từ",
    "kế": "hoạch",
    "kết": "thúc",
    "khi": "ấy",
    "kỳ": r"đánh|năm|\d",
    "lúc": "đó|ấy",
    "mục": "tiêu",
    "nhiệm": "kỳ",
    "so": "với",
    "tại": "cùng|thời",
    "thời": "kỳ|điểm",
    "trung": "tuần",
    "ước": r"\d",
}
_BY_NAME = dict(_COMPILED)
_BY_HEAD = {
    head: [(name, _BY_NAME[name]) for name in names.split()] for head, names in (_STARTS | _FIGURE_STARTS).items()
}


def _head() -> re.Pattern[str]:
    """What a time expression can begin with: a word of `_STARTS`, or a digit from which a figure goes on as one of
    `_FIGURE`, behind no letter, no digit and no digits' dot. Each choice begins with a letter or a digit as such, so that
    a search leaps from one of these to the next."""
    rests: dict[str, list[str]] = {}
    for word in _STARTS:
        ahead = f"(?= (?:{_GO_ON[word]}))" if word in _GO_ON else ""
        rests.setdefault(word[0], []).append(word[1:] + ahead)
    words = (rf"{first}(?<![a-zà-ỹđ\d]{first})(?:{'|'.join(rest)})(?![a-zà-ỹđ])" for first, rest in rests.items())
    goes_on = r"(?=\d?\s?(?:[/-]|\.(?!\d{3}(?!\d)))|\d? (?:tháng|quý|năm)|(?:(?<=1)9|(?<=2)0)\d\d|\d?t)"
    figures = (rf"{digit}(?<![a-zà-ỹđ\d]{digit})(?<!\d[.,]{digit}){goes_on}" for digit in range(10))
    return re.compile("|".join((*words, *figures)))


_HEAD = _head()


@dataclass(slots=True)
class Period:
    """A time expression. `code` is None where the day of publication is unknown and needed. `kind`: day, month,
    quarter, half, year, range, now, same ("cùng kỳ": filled in from what was said before, `shift` years earlier), echo
    ("trong quý", "năm ấy", "cuối tháng": the last `unit` - quarter, month or year - that was said, or its last day), plan
    ("kế hoạch năm": no time of what was reached).

    `deadline` is "đến …" or "trước …"; `end_of` a point at the end of a span ("đến hết", "cuối"). `guessed`: no year is
    said, the one of publication or the year before was taken."""

    start: int
    end: int
    code: str | None
    kind: str
    deadline: bool = False
    weak: bool = False
    shift: int = 0
    unit: str = ""
    codes: tuple[str, ...] = ()
    guessed: bool = False


_DATED = ("day", "month", "quarter", "half", "range")
_SAYS_YEAR = re.compile(r"(?:19|20)\d\d|năm (?:nay|này|ngoái|trước|qua|rồi|vừa|sau|tới)|nay$|trước$|qua$|rồi$")


def find_periods(low: str, start: int, end: int, clock: Clock) -> list[Period]:
    """All time expressions between start and end, in order, none overlapping."""
    found: list[Period] = []
    at = start
    while True:
        head = _HEAD.search(low, at, end)
        if head is None:
            return found
        begin = head.start()
        best: Period | None = None
        word = head.group()
        if word.isdigit():
            figure = _FIGURE.match(low, begin, end)
            word = (figure and figure.lastgroup) or ""
        for name, pattern in _BY_HEAD[word]:
            match = pattern.match(low, begin, end)
            if match is None or match.end() == begin:
                continue
            if low[match.end() - 1].isalpha() and match.end() < len(low) and low[match.end()].isalpha():
                continue
            period = _read(name, match, clock)
            if period is not None:
                period.guessed = period.kind in _DATED and not _SAYS_YEAR.search(low, period.start, period.end)
            if period is not None and (best is None or period.end > best.end):
                best = period
                if name in ("days", "day_words", "day_full", "from_year_start"):
                    break
        if best is not None:
            if found and (span := _joined(found[-1], best, low)):
                found[-1] = span
            else:
                found.append(best)
            at = best.end
        else:
            at = head.end()
            if low[head.end() - 1].isdigit():
                while at < end and (low[at].isdigit() or low[at] in ".,"):
                    at += 1
            else:
                while at < end and low[at].isalpha():
                    at += 1


_SINCE = ("từ ", "kể từ ", "tính từ ")
_POINTS = ("day", "month", "quarter")


def _joined(a: Period, b: Period, low: str) -> Period | None:
    """One span of two times: "từ ngày 1/7 đến hết năm 2025", "hai năm 2024 và 2025"."""
    gap = low[a.end : b.start]
    if a.code is None or b.code is None or gap not in (" ", " và "):
        return None
    if gap == " ":
        if not (b.deadline and a.kind in _POINTS and b.kind in _POINTS and low.startswith(_SINCE, a.start)):
            return None
        until = b.code if b.kind == "day" else end_of(b.code)
        since = first_of(a.code)
        if a.guessed:
            since = until[:4] + since[4:]
            since = shift_years(since, -1) if since > until else since
        code = days_span(_parts(since), _parts(until))
    elif a.kind == b.kind == "year" and low.endswith(("hai ", "2 "), 0, a.start):
        each = "lần lượt" in low[b.end : b.end + 60]
        code = None if each or int(b.code) - int(a.code) != 1 else f"{a.code}/{b.code}"
    else:
        return None
    return Period(a.start, b.end, code, "range") if code else None


_UNITS = re.compile(r" (?:huyện|quận|thị xã|thành phố|tỉnh|xã|phường|sở|bộ|đơn vị|cơ quan|địa phương)(?![a-zà-ỹđ])")
_FILES = re.compile(
    r" (?:hồ sơ|thủ tục|tthc|dịch vụ công|tài khoản|thành viên|tổ công nghệ|chữ ký số|chứng thư)(?![a-zà-ỹđ])"
)


def _parts(code: str) -> tuple[int, int, int]:
    year, month, day = map(int, code.split("-"))
    return year, month, day


def _read(name: str, match: re.Match[str], clock: Clock) -> Period | None:
    group = match.groupdict()
    start, end = match.span()

    def make(code: str | None, kind: str, **more: object) -> Period:
        return Period(start, end, code, kind, **more)  # type: ignore[arg-type]

    def year_of(*names: str) -> int | None:
        for key in names:
            text = group.get(key)
            if text and text.isdigit():
                return int(text)
        return None

    to = (group.get("to") or group.get("to2") or "").strip()
    deadline = to.startswith(("đến", "tới", "tính", "trước", "hết", "chốt"))
    if name == "days":
        m1, m2 = int(group["m1"]), int(group["m2"])
        y2 = year_of("y2") or year_of("y1") or clock.near_year(m2)
        if y2 is None:
            return make(None, "range") if m1 <= 12 and m2 <= 12 and "từ" in match.group() else None
        y1 = year_of("y1") or (y2 if m1 <= m2 else y2 - 1)
        code = days_span((y1, m1, int(group["d1"])), (y2, m2, int(group["d2"])))
        if code is None or not (match.group().startswith(("từ", "kể", "ngày")) or year_of("y1", "y2")):
            return None
        return make(code, "range")
    if name == "days_short":
        month = int(group["m2"])
        year = year_of("y2") or clock.near_year(month)
        if year is None:
            return make(None, "range")
        code = days_span((year, month, int(group["d0"])), (year, month, int(group["d2"])))
        return make(code, "range") if code else None
    if name == "days_open":
        month = int(group["m1"])
        year = year_of("y1", "y2", "y3", "y4") or clock.near_year(month)
        if year is None:
            return make(None, "range")
        begin = (year, month, int(group["d1"]))
        if group.get("now"):
            if clock.year is None or clock.month is None or clock.day is None:
                return make(clock.code, "now")
            code = days_span(begin, (clock.year, clock.month, clock.day))
            return make(code, "range") if code else None
        until = year_of("y2", "y3", "y4") or year
        last_month = int(group["m2"]) if group.get("m2") else 3 * _ROMAN[group["q"]]
        if not (1 <= last_month <= 12 and is_day(*begin)):
            return None
        code = days_span(begin, (until, last_month, calendar.monthrange(until, last_month)[1]))
        return make(code, "range") if code else None
    if name in ("day_words", "day_full", "day_short"):
        month, day = int(group["m"]), int(group["d"])
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        if name == "day_short" and match.string.startswith("có ", start - 3) and _UNITS.match(match.string, end):
            return None  # "có đến 5/9 huyện"
        year = year_of("y") or clock.near_year(month)
        if year is None:
            return make(None, "day", deadline=deadline)
        if not is_day(year, month, day):
            return None
        since = to in ("từ", "sau")
        return make(f"{year:04d}-{month:02d}-{day:02d}", "day", deadline=deadline, weak=since or not deadline)
    if name == "from_year_start":
        year = year_of("y") or clock.year
        if year is None:
            return make(None, "range")
        if group.get("now"):
            if clock.day is None:
                return make(clock.code, "now")
            return make(days_span((year, 1, 1), (clock.year or year, clock.month or 1, clock.day)), "range")
        if group.get("d"):
            return make(days_span((year, 1, 1), (year, int(group["m"]), int(group["d"]))), "range")
        if group.get("m2"):
            to_year, month = year_of("y2") or year, int(group["m2"])
            if not 1 <= month <= 12 or to_year < year:
                return None
            return make(months_span(year, 1, month) if to_year == year else f"{year}-01/{to_year}-{month:02d}", "range")
        if year == clock.year and clock.month is not None and clock.day is not None:
            return make(days_span((year, 1, 1), (year, clock.month, clock.day)), "range", weak=True)
        return make(None, "since", weak=True)
    if name == "months":
        text = group["n"]
        count = int(text) if text.isdigit() else _COUNT.get(text, 0)
        if not 1 <= count <= 12:
            return None
        if group.get("those"):
            return make(None, "echo", unit="range")
        rel = group.get("rel")
        explicit = bool(
            group.get("part") or group.get("y") or rel or group.get("slash") or "năm" in match.group()[len(text) :]
        )
        year = year_of("y") or (int(group["slash"][1:]) if group.get("slash") else clock.relative(rel))
        if group.get("past"):
            if clock.year is None or clock.month is None:
                return None
            return make(
                months_span(clock.year, 1, count) if clock.month - count in (0, 1) else None, "range", weak=True
            )
        if (
            not explicit
            and to not in ("trong", "sau", "qua", "tính đến hết", "hết")
            and match.string[end : end + 1] not in (",", ":")
            and not (count in (3, 6, 9, 10, 11) or (clock.month and count in (clock.month, clock.month - 1)))
        ):
            return None
        if not explicit and clock.month and count > clock.month:
            return None
        if year is None:
            return make(None, "range")
        if group.get("part", "") and str(group["part"]).startswith("cuối"):
            return make(months_span(year, 13 - count, 12), "range")
        if count == 12 and not explicit:
            return None
        return make(months_span(year, 1, count), "range", weak=not explicit)
    if name == "months_and":
        said = [int(text) for text in re.findall(r"\d+", group["list"])]
        if said != list(range(said[0], said[0] + len(said))) or said[-1] > 12:
            return None
        year = year_of("y", "y2") or clock.near_year(said[-1])
        return make(months_span(year, said[0], said[-1]) if year else None, "range")
    if name == "month_range":
        m1, m2 = int(group["m1"]), int(group["m2"] or group["m3"])
        y2 = year_of("y2", "y3") or clock.near_year(m2)
        if y2 is None:
            return make(None, "range")
        y1 = year_of("y1") or y2
        if y1 == y2:
            return make(months_span(y1, m1, m2), "range")
        return make(f"{y1}-{m1:02d}/{y2}-{m2:02d}", "range")
    if name in ("month", "month_slash"):
        text = group["m"]
        month = int(text) if text.isdigit() else {"giêng": 1, "chạp": 12, **_COUNT, "tư": 4}.get(text, 0)
        if not 1 <= month <= 12:
            return None
        year = year_of("y", "y2") or (clock.relative(group["rel"]) if group.get("rel") else clock.near_year(month))
        if year is None:
            return make(None, "month", deadline=deadline)
        if not 1900 <= year <= 2100:
            return None
        whole = match.group()
        if "hết" in whole or "cuối" in whole:
            code = last_day(year, month) if "hết" in whole else f"{year:04d}-{month:02d}"
            if "cuối" in whole:
                code = last_day(year, month)
            return make(code, "day", deadline=deadline)
        return make(f"{year:04d}-{month:02d}", "month", deadline=deadline, weak=to in ("từ", "kể từ"))
    if name == "short":
        if group.get("q"):
            return make(f"{group['y2']}-Q{group['q']}", "quarter")
        return make(months_span(int(group["y"]), 1, int(group["n"])), "range")
    if name == "month_rel":
        if group["rel"] == "trước":
            return make(None, "echo", unit="month", shift=-1)
        if clock.year is None or clock.month is None:
            return make(None, "month")
        return make(f"{clock.year}-{clock.month - 1:02d}" if clock.month > 1 else f"{clock.year - 1}-12", "month")
    if name == "quarters":
        year = year_of("y") or clock.relative(group.get("rel"))
        count = 3 * {"hai": 2, "ba": 3, "2": 2, "3": 3}[group["n"]]
        return make(months_span(year, 1, count) if year else None, "range")
    if name == "quarter":
        quarter = _ROMAN[group["q"]]
        year = year_of("y", "y2", "y3") or (
            clock.relative(group["rel"]) if group.get("rel") else clock.near_year(quarter * 3 - 2)
        )
        if year is None:
            return make(None, "quarter")
        if "hết" in match.group() or "cuối" in match.group():
            return make(last_day(year, quarter * 3), "day", deadline=deadline)
        return make(f"{year:04d}-Q{quarter}", "quarter", deadline=deadline)
    if name == "echo":
        unit = next(unit for unit in ("quarter", "month", "year") if group.get(unit))
        same = unit == "year" and bool(group.get("same"))  # "SIPAS cùng năm đạt 82,7%"
        if not group.get("end") and not group.get("in") and not group.get("this") and not same:
            return None
        if group.get("to") and not (group.get("end") or group.get("this")):
            return None
        if unit == "year" and group.get("end") and not group.get("this"):
            return None
        if unit == "year" and group.get("in") and not group.get("this"):
            # "cả năm" is this year, but in its first weeks nobody speaks of it yet
            early = clock.month is not None and clock.month <= 2
            year = clock.year - 1 if early and clock.year else clock.year
            return make(f"{year:04d}" if year else None, "year", weak=group["in"] != "cả", unit="year")
        return make(None, "echo", unit=unit, deadline=bool(group.get("end")), weak=not group.get("this") and not same)
    if name == "before":
        text = group.get("n") or group.get("n2") or group.get("n3") or "1"
        count = int(text) if text.isdigit() else _COUNT.get(text, 0)
        return make(None, "same", shift=count if group.get("n3") else -count)
    if name == "quarter_rel":
        if "trước" in group["rel"]:
            return make(None, "echo", unit="quarter", shift=-1)
        if clock.year is None or clock.month is None:
            return make(None, "quarter")
        quarter = (clock.month - 1) // 3
        return make(f"{clock.year}-Q{quarter}" if quarter else f"{clock.year - 1}-Q4", "quarter")
    if name == "half":
        year = year_of("y", "y2", "y3") or clock.relative(group.get("rel"))
        if year is None:
            return make(None, "half")
        late = (group.get("part") or group.get("part2")) in ("cuối", "sau")
        return make(f"{year:04d}-S{2 if late else 1}", "half")
    if name == "years":
        first, last = year_of("y1", "y3"), year_of("y2", "y4")
        assert first is not None and last is not None
        if not first < last:
            return None
        plain = group.get("y3") is not None
        phase = "giai đoạn" in match.group() or "nhiệm kỳ" in match.group() or "thời kỳ" in match.group()
        codes = tuple(f"{year:04d}" for year in range(first, last + 1)) if last - first < 15 else ()
        return make(f"{first:04d}/{last:04d}", "range", weak=plain or phase, codes=codes)
    if name == "year_list":
        codes = tuple(re.findall(r"\d{4}", group["list"]))
        return make(codes[-1], "list", codes=codes)
    if name == "same":
        year = year_of("y", "yy", "y3")
        rel = group.get("rel") or group.get("rel2")
        if year:
            return make(None, "same", shift=year - clock.year if clock.year else -1, unit=str(year))
        return make(None, "same", shift=-1 if rel else 0)
    if name == "year_end":
        year = year_of("y", "y2") or clock.relative(group.get("rel"))
        return make(f"{year:04d}-12-31" if year else None, "day", deadline=deadline or group["end"] == "hết")
    if name == "year_start":
        year = year_of("y") or clock.relative(group.get("rel"))
        return make(f"{year:04d}-01" if year else None, "start", weak=True)
    if name == "year":
        year = year_of("y") or clock.relative("sau" if group.get("next") else group.get("rel"))
        since = to in ("từ", "kể từ")
        return make(f"{year:04d}" if year else None, "year", deadline=deadline, weak=since)
    if name == "ago":
        text = group.get("n") or group["n2"]
        count = int(text) if text.isdigit() else _COUNT.get(text, 0)
        return make(f"{clock.year - count:04d}" if clock.year else None, "year", weak=True, shift=-count)
    if name == "phase":
        return make(None, "phase")
    if name == "whole":
        return make(f"{clock.year:04d}" if clock.year else None, "plan", weak=True)
    if name == "now":
        return make(clock.code, "now")
    assert name == "bare"
    if _FILES.match(match.string, end):
        return None  # "1955 hồ sơ"
    return make(group["y"], "year", weak=True)
