"""Whether a page is about digital transformation or public services. It errs on keeping: a page that is kept
in vain costs a few kilobytes, a page that is missed is missed for ever.

Pure: words of relevance.yml, looked for as whole words. Before fetching only what its title or address shows
to be something else is passed over; after fetching a page without a single word of the topic is let go.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

import yaml

CUES = Path(__file__).with_name("relevance.yml")


@cache
def rules() -> str:
    """A name for exactly these words: what was passed over by others must be looked at again."""
    return sha256(CUES.read_bytes()).hexdigest()


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Patterns: topic in text, topic in addresses, other in text, other in addresses."""
    words: dict[str, list[str]] = yaml.safe_load(CUES.read_text(encoding="utf-8"))

    def whole(cues: list[str], never: list[str]) -> re.Pattern[str]:
        any_of, none_of = ("|".join(map(re.escape, sorted(set(some), key=len, reverse=True))) for some in (cues, never))
        return re.compile(rf"(?<!\w)(?!(?:{none_of})(?!\w))(?:{any_of})(?!\w)")

    topic, never, other = ([normalize(cue) for cue in words[name]] for name in ("topic", "never", "other"))
    bare_topic, bare_never, bare_other = ([bare(cue) for cue in cues] for cues in (topic, never, other))
    return whole(topic, never), whole(bare_topic, bare_never), whole(other, never), whole(bare_other, bare_never)


def normalize(text: str) -> str:
    """Text as cues are written: NFC, lower case, one space, the real Đ."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u00d0", "\u0110").lower().split())


def bare(text: str) -> str:
    """Without accents, words parted by one space, as addresses have them."""
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.split(r"[^a-z0-9]+", plain)).strip()


def worth_asking(url: str, title: str | None) -> bool:
    """Before fetching: False only where title or address speak of something else and of nothing of ours."""
    topic, topic_bare, other, other_bare = _cues()
    heading, address = normalize(title or ""), bare(unquote(urlsplit(url).path))
    if topic.search(heading) or topic_bare.search(address):
        return True
    return not (other.search(heading) or other_bare.search(address))


def on_topic(text: str) -> bool:
    """After fetching: whether what the page says holds a word of the topic."""
    return _cues()[0].search(normalize(text)) is not None
