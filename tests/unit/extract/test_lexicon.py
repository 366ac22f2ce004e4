"""The language: every example of every indicator is read as it says, and a wrong file is named with its key."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from pipelines import catalogue
from pipelines.extract import LexiconError, lexicon, lexicon_files
from pipelines.extract.lexicon_files import Example, expand
from pipelines.extract.marks import scan
from pipelines.extract.normalize import normalize
from tests.unit.extract.reading import read

EXAMPLES = [(code, example) for code, spec in lexicon.lexicon().specs.items() for example in spec.examples]


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=[f"{code}-{k}" for k, (code, _) in enumerate(EXAMPLES)])
def test_examples_are_read(code: str, example: Example) -> None:
    found = read(example.text, None, published=example.published)
    instead = ", ".join(f"{fact.indicator} {fact.value:g}" for fact in found) or "nothing"
    fact = next((fact for fact in found if fact.indicator == code), None)
    assert fact, f"read in it: {instead}; `vndx extract FILE --explain` with this text says why"
    assert fact.value == pytest.approx(example.value)
    for field in ("entity", "period", "status", "bound"):
        wanted = getattr(example, field)
        if wanted is not None:
            assert getattr(fact, field) == wanted, field


def test_every_indicator_has_frames_and_examples() -> None:
    specs = lexicon.lexicon().specs
    assert specs.keys() == catalogue.indicators().keys()
    assert all(spec.examples for spec in specs.values())


def test_a_change_of_the_language_is_another_extractor(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "FOLDER", folder)
    words, before = folder / "words.yml", lexicon.version()
    words.write_bytes(words.read_bytes() + b"\n")
    assert lexicon.version() != before
    words.write_bytes(words.read_bytes()[:-1])
    assert lexicon.version() == before


def test_alternatives_and_optional_parts() -> None:
    assert expand("[a|b] c (d)") == ["a c d", "a c", "b c d", "b c"]
    assert expand("số hoá") == ["số hóa"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("no_such_code:\n  frames:\n    - {all: [dossier]}\n", "no such indicator"),
        ("dossier_online_rate:\n  frames:\n    - {all: [nonsense]}\n", "no idea called 'nonsense'"),
        (
            "dossier_online_rate:\n  frames:\n    - {all: [dossier], colour: red}\n",
            "dossier_online_rate.frames.0.colour",
        ),
        ("dossier_online_rate: [", "not readable as YAML"),
        ("egdi_rank:\n  frames: []\negdi_rank:\n  frames: []\n", "'egdi_rank' stands twice, in lines 1 and 3"),
        ("egdi_rank:\n  frames:\n    - {all: [egdi], all: [par]}\n", "'all' stands twice"),
    ],
)
def test_wrong_frames_are_named(text: str, says: str, folder: Path) -> None:
    (folder / "indicators.yml").write_text(text, encoding="utf-8")
    assert says in refusal("indicators.yml")


@pytest.mark.parametrize(
    ("name", "more", "says"),
    [
        ("concepts.yml", 'dossier: ["tờ khai"]', "'dossier' stands twice"),
        ("concepts.yml", 'paper: ["tờ [khai|đơn"]', 'paper: "tờ [khai|đơn": [a|b] is a choice'),
        ("concepts.yml", 'paper: ["tờ (khai|đơn)"]', 'paper: "tờ (khai|đơn)": [a|b] is a choice'),
        ("concepts.yml", "paper: [5, tờ khai]", "paper: 5 is no phrase: put it in quotes"),
        ("concepts.yml", "paper: tờ khai", "paper: must be a list of phrases (got 'tờ khai')"),
        ("words.yml", 'bound_gte: ["từ"]', "bound_gte: no such key"),
        ("places.yml", 'towns: ["thị trấn"]', "towns: no such key"),
        ("sources.yml", 'say: ["thưa"]', "say: no such key"),
        ("ideas.yml", "towns: [people]", "towns: no such key"),
        ("platforms.yml", "eTax: {names: []}", "eTax.entity: this key is missing"),
    ],
)
def test_a_wrong_line_is_named(name: str, more: str, says: str, folder: Path) -> None:
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write(f"\n{more}\n")
    assert says in refusal(name)


@pytest.mark.parametrize(
    ("name", "key", "says"),
    [
        ("words.yml", "level", 'level: Input should be a valid list (got \'stray - "phrase 0" - "phrase 1"'),
        ("concepts.yml", "paper", 'paper: must be a list of phrases (got \'stray - "phrase 0" - "phrase 1"'),
    ],
)
def test_a_stray_value_is_named_without_the_list_that_it_breaks(name: str, key: str, says: str, folder: Path) -> None:
    """A value above the first dash of a list makes one text of all of it."""
    whole = yaml.safe_load((folder / name).read_text(encoding="utf-8"))
    whole.pop(key, None)
    broken = "\n".join((f"{key}:", "  stray", *(f'  - "phrase {k}"' for k in range(99))))
    (folder / name).write_text(f"{yaml.safe_dump(whole, allow_unicode=True)}\n{broken}\n", encoding="utf-8")
    said = refusal(name)
    assert said.startswith(f"{name}: {says}")
    assert said.endswith("…)")
    assert len(said) < 120


def test_only_ideas_are_grouped(folder: Path) -> None:
    text = (folder / "ideas.yml").read_text(encoding="utf-8")
    (folder / "ideas.yml").write_text(text.replace("general: [", "general: [nonsense, "), encoding="utf-8")
    assert "general: no idea called 'nonsense'" in refusal("ideas.yml")


def test_a_frame_of_general_ideas_alone_is_refused(folder: Path) -> None:
    (folder / "indicators.yml").write_text("egdi_rank:\n  frames:\n    - {all: [people, use]}\n", encoding="utf-8")
    assert "egdi_rank: a frame of general ideas only: ['people', 'use']" in refusal("indicators.yml")


def test_a_file_that_is_gone_or_no_text_is_named(folder: Path) -> None:
    (folder / "words.yml").write_bytes("level: [mức]".encode("utf-16"))
    assert "not UTF-8" in refusal("words.yml")
    (folder / "words.yml").unlink()
    assert "No such file" in refusal("words.yml")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the lexicon that a test may spoil."""
    for path in lexicon_files.FOLDER.glob("*.yml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(lexicon_files, "FOLDER", tmp_path)
    return tmp_path


def refusal(name: str) -> str:
    """What is said of the spoiled lexicon, which has to begin with the file's name."""
    with pytest.raises(LexiconError) as error:
        lexicon.lexicon.__wrapped__()
    assert str(error.value).startswith(f"{name}: ")
    return str(error.value)


def _lists(key: str, data: object) -> list[tuple[str, list[str]]]:
    """The lists of phrases in a file, by key."""
    if isinstance(data, dict):
        return [found for name, inner in data.items() for found in _lists(f"{key} {name}", inner)]
    return [(key, data)] if isinstance(data, list) else []


@pytest.mark.parametrize("name", ["concepts.yml", "words.yml", "sources.yml", "places.yml"])
def test_a_phrase_stands_once_in_its_list(name: str) -> None:
    for key, phrases in _lists(name, lexicon_files.read_file(name)):
        for k, phrase in enumerate(phrases):
            others = {said for other in phrases[:k] + phrases[k + 1 :] for said in expand(other)}
            assert not others.issuperset(expand(phrase)), f"{key}: {phrase!r} is in the list already"


@pytest.mark.parametrize("name", ["concepts.yml", "words.yml", "sources.yml", "places.yml"])
def test_a_long_list_has_a_phrase_a_line(name: str) -> None:
    """So that a change shows the phrases that it changes, and two who add to one list do not collide."""
    lines = (lexicon_files.FOLDER / name).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if len(line) > 120 and ": [" in line] == []


