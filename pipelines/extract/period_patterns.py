"""How times are written: a pattern for each way, by name, and the words or figures that each can begin with.

What a match says is told by the function of the same name in period_readers.py.
"""

# ruff: noqa: E501 - patterns are easier to read unbroken
from __future__ import annotations

import re

_N = r"(?:\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?: một| hai)?)"
_Y = r"(?:19|20)\d\d(?!\d|[.,]\d)"
_MONTH = r"(?:\d{1,2}|giêng|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?: một| hai)?|chạp)"
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
        rf"(?:(?P<to>tính đến|đến|tới|hết|từ) )?(?:hết )?(?:ngày )?(?P<d>\d{{1,2}}) tháng (?P<m>(?!năm){_MONTH})(?![a-zà-ỹđ])"
        rf"(?:,? năm (?P<y>{_Y}))?",
    ),
    (
        "day_full",
        r"(?:(?P<to>(?:tính )?(?:đến|tới)|chốt|hết|trước|từ|sau) )?(?:hết )?(?:thời điểm (?:báo cáo \()?|mốc )?(?:ngày |sáng |chiều |tối |trưa |hôm )*"
        r"(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>\d{4})(?!\d)",
    ),
    (
        "day_short",
        r"(?:(?P<to>(?:tính )?(?<!có )(?:đến|tới)(?: hết)?|hết|trước|từ|sau) (?:(?:thời điểm|mốc) )?(?:ngày |sáng |chiều )?"
        r"|(?:ngày|sáng|chiều|tối|trưa|hôm) |(?:(?:vào|tại) )?(?:thời điểm|mốc) (?:ngày )?)(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})(?![/.,-]?\d|%)",
    ),
    (
        "from_year_start",
        rf"từ đầu năm(?: (?P<y>{_Y}|nay))?(?: (?:cho |tính )?(?:đến|tới) (?:"
        r"(?P<now>nay|(?:thời điểm )?(?:này|hiện tại|hiện nay))(?![a-zà-ỹđ])"
        r"|(?:hết )?(?:ngày )?(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})(?:\s?[/.-]\s?\d{4})?(?!\d)"
        rf"|(?:hết |đầu |giữa |cuối )*tháng (?P<m2>\d{{1,2}})(?:(?:/|-| năm )(?P<y2>{_Y}))?"
        rf"|(?:hết |cuối )?quý (?P<q>iv|iii|ii|i|[1-4])(?![a-zà-ỹđ\d])(?:(?:/|-| năm )(?P<y3>{_Y}))?))?",
    ),
    (
        "months",
        rf"(?:(?P<to>trong|sau|qua|tính đến hết|hết) )?(?P<n>{_N}) tháng"
        rf"(?: (?P<part>đầu|cuối|cuối cùng))?(?: (?P<those>ấy|đó|này|nói trên|vừa nêu))?(?: của)?"
        rf"(?: năm(?: (?P<y>{_Y})| (?P<rel>{_REL}))?|(?P<slash>[/ ]{_Y})| (?P<past>qua|trở lại đây|gần đây))?"
        rf"(?![a-zà-ỹđ])(?! \d{{1,2}}(?: và |, |[/-]))(?! (?:đầu )?(?:tiên|tuổi|tù|lương|nữa|một lần|thử nghiệm|vận hành|triển khai|thực hiện|hoạt động|thí điểm|sáp nhập|hợp nhất|sau|kể từ|chính quyền|ra quân|cao điểm|trước đó|liền|liên tiếp|nghỉ|bảo hành|học))",
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
        rf"(?:(?P<to>(?:tính )?(?:đến|tới)|hết|trước|từ|kể từ) )?(?:hết |cuối )?(?:đầu |giữa |trung tuần )?"
        rf"(?:cuối )?(?:tháng |t(?=\d{{1,2}}\s?[/.-]\s?{_Y}))(?P<m>{_MONTH})(?![\d])"
        rf"(?:\s?[/-]\s?(?P<y>\d{{4}})|\.(?P<y3>{_Y})|,? năm (?P<y2>{_Y})|,? năm (?P<rel>{_REL})| vừa qua)?(?![a-zà-ỹđ/])",
    ),
    (
        "month_slash",
        r"(?:(?P<to>(?:tính )?(?:đến|tới)(?: hết)?|hết|cuối|kỳ|từ|trong) )?(?<!số )(?P<m>1[0-2]|0?[1-9])[/-](?P<y>20[0-4]\d)(?![\d/-])",
    ),
    ("short", rf"(?P<n>\d{{1,2}})t\s?[/.-]?\s?(?P<y>{_Y})|q(?P<q>[1-4]) ?(?P<y2>{_Y})"),
    (
        "edge",
        rf"(?P<unit>tháng|quý) (?P<part>đầu tiên|cuối cùng|đầu|cuối)(?: của| trong)? năm(?: (?P<y>{_Y})| (?P<rel>{_REL}))?(?! học)",
    ),
    ("school", r"năm học (?P<rel>này|nay|trước(?: đó)?|ngoái|liền trước|vừa qua|qua|vừa rồi)(?![a-zà-ỹđ])"),
    ("month_rel", r"tháng (?P<rel>trước(?: đó)?|liền trước|kế trước|vừa qua|vừa rồi|qua)(?![a-zà-ỹđ])"),
    (
        "quarters",
        rf"(?P<n>hai|ba|2|3) quý (?:(?:đầu|đầu tiên)(?: của)?(?: năm(?: (?P<y>{_Y})| (?P<rel>{_REL}))?)?|(?:của )?năm (?P<y2>{_Y})|(?P<past>vừa qua|vừa rồi|đã qua|qua))",
    ),
    (
        "quarter",
        rf"(?:(?P<to>(?:tính )?(?:đến|tới)|hết|trước|trong) )?(?:hết |cuối )?(?:(?:ba|3) tháng (?:của )?)?"
        rf"(?:quý |q\.? ?(?=(?:iv|i{{1,3}}|[1-4])(?:\s?[/.-]\s?| năm ){_Y}))(?P<q>iv|iii|ii|i|[1-4]|nhất|một|hai|ba|tư|bốn)"
        rf"(?![a-zà-ỹđ\d])(?:\s?[/-]\s?(?P<y>\d{{4}})|,? năm (?P<y2>{_Y})|,? năm (?P<rel>{_REL})|\.(?P<y3>{_Y}))?",
    ),
    ("quarter_rel", r"quý (?P<rel>vừa qua|trước(?: đó)?|liền trước|kế trước|vừa rồi|rồi)"),
    (
        "echo",
        r"(?:(?P<to>đến|tới|vào|tính đến) )?(?:(?P<end>cuối|hết) |giữa )?(?:cũng |(?P<same>cùng) )?(?:(?P<in>trong|của|cả) )?"
        r"(?:(?P<quarter>quý)|(?P<month>tháng)|(?P<year>năm))(?P<this> này| ấy| đó)?"
        r"(?![a-zà-ỹđ])(?!(?:(?<!cả năm)|(?= 20\d\d(?![.,%\d]))) \d)(?! (?:[iv]+(?![a-zà-ỹđ])|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười|giêng|chạp|nhất|vừa|trước|sau|tới|nay|này|qua|rồi|đầu|liền|ngoái|học|tài khóa|tuổi|đó|ấy|tháng (?:đầu|qua|cuối|gần|vừa)))",
    ),
    (
        "before",
        rf"(?P<n3>{_N}) năm (?:sau(?: đó|(?=[,.;)]| (?:là|thì|đã|mới|chỉ|còn|vẫn|tỷ|con|số|tỉnh|lên|xuống|đạt|chiếm|tăng|giảm|vọt|nhảy)(?![a-zà-ỹđ])))|tiếp theo(?=[,.;)]| (?:là|đã|đạt|lên)))"
        rf"|(?P<n>{_N}) năm (?:trước đó|liền trước)|trước đó (?P<n2>{_N}) năm"
        r"|(?:(?:của|cả|trong|vào|sang|đến|tới) )?(?:cả )?(?<!các )(?<!những )(?<!mấy )năm (?:liền trước|trước đó|liền kề|kế trước|(?P<next>sau đó|sau nữa|tiếp theo|kế tiếp|kế sau|kế đó|liền sau))(?: trước đó)?",
    ),
    (
        "half",
        rf"(?:nửa (?P<part>đầu|cuối|sau)|6 tháng)(?: của)? năm(?: (?P<y>{_Y})| (?P<rel>{_REL}))?|nửa (?P<part2>đầu|cuối|sau) (?P<y3>{_Y})|nửa năm(?: nay| qua| (?P<those>ấy|đó|nói trên)|(?: đầu)?(?: năm)? (?P<y2>{_Y}))",
    ),
    (
        "years",
        rf"(?:(?:trong|của|cho|riêng|sang|vào) )?(?:giai đoạn |các năm |năm học |năm |từ năm |từ |hai năm |ba năm |nhiệm kỳ |thời kỳ |những năm )+(?:từ )?(?:năm )?"
        rf"(?P<y1>{_Y})\s?(?:-|(?:cho )?(?:đến|tới)(?: năm)?)\s?(?P<y2>{_Y})|(?P<y3>{_Y})\s?-\s?(?P<y4>{_Y})",
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
        r"|(?:cũng )?(?:(?:tính )?(?:đến|tới|vào|trong) )?(?<!\d )ngày (?:đó|ấy)(?![a-zà-ỹđ])|cũng (?:(?:đến|tới|vào|trong) )?ngày này(?![a-zà-ỹđ])"
        r"|(?:đến |vào |trong )?cùng ngày|trong thời gian (?:này|đó|ấy)|cùng thời gian|trong cùng thời gian"
        r"|(?:(?:cũng )?(?:tại|vào) )?(?:cùng )?thời điểm (?:đó|ấy)|(?:tại|vào) cùng thời điểm|(?:đến|tới) cùng (?:ngày|mốc)|cùng ngày chốt(?: số(?: liệu)?)?|lúc (?:đó|ấy)|khi (?:ấy)|trong kỳ(?: báo cáo)?(?![a-zà-ỹđ]| [^,;.:()\d]{2,30} 20\d\d)",
    ),
    (
        "year_end",
        rf"(?:(?P<to>(?:tính )?(?:đến|tới)|trước|vào|hết) )?(?:thời điểm )?(?P<end>hết|cuối)(?: của)?(?: năm(?: (?P<y>{_Y})| (?P<rel>{_REL}))?|(?= kỳ$)| (?P<y2>{_Y}))(?! (?:học|tháng))",
    ),
    ("year_start", rf"(?<!dẫn )(?<!đứng )(?<!bắt )(?:so với )?(?:hồi )?đầu năm(?: (?P<y>{_Y})| (?P<rel>{_REL}))?"),
    (
        "year",
        rf"(?:(?P<to>(?:tính )?(?:đến|tới)|trước|vào|trong|từ|kể từ|cả|sang|riêng|cho|của|kết thúc) )?(?:cả |riêng )?"
        rf"(?:kỳ đánh giá |kỳ )?(?:năm(?: học)? )(?P<y>{_Y})"
        rf"|(?P<next>sang năm(?! (?:{_Y}|nay|sau|tiếp|kế)))|(?:(?P<to2>sang|trong|đến|của|cho|cả|hết|riêng) )?(?:cả )?(?:(?<!\d )|(?<=(?:hạng| thứ| trí) \d )|(?<=(?:hạng| thứ| trí) \d\d ))(?<!một )(?<!hai )(?<!ba )(?<!bốn )(?<!mười )(?<!mấy )(?<!nhiều )(?<!vài )năm (?P<rel>nay|ngoái|trước nữa|kia|trước(?! đó)|rồi|vừa qua|vừa rồi|qua|sau|tới)(?![a-zà-ỹđ])",
    ),
    ("ago", rf"(?P<n>{_N}) năm (?:trước|về trước)|cách đây (?:đúng |khoảng |hơn |gần )?(?P<n2>{_N}) năm"),
    ("phase", r"cả giai đoạn|(?:trong )?giai đoạn (?:này|trên|đó|ấy|nói trên|nêu trên)"),
    ("whole", r"(?:mục tiêu|kế hoạch) năm(?= ?[,;.:)]|$| (?!\d|học|tài khóa|nay|ngoái|trước|sau|tới|qua|này|ấy|đó))"),
    (
        "now",
        r"(?:tính )?(?:đến|tới) (?:nay|hôm nay|thời điểm này|thời điểm báo cáo|thời điểm thống kê|thời điểm hiện tại|hiện tại|hiện nay|bây giờ)|hiện nay|hiện tại|thời điểm hiện nay|(?<!cùng )thời điểm này(?! năm)|(?:tại|vào|ở) thời điểm (?:công bố|báo cáo|khảo sát|hiện nay|hiện tại|này)"
        r"|(?<![a-zà-ỹđ])nay(?= (?:theo|con số|thứ|hạng|đứng|xếp|vị trí|đã|có|là(?! (?:thành phố|tp|tỉnh|phường|xã|quận|huyện|thị|đặc khu|bộ|sở|cục) )|toàn|tỉnh|cả|thì|mới|còn|được|lên|,))"
        r"|(?<![a-zà-ỹđ])(?<!hôm )(?<!xưa )(?<!lâu )(?<!ngày )(?<!năm )(?<!sáng )(?<!chiều )(?<!tối )(?<!từ )nay(?= \d[\d.,]*(?:/\d{1,3})?(?:%| [^\W\d_]))(?! \d+ (?:tháng|năm|ngày|tuần|giờ|tuổi))|(?<![a-zà-ỹđ] )nay,|(?<=; )nay(?= (?!thuộc|gọi|là)[^\W\d_])|(?:đến |tới |bây |hiện )giờ(?: đây| này)?(?![a-zà-ỹđ])|giờ đây|(?:đến )?hôm nay(?=[:,] (?!\d{1,2}[/-]))|đến lúc này|tới lúc này|đang(?= (?:cung cấp|có|duy trì|vận hành|quản lý))"
        r"|(?<![\dhg] )(?<!mỗi )(?<!một )(?<!nửa )(?<!vài )(?<!mấy )(?<!ngày )(?<!trong )(?<!bao )(?<!hàng )(?<!hằng )(?<!ngoài )(?<!theo )(?<![a-zà-ỹđ])giờ(?=,? (?:đã|thì|là|còn|mới|có|được|lên|cả|toàn|tỉnh|huyện|xã|con số|tỷ lệ)(?![a-zà-ỹđ]))"
        r"|(?<![a-zà-ỹđ])(?<!thực )(?<!phát )(?<!xuất )(?<!biểu )(?<!diễn )(?<!hiển )(?<!thể )(?<!tái )hiện(?![a-zà-ỹđ]| (?:đại|hành|tượng|trạng|thực|vật|diện|hữu|thân|hình))",
    ),
    (
        "edition",
        r"(?:lần|(?<!nhiệm )kỳ|bảng|đợt)(?: (?:đánh giá|xếp hạng|công bố|khảo sát))?"
        r" (?:này|mới nhất|mới|vừa công bố|(?P<before>liền trước|trước(?: đó)?))(?![a-zà-ỹđ])",
    ),
    ("bare", rf"(?:kỳ (?:đánh giá )?|kế hoạch |ước |(?P<on>sang ))?(?<!\d[/-])(?P<y>{_Y})(?![-/%])"),
]
# A figure's digits with what parts them. The group says how it goes on where a time may begin with it: behind no letter and no digits' dot.
FIGURE = re.compile(
    r"[0-9](?:"
    r"(?=\d?(?:(?P<parted>\s?[/.-]\s?(?:\d\d?\s?(?:[/.-]|đến|tới)|20\d\d))"
    r"| (?:(?P<months>tháng)|(?P<quarters>quý)|(?P<years>năm))|(?P<short>t))"
    r"|(?P<year>(?:(?<=1)9|(?<=2)0)\d\d))(?<![a-zà-ỹđ].)(?<!\d[.,].)"
    r"|)[0-9]*(?:[.,][0-9]+(?:[.,][0-9]+)*|)"
)
_FIGURE_STARTS = {  # which patterns can begin with a figure, by how it goes on
    "parted": "days day_full month_slash",
    "months": "day_words months quarter half",
    "quarters": "quarters",
    "years": "before ago",
    "year": "years bare",
    "short": "short",
}
_DIGIT = "0|1|2|3|4|5|6|7|8|9"
_UP_TO_TEN = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
_OF_DAY = "sáng|chiều|tối|trưa|hôm"
_MONTH_WORD = "|".join(("tháng", *(f"t{digit}" for digit in range(10))))  # "cuối T6/2023"
_OF_MONTH = f"đầu|giữa|trung|{_MONTH_WORD}"
_NEW = "này|mới|đánh|xếp|công|khảo|vừa|liền|trước"
# Which patterns can begin with a word, by the word that must follow it behind a blank ("" for any): no others are tried
_STARTS = {
    "từ": {
        _DIGIT: "days days_short days_open day_words day_full day_short month_slash years",
        "ngày": "days days_short days_open day_words day_full day_short",
        _OF_DAY: "day_full day_short",
        "hết": "day_words day_full month",
        "đầu": "from_year_start month",
        "tháng": "month_range month",
        "giữa|cuối|trung": "month",
        "các|những|giai|nhiệm": "years",
        "thời": "day_full day_short years",
        "năm|kỳ|cả|riêng": "years year",
    },
    "cách": {"đây": "ago"},
    "kể": {"từ": "days days_short days_open month year"},
    "ngày": {_DIGIT: "days day_words day_full day_short", "đó|ấy": "same", f"ngày|{_OF_DAY}": "day_full"},
    "tính": {
        "từ": "days_short days_open",
        "đến|tới": "same day_words day_full day_short months month month_slash quarter year_end year now",
    },
    "đến": {
        _DIGIT: "day_words day_full day_short month_slash quarter",
        "ngày": "day_words day_full day_short same",
        _OF_DAY: "day_full day_short now",
        "hết": "day_words day_full day_short month month_slash quarter year_end echo",
        "cuối": "month quarter year_end echo",
        _OF_MONTH: "month echo",
        "quý": "quarter echo",
        "năm|kỳ": "year echo before",
        "thời|mốc": "day_full day_short year_end now",
        "cùng": "echo same",
        "nay|hiện|bây|giờ|lúc": "now",
    },
    "tới": {
        _DIGIT: "day_words day_full day_short month_slash quarter",
        "ngày": "day_words day_full day_short same",
        _OF_DAY: "day_full day_short now",
        "hết": "day_words day_full day_short month month_slash quarter year_end",
        "cuối": "month quarter year_end",
        _OF_MONTH: "month",
        "quý|q|ba": "quarter",
        "năm|kỳ|cả|riêng": "year before",
        "thời|mốc": "day_full day_short year_end now",
        "cùng": "same",
        "nay|hiện|bây|giờ|lúc": "now",
    },
    "hết": {
        _DIGIT: "day_words day_full day_short months month_slash quarter year_end",
        f"ngày|thời|mốc|{_OF_DAY}": "day_words day_full day_short year_end",
        "hết": "day_words day_full month quarter year_end",
        "cuối": "month quarter year_end",
        _OF_MONTH: "month",
        _UP_TO_TEN: "months quarter year_end year",
        "quý|q": "quarter",
        "của|kỳ|cả|riêng": "year_end year",
    },
    **{
        word: {_DIGIT: "day_full day_short", f"ngày|{_OF_DAY}": "day_full", "nay": "now"} for word in _OF_DAY.split("|")
    },
    "trước": {
        _DIGIT: "day_full day_short quarter",
        "ngày|sáng|chiều|tối": "day_full day_short",
        "hết": "day_full month quarter year_end",
        "cuối": "month quarter year_end",
        _OF_MONTH: "month",
        "quý": "quarter",
        "năm|cả|kỳ": "year",
        "thời": "day_full day_short year_end",
        "đó": "before",
    },
    "sau": {_DIGIT: "day_short months", _UP_TO_TEN: "months", "ngày|sáng|chiều": "day_full day_short"},
    "trong": {
        _DIGIT: "months month_slash quarter",
        "một|bốn|sáu|bảy|tám|chín|mười": "months",
        "hai|ba": "months quarter years",
        "năm": "months years year echo before",
        "các|những": "years",
        "giai": "years phase",
        "cả": "year before",
        "kỳ": "same year",
        "cùng|thời": "years same",
        "quý": "quarter echo",
        "hết|cuối": "quarter",
        "tháng": "echo",
    },
    "qua": {f"{_DIGIT}|{_UP_TO_TEN}": "months"},
    "tháng": {
        _DIGIT: "months_and month_range month",
        "một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|giêng|chạp": "month",
        "đầu|cuối": "edge",
        "trước|liền|kế|vừa|qua": "month_rel",
        "này|ấy|đó": "echo",
    },
    "đầu": {"tháng": "month", "năm": "year_start"},
    "giữa": {f"cuối|{_MONTH_WORD}": "month echo", "năm|quý|cùng|cũng|cả|của|trong": "echo"},
    "trung": {"tuần": "month"},
    "cuối": {
        _DIGIT: "month_slash quarter year_end",
        "đầu|giữa|trung|cuối": "month",
        "ba": "quarter",
        _MONTH_WORD: "month echo",
        "quý|q": "quarter echo",
        "năm|của|kỳ": "year_end echo",
        "cùng|cũng|cả|trong": "echo",
    },
    "quý": {
        "1|2|3|4|i|nhất|một|hai|ba|tư|bốn": "quarter",
        "đầu|cuối": "edge",
        "trước|liền|kế|vừa|rồi": "quarter_rel",
        "này|ấy|đó": "echo",
    },
    "nửa": {"đầu|cuối|sau|năm": "half"},
    "giai": {"đoạn": "years phase"},
    "các": {"năm": "years year_list"},
    "hai": {"tháng": "months_and months", "quý": "quarters", "năm": "years before ago", "kỳ": "year_list"},
    "ba": {
        "tháng": "months_and months quarter",
        "quý": "quarters",
        "năm": "years year_list before ago",
        "kỳ": "year_list",
    },
    "chốt": {f"{_DIGIT}|ngày": "day_full"},
    "cùng": {"giai|kỳ|mốc|ngày|thời": "same", "quý|tháng|năm|của|cả|trong": "echo"},
    "cũng": {
        "ngày|tính|tại|tới|vào|đến": "same",
        "trong": "same echo",
        "năm|quý|tháng|của|cả": "echo",
    },
    "vào": {
        "mốc|thời": "day_short same year_end years now",
        "ngày|cùng|cũng": "same echo",
        "cuối|hết|giữa": "year_end echo",
        "các|những|giai|nhiệm|từ|hai|ba": "years",
        "năm|kỳ|cả|riêng": "years year echo before",
        "quý|tháng|của|trong": "echo",
    },
    "hồi": {"đầu": "year_start"},
    "so": {"với đầu năm|với hồi đầu năm": "year_start"},
    "cả": {"cả|riêng|kỳ|năm": "year echo before", "quý|tháng": "echo", "giai": "phase"},
    "sang": {"cả|riêng|kỳ": "year", "năm": "years year before", "giai": "years", "20": "bare"},
    **{word: {"cả|riêng|kỳ": "year", "năm": "years year", "giai": "years"} for word in ("riêng", "cho")},
    "của": {
        "cả năm": "year before",
        "cả kỳ|riêng|kỳ": "year",
        "năm": "years year echo before",
        "quý|tháng": "echo",
        "giai": "years",
    },
    "kết": {"thúc": "year"},
    "năm": {
        "1|2": "years year",
        "tháng": "months",
        "học": "years school year",
        "năm": "years before ago",
        "các|những|giai|nhiệm|thời|từ|hai|ba": "years",
        "trước|sau": "before year",
        "liền|kế|tiếp": "before",
        "nay|ngoái|rồi|qua|vừa|tới|kia": "year",
        "này|ấy|đó": "echo",
    },
    "tại": {"cùng|thời": "day_short same now"},
    "lúc": {"đó|ấy": "same"},
    "khi": {"ấy": "same"},
    "bây": {"giờ": "now"},
    **{word: {"": "now"} for word in ("hiện", "nay", "giờ", "đang")},
    "kỳ": {_DIGIT: "month_slash bare", "năm": "year", _NEW: "year edition bare"},
    **{word: {_NEW: "edition"} for word in ("lần", "bảng", "đợt")},
    "kế": {"hoạch năm": "whole", "hoạch 19|hoạch 20": "bare"},
    "ước": {"1|2": "bare"},
    "mục": {"tiêu năm": "whole"},
    "nhiệm": {"kỳ": "years"},
    "thời": {"kỳ": "years", "điểm": "day_full day_short same year_end now"},
    "những": {"năm": "years"},
    **{word: {"tháng": "months", "năm": "before ago"} for word in ("một", "bốn", "sáu", "bảy", "tám", "chín")},
    "mười": {"một|hai": "months before ago", "tháng": "months", "năm": "before ago"},
}
_LETTER_STARTS = {"q": {"1|2|3|4|i|.": "short quarter"}, "t": {_DIGIT: "month"}}  # "Q3/2024", "T9/2024": glued to it
_BY_NAME = {name: re.compile(pattern) for name, pattern in _PATTERNS}


