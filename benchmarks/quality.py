"""How well facts are read: runs the extractor over sets of texts with gold, scores it, keeps it from sinking.

A set is a folder with `gold.jsonl`, `docs.jsonl` and the texts (`texts/<doc>.txt`, or beside them). Floors
stand in tests/quality/floors.yml; `--gate` fails below them, `--raise-floors` lifts them to what was
measured, and only `--lower REASON` takes one down, writing the reason into the file.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import math
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from benchmarks.scoring import Fact, Score, merge, score
from pipelines.model import Context, Extraction

ROOT = Path(__file__).resolve().parent.parent
QUALITY = ROOT / "tests" / "quality"
FLOORS = QUALITY / "floors.yml"
Extractor = Callable[[str, Context], Extraction]

# A third of the development texts is set aside: scored, but never looked at while the extractor is written.
HELD_ENDINGS = ("3", "6", "9")
FLOORED = ("core", "full", "attribution", "confident")
CEILINGED = ("wrong_in_empty",)


class SetError(Exception):
    """A set of texts that cannot be read: says which file, which line, and what is wrong."""


@dataclass(frozen=True)
class TextSet:
    """Texts with their gold. `texts` and `contexts` are keyed by document."""

    name: str
    gold: tuple[Fact, ...]
    texts: dict[str, str]
    contexts: dict[str, Context]


def load_set(name: str, folder: Path, keep: Callable[[str], bool] = lambda _: True) -> TextSet:
    """Read the documents of `folder` that `keep` lets pass. Raises SetError."""
    home = folder / "texts" if (folder / "texts").is_dir() else folder
    documents = [d for d in _json_lines(folder / "docs.jsonl") if keep(d["doc"])]
    gold = tuple(f for f in _json_lines(folder / "gold.jsonl") if keep(f["doc"]))
    texts = {}
    for document in documents:
        path = home / f"{document['doc']}.txt"
        try:
            texts[document["doc"]] = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise SetError(f"{path}: {error}") from error
    strangers = sorted({f["doc"] for f in gold} - texts.keys())
    if strangers:
        raise SetError(f"{folder / 'gold.jsonl'}: facts of documents that docs.jsonl does not have: {strangers}")
    contexts = {
        d["doc"]: Context(
            published=d.get("published"), publisher=d.get("publisher"), title=d.get("title"), url=d.get("url")
        )
        for d in documents
    }
    return TextSet(name, gold, texts, contexts)


def _json_lines(path: Path) -> list[dict[str, Any]]:
    rows = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise SetError(f"{path}: {error.strerror}") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                rows.append(json.loads(line))
            except json.JSONDecodeError as error:
                raise SetError(f"{path}:{number}: no JSON: {error}") from error
    return rows


def held_out(document: str) -> bool:
    """Whether a development text is one of those set aside."""
    return document.endswith(HELD_ENDINGS)


def seeds_folder(given: Path | None) -> Path | None:
    """The real articles live outside the repository: where told, VNDX_SEEDS, ../shared/seeds; or None."""
    told = given or (Path(os.environ["VNDX_SEEDS"]) if os.environ.get("VNDX_SEEDS") else None)
    folder = told or ROOT.parent / "shared" / "seeds"
    if told is not None and not (folder / "gold.jsonl").is_file():
        raise SetError(f"{folder}: no gold.jsonl here; give the folder of the real articles")
    return folder if (folder / "gold.jsonl").is_file() else None


def named_set(name: str, seeds: Path | None = None) -> TextSet | None:
    """A set by its name; None for `seeds` and sets of own texts where the folder is not there."""
    match name:
        case "open63":
            return load_set(name, QUALITY / "dev", lambda doc: not held_out(doc))
        case "held27":
            return load_set(name, QUALITY / "dev", held_out)
        case _ if name in OWN:
            return load_set(name, QUALITY / name) if (QUALITY / name / "gold.jsonl").is_file() else None
        case "seeds":
            folder = seeds_folder(seeds)
            return load_set(name, folder) if folder else None
    raise SetError(f"no set {name!r}: {', '.join(SETS)}")


# Folders of tests/quality.
OWN = ("own", "blind", *(f"blind{number}" for number in range(2, 54)))
SETS = ("open63", "held27", "seeds", *OWN)
# Not opened by anybody: what is missed in them must not steer the work.
KEPT_ASIDE = tuple(f"blind{number}" for number in (3, 10, 28, 31, 34, 36, 42, 43, 49, 50, 52))
# Of these only figures are told.
FIGURES_ONLY = ("held27", *KEPT_ASIDE)
# Without floors: the real articles are not in the repository, so a floor could not be checked there; and nobody
# could look for what broke a floor of the texts kept aside.
UNFLOORED = ("seeds", *KEPT_ASIDE)


def read_facts(texts: TextSet, extract: Extractor) -> list[dict[str, Any]]:
    """The extractor's facts of every text as objects of docs/facts.md, with `doc`."""
    return [
        {"doc": document, **fact._asdict()}
        for document, text in texts.texts.items()
        for fact in extract(text, texts.contexts[document]).facts
    ]


