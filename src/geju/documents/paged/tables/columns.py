"""Columns and rows of tables without upright rules: found by the gaps that go through all lines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from geju.documents.paged.page import Word
from geju.documents.paged.rows import GAP, corridors, segments
from geju.documents.paged.tables.grid import Area

Lines = list[list[Word]]
# What is wider than this many sizes of type is a gap between cells in any line, however few lines there are.
WIDE = 0.9
_FEW_LINES = 4
# Lines so much nearer to each other than rows are (share of the wider gap) belong to one row.
_NEARER = 0.6
# Up to this share of the columns of a row with lines of several rows may have a word on every line.
_FULL = 0.6
# What stands between two numbers of one cell.
_DIGITS = re.compile(r"[\W\d]+[%KMB]?")
_SIGNS = frozenset("/|±:~→")


def size_of(lines: Lines) -> float:
    """The usual size of type."""
    return median(word.size for line in lines for word in line)


def find_columns(body: Lines, header: Lines) -> list[tuple[float, float]]:
    """The columns of lines, each from its left to its right end; those that only the header names are among them."""
    size = size_of(body)
    several = [line for line in body if len(segments(line, WIDE)) > 1]
    choices = (several, body) if len(several) > 1 else ([*header, *body],)
    columns = _without_signs(max((_parted(lines, size) for lines in choices), key=len), body)
    for left, right in _named(header, size):
        if all(right <= a + 1 or left >= b - 1 for a, b in columns):
            columns.append((left, right))
    return sorted(columns)


def _named(header: Lines, size: float) -> list[tuple[float, float]]:
    """The ends of the lowest names of a header, each with its lines above; names above others may go over several."""
    low = max((line[0].base for line in header), default=0.0)
    lines = [[(part[0].left, max(w.right for w in part)) for part in segments(line, GAP)] for line in header]
    last = [part for line, parts in zip(header, lines, strict=True) for part in parts if low - line[0].base < size]
    upper = [part for line, parts in zip(header, lines, strict=True) for part in parts if low - line[0].base >= size]
    found = []
    for left, right in last:
        over = [u for u in upper if u[0] < right and u[1] > left and sum(u[0] < b and u[1] > a for a, b in last) == 1]
        found.append((min([left, *(u[0] for u in over)]), max([right, *(u[1] for u in over)])))
    return found


def _parted(lines: Lines, size: float) -> list[tuple[float, float]]:
    """The columns of lines that all count alike."""
    least = (GAP if len(lines) >= _FEW_LINES else WIDE) * size
    gaps = corridors(lines, least, len(lines) // 12)
    words = [word for line in lines for word in line]
    ends = [min(w.left for w in words), max(w.right for w in words)]
    cuts = [ends[0], *(x for gap in gaps for x in gap), ends[1]]
    return list(zip(cuts[::2], cuts[1::2], strict=True))


def _without_signs(columns: list[tuple[float, float]], body: Lines) -> list[tuple[float, float]]:
    """Columns that hold nothing but a sign between two numbers (“45.5 / 46.0”) are one with both beside them."""
    held: dict[int, list[str]] = defaultdict(list)
    for line in body:
        for word in line:
            held[column_of(word, columns)].append(word.text)
    found: list[tuple[float, float]] = []
    joins = False
    for index, (left, right) in enumerate(columns):
        sign = len(held[index]) > 1 and all(text in _SIGNS for text in held[index])
        if found and (joins or sign):
            found[-1] = (found[-1][0], right)
        else:
            found.append((left, right))
        joins = sign
    return found


def column_of(word: Word, columns: Sequence[tuple[float, float]]) -> int:
    """The column that a word overlaps most, else the nearest."""
    left, right = word.left, word.right
    for index, (low, high) in enumerate(columns):
        if low <= left and right <= high:
            return index

    def fit(index: int) -> tuple[float, float]:
        low, high = columns[index]
        return min(right, high) - max(left, low), -abs(word.middle - (low + high) / 2)

    return max(range(len(columns)), key=fit)


def by_column(line: list[Word], columns: Sequence[tuple[float, float]]) -> dict[int, list[Word]]:
    """The words of a line by the column that each stands in: what stands together in one, else word by word.

    A raised mark stays with the word before it.
    """
    found: dict[int, list[Word]] = defaultdict(list)
    for part in segments(line, GAP):
        left, right = part[0].left, max(word.right for word in part)
        over = [i for i, (low, high) in enumerate(columns) if left < high and right > low]
        last = over[0] if len(over) == 1 else -1
        for word in part:
            if len(over) != 1:
                last = last if word.raised and found and last >= 0 else column_of(word, columns)
            found[last].append(word)
    return found


def body_areas(lines: Lines, columns: Sequence[tuple[float, float]], first_row: int) -> tuple[list[Area], int]:
    """The cells of lines between two rules, and how many rows they make."""
    split = [by_column(line, columns) for line in lines]
    label, kept = _label_beside(lines, split)
    rows = _rows([lines[i] for i in kept], [split[i] for i in kept], columns)
    areas: list[Area] = []
    for offset, row in enumerate(rows):
        areas += row_areas(row, columns, first_row + offset)
    if label:
        areas = [a for a in areas if a.column or a.words]
        areas.append(Area(first_row, 0, max(len(rows), 1), 1, label))
        areas.sort(key=lambda a: (a.row, a.column))
    return areas, max(len(rows), 1 if label else 0)


def single_row(lines: Lines, columns: Sequence[tuple[float, float]], *, wrapping: bool = False) -> bool:
    """Whether lines can be one row: no cell is a heap of numbers, and one has a single line (or all hold text that wraps)."""
    split = [by_column(line, columns) for line in lines]
    cells: dict[int, list[str]] = defaultdict(list)
    for line in split:
        for column, words in line.items():
            cells[column].append("".join(w.text for w in words))
    if any(len(texts) > 1 and all(map(_DIGITS.fullmatch, texts)) for texts in cells.values()):
        return False
    return min(map(len, cells.values())) == 1 or (
        wrapping and all(_wraps(split, column, columns[column]) for column in cells)
    )


def one_row(lines: Lines, columns: Sequence[tuple[float, float]], at: int) -> list[Area]:
    """The cells of lines that are one row."""
    return row_areas([by_column(line, columns) for line in lines], columns, at)


def _label_beside(lines: Lines, split: Sequence[dict[int, list[Word]]]) -> tuple[list[Word], list[int]]:
    """The words of one cell that stands beside all rows, at half their height, and the lines that are left."""
    everything = list(range(len(lines)))
    named = [i for i in everything if 0 in split[i]]
    others = [i for i in everything if len(split[i]) > (0 in split[i])]
    several = all(len(split[i]) - (0 in split[i]) > 1 for i in others)
    if len(others) < 2 or len(named) != 1 or not several:
        return [], everything
    bases = [lines[i][0].base for i in others]
    pitch = (bases[-1] - bases[0]) / (len(bases) - 1)
    word = split[named[0]][0][0]
    alone = named[0] not in others
    off = abs(word.base - (bases[0] + bases[-1]) / 2)
    if off > (2.1 if alone else 0.6) * pitch or (not alone and (len(others) % 2 == 0 or len(others) < 3)):
        return [], everything
    label = list(split[named[0]].pop(0))
    return label, others


def row_areas(row: list[dict[int, list[Word]]], columns: Sequence[tuple[float, float]], at: int) -> list[Area]:
    """The cells of one row; a line of one part over several columns is one cell over them."""
    if len(row) == 1:
        words = sorted((w for part in row[0].values() for w in part), key=lambda w: w.left)
        if len(segments(words, WIDE)) == 1 and (len(row[0]) > 1 or _in_the_middle(words, columns)):
            whole = 0 not in row[0] and _in_the_middle(words, columns)
            first, last = (0, len(columns) - 1) if whole else (min(row[0]), max(row[0]))
            return [Area(at, first, 1, last - first + 1, words)]
    found: dict[int, list[Word]] = defaultdict(list)
    for line in row:
        for column, words in line.items():
            found[column] += words
    return [Area(at, column, 1, 1, words) for column, words in sorted(found.items())]


def _in_the_middle(words: list[Word], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether words stand around the middle of a table, as the title of a part of it does."""
    middle = (words[0].left + max(w.right for w in words)) / 2
    return len(columns) > 2 and abs(middle - (columns[0][0] + columns[-1][1]) / 2) < 2.5 * words[0].size


