"""What figures are of that no measure of ours is of, though the words around them, or those of the text before, are a
measure's: parcels in time, drivers who are satisfied, the revenue of tourism behind that of e-commerce.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from pipelines.extract.affinity import is_strange
from pipelines.extract.items import Item
from pipelines.extract.lexicon import TRADES, Frame
from pipelines.extract.marks import mark_at
from pipelines.extract.sentences import WORD, Sentence

# Whom or what shares are said about: once named, the rest of a sentence goes on about them.
SUBJECTS = frozenset({"dossier", "service", "procedure", "people", "adult", "household", "poor_household", "document"})
_OTHER_THINGS = frozenset({"other_topic", "other_dossier", "patron", "patient", "animal", "other_trade"})
_RATE_OF = re.compile(r"(?:t(?<![^\W\d_]t)ỷ (?:lệ|trọng)|l(?<![^\W\d_]l)ượng)(?: các| những)? (?=[^\W\d_])")
# plain words for whom and what our shares are of, which by themselves are no idea
_PLAIN = re.compile(
    r"(?:bà con|dân|cư dân|đồng bào|nhân dân|người|ý kiến|câu trả lời|đối tượng|chủ thể|giấy|giấy tờ|đơn|đơn từ|việc"
    r"|trường hợp|khoản|lượt|lần|phiên|chi tiêu|tiêu dùng|thanh toán|mua sắm|mua bán|mua hàng|trao đổi|hoạt động"
    r"|giao dịch|giá trị|số|lượng|tổng|toàn|trong|trên|của|là|thì|các|những|mọi|còn lại)"
    r"(?![^\W\d_])(?! (?:hàng|thuốc|đặt|mời|học|lao động)(?![^\W\d_]))"
)


def is_other_thing(sentence: Sentence, at: int, glue: frozenset[str]) -> bool:
    """Does a word that the lexicon does not know, or that names what no measure is of, begin at a position?"""
    mark = mark_at(sentence.ideas, at)
    if mark is not None:
        return not _OTHER_THINGS.isdisjoint(mark[2])
    return _PLAIN.match(sentence.low, at) is None and is_strange(sentence, at, glue)


def of_strange_noun(item: Item, evidence: Sequence[tuple[int, int]], glue: frozenset[str]) -> bool:
    """ "4% đơn hàng trễ hẹn", "Tỷ lệ bưu kiện gửi qua mạng là 33%": is what a share is of that has no noun of ours,
    before all that speaks for a measure (`evidence`), another thing?"""
    if not evidence:
        return False
    sentence, number = item.sentence, item.number
    first = min(evidence)[0]
    if first > number.end + 1:
        return not sentence.broken(number.end, first) and is_other_thing(sentence, number.end + 1, glue)
    begin = sentence.behind_figure(number.start)
    before = sentence.low[begin:first]
    if "tỷ " not in before and "lượng" not in before:
        return False
    of = -1
    for rate in _RATE_OF.finditer(sentence.low, begin, first):
        of = rate.end()
    if of in (-1, first) or sentence.broken(of, first) or not is_other_thing(sentence, of, glue):
        return False
    # "Tỷ lệ cung cấp dịch vụ công trực tuyến"
    return not any(of < a < number.start and not SUBJECTS.isdisjoint(tags) for a, _, tags in sentence.ideas)


_OTHER_TRADES = frozenset({"other_trade", "gdp_part"})
_OPENING = re.compile(
    r"[ ,]*(?:[-+•*] ?|[a-zđ\d]{1,2}[.)] )?(?:(?:riêng|còn|trong khi|tính riêng|trong đó,?|bên cạnh đó,?|ngoài ra,?) )?"
    r"(?P<trade>(?:(?:doanh thu|doanh số|tỷ trọng|quy mô|giá trị|ngành|lĩnh vực|khu vực|hoạt động|thị trường|từ"
    r"|của) )*)"
)
_NAMED_TRADE = re.compile(
    r"(?:(?!(?:này|đó|ấy|đây|vậy|toàn|cả|mới|số|chung|trên|trong|tại|ở|theo|năm|của|bán|sàn) )[^\W\d_]+ ){1,4}?"
    r"(?:(?:trong |của )?năm \d{4} |(?:ở |tại |của )?(?:việt nam|nước ta) )*"
    r"(?:(?P<share>chiếm|đóng góp|góp)|đạt|tăng|giảm|thu|ước|mang về|là|được)(?![^\W\d_])"
)


_WITHOUT_SUBJECT = re.compile(r"(?:(?:và|đã|ước|qua đó|quy mô|lên|tương đương|đạt|khoảng|gần|hơn|trên|mức|mốc|vượt) )+")


def is_of_another_trade(item: Item, glue: frozenset[str]) -> bool:
    """ "Doanh thu du lịch đạt 1.282 tỷ đồng", "Vận tải chiếm 24,1% GRDP" behind figures of a trade of ours: does a
    clause that does not name it begin with another?"""
    sentence, number = item.sentence, item.number
    if not TRADES.isdisjoint(sentence.said) or item.pointer >= 0:
        return False
    breaks = sentence.distance.breaks
    k = bisect_left(breaks, number.start)
    begin = breaks[k - 1] + 1 if k else sentence.start
    opening = _OPENING.match(sentence.low, max(begin, sentence.behind_figure(number.start)), number.start)
    if opening is None:
        return False
    at = opening.end()
    mark = mark_at(sentence.ideas, at)
    if mark is not None and not _OTHER_TRADES.isdisjoint(mark[2]):
        return True
    if mark is not None and "gdp" in mark[2] and (number.kind in ("vnd", "usd") or item.change):
        return True  # "GDP đạt 476 tỷ USD, tăng 7%"
    if not opening["trade"] and _WITHOUT_SUBJECT.match(sentence.low, at, number.start):
        first = _OPENING.match(sentence.low, sentence.start, at)
        subject = mark_at(sentence.ideas, first.end()) if first is not None else None
        return subject is not None and "gdp" in subject[2]  # "GDP tăng 7%, đạt khoảng 476 tỷ USD"
    told = _NAMED_TRADE.match(sentence.low, at, number.start)
    if told is None or not (opening["trade"] or told["share"]):
        return False
    words = [at, *(word.start() for word in WORD.finditer(sentence.low, at, told.start("share")))]
    return all(is_strange(sentence, word, glue) for word in (words if not opening["trade"] else words[:1]))


_GIVEN = frozenset({"give", "support", "equip"})
_TEAM = frozenset({"dteam", "team"})
# what is given without its name: "hỗ trợ kinh phí cho 410 hộ", "trao máy cho 86 hộ"
_UNNAMED = re.compile(
    r"(?:máy|thiết bị|phương tiện|kinh phí|tiền|một phần|toàn bộ|mỗi|trực tiếp|miễn phí|đợt|được|thêm|tận|tổng)"
    r"(?![^\W\d_])"
)


def names_something_else(frame: Frame, item: Item, evidence: Sequence[tuple[int, int]], glue: frozenset[str]) -> bool:
    """Does a sentence that leaves open what the text before has said name another thing where that would stand: "hỗ trợ
    bò giống cho 410 hộ", "Số tài khoản ví điện tử là 3.121", "12 đội dân phòng với 86 thành viên"?"""
    sentence, start = item.sentence, item.number.start
    given = any(not _GIVEN.isdisjoint(choice) for choice in frame.all)
    for begin, end in evidence:
        mark = mark_at(sentence.ideas, begin)
        tags = mark[2] if mark is not None else ()
        to_whom = given and not _GIVEN.isdisjoint(tags) and end < start - 1 and not sentence.figure_begins(end, start)
        account = "account" in tags and (end < start or begin >= item.noun_end)
        if (to_whom or account) and is_other_thing(sentence, end + 1, glue):
            return account or _UNNAMED.match(sentence.low, end + 1) is None
        if "member" in tags and sentence.said.isdisjoint(_TEAM) and sentence.figure_before(start) is not None:
            return True
    return False