def evaluate(texts: TextSet, extract: Extractor) -> Score:
    """Run and score one set."""
    return score(texts.gold, read_facts(texts, extract), texts.texts, texts.texts)


def figures(result: Score) -> dict[str, float]:
    """The figures that floors hold. A share of nothing is 1."""
    attribution, known = result.attribution
    confident, given = result.confident()
    return {
        "core": result.core.f1,
        "full": result.full.f1,
        "attribution": attribution / known if known else 1.0,
        "confident": confident / given if given else 1.0,
        "wrong_in_empty": result.wrong_in_empty,
        "bad_quotes": len(result.bad_quotes),
    }


# -- floors ------------------------------------------------------------------------------------------------

Floors = dict[str, list[dict[str, Any]]]


class FloorError(Exception):
    """A floors file that says something it may not."""


def load_floors(path: Path = FLOORS) -> Floors:
    """Set to its changes, the last one holds. Raises FloorError where a lower floor gives no reason."""
    floors: Floors = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    for name, changes in floors.items():
        before: dict[str, Any] = {}
        for change in changes:
            if not change.get("date") or not str(change.get("reason") or "").strip():
                raise FloorError(f"{path}: {name}: a change without date or reason: {change}")
            weaker = [f for f in (*FLOORED, *CEILINGED) if f in before and _weaker(f, change[f], before[f])]
            if weaker and not change.get("lowered"):
                raise FloorError(f"{path}: {name}: {', '.join(weaker)} lowered on {change['date']} without --lower")
            before = change
    return floors


def below_floors(name: str, measured: dict[str, float], floors: Floors) -> list[str]:
    """What of one set has fallen below its floor, in words. A quote that does not hold is below every floor."""
    broken = measured["bad_quotes"]
    fallen = [f"{name}: {broken:.0f} quotes that do not hold; none may"] if broken else []
    if name in floors:
        floor = floors[name][-1]
        fallen += [
            f"{name}: {field} {measured[field]:.4f} is worse than the floor {floor[field]:.4f} of {floor['date']}"
            for field in (*FLOORED, *CEILINGED)
            if _weaker(field, measured[field], floor[field])
        ]
    return fallen


def move_floors(floors: Floors, name: str, measured: dict[str, float], today: str, lower: str | None) -> bool:
    """Append what was measured as the new floor of `name`, in place; True where that changed anything.

    Without `lower` every figure keeps the better of floor and measurement; with it the measurement stands and
    `lower` is the reason on record.
    """
    before = floors[name][-1] if floors.get(name) else {}
    floor: dict[str, Any] = {}
    for field in (*FLOORED, *CEILINGED):
        # Rounded to the safe side, so that the measurement itself always passes.
        value = math.floor(measured[field] * 1000) / 1000 if field in FLOORED else measured[field]
        keep = field in before and lower is None and _weaker(field, value, before[field])
        floor[field] = before[field] if keep else value
    if all(floor[field] == before.get(field) for field in floor):
        return False
    lowered = any(field in before and _weaker(field, floor[field], before[field]) for field in floor)
    reason = lower if lowered else "measured"
    entry = {"date": today, **floor, "reason": reason, **({"lowered": True} if lowered else {})}
    floors.setdefault(name, []).append(entry)
    return True


