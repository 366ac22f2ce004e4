"""What a cell or a line of a table may be by its looks alone, before anything is read: a figure with its unit, a time,
a caption, nothing.
"""

from __future__ import annotations

import re

# How a cell may say that its figure is an estimate, a goal, a bound or a range: "ước đạt 78,5", "gần 82%", "tối thiểu
# 60", "từ 90 đến 100%", "20 - 25%/năm".
_LEADS = (
    *("ước", "dự kiến", "dự ước", "mục tiêu", "phấn đấu", "kế hoạch", "đạt", "hơn", "trên", "vượt", "dưới", "gần"),
    *("khoảng", "xấp xỉ", "từ", "chưa (?:đến|tới|đầy)", "tối thiểu", "tối đa", "ít nhất", "nhiều nhất"),
    *("không (?:quá|dưới)", "tính", "thực hiện", "nhóm", "top", "tốp"),
)
# Where a text does not go on with the first two letters of any, none is tried.
_FIRST, _SECOND = ("".join(sorted({word[k] for word in _LEADS})) for k in (0, 1))
LEADING = rf"(?:(?=[{_FIRST}][{_SECOND}])(?:{'|'.join(_LEADS)}) )*"
_EACH = "(?:/(?:năm|quý|tháng|ngày|người|hộ))"
FIGURE = re.compile(
    rf"(?i:{LEADING})[≥≤<>~≈+]?=?\s?\d[\d.,]*"
    rf"(?:/\d[\d.]*|\s?%?\s?[-–]\s?\d[\d.,]*(?=\s?%?{_EACH}?$)|\s?%? (?:đến|tới) \d[\d.,]*(?!/))?"
    rf"\s?(?:%(?: trở (?:lên|xuống))?|[^\W\d_]{{1,6}}(?: [^\W\d_]{{1,6}})?)?{_EACH}?(?:\s?\([^()]{{1,14}}\))?"
)
DIGITS = r"[≥≤<>~]? ?\d[\d.,]*(?:/\d[\d.]*)?"
# A figure with no more than a unit we know, outside of tables: there the short word that FIGURE lets pass may be prose.
LONE_FIGURE = re.compile(
    rf"{DIGITS} ?(?i:%|điểm|hồ sơ|tổ|doanh nghiệp|(?:nghìn|triệu|tỷ)(?: đồng| usd)?|đồng|[kmg]bps)?"
    r"(?: ?\((?:ước|sơ bộ)\))?"
)
LONE_FIGURE_ENDS = (
    *"0123456789%)", "điểm", "hồ sơ", "tổ", "doanh nghiệp", "nghìn", "triệu", "tỷ", "đồng", "USD", "bps",
)  # fmt: skip
# The same on a line of its own, above or below its label: with a bound, as a place, with anything that we count
FIGURE_LINE = re.compile(
    rf"(?i:{LEADING}|(?:xếp )?(?:vị trí )?(?:thứ|hạng) ){DIGITS} ?(?i:%|điểm|(?:nghìn|triệu|tỷ)(?: đồng| usd)?|đồng"
    r"|[kmg]bps|hồ sơ|tổ|doanh nghiệp|lượt|tài khoản|(?:tập )?dữ liệu|chữ ký số|chứng thư số|hệ thống|dịch vụ|cơ quan"
    r"|thành viên|hộ|mục tiêu|chỉ tiêu|huyện|địa phương|thủ tục|người|giao dịch)?"
    r"(?: trở (?:lên|xuống))?(?: ?\((?:ước|sơ bộ)\))?"
)
# What heads a column of times: "Năm 2024 (ước)", "Quý II/2024", "Tháng 6/2024"
TIME = re.compile(r"(?:[^\W\d_]+ ){0,4}(?:[IV]{1,3}[/ ])?(?:\d{1,2}/)?(?:19|20)\d\d(?: ?\([^()\d]{1,20}\))?")
# How the caption of a table begins that has a number, or no words before its colon: "Bảng 3.", "Phụ lục II: ", "Biểu:"
CAPTION = re.compile(r"(?:bảng|biểu(?: đồ)?|phụ (?:biểu|lục))(?: số)? ?(?:\d|[ivx]+[.: ]|[.:])", re.I)
# Cells that are left empty: "-", "…", "x", "(*)", "NULL"
NO_FIGURE = re.compile(r"[-–…x.*:]*|\(\*+\)|(?i:null|n/?a|nan|none|chưa có(?: số liệu)?|không có)")
# How a page ends or begins in the middle of a table: "Trang 2/4", "- 2 -"
PAGE = re.compile(r"(?:trang|page) ?:? ?\d{1,3}(?: ?(?:/|trên|of) ?\d{1,3})?|[-–] ?\d{1,3} ?[-–]", re.I)
