"""Tables without any rules: lines that follow each other, each in parts, with gaps that go through all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from geju.documents.paged.page import Line, Word
from geju.documents.paged.rows import segments
from geju.documents.paged.tables.columns import WIDE, body_areas, find_columns
from geju.documents.paged.tables.grid import Laid

T = TypeVar("T")  # tables and pictures, which stay where they are
# Lines of a table at the least; rows stand no further apart than this, in sizes of type; so many of its places are filled.
_ROWS, _STEP, _FILLED = 3, 3.2, 0.6
# What looks like a table of two columns is one only with numbers on the right, and from so many lines.
_PAIRS, _NUMBERS = 4, 0.7
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
        while end < len(rows) and (len(rows[end]) > 1 or (end > at and _hangs(rows[end], rows[end - 1]))):
            end += 1
        while end > at and len(rows[end - 1]) < 2 and not _hangs(rows[end - 1], rows[end - 2]):
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
    columns = find_columns(lines, [])
    if len(columns) < 2 or any(not _fits(line, columns) for line in lines) or _is_list(lines, columns):
        return None
    areas, n_rows = body_areas(lines, columns, 0)
    if n_rows < _ROWS or len(areas) < _FILLED * n_rows * len(columns):
        return None
    box = (columns[0][0], min(p.top for p in rows[0]), columns[-1][1], max(p.bottom for p in rows[-1]))
    first = ["".join(w.text for w in area.words) for area in areas if area.row == 0]
    later = ["".join(w.text for w in area.words) for area in areas if area.row > 0 and area.column > 0]
    headed = not any(map(_NUMBER.fullmatch, first)) and sum(map(_is_number, later)) * 2 > len(later)
    return Laid(box, areas, n_rows, columns, int(headed))


def _fits(line: list[Word], columns: list[tuple[float, float]]) -> bool:
    """Whether no part of a line lies over two columns."""
    for part in segments(line, WIDE):
        left, right = part[0].left, max(w.right for w in part)
        if sum(left < b - 1 and right > a + 1 for a, b in columns) > 1:
            return False
    return True


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


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text))