def _weaker(field: str, value: float, than: float) -> bool:
    return value > than if field in CEILINGED else value < than


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Write the file anew, its opening comment kept."""
    comment = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    body = yaml.safe_dump(floors, allow_unicode=True, sort_keys=False, width=110)
    path.write_text("\n".join([*comment, body]), encoding="utf-8")


# -- report ------------------------------------------------------------------------------------------------


def report(name: str, result: Score, *, misses: bool = False, figures_only: bool = False) -> Iterable[str]:
    """The lines of one set's report."""
    yield f"== {name}"
    if not figures_only:
        yield f"{'indicator':34} found wrong missed"
        for indicator, m in result.by_indicator().items():
            yield f"{indicator:34} {m.found:5} {m.wrong:5} {m.missed:6}"
        yield f"{'confidence':15} given right     in full"
        for b in result.calibration():
            shares = f"{b.right:5} {b.right / b.given:.3f} {b.right_in_full:5} {b.right_in_full / b.given:.3f}"
            yield f"{b.low:.2f} to {b.high:.2f}    {b.given:5} {shares}"
    if misses:
        yield from _misses(result)
    right, known = result.attribution
    confident, given = result.confident()
    agreed = ", ".join(f"{name} {result.agreement(name):.3f}" for name in ("status", "period", "bound"))
    yield f"of the found: {agreed}; attribution {right} of {known}"
    yield f"at confidence 0.9 and above: {confident} of {given} right"
    yield f"wrong facts in the {len(result.empty)} texts without facts: {result.wrong_in_empty}"
    yield f"quotes that do not hold: {len(result.bad_quotes)}"
    c, f = result.core, result.full
    yield (
        f"core P {c.precision:.3f} R {c.recall:.3f} F1 {c.f1:.3f} | "
        f"full P {f.precision:.3f} R {f.recall:.3f} F1 {f.f1:.3f} | gold {result.gold} given {result.given}"
    )


def _misses(result: Score) -> Iterable[str]:
    """What is not as in the gold, document by document, so that a number read as something else stands beside it."""
    yield "missed: in the gold, not read; wrong: read, not in the gold; differs, source: as in the gold → as read"
    lines = []
    for pair in result.found:
        if pair.differs:
            told = ", ".join(f"{name} {gold} → {read}" for name, (gold, read) in pair.differs.items())
            lines.append((pair.gold, f"differs {_short(pair.gold)} · {told}"))
        if "attributed_to" in pair.gold and pair.gold["attributed_to"] != pair.given.get("attributed_to"):
            told = f"{pair.gold['attributed_to']} → {pair.given.get('attributed_to')}"
            lines.append((pair.gold, f"source  {_short(pair.gold)} · {told}"))
    for label, facts in (("missed ", result.missed), ("wrong  ", result.wrong), ("quote? ", result.bad_quotes)):
        lines += [(fact, f"{label} {_short(fact)}") for fact in facts]
    for _, line in sorted(lines, key=lambda one: one[0]["doc"]):
        yield line


def _short(fact: Fact) -> str:
    high = "" if fact.get("value_high") is None else f"..{fact['value_high']:.10g}"
    names = (fact.get("bound"), fact.get("status"), fact.get("period"))
    what = " ".join(str(x) for x in (fact["doc"], fact["indicator"], fact["entity"]))
    confidence = f" ({fact['confidence']:.2f})" if "confidence" in fact else ""
    number = f"{float(fact['value']):.10g}{high} {fact['unit']}"
    return f"{what} {number} {' '.join(map(str, names))}{confidence} «{fact.get('quote')}»"


def as_json(result: Score, *, figures_only: bool) -> dict[str, Any]:
    """One set's report for machines."""
    right, known = result.attribution
    told: dict[str, Any] = {
        "gold": result.gold,
        "given": result.given,
        **{
            kind: {"precision": m.precision, "recall": m.recall, "f1": m.f1}
            for kind, m in (("core", result.core), ("full", result.full))
        },
        **{name: result.agreement(name) for name in ("status", "period", "bound")},
        "attribution": {"right": right, "known": known},
        "texts_without_facts": len(result.empty),
        "wrong_in_empty": result.wrong_in_empty,
        "bad_quotes": len(result.bad_quotes),
    }
    if not figures_only:
        told["calibration"] = [dataclasses.asdict(b) for b in result.calibration()]
        told["by_indicator"] = {name: dataclasses.asdict(m) for name, m in result.by_indicator().items()}
    return told