def _patterns(names: str) -> list[tuple[str, re.Pattern[str]]]:
    return [(name, _BY_NAME[name]) for name in names.split()]


_BY_WORDS = {
    f"{word}{blank}{ahead}".strip(): _patterns(names)
    for starts, blank in ((_STARTS, " "), (_LETTER_STARTS, ""))
    for word, ways in starts.items()
    for every, names in ways.items()
    for ahead in every.split("|")
}
HEADS: tuple[str, ...] = tuple(_BY_WORDS)
"""What a time expression in words can begin with: a word and the one that follows, as far as that is needed."""
WHOLE = frozenset(_STARTS)
"""Those of `HEADS` that are one word, which no letter may follow."""
LED = frozenset(
    f"{word} {digit}"
    for word in ("từ", "đến", "tới", "trước", "sau", "trong", "qua", "ngày", "chốt", *_OF_DAY.split("|"))
    for digit in _DIGIT.split("|")
)
"""Those of `HEADS` whose figure makes a time of them only as it goes on: in most texts "từ 67,2%" is no day."""
GOES_ON = re.compile(r"\d*\s?(?:[/-]|\.(?!\d{3})|đến|tới|cho|tháng)")
"""How it does, behind its first digit."""
BY_HEAD = _BY_WORDS | {how: _patterns(names) for how, names in _FIGURE_STARTS.items()}
"""What is tried where a time expression may begin: patterns by one of `HEADS` or by a group of `FIGURE`."""
