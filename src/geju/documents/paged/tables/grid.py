"""Tables as laid out on a page, and those whose cells are drawn with rules on all sides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from geju.documents.paged.page import Rule, Word
from geju.documents.paged.rows import base_lines, segments
from geju.model.document import Box

# Rules so near (points) are one, and meet; a table has at most so many rules either way.
_NEAR, _MOST = 2.5, 600
# How far the outermost level rules may reach beyond the upright ones.
_OVER = 6.0
# How far a box may stand out of another that it lies in.
_ABOUT = 5.0
# Words that may lie across the rules of a table, and how many of its cells hold words at least.
_ACROSS, _FILLED = 0.1, 0.35


@dataclass(slots=True)
class Area:
    """A cell: anchored at ``row``, ``column``, covering ``n_rows`` by ``n_columns``, with its words in reading order."""

    row: int
    column: int
    n_rows: int
    n_columns: int
    words: list[Word] = field(default_factory=list)


@dataclass(slots=True)
class Laid:
    """A table on one page: ``columns`` go from their left to their right end.

    ``n_headers``: rows that a rule sets apart as header. ``begun``, ``open``: whether it goes on from the page before,
    and to the next, by the look of its rules; ``ruled``: its columns end at rules.
    """

    box: Box
    areas: list[Area]
    n_rows: int
    columns: list[tuple[float, float]]
    n_headers: int = 0
    begun: bool = False
    open: bool = False
    ruled: bool = False

    @property
    def n_columns(self) -> int:
        """How many columns it has."""
        return len(self.columns)


def ruled_tables(level: list[Rule], upright: list[Rule], words: list[Word], pictures: Sequence[Box]) -> list[Laid]:
    """The tables whose columns and rows rules part; words in them are no longer in ``words``.

    What looks like one within a picture must be full of words: boxes and arrows make grids too.
    """
    if not level or not upright or len(level) > _MOST or len(upright) > _MOST:
        return []
    found = []
    for flat, tall in _connected(level, upright):
        table = _table(flat, tall, words)
        if table and not _is_coarse(table) and (is_full(table) or not any(holds(box, table.box) for box in pictures)):
            found.append(table)
            inside = {id(word) for area in table.areas for word in area.words}
            words[:] = [word for word in words if id(word) not in inside]
    return found


def holds(outer: Box, inner: Box) -> bool:
    """Whether a box lies in another, about."""
    near = all(a - _ABOUT <= b for a, b in zip(outer[:2], inner[:2], strict=True))
    return near and all(b <= a + _ABOUT for a, b in zip(outer[2:], inner[2:], strict=True))


def is_full(table: Laid) -> bool:
    """Whether nearly all cells of a table, six at least, hold words."""
    return len(table.areas) >= 6 and sum(bool(area.words) for area in table.areas) >= 0.8 * len(table.areas)


def _is_coarse(table: Laid) -> bool:
    """Whether its rules part only some of its rows or columns: lines with gaps in a cell, or level across cells."""
    by_row: dict[int, list[list[float]]] = {}
    for area in table.areas:
        lines = base_lines(area.words)
        if len(lines) > 2:
            if sum(len(segments(line, 1.2)) > 1 for line in lines) > 0.6 * len(lines):
                return True
            by_row.setdefault(area.row, []).append([line[0].base for line in lines])
    for cells in by_row.values():
        for first, second in pairwise(cells):
            level = sum(any(abs(a - b) < 1 for b in second) for a in first)
            if len(first) == len(second) > 3 and level == len(first) and table.n_rows < 5:
                return True
    return False


def _connected(level: list[Rule], upright: list[Rule]) -> Iterable[tuple[list[Rule], list[Rule]]]:
    """Rules that meet, group by group from the top."""
    left = set(range(len(upright)))
    seen: set[int] = set()
    for start in range(len(level)):
        if start in seen:
            continue
        seen.add(start)
        flat, tall, waiting = [start], [], [start]
        while waiting:
            rule = level[waiting.pop()]
            for index in [i for i in left if _meet(rule, upright[i])]:
                left.discard(index)
                tall.append(index)
                more = [i for i, other in enumerate(level) if i not in seen and _meet(other, upright[index])]
                seen.update(more)
                flat += more
                waiting += more
        if len(flat) > 1 and len(tall) > 1:
            yield [level[i] for i in sorted(flat)], [upright[i] for i in sorted(tall)]


def _meet(level: Rule, upright: Rule) -> bool:
    return (
        level.low - _NEAR <= upright.at <= level.high + _NEAR
        and upright.low - _NEAR <= level.at <= upright.high + _NEAR
    )


def places(rules: list[Rule]) -> list[float]:
    """Where rules stand, those near each other once."""
    found: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not found or at - found[-1] > _NEAR:
            found.append(at)
    return found


def _table(level: list[Rule], upright: list[Rule], words: list[Word]) -> Laid | None:
    """The table of rules that meet, None where they are a drawing."""
    ys, xs = places(level), places(upright)
    if len(ys) < 2 or len(xs) < 3 or not _framed(level, upright, xs, ys):
        return None
    box = (xs[0], ys[0], xs[-1], ys[-1])
    inside = [w for w in words if box[0] <= w.middle <= box[2] and box[1] <= (w.top + w.bottom) / 2 <= box[3]]
    if not inside:
        return None
    areas = _areas(level, upright, xs, ys)
    across = _fill(areas, inside, xs, ys)
    filled = sum(bool(area.words) for area in areas)
    least = 2 if len(ys) == 2 else 4
    if across > _ACROSS * len(inside) or filled < max(least, _FILLED * len(areas)):
        return None
    return Laid(box, areas, len(ys) - 1, list(pairwise(xs)), ruled=True)


def _framed(level: list[Rule], upright: list[Rule], xs: list[float], ys: list[float]) -> bool:
    """Whether the outermost rules go all around."""
    tall, wide = 0.9 * (ys[-1] - ys[0]), 0.9 * (xs[-1] - xs[0])
    sides = [sum(r.high - r.low for r in upright if abs(r.at - x) <= _NEAR) >= tall for x in (xs[0], xs[-1])]
    ends = [sum(r.high - r.low for r in level if abs(r.at - y) <= _NEAR) >= wide for y in (ys[0], ys[-1])]
    beyond = [r for r in level if min(abs(r.at - ys[0]), abs(r.at - ys[-1])) <= _NEAR]
    inside = all(r.low >= xs[0] - _OVER and r.high <= xs[-1] + _OVER for r in beyond)
    return all(sides) and all(ends) and inside


def _covers(rules: list[Rule], at: float, low: float, high: float) -> bool:
    middle = (low + high) / 2
    return any(abs(rule.at - at) <= _NEAR and rule.low <= middle <= rule.high for rule in rules)


def _areas(level: list[Rule], upright: list[Rule], xs: list[float], ys: list[float]) -> list[Area]:
    """The cells: places of the grid that no rule parts are one."""
    taken: set[tuple[int, int]] = set()
    areas = []
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            right = column + 1
            while right < len(xs) - 1 and (row, right) not in taken:
                if _covers(upright, xs[right], ys[row], ys[row + 1]):
                    break
                right += 1
            low = row + 1
            while low < len(ys) - 1:
                parts = [_covers(level, ys[low], xs[c], xs[c + 1]) for c in range(column, right)]
                if any(parts) or any((low, c) in taken for c in range(column, right)):
                    break
                low += 1
            taken.update((r, c) for r in range(row, low) for c in range(column, right))
            areas.append(Area(row, column, low - row, right - column))
    return areas


def _fill(areas: list[Area], words: list[Word], xs: list[float], ys: list[float]) -> int:
    """Put words into the cells that hold their middle; how many lie across a cell's edge."""
    by_place = {
        (row, column): area
        for area in areas
        for row in range(area.row, area.row + area.n_rows)
        for column in range(area.column, area.column + area.n_columns)
    }
    across = 0
    for word in words:
        column = sum(x < word.middle for x in xs[1:-1])
        row = sum(y < (word.top + word.bottom) / 2 for y in ys[1:-1])
        area = by_place[row, column]
        area.words.append(word)
        slack = 0.3 * word.size
        inside = xs[area.column] - slack <= word.left and word.right <= xs[area.column + area.n_columns] + slack
        across += not inside
    return across
