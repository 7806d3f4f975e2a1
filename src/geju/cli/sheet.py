"""A table for people, and how its columns share the width of a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

_GAP = 3  # between two columns
_LONGEST_WORD = 24
_NARROWEST = 8

# Characters that steer a terminal or turn the direction of text; shown as ␛-like pictures or dropped.
_LINES = {0x09: 0x2409, 0x0A: 0x240A}
_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in _LINES} | {0x7F: 0x2421}
_TURNING = dict.fromkeys(
    [*range(0x80, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0xFEFF]
)
_INERT = _PICTURES | _TURNING
_INERT_LINE = _INERT | _LINES
_ESCAPED = {code: f"\\u{code:04x}" for code in (0x7F, *_TURNING)}


def inert(text: str, *, lines: bool = False) -> str:
    """Text from anywhere as it may be written to a terminal: control characters become pictures.

    So do tabs and ends of lines, which would forge lines; with ``lines`` they stay.
    """
    return text.translate(_INERT if lines else _INERT_LINE)


def inert_json(text: str) -> str:
    """JSON as it may be written to a terminal: the same data, with what JSON leaves bare escaped."""
    return text.translate(_ESCAPED)


@dataclass(frozen=True)
class Sheet:
    """A table for people: a title, headings, rows of words; ``numbers`` are the columns set to the right,
    ``whole`` those that are never cut or wrapped, ``keys`` those that say which thing a row is about: where the table
    is too wide they stand on every page. ``legend`` explains signs. With ``first_page`` there is one page, and ``Page`` says what it leaves out."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    title: str = ""
    note: str = ""
    legend: str = ""
    numbers: frozenset[int] = field(default_factory=frozenset)
    whole: frozenset[int] = frozenset({0})
    keys: frozenset[int] = frozenset({0})
    first_page: bool = False


@dataclass(frozen=True)
class Page:
    """A part of a sheet that fits a terminal: the columns with their widths, and the rows that say something there."""

    columns: tuple[int, ...]
    widths: tuple[int, ...]
    rows: tuple[Sequence[str], ...]
    columns_left: int = 0
    rows_left: int = 0


def pages(sheet: Sheet, width: int) -> list[Page]:
    """The pages of a sheet on a terminal of that width; a table that fits is one page."""
    needed = [_needed(sheet, index, width) for index in range(len(sheet.columns))]
    keys = sorted(key for key in sheet.keys if key < len(needed))
    others = [index for index in range(len(needed)) if index not in sheet.keys]
    if _taken(needed) > width and others:
        _shrink(needed, keys, width // 2)
    room = max(_NARROWEST, width - _taken(needed[key] for key in keys) - (_GAP if keys else 0))
    for index in others:
        needed[index] = min(needed[index], room)
    found = [_page(sheet, sorted((*keys, *part)), needed, width) for part in _parts(others, needed, room)]
    return [_first(sheet, found[0], keys)] if sheet.first_page else found


def _parts(columns: Iterable[int], needed: Sequence[int], room: int) -> list[list[int]]:
    """Columns in order, as many together as there is room for."""
    parts: list[list[int]] = [[]]
    left = room
    for index in columns:
        if parts[-1] and needed[index] > left:
            parts.append([])
            left = room
        parts[-1].append(index)
        left -= needed[index] + _GAP
    return parts


def _page(sheet: Sheet, columns: Sequence[int], needed: Sequence[int], width: int) -> Page:
    """A page of those columns: each gets what it needs, and of what is left as much as it can use, evenly."""
    widths = [needed[index] for index in columns]
    wanted = [max(_longest(sheet, index), needed[index]) for index in columns]
    left = width - _taken(widths)
    while left > 0 and widths != wanted:
        poorest = min((place for place, one in enumerate(widths) if one < wanted[place]), key=widths.__getitem__)
        widths[poorest] += 1
        left -= 1
    return Page(tuple(columns), tuple(widths), tuple(sheet.rows))


def _first(sheet: Sheet, page: Page, keys: Sequence[int]) -> Page:
    """The first page without the rows that say nothing on it, with how much is left out."""
    if len(page.columns) == len(sheet.columns):
        return page
    shown = [index for index in page.columns if index not in keys]
    rows = tuple(row for row in page.rows if any(row[index] for index in shown))
    return Page(
        page.columns, page.widths, rows, len(sheet.columns) - len(page.columns), len(page.rows) - len(rows)
    )  # fmt: skip


def _taken(widths: Iterable[int]) -> int:
    """The room that columns of those widths take side by side."""
    listed = list(widths)
    return sum(listed) + _GAP * max(0, len(listed) - 1)


def _shrink(needed: list[int], keys: Sequence[int], limit: int) -> None:
    """Narrow the widest of the keys until all of them leave room for what they are the keys of."""
    while _taken(needed[key] for key in keys) > limit:
        widest = max(keys, key=needed.__getitem__)
        if needed[widest] <= _NARROWEST:
            return
        needed[widest] -= 1


def _longest(sheet: Sheet, index: int) -> int:
    """The room that a column would take if nothing were wrapped."""
    from rich.cells import cell_len

    return max(2, *(cell_len(inert(text)) for text in (sheet.columns[index], *(row[index] for row in sheet.rows))))


def _needed(sheet: Sheet, index: int, width: int) -> int:
    """The room that a column cannot do without: all of it where it is never cut, else its longest word up to 24.

    A column that is never cut but would take more than half of the terminal is wrapped after all.
    """
    from rich.cells import cell_len

    longest = _longest(sheet, index)
    if index in sheet.whole and longest <= width // 2:
        return longest
    words = (sheet.columns[index], *(row[index] for row in sheet.rows))
    pieces = (min(cell_len(inert(piece)), _LONGEST_WORD) for text in words for piece in text.split())
    return min(longest, max(2, *pieces, 2), width)
