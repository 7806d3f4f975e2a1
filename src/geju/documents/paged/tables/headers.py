"""The header of a table without upright rules: names over one column or several, in one line or more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from geju.documents.paged.page import Rule, Word
from geju.documents.paged.rows import GAP, segments
from geju.documents.paged.tables.columns import Lines, column_of
from geju.documents.paged.tables.grid import Area

_NUMBER = re.compile(r"[\d.,]+\s?[KkMBbTG%]?")
Columns = Sequence[tuple[float, float]]
Name = tuple[list[Word], int, int]


def header_areas(lines: Lines, columns: Columns, rules: Sequence[Rule]) -> tuple[list[Area], int]:
    """The cells of header lines, and how many rows they make: several where a name stands over several columns."""
    parts = [_spread(line, lines[index + 1 :], columns, rules) for index, line in enumerate(lines)]
    layers = [i for i, line in enumerate(parts[:-1]) if any(b > a for _, a, b in line) or _below(lines[i], rules)]
    rows = _are_rows(parts)
    last_layer = layers[-1] if layers else -1
    areas: list[Area] = []
    row, begun = 0, 0
    for index, names in enumerate(parts):
        # Below the last name over several columns the names of each column are one row, however many lines they have.
        deeper = rows or (begun <= last_layer and bool(layers))
        apart = deeper and not _same_row(lines[begun], lines[index])
        if index and (apart or (_are_values(names) and not _are_values(parts[index - 1]))):
            row, begun = row + 1, index
        for words, first, last in names:
            home = [a for a in areas if (a.row, a.column, a.n_columns) == (row, first, last - first + 1)]
            if home:
                home[0].words += words
            else:
                areas.append(Area(row, first, 1, last - first + 1, list(words)))
    return _deepened(_apart_again(areas), row + 1), row + 1


def _spread(line: list[Word], below: Lines, columns: Columns, rules: Sequence[Rule]) -> list[Name]:
    """The names of a header line, each from the first to the last column that it stands over.

    A rule right below says so; else it stands around the middle of columns that later lines name. Beside such a name one
    over a single column may stand over its neighbours as well.
    """
    parts = _names(line, columns)
    under = [r for r in _below(line, rules) if sum(r.low < (p[0].left + p[-1].right) / 2 < r.high for p in parts) < 2]
    names = [(words, _by_rule(words, columns, under)) for words in parts]
    found = [(words, *(span or _overlapped(words, columns))) for words, span in names]
    wide = any(span for _, span in names)
    for again in (False, True):
        for index, (words, first, last) in enumerate(found):
            clear = first == last and _over(words, columns[first])
            if names[index][1] or (clear and not (again and wide)) or not below:
                continue
            taken = {c for i, (_, a, b) in enumerate(found) if i != index for c in range(a, b + 1)}
            run = _around((words[0].left + max(w.right for w in words)) / 2, columns, taken, below)
            if run and run[0] <= first and last <= run[1]:
                found[index] = (words, *run)
        wide = wide or any(last > first for _, first, last in found)
    return found


def is_header(first: Lines, rest: Lines) -> bool:
    """Whether the first of many ruled rows is a header: bold, or words where the rows below have numbers."""
    words = [word for line in first for word in line]
    others = [word.text for line in rest for word in line]
    numbers = sum(text[0].isdecimal() for text in others) * 3 > len(others)
    return words[0].bold or (numbers and not any(word.text[0].isdecimal() for word in words))


def stands_around(words: list[Word], columns: Columns) -> bool:
    """Whether words stand over one column, or around the middle of several that follow each other."""
    left, right = words[0].left, max(w.right for w in words)
    over = [i for i, (a, b) in enumerate(columns) if left < b - 1 and right > a + 1]
    if len(over) < 2:
        return True
    middle, size = (left + right) / 2, words[0].size
    runs = combinations(range(len(columns)), 2)
    fit = any(
        abs((columns[a][0] + columns[b][1]) / 2 - middle) < size and a <= over[0] and over[-1] <= b for a, b in runs
    )
    return fit and right - left < columns[-1][1] - columns[0][0]


def _are_values(names: list[Name]) -> bool:
    """Whether a line of a header gives a number for each column, not a name."""
    others = [" ".join(w.text for w in words) for words, first, _ in names if first > 0]
    return len(others) > 1 and all(map(_NUMBER.fullmatch, others))


def _are_rows(parts: list[list[Name]]) -> bool:
    """Whether the lines of a header are rows of their own: each names something at the left and has numbers beside it."""
    if len(parts) < 2:
        return False
    first = min(column for line in parts for _, column, _ in line)
    for index, line in enumerate(parts):
        others = ["".join(w.text for w in words) for words, column, _ in line if column != first]
        if len(others) == len(line) or (index and sum(any(map(str.isdigit, o)) for o in others) * 2 < len(others)):
            return False
    return True


def _around(middle: float, columns: Columns, taken: set[int], below: Lines) -> tuple[int, int] | None:
    """The widest run of free columns around a middle, each of which a later line names."""
    named = {column_of(word, columns) for line in below for word in line}
    size = below[0][0].size
    best: tuple[int, int] | None = None
    for first, last in combinations(range(len(columns)), 2):
        run = set(range(first, last + 1))
        off = abs((columns[first][0] + columns[last][1]) / 2 - middle)
        if run & taken or not run <= named or off > 0.8 * size:
            continue
        if best is None or last - first > best[1] - best[0]:
            best = first, last
    return best


def _names(line: list[Word], columns: Sequence[tuple[float, float]]) -> list[list[Word]]:
    """The names in a line of a header: parted by gaps, and where each of several words stands over a column of its own."""
    found: list[list[Word]] = []
    for part in segments(line, GAP):
        pieces: list[tuple[int, list[Word]]] = []
        for word in part:
            column = pieces[-1][0] if word.raised and pieces else column_of(word, columns)
            if pieces and pieces[-1][0] == column:
                pieces[-1][1].append(word)
            else:
                pieces.append((column, [word]))
        each = [column for column, _ in pieces] == list(range(pieces[0][0], pieces[0][0] + len(pieces)))
        if len(pieces) > 1 and each and all(_over(words, columns[column]) for column, words in pieces):
            found += [words for _, words in pieces]
        else:
            found.append(part)
    return found


def _over(words: list[Word], column: tuple[float, float]) -> bool:
    """Whether words stand over a column as its name does: around its middle, or flush with one of its ends."""
    left, right = words[0].left, max(w.right for w in words)
    off = abs((left + right) - (column[0] + column[1])) / 2
    return off < 0.8 * words[0].size or min(abs(left - column[0]), abs(right - column[1])) < 0.3 * words[0].size


def _same_row(above: list[Word], below: list[Word]) -> bool:
    """Whether a header's line stands at half the height between others: a name beside two rows."""
    return below[0].base - above[0].base < 0.9 * max(w.size for w in below)


