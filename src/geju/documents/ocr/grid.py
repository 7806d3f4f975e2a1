"""Tables without rules: rules are drawn where the columns and rows of words say that they are meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from geju.documents.ocr.recognise import Seen
from geju.documents.paged.page import Rule
from geju.model.document import Box

# In sizes of type: boxes of one line whose middles differ less; one cell's boxes; the least gap between columns; the most
# between rows.
_LEVEL, _ONE, _GAP, _FAR = 0.5, 0.45, 0.7, 4.5
# More parts than this beside each other are no words of one cell; a table's shades end at most so many sizes beside it.
_COLUMNS, _AIR = 2, 2.5
# A table has at least so many rows, and so much of its places filled.
_ROWS, _FILLED = 2, 0.5
# The share of rows that may lie across a gap between columns: names of several columns, notes.
_ACROSS = 0.2
# Two columns whose lines are this full (of the width, in letters) are prose.
_FULL, _LETTERS = 0.75, 16


@dataclass(slots=True)
class _Part:
    """What stands together on a line: a cell of it."""

    left: float
    right: float
    letters: int


@dataclass(slots=True)
class _Row:
    middle: float
    parts: list[_Part] = field(default_factory=list)
    below: list[_Part] = field(default_factory=list)  # what stands between this row and the next, and belongs to both


@dataclass(slots=True)
class Drawn:
    """A table's rules, level and upright, in pixels, and the box that they fill."""

    box: Box
    level: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)

    def replaces(self, rule: Rule, *, upright: bool) -> bool:
        """Whether a rule that was seen lies where this table has its own."""
        left, top, right, bottom = self.box
        along, across = ((top, bottom), (left, right)) if upright else ((left, right), (top, bottom))
        return across[0] < rule.at < across[1] and rule.low < along[1] and rule.high > along[0]


def meant_tables(found: Sequence[Seen], upright: Sequence[Rule], size: float) -> list[Drawn]:
    """The tables that have no upright rules, with rules around their cells."""
    ruled = _ruled(found, upright, size)
    tables = []
    for run in _runs(_rows([s for s in found if id(s) not in ruled], size), size):
        gaps = _gaps(run, size)
        if gaps and not _is_prose(run, gaps):
            tables.append(_drawn(run, gaps, size))
    return tables


def _ruled(found: Sequence[Seen], upright: Sequence[Rule], size: float) -> set[int]:
    """What stands between upright rules; not where these only frame a row of several cells, as the ends of a shade do."""
    cells: dict[tuple[float, float], list[Seen]] = {}
    for s in found:
        middle = (s.top + s.bottom) / 2
        beside = [r.at for r in upright if r.low - size <= middle <= r.high + size]
        before = [at for at in beside if at <= s.edges[0] + size]
        after = [at for at in beside if at >= s.edges[-1] - size]
        if before and after:
            cells.setdefault((max(before), min(after)), []).append(s)
    whole = (cell for cell in cells.values() if not any(_apart(row, size) for row in _rows(cell, size)))
    return {id(s) for cell in whole for s in cell}


def _apart(row: _Row, size: float) -> bool:
    """Whether a row has as many parts, and as far apart, as only columns have."""
    return len(row.parts) > _COLUMNS and all(b.left - a.right > _GAP * size for a, b in pairwise(row.parts))


def _rows(found: Sequence[Seen], size: float) -> list[_Row]:
    rows: list[list[Seen]] = []
    for s in sorted(found, key=lambda s: (s.top + s.bottom, s.left)):
        middle = (s.top + s.bottom) / 2
        if rows and middle - median((o.top + o.bottom) / 2 for o in rows[-1]) < _LEVEL * size:
            rows[-1].append(s)
        else:
            rows.append([s])
    return _straddled([_Row(median((s.top + s.bottom) / 2 for s in row), _parted(row, size)) for row in rows])


def _straddled(rows: list[_Row]) -> list[_Row]:
    """Rows without those of few parts that stand half way between two others: these belong to both."""
    kept: list[_Row] = []
    steps = [b.middle - a.middle for a, b in pairwise(rows) if len(a.parts) > 1 and len(b.parts) > 1]
    usual = median(steps) if steps else 0.0
    for index, row in enumerate(rows):
        after = rows[index + 1] if index + 1 < len(rows) else None
        if kept and after and after.middle - kept[-1].middle < 1.4 * usual and len(row.parts) < len(after.parts):
            kept[-1].below += row.parts
        else:
            kept.append(row)
    return kept


