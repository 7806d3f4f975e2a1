"""Tables that a page break cuts, put together again: the same columns, nothing but page marks between."""

from __future__ import annotations

import re
from dataclasses import replace

from geju.base.text import fold
from geju.model.document import Block, Table

# “- 12 -”, “第 3 页 共 9 页”, “Page 3 of 9”, “3 / 9”; “表 2（续）”, “Table 2 (continued)”, “续表”.
_PAGE = re.compile(
    r"[-–—·\s]*(?:page|p\.|第)?\s*\d{1,4}\s*页?\s*(?:(?:/|of|,|，|共)\s*共?\s*\d{1,4}\s*页?)?[-–—·\s]*", re.IGNORECASE
)
_GOES_ON = re.compile(
    r".{0,50}[(（\[【]\s*(?:续|續|接上[页表]|cont(?:inued|['’]d|\.)?)(?:\s*\d{1,2})?\s*[)）\]】].{0,40}"
    r"|(?:续|續|接)上?[表页](?:\s*\d{1,3}(?:[-.]\d{1,2})?)?(?:\s.{0,40})?|.{0,40}\bcontinued (?:from|on) .{0,20}page.{0,10}|(?:table \S{1,6},? )?continued\W*",
    re.IGNORECASE,
)
_BETWEEN = 3
_NUMBER = re.compile(r"\W{0,3}\d[\d,.]*\s*\S{0,6}\Z")
_NONE = re.compile(r"[-–—/\s]*\Z")


def joined(blocks: list[Block]) -> list[Block]:
    """The blocks with each table that goes on after a page break as one."""
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        block, at = blocks[at], at + 1
        while block.table and (following := _following(blocks, at)) is not None:
            table = _together(block.table, blocks[following].table)
            if table is None:
                break
            block, at = replace(block, end=blocks[following].end, table=table), following + 1
        found.append(block)
    return found


def _following(blocks: list[Block], at: int) -> int | None:
    """Where the next table stands, None where more than page marks stand before it."""
    for index in range(at, min(at + _BETWEEN + 1, len(blocks))):
        if blocks[index].table:
            return index
        if not _is_mark(blocks[index]):
            return None
    return None


def _is_mark(block: Block) -> bool:
    words = f"{block.label} {block.text.text}".strip() if block.kind == "item" else block.text.text.strip()
    plain = block.kind in ("paragraph", "item", "caption", "heading")
    return plain and bool(_PAGE.fullmatch(words) or _GOES_ON.fullmatch(words))


def _together(first: Table, second: Table | None) -> Table | None:
    """Two pieces of a table as one, without the header that the second repeats; None where they are two tables."""
    if second is None or first.n_columns != second.n_columns or first.n_columns < 2 or first.n_rows < 2:
        return None
    if second.caption and not _GOES_ON.fullmatch(second.caption.text) and second.caption != first.caption:
        return None
    repeated = 0
    while repeated < min(first.n_rows, second.n_rows) and _row(first, repeated) == _row(second, repeated):
        repeated += 1
    if repeated == second.n_rows or not (repeated or _goes_on(first, second)):
        return None
    cells = [
        replace(cell, row=cell.row - repeated + first.n_rows, header=False)
        for cell in second.cells
        if cell.row >= repeated
    ]
    return Table((*first.cells, *cells), first.n_rows + second.n_rows - repeated, first.n_columns, first.caption)


def _row(table: Table, row: int) -> list[str]:
    return [fold(table.text(row, column)) for column in range(table.n_columns)]


def _goes_on(first: Table, second: Table) -> bool:
    """Whether a second piece has no header: numbers in its first row wherever the first piece has them below words."""
    numbers = [
        column
        for column in range(first.n_columns)
        if not (_is_number(first, 0, column) or _NONE.match(first.text(0, column)))
        and sum(_is_number(first, row, column) for row in range(1, first.n_rows)) * 2 >= first.n_rows - 1
        and all(
            _is_number(first, row, column) or _NONE.match(first.text(row, column)) for row in range(1, first.n_rows)
        )
    ]
    own = [_is_number(second, 0, column) for column in numbers]
    return any(own) and all(n or _NONE.match(second.text(0, c)) for n, c in zip(own, numbers, strict=True))


def _is_number(table: Table, row: int, column: int) -> bool:
    return bool(_NUMBER.match(table.text(row, column)))