def _below(line: list[Word], rules: Sequence[Rule]) -> list[Rule]:
    """The short rules right below a line."""
    base, size = line[0].base, max(w.size for w in line)
    return [rule for rule in rules if base < rule.at < base + 1.2 * size + 3]


def _apart_again(areas: list[Area]) -> list[Area]:
    """Cells of a header where none lies over another: the later gives way."""
    kept: list[Area] = []
    taken: dict[tuple[int, int], Area] = {}
    for area in areas:
        places = [(area.row, c) for c in range(area.column, area.column + area.n_columns)]
        over = next((taken[p] for p in places if p in taken), None)
        if over:
            over.words += area.words
            continue
        taken.update(dict.fromkeys(places, area))
        kept.append(area)
    return kept


def _deepened(areas: list[Area], n_rows: int) -> list[Area]:
    """A name with nothing under it or over it in its column covers all rows of the header."""
    for area in areas:
        mates = [a for a in areas if a is not area and a.column <= area.column < a.column + a.n_columns]
        if area.n_columns == 1 and not mates and n_rows > 1:
            area.row, area.n_rows = 0, n_rows
    return sorted(areas, key=lambda a: (a.row, a.column))


def _by_rule(words: list[Word], columns: Columns, below: Sequence[Rule]) -> tuple[int, int] | None:
    """The columns over a rule right below a name."""
    left, right = words[0].left, max(w.right for w in words)
    for rule in below:
        if rule.low <= left + 3 and right - 3 <= rule.high:
            under = [i for i, (a, b) in enumerate(columns) if rule.low - 3 <= (a + b) / 2 <= rule.high + 3]
            if under:
                return under[0], under[-1]
    return None


def _overlapped(words: list[Word], columns: Columns) -> tuple[int, int]:
    """The columns that lie under a name, else the one that it overlaps most."""
    left, right = words[0].left, max(w.right for w in words)
    over = [
        i for i, (a, b) in enumerate(columns) if min(right, b) - max(left, a) > 0.5 * (b - a) or a <= left < right <= b
    ]
    if over:
        return over[0], over[-1]
    one = max(range(len(columns)), key=lambda i: min(right, columns[i][1]) - max(left, columns[i][0]))
    return one, one
