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
        r"(?:(?P<to>(?:tính )?(?:đến|tới)|chốt|hết|trước|từ) )?(?:hết )?(?:thời điểm (?:báo cáo \()?|mốc )?(?:ngày |sáng |chiều |tối |trưa |hôm )*"
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
        rf"(?: (?P<part>đầu|cuối|cuối cùng))?(?: (?P<those>ấy|đó|nói trên|vừa nêu))?(?: của)?"
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
        rf"(?P<n3>{_N}) năm (?:sau(?: đó)?|tiếp theo)(?=,| (?:là|thì|đã|mới|tỷ|con|số|lên|đạt|tăng))|(?P<n>{_N}) năm (?:trước đó|liền trước)|trước đó (?P<n2>{_N}) năm|(?:(?:của|cả|trong|vào) )?(?:cả )?năm (?:liền trước|trước đó|liền kề|kế trước)(?: trước đó)?",
    ),
    (
        "half",
        rf"(?:nửa (?P<part>đầu|cuối|sau)|6 tháng)(?: của)? năm(?: (?P<y>{_Y})| (?P<rel>{_REL}))?|nửa (?P<part2>đầu|cuối|sau) (?P<y3>{_Y})|nửa năm(?: nay| qua|(?: đầu)?(?: năm)? (?P<y2>{_Y}))",
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
        r"|(?:đến |vào |trong )?cùng ngày|trong thời gian (?:này|đó|ấy)|cùng thời gian|cùng (?:quý|tháng)(?! (?:\d|[iv]+(?![a-zà-ỹđ])))|trong cùng thời gian"
        r"|(?:(?:cũng )?(?:tại|vào) )?(?:cùng )?thời điểm (?:đó|ấy)|(?:tại|vào) cùng thời điểm|(?:đến|tới) cùng (?:ngày|mốc)|cùng ngày chốt(?: số(?: liệu)?)?|lúc (?:đó|ấy)|khi (?:ấy)|trong kỳ(?: báo cáo)?(?![a-zà-ỹđ])",
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
        rf"|(?P<next>sang năm(?! (?:{_Y}|nay)))|(?:(?P<to2>sang|trong|đến|của|cho|cả|hết|riêng) )?(?:cả )?(?:(?<!\d )|(?<=(?:hạng| thứ| trí) \d )|(?<=(?:hạng| thứ| trí) \d\d ))(?<!một )(?<!hai )(?<!ba )(?<!bốn )(?<!mười )(?<!mấy )(?<!nhiều )(?<!vài )năm (?P<rel>nay|ngoái|trước nữa|kia|trước(?! đó)|rồi|vừa qua|vừa rồi|qua|sau|tới)(?![a-zà-ỹđ])",
    ),
    ("ago", rf"(?P<n>{_N}) năm (?:trước|về trước)|cách đây (?:đúng |khoảng |hơn |gần )?(?P<n2>{_N}) năm"),
    ("phase", r"cả giai đoạn|(?:trong )?giai đoạn (?:này|trên|đó|ấy|nói trên|nêu trên)"),
    ("whole", r"(?:mục tiêu|kế hoạch) năm(?= ?[,;.:)]|$| (?!\d|học|tài khóa|nay|ngoái|trước|sau|tới|qua|này|ấy|đó))"),
    (
        "now",
        r"(?:tính )?(?:đến|tới) (?:nay|hôm nay|thời điểm này|thời điểm báo cáo|thời điểm thống kê|thời điểm hiện tại|hiện tại|hiện nay|bây giờ)|hiện nay|hiện tại|thời điểm hiện nay|(?<!cùng )thời điểm này(?! năm)|(?:tại|vào|ở) thời điểm (?:công bố|báo cáo|khảo sát|hiện nay|hiện tại|này)"
        r"|(?<![a-zà-ỹđ])nay(?= (?:theo|con số|thứ|hạng|đứng|xếp|vị trí|đã|có|là(?! (?:thành phố|tp|tỉnh|phường|xã|quận|huyện|thị|đặc khu|bộ|sở|cục) )|toàn|tỉnh|cả|thì|mới|còn|được|lên|,))"
        r"|(?<![a-zà-ỹđ])(?<!hôm )(?<!xưa )(?<!lâu )(?<!ngày )(?<!năm )(?<!sáng )(?<!chiều )(?<!tối )(?<!từ )nay(?= \d[\d.,]*(?:/\d{1,3})?(?:%| [^\W\d_]))(?! \d+ (?:tháng|năm|ngày|tuần|giờ|tuổi))|(?<![a-zà-ỹđ] )nay,|(?:đến |tới |bây |hiện )giờ(?: đây| này)?(?![a-zà-ỹđ])|giờ đây|(?:đến )?hôm nay(?=[:,] (?!\d{1,2}[/-]))|đến lúc này|tới lúc này|đang(?= (?:cung cấp|có|duy trì|vận hành|quản lý))"
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
# A run of digits. The group says how it goes on where a time may begin with it: behind no letter and no digits' dot.
FIGURE = re.compile(
    r"[0-9](?:(?<![a-zà-ỹđ].)(?<!\d[.,].)(?=(?P<parted>\d?\s?(?:[/-]|\.(?!\d{3}(?!\d))))|(?P<span>\d? (?:tháng|quý|năm))"
    r"|(?P<year>(?:(?<=1)9|(?<=2)0)\d\d)|(?P<short>\d?t))|)[0-9]*"
)
_FIGURE_STARTS = {  # which patterns can begin with a figure, by how it goes on
    "parted": "days day_full month_slash",
    "span": "day_words months quarters quarter half before ago",
    "year": "years bare",
    "short": "short",
}
_STARTS = {  # which patterns can begin with a word: the others are not tried there
    "từ": "days days_short days_open day_words day_full day_short from_year_start month_range month month_slash years year",
    "cách": "ago",
    "kể": "days days_short days_open day_full month year",
    "ngày": "days day_words day_full day_short same",
    "tính": "same days_short days_open day_words day_full day_short months month month_slash quarter year_end year now",
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
    "trong": "months month_slash quarter years same year echo phase before",
    "qua": "months",
    "tháng": "months_and month_range month edge month_rel echo",
    "q": "short quarter",
    "t": "month",
    "đầu": "month year_start",
    "giữa": "month echo",
    "trung": "month",
    "cuối": "month month_slash quarter year_end echo",
    "quý": "quarter edge quarter_rel echo",
    "nửa": "half",
    "giai": "years phase",
    "các": "years year_list",
    "hai": "months_and months quarters years year_list before ago",
    "ba": "months_and months quarters quarter years year_list before ago",
    "chốt": "day_full",
    "cùng": "same echo",
    "cũng": "same echo",
    "vào": "day_short same year_end years year echo now before",
    "hồi": "year_start",
    "so": "year_start",
    "cả": "year echo phase before",
    "sang": "years year bare",
    "riêng": "years year",
    "cho": "years year",
    "của": "years year echo before",
    "kết": "year",
    "năm": "years months before ago same school year echo",
    "hiện": "now",
    "nay": "now",
    "tại": "day_short same now",
    "lúc": "same",
    "khi": "same",
    "bây": "now",
    "giờ": "now",
    "đang": "now",
    "kỳ": "month_slash year edition bare",
    **dict.fromkeys(("lần", "bảng", "đợt"), "edition"),
    "kế": "whole bare",
    "ước": "bare",
    "mục": "whole",
    "nhiệm": "years",
    "thời": "day_full day_short same years year_end now",
    "những": "years",
    **dict.fromkeys(("một", "bốn", "sáu", "bảy", "tám", "chín", "mười"), "months before ago"),
}
_ANY_DIGIT = "0|1|2|3|4|5|6|7|8|9"
_COUNTED = _ANY_DIGIT + "|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
_GO_ON = {  # what must follow words that mostly begin something else, behind a blank
    "trong": _COUNTED + "|các|cả|những|tháng|quý|kỳ|giai|cùng|thời|suốt|vòng|hết|cuối|đầu|nửa",
    "từ": _ANY_DIGIT
    + "|ngày|sáng|chiều|tối|trưa|hôm|các|những|đầu|giữa|cuối|hết|trung|tháng|quý|năm|giai|thời|nhiệm|kỳ|cả|riêng",
    "đến": _ANY_DIGIT
    + "|nay|hết|cuối|ngày|tháng|quý|năm|sáng|chiều|tối|trưa|hôm|đầu|giữa|trung|thời|hiện|bây|giờ|lúc|mốc|kỳ|cùng",
    "qua": _COUNTED,
    "sau": _COUNTED + "|ngày|sáng|chiều|hết",
    "trước": _ANY_DIGIT + "|ngày|sáng|chiều|tối|đầu|giữa|cuối|hết|trung|tháng|quý|năm|đó|thời|tết|cả|kỳ",
    "tính": "từ|đến|tới|hết|cả|riêng|chung",
    "đầu": "tháng|quý|năm|kỳ",
    **dict.fromkeys(("của", "cả", "riêng", "cho"), "cả|riêng|kỳ|năm|quý|tháng|giai"),
    "sang": "cả|riêng|kỳ|năm|quý|tháng|giai|20",
    **dict.fromkeys(("các", "những"), "năm"),
    **dict.fromkeys(("hai", "ba"), "tháng|quý|năm|kỳ"),
    "chốt": _ANY_DIGIT + "|ngày",
    **dict.fromkeys(("một", "bốn", "sáu", "bảy", "tám", "chín"), "tháng|quý|năm"),
    "mười": "một|hai|tháng|năm",
    "cách": "đây",
    "giai": "đoạn",
    "hồi": "đầu",
    "kể": "từ",
    "kế": "hoạch",
    "kết": "thúc",
    "khi": "ấy",
    "kỳ": _ANY_DIGIT + "|đánh|năm|này|mới|xếp|công|khảo|vừa|liền|trước",
    **dict.fromkeys(("lần", "bảng", "đợt"), "này|mới|đánh|xếp|công|khảo|vừa|liền|trước"),
    "lúc": "đó|ấy",
    "mục": "tiêu",
    "nhiệm": "kỳ",
    "so": "với",
    "tại": "cùng|thời",
    "thời": "kỳ|điểm",
    "trung": "tuần",
    "ước": _ANY_DIGIT,
}
_GLUED = {"q": "1|2|3|4|i|.", "t": _ANY_DIGIT}  # what must follow a letter at once: "Q3/2024", "T9/2024"
_BY_NAME = {name: re.compile(pattern) for name, pattern in _PATTERNS}
BY_HEAD = {
    head: [(name, _BY_NAME[name]) for name in names.split()] for head, names in (_STARTS | _FIGURE_STARTS).items()
}
OF_YEAR = [(name, _BY_NAME[name]) for name in ("years", "year")]
"""What "năm" with a figure behind it can begin."""
HEADS: list[tuple[str, str]] = [
    (phrase, word)
    for word in _STARTS
    for phrase in (
        [word + ahead for ahead in _GLUED[word].split("|")]
        if word in _GLUED
        else [f"{word} {ahead}" for ahead in _GO_ON[word].split("|")]
        if word in _GO_ON
        else [word]
    )
]
"""What a time expression in words can begin with, each with the word of `BY_HEAD` whose patterns are tried there."""
