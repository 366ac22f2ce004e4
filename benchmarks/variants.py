"""How much of what is read survives another way of saying it: texts with gold, rewritten by rules that change no fact.

Each rewriting (REWRITINGS) turns a text into one that says the same in other words, names or lines; where it changes
whom the text is about, the gold changes with it. What was read right before and is not after shows where the reader
leans on one wording. What is told apart: facts in lines that a rewriting changed, which it asks about, and the others
of the same texts, which it can only lose by what a changed heading, caption or name does to lines that stayed.
"""

from __future__ import annotations

import argparse
import difflib
import json
import random
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import Any

import yaml

from benchmarks import layouts, other_names, other_times, outlines
from benchmarks.quality import FIGURES_ONLY, SETS, Extractor, load_extractor
from benchmarks.samples import Rewriting, Rule, Sample, samples
from benchmarks.scoring import Fact, Score, full_key, score

WORDINGS = Path(__file__).with_suffix(".yml")
OPEN = tuple(name for name in SETS if name not in (*FIGURES_ONLY, "seeds"))


@dataclass
class Kept:
    """How many facts were right in full before a rewriting, and those that are so no more, each with the passage that
    says it as rewritten."""

    right: int = 0
    lost: list[tuple[Fact, str]] = field(default_factory=list)

    def __str__(self) -> str:
        kept = self.right - len(self.lost)
        return f"{kept} of {self.right}" + (f" ({kept / self.right:.1%})" if self.right else "")


@dataclass
class Outcome:
    """What became of the texts that a rewriting changed: of the facts in changed lines, of those elsewhere, and wrong
    ones that were not given before, with their passage."""

    texts: int = 0
    changed: Kept = field(default_factory=Kept)
    elsewhere: Kept = field(default_factory=Kept)
    new: list[tuple[Fact, str]] = field(default_factory=list)


def other_words(name: str) -> Rewriting:
    """The rewriting that says about half of what the groups of one kind in variants.yml find in another way."""
    groups = [_Group.read(group) for group in _wordings()[name]]

    def rewrite(sample: Sample, chance: random.Random) -> Sample:
        text = sample.text
        for group in groups:
            text = group.find.sub(partial(group.choose, chance, group.spans(text, sample.gold)), text)
        return replace(sample, text=text)

    return rewrite


# What the patterns of variants.yml may use: a figure with what bounds it, and where a clause begins.
_BOUNDED = r"(?<![0-9.,])((?:(?:ít nhất|tối thiểu|không dưới|hơn|trên|gần|khoảng|xấp xỉ|không quá|dưới) )?[0-9][0-9.,]*"
_PARTS = {
    "<share>": _BOUNDED + "%)",
    "<count>": _BOUNDED + "(?: triệu| nghìn)?)",
    "<start>": r"(?<![^\n.;:,)+•-] )(?<!\S)",
}


@dataclass(frozen=True)
class _Group:
    """One group of variants.yml: what it finds, what it may put there, and for facts of which status alone."""

    find: re.Pattern[str]
    put: Sequence[str]
    only: str | None

    @classmethod
    def read(cls, group: dict[str, Any]) -> _Group:
        same = sorted(group.get("same", ()), key=len, reverse=True)
        find = str(group.get("find") or "(?i)" + "|".join(map(re.escape, same)))
        flags = re.IGNORECASE if find.startswith("(?i)") else re.NOFLAG
        find = find.removeprefix("(?i)")
        for part, pattern in _PARTS.items():
            find = find.replace(part, pattern)
        whole = re.compile(rf"(?<!\w)(?:{find})(?:(?<!\w)|(?!\w))", flags)
        return cls(whole, group.get("put", same), group.get("only"))

    def spans(self, text: str, gold: Iterable[Fact]) -> list[tuple[int, int]]:
        """The only parts of a text where the group holds."""
        if self.only is None:
            return [(0, len(text))]
        quotes = [str(fact["quote"]) for fact in gold if self.only in ("any", fact["status"])]
        return [(at, at + len(quote)) for quote in quotes if (at := text.find(quote)) >= 0]

    def choose(self, chance: random.Random, spans: Sequence[tuple[int, int]], match: re.Match[str]) -> str:
        """What to put for a match: by chance, and with its capital."""
        found = match[0]
        if not any(start <= match.start() and match.end() <= end for start, end in spans) or chance.random() < 0.5:
            return found
        said = match.expand(chance.choice(self.put))
        return said[:1].upper() + said[1:] if found[0].isupper() else said


@cache
def _wordings() -> dict[str, list[dict[str, Any]]]:
    """variants.yml: by kind, groups of a pattern (`find`) and what may stand for it as well (`put`)."""
    known: dict[str, list[dict[str, Any]]] = yaml.safe_load(WORDINGS.read_text(encoding="utf-8"))
    return known


def of_text(rule: Rule) -> Rewriting:
    """The rewriting that changes nothing but the text."""
    return lambda sample, chance: replace(sample, text=rule(sample.text, chance))


