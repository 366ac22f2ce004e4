"""Texts dressed up as news pages: the template page.html around them, filled to a given size.

The filler is what real pages carry (menus, scripts, teasers, readers' comments), generated here from a seed.
"""

from __future__ import annotations

import html
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Template

from pipelines.model import Context

PAGE = Template((Path(__file__).parent / "page.html").read_text(encoding="utf-8"))
SMALLEST, MEDIAN, LARGEST = 67_000, 150_000, 508_000
# How the filler of a page is shared out: scripts weigh most in real pages, then markup that surrounds the article.
SHARES = {
    "head_script": 0.25,
    "tail_script": 0.25,
    "style": 0.10,
    "menu": 0.10,
    "sidebar": 0.15,
    "comments": 0.10,
    "footer": 0.05,
}
WORDS = (
    "mùa", "sông", "chợ", "đường", "phố", "quê", "bến", "đò", "cánh", "đồng", "nắng", "sớm",
    "chiều", "hội", "làng", "nghề", "gốm", "lụa", "trà", "sen", "cau", "bưởi", "rừng", "biển",
    "đảo", "thuyền", "lưới", "cá", "tôm", "mưa", "gió", "đèn", "lồng", "trống", "hát", "chèo",
    "bài", "chòi", "sân", "đình", "ngõ", "nhỏ", "mái", "ngói", "hàng", "cây", "ghế", "đá", "quán",
    "cóc",
)  # fmt: skip


def sizes(count: int, seed: int = 1) -> list[int]:
    """`count` page sizes in bytes between SMALLEST and LARGEST whose median is MEDIAN, in random order."""
    chance = random.Random(seed)
    below = count // 2
    drawn = [SMALLEST, *(chance.randint(SMALLEST, MEDIAN) for _ in range(below - 1))]
    drawn += [MEDIAN] * (count - 2 * below)
    drawn += [LARGEST, *(int(MEDIAN * (LARGEST / MEDIAN) ** chance.random()) for _ in range(below - 1))]
    chance.shuffle(drawn)
    return drawn


def page(text: str, context: Context, size: int, seed: int) -> str:
    """`text` as the article of a page of about `size` bytes in UTF-8 (more only where the text itself is larger)."""
    chance = random.Random(seed)
    title, *paragraphs = text.strip().splitlines() or [""]
    body = "\n".join(f"<p>{html.escape(line)}</p>" for line in paragraphs if line.strip())
    fixed = {
        "title": html.escape(context.title or title),
        "slug": f"bai-{seed}",
        "published": html.escape(context.published or ""),
        "body": body,
    }
    bare = len(PAGE.substitute(fixed, **dict.fromkeys(SHARES, "")).encode())
    filler = {name: _fill(FILLERS[name](chance), int(share * max(0, size - bare))) for name, share in SHARES.items()}
    return PAGE.substitute(fixed, **filler)


def _fill(pieces: Iterator[str], size: int) -> str:
    kept: list[str] = []
    while size > 0:
        kept.append(next(pieces))
        size -= len(kept[-1].encode()) + 1
    return "\n".join(kept)


def _words(chance: random.Random, least: int, most: int) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(least, most)))


def _scripts(chance: random.Random) -> Iterator[str]:
    while True:
        number = chance.randrange(10**6)
        yield f'window.q=window.q||[];q.push({{"slot":"s{number}","w":{number % 970},"url":"/b/{number}.js"}});'


def _styles(chance: random.Random) -> Iterator[str]:
    while True:
        number = chance.randrange(10**4)
        yield f".box-{number} .item > a:hover {{ margin: {number % 40}px 0; color: #{number:06x}; }}"


def _menu(chance: random.Random) -> Iterator[str]:
    while True:
        number = chance.randrange(10**5)
        links = "".join(f'<li><a href="/m/{number}-{i}">{_words(chance, 1, 3)}</a></li>' for i in range(4))
        yield f'<li class="m{number % 9}"><a href="/m/{number}">{_words(chance, 1, 3)}</a><ul>{links}</ul></li>'


def _teasers(chance: random.Random) -> Iterator[str]:
    while True:
        number = chance.randrange(10**6)
        yield (
            f'<div class="teaser"><a href="/t/{number}.htm" title="{_words(chance, 4, 9)}">'
            f'<img data-src="/i/{number}.jpg" alt="" width="120" height="80"></a>'
            f"<h4><a href='/t/{number}.htm'>{_words(chance, 6, 14)}</a></h4>"
            f"<span>{number % 24:02}:{number % 60:02}</span></div>"
        )


def _comments(chance: random.Random) -> Iterator[str]:
    while True:
        number = chance.randrange(10**6)
        yield (
            f'<div class="comment" id="c{number}"><b>Bạn đọc {number}</b><p>{_words(chance, 8, 40)}.</p>'
            f"<span>Thích {number % 90} · Trả lời</span></div>"
        )


def _links(chance: random.Random) -> Iterator[str]:
    while True:
        yield f'<li><a href="/f/{chance.randrange(10**5)}">{_words(chance, 1, 4)}</a></li>'


FILLERS: dict[str, Callable[[random.Random], Iterator[str]]] = {
    "head_script": _scripts,
    "tail_script": _scripts,
    "style": _styles,
    "menu": _menu,
    "sidebar": _teasers,
    "comments": _comments,
    "footer": _links,
}