@pytest.mark.parametrize(
    ("mean", "whose"),
    [
        ("Trung bình của 63 tỉnh thành", "provinces"),
        ("Bình quân 34 địa phương", "provinces"),
        ("Giá trị trung bình của 17 bộ", "ministries"),
        ("Bình quân 22 bộ", "ministries"),
    ],
)
def test_the_mean_of_all_is_said_of_all(mean: str, whose: str) -> None:
    _, places, _, _ = scan(lexicon.lexicon().phrases, normalize(f"{mean} là 71,2%."))
    assert places == [(0, len(mean), (whose,))]


def test_a_word_that_only_looks_like_a_place_is_no_field_of_a_ranking() -> None:
    ranked = "Lào Cai xếp thứ 5 về chuyển đổi số"
    assert [fact.indicator for fact in read(f"{ranked} trong cả nước.", None)] == ["dti_rank"]
    assert not read(f"Về xã hội số, {ranked}.", None)
    assert not read(f"Bộ máy tinh gọn, {ranked}.", None)


def test_what_is_equal_is_one_object() -> None:
    """So that it is told at a glance and near at hand: it is asked often."""
    lex = lexicon.lexicon()
    told = lex.phrases.told
    assert len({*map(id, told)}) == len({*told})
    frames = [frame for group in lex.frames.values() for frame in group]
    ideas = [idea for one in told for idea in one.ideas]
    ideas += [idea for frame in frames for idea in (*frame.needed, *frame.none, *frame.more, *frame.head)]
    ideas += [*lex.general, *lex.administrative, *lex.nouns]
    assert len({*map(id, ideas)}) == len({*ideas})
