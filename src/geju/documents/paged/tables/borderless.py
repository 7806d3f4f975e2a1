"""Tables without any rules: lines that follow each other, each in parts, with gaps that go through all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

from geju.documents.paged.page import Line, Word
from geju.documents.paged.rows import segments
from geju.documents.paged.tables.bands import fits
from geju.documents.paged.tables.columns import WIDE, body_areas, find_columns
from geju.documents.paged.tables.grid import Laid
from geju.documents.paged.tables.headers import header_areas, stands_around

T = TypeVar("T")  # tables and pictures, which stay where they are
# Lines of a table at the least; rows stand no further apart than this, in sizes of type; so many of its places are filled.
_ROWS, _STEP, _FILLED = 3, 3.2, 0.6
# What looks like a table of two columns is one only with numbers on the right, and from so many lines.
_PAIRS, _NUMBERS = 4, 0.7
# A line this near to a row (sizes of type) is beside it.
_BESIDE = 0.85
# The title of a part of a table stands no further from its rows than this (sizes of type).
_TITLE = 2.4
# A header has no more lines; those of one name stand no further apart (sizes of type).
_NAMES, _NEAR = 6, 1.6
# A name beside two rows stands off by so much (sizes of type).
_WIDE = 0.5
# What stands where there is no number.
_NOTHING = frozenset("-–—*/")
_MARK = re.compile(r"[-•*–]|\(?[\dA-Za-z]{1,3}[.)、:]|\(\d{1,3}\)|\[\d{1,3}\]")
_NUMBER = re.compile(r"[^\w\s]{0,2}\d[\d,.]*\s?(?:[%x×KMB万亿元]|\w{1,4})?(?:/\S{1,8})?")
_FORMULA = re.compile("[\U0001d400-\U0001d7ff]")
_LEADERS = re.compile(r"(?:\.\s?){4,}|…{2,}")


def borderless(items: Sequence[Line | T]) -> list[Line | T | Laid]:
    """Items in their order, lines that make a table as one."""
    found: list[Line | T | Laid] = []
    run: list[list[Line]] = []
    for item in items:
        if not isinstance(item, Line):
            found += _settled(run)
            run = []
            found.append(item)
        elif run and abs(item.base - run[-1][0].base) <= 0.35 * item.size:
            run[-1].append(item)
        else:
            if run and not _follows(run, item):
                found += _settled(run)
                run = []
            run.append([item])
    return [*found, *_settled(run)]


def _follows(run: list[list[Line]], line: Line) -> bool:
    last = run[-1][0]
    return 0 < line.base - last.base < _STEP * line.size and abs(line.size - last.size) <= 0.15 * line.size


def _settled(rows: list[list[Line]]) -> list[Line | Laid]:
    """The rows of a run as lines, with each stretch of them that is a table as one."""
    found: list[Line | Laid] = []
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and (len(rows[end]) > 1 or (_belongs(rows, end) if end > at else _beside(rows, at, at))):
            end += 1
        while end > at and len(rows[end - 1]) < 2 and not (end > 1 and _goes_with(rows, end - 1, at)):
            end -= 1
        table = _table(rows[at:end]) if end - at >= _ROWS else None
        if table:
            found.append(table)
            at = end
            continue
        for row in rows[at : max(end, at + 1)]:
            found += row
        at = max(end, at + 1)
    return found


def _belongs(rows: list[list[Line]], index: int) -> bool:
    """Whether a line alone stands in a table: it is a line of a cell, or the title of a part, flush with the first column."""
    if _goes_with(rows, index, 0):
        return True
    if index + 1 >= len(rows):
        return False
    line, above, below = rows[index][0], rows[index - 1][0], rows[index + 1][0]
    around = [i for i in range(max(0, index - 2), min(len(rows), index + 3)) if i != index]
    several = [rows[i] for i in around if len(rows[i]) > 1]
    firsts = [rows[i][0].left for i in around if len(rows[i]) > 1 or _goes_with(rows, i, 0)]
    near = max(line.base - above.base, below.base - line.base) < _TITLE * line.size
    if len(several) < 2 or not near:
        return False
    over = max(sum(part.left < line.right and part.right > line.left for part in row) for row in several)
    return abs(line.left - min(firsts)) < 2 and over < 2


def _goes_with(rows: list[list[Line]], index: int, first: int) -> bool:
    """Whether a line alone is one of a cell's: it goes on the cell above, stands beside a row, or is stacked on one that does."""
    line = rows[index][0]
    if (index > first and _hangs(rows[index], rows[index - 1])) or _beside(rows, index, first):
        return True
    for near in (index - 1, index + 1):
        if not first <= near < len(rows) or abs(rows[near][0].base - line.base) > _NEAR * line.size:
            continue
        if any(_stacked(part, line) for part in rows[near]) and (len(rows[near]) > 1 or _beside(rows, near, first)):
            return True
    return False


