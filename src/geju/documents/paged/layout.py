"""In which order a page is read: what goes across, then column by column."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from geju.documents.paged.page import Line, Word
from geju.documents.paged.rows import as_line, base_lines, segments
from geju.documents.paged.tables.borderless import borderless
from geju.documents.paged.tables.grid import Laid
from geju.model.document import Box

# A gap between words of one line that may part columns of text, in sizes of type.
_APART = 0.8
# The narrowest column is so wide (points); so many lines at least stand in each; so much of its width do they fill.
_NARROW, _LINES, _MANY, _FILL = 60.0, 5, 20, 0.45
_DEEP = 3


@dataclass(slots=True)
class Picture:
    """A drawing or an image with the words in it."""

    box: Box
    words: list[Word]


Item = Line | Laid | Picture


@dataclass(slots=True)
class Flow:
    """What is read without a break: a column of a page, or what goes across columns; from ``left`` to ``right``."""

    left: float
    right: float
    items: list[Item]


def box_of(item: Item) -> Box:
    """Where an item stands."""
    return (item.left, item.top, item.right, item.bottom) if isinstance(item, Line) else item.box


def flows(words: list[Word], others: list[Laid | Picture]) -> list[Flow]:
    """The words of a page as lines, with its tables and pictures, in the order in which they are read."""
    lines = [as_line(part) for line in base_lines(words) for part in segments(line, _APART)]
    items: list[Item] = [*lines, *others]
    if not items:
        return []
    items.sort(key=_order)
    left, right = min(box_of(i)[0] for i in items), max(box_of(i)[2] for i in items)
    return _flows(items, left, right, 0)


def _order(item: Item) -> tuple[float, float]:
    return (item.base - 0.7 * item.size if isinstance(item, Line) else item.box[1], box_of(item)[0])


def _flows(items: list[Item], left: float, right: float, depth: int) -> list[Flow]:
    gutter = _gutter([i for i in items if isinstance(i, Line)], left, right) if depth < _DEEP else None
    if gutter is None:
        return [Flow(left, right, _items(items))]
    low, high = gutter
    found: list[Flow] = []
    sides: tuple[list[Item], list[Item]] = ([], [])
    across: list[Item] = []

    def flush() -> None:
        for side, a, b in zip(sides, (left, high), (low, right), strict=True):
            if side:
                found.extend(_flows(list(side), a, b, depth + 1))
                side.clear()

    for item in items:
        box = box_of(item)
        side = 0 if box[2] <= high - 1 else 1 if box[0] >= low + 1 else 2
        if side == 0 and not sides[0] and not sides[1] and across and _ends(across[-1], item, items):
            side = 2
        if side == 2:
            flush()
            across.append(item)
            continue
        if across:
            found.append(Flow(left, right, _items(across)))
            across = []
        sides[side].append(item)
    flush()
    if across:
        found.append(Flow(left, right, _items(across)))
    return found


def _ends(last: Item, item: Item, items: list[Item]) -> bool:
    """Whether a short line below one that goes across columns is the end of its paragraph: in its type, alone on its line."""
    if not isinstance(last, Line) or not isinstance(item, Line) or abs(item.size - last.size) > 0.03 * last.size:
        return False
    near = 0 < item.base - last.base < 1.6 * last.size and abs(item.left - last.left) < 0.5 * last.size
    return near and not any(other is not item and _beside(other, item) for other in items)


def _beside(other: Item, line: Line) -> bool:
    box = box_of(other)
    return box[1] < line.base < box[3] and box[0] > line.right


def _gutter(lines: list[Line], left: float, right: float) -> tuple[float, float] | None:
    """The gap between two columns of text that the fewest lines cross; None where there are none."""
    if right - left < 2 * _NARROW + 5 or len(lines) < 2 * _LINES:
        return None
    events = sorted([(line.left, 1) for line in lines] + [(line.right, -1) for line in lines])
    size = median(line.size for line in lines)
    best: tuple[int, float, float, float] | None = None
    depth = 0
    for (at, step), (following, _) in pairwise(events):
        depth += step
        wide = following - at
        if wide < 0.8 * size or at < left + _NARROW or following > right - _NARROW or depth > len(lines) // 3:
            continue
        if best is None or (depth, -wide) < best[:2]:
            best = (depth, -wide, at, following)
    if best is None:
        return None
    _, _, low, high = best
    sides = [line for line in lines if line.right <= low + 1], [line for line in lines if line.left >= high - 1]
    return (low, high) if _both_filled(sides, (low - left, right - high)) else None


def _both_filled(sides: tuple[list[Line], list[Line]], widths: tuple[float, float]) -> bool:
    """Whether both sides of a gap are columns of text, beside each other."""
    for side, width in zip(sides, widths, strict=True):
        wide = sorted(line.right - line.left for line in side)
        if len(side) < _LINES:
            return False
        # Of many lines most may be short where the columns are nearly as wide as each other, and a few are full.
        many = len(wide) >= _MANY and min(widths) > 0.7 * max(widths) and wide[-3] > 0.8 * width
        if not many and wide[len(wide) // 2] < _FILL * width:
            return False
    tops = [min(line.top for line in side) for side in sides]
    ends = [max(line.bottom for line in side) for side in sides]
    shared = min(ends) - max(tops)
    beside = [sum(max(tops) <= line.base <= min(ends) for line in side) for side in sides]
    return shared > 0 and min(beside) >= _LINES


def _items(items: list[Item]) -> list[Item]:
    """The items of one flow, tables without rules found among its lines."""
    found: list[Item] = list(borderless(items))
    return _whole(found)


def _whole(items: list[Item]) -> list[Item]:
    """Items with the parts of one line put together again."""
    found: list[Item] = []
    for item in items:
        last = found[-1] if found else None
        level = isinstance(item, Line) and isinstance(last, Line)
        if level and abs(item.base - last.base) <= 0.35 * min(item.size, last.size):  # type: ignore[union-attr]
            words = sorted((*last.words, *item.words), key=lambda w: w.left)  # type: ignore[union-attr]
            found[-1] = as_line(words)
        else:
            found.append(item)
    return found
