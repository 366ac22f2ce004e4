"""What a script can check of gold; a reader has to check the rest. The sets set aside are left to their figures."""

import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.quality import OWN, SETS, TextSet, named_set
from benchmarks.scoring import Fact, core_key, quote_holds
from pipelines.catalogue import entities, indicators

ATTRIBUTED = {
    "digital_economy_gdp_share",
    "digital_economy_growth",
    "ict_revenue",
    "dossier_full_online_rate",
    "service_full_online_rate",
}
DAY = r"(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?"
PERIOD = re.compile(rf"\d{{4}}(-(S[12]|Q[1-4]|{DAY}))?(/\d{{4}}(-{DAY})?)?")
# "2024-01/2024-03" has a shorter SDMX form
LONG_FORM = re.compile(r"(\d{4})-(01/\1-(03|06|12)|04/\1-06|07/\1-(09|12)|10/\1-12)")
FIELDS = ("doc", "indicator", "entity", "value", "value_high", "unit", "total", "bound", "status", "period", "quote")


def _ours() -> Iterator[TextSet]:
    for name in ("open63", *OWN):
        texts = named_set(name)
        if texts is not None:
            yield texts


OURS = list(_ours())


def test_every_gold_fact_is_well_formed() -> None:
    units = {code: row.unit for code, row in indicators().items()}
    codes = {row.code for row in entities()}
    wrong = []
    for texts in OURS:
        for fact in texts.gold:
            problems = list(_problems(fact, texts.texts[fact["doc"]], units, codes))
            if problems:
                wrong.append((fact["doc"], fact["quote"], problems))
    assert wrong == []


def _problems(fact: Fact, text: str, units: dict[str, str], codes: set[str]) -> Iterator[str]:
    if set(FIELDS) - fact.keys():
        yield "a field is missing"
    if not quote_holds(fact, text):
        yield "the quote is not in the text, has no number or is too long"
    unit = units.get(fact["indicator"])
    money = {"vnd", "usd"}
    if unit is None or (fact["unit"] != unit and not {unit, fact["unit"]} <= money):
        yield f"unit {fact['unit']} of {fact['indicator']}"
    if ("attributed_to" in fact) != (fact["indicator"] in ATTRIBUTED):
        yield "attribution given or missing"
    if fact["entity"] not in codes | {"?"}:
        yield f"entity {fact['entity']}"
    period = fact["period"]
    if period is not None and (not PERIOD.fullmatch(period) or LONG_FORM.fullmatch(period)):
        yield f"period {period}"
    if fact["bound"] not in {"=", ">", ">=", "<", "<=", "~"}:
        yield f"bound {fact['bound']}"
    if fact["status"] not in {"actual", "estimate", "target", "forecast"}:
        yield f"status {fact['status']}"
    if fact["value_high"] is not None and fact["value_high"] <= fact["value"]:
        yield "a range that does not rise"
    if fact["unit"] == "percent" and abs(fact["value"]) > 1000:
        yield "percent beyond belief"


def test_no_fact_stands_twice() -> None:
    for texts in OURS:
        keys = [(core_key(fact), fact["period"], fact["status"]) for fact in texts.gold]
        assert [key for key in keys if keys.count(key) > 1] == [], texts.name


def test_the_readme_counts_what_is_there() -> None:
    readme = Path(__file__).with_name("README.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `\w+/` \| `(\w+)` \| (\d+) \| ([\d,]+) \|", readme, re.MULTILINE)
    sets = [texts for name in SETS if name != "seeds" and (texts := named_set(name)) is not None]
    counted = [(texts.name, len(texts.texts), sum(fact["entity"] != "?" for fact in texts.gold)) for texts in sets]
    assert [(name, int(texts), int(facts.replace(",", ""))) for name, texts, facts in told] == counted


def test_our_own_texts_cover_every_indicator_and_have_texts_without_facts() -> None:
    own = named_set("own")
    assert own is not None
    assert set(indicators()) - {fact["indicator"] for fact in own.gold} == set()
    empty = own.texts.keys() - {fact["doc"] for fact in own.gold}
    assert len(own.texts) / 9 <= len(empty) <= len(own.texts) / 5
