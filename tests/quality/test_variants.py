"""What a rewriting does to a text, what is counted as lost and as new, and how the command answers."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest

from benchmarks.samples import Sample
from benchmarks.variants import OPEN, REWRITINGS, WORDINGS, Kept, main, measured, read
from pipelines.extract import extract
from pipelines.model import Context

TEXT = "Năm 2023, tỷ lệ hồ sơ nộp trực tuyến của tỉnh Sơn La đạt 61,5%.\nNăm 2024 phấn đấu đạt 70%.\n"
SAMPLE = Sample(
    "S1",
    TEXT,
    Context(published="2024-02-01"),
    tuple(
        {
            "doc": "S1",
            "indicator": "dossier_online_rate",
            "entity": "P14",
            "value": value,
            "value_high": None,
            "unit": "percent",
            "bound": "=",
            "status": status,
            "period": period,
            "quote": quote,
        }
        for value, status, period, quote in (
            (61.5, "actual", "2023", "tỷ lệ hồ sơ nộp trực tuyến của tỉnh Sơn La đạt 61,5%"),
            (70.0, "target", "2024", "phấn đấu đạt 70%"),
        )
    ),
)


def made(name: str, sample: Sample = SAMPLE) -> set[str]:
    """Every text that some choices make."""
    return {REWRITINGS[name](sample, random.Random(seed)).text for seed in range(200)}


def test_other_words_stand_for_whole_words_and_keep_the_capital() -> None:
    texts = made("dossiers", replace(SAMPLE, text="Tỷ lệ nộp trực tuyến 5%; phố trực tuyến"))
    assert "Tỷ lệ hồ sơ gửi qua mạng 5%; phố trực tuyến" in texts
    assert all(text[0] == "T" and text.endswith(" 5%; phố trực tuyến") for text in texts)
    assert made("about", replace(SAMPLE, text="cả khoảng 5%, nhoảng 5%")) > {"cả chừng 5%, nhoảng 5%"}


def test_what_holds_for_one_status_is_left_alone_elsewhere() -> None:
    texts = made("idle")
    assert any("vẫn đạt 61,5%" in text for text in texts)
    assert all("vẫn đạt 70%" not in text and "đã đạt 70%" not in text for text in texts)


def test_a_figure_keeps_what_bounds_it_in_another_order() -> None:
    texts = made("order", replace(SAMPLE, text="Kết quả: ít nhất 45,5% hồ sơ nộp qua mạng."))
    assert "Kết quả: hồ sơ nộp qua mạng chiếm ít nhất 45,5%." in texts
    assert all("ít nhất 45,5%" in text for text in texts)


@pytest.mark.parametrize("name", REWRITINGS)
def test_every_rewriting_keeps_the_order_of_the_gold(name: str) -> None:
    after = REWRITINGS[name](SAMPLE, random.Random(1))
    assert [fact["value"] for fact in after.gold] == [61.5, 70.0]


def test_lost_is_what_was_right_and_is_no_more_and_new_what_was_not_wrong_before() -> None:
    def spoiled(sample: Sample, _: random.Random) -> Sample:
        return replace(sample, text=sample.text.replace("đạt 61,5%", "đạt 16,5%"))

    known = [(SAMPLE, read(SAMPLE, extract))]
    outcome = measured(known, spoiled, extract, 1)
    assert (outcome.texts, outcome.changed.right, outcome.elsewhere) == (1, 1, Kept(1))
    assert [(fact["value"], "16,5%" in said) for fact, said in outcome.changed.lost] == [(61.5, True)]
    assert [fact["value"] for fact, _ in outcome.new] == [16.5]
    assert measured(known, lambda sample, _: sample, extract, 1).texts == 0


def test_what_is_lost_in_a_line_that_stayed_is_told_apart() -> None:
    head, line = "Tỷ lệ hồ sơ nộp trực tuyến năm 2023 của các địa phương như sau:", "- Tỉnh Sơn La: 61,5%."
    listed = replace(SAMPLE, text=f"{head}\n{line}", gold=({**SAMPLE.gold[0], "quote": line[2:]},))
    known = [(listed, read(listed, extract))]
    outcome = measured(known, lambda s, _: replace(s, text=f"Đi chợ.\n{line}"), extract, 1)
    assert (outcome.changed, outcome.elsewhere.right, len(outcome.elsewhere.lost)) == (Kept(), 1, 1)
    assert (f"{outcome.changed}", f"{outcome.elsewhere}") == ("0 of 0", "0 of 1 (0.0%)")


def test_what_was_not_read_before_cannot_be_lost() -> None:
    unread = replace(SAMPLE, gold=tuple({**fact, "entity": "P01"} for fact in SAMPLE.gold))
    outcome = measured([(unread, read(unread, extract))], lambda s, _: replace(s, text="Không có gì."), extract, 1)
    assert (outcome.texts, outcome.changed, outcome.elsewhere, outcome.new) == (1, Kept(), Kept(), [])


def test_the_command_tells_what_survives(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reached", "--set", "blind5", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["reached"]
    assert told["in_changed_lines"]["right"] > 0
    assert all(told[where]["right"] >= told[where]["lost"] for where in ("in_changed_lines", "elsewhere"))
    assert told["texts"] > 0
    assert main(["reached", "--set", "blind5", "--lost"]) == 0
    assert capsys.readouterr().out.startswith("reached ")


@pytest.mark.parametrize("arguments", [["riddles"], ["--set", "blind3"], ["reached", "riddles"]])
def test_a_name_that_is_none_is_answered_with_those_that_are(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert ("own" if "--set" in arguments else "reached") in capsys.readouterr().err


def test_texts_kept_aside_are_no_material() -> None:
    kept = {"held27", "seeds", *(f"blind{number}" for number in (3, 10, 28, 31, 34, 36, 42, 43))}
    assert not kept & {*OPEN}


def test_no_kind_of_wording_stands_twice() -> None:
    """Of two kinds with one name YAML keeps the last without a word."""
    heads = [line.split(":")[0] for line in WORDINGS.read_text(encoding="utf-8").splitlines() if line[:1].isalpha()]
    assert len(heads) == len({*heads})
    assert {*heads} <= REWRITINGS.keys()
