"""Cards: a figure and what it is, on lines of their own, as a picture or a page of statistics sets them. The lines of
a card are put into one: "71,8%" over "hồ sơ được nộp trực tuyến", "Trễ hạn" over "36 hồ sơ", "26.825" over "lượt". A
figure below its label is led to by a colon.

The figure may stand above its label or below it, with a line about its change beside; which of the two it is, shows
where a run of such lines begins and ends, what its first and last lines are, and which figure suits which label.
Breaks become spaces and colons, so that every position stays what it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipelines.extract.cell_shapes import FIGURE_LINE, PAGE, TIME

_MARK = r"(?:[-–+•*◆◇■□▪▫●○►▸✓✔➢➤→·#❖★☑✅]|\d{1,2}(?:\.\d{1,2})*[.)/]|[IVX]{1,5}[.)]|[a-zđA-H][.)]|[①-⑳])\s"
_ASIDE = r"(?: ?\((?:[+▲▼↑↓−-] ?\d|tăng |giảm )[^()\n]{0,40}\)| +[▲▼↑↓] ?[\d.,]+ ?(?:%|điểm)?)?"
_BESIDE = r"(?: ?[|·•] ?[^\W\d_][^|\n:]{1,60}:? [≥≤<>~]? ?\d[\d.,]* ?%?)?"  # "412 | Hài lòng: 98,5%"
_FIGURE = re.compile(rf"(?:{_MARK}\s*)?{FIGURE_LINE.pattern}{_ASIDE}{_BESIDE}")
# on a line of its own, which is short
_ALONE = re.compile(rf"\n(?=[^\n]{{0,150}}+\n)[ \t]*{_FIGURE.pattern}[ \t]*\n")
_CHANGE = re.compile(
    r"(?:[▲▼△▽↑↓=±]|[+−-] ?\d|\((?:[+▲▼↑↓−-] ?\d|tăng |giảm )|(?:tăng|giảm)(?: thêm)? \d|so với |không đổi)[^\n]{0,60}",
    re.I,
)
_UNIT = re.compile(
    r"%|hồ sơ|lượt|tài khoản|dịch vụ|doanh nghiệp|tổ|thành viên|cơ quan|hệ thống|điểm"
    r"|(?:nghìn |triệu )?tỷ(?: đồng| usd)|triệu đồng|chữ ký số|(?:tập )?dữ liệu|hộ|người|thủ tục",
    re.I,
)
_BARE = re.compile(r"[≥≤<>~]? ?\d[\d.,]*")
_NO_FIGURE = re.compile(r"(?:chưa|không) có(?: số liệu| dữ liệu)?|đang cập nhật|n/a|[-–—…]{1,3}", re.I)
_BUTTONS = re.compile(r"(?:\[[^\]\n]{1,30}\]\s*)+|xem (?:thêm|chi tiết)[^\n]{0,12}", re.I)
_LONGEST = 110  # characters of a label
_ENDS = (".", ";", "!", "?", "…", ",")
_OWN_FIGURE = re.compile(r"\d ?%|: ?\d|\d[.,]\d|(?<![\d/])\d{1,3} (?:hồ sơ|dịch vụ|tổ|lượt|hộ)(?!\w)")
_YEAR = re.compile(r"(?:[^\d]* )?(?:19|20)\d\d")
# What heads several cards and is the label of none: a place, a time, a line in capitals or with a list's mark
_HEADS = re.compile(
    rf"{_MARK}|[\[#]|(?:tỉnh|thành phố|tp|quận|huyện|thị xã|thị trấn|xã|phường|đặc khu|bộ|sở|kết quả|số liệu)(?!\w)",
    re.I,
)
_TITLED = re.compile(r"(?:năm|/)\s?20\d\d|:\s*$", re.I)
_NOTE = re.compile(r"[(*]|(?:nguồn|ghi chú|số liệu|đồ họa|ảnh|thực hiện|theo|cập nhật)(?!\w)", re.I)
_SHARE = re.compile(r"(?:tỷ|tỉ) (?:lệ|trọng)|mức độ hài lòng", re.I)
_COUNT = re.compile(r"(?:tổng )?(?:số(?! hóa)|lượt)(?!\w)", re.I)


@dataclass(slots=True)
class _Part:
    """What stands in a run of short lines: `kind` is a "figure" (with its unit below it), a "label" (with what it goes
    on with in small letters) or "none" where a card has no figure; `changed` where a line about a change stands
    below."""

    kind: str
    lines: list[int]
    text: str
    changed: bool = False


_Run = list[_Part]


def joined_cards(text: str) -> str:
    """The text with the lines of each card in one; itself where it has none."""
    if _ALONE.search(f"\n{text}\n") is None:
        return text
    lines = text.split("\n")
    numbers = _row_numbers(lines)  # a table's
    blocks = [part for block in _blocks(lines) for part in _beside_table(block, numbers)]
    joined = dict.fromkeys(_openings(lines, blocks), " ")  # by line, what stands for the break behind it
    above: list[_Run] = []
    below: list[_Run] = []
    unsure: list[tuple[bool, _Run]] = []
    for block in blocks:
        for headed, run in _runs(lines, block):
            figure_first, label_last = run[0].kind != "label", run[-1].kind == "label"
            if figure_first and label_last:
                below.append(run)
            elif not figure_first and not label_last:
                above.append(run)
            elif label_last:
                unsure.append((headed, run))
            elif 2 * sum(map(_is_small, run[1::2])) > len(run) // 2:
                below.append(run[:-1])
    surely = max(-1, min(1, _cards(below) - _cards(above)))
    for headed, run in unsure:
        lean = _lean(run) + surely - 2 * headed
        if lean > 0:
            below.append(run[1:])
        elif lean < 0:
            above.append(run[:-1])
    for runs in (above, below):
        several = _cards(runs) > 1
        for run in runs:
            if several or (run[-1].kind == "label" and _is_small(run[-1])):
                for first, second in zip(run[::2], run[1::2], strict=True):
                    joined.update(dict.fromkeys((*first.lines, *second.lines[:-1]), " "))
                    if first.kind == "label" and first.text[-1] != ":":
                        joined[first.lines[-1]] = ":"
                    for k in (first if first.kind == "figure" else second).lines:
                        lines[k] = lines[k].replace("|", ";")
    return "".join(line + joined.get(k, "\n") for k, line in enumerate(lines))[:-1]


def _cards(runs: list[_Run]) -> int:
    return sum(len(run) // 2 for run in runs)


def _blocks(lines: list[str]) -> Iterator[list[int]]:
    """The lines between empty ones; all of several where each stands alone, as each line does then."""
    block: list[int] = []
    alone: list[int] = []
    for k, line in enumerate([*lines, ""]):
        said = line.strip()
        if said == "%" or (any(map(str.isalnum, said)) and PAGE.fullmatch(said) is None):
            block.append(k)
            continue
        if len(block) == 1:
            alone += block
        elif block:
            yield from _parted(alone)
            yield block
            alone = []
        block = []
    yield from _parted(alone)


def _parted(alone: list[int]) -> Iterator[list[int]]:
    """Lines that stand alone: as one block where there are at least two cards of them, else each as its own."""
    if len(alone) > 3:
        yield alone
    else:
        for k in alone:
            yield [k]


def _openings(lines: list[str], blocks: list[list[int]]) -> set[int]:
    """The figures that open a block of prose each, where none stands elsewhere."""
    found: set[int] = set()
    for block in blocks:
        alone = [k for k in block if _is_figure(lines[k].strip())]
        if alone and (len(block) == 1 or alone != block[:1]):
            return set()
        found.update(alone)
    return found if len(found) > 1 else set()


def _runs(lines: list[str], block: list[int]) -> Iterator[tuple[bool, _Run]]:
    """The labels and figures of a block that stand there by turns, each run with whether a heading stands right above
    it; those beside a second bare figure are of a table."""
    run: _Run = []
    beside = headed = False
    for part in (*_parts(lines, block), None):
        if part is not None and (not run or (run[-1].kind == "label") != (part.kind == "label")):
            run.append(part)
            continue
        second = part is not None and part.kind == run[-1].kind == "figure"
        if second and run[-1].text[-1].isalpha():  # "7.310 thành viên" says itself what it is
            run.pop()
            second = False
        if len(run) > 1 and not (beside or second):
            yield headed, run
        headed = part is not None and bool(run) and part.kind == run[-1].kind == "label" and _is_head(run[-1].text)
        beside = second
        run = [part] if part is not None else []


def _beside_table(block: list[int], numbers: set[int]) -> Iterator[list[int]]:
    """The parts of a block above and below the numbered rows of a table, the last of them as tall as those before."""
    inside = [k for k in block if k in numbers]
    if not inside:
        yield block
        return
    tall = max((b - a for a, b in pairwise(inside)), default=1)
    above = [k for k in block if k < inside[0]]
    below = [k for k in block if k >= inside[-1] + tall]
    yield from (part for part in (above, below) if part)


def _row_numbers(lines: list[str]) -> set[int]:
    """The lines that number the rows of a table or its pages: 1, 2, 3 …"""
    found: list[int] = []
    for k, line in enumerate(lines):
        if line.strip() == str(len(found) + 1):
            found.append(k)
    return set(found) if len(found) > 1 else set()


def _parts(lines: list[str], block: list[int]) -> Iterator[_Part | None]:
    """The parts of a block, None for what is no part of a card."""
    last: _Part | None = None
    for k in block:
        said = lines[k].strip()
        if _YEAR.fullmatch(said):
            part = None
        elif _is_figure(said):
            part = _Part("figure", [k], said)
        elif last is not None and last.kind == "figure" and _BARE.fullmatch(last.text) and _UNIT.fullmatch(said):
            last.lines.append(k)
            last.text += " " + said
            continue
        elif last is not None and _CHANGE.fullmatch(said):
            last.changed = True
            continue
        elif last is not None and last.kind == "label" and _NO_FIGURE.fullmatch(said):
            part = _Part("none", [k], said)
        elif last is not None and last.kind == "figure" and said[0].islower():
            part = _Part("label", [k], said)  # whatever it says, the figure leads on into it
        elif not _is_label(said):
            part = None
        elif last is not None and last.kind == "label" and said[0].islower() and not _is_head(last.text):
            last.lines.append(k)
            last.text += " " + said
            continue
        else:
            part = _Part("label", [k], said)
        if last is not None:
            yield last
        if part is None:
            yield None
        last = part
    if last is not None:
        yield last


def _is_figure(said: str) -> bool:
    """Is a line a figure, no label with a year ("Thực hiện 2023")?"""
    return _FIGURE.fullmatch(said) is not None and not (said[0].isalpha() and TIME.fullmatch(said))


def _is_label(said: str) -> bool:
    return (
        len(said) <= _LONGEST
        and not said.endswith(_ENDS)
        and any(map(str.isalpha, said))
        and "|" not in said
        and "\t" not in said
        and _OWN_FIGURE.search(said) is None
        and _NOTE.match(said) is None
        and _BUTTONS.fullmatch(said) is None
    )


def _is_head(said: str) -> bool:
    return said.isupper() or _HEADS.match(said) is not None or _TITLED.search(said) is not None


def _is_small(part: _Part) -> bool:
    return part.text[0].islower()


def _lean(run: _Run) -> int:
    """Which label of a run that begins and ends in one belongs to no figure: the first, where it is above 0, so that
    the others stand below their figures; the last, where it is below 0."""
    labels, figures = run[::2], run[1::2]
    lean = 2 * _is_head(labels[0].text) - 2 * _is_head(labels[-1].text)
    lean += 2 * any(label.changed for label in labels[1:])
    lean += 2 * (2 * sum(map(_is_small, labels[1:])) >= len(figures) and not _is_small(labels[0]))
    for above, figure, below in zip(labels, figures, labels[1:], strict=False):
        if figure.kind == "figure":
            lean += _suits(below.text, figure.text) - _suits(above.text, figure.text)
    return lean


def _suits(label: str, figure: str) -> int:
    """1 where a label says that it has a share and there is one, or a count and there is one; -1 where they differ."""
    share = _SHARE.match(label) is not None
    if not share and _COUNT.match(label) is None:
        return 0
    return 1 if share == ("%" in figure) else -1
