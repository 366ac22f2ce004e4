"""What the extractor reads in texts, shown to people: facts of text files without archive or warehouse, how each number
was read, and what a changed lexicon or extractor would read differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from pipelines.crawl.importer import json_lines, read_docs, unusable
from pipelines.extract import explain
from pipelines.extract import extract as read_facts
from pipelines.extract.diff import Change, diff
from pipelines.model import Context, Problem
from pipelines.parse.charset import decode
from pipelines.settings import Settings
from pipelines.stages import BATCH, StageError, context_of, opened

FACT_FIELDS = (
    "indicator", "entity", "value", "value_high", "unit", "total", "bound", "status", "period", "quote",
    "attributed_to",
)  # fmt: skip
"""What `vndx extract` prints of a fact, after `doc` (docs/facts.md)."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text from a file, with what its docs.jsonl says of it."""

    doc: str
    text: str
    context: Context


def read_texts(paths: Sequence[Path], docs: Path | None) -> tuple[list[Text], list[Problem]]:
    """The texts of folders and single files for `vndx extract`, and what could not be read. No database, no archive.

    `docs` says what is known of them; None: the docs.jsonl that lies in each folder or in the one above it. Raises
    StageError where `docs` is not there.
    """
    if docs is not None and not docs.is_file():
        raise StageError(f"{docs}: there is no such file; --docs wants a docs.jsonl")
    told, problems = read_docs(docs) if docs else ({}, [])
    texts: list[Text] = []
    for path in paths:
        if not path.exists():
            problems.append(Problem(str(path), None, "there is no such file or folder"))
            continue
        files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
        if not files:
            problems.append(Problem(str(path), None, "holds no .txt"))
        known = told
        if docs is None and (beside := _docs_of(path)):
            known, wrong_lines = read_docs(beside)
            problems += wrong_lines
        for file in files:
            payload = file.read_bytes()
            wrong = unusable(payload, "text/plain")
            if file.suffix.lower() in (".html", ".htm"):
                wrong = "is a page, not text: `vndx run PATH` reads pages"
            if wrong:
                problems.append(Problem(str(file), None, wrong))
                continue
            doc = known.get(file.stem)
            context = Context(doc.published, doc.publisher, doc.title, doc.url) if doc else Context()
            texts.append(Text(file.stem, decode(payload).text, context))
    return texts, problems


def _docs_of(path: Path) -> Path | None:
    """A docs.jsonl speaks for its folder and those below, as for `vndx import`."""
    folder = (path if path.is_dir() else path.parent).resolve()
    return next((docs for home in (folder, folder.parent) if (docs := home / "docs.jsonl").is_file()), None)


def facts_of(text: Text) -> list[dict[str, Any]]:
    """The facts of one text as docs/facts.md writes them."""
    found = read_facts(text.text, text.context).facts
    return [{"doc": text.doc} | {name: getattr(fact, name) for name in FACT_FIELDS} for fact in found]


def explain_text(text: Text) -> str:
    """How every number of a text was read, or why it was not: its candidates, their scores, what won and why."""
    lines = [f"# {text.doc}"]
    number = question = None
    for candidate in explain(text.text, text.context):
        if (candidate.start, candidate.end) != number:
            number, question = (candidate.start, candidate.end), None
            around = text.text[max(0, candidate.start - 60) : candidate.end + 40].replace("\n", " ")
            lines.append(f"\n{candidate.number}  …{around}…")
        if candidate.question != question:
            question = candidate.question
            lines.append(f"  {question}")
        won = "→" if candidate.won else " "
        answer = candidate.answer or "not known"
        words = f" “{candidate.words}”" if candidate.words else ""
        lines.append(f"  {won} {candidate.score:6.2f}  {answer:34} {candidate.why}{words}")
    return "\n".join(lines) + "\n"


def explained(text: Text) -> list[dict[str, Any]]:
    """The same as one object a candidate (docs/extraction.md), for programs."""
    return [{"doc": text.doc} | asdict(candidate) for candidate in explain(text.text, text.context)]


def diff_texts(texts: Iterable[Text], before: Path) -> Iterator[Change]:
    """What is read differently now in texts whose facts were printed before (`vndx extract … > before`).

    Raises StageError where `before` is not there or a line of it is no fact.
    """
    if not before.is_file():
        raise StageError(f"{before}: there is no such file; --before wants what `vndx extract` printed earlier")
    rows = []
    problems: list[Problem] = []
    for number, row in json_lines(before, problems):
        if not isinstance(row, dict) or (missing := [name for name in ("doc", *FACT_FIELDS) if name not in row]):
            told = f" without {', '.join(missing)}" if isinstance(row, dict) else ""
            problems.append(Problem(str(before), number, f"no fact as `vndx extract` prints it{told}"))
        else:
            rows.append(row)
    if problems:
        raise StageError(str(problems[0]))
    return diff(rows, (row for text in texts for row in _with_sentences(text.doc, text.text, text.context)))


def diff_staged(settings: Settings) -> Iterator[Change]:
    """What this extractor reads differently from the facts that stand in the warehouse, over all staged documents."""
    with opened(settings) as store:
        for documents in store.all_documents(BATCH):
            before = store.current_facts([document.document_id for document in documents])
            after = (_with_sentences(one.document_id, one.text, context_of(one)) for one in documents)
            yield from diff(before, chain.from_iterable(after))


def _with_sentences(doc: str, text: str, context: Context) -> Iterator[dict[str, Any]]:
    for fact in read_facts(text, context).facts:
        row = {name: getattr(fact, name) for name in FACT_FIELDS}
        yield row | {"doc": doc, "sentence": text[fact.sentence_start : fact.sentence_end]}
