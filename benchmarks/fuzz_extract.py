"""Any text gives facts or none, never an exception, and every fact keeps its promises.

Checked on as many broken texts as asked for: pieces of our own texts, cut, spliced and spoilt, and strings that
no author would write. The same seed gives the same texts; a failure is printed with the number that brings it
back (`--only`).
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import re
import sys
import time
import traceback
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import get_args

from benchmarks.quality import Extractor, load_extractor, named_set
from benchmarks.scoring import quote_holds
from pipelines.catalogue import indicators
from pipelines.extract.normalize import INVISIBLE
from pipelines.model import Bound, Context, Extraction, PlatformMention, Quantity, Status, Unit

PERIOD = re.compile(r"\d{4}(-(S[12]|Q[1-4]|\d\d(-\d\d)?))?(/\d{4}(-\d\d(-\d\d)?)?)?")
BATCH = 2_000
Rng = random.Random


@dataclass
class Report:
    """What came of a run: texts, facts, the failures as (number, what), and the slowest text."""

    texts: int = 0
    characters: int = 0
    facts: int = 0
    quantities: int = 0
    failures: list[tuple[int, str]] = field(default_factory=list)
    slowest: tuple[float, int] = (0.0, 0)

    def add(self, other: Report) -> None:
        self.texts += other.texts
        self.characters += other.characters
        self.facts += other.facts
        self.quantities += other.quantities
        self.failures += other.failures
        self.slowest = max(self.slowest, other.slowest)


def corpus() -> list[str]:
    """The texts that are spoilt, in a fixed order."""
    found = []
    for name in ("open63", "held27", "own", "blind"):
        texts = named_set(name)
        if texts is not None:
            found += [texts.texts[doc] for doc in sorted(texts.texts)]
    return found


def fuzzed(seed: int, number: int, texts: Sequence[str]) -> tuple[str, Context]:
    """Text `number` of the run `seed`."""
    chance = random.Random(f"{seed}/{number}")
    text = chance.choice(SOURCES)(chance, texts)
    for _ in range(chance.choice((0, 1, 1, 2, 3, 5))):
        text = chance.choice(SPOILERS)(chance, text)
    published = chance.choice(PUBLISHED)
    publisher = chance.choice((None, "", "Báo Đà Nẵng", "UBND tỉnh Gia Lai", "Bộ Y tế", "\u200b", "Báo " * 50))
    title = chance.choice((None, "", text[:80], "100% " * 30))
    return text, Context(published=published, publisher=publisher, title=title, url=None)


PUBLISHED = (
    None,
    "2024",
    "2024-10",
    "2024-10-05",
    "2025-07-01",
    "2019-02-28",
    "2024-02-29",
    "0001-01-01",
    "9999-12-31",
)


# -- what texts are made of ------------------------------------------------------------------------------------


def _piece(chance: Rng, texts: Sequence[str]) -> str:
    text = chance.choice(texts)
    start = chance.randrange(len(text))
    return text[start : start + chance.randint(1, 900)]


def _splice(chance: Rng, texts: Sequence[str]) -> str:
    return "".join(_piece(chance, texts)[: chance.randint(1, 250)] for _ in range(chance.randint(2, 6)))


def _shuffled_words(chance: Rng, texts: Sequence[str]) -> str:
    words = _piece(chance, texts).split(" ")
    chance.shuffle(words)
    return " ".join(words)


def _numbers(chance: Rng, _texts: Sequence[str]) -> str:
    return chance.choice((" ", "", ";", " và ", "\n", " | ", ", ")).join(
        chance.choice(NUMBERS) for _ in range(chance.randint(1, 60))
    )


def _unicode(chance: Rng, _texts: Sequence[str]) -> str:
    top = chance.choice((0x7F, 0x24F, 0x1EFF, 0x2FFF, 0x10FFFF))
    return "".join(chr(chance.randint(0, top)) for _ in range(chance.randint(0, 300)))


def _repeated(chance: Rng, texts: Sequence[str]) -> str:
    return _piece(chance, texts)[: chance.randint(1, 40)] * chance.randint(2, 120)


SOURCES: tuple[Callable[[Rng, Sequence[str]], str], ...] = (
    _piece, _piece, _piece, _splice, _splice, _shuffled_words, _numbers, _unicode, _repeated,
)  # fmt: skip
NUMBERS = (
    "0", "1", "63/63", "1/2/3/4", "1.2.3,4,5", "1,2.3", "...", ",,,", "9", "1", "0,000.000", "-5%",
    "−3,2%", "+7%", "%%%", "100 %", "1e309", "1E5", "½", "⅔", "²", "１２", "٣٤", "১২", "Ⅳ", "㉓",
    "1\u00a0234\u2009567", "12\u00ad34", "triệu tỷ tỷ triệu", "nghìn nghìn", "hai phần", "phần ba",
    "một phần không", "rưỡi", "3 rưỡi triệu", "mười mười mươi", "hai mươi mốt phẩy tư", "không phẩy",
    "31/02/2024", "99/99/9999", "ngày 0/0", "quý V/2024", "quý 0", "tháng 13", "năm 0", "năm 99999",
    "6 tháng cuối năm", "13 tháng", "hạng 0", "hạng 9999/63", "thứ nhất thứ nhì", "tốp", "5 - ", "- 5",
    "từ 5 đến 3", "10-20-30%", "0/0", "5/0", "63 / 63", "1.000.000.000.000.000.000 tỷ đồng", "≥≥ 5",
    "<=<", "~", "kinh tế số", "GRDP", "hồ sơ", "toàn trình", "DTI", "PAR INDEX", "Đà Nẵng", "Bộ Y tế",
    "cả nước", "lần lượt", "tương ứng",
)  # fmt: skip


def _delete(chance: Rng, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.randint(1, 20) :]


def _insert(chance: Rng, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(INSERTS) * chance.choice((1, 1, 1, 2, 50)) + text[at:]


def _insert_number(chance: Rng, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(NUMBERS) + text[at:]


def _other_digits(chance: Rng, text: str) -> str:
    return "".join(chance.choice("0123456789") if c.isdigit() else c for c in text)


def _recode(chance: Rng, text: str) -> str:
    change: Callable[[str], str] = chance.choice(
        (
            str.upper,
            str.lower,
            str.title,
            str.swapcase,
            lambda t: unicodedata.normalize("NFD", t),
            lambda t: unicodedata.normalize("NFKD", t),
            lambda t: t.replace("Đ", "Ð").replace("đ", "ð"),
            lambda t: t.replace(" ", "\u00a0"),
            lambda t: t.replace(" ", chance.choice(("", "  ", "\t", "\n", "\u200b", "\u00ad")), 40),
            lambda t: t.replace("\n", chance.choice(("", " ", "\r\n", "\u2028", "\x0b"))),
            lambda t: t.replace(",", "."),
            lambda t: t.replace(".", ","),
            lambda t: "".join(c for c in unicodedata.normalize("NFD", t) if not unicodedata.combining(c)),
            lambda t: t[::-1],
        )
    )
    return change(text)


def _to_lines(chance: Rng, text: str) -> str:
    return re.sub(r" (?=\d)|(?<=\d) ", chance.choice(("\n", " | ", "\t", "|", "\n\n")), text)


SPOILERS: tuple[Callable[[Rng, str], str], ...] = (
    _delete, _insert, _insert, _insert_number, _insert_number, _other_digits, _recode, _recode, _to_lines,
)  # fmt: skip
INSERTS = (
    "(", ")", "((((", "[", "]", '"', "“", "”", "«", "|", " | ", "\n", "\r", "\t", "\0", "\u0301",
    "\u0323", "\u200d", "\ufeff", "\u202e", "\ud800", "\U0001f1fb", "•", "–", "…", ";", ":", "; ", ", ",
    " và ", "/", "\\", "%", "đồng", " tỷ", "USD", "?", "!",
)  # fmt: skip


# -- what every answer has to keep -----------------------------------------------------------------------------


def plain(text: str) -> str:
    """Composed, without the look-alikes of Đ and đ and without characters that nobody sees."""
    return unicodedata.normalize("NFC", INVISIBLE.sub("", text)).replace("Ð", "Đ").replace("ð", "đ")


def violations(text: str, answer: Extraction, codes: frozenset[str]) -> Iterator[str]:
    """Promises of pipelines/model.py that an answer breaks, in words."""
    for fact in answer.facts:
        if text[fact.quote_start : fact.quote_end] != fact.quote:
            yield f"quote {fact.quote!r} is not the text at {fact.quote_start}:{fact.quote_end}"
        # "Hạng nhất" holds a number in whatever coding: the reference scorer knows the usual one alone.
        if not quote_holds({"quote": plain(fact.quote)}, plain(text)):
            yield f"quote without a number, or too long: {fact.quote!r}"
        if not 0 <= fact.number_start < fact.number_end <= len(text):
            yield f"number at {fact.number_start}:{fact.number_end} of {len(text)}"
        if not 0 <= fact.sentence_start <= fact.number_start < fact.number_end <= fact.sentence_end <= len(text):
            yield f"sentence at {fact.sentence_start}:{fact.sentence_end} does not hold the number"
        numbers = [n for n in (fact.value, fact.value_high, fact.total) if n is not None]
        if not all(math.isfinite(n) for n in numbers):
            yield f"not finite: {numbers}"
        if fact.value_high is not None and fact.value_high <= fact.value >= 0:
            yield f"range {fact.value} to {fact.value_high}"
        if fact.period is not None and not PERIOD.fullmatch(fact.period):
            yield f"period {fact.period!r}"
        if not 0 <= fact.confidence <= 1:
            yield f"confidence {fact.confidence}"
        if fact.indicator not in codes or not fact.entity:
            yield f"indicator {fact.indicator!r}, entity {fact.entity!r}"
        if fact.unit not in get_args(Unit) or fact.bound not in get_args(Bound) or fact.status not in get_args(Status):
            yield f"unit {fact.unit!r}, bound {fact.bound!r}, status {fact.status!r}"
    spans: tuple[Quantity | PlatformMention, ...] = (*answer.quantities, *answer.platforms)
    for span in spans:
        if not 0 <= span.sentence_start <= span.start < span.end <= span.sentence_end <= len(text):
            yield f"{type(span).__name__} at {span.start}:{span.end} in {span.sentence_start}:{span.sentence_end}"
    if not all(math.isfinite(q.value) for q in answer.quantities):
        yield "a quantity that is not finite"


def run(seed: int, numbers: range, extract: Extractor, codes: frozenset[str]) -> Report:
    """Read the texts `numbers` of run `seed`."""
    texts, report = corpus(), Report()
    extract("", Context())  # loads the lexicon, so that the slowest text is a text
    for number in numbers:
        text, context = fuzzed(seed, number, texts)
        report.texts += 1
        report.characters += len(text)
        start = time.perf_counter()
        try:
            answer = extract(text, context)
        except Exception:
            report.failures.append((number, traceback.format_exc(limit=-3)))
            continue
        report.slowest = max(report.slowest, (time.perf_counter() - start, number))
        report.facts += len(answer.facts)
        report.quantities += len(answer.quantities)
        report.failures += [(number, broken) for broken in violations(text, answer, codes)]
    return report


def _batch(seed: int, numbers: range) -> Report:
    return run(seed, numbers, load_extractor(), catalogue())


def catalogue() -> frozenset[str]:
    """The codes of the catalogue's indicators."""
    return frozenset(indicators())


