"""What the figures of a table are in, by what stands above it ("ĐVT: triệu USD", "(Đơn vị tính: %)") and what it is
about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.extract.document import Document
from pipelines.extract.numbers import SIZE, size_of

_SAID = r"(?:đơn vị(?: tính)?|đvt)\s?:?\s?"
_UNIT = re.compile(_SAID)
_PERCENT = re.compile(rf"{_SAID}(?:%|phần trăm)|\((?:tính bằng |tính theo )?%\)[ :.]*$")
_AMOUNTS = re.compile(rf"(?:{_SAID}|\()(?P<unit>(?:{SIZE} )?(?:đồng|usd|đô la))(?![^\W\d_])")
_COUNTS = re.compile(rf"(?:{_SAID}|\()(?P<size>{SIZE}) hồ sơ")
_DONG = re.compile(r"(?<!cộng )(?<!hợp )(?<!hội )(?<![^\W\d_])đồng(?![^\W\d_])(?! bộ)")
_ABOVE = 4  # lines


@dataclass(frozen=True, slots=True)
class Units:
    """What all figures of a table are in: `percent` where they are shares, `counts` the factor of its counts, `amounts`
    the factor and the currency of its money; 1 and "" where nothing says so. `dossiers`: does it count dossiers where a
    label has no noun of its own? `other_dossiers`: are its files no administration's ("Hồ sơ dự thi")?"""

    percent: bool
    counts: float
    amounts: tuple[float, str]
    dossiers: bool
    other_dossiers: bool


def units_of(document: Document, index: int) -> Units:
    """The units that the lines above the table of line `index` give, and its first line but for columns' labels: a
    unit beside one of them is that column's. Of several the nearest."""
    low, lines = document.normal.low, document.reading.lines
    head = lines[index]
    labels = [(a, b) for a, b in head.cells[1:] if not _UNIT.match(low, a, b)]
    begins, ends = [head.start, *(b for _, b in labels)], [*(a for a, _ in labels), head.end]
    texts = [] if head.keys else [low[a:b] for a, b in zip(begins, ends, strict=True)]  # a row's unit is its own
    for line in reversed(lines[max(0, index - _ABOVE) : index]):
        if line.cells:
            break
        if not low.startswith("cột ", line.start):  # "Cột 3: tỷ lệ đúng hạn (%)"
            texts.append(low[line.start : line.end])
    amounts = next((found["unit"] for text in texts if (found := _AMOUNTS.search(text))), "")
    counts = next((size_of(found["size"]) for text in texts if (found := _COUNTS.search(text))), 1.0)
    percent = any(_PERCENT.search(text) for text in texts)
    other = document.other_dossiers or _of_other_dossiers(document, index)
    return Units(percent, counts, scale_of(amounts), not other and _of_dossiers(document, index), other)


_SIZED = re.compile(rf"(?<=\(){SIZE}|{SIZE}(?= (?:đồng|usd|đô))")


def scale_of(text: str) -> tuple[float, str]:
    """What a label's amounts of money are in: ("(triệu đồng)") the factor, 1 for none, and "vnd", "usd" or ""."""
    currency = "usd" if "usd" in text or "đô la" in text else "vnd" if "đồng" in text and _DONG.search(text) else ""
    sized = _SIZED.search(text) if currency or "(" in text else None
    return size_of(sized and sized.group()), currency


def is_percentage(label: str) -> bool:
    """Does a label say that its figures are percentages?"""
    return any(word in label for word in ("%", "tỷ lệ", "tỷ trọng", "tốc độ", "tăng trưởng"))


def _of_dossiers(document: Document, index: int) -> bool:
    """Is a table about dossiers: by its caption, its header, its rows or the document's title?"""
    if document.home.title_ideas.keys() & {"dossier", "procedure", "service", "administration"}:
        return True
    lines = document.reading.lines
    first, last = max(0, index - 2), min(index + 6, len(lines))
    if document.normal.low.find("hồ sơ", lines[first].start, lines[last - 1].end) >= 0:
        return True  # in an idea of more words, too: "Kết quả giải quyết hồ sơ"
    return any(
        "dossier" in tags or "procedure" in tags
        for at in range(first, last)
        for i in document.by_line.get(at, ())
        for _, _, tags in document.reading.sentences[i].ideas
    )


def _of_other_dossiers(document: Document, index: int) -> bool:
    """Are the files of a table others than an administration's: does the first label that names files say so, or where
    none does the line above?"""
    lines, sentences = document.reading.lines, document.reading.sentences
    labels = [*lines[index].cells]
    if index and not lines[index - 1].cells:
        labels.append((lines[index - 1].start, lines[index - 1].end))
    marks = [mark for at in (index - 1, index) for i in document.by_line.get(at, ()) for mark in sentences[i].ideas]
    for a, b in labels:
        said = {tag for start, _, tags in marks if a <= start < b for tag in tags}
        if "other_dossier" in said:
            return "procedure" not in said and "service" not in said
        if "dossier" in said:
            return False
    return False
