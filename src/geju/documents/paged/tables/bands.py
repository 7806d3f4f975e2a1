"""What stands between two level rules: lines in columns, a line alone, or something else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf
from statistics import median

from geju.documents.paged.page import Word
from geju.documents.paged.rows import base_lines, segments
from geju.documents.paged.tables.columns import WIDE, Lines, find_columns, single_row, size_of

# A line of one part over so much of the width is prose; a table has few of these.
_PROSE, _FEW = 0.6, 0.25
# A line alone over so much of the width, or so much larger than the others, stands in no table.
_WHOLE, _LARGER = 0.9, 1.2
# Words may stand out of the rules by as much (points); words so near each other (sizes of type) are one text.
_OUT, _STEP = 3.0, 0.6
# The widest space between words of one cell, in sizes of type.
_SPACE = 0.34
# The share of columns that two parts of one table still have in common.
_KEPT = 0.6


@dataclass(slots=True)
class Band:
    """The lines between two rules, or beyond the last."""

    top: float
    bottom: float
    lines: Lines


def lines_between(words: Iterable[Word], ends: tuple[float, float], top: float, bottom: float) -> Lines:
    """The lines between two rules from end to end; none where running text goes on beside them, over an end."""
    low, high = ends[0] - _OUT, ends[1] + _OUT
    near = [w for w in words if top - 1 <= w.base - 0.3 * w.size <= bottom]
    lines = base_lines(w for w in near if low <= w.middle <= high)
    beside = [w for w in near if not low <= w.middle <= high]
    return [] if any(_crosses(line, beside) for line in lines) else lines


def _crosses(line: list[Word], beside: list[Word]) -> bool:
    first, last = line[0], line[-1]
    return any(
        (-1 < first.left - w.right < _STEP * w.size or -1 < w.left - last.right < _STEP * w.size)
        and abs(w.base - first.base) < 0.2 * w.size
        for w in beside
    )


def row_below(bands: list[Band], ends: tuple[float, float], words: list[Word]) -> list[Band]:
    """The last row of a table that has no rule under it, as where rows are shaded by turns: right below, in its columns."""
    columns = find_columns([line for band in bands for line in band.lines], [])
    if not all(single_row(band.lines, columns) for band in bands):
        return []
    end = bands[-1].bottom
    tall = max(band.bottom - band.top for band in bands)
    kept: Lines = []
    for line in lines_between(words, ends, end, end + 3 * tall):
        top = min(word.base - 0.8 * word.size for word in line)
        if top - end > 0.9 * line[0].size or not fits(line, columns, ends):
            break
        kept.append(line)
        end = max(word.base + 0.2 * word.size for word in line)
    if not kept or kind_of(kept, ends[1] - ends[0]) != "columns":
        return []
    return [Band(bands[-1].bottom, max(word.bottom for line in kept for word in line), kept)]


def fits(line: list[Word], columns: list[tuple[float, float]], ends: tuple[float, float] = (-inf, inf)) -> bool:
    """Whether a line stands in columns: between the ends of a frame, and no part of it over two columns."""
    if line[0].left < ends[0] - _OUT or line[-1].right > ends[1] + _OUT:
        return False
    for part in segments(line, _SPACE):
        left, right = part[0].left, max(w.right for w in part)
        if sum(left < b - 1 and right > a + 1 for a, b in columns) > 1:
            return False
    return True


def runs(bands: list[Band], width: float) -> list[tuple[int, int]]:
    """From which to which band tables reach: bands with columns, and single lines between them."""
    kinds = [kind_of(band.lines, width) for band in bands]
    runs: list[tuple[int, int]] = []
    at = 0
    while at < len(kinds):
        if kinds[at] != "columns":
            at += 1
            continue
        last = at
        while last + 1 < len(kinds):
            single = kinds[last + 1] == "single"
            following = last + 1 + single
            if following >= len(kinds) or kinds[following] != "columns":
                break
            if single and not _one_table(bands[at : last + 1], bands[last + 1], bands[following]):
                break
            last = following
        runs.append((at, last))
        at = last + 1
    return runs


def _one_table(above: list[Band], single: Band, below: Band) -> bool:
    """Whether a line alone between two rules stands within a table: in its type, and the columns go on under it."""
    lines = [line for band in above[1:] or above for line in band.lines]
    size = size_of(lines)
    if abs(size_of(single.lines) - size) > 0.06 * size or abs(size_of(below.lines) - size) > 0.06 * size:
        return False
    n = len(find_columns(lines, [])), len(find_columns(below.lines, []))
    return len(find_columns([*lines, *below.lines], [])) >= _KEPT * max(n)


def kind_of(lines: Lines, width: float) -> str:
    """Whether lines stand in ``columns``, are a ``single`` one of one part, or something ``else``."""
    if not lines:
        return "else"
    parts = [segments(line, WIDE) for line in lines]
    several = [p for p in parts if len(p) > 1]
    prose = [p for p in parts if len(p) == 1 and max(w.right for w in p[0]) - p[0][0].left > _PROSE * width]
    if not several:
        return "single" if len(lines) == 1 else "else"
    if any(len(p) == 1 and _stands_out(p[0], lines, width) for p in parts):
        return "else"
    if len(prose) > _FEW * len(lines) or _is_prose(parts, width):
        return "else"
    return "columns"


def _stands_out(part: list[Word], lines: Lines, width: float) -> bool:
    """Whether a line alone is a heading or a full line of text among lines in columns."""
    wide = max(w.right for w in part) - part[0].left > _WHOLE * width
    return wide or part[0].size > _LARGER * size_of(lines)


def _is_prose(parts: list[list[list[Word]]], width: float) -> bool:
    """Whether lines are columns of running text: many lines, two or three wide parts in each."""
    several = [line for line in parts if 1 < len(line) < 4]
    if len(several) < 6 or len(several) < 0.7 * len(parts):
        return False
    wide = [max(w.right for w in part) - part[0].left for line in several for part in line]
    return (
        median(wide) * median(len(line) for line in several) > 0.75 * width
        and median(len(part) for line in several for part in line) > 4
    )