def _rows(
    lines: Lines, split: list[dict[int, list[Word]]], columns: Sequence[tuple[float, float]]
) -> list[list[dict[int, list[Word]]]]:
    """Lines put together to rows: by the space between them where rows stand off, else where a line only goes on."""
    for apart in _spaces(lines):
        rows = _cut(lines, split, apart)
        if _plausible(rows, columns):
            return rows
    rows = []
    fullest = 0
    for index, line in enumerate(split):
        near = index > 0 and _is_near(lines, split, index, fullest)
        fullest = index if not near or len(line) > len(split[fullest]) else fullest
        if rows and (near or _goes_on(line, rows[-1][-1], lines[index], lines[index - 1], columns)):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _is_near(lines: Lines, split: list[dict[int, list[Word]]], index: int, fullest: int) -> bool:
    """Whether a line overlaps the one above, and is no row beside the fullest line of that row."""
    size = size_of([lines[index]])
    own_row = len(split[index]) > 1 and len(split[index]) >= 0.6 * len(split[fullest])
    if own_row and lines[index][0].base - lines[fullest][0].base > 0.85 * size:
        return False
    return lines[index][0].base - lines[index - 1][0].base < 0.75 * size


def _spans(lines: Lines) -> list[tuple[float, float]]:
    """From the top to the bottom of each line's type; marks above the line left out."""
    return [(min(w.base - 0.8 * w.size for w in line), max(w.base + 0.2 * w.size for w in line)) for line in lines]


