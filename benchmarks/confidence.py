"""What the confidence of a fact is worth: fits its weights on the texts with gold and shows how well they hold.

The table is cross-validated: each tenth of the texts is judged by weights fitted on the other nine, whole texts apart.
These texts have been learned from, so that less of what is read in them is wrong than in texts that nobody has seen;
the weights that are written are moved to the share of wrong facts that unseen texts had (UNSEEN), and the table shows
them so. `--write` writes them to pipelines/extract/lexicon/confidence.yml; the same texts give the same weights.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from benchmarks import quality
from benchmarks.quality import TextSet, named_set
from benchmarks.scoring import CONFIDENCE_EDGES, score
from pipelines.extract.confidence import chance
from pipelines.extract.engine import judged
from pipelines.extract.lexicon_files import FOLDER

SETS = tuple(name for name in quality.SETS if name not in quality.UNFLOORED)  # every set that has been opened
FOLDS = 10
PULL = 2.0  # towards zero, so that a rare sign cannot weigh much
# Share of the facts given that is wrong where nobody had seen the texts: 0.05 to 0.10 at the first scores of N2001 to
# N2115, of blind2 and of blind12 (tests/quality/README.md).
UNSEEN = 0.08

Row = tuple[str, Mapping[str, float], bool]  # document, signs, right


def rows_of(texts: TextSet) -> list[Row]:
    """Every fact given that counts, with its signs and whether the gold has it (the core of benchmarks/scoring.py)."""
    rows: list[Row] = []
    for document, text in texts.texts.items():
        told = judged(text, texts.contexts[document])
        signs = {id(fact): sign for fact, sign in told}
        given = [{"doc": document, **fact._asdict(), "signs": signs[id(fact)]} for fact, _ in told]
        result = score([fact for fact in texts.gold if fact["doc"] == document], given, [document])
        rows += [(document, pair.given["signs"], True) for pair in result.found]
        rows += [(document, fact["signs"], False) for fact in result.wrong]
    return rows


def fit(rows: Sequence[Row]) -> dict[str, float]:
    """The weights of a logistic regression with a pull towards zero, by Newton's method."""
    names = sorted({name for _, signs, _ in rows for name in signs})
    at = {name: k for k, name in enumerate(names)}
    points = [([(at[name], value) for name, value in signs.items() if value], right) for _, signs, right in rows]
    weights = [0.0] * len(names)
    pull = [0.0 if name == "always" else PULL for name in names]
    for _ in range(25):
        slope = [-p * w for p, w in zip(pull, weights, strict=True)]
        bend = [[p + 1e-9 if j == k else 0.0 for j in range(len(names))] for k, p in enumerate(pull)]
        for values, right in points:
            p = 1 / (1 + math.exp(-sum(weights[k] * value for k, value in values)))
            for k, value in values:
                slope[k] += (right - p) * value
                for j, other in values:
                    bend[k][j] += p * (1 - p) * value * other
        step = _solve(bend, slope)
        weights = [w + s for w, s in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-6:
            break
    return dict(zip(names, weights, strict=True))


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a small system of linear equations."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for k in range(len(rows)):
        best = max(range(k, len(rows)), key=lambda r: abs(rows[r][k]))
        rows[k], rows[best] = rows[best], rows[k]
        for r in range(len(rows)):
            if r != k and rows[r][k]:
                share = rows[r][k] / rows[k][k]
                rows[r] = [a - share * b for a, b in zip(rows[r], rows[k], strict=True)]
    return [row[-1] / row[k] for k, row in enumerate(rows)]


def moved(weights: Mapping[str, float], rows: Sequence[Row], unseen: float) -> dict[str, float]:
    """The weights for texts in which `unseen` of the facts are wrong instead of the share that is wrong in `rows`."""
    wrong = sum(not right for _, _, right in rows) / len(rows)
    shift = math.log((1 - unseen) / unseen) - math.log((1 - wrong) / wrong)
    return {**weights, "always": weights.get("always", 0.0) + shift}


def cross_validated(rows: Sequence[Row], unseen: float) -> list[tuple[float, bool]]:
    """(confidence, right) of every fact, by weights fitted without its text."""
    documents = sorted({document for document, _, _ in rows})
    random.Random(1).shuffle(documents)
    fold = {document: k % FOLDS for k, document in enumerate(documents)}
    outcomes: list[tuple[float, bool]] = []
    for k in range(FOLDS):
        others = [row for row in rows if fold[row[0]] != k]
        weights = defaultdict(float, moved(fit(others), others, unseen))  # a sign of one text alone has no weight
        outcomes += [(chance(weights, signs), right) for document, signs, right in rows if fold[document] == k]
    return outcomes


def table(outcomes: Sequence[tuple[float, bool]]) -> list[str]:
    """How many of the facts given at each confidence are right."""
    lines = [f"{'confidence':15} given right"]
    for low, high in pairwise(CONFIDENCE_EDGES):
        inside = [right for p, right in outcomes if low <= p and (p < high or high == 1.0)]
        if inside:
            lines.append(f"{low:.2f} to {high:.2f}    {len(inside):5} {sum(inside):5} {sum(inside) / len(inside):.3f}")
    sure = [right for p, right in outcomes if p >= 0.9]
    lines.append(f"at confidence 0.9 and above: {sum(sure)} of {len(sure)} right")
    return lines


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.confidence",
        description="Cross-validate the confidence of facts, and fit its weights.",
        epilog="examples:\n  python -m benchmarks.confidence\n  python -m benchmarks.confidence --write",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--write", action="store_true", help="write the weights to lexicon/confidence.yml")
    parser.add_argument("--unseen", type=float, default=UNSEEN, help=f"share of wrong facts meant (default {UNSEEN})")
    options = parser.parse_args(arguments)
    rows = [row for name in SETS if (texts := named_set(name)) is not None for row in rows_of(texts)]
    wrong = sum(not right for _, _, right in rows)
    print(f"confidence, cross-validated over {len({row[0] for row in rows})} texts: {wrong} of {len(rows)} facts wrong")
    print("\n".join(table(cross_validated(rows, options.unseen))))
    if options.write:
        weights = moved(fit(rows), rows, options.unseen)
        path = FOLDER / "confidence.yml"
        head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
        body = [f"  {name}: {value:.2f}" for name, value in sorted(weights.items())]
        path.write_text("\n".join([*head, "weights:", *body]) + "\n", encoding="utf-8")
        print(f"written: {path.name}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
