"""Tables with a rule under each row: a rule that leaves a column out lets its cell reach over both rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from geju.documents.paged.page import Rule, Word
from geju.documents.paged.rows import base_lines, segments
from geju.documents.paged.tables.bands import Band, lines_between, row_below, runs
from geju.documents.paged.tables.columns import WIDE, Lines, by_column, find_columns, row_areas, single_row
from geju.documents.paged.tables.grid import Area, Laid
from geju.documents.paged.tables.headers import header_areas, is_header, stands_around

# Ends of rules that differ by less (points) are one; words may stand out by as much; rules this near are a double one.
_NEAR, _OUT, _DOUBLE = 5.0, 3.0, 4.0
# A row is no lower and no higher (points); the shortest rule is so much of the longest.
_LOW, _FAR, _SHORT = 8.0, 110.0, 0.4
# A rule that counts is longer (points); so many frames, and rules within one, are looked at.
_SHORTEST, _FRAMES, _RULES = 40.0, 60, 300
# Rows that end so much (of the width) before the others, and their rules with them, are of another table.
_NARROW = 0.15
# A band with so much room between two lines (sizes of type), and so much higher than most, holds more than a row.
_ROOM, _HIGHER = 0.9, 1.6
# How many lines above the first rule may be the header, how far from it and from each other, in sizes of type.
_HEADER_LINES, _ABOVE, _APART = 6, 1.3, 1.1


@dataclass(frozen=True, slots=True)
class _Ladder:
    """Rules from the top between two ends; all begin or end there, those that are shorter leave columns out."""

    low: float
    high: float
    rules: list[Rule]

    def whole(self, rule: Rule) -> bool:
        """Whether a rule goes from end to end."""
        return abs(rule.low - self.low) <= _NEAR and abs(rule.high - self.high) <= _NEAR


def ladder_tables(level: Sequence[Rule], words: list[Word]) -> Iterator[Laid]:
    """The tables of a page that have a rule under each row; those that only equal rules frame are left to others.

    What a table took may be taken out of ``words`` before the next is asked for.
    """
    for ladder in _ladders(level):
        bands = _bands(ladder, words)
        for first, last in _rows(bands, ladder.high - ladder.low):
            if _goes_on(ladder, bands[last].bottom, words):
                continue
            table = _titled(ladder, bands, first, last, level, words)
            if table:
                yield table


def _ladders(level: Sequence[Rule]) -> Iterator[_Ladder]:
    """The widest first, each from end to end at least twice; those of a page with very many are a drawing's."""
    ends = {(round(r.low / _NEAR), round(r.high / _NEAR)): r for r in level if r.high - r.low > _SHORTEST}
    ordered = sorted(level, key=lambda r: (r.at, r.low))
    for frame in sorted(ends.values(), key=lambda r: (r.low - r.high, r.low))[:_FRAMES]:
        ladder = _Ladder(frame.low, frame.high, [])
        for rule in ordered:
            begins, stops = abs(rule.low - frame.low) <= _NEAR, abs(rule.high - frame.high) <= _NEAR
            inside = rule.low >= frame.low - _NEAR and rule.high <= frame.high + _NEAR
            if inside and (begins or stops) and rule.high - rule.low >= _SHORT * (frame.high - frame.low):
                ladder.rules.append(rule)
        if sum(map(ladder.whole, ladder.rules)) > 1 and len(ladder.rules) <= _RULES:
            yield ladder


def _bands(ladder: _Ladder, words: list[Word]) -> list[Band]:
    """What stands between rules; nothing where these belong to a narrower table. A row that is too low for words is none."""
    found = []
    for a, b in pairwise(ladder.rules):
        ends = ladder.low, ladder.high
        lines = lines_between(words, ends, a.at, b.at) if _DOUBLE < b.at - a.at <= _FAR else []
        if b.at - a.at < _LOW and not lines:
            continue
        end = max(a.high, b.high)
        narrow = ladder.high - end > _NARROW * (ladder.high - ladder.low)
        found.append(Band(a.at, b.at, [] if narrow and all(line[-1].right < end + _OUT for line in lines) else lines))
    return found


def _rows(bands: list[Band], width: float) -> list[tuple[int, int]]:
    """From which to which band rows follow each other; one that holds more than a row parts them."""
    usual = median([band.bottom - band.top for band in bands]) if bands else 0.0
    kept = [Band(b.top, b.bottom, [] if _is_broken(b, usual) else b.lines) for b in bands]
    return runs(kept, width)


def _is_broken(band: Band, usual: float) -> bool:
    """Whether something else stands between two rules: the end of one table, a heading, the header of the next."""
    high = band.bottom - band.top > _HIGHER * usual
    for above, below in pairwise(band.lines):
        alone = len(segments(above, WIDE)) == 1
        if (high or alone) and _span(below)[0] - _span(above)[1] > _ROOM * above[0].size:
            return True
    return False


def _span(line: list[Word]) -> tuple[float, float]:
    return min(w.base - 0.8 * w.size for w in line), max(w.base + 0.2 * w.size for w in line)


def _goes_on(ladder: _Ladder, end: float, words: list[Word]) -> bool:
    """Whether more rows stand right under the last rule, in one band: the table is no ladder, or only its header is."""
    after = next((rule for rule in ladder.rules if rule.at > end + _DOUBLE and ladder.whole(rule)), None)
    lines = lines_between(words, (ladder.low, ladder.high), end, after.at) if after else []
    if len(lines) < 2 or len(segments(lines[0], WIDE)) < 2:
        return False
    return _span(lines[0])[0] - end < _ROOM * lines[0][0].size


