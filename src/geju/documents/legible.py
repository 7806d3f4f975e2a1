"""Characters that a typesetter put for others, read as what was meant: ligatures, radicals and compatibility forms.

Only the clean text changes; the map back and the transcript keep the characters of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from geju.base.text import STAND_INS, MappedText, meant, plain_signs
from geju.model.document import Block, Cell, Table


def legible(text: MappedText) -> MappedText:
    """A piece of clean text in the characters that were meant, with plain spaces and hyphens."""
    if text.text.isascii():
        return text
    if not STAND_INS.search(text.text):
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
    for found in STAND_INS.finditer(text.text):
        if found.start() > at:
            part = text.cut(at, found.start())
            yield replace(part, text=plain_signs(part.text))
        start, end = text.source(*found.span())
        yield meant(found[0]), start, end - start
        at = found.end()
    rest = text.cut(at)
    yield replace(rest, text=plain_signs(rest.text))