REWRITINGS: dict[str, Rewriting] = {
    **{name: other_words(name) for name in _wordings()},
    **{name: of_text(rule) for name, rule in (layouts.RULES | outlines.RULES).items()},
    **other_names.RULES,
    **other_times.RULES,
}


def measured(known: Sequence[tuple[Sample, Score]], rewriting: Rewriting, extract: Extractor, seed: int) -> Outcome:
    """What a rewriting does to texts of which it is known how they are read as they stand."""
    outcome = Outcome()
    for sample, before in known:
        after = rewriting(sample, random.Random(f"{seed} {sample.doc}"))
        if after == sample:
            continue
        found = read(after, extract)
        outcome.texts += 1
        keys = {full_key(pair.gold) for pair in found.found if not pair.differs}
        was_wrong = {(fact["indicator"], fact["value"]) for fact in before.wrong}
        # a rewriting keeps the order of the gold, though it may say who it is about by another name
        good = {id(pair.gold) for pair in before.found if not pair.differs}
        for old, fact in zip(sample.gold, after.gold, strict=True):
            if id(old) not in good:
                continue
            quote = str(old["quote"])
            facts = outcome.elsewhere if lines_of(quote, sample.text) in after.text else outcome.changed
            facts.right += 1
            if full_key(fact) not in keys:
                facts.lost.append((fact, passage(quote, sample.text, after.text)))
        strange = [fact for fact in found.wrong if (fact["indicator"], fact["value"]) not in was_wrong]
        outcome.new += [(fact, passage(str(fact["quote"]), after.text, after.text)) for fact in strange]
    return outcome


def lines_of(quote: str, text: str) -> str:
    """The whole lines of a text in which a quote stands."""
    start = text.find(quote)
    end = text.find("\n", start + len(quote))
    return text[text.rfind("\n", 0, start) + 1 : end if end >= 0 else len(text)]


def read(sample: Sample, extract: Extractor) -> Score:
    """How well a text is read."""
    given = [{"doc": sample.doc, **fact._asdict()} for fact in extract(sample.text, sample.context).facts]
    return score(sample.gold, given, [sample.doc])


def passage(quote: str, before: str, after: str) -> str:
    """Where a text rewritten from `before` to `after` says what a quote said, with some words around: as far from its
    beginning and its end as the quote was, where the words have shifted."""
    end = before.find(quote) + len(quote)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    moved = next((block for block in matcher.get_matching_blocks() if block.a + block.size >= end), None)
    at = end if moved is None else max(0, moved.b + end - moved.a)
    return after[max(0, at - 140) : at + 40].replace("\n", " ⏎ ")


def shown(fact: Fact, said: str) -> str:
    """A fact in one line, with the passage that says it."""
    told = " ".join(str(fact[name]) for name in ("doc", "indicator", "entity", "value", "period", "status"))
    return f"{told} «{said}»"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.variants",
        description="Measure how much of what is read survives another way of saying it.",
        epilog=(
            "examples:\n"
            "  python -m benchmarks.variants                            every rewriting of all open texts\n"
            "  python -m benchmarks.variants inside order --lost        what two of them lose, passage by passage\n"
            "  python -m benchmarks.variants reached --set own --seed 2 other choices, in one set\n"
            "rules of words stand in benchmarks/variants.yml; a lost fact is first suspected to be a rule's fault"
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"rewritings (default: all): {', '.join(REWRITINGS)}")
    parser.add_argument("--set", action="append", choices=OPEN, help="only these sets (default: all that are open)")
    parser.add_argument("--seed", type=int, default=1, help="which of the choices are made (default 1)")
    parser.add_argument("--lost", action="store_true", help="also which facts are lost and which wrong ones are new")
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output")
    options = parser.parse_args(arguments)
    if unknown := [name for name in options.names if name not in REWRITINGS]:
        parser.error(f"no rewriting {', '.join(unknown)}; there is {', '.join(REWRITINGS)}")
    extract = load_extractor()
    known = [(sample, read(sample, extract)) for sample in samples(options.set or OPEN)]
    report = {}
    for name in options.names or REWRITINGS:
        outcome = measured(known, REWRITINGS[name], extract, options.seed)
        kept = {"in_changed_lines": outcome.changed, "elsewhere": outcome.elsewhere}
        report[name] = {
            "texts": outcome.texts,
            **{where: {"right": facts.right, "lost": len(facts.lost)} for where, facts in kept.items()},
            "new_wrong": len(outcome.new),
        }
        if options.json:
            continue
        print(
            f"{name:18} {outcome.changed} survive in changed lines, {outcome.elsewhere} elsewhere; "
            f"{len(outcome.new)} wrong ones new; {outcome.texts} texts"
        )
        if options.lost:
            for sign, facts in (("-", outcome.changed.lost + outcome.elsewhere.lost), ("+", outcome.new)):
                for fact, said in facts:
                    print(f"  {sign} {shown(fact, said)}")
    if options.json:
        print(json.dumps(report, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
