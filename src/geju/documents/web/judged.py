"""Which blocks of a page are what it is about; the others are set beside it, word for word where they stood."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from geju.documents.web.regions import Regions, regions
from geju.model.document import Block

# Shorter texts stand in others by chance: they must be a line of their own there.
_CHANCE = 12
# How much of the sentences of a page its judge must have taken to be believed about the rest.
_BELIEVED = 0.7
# A line of which so much is links is a list of other pages.
_LINKS = 0.6
_SENTENCE = 30
# A box that holds so much of the text is its frame, though it be called a menu.
_MUCH = 0.3
# What stands at the foot of a page, whatever box it stands in.
_FOOT = re.compile(r"©|\(c\) \d{4}|\ball rights reserved\b|版权所有|著作权所有|ICP\s*[备证]|公网安备", re.IGNORECASE)
_FOOT_LENGTH = 250
_FIGURE = re.compile(r"\d")
_TIME = re.compile(r"(?:\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?|\d{1,2}[-/:]\d{1,2}(?:[-/:]\d{1,4})?)")


@dataclass(frozen=True, slots=True)
class _Seen:
    """A block as it is judged: ``taken`` by the judge, ``box`` and ``holder`` it stands in, share of ``links`` in it."""

    block: Block
    taken: bool
    box: str | None
    holder: int
    links: float


def judged(blocks: Sequence[Block], source: str, main: str) -> list[Block]:
    """The blocks of a page, those that are none of its ``main`` text being asides.

    Where the main text is little of what the page says outside of its furniture, it is believed only about menus and
    lists of links; the same holds within the boxes that most of the main text stands in. A table with figures stays,
    unless it stands in a menu, an advert, a banner.
    """
    lines = {_bare(line) for line in re.split(r"[\n|]", main)}
    whole = _bare(main)
    where = regions(source)
    seen = _unboxed([_seen(block, where, lines, whole) for block in blocks], where)
    plain = [s for s in seen if s.box is None and s.links < _LINKS and _size(s.block) >= _SENTENCE]
    said = sum(_size(s.block) for s in plain)
    believed = said > 0 and sum(_size(s.block) for s in plain if s.taken) >= _BELIEVED * said
    if not any(s.taken for s in seen):
        return list(blocks)
    homes = _homes(seen)
    keep = [_keeps(s, believed and s.holder not in homes) for s in seen]
    _keep_headings(seen, keep)
    return [s.block if kept else _aside(s.block) for s, kept in zip(seen, keep, strict=True)]


def _seen(block: Block, where: Regions, lines: set[str], whole: str) -> _Seen:
    words = _words(block)
    bare = _bare(words)
    taken = bool(bare) and (bare in lines or (len(bare) > _CHANCE and bare in whole) or _mostly(block, whole, lines))
    box, holder = where.sort_of(block.start, block.end), where.holder(block.start)
    return _Seen(block, taken, box, holder, where.linked(block.start, block.end))


def _unboxed(seen: list[_Seen], where: Regions) -> list[_Seen]:
    """What is seen, a box that holds much of what was taken being none, whatever it is called."""
    starts = [s.block.start for s in seen]
    sizes = list(accumulate((_size(s.block) if s.taken else 0 for s in seen), initial=0))
    held = [sizes[bisect_left(starts, right)] - sizes[bisect_left(starts, left)] for left, right, _ in where.boxes]
    boxes = [box for box, size in zip(where.boxes, held, strict=True) if size < _MUCH * sizes[-1] or not size]
    if len(boxes) == len(where.boxes):
        return seen
    real = replace(where, boxes=boxes)
    return [replace(s, box=real.sort_of(s.block.start, s.block.end)) for s in seen]


def _homes(seen: Sequence[_Seen]) -> set[int]:
    """The holders that much of what was taken stands in itself."""
    sizes: Counter[int] = Counter()
    for s in seen:
        sizes[s.holder] += _size(s.block) if s.taken else 0
    return {holder for holder, size in sizes.items() if holder and size >= _MUCH * sizes.total()}


def _mostly(block: Block, whole: str, lines: set[str]) -> bool:
    """Whether most of a long block stands in the main text: of a table its cells, else its sentences."""
    if block.table is not None:
        cells = [bare for cell in block.table.cells if (bare := _bare(cell.text.text))]
        return bool(cells) and sum(c in lines or (len(c) > _CHANCE and c in whole) for c in cells) >= 0.6 * len(cells)
    pieces = [_bare(piece) for piece in re.split(r"[。！？!?;；]|\.\s", block.text.text)]
    long = [piece for piece in pieces if len(piece) > _CHANCE]
    return bool(long) and sum(len(p) for p in long if p in whole) >= 0.6 * sum(map(len, long))


def _keeps(s: _Seen, believed: bool) -> bool:
    if s.block.kind == "paragraph" and len(s.block.text) <= _FOOT_LENGTH and _FOOT.search(s.block.text.text):
        return False
    if s.taken:
        return s.box != "hard" or (s.block.table is not None and _has_figures(s.block))
    if s.block.table is not None:
        return s.box != "hard" and _has_figures(s.block)
    if s.box == "hard" or s.links >= _LINKS:
        return False
    return not believed and s.box is None


def _keep_headings(seen: Sequence[_Seen], keep: list[bool]) -> None:
    """Keep the title, and each heading and caption of what is kept."""
    for index in reversed(range(len(seen))):
        s = seen[index]
        if keep[index] or s.box == "hard" or s.block.kind not in ("heading", "caption"):
            continue
        below = next((i for i in range(index + 1, len(seen)) if keep[i] or seen[i].block.kind == "heading"), None)
        leads = below is not None and keep[below] and not _higher(seen[below].block, s.block)
        keep[index] = leads and (s.links < _LINKS or s.block.level == 1)


def _higher(below: Block, block: Block) -> bool:
    return below.kind == "heading" and block.kind == "heading" and below.level <= block.level


def _has_figures(block: Block) -> bool:
    assert block.table is not None
    cells = [_TIME.sub("", cell.text.text) for cell in block.table.cells]
    return sum(bool(_FIGURE.search(cell)) for cell in cells) >= 2


def _aside(block: Block) -> Block:
    return replace(block, kind="aside", table=None)


def _words(block: Block) -> str:
    return "".join(cell.text.text for cell in block.table.cells) if block.table else block.text.text


def _size(block: Block) -> int:
    return 0 if block.table else len(_bare(block.text.text))


def _bare(words: str) -> str:
    """Letters and digits alone: what is left of a text however it was set."""
    return "".join(c for c in words if c.isalnum()).casefold()
