"""What plain text says of its outline by its words alone, where no markup does: numbers, bullets, lines over tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from geju.documents.texts.joining import joined
from geju.documents.texts.lines import ITEM, NUMBERED, SENTENCE_END, UNIT, with_captions
from geju.model.document import Block


def outlined(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks read like lines of plain text.

    A short numbered paragraph is a heading, one with a bullet an item; tables that go on over a page break are one, and
    know the caption above them.
    """
    return tuple(with_captions(joined([_plain(block) for block in blocks]), markdown=False))


def _plain(block: Block) -> Block:
    if block.kind != "paragraph":
        return block
    item = ITEM.match(block.text.text)
    if item:
        return replace(block, kind="item", text=block.text.cut(item.end()), label=item["mark"])
    level = numbered_level(block.text.text)
    return replace(block, kind="heading", level=level) if level else block


def numbered_level(words: str) -> int:
    """The level of a heading by its number (“1.2 Results”: 2); 0 where a line is none."""
    numbered = NUMBERED.match(words)
    if numbered is None or UNIT.match(numbered["rest"]) or words.endswith(SENTENCE_END[:3]):
        return 0
    return numbered["number"].count(".") + 1