def _beside(rows: list[list[Line]], index: int, first: int) -> bool:
    """Whether a line stands beside a row, half a line off, or left of two rows that it names together."""
    line = rows[index][0]
    around = [row for row in (*rows[max(first, index - 1) : index], *rows[index + 1 : index + 2]) if len(row) > 1]
    if any(abs(row[0].base - line.base) < _BESIDE * line.size for row in around):
        return True
    left = min((part.left for row in around for part in row), default=0.0)
    near = all(abs(row[0].base - line.base) < _NEAR * line.size for row in around)
    return len(around) > 1 and near and line.right < left - _WIDE * line.size


def _stacked(part: Line, line: Line) -> bool:
    """Whether two lines begin alike, or stand around one middle."""
    return abs(part.left - line.left) < 2 or abs(part.left + part.right - line.left - line.right) < 4


def _hangs(row: list[Line], above: list[Line]) -> bool:
    """Whether a line alone goes on a cell above it that is not the first."""
    return (
        len(row) == 1
        and any(abs(row[0].left - part.left) < 2 for part in above[1:])
        and row[0].base - above[0].base < 1.5 * row[0].size
    )


def _table(rows: list[list[Line]]) -> Laid | None:
    """The table of rows, None where they are something else."""
    lines = [[word for part in sorted(row, key=lambda p: p.left) for word in part.words] for row in rows]
    n = _n_names(rows)
    header, body = lines[:n], lines[n:]
    columns = find_columns(body, header)
    if len(columns) < 2 or not all(fits(line, columns) for line in body) or _is_list(lines, columns):
        return None
    if not all(stands_around(part, columns) for line in header for part in segments(line, WIDE)):
        return None
    areas, n_headers = header_areas(header, columns, []) if header else ([], 0)
    more, n_rows = body_areas(body, columns, n_headers)
    areas, n_rows = areas + more, n_rows + n_headers
    if n_rows < _ROWS or sum(a.n_rows * a.n_columns for a in areas) < _FILLED * n_rows * len(columns):
        return None
    box = (columns[0][0], min(p.top for p in rows[0]), columns[-1][1], max(p.bottom for p in rows[-1]))
    return Laid(box, areas, n_rows, columns, n_headers)


def _n_names(rows: list[list[Line]]) -> int:
    """How many lines name the columns: those above the first with numbers, where most of the others have them."""
    numbers = [sum(_is_value(part.text) for part in row) for row in rows]
    first = next((i for i, row in enumerate(rows) if len(row) > 1 and numbers[i] * 2 >= len(row) - 1), 0)
    later = [(n, len(row)) for n, row in zip(numbers[first:], rows[first:], strict=True) if len(row) > 1]
    many = sum(n for n, _ in later) * 2 > sum(size - 1 for _, size in later)
    while first > 0 and len(rows[first - 1]) < 2:
        first -= 1  # the first line of a row's first cell, or the title of its part
    return _joined(rows[:first]) if many and first <= _NAMES else 0


def _joined(rows: list[list[Line]]) -> int:
    """How many lines are one header: each is near to the one before, or bold, or names parts of what that names."""
    for index, (above, row) in enumerate(pairwise(rows), 1):
        near = row[0].base - above[0].base < _NEAR * row[0].size
        if not near and not row[0].words[0].bold and len(row) <= len(above):
            return index
    return len(rows)


def _is_list(lines: list[list[Word]], columns: list[tuple[float, float]]) -> bool:
    """Whether lines are a list with its marks, a list of contents, numbered formulas, or words side by side."""
    texts = [" ".join(word.text for word in line) for line in lines]
    if sum(bool(_FORMULA.search(text)) for text in texts) * 3 > len(texts):
        return True
    if sum(bool(_LEADERS.search(text)) for text in texts) * 2 > len(texts):
        return True
    firsts, lasts = [line[0].text for line in lines], [line[-1].text for line in lines]
    if sum(bool(_MARK.fullmatch(text)) for text in firsts) * 2 > len(lines) and len(columns) < 4:
        return True
    if sum(bool(re.fullmatch(r"\(\d{1,3}\)", text)) for text in lasts) * 2 > len(lines):
        return True
    if len(columns) > 2:
        return not any(map(_is_number, (text for line in lines for text in (w.text for w in line)))) and len(lines) < 4
    return len(lines) < _PAIRS or sum(map(_is_number, lasts)) < _NUMBERS * len(lines)


def _is_value(text: str) -> bool:
    """Whether a cell has a number, with or without a mark behind it, or nothing."""
    return text in _NOTHING or _is_number(text.rstrip("*†‡§ "))


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text))
