"""How fast facts are read, as ratios within one run on one machine, and whether that stays so.

- text against page: reading the facts of a text, against trafilatura (its default) getting that text out of a page
- a text without any cue, that is without a word of the catalogue and without a figure: megabytes a second until it is
  dismissed
- a text without a word of the catalogue but full of figures, which are kept as quantities: time a megabyte against
  that of texts full of facts
- one megabyte in one line against the same megabyte in 1,000 lines: nothing may be quadratic
- 4,000 lines with the same commas in each, as a table's rows have, against 1,000 of them: nor in the lines
- resident memory after many texts, all different, against half as many
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import trafilatura

from benchmarks.pages import LARGEST, SMALLEST, page, sizes
from benchmarks.quality import Extractor, load_extractor, named_set
from pipelines.model import Context, Extraction

MEGABYTE = 1_000_000
NOWHERE = Context(published="2024-05-01")
# Prose of our own on what the catalogue does not know, without a figure in digits or words.
NO_CUE = """Sáng chủ nhật, các đội bóng chuyền trong làng tranh cúp mùa gặt trên sân đất nện. Trận chung kết kéo dài
đến trưa, ai cũng khản giọng, vận động viên lớn tuổi nhất đã lên ông lên bà. Bà con góp tiền làm giải, bán nước mía và
bắp ngô nướng. Mưa từ đầu chiều làm sân trơn, mấy cầu thủ bong gân phải nghỉ. Mùa trước đội vô địch ăn mừng bằng cá
chép, mùa này phần thưởng là con bê. Đường vào làng vừa trải bê tông, ven đường trồng hoa ban, gốc nào cũng cao quá
đầu người. Người già nói rằng chưa vụ nào lúa trĩu bông như vụ này. Chợ phiên họp đều, gà thả đồi, măng khô, rượu ngô
bày kín lối đi. Lũ trẻ chia nhau mấy chiếc diều sáo.
"""
# The same kind of prose full of figures: one in digits in every 42 bytes.
OFF_TOPIC = """Sáng chủ nhật, 24 đội bóng chuyền của 12 thôn tranh cúp mùa gặt trên sân đất nện. Trận chung kết kéo
dài 95 phút, tỷ số 3-2, vận động viên lớn tuổi nhất đã 61. Bà con góp 35 triệu đồng làm giải, bán
được 480 ly nước mía và 1.200 bắp ngô nướng. Mưa từ 4 giờ chiều làm sân trơn, hai cầu thủ bong gân
phải nghỉ. Năm ngoái đội vô địch ăn mừng bằng 15 kg cá chép, năm nay phần thưởng là một con bê 70
kg. Đường vào làng vừa trải 2,6 km bê tông, hai bên trồng 340 gốc hoa ban, mỗi gốc cao chừng 1,5 m.
Người già nói rằng chưa năm nào lúa trĩu bông như vụ này: 68 tạ một héc-ta, hơn vụ trước 9%. Chợ
phiên họp 6 lần một tháng, gà thả đồi 130.000 đồng/kg, măng khô 280.000 đồng/kg, rượu ngô 40.000
đồng một lít. Lũ trẻ chia nhau 3 chiếc diều sáo dài 2 m.
"""


@dataclass(frozen=True)
class Measurement:
    """One figure with its limit: at most `limit`, or at least where `at_least`."""

    name: str
    value: float
    unit: str
    limit: float
    at_least: bool
    detail: str

    @property
    def holds(self) -> bool:
        return self.value >= self.limit if self.at_least else self.value <= self.limit


def in_turns(works: Sequence[Sequence[Callable[[], object]]], rounds: int) -> list[float]:
    """Seconds of processor time of several works, each the sum over its pieces of the piece's fastest of `rounds` runs.
    The works take turns, so that a slow minute of the machine falls on none of them alone."""
    best = [[float("inf")] * len(pieces) for pieces in works]
    for _ in range(rounds):
        for k, pieces in enumerate(works):
            gc.collect()
            for at, piece in enumerate(pieces):
                start = time.process_time()
                piece()
                best[k][at] = min(best[k][at], time.process_time() - start)
    return [sum(seconds) for seconds in best]


def fastest(work: Callable[[], object], rounds: int) -> float:
    """Seconds of processor time of the fastest of `rounds` runs, so that other work on the machine counts little."""
    return in_turns([[work]], rounds)[0]


def articles() -> list[tuple[str, Context]]:
    """The texts that everything is measured on: the 90 of the development set, so that figures stay comparable."""
    found = []
    for name in ("open63", "held27"):
        texts = named_set(name)
        if texts is not None:
            found += [(text, texts.contexts[doc]) for doc, text in texts.texts.items()]
    return found


def against_trafilatura(extract: Extractor, rounds: int) -> Measurement:
    """Time to read the facts of all texts as a share of trafilatura's time for the same articles as pages."""
    texts = articles()
    pages = [
        page(text, context, size, seed)
        for seed, ((text, context), size) in enumerate(zip(texts, sizes(len(texts)), strict=True))
    ]
    weights = sorted(len(p.encode()) for p in pages)
    if weights[0] < SMALLEST * 0.95 or weights[-1] > LARGEST * 1.05:
        raise ValueError(f"pages of {weights[0]} to {weights[-1]} bytes are not what is to be measured")
    readable = sum(trafilatura.extract(p) is not None for p in pages)
    facts = sum(len(extract(text, context).facts) for text, context in texts)
    theirs, ours = in_turns(
        (
            [partial(trafilatura.extract, p) for p in pages],
            [partial(extract, text, context) for text, context in texts],
        ),
        rounds,
    )
    return Measurement(
        "facts from texts / trafilatura from pages",
        ours / theirs,
        "of its time",
        1 / 16,
        False,
        f"{len(texts)} texts, {facts} facts, {1000 * ours / len(texts):.2f} ms a text; pages of "
        f"{weights[0] / 1000:.0f} to {weights[-1] / 1000:.0f} KB, median {statistics.median(weights) / 1000:.0f}, "
        f"{1000 * theirs / len(texts):.1f} ms a page, {readable} with text found",
    )


