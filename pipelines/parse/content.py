"""Where the article is on a page that nobody has described: the element whose paragraphs read like one."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipelines.parse.blocks import Block, read_blocks

SAID_SO = (
    "[itemprop=articleBody]",
    "article .entry-content",
    ".entry-content",
    ".article-body",
    ".article__body",
    ".detail-content",
    ".post-content",
    ".article-content",
    ".content-detail",
    ".detail__content",
    "#article-body",
    "#content_detail",
)
SENTENCE = re.compile(r"[.!?…:;](?:\s|$|[\"”’)])|,\s")
MOST_BLOCKS = 20_000
LEAST = 140  # letters of running text that make an article's body


def prose(block: Block) -> int:
    """How much a block counts as running text of an article: its letters that are in no link, if it is long enough and
    built like a sentence."""
    if block.weight is None:
        free = len(block.text) - block.linked
        if block.kind in {"heading", "table"} or free < 40 or block.linked > free:
            block.weight = 0
        else:
            built = ", " in block.text or ". " in block.text or SENTENCE.search(block.text)
            block.weight = free if built else free // 4
    return block.weight


def main_element(page: LexborHTMLParser) -> LexborNode | None:
    """The innermost element that holds (nearly) all of the article; None where nothing on the page reads like one."""
    body = page.body
    if body is None:
        return None
    for selector in SAID_SO:
        named = page.css(selector)
        if len(named) == 1 and sum(map(prose, read_blocks(named[0]))) >= 3 * LEAST:
            return named[0]
    return _by_prose(body)


def _by_prose(body: LexborNode) -> LexborNode | None:
    """Every paragraph gives its weight to the elements around it, less with each step outwards; the heaviest element
    wins, and then grows over ancestors that add running text and hardly anything else."""
    blocks = read_blocks(body)[:MOST_BLOCKS]
    weights: dict[int, float] = {}
    nodes: dict[int, LexborNode] = {}
    for block in blocks:
        weight = float(prose(block))
        if not weight:
            continue
        node: LexborNode | None = block.node
        # A paragraph's own element holds one paragraph; its parent is the first that can be an article.
        share = 1.0 if node is not None and node.tag not in {"p", "li", "blockquote"} else 0.0
        for _ in range(6):
            if node is None or node.tag in {"html", "-document", None}:
                break
            if share:
                weights[node.mem_id] = weights.get(node.mem_id, 0.0) + weight * share
                nodes[node.mem_id] = node
            share = share * 0.8 or 1.0
            node = node.parent
    if not weights:
        return None
    best = nodes[max(weights, key=weights.__getitem__)]
    best_blocks = read_blocks(best)
    if sum(map(prose, best_blocks)) < LEAST:
        return None
    return _grown(best, best_blocks)


def _grown(element: LexborNode, blocks: list[Block]) -> LexborNode:
    """The element, or one around it that adds a good deal of running text and little else: articles are also cut into
    sections, with a box between."""
    outer = element.parent
    running, rest = _weigh(blocks)
    for _ in range(8):
        if outer is None or outer.tag in {"body", "html", "-document", None}:
            break
        more_running, more_rest = _weigh(read_blocks(outer))
        gain = more_running - running
        if gain > running / 4 and more_rest - rest < gain / 2:
            element, running, rest = outer, more_running, more_rest
        outer = outer.parent
    return element


def _weigh(blocks: list[Block]) -> tuple[int, int]:
    running = sum(map(prose, blocks))
    return running, sum(len(block.text) for block in blocks) - running
