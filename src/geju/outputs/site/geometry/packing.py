"""Groups of tiles packed into a board: rows of groups side by side that are as wide as the board and as low as may be.

The script of the map packs in the same way (``files/forms/map.js``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil, inf


@dataclass(frozen=True, slots=True)
class Bundle:
    """A group by its number of tiles, or by the bundles within it; ``own`` are tiles beside these, ``least`` how many
    tiles wide it is at least, for its heading to be read."""

    own: int
    least: int = 1
    within: tuple[Bundle, ...] = ()


@dataclass(frozen=True, slots=True)
class Measures:
    """Heights on the board: of a tile with its gap, of a group's heading and room, of those of one within it."""

    tile: float
    heading: float
    inner: float


# What bare room counts beside height.
_BARE = 0.5
Rows = tuple[tuple[tuple[int, int], ...], ...]


def pack(bundles: Sequence[Bundle], width: int, measures: Measures) -> Rows:
    """Rows of (place of the bundle, its width in tiles), in the order given; each row is ``width`` wide."""
    return _pack(tuple(bundles), width, measures, False)[1]


def pack_within(bundle: Bundle, width: int, measures: Measures) -> Rows:
    """The rows of the bundles within one that is so wide."""
    return _pack(bundle.within, width, measures, True)[1]


def height(bundle: Bundle, width: int, measures: Measures, *, inner: bool = False) -> float:
    """How high a bundle is that is so wide."""
    head = measures.inner if inner else measures.heading
    tiles = ceil(bundle.own / width) * measures.tile
    return head + tiles + (_pack(bundle.within, width, measures, True)[0] if bundle.within else 0.0)


@cache
def _pack(bundles: tuple[Bundle, ...], width: int, measures: Measures, inner: bool) -> tuple[float, Rows]:
    """The lowest way to break the bundles into rows, and its height."""
    best: list[tuple[float, float, Rows]] = [(0.0, 0.0, ())]
    for end in range(1, len(bundles) + 1):
        found: tuple[float, float, Rows] = (inf, 0.0, ())
        for start in range(end - 1, -1, -1):
            row = bundles[start:end]
            widths = _widths(row, width, measures, inner)
            if widths is None:
                break
            heights = [height(one, wide, measures, inner=inner) for one, wide in zip(row, widths, strict=True)]
            high = max(heights)
            bare = sum((high - low) * wide for low, wide in zip(heights, widths, strict=True))
            cost = best[start][0] + high + _BARE * bare / width
            if cost < found[0]:
                rows = (*best[start][2], tuple(zip(range(start, end), widths, strict=True)))
                found = cost, best[start][1] + high, rows
        best.append(found)
    return best[-1][1:]


def _widths(row: Sequence[Bundle], width: int, measures: Measures, inner: bool) -> list[int] | None:
    """The widths that make a row of bundles lowest; None where it does not hold them."""
    if len(row) == 1:
        return [width]
    # What holds bundles itself is widened in steps, for each width is a packing of its own.
    step = max(1, width // 12)
    widths = [min(width, max(one.least, width // 4) if one.within else one.least) for one in row]
    free = width - sum(widths)
    if free < 0:
        return None
    heights = [height(one, wide, measures, inner=inner) for one, wide in zip(row, widths, strict=True)]
    while free > 0:
        n = heights.index(max(heights))
        for more in range(1, free + 1) if not row[n].within else range(step, free + 1, step):
            lower = height(row[n], widths[n] + more, measures, inner=inner)
            if lower < heights[n]:
                widths[n], heights[n], free = widths[n] + more, lower, free - more
                break
        else:
            break
    # What is left goes to the largest.
    widths[max(range(len(row)), key=lambda i: (_n(row[i]), -i))] += free
    return widths


def _n(bundle: Bundle) -> int:
    return bundle.own + sum(map(_n, bundle.within))