def main(arguments: Sequence[str] | None = None) -> int:
    """The command. Exit 1 where a text raised an exception or a fact broke a promise."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.fuzz_extract",
        description="Read broken texts; count exceptions and broken promises.",
        epilog="examples:\n  python -m benchmarks.fuzz_extract --texts 1000000 --jobs 2\n"
        "  python -m benchmarks.fuzz_extract --seed 1 --only 4711",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--texts", type=int, default=20_000, help="how many (default 20000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, help="processes (default 1)")
    parser.add_argument("--only", type=int, metavar="NUMBER", help="print this one text and what is read in it")
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output")
    options = parser.parse_args(arguments)
    if options.only is not None:
        text, context = fuzzed(options.seed, options.only, corpus())
        print(repr(text), context, sep="\n")
        report = _batch(options.seed, range(options.only, options.only + 1))
        _tell_new(options.seed, report, set())
    else:
        report = _in_batches(options.seed, options.texts, options.jobs)
    kinds = Counter(_kind(what) for _, what in report.failures)
    told = {
        "seed": options.seed,
        "texts": report.texts,
        "characters": report.characters,
        "facts": report.facts,
        "quantities": report.quantities,
        "failures": len(report.failures),
        "kinds": dict(kinds.most_common(10)),
        "slowest_seconds": round(report.slowest[0], 3),
        "slowest_number": report.slowest[1],
    }
    if options.json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        print("\n".join(f"{name:16} {value}" for name, value in told.items()))
    return 1 if report.failures else 0


def _kind(failure: str) -> str:
    """Failures of one kind end in the same words, figures aside, and exceptions at the same place."""
    lines = failure.strip().splitlines()
    place = next((line.strip().split("/")[-1] for line in reversed(lines) if line.lstrip().startswith("File ")), "")
    return re.sub(r"\d+", "#", lines[-1].split(":")[0])[:60] + (f" at {place}" if place else "")


def _tell_new(seed: int, report: Report, known: set[str]) -> None:
    """Print the first failure of each kind that is not known yet, at once: a long run need not end to be mended."""
    for number, what in report.failures:
        if (kind := _kind(what)) not in known:
            known.add(kind)
            print(f"--- text {number} of seed {seed}\n{what}", file=sys.stderr, flush=True)


def _in_batches(seed: int, texts: int, jobs: int) -> Report:
    batches = [range(at, min(at + BATCH, texts)) for at in range(0, texts, BATCH)]
    report, start, known = Report(), time.monotonic(), set[str]()
    with ProcessPoolExecutor(min(jobs, os.cpu_count() or 1)) as pool:
        for part in pool.map(_batch, [seed] * len(batches), batches):
            report.add(part)
            _tell_new(seed, part, known)
            if sys.stderr.isatty():
                rate = report.texts / (time.monotonic() - start)
                print(f"\r{report.texts:,} of {texts:,} texts, {rate:,.0f} a second", end="", file=sys.stderr)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    return report


if __name__ == "__main__":
    sys.exit(main())