def off_topic(prose: str) -> list[str]:
    """200 texts of 20 KB out of the lines of one, with other digits each."""
    chance = random.Random(1)
    lines = prose.splitlines()
    texts = []
    for _ in range(200):
        text = ""
        while len(text.encode()) < 20_000:
            text += re.sub(r"\d", lambda _: str(chance.randrange(1, 10)), chance.choice(lines)) + "\n"
        texts.append(text)
    return texts


def megabytes(texts: Sequence[str]) -> float:
    return sum(len(text.encode()) for text in texts) / MEGABYTE


def no_cue(extract: Extractor, rounds: int) -> Measurement:
    """Megabytes of UTF-8 a second for texts that hold no cue."""
    texts = off_topic(NO_CUE)
    if any(extract(text, NOWHERE) != Extraction() for text in texts):
        raise ValueError("texts without a cue must give nothing")
    seconds = fastest(lambda: [extract(text, NOWHERE) for text in texts], rounds)
    return Measurement(
        "texts without any cue", megabytes(texts) / seconds, "MB/s", 20, True, f"{len(texts)} texts of 20 KB"
    )


def figures_alone(extract: Extractor, rounds: int) -> Measurement:
    """Time a megabyte for texts of figures that the catalogue knows nothing of, against that for texts of facts."""
    texts, known = off_topic(OFF_TOPIC)[:20], articles()
    read = [extract(text, NOWHERE) for text in texts]
    theirs = fastest(lambda: [extract(text, NOWHERE) for text in texts], rounds) / megabytes(texts)
    ours = fastest(lambda: [extract(text, context) for text, context in known], rounds)
    ours /= megabytes([text for text, _ in known])
    return Measurement(
        "figures without a word of the catalogue / facts",
        theirs / ours,
        "of the time",
        1,
        False,
        f"{len(texts)} texts of 20 KB, {1 / theirs:.2f} MB/s; quantities kept: "
        f"{sum(len(found.quantities) for found in read)}, facts: {sum(len(found.facts) for found in read)}",
    )