def _spaces(lines: Lines) -> list[float]:
    """The spaces that may part rows, being clearly wider than those between the lines of a cell; the widest first."""
    spans = _spans(lines)
    gaps, low = [], spans[0][1] if spans else 0.0
    for top, bottom in spans[1:]:
        gaps.append(top - low)
        low = max(low, bottom)
    size = size_of(lines) if lines else 1.0
    ordered = sorted(max(gap, 0.0) for gap in gaps)
    jumps = {(a + b) / 2 for a, b in pairwise(ordered) if a <= _NEARER * b and b - a > 0.18 * size}
    return sorted(jumps, reverse=True)


def _cut(lines: Lines, split: list[dict[int, list[Word]]], apart: float) -> list[list[dict[int, list[Word]]]]:
    rows: list[list[dict[int, list[Word]]]] = []
    low = 0.0
    for line, (top, bottom) in zip(split, _spans(lines), strict=True):
        if rows and top - low < apart:
            rows[-1].append(line)
            low = max(low, bottom)
        else:
            rows.append([line])
            low = bottom
    return rows


def _plausible(rows: list[list[dict[int, list[Word]]]], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether rows of several lines are rows: no cell is a heap of numbers, and most have fewer lines, or text that wraps."""
    several = [row for row in rows if len(row) > 1]
    for row in several:
        cells: dict[int, list[str]] = defaultdict(list)
        for line in row:
            for column, words in line.items():
                cells[column].append("".join(word.text for word in words))
        most = max(map(len, cells.values()))
        if any(len(texts) > 1 and all(map(_DIGITS.fullmatch, texts)) for texts in cells.values()):
            return False
        share = sum(len(texts) == most for texts in cells.values()) / len(cells)
        if share > _FULL and not all(
            _wraps(row, column, columns[column]) for column in cells if len(cells[column]) > 1
        ):
            return False
    return bool(several)


def _wraps(row: list[dict[int, list[Word]]], column: int, ends: tuple[float, float]) -> bool:
    """Whether the lines of a cell are one text: each but the last fills the column."""
    lines = [line[column] for line in row if column in line]
    size = lines[0][0].size
    return all(max(w.right for w in line) > ends[1] - max(2 * size, 0.2 * (ends[1] - ends[0])) for line in lines[:-1])


def _goes_on(
    line: dict[int, list[Word]],
    before: dict[int, list[Word]],
    words: list[Word],
    above: list[Word],
    columns: Sequence[tuple[float, float]],
) -> bool:
    """Whether a line only goes on cells of the line above, each of which fills its column."""
    size = max(w.size for w in words)
    if 0 in line or len(line) > max(1, 0.4 * len(columns)) or words[0].base - above[0].base > 1.6 * size:
        return False
    for column, part in line.items():
        if column not in before or "".join(w.text for w in part).replace(".", "").isdecimal():
            return False
        low, high = columns[column]
        if max(w.right for w in before[column]) - low < 0.6 * (high - low):
            return False
    return True