def _titled(
    ladder: _Ladder, bands: list[Band], first: int, last: int, level: Sequence[Rule], words: list[Word]
) -> Laid | None:
    """The table of bands; with the title of its first part above them, where the header stands above that."""
    title = bands[first - 1] if first else None
    if (
        title
        and len(title.lines) == 1
        and len(segments(title.lines[0], WIDE)) == 1
        and title.bottom == bands[first].top
    ):
        table = _table(ladder, bands[first - 1 : last + 1], level, words)
        if table and table.n_headers:
            return table
    return _table(ladder, bands[first : last + 1], level, words)


def _table(ladder: _Ladder, bands: list[Band], level: Sequence[Rule], words: list[Word]) -> Laid | None:
    lines = [line for band in bands for line in band.lines]
    columns = find_columns(lines, [])
    if len(columns) < 2:
        return None
    above = _above(ladder, bands[0], columns, words)
    rules = [r for r in ladder.rules if bands[0].top - 1 <= r.at <= bands[-1].bottom + 1]
    several = sum(any(len(segments(line, WIDE)) > 1 for line in band.lines) for band in bands)
    if (all(map(ladder.whole, rules)) and not above) or several < 2:
        return None
    n_names = _names(bands, above)
    body = [*bands[n_names:], *row_below(bands, (ladder.low, ladder.high), words)]
    header = [*above, *(line for band in bands[:n_names] for line in band.lines)]
    lines = [line for band in body for line in band.lines]
    columns = find_columns(lines, header)
    if len(columns) < 2 or not all(single_row(band.lines, columns, wrapping=True) for band in body):
        return None
    top = min(w.top for line in header[:1] for w in line) if above else bands[0].top
    inner = [r for r in level if top < r.at < body[0].top - 1 and r.high - r.low < 0.97 * (ladder.high - ladder.low)]
    areas, n_headers = header_areas(header, columns, inner) if header else ([], 0)
    areas += _cells(body, rules, columns, n_headers)
    box = (min(ladder.low, columns[0][0]), top, max(ladder.high, columns[-1][1]), body[-1].bottom)
    return Laid(box, areas, n_headers + len(body), columns, n_headers)


def _names(bands: list[Band], above: Lines) -> int:
    """How many of the first bands are header: words where the rows below have numbers, or in bold."""
    n = 0
    while n < min(3, len(bands) - 1) and is_header(bands[n].lines, [line for b in bands[n + 1 :] for line in b.lines]):
        line, last = bands[n].lines[0], bands[n - 1].lines[-1] if n else above[-1] if above else []
        if last and not line[0].bold and len(segments(line, WIDE)) <= len(segments(last, WIDE)):
            break  # a row without numbers, or the title of a part of the table
        n += 1
    return n


def _above(ladder: _Ladder, first: Band, columns: list[tuple[float, float]], words: list[Word]) -> Lines:
    """The header above the first rule: lines right above it, each name over a column, or around the middle of several.

    Close under another rule they may as well be a row: there they must look like a header.
    """
    size = max(word.size for word in first.lines[0])
    before = max((r.at for r in ladder.rules if first.top - _FAR < r.at < first.top - _DOUBLE), default=0.0)
    near = [w for w in words if max(before, first.top - 12 * size) <= w.base <= first.top + 1]
    kept: Lines = []
    under, room = first.top, _ABOVE * size
    for line in reversed(base_lines(near)):
        top, bottom = _span(line)
        if under - bottom > room or len(kept) == _HEADER_LINES or not _names_columns(line, columns, ladder):
            break
        kept.insert(0, line)
        under, room = top, _APART * size
    while kept and len(segments(kept[0], WIDE)) < 2 and not _hangs(kept):
        del kept[0]
    named = any(len(segments(line, WIDE)) > 1 for line in kept)
    free = not before or first.top - before > _HIGHER * (first.bottom - first.top)
    return kept if named and (free or is_header(kept, first.lines)) else []


def _hangs(kept: Lines) -> bool:
    """Whether a line alone is the first line of a name, beside or right above the others, not the title above the table."""
    if len(kept) < 2:
        return False
    room = (_span(kept[1])[0] - _span(kept[0])[1]) / kept[0][0].size
    return room < 0.1 or (room < 0.45 and kept[0][0].bold)


def _names_columns(line: list[Word], columns: list[tuple[float, float]], ladder: _Ladder) -> bool:
    if line[0].left < ladder.low - _OUT or max(w.right for w in line) > ladder.high + _OUT:
        return False
    return all(stands_around(part, columns) for part in segments(line, WIDE))


def _cells(bands: list[Band], rules: list[Rule], columns: Sequence[tuple[float, float]], first: int) -> list[Area]:
    """The cells of bands: where no rule goes through a column, the cell above goes on."""
    open_: list[Area | None] = [None] * len(columns)
    areas: list[Area] = []
    for index, band in enumerate(bands):
        parting = [r for r in rules if abs(r.at - band.top) <= _DOUBLE]
        new = [index == 0 or any(r.low - _NEAR <= (a + b) / 2 <= r.high + _NEAR for r in parting) for a, b in columns]
        split = [by_column(line, columns) for line in band.lines]
        own = [{c: part for c, part in line.items() if new[c]} for line in split]
        cells = row_areas([line for line in own if line], columns, first + index) if any(own) else []
        for c, is_new in enumerate(new):
            going = open_[c]
            if is_new or going is None:
                open_[c] = next((a for a in cells if a.column == c and a.n_columns == 1), None) if is_new else None
                if open_[c] is None:
                    open_[c] = Area(first + index, c, 1, 1)
                continue
            going.n_rows = first + index - going.row + 1
            going.words += [w for line in split for w in line.get(c, ())]
        areas += cells
        known = {id(area) for area in areas}
        areas += [a for a in open_ if a and a.words and id(a) not in known]
    return sorted(areas, key=lambda a: (a.row, a.column))
