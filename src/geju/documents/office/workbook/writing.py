"""A sheet written down: its name, then each block of cells with what stands above and below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geju.base.text import MappedText
from geju.documents.office.draft import Draft, Field, Spot
from geju.documents.office.workbook.regions import Region, regions
from geju.documents.office.workbook.sheet import Area, Sheet, Value

# Names that a program gives and that say nothing.
_UNNAMED = re.compile(r"(?:sheet|工作表|表|chart|图表|tabelle|feuil|hoja|foglio|лист|シート|t)\s*\d*", re.IGNORECASE)
_SHEET_LEVEL = 2
_TITLE_LENGTH = 60
_SENTENCE_END = tuple("。.；;，,！？!?")
# A table is laid out as a grid: one of more places than this would hold next to nothing in them.
_MOST_PLACES = 2_000_000


def write_sheet(draft: Draft, sheet: Sheet, tables: Sequence[Area], number: int) -> None:
    """Write a sheet; ``tables`` are the areas that the file itself names, ``number`` is the sheet's."""
    found = regions(sheet, tables)
    if found and not _UNNAMED.fullmatch(sheet.name.strip()):
        draft.heading(sheet.name, Spot(number, sheet.name, None, sheet.hidden), _SHEET_LEVEL)
    for region in found:
        _region(draft, sheet, region, number, set(tables))


def _region(draft: Draft, sheet: Sheet, region: Region, number: int, named: set[Area]) -> None:
    caption: MappedText | None = None
    for row, column in region.titles:
        spot = _spot(sheet, row, column, number)
        titles = region.table is not None and not caption and _is_title(sheet.cells[row, column].text.strip())
        text = draft.say("caption" if titles else "paragraph", sheet.cells[row, column].words, spot)
        caption = text if titles else caption
    if region.table is not None:
        _table(draft, sheet, region.table, number, caption, headed=region.table in named)
    for row, column in region.notes:
        draft.say("paragraph", sheet.cells[row, column].words, _spot(sheet, row, column, number))


def _is_title(text: str) -> bool:
    return 1 < len(text) <= _TITLE_LENGTH and not text.endswith(_SENTENCE_END)


def _table(draft: Draft, sheet: Sheet, area: Area, number: int, caption: MappedText | None, *, headed: bool) -> None:
    top, left, bottom, right = area
    n_columns = right - left + 1
    if (bottom - top + 1) * n_columns > _MOST_PLACES:
        bottom = top + _MOST_PLACES // n_columns - 1
        draft.warn("office.sparse", place=sheet.place(bottom + 1, left), limit=_MOST_PLACES)
    spans = {(a[0], a[1]): (a[2] - a[0] + 1, a[3] - a[1] + 1) for a in sheet.merged}
    headed = headed or (sheet.filtered is not None and sheet.filtered[:2] == area[:2])
    inside = _inside(sheet, area) if len(sheet.cells) > n_columns * (bottom - top + 1) else None
    fields: list[Field] = []
    for (row, column), value in inside if inside is not None else sheet.cells.items():
        if top <= row <= bottom and left <= column <= right:
            height, width = spans.get((row, column), (1, 1))
            spot = _spot(sheet, row, column, number)
            fields.append(Field(row - top, column - left, value.words, height, width, headed and row == top, spot))
    draft.table(fields, bottom - top + 1, n_columns, Spot(number, sheet.name, None, sheet.hidden), caption)


def _inside(sheet: Sheet, area: Area) -> list[tuple[tuple[int, int], Value]]:
    """The cells of a small area, without looking at all of the sheet's."""
    places = ((r, c) for r in range(area[0], area[2] + 1) for c in range(area[1], area[3] + 1))
    return [(at, sheet.cells[at]) for at in places if at in sheet.cells]


def _spot(sheet: Sheet, row: int, column: int, number: int) -> Spot:
    value = sheet.cells[row, column]
    return Spot(number, sheet.place(row, column), None, sheet.is_hidden(row, column), value.stored)