def _parted(row: list[Seen], size: float) -> list[_Part]:
    parts: list[_Part] = []
    for s in sorted(row, key=lambda s: s.edges[0]):
        if parts and s.edges[0] - parts[-1].right < _ONE * size:
            parts[-1].right = max(parts[-1].right, s.edges[-1])
            parts[-1].letters += len(s.text)
        else:
            parts.append(_Part(s.edges[0], s.edges[-1], len(s.text)))
    return parts


def _runs(rows: list[_Row], size: float) -> list[list[_Row]]:
    """Rows that follow each other and have several parts; one of a single part may stand between two such."""
    runs: list[list[_Row]] = []
    here: list[_Row] = []
    for row in rows:
        far = bool(here) and row.middle - here[-1].middle > _FAR * size
        if far or (here and len(row.parts) == 1 and len(here[-1].parts) == 1):
            runs.append(here)
            here = []
        here.append(row)
    runs.append(here)
    return [trimmed for run in runs if len(trimmed := _trimmed(run)) >= _ROWS]


def _trimmed(run: list[_Row]) -> list[_Row]:
    full = [index for index, row in enumerate(run) if len(row.parts) > 1]
    return run[full[0] : full[-1] + 1] if full else []


def _gaps(run: list[_Row], size: float) -> list[float]:
    """The middles of the gaps between columns; none where there are no columns, or most of them are empty."""
    ends = sorted({x for row in run for part in row.parts for x in (part.left, part.right)})
    allowed = int(_ACROSS * len(run))
    gaps: list[list[tuple[int, float, float]]] = [[]]
    for left, right in pairwise(ends):
        across = sum(any(p.left < right and p.right > left for p in row.parts) for row in run)
        if across > allowed:
            gaps.append([])
        else:
            gaps[-1].append((across, left, right))
    middles = [_clearest(gap) for gap in gaps if gap and gap[-1][2] - gap[0][1] >= _GAP * size]
    middles = _filled(run, middles, allowed)
    taken = sum(len({_column(p, middles) for p in row.parts}) for row in run)
    return middles if taken >= _FILLED * len(run) * (len(middles) + 1) else []


def _clearest(gap: list[tuple[int, float, float]]) -> float:
    """Where the fewest rows lie across a gap, the middle of the widest such stretch."""
    least = min(across for across, _, _ in gap)
    stretches: list[tuple[float, float]] = []
    for across, left, right in gap:
        if across == least:
            touches = bool(stretches) and stretches[-1][1] == left
            stretches[-1:] = [(stretches[-1][0], right)] if touches else [*stretches[-1:], (left, right)]
    left, right = max(stretches, key=lambda s: s[1] - s[0])
    return (left + right) / 2


def _filled(run: list[_Row], middles: list[float], allowed: int) -> list[float]:
    """The gaps without those that set apart a column which hardly any row has."""
    kept = list(middles)
    while kept:
        counts = [sum(any(_column(p, kept) == c for p in row.parts) for row in run) for c in range(len(kept) + 1)]
        least = min(range(len(counts)), key=counts.__getitem__)
        if counts[least] > min(allowed, 1):
            return kept
        del kept[max(0, least - 1)]
    return kept


def _column(part: _Part, middles: list[float]) -> int:
    return sum((part.left + part.right) / 2 > middle for middle in middles)


def _is_prose(run: list[_Row], gaps: list[float]) -> bool:
    left, right = min(p.left for r in run for p in r.parts), max(p.right for r in run for p in r.parts)
    width = (right - left) / (len(gaps) + 1)
    parts = [part for row in run for part in row.parts]
    full = sum(p.right - p.left >= _FULL * width and p.letters >= _LETTERS for p in parts)
    return len(gaps) <= 2 and full >= 0.6 * len(parts)


def _drawn(run: list[_Row], gaps: list[float], size: float) -> Drawn:
    """The rules around the cells of a table; where a part lies across a gap there is none."""
    left = min(p.left for row in run for p in row.parts) - 0.5 * size
    right = max(p.right for row in run for p in row.parts) + 0.5 * size
    middles = [row.middle for row in run]
    inner = [(a + b) / 2 for a, b in pairwise(middles)]
    ys = [middles[0] - 0.9 * size, *inner, middles[-1] + 0.9 * size]
    ends = [left, *gaps, right]
    table = Drawn((left - _AIR * size, ys[0] - size, right + _AIR * size, ys[-1] + size))
    table.level += [Rule(ys[0], left, right), Rule(ys[-1], left, right)]
    for row, y in zip(run, inner, strict=False):
        for a, b in pairwise(ends):
            if not any(p.left < b and p.right > a for p in row.below):
                table.level.append(Rule(y, a, b))
    for x in ends:
        for row, top, bottom in zip(run, ys, ys[1:], strict=False):
            if not any(p.left < x < p.right for p in row.parts):
                table.upright.append(Rule(x, top, bottom))
    return table
