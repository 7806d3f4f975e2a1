"""The tables on a sheet: blocks of cells parted by empty rows and columns, with the titles above and the notes below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geju.documents.office.workbook.sheet import Area, Sheet, Value

_DEEPEST = 8
_TALLEST_GAP = 1
_NOTE = re.compile(
    r"\s*(?:注|备注|備註|说明|來源|来源|数据来源|资料来源|notes?\b|sources?\b|remarks?\b|[*※†‡#①¹]|\[\d+\]|\(\d+\))",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\s*[（(]?\s*(?:单位|單位|币种|幣種|货币|unit|currency|in (?:millions|billions|thousands|usd|rmb))", re.IGNORECASE
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(r"年|年份|年度|季度|月份?|日期|时间|時間|years?|quarter|months?|dates?|time|period", re.IGNORECASE)
_NOTE_LENGTH = 30
_TITLE_GAP = 3


@dataclass(frozen=True, slots=True)
class Region:
    """A block of cells: a table with ``titles`` above it and ``notes`` below, or (``table`` is None) only lines of text.

    Titles and notes are cells, row and column.
    """

    table: Area | None
    titles: tuple[tuple[int, int], ...] = ()
    notes: tuple[tuple[int, int], ...] = ()


class _Layout:
    """The cells of a sheet that are filled, merged ones over all they cover."""

    def __init__(self, sheet: Sheet, taken: Sequence[Area]) -> None:
        self.sheet = sheet
        self.cells = {at: v for at, v in sheet.cells.items() if not any(_inside(at, area) for area in taken)}
        self.covers: dict[tuple[int, int], Area] = {}
        rows: dict[int, set[int]] = {}
        for row, column in self.cells:
            rows.setdefault(row, set()).add(column)
        last_row, last_column = max(rows, default=0), max((c for _, c in self.cells), default=0)
        for top, left, bottom, right in sheet.merged:
            if (top, left) not in self.cells:
                continue
            area = (top, left, min(bottom, last_row), min(right, last_column))
            self.covers[top, left] = area
            for row in range(top, area[2] + 1):
                rows.setdefault(row, set()).update(range(left, area[3] + 1))
        self.rows = {row: sorted(columns) for row, columns in sorted(rows.items())}

    def areas(self) -> list[Area]:
        """The blocks of the sheet, from top to bottom, then from left to right."""
        if not self.rows:
            return []
        columns = [c for cs in self.rows.values() for c in (cs[0], cs[-1])]
        whole = (min(self.rows), min(columns), max(self.rows), max(columns))
        return list(self._parted(whole, 0))

    def _parted(self, area: Area, depth: int) -> Iterator[Area]:
        bands = self._merged(self._bands(area))
        for band in bands:
            blocks = self._blocks(band)
            if len(blocks) == 1 and (len(bands) == 1 or depth >= _DEEPEST):
                yield blocks[0]
            elif depth >= _DEEPEST:
                yield band
            else:
                for block in blocks:
                    yield from self._parted(block, depth + 1)

    def within(self, area: Area) -> Iterator[tuple[int, list[int]]]:
        """The rows of an area with what is filled of them."""
        for row in range(area[0], area[2] + 1):
            columns = self.rows.get(row)
            yield row, [c for c in columns if area[1] <= c <= area[3]] if columns else []

    def _bands(self, area: Area) -> list[Area]:
        """The area cut at empty rows, each band as wide as what is in it."""
        bands: list[Area] = []
        open_band: list[int] | None = None
        for row, columns in self.within(area):
            if columns and open_band is None:
                open_band = [row, columns[0], row, columns[-1]]
            elif columns and open_band is not None:
                open_band = [open_band[0], min(open_band[1], columns[0]), row, max(open_band[3], columns[-1])]
            elif open_band is not None:
                bands.append((open_band[0], open_band[1], open_band[2], open_band[3]))
                open_band = None
        if open_band is not None:
            bands.append((open_band[0], open_band[1], open_band[2], open_band[3]))
        return bands

    def _merged(self, bands: list[Area]) -> list[Area]:
        """Bands that one empty row parts and that are one table all the same."""
        found: list[Area] = []
        for band in bands:
            if found and self._goes_on(found[-1], band):
                last = found[-1]
                found[-1] = (last[0], min(last[1], band[1]), band[2], max(last[3], band[3]))
            else:
                found.append(band)
        return found

    def _goes_on(self, upper: Area, lower: Area) -> bool:
        """Whether a band below an empty row is of the table above: of its width, and without a header of its own."""
        if lower[0] - upper[2] - 1 > _TALLEST_GAP or not (upper[1] <= lower[1] and lower[3] <= upper[3]):
            return False
        if self._width(upper) < 2 or self._filled(lower[0], lower) < 2 or self._filled(upper[0], upper) < 2:
            return False
        if self._texts(lower[0], lower) == self._texts(upper[0], upper) or self._styled_anew(upper, lower):
            return False
        single = upper[0] == upper[2] or lower[0] == lower[2]
        return single or self._numbers(lower[0], lower) > 0

    def _styled_anew(self, upper: Area, lower: Area) -> bool:
        """Whether a band begins with cells that look like the header above and unlike what is below them."""
        if lower[0] == lower[2]:
            return False
        head, own, below = (
            self._styles(row, area) for row, area in ((upper[0], upper), (lower[0], lower), (lower[0] + 1, lower))
        )
        return own == head and own != below

    def _blocks(self, band: Area) -> list[Area]:
        """A band cut at empty columns where tables stand side by side; a column left empty for looks parts nothing."""
        filled = sorted({c for _, columns in self.within(band) for c in columns})
        blocks: list[Area] = []
        for column in filled:
            if blocks and column <= blocks[-1][3] + 1:
                blocks[-1] = (*blocks[-1][:3], column)
            else:
                blocks.append((band[0], column, band[2], column))
        found: list[Area] = []
        for block in blocks:
            if found and not self._beside(found[-1], block):
                found[-1] = (*found[-1][:3], block[3])
            else:
                found.append(block)
        return found

    def _beside(self, left: Area, right: Area) -> bool:
        """Whether what is right of an empty column is another table: it has words of its own below its first row."""
        if right[1] - left[3] > 2:
            return True
        if self._width(left) < 2 or self._width(right) < 2:
            return False
        column = [self.cells[row, right[1]] for row in range(right[0], right[2] + 1) if (row, right[1]) in self.cells]
        if column and _TIME.fullmatch(column[0].text.strip()):
            return True
        return any(not cell.number or _DAY.match(cell.stored or cell.text) for cell in column[1:])

    def _width(self, area: Area) -> int:
        return area[3] - area[1] + 1

    def _row(self, row: int, area: Area) -> list[tuple[int, Value]]:
        columns = (c for c in self.rows.get(row, ()) if area[1] <= c <= area[3])
        return [(c, self.cells[row, c]) for c in columns if (row, c) in self.cells]

    def _filled(self, row: int, area: Area) -> int:
        return len(self._row(row, area))

    def _numbers(self, row: int, area: Area) -> int:
        return sum(value.number for _, value in self._row(row, area))

    def _texts(self, row: int, area: Area) -> list[str]:
        return [value.text.strip() for _, value in self._row(row, area)]

    def _styles(self, row: int, area: Area) -> set[int]:
        return {value.style for _, value in self._row(row, area)}

    def region(self, area: Area) -> Region:
        """A block with its titles and notes told from its table."""
        top, left, bottom, right = area
        lines = [(row, self._row(row, area)) for row, columns in self.within(area) if columns]
        lines = [(row, cells) for row, cells in lines if cells]
        if left == right or all(len(cells) == 1 for _, cells in lines):
            return Region(None, titles=tuple((row, c) for row, cells in lines for c, _ in cells))
        titles: list[tuple[int, int]] = []
        while len(lines) > 1 and (self._is_title(lines[0], area) or _says_unit(lines[0], lines[1])):
            row, cells = lines.pop(0)
            titles.extend((row, column) for column, _ in cells)
        notes: list[tuple[int, int]] = []
        while len(lines) > 2 and _is_note(lines[-1], left):
            row, cells = lines.pop()
            notes.insert(0, (row, cells[0][0]))
        top, bottom = (lines[0][0] if titles else top), (lines[-1][0] if notes else bottom)
        return Region((top, left, bottom, right), tuple(titles), tuple(notes))

    def _is_title(self, line: tuple[int, list[tuple[int, Value]]], area: Area) -> bool:
        """Whether a row is one cell of words over the whole table, or says its unit."""
        row, cells = line
        if len(cells) != 1 or cells[0][1].number:
            return False
        column, value = cells[0]
        cover = self.covers.get((row, column))
        wide = cover is not None and 2 * (cover[3] - cover[1] + 1) >= self._width(area)
        return column == area[1] or wide or bool(_UNIT.match(value.text))


def _says_unit(line: tuple[int, list[tuple[int, Value]]], below: tuple[int, list[tuple[int, Value]]]) -> bool:
    """Whether a row is a title and, apart from it, the unit of the table below."""
    cells = [value for _, value in line[1]]
    return len(cells) == 2 < len(below[1]) and any(_UNIT.match(value.text) for value in cells)


def _is_note(line: tuple[int, list[tuple[int, Value]]], left: int) -> bool:
    """Whether a row below a table is a remark on it: one cell of words that says so, or is too long for a name."""
    _, cells = line
    if len(cells) != 1 or cells[0][0] != left or cells[0][1].number:
        return False
    text = cells[0][1].text
    return bool(_NOTE.match(text)) or len(text.strip()) > _NOTE_LENGTH


def _inside(at: tuple[int, int], area: Area) -> bool:
    return area[0] <= at[0] <= area[2] and area[1] <= at[1] <= area[3]


def regions(sheet: Sheet, tables: Sequence[Area] = ()) -> list[Region]:
    """The blocks of a sheet in reading order; ``tables`` are those that the file itself names."""
    layout = _Layout(sheet, tables)
    found = [layout.region(area) for area in layout.areas()]
    whole = [Region(table) for table in tables if any(_inside(at, table) for at in sheet.cells)]
    return _titled(sorted([*found, *whole], key=_start))


def _titled(found: list[Region]) -> list[Region]:
    """Regions where a line alone, right above a table that has no title, is its title."""
    kept: list[Region] = []
    for region in found:
        above = kept[-1] if kept else None
        if region.table and not region.titles and above and above.table is None and _heads(above, region.table):
            region = replace(kept.pop(), table=region.table, notes=region.notes)
        kept.append(region)
    return kept


def _heads(line: Region, table: Area) -> bool:
    """Whether a region is one cell within three rows above a table and over its columns."""
    if len(line.titles) != 1:
        return False
    row, column = line.titles[0]
    return 0 < table[0] - row <= _TITLE_GAP and table[1] <= column <= table[3]


def _start(region: Region) -> tuple[int, int]:
    first = region.titles[0] if region.titles else None
    table = region.table[:2] if region.table else (1 << 30, 0)
    return min(first, table) if first else table
