"""Sources that no code names: associations, institutes, firms, experts, the writer of a text."""

# ruff: noqa: E501 - patterns are easier to read unbroken
from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.extract.clauses import any_word
from pipelines.extract.sentences import Sentence

# "ông A, giảng viên …": who speaks for nobody that has a code
_EXPERT = (
    r"(?:ông|bà) [^,.;:()\d]{2,30}, (?:giảng viên|chuyên gia|nhà nghiên cứu|luật sư"
    r"|(?:phó )?(?:tổng )?(?:giám đốc|chủ tịch) (?:công ty|tập đoàn|hiệp hội|hội))"
)
_UNKNOWN = re.compile(
    r"t(?<![a-zà-ỹđ]t)heo (?:một (?=cuốn|bài|trang|ấn phẩm|tài liệu|nguồn)|(?:một )?(?:báo cáo|số liệu|thống kê|khảo sát|nghiên cứu|ước tính|tính toán|đánh giá|điều tra|ghi nhận|phân tích) (?:mới nhất |gần đây )?(?:của )?)?"
    rf"(?:một |các |vài )?(?P<who>cơ quan(?! (?:này|đó|ấy|trên))|viện|hiệp hội|hội|liên đoàn|công ty|tập đoàn|chuyên gia|tờ|hãng|tổ chức|ngân hàng|đại học|trường|nhóm (?:nghiên cứu|tác giả|chuyên gia|khảo sát)|giới (?:nghiên cứu|chuyên môn|phân tích)|kiểm toán|ts|pgs|gs|{_EXPERT}|(?<=một )(?:cuốn|bài|trang|ấn phẩm|tài liệu|nguồn))(?![a-zà-ỹđ])"
)
# "Một nghiên cứu của Đại học A lại cho thấy", "Hiệp hội A thì cho rằng"
_UNKNOWN_SAYS = re.compile(
    r"(?:(?<![a-zà-ỹđ])(?:báo cáo|số liệu|thống kê|khảo sát|nghiên cứu|ước tính|tính toán|điều tra)(?: [^,.;:()\d ]+){0,4}? của (?:một )?|(?:(?<=[.;:] )|(?<=\n)|^|(?<=còn )|(?<=nhiều )|(?<=một ))(?:một |nhiều )?)"
    rf"(?P<who>viện|hiệp hội|liên đoàn|chuyên gia|(?:trường )?đại học|nhóm (?:nghiên cứu|chuyên gia|tác giả)|công ty|tập đoàn"
    rf"|giới (?:nghiên cứu|chuyên gia|chuyên môn|quan sát|phân tích)|báo chí (?:quốc tế|nước ngoài)"
    rf"|(?:pgs|gs|ts)(?=[. ])|{_EXPERT}[^,.;:()\d]{{0,60}},)(?![a-zà-ỹđ])"
    r"[^,;:()\d]{0,70}?(?<![a-zà-ỹđ])(?:viết|đưa tin|cho thấy|cho rằng|cho biết|cho hay|cho (?:ra )?(?:kết quả|con số)|ước tính|ước|tính|công bố|nhận định|đánh giá|đưa ra|nêu|nói|ghi)(?![a-zà-ỹđ])"
)
# "Hiệp hội Phần mềm", "Tập đoàn A": with a name behind it
NAMED = re.compile(
    any_word(
        *("hiệp hội", "liên đoàn", "viện", "học viện", "công ty", "tổng công ty", "tập đoàn", "quỹ", "diễn đàn"),
        *("trường đại học", "đại học"),
    )
    + "(?= )"
)
# "Phóng viên tự cộng từ …", "người viết chép lại": who writes counts, nobody else vouches
WRITER = frozenset(("phóng viên", "người viết", "tòa soạn", "tác giả"))  # one of which stands in its matches
WRITER_COUNTS = re.compile(
    rf"(?<![a-zà-ỹđ])(?<!cho )(?<!với )(?<!lời )(?P<who>{'|'.join(sorted(WRITER))})(?: (?!được|hỏi|nghe)[^,.;:()\d ]+){{0,4}}?"
    r" (?:tự )?(?:cộng|chép|đếm|tổng hợp|tính|ghi(?! lại lời)|thống kê|nhẩm|gom|dò|tra cứu)(?= )"
)
FOLLOWED = "theo "  # which stands in every match of the first
CODELESS = frozenset(  # one of which stands in every match of the others
    (
        *("viện", "hiệp hội", "liên đoàn", "chuyên gia", "đại học", "nhóm ", "công ty", "tập đoàn", "giới ", "báo chí"),
        *("ts. ", "ts ", "giảng viên"),
    )
)


def codeless_in(low: str, sentence: Sentence, said: frozenset[str]) -> Iterator[re.Match[str]]:
    """Those without a code that a sentence names as sources by what it has `said`: a bank, an institute, experts."""
    if FOLLOWED in said:
        yield from _UNKNOWN.finditer(low, sentence.start, sentence.end)
    if not CODELESS.isdisjoint(said):
        yield from _UNKNOWN_SAYS.finditer(low, sentence.start, sentence.end)