def one_line(extract: Extractor) -> Measurement:
    """Time for 1 MB in one line, as a multiple of the time for the same words in 1,000 lines."""
    words = " ".join(text for text, _ in articles()).split()
    while sum(len(w.encode()) + 1 for w in words) < MEGABYTE:
        words *= 2
    kept, weight = [], 0
    for word in words:
        weight += len(word.encode()) + 1
        if weight > MEGABYTE:
            break
        kept.append(word)
    whole = " ".join(kept)
    step = -(-len(kept) // 1000)
    lines = "\n".join(" ".join(kept[at : at + step]) for at in range(0, len(kept), step))
    in_lines = fastest(lambda: extract(lines, NOWHERE), 1)
    in_one = fastest(lambda: extract(whole, NOWHERE), 1)
    return Measurement(
        "1 MB in one line / in 1,000 lines",
        in_one / in_lines,
        "times",
        4,
        False,
        f"{in_one:.2f} s against {in_lines:.2f} s",
    )


def comma_lines(extract: Extractor) -> Measurement:
    """Time for 4,000 lines of facts that look like rows of a table until the last, as a multiple of that for 1,000."""
    line = "Trong năm 2024, tỉnh tiếp nhận {} hồ sơ, giải quyết {} hồ sơ"
    title = "Kết quả tiếp nhận, giải quyết, số hóa hồ sơ."
    seconds = []
    for count in (1000, 4000):
        text = "\n".join([*(line.format(n, n % 90 + 10) for n in range(count)), title])
        seconds.append(fastest(partial(extract, text, NOWHERE), 2))
    return Measurement(
        "4,000 lines with commas / 1,000 of them",
        seconds[1] / seconds[0],
        "times",
        6,  # four, and what a larger heap costs; quadratic would be sixteen
        False,
        f"{seconds[1]:.2f} s against {seconds[0]:.2f} s",
    )


def memory(extract: Extractor, count: int) -> Measurement:
    """Growth of resident memory over the second half of `count` different texts, in percent."""
    chance, texts = random.Random(2), articles()
    half = 0.0
    for number in range(count):
        text, context = texts[number % len(texts)]
        # other digits and other names, so that nothing remembered of one text serves the next
        text = re.sub(r"\d", lambda _: str(chance.randrange(10)), text).replace("Văn", f"Văn{number}")
        extract(text, context)
        if number == count // 2:
            gc.collect()
            half = resident()
    gc.collect()
    end = resident()
    return Measurement(
        "memory after all texts / after half of them",
        100 * (end - half) / half,
        "% more",
        2,
        False,
        f"{count} texts, {half / MEGABYTE:.0f} MB then {end / MEGABYTE:.0f} MB",
    )


def resident() -> float:
    """Bytes of this process in memory (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return float(pages * os.sysconf("SC_PAGE_SIZE"))


def main(arguments: Sequence[str] | None = None) -> int:
    """The command. Exit 1 with --check where a limit is broken."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.extract",
        description="Measure the extractor's speed as ratios in one run.",
        epilog="example:\n  python -m benchmarks.extract --rounds 5 --check",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--rounds", type=int, default=3, help="the fastest of so many runs counts (default 3)")
    parser.add_argument("--texts", type=int, default=1000, help="texts for the memory figure (default 1000)")
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output")
    parser.add_argument("--check", action="store_true", help="exit 1 where a limit is broken")
    options = parser.parse_args(arguments)
    extract = load_extractor()
    extract(OFF_TOPIC, NOWHERE)
    done = [
        against_trafilatura(extract, options.rounds),
        no_cue(extract, options.rounds),
        figures_alone(extract, options.rounds),
        one_line(extract),
        comma_lines(extract),
        memory(extract, options.texts),
    ]
    if options.json:
        print(json.dumps({m.name: {**asdict(m), "holds": m.holds} for m in done}, ensure_ascii=False, indent=1))
    else:
        for m in done:
            sign = "at least" if m.at_least else "at most"
            verdict = "holds" if m.holds else "BROKEN"
            print(f"{m.name:44} {m.value:8.3f} {m.unit:12} ({sign} {m.limit:g}: {verdict})\n    {m.detail}")
    return 1 if options.check and not all(m.holds for m in done) else 0


if __name__ == "__main__":
    sys.exit(main())
