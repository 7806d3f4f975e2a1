"""Tables of a DOCX laid out as a grid: cells merged across and down, rows that were deleted left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from geju.documents.office.draft import Field, Spot, Words
from geju.documents.office.parts import Element, find, is_on, shown_of

_WRAPPERS = frozenset({"w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml"})
_WIDEST = 1000
_FIRST_ROW = 0x0020


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as laid out."""

    fields: tuple[Field, ...]
    n_rows: int
    n_columns: int


def rows_of(table: Element) -> Iterator[Element]:
    """The rows of a table that are still in it."""
    for row in through(table, "w:tr"):
        settings = find(row, "w:trPr")
        if settings is None or find(settings, "w:del") is None:
            yield row


def cells_of(row: Element) -> Iterator[Element]:
    """The cells of a row."""
    for cell in through(row, "w:tc"):
        if find(cell, "w:tcPr/w:cellDel") is None:
            yield cell


def through(element: Element, tag: str) -> Iterator[Element]:
    """The children with a tag, those within controls and changes as well."""
    for child in shown_of(element):
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from through(child, tag)


def lay_out(table: Element, words_of: Callable[[Element], list[Words]], spot: Spot) -> Grid:
    """The grid of a table; ``words_of`` reads a cell, ``spot`` is the table's place."""
    fields: list[Field] = []
    above: dict[int, int] = {}  # column -> the cell that a merged one below it belongs to
    n_rows = n_columns = 0
    first_row = _has_header(table)
    for row, element in enumerate(rows_of(table)):
        settings = find(element, "w:trPr")
        header = (first_row and row == 0) or (settings is not None and is_on(find(settings, "w:tblHeader"), "w:val"))
        column = _number(settings, "w:gridBefore") if settings is not None else 0
        below: dict[int, int] = {}
        at = replace(spot, label=f"{spot.label}, row {row + 1}")
        for cell in cells_of(element):
            said = find(cell, "w:tcPr")
            width = max(1, _number(said, "w:gridSpan")) if said is not None else 1
            merged = find(said, "w:vMerge") if said is not None else None
            words = words_of(cell)
            if merged is not None and merged.get("w:val", "continue") == "continue" and column in above:
                index = above[column]
                fields[index] = replace(fields[index], n_rows=row - fields[index].row + 1)
            else:
                index = len(fields)
                fields.append(Field(row, column, tuple(words), 1, width, header, at))
            if merged is not None:
                below[column] = index
            column += width
        above, n_rows, n_columns = below, row + 1, max(n_columns, column)
    return Grid(tuple(fields), n_rows, min(n_columns, _WIDEST))


def _has_header(table: Element) -> bool:
    """Whether the first row is marked as one that stands out."""
    look = find(table, "w:tblPr/w:tblLook")
    if look is None:
        return False
    said = look.get("w:firstRow")
    if said is not None:
        return said in ("1", "true", "on")
    try:
        return bool(int(look.get("w:val", "0"), 16) & _FIRST_ROW)
    except ValueError:
        return False


def _number(settings: Element, name: str) -> int:
    found = find(settings, name)
    said = found.get("w:val", "") if found is not None else ""
    return min(int(said), _WIDEST) if said.isdecimal() else 0
