"""The gate fails below a floor, and a floor goes down only with a reason that stays in the file."""

import json
from pathlib import Path

import pytest
import yaml

from benchmarks.quality import (
    FLOORS,
    FloorError,
    SetError,
    below_floors,
    figures,
    load_floors,
    load_set,
    main,
    move_floors,
)  # fmt: skip
from benchmarks.scoring import score
from pipelines.model import Context, Extraction, Fact

TEXT = "Năm 2024, tỷ lệ hồ sơ nộp trực tuyến của thành phố Đà Nẵng đạt 81,5%."
GOLD = {
    "doc": "T01",
    "indicator": "dossier_online_rate", "entity": "P48", "value": 81.5,
    "value_high": None,
    "unit": "percent", "total": None, "bound": "=", "status": "actual", "period": "2024",
    "quote": "đạt 81,5%",
}  # fmt: skip
READ = Fact(
    "dossier_online_rate", "P48", 81.5, None, "percent", None, "=", "actual", "2024", "đạt 81,5%", None,
    59, 68, 63, 68, 0, 69, 0.97, "said for the test",
)  # fmt: skip


def reads_it(text: str, context: Context) -> Extraction:
    return Extraction(facts=(READ,))


def reads_nothing(text: str, context: Context) -> Extraction:
    return Extraction()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "T01.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text(json.dumps(GOLD), encoding="utf-8")
    document = {"doc": "T01", "publisher": "Báo Đà Nẵng", "published": "2025-01-02", "title": "Thử"}
    (tmp_path / "docs.jsonl").write_text(json.dumps(document), encoding="utf-8")
    return tmp_path


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    """The real sets' floors, as they are once everything is read: 1 for all of `own`."""
    path = tmp_path / "floors.yml"
    perfect = {
        "core": 1.0,
        "full": 1.0,
        "attribution": 1.0,
        "confident": 1.0,
        "wrong_in_empty": 0,
    }
    history = {"open63": [{"date": "2026-01-01", **perfect, "reason": "measured"}]}
    path.write_text("# said above\n" + yaml.safe_dump(history), encoding="utf-8")
    return path


def test_the_floors_of_the_repository_can_be_read() -> None:
    assert isinstance(load_floors(FLOORS), dict)


def test_a_perfect_extractor_is_told_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "--json"], reads_it) == 0
    told = json.loads(capsys.readouterr().out)[str(folder)]
    assert told["core"]["f1"] == told["full"]["f1"] == 1
    assert told["calibration"] == [{"low": 0.95, "high": 1.0, "given": 1, "right": 1, "right_in_full": 1}]


def test_misses_name_the_fact_and_its_quote(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "--misses"], reads_nothing) == 0
    assert "missed  T01 dossier_online_rate P48 81.5 percent = actual 2024 «đạt 81,5%»" in capsys.readouterr().out


def test_the_sets_set_aside_show_figures_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--set", "held27", "--misses"], reads_nothing) == 0
    told = capsys.readouterr().out
    assert "core P 1.000 R 0.000" in told
    assert "missed" not in told
    assert "dossier" not in told
    assert main(["--set", "held27", "--misses", "--reveal"], reads_nothing) == 0
    assert "missed" in capsys.readouterr().out


def test_the_gate_fails_below_the_floor(floors: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = ["--set", "open63", "--floors", str(floors)]
    assert main([*told, "--gate"], reads_nothing) == 1
    assert "open63: core 0.0000 is worse than the floor 1.0000" in capsys.readouterr().err
    assert main(told, reads_nothing) == 0


def test_texts_kept_aside_never_get_a_floor(floors: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--set", "blind3", "--floors", str(floors), "--raise-floors"], reads_nothing) == 0
    assert "floors moved: none" in capsys.readouterr().err
    assert load_floors(floors).keys() == {"open63"}


def test_raising_never_lowers_and_lowering_leaves_its_reason(floors: Path) -> None:
    before = floors.read_text(encoding="utf-8")
    told = ["--set", "open63", "--floors", str(floors)]
    assert main([*told, "--raise-floors"], reads_nothing) == 0
    assert load_floors(floors) == yaml.safe_load(before)
    assert main([*told, "--lower", "the gold of C01 was wrong"], reads_nothing) == 0
    history = load_floors(floors)["open63"]
    assert [c["core"] for c in history] == [1.0, 0.0]
    assert history[-1]["reason"] == "the gold of C01 was wrong"
    assert history[-1]["lowered"] is True
    assert floors.read_text(encoding="utf-8").startswith("# said above\n")
    assert main([*told, "--gate"], reads_nothing) == 0


def test_lowering_without_words_is_wrong_usage(floors: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--set", "open63", "--floors", str(floors), "--lower", " "], reads_nothing)
    assert stopped.value.code == 2


def test_a_floor_lowered_by_hand_is_refused(floors: Path) -> None:
    history = yaml.safe_load(floors.read_text(encoding="utf-8"))
    history["open63"].append({**history["open63"][0], "core": 0.9})
    floors.write_text(yaml.safe_dump(history), encoding="utf-8")
    with pytest.raises(FloorError, match="core lowered"):
        load_floors(floors)
    assert main(["--set", "open63", "--floors", str(floors)], reads_nothing) == 2


def test_a_ceiling_is_broken_upwards() -> None:
    measured = figures(score([], [{**GOLD, "quote": "đạt 81,5%"}], documents=["T01"], texts={"T01": TEXT}))
    history: dict[str, list[dict[str, object]]] = {}
    assert move_floors(history, "own", {**measured, "wrong_in_empty": 0}, "2026-01-01", None)
    assert below_floors("own", measured, history) == [
        "own: wrong_in_empty 1.0000 is worse than the floor 0.0000 of 2026-01-01"
    ]
    assert below_floors("blind3", measured, history) == []


def test_a_quote_that_does_not_hold_is_below_every_floor() -> None:
    measured = figures(score([GOLD], [{**GOLD, "quote": "81"}], texts={"T01": "Khác."}))
    assert below_floors("own", measured, {}) == ["own: 1 quotes that do not hold; none may"]
    history: dict[str, list[dict[str, object]]] = {}
    move_floors(history, "own", measured, "2026-01-01", "nothing lowers this one")
    assert below_floors("own", measured, history) == ["own: 1 quotes that do not hold; none may"]


def test_a_set_that_cannot_be_read_says_where(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "gold.jsonl").write_text("\n{nothing", encoding="utf-8")
    with pytest.raises(SetError, match=r"gold\.jsonl:2: no JSON"):
        load_set("x", folder)
    assert main([str(folder)], reads_nothing) == 2
    (folder / "gold.jsonl").write_text(json.dumps({**GOLD, "doc": "T02"}), encoding="utf-8")
    with pytest.raises(SetError, match="T02"):
        load_set("x", folder)


def test_a_quote_that_does_not_hold_is_a_failure(folder: Path) -> None:
    (folder / "texts" / "T01.txt").write_text("Khác.", encoding="utf-8")
    assert main([str(folder)], reads_it) == 1