def main(arguments: Sequence[str] | None = None, extract: Extractor | None = None) -> int:
    """The command. Exit 1 below a floor or with quotes that do not hold, 2 for what cannot be read."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.lower is not None and not options.lower.strip():
        parser.error("--lower wants a reason in words")
    try:
        results = _results(options, extract or load_extractor())
        floors = load_floors(options.floors)
    except (SetError, FloorError) as error:
        print(error, file=sys.stderr)
        return 2
    _print(results, options)
    measured = {name: figures(result) for name, result in results.items()}
    if options.raise_floors or options.lower:
        today = datetime.now(UTC).date().isoformat()
        lasting = [name for name in measured if name in SETS and name not in UNFLOORED]
        moved = [name for name in lasting if move_floors(floors, name, measured[name], today, options.lower)]
        write_floors(floors, options.floors)
        print(f"floors moved: {', '.join(moved) or 'none'}", file=sys.stderr)
    fallen = [line for name, values in measured.items() for line in below_floors(name, values, floors)]
    if options.gate:
        print("\n".join(fallen) or "no set below its floor", file=sys.stderr)
    broken = any(result.bad_quotes for result in results.values())
    return 1 if broken or (options.gate and fallen) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.quality",
        description="Score the extractor on texts with gold. What the figures mean: tests/quality/README.md.",
        epilog="examples:\n"
        "  python -m benchmarks.quality\n"
        "  python -m benchmarks.quality --set own --misses\n"
        "  python -m benchmarks.quality --gate\n"
        '  python -m benchmarks.quality --set own --lower "gold of O12 corrected"\n'
        "  python -m benchmarks.quality path/to/texts/with/gold --json",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "folders", nargs="*", type=Path, help="other sets: folders with gold.jsonl, docs.jsonl and texts"
    )
    parser.add_argument("--set", dest="sets", action="append", choices=SETS, help="only these sets (default: all)")
    parser.add_argument("--seeds", type=Path, help="folder of the real articles (default: VNDX_SEEDS, ../shared/seeds)")
    parser.add_argument("--misses", action="store_true", help="also what was missed, wrong or different")
    parser.add_argument("--reveal", action="store_true", help=f"--misses for {', '.join(FIGURES_ONLY)} as well")
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="the floors' file")
    parser.add_argument("--gate", action="store_true", help="exit 1 where a set has fallen below its floor")
    parser.add_argument("--raise-floors", action="store_true", help="lift the floors to what was measured")
    parser.add_argument("--lower", metavar="REASON", help="set the floors to what was measured, even if lower")
    return parser


def _results(options: argparse.Namespace, extract: Extractor) -> dict[str, Score]:
    """The scores of the sets and folders asked for, by name; of all sets where none is. Raises SetError."""
    results: dict[str, Score] = {}
    for name in options.sets or (() if options.folders else SETS):
        texts = named_set(name, options.seeds)
        if texts is None:
            print(f"{name}: not checked, its folder is not here", file=sys.stderr)
        else:
            results[name] = evaluate(texts, extract)
    for folder in options.folders:
        results[str(folder)] = evaluate(load_set(str(folder), folder), extract)
    return results


def _print(results: dict[str, Score], options: argparse.Namespace) -> None:
    """The reports, of the sets kept aside their figures alone."""
    hidden = {name for name in results if name in FIGURES_ONLY and not options.reveal}
    if options.json:
        told = {name: as_json(result, figures_only=name in hidden) for name, result in results.items()}
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for name, result in results.items():
        shown = options.misses and name not in hidden
        print("\n".join(report(name, result, misses=shown, figures_only=name in hidden)), end="\n\n")
    both = [results[name] for name in ("open63", "seeds") if name in results]
    if len(both) > 1:
        print("\n".join(report("open63 and seeds together", merge(both), figures_only=True)), end="\n\n")


def load_extractor() -> Extractor:
    """The extractor itself, loaded only when it is run: scoring and floors work without it."""
    from pipelines.extract import extract  # noqa: PLC0415

    return extract


if __name__ == "__main__":
    sys.exit(main())
