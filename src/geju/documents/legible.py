"""Characters that a typesetter put for others, read as what was meant: ligatures, radicals and compatibility forms.

Only the clean text changes; the map back and the transcript keep the characters of the file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from geju.base.text import MappedText, plain_signs
from geju.model.document import Block, Cell, Table

# Latin ligatures; radicals that stand for the characters they look like; Han characters of older standards.
_MEANT = re.compile("[\ufb00-\ufb06\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f\u00ad]")
# Radicals of the supplement that have no compatibility mapping but are printed for a whole character.
_RADICALS = str.maketrans(
    "⺟⺠⻅⻆⻋⻓⻔⻚⻛⻜⻝⻢⻥⻦⻨⻩⻬⻮⻰⻳⺝⺩⻄⻁⻘⻤", "母民见角车长门页风飞食马鱼鸟麦黄齐齿龙龟月王西虎青鬼"
)


def legible(text: MappedText) -> MappedText:
    """A piece of clean text in the characters that were meant, with plain spaces and hyphens."""
    if text.text.isascii():
        return text
    if not _MEANT.search(text.text):
        return replace(text, text=plain_signs(text.text))
    return MappedText.joined(_parts(text))


def legible_block(block: Block) -> Block:
    """A block whose clean texts are legible."""
    table = block.table
    if table is not None:
        cells = tuple(_cell(cell) for cell in table.cells)
        caption = legible(table.caption) if table.caption else None
        table = Table(cells, table.n_rows, table.n_columns, caption)
    return replace(block, text=legible(block.text), table=table)


def _cell(cell: Cell) -> Cell:
    return cell if cell.text.text.isascii() else replace(cell, text=legible(cell.text))


def _parts(text: MappedText) -> Iterator[MappedText | tuple[str, int, int]]:
    at = 0
    for found in _MEANT.finditer(text.text):
        if found.start() > at:
            part = text.cut(at, found.start())
            yield replace(part, text=plain_signs(part.text))
        start, end = text.source(*found.span())
        yield meant(found[0]), start, end - start
        at = found.end()
    rest = text.cut(at)
    yield replace(rest, text=plain_signs(rest.text))


def meant(character: str) -> str:
    """What a compatibility character stands for: ``ﬁ`` is ``fi``, ``⽤`` is ``用``; a soft hyphen is nothing."""
    return "" if character == "\u00ad" else unicodedata.normalize("NFKC", character.translate(_RADICALS))
