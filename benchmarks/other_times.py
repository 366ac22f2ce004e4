"""Texts with gold that say the same time otherwise, by year or from the day of publication, before what is told of it
or behind, and texts that are as a whole of another time.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace

from benchmarks.samples import Sample
from pipelines import catalogue


def relative_years(sample: Sample, chance: random.Random) -> Sample:
    """In prose "năm nay" and "năm ngoái" stand for about half of the years of and before the day of publication."""
    known = re.match(r"(\d{4})-\d\d-\d\d", sample.context.published or "")
    if known is None:
        return sample
    this = int(known[1])
    named = {str(this): "nay", str(this - 1): "ngoái"}
    find = re.compile(
        rf"((?<!học )(?<!kỳ )(?<!INDEX )(?<!đến )(?<!đoạn )(?<!Index )(?<!hoạch )(?<!DTI )\b[Nn]ăm )({'|'.join(named)})"
        r"(?=[,;.)]? [^-–]|\.?$)"
    )

    def put(year: re.Match[str]) -> str:
        return year[1] + named[year[2]] if chance.random() < 0.5 else year[0]

    lines = [find.sub(put, line) if _is_prose(line) else line for line in sample.text.split("\n")]
    return replace(sample, text="\n".join(lines))


def _is_prose(line: str) -> bool:
    return len(line) > 100 and "|" not in line


_TIME = (
    r"(?:trong |riêng |cả )?(?:năm 20\d\d|quý (?:[1-4]|I{1,3}|IV)(?:/| năm )20\d\d|tháng \d\d?(?:/| năm )20\d\d|"
    r"(?:\d\d?|[Ss]áu|[Cc]hín) tháng(?: đầu)? năm (?:20\d\d|nay))|nửa đầu năm 20\d\d"
)
_FRONTED = re.compile(
    rf"(?:(?<=\. )|(?<=\n)|(?<=; ))(?P<time>(?i:{_TIME})),? (?P<what>[^,.;:()\n]{{8,90}}?) "
    r"(?P<level>(?:ước )?(?:đạt|là|ở mức|chiếm) "
    r"\d[\d.,]*\d?%?(?: (?:GDP|GRDP|điểm))?)(?=[;.,](?:\s|$)| *\n)"
)
_BEHIND = re.compile(
    r"(?:(?<=\. )|(?<=\n))"
    r"(?P<what>(?:Tỷ lệ|Số|Doanh thu|Tỷ trọng|Chỉ số|Mức|Toàn tỉnh|Toàn thành phố|Cả nước) [^,.;:()\n]{6,90}?)"
    r"(?<! hết)(?<! cuối)(?<! đầu)(?<! kỳ)(?<! của)(?<! trong)(?<! đến)(?<! từ)(?<! với)(?<! vào)(?<! cho)"
    rf" (?P<time>{_TIME}) (?P<level>(?:ước )?(?:đạt|là|ở mức|chiếm) )"
)


def time_elsewhere(sample: Sample, chance: random.Random) -> Sample:
    """A time that opens a clause of one figure goes behind what it is of or behind the figure, and the other way."""

    def behind(said: re.Match[str]) -> str:
        what, time, level = said["what"], said["time"][0].lower() + said["time"][1:], said["level"]
        what = what[0].upper() + what[1:] if said["time"][0].isupper() else what
        within = time if time.startswith(("trong", "riêng", "cả")) else f"trong {time}"
        put = [f"{what} {time} {level}", f"{what} {within} {level}", f"{what} {level} {within}"]
        return chance.choice(put[:2] if said.string.startswith(",", said.end()) else put)

    def front(said: re.Match[str]) -> str:
        time, what = said["time"], said["what"][0].lower() + said["what"][1:]
        return f"{time[0].upper()}{time[1:]}, {what} {said['level']}"

    fronted = _FRONTED.sub(behind, sample.text)
    return replace(sample, text=fronted if fronted != sample.text else _BEHIND.sub(front, sample.text))


def other_years(sample: Sample, _: random.Random) -> Sample:
    """All years are two less, the day of publication too: names of editions stay those of years that had one."""
    day = sample.context.published or ""
    times = [day, *(str(fact["period"] or "") for fact in sample.gold)]
    years = {
        int(year)
        for year in re.findall(r"\b(?:19|20)\d\d\b", " ".join([sample.context.title or "", sample.text, *times]))
    }
    then = _earlier(day)
    known = {unit.code for unit in catalogue.entities() if unit.valid_from <= then < (unit.valid_to or "9999")}
    named = {str(fact["entity"]) for fact in sample.gold} - {"?"}
    if not "2019" <= day[:4] <= "2024" or min(years) < 2014 or not named <= known or _LAW.search(sample.text):
        return sample
    if any(1990 < fact["value"] < 2050 for fact in sample.gold):
        return sample
    gold = tuple({**fact, "period": fact["period"] and _earlier(str(fact["period"]))} for fact in sample.gold)
    context = replace(sample.context, published=_earlier(day), title=_earlier(sample.context.title or "") or None)
    return replace(sample, text=_earlier(sample.text), context=context, gold=gold)


_LAW = re.compile(r"(?i)\bluật |sáp nhập|hợp nhất|thành lập|29/0?2|hết tháng 0?2|covid")


def _earlier(text: str) -> str:
    return re.sub(r"(?<![\w.,])(?:19|20)\d\d(?!\d|[.,]\d)", lambda year: str(int(year[0]) - 2), text)


RULES = {"relative_years": relative_years, "time_elsewhere": time_elsewhere, "other_years": other_years}
