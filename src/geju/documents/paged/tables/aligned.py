"""Tables between level rules: one above, one below, most often one under the header; and those a page break leaves open."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from geju.documents.paged.page import Rule, Sheet, Word
from geju.documents.paged.rows import base_lines, segments
from geju.documents.paged.tables.bands import Band, fits, kind_of, lines_between, row_below, runs
from geju.documents.paged.tables.columns import WIDE, Lines, body_areas, find_columns, one_row, single_row
from geju.documents.paged.tables.grid import Area, Laid, holds, is_full
from geju.documents.paged.tables.headers import header_areas, is_header
from geju.documents.paged.tables.ladder import ladder_tables

# Rules whose ends differ by less (points) frame one table; words may stand out by as much.
_NEAR, _OUT = 5.0, 3.0
# Rules so near each other are one double rule.
_DOUBLE = 4.0
_HEADER_LINES = 9
# A table has at least so many rules of its own.
_WHOLE = 3
# Where so many rules part a table, there is one for each row.
_MANY = 4
# The share of places in a table that hold words.
_FILLED = 0.45
# So many shapes for each cell are a drawing; a table may have a few cells shaded.
_SHAPES = 0.25


def open_tables(sheet: Sheet, before: Laid | None) -> list[Laid]:
    """The tables between level rules of a page; words in them are no longer among its words.

    ``before`` is the table that the page before left open.
    """
    found: list[Laid] = []
    groups = _groups(sheet.level)
    if before is not None:
        _take(found, _continued(before, groups, sheet.words), sheet)
    for table in ladder_tables(sheet.level, sheet.words):
        _take(found, table, sheet)
    for rules in groups:
        for table in _tables(rules, sheet.level, sheet.words):
            _take(found, table, sheet)
    return found


def _take(found: list[Laid], table: Laid | None, sheet: Sheet) -> None:
    if table is not None and not _is_drawing(table, sheet):
        found.append(table)
        inside = {id(word) for area in table.areas for word in area.words}
        sheet.words[:] = [word for word in sheet.words if id(word) not in inside]


def _is_drawing(table: Laid, sheet: Sheet) -> bool:
    """Whether a table is part of a drawing: many shapes stand in it, or it is a gappy part of a picture."""
    wide = table.box[2] - table.box[0]
    shapes = [box for box in sheet.drawn if holds(table.box, box) and box[2] - box[0] < 0.9 * wide]
    if len(shapes) > _SHAPES * len(table.areas):
        return True
    return any(holds(box, table.box) for box in sheet.pictures) and not (is_full(table) and table.n_rows > 2)


def _groups(level: list[Rule]) -> list[list[Rule]]:
    """Rules with the same ends, each group from the top; the widest groups first."""
    groups: list[list[Rule]] = []
    for rule in sorted(level, key=lambda r: r.at):
        for group in groups:
            if abs(group[0].low - rule.low) <= _NEAR and abs(group[0].high - rule.high) <= _NEAR:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return sorted((g for g in groups if g[0].high - g[0].low > 40), key=lambda g: (-(g[0].high - g[0].low), g[0].at))


def _lines(words: list[Word], low: float, high: float, top: float, bottom: float) -> Lines:
    """The lines within a frame."""
    inside = [w for w in words if low - _OUT <= w.middle <= high + _OUT and top - 1 <= w.base - 0.3 * w.size <= bottom]
    return base_lines(inside)


def _tables(rules: list[Rule], level: list[Rule], words: list[Word]) -> list[Laid]:
    """The tables that rules of one width frame."""
    low, high = rules[0].low, rules[0].high
    bands = [
        Band(a.at, b.at, [] if _holds_another(level, a, b) else lines_between(words, (low, high), a.at, b.at))
        for a, b in pairwise(rules)
        if b.at - a.at > _DOUBLE
    ]
    tables = []
    for first, last in runs(bands, high - low):
        goes_on = None
        if last == len(bands) - 1:
            goes_on = _beyond(rules[-1], words, bands[first : last + 1])
        own = bands[first : last + 1]
        if len(own) > 2 and (first == 0 or bands[first - 1].bottom < own[0].top or not bands[first - 1].lines):
            own = [*own, *(() if goes_on else row_below(own, (low, high), words))]
        table = _laid(own, goes_on, (low, high), level)
        if table:
            tables.append(table)
    if len(rules) == 1 or not tables or tables[-1].box[3] < rules[-2].at:
        tables += _left_open(rules, words, level)
    return tables


def _holds_another(level: list[Rule], above: Rule, below: Rule) -> bool:
    """Whether a whole table stands between two rules: at least three of its own, that begin and end within them."""
    inner = [
        (round(r.low / _NEAR), round(r.high / _NEAR))
        for r in level
        if above.at < r.at < below.at and r.low > above.low + _NEAR and r.high < above.high - _NEAR
    ]
    return any(n >= _WHOLE for n in Counter(inner).values())


def _beyond(rule: Rule, words: list[Word], bands: list[Band]) -> Band | None:
    """The rows under the last rule of a page that go on the table above it down to the last line of the page."""
    below = [w for w in words if w.base > rule.at + 2]
    lines = base_lines(below)
    body = [line for band in bands[1:] for line in band.lines]
    columns = find_columns(body or bands[0].lines, bands[0].lines if body else [])
    kept: Lines = []
    for line in lines:
        if not fits(line, columns, (rule.low, rule.high)):
            break
        kept.append(line)
    if not any(len(segments(line, WIDE)) > 1 for line in kept):
        return None
    rest = lines[len(kept) :]
    if any(len(line) > 3 for line in rest) or len(rest) > 2:
        return None
    return Band(rule.at, max(w.bottom for line in kept for w in line), kept)


def _left_open(rules: list[Rule], words: list[Word], level: list[Rule]) -> list[Laid]:
    """A table whose header alone has rules, when its rows reach the end of the page."""
    if len(rules) < 2:
        return []
    low, high = rules[-2].low, rules[-2].high
    head = Band(rules[-2].at, rules[-1].at, _lines(words, low, high, rules[-2].at, rules[-1].at))
    if not 0 < len(head.lines) <= _HEADER_LINES or kind_of(head.lines, high - low) != "columns":
        return []
    if not any(w.base > rules[-1].at + 2 for w in words):
        columns = find_columns(head.lines, [])
        areas, n_rows = header_areas(head.lines, columns, [])
        return [Laid((low, head.top, high, head.bottom), areas, n_rows, columns, n_rows, open=True)]
    band = _beyond(rules[-1], words, [head])
    table = _laid([head], band, (low, high), level) if band else None
    return [table] if table else []


def _laid(bands: list[Band], beyond: Band | None, ends: tuple[float, float], level: list[Rule]) -> Laid | None:
    """The table of bands; the first of several is its header. None where it is too little for one."""
    bands = [*bands, beyond] if beyond else bands
    below = sum(len(band.lines) for band in bands[1:])
    headed = 0 < len(bands[0].lines) <= min(_HEADER_LINES, 2 * below + 1) and len(bands) > 1
    header = bands[0].lines if headed else []
    body = [line for band in bands[headed:] for line in band.lines]
    if len(header) + len(body) < 2 or not body:
        return None
    columns = find_columns(body, header)
    if len(columns) < 2 or (len(columns) == 2 and _numbered(body)):
        return None
    inner = [r for r in level if bands[0].top < r.at < bands[-1].bottom and r.high - r.low < 0.97 * (ends[1] - ends[0])]
    areas, n_rows = header_areas(header, columns, inner) if header else ([], 0)
    n_headers = n_rows
    rest = bands[headed:]
    many = len(rest) >= _MANY
    framed = [band for band in bands if band is not beyond]
    rule_a_row = len(rest) > 1 and all(single_row(band.lines, columns, wrapping=many) for band in framed)
    if rule_a_row and headed and not is_header(bands[0].lines, [line for band in rest for line in band.lines]):
        n_headers = 0
    for band in rest:
        for lines in _stretches(band, inner, columns):
            if rule_a_row and band is not beyond:
                more, n = one_row(lines, columns, n_rows), 1
            else:
                more, n = body_areas(lines, columns, n_rows)
            areas += more
            n_rows += n
    box = (min(ends[0], columns[0][0]), bands[0].top, max(ends[1], columns[-1][1]), bands[-1].bottom)
    if _is_scale(areas, n_rows, len(columns)):
        return None
    return Laid(box, areas, n_rows, columns, n_headers, open=beyond is not None)


def _is_scale(areas: list[Area], n_rows: int, n_columns: int) -> bool:
    """Whether cells are the words of a drawing: too few of them, or hardly more than the numbers along an axis."""
    if sum(area.n_rows * area.n_columns for area in areas) < _FILLED * n_rows * n_columns:
        return True
    first = ["".join(w.text for w in area.words) for area in areas if area.row == 0]
    return n_rows < 4 and sum(word.lstrip("-−+").replace(".", "").isdecimal() for word in first) > 0.6 * len(first)


def _numbered(body: Lines) -> bool:
    """Whether a first column only numbers lines, as in a listing."""
    marks = [line[0].text.rstrip(":.)") for line in body]
    return sum(mark.isdecimal() for mark in marks) > 0.7 * len(marks) and all(
        int(b) - int(a) == 1 for a, b in pairwise(marks) if a.isdecimal() and b.isdecimal()
    )


def _stretches(band: Band, inner: list[Rule], columns: list[tuple[float, float]]) -> list[Lines]:
    """The lines of a band parted by the rules that go through most of its columns."""
    wide = columns[-1][1] - columns[0][0]
    cuts = [r.at for r in inner if band.top < r.at < band.bottom and r.high - r.low > 0.5 * wide]
    found: list[Lines] = [[] for _ in range(len(cuts) + 1)]
    for line in band.lines:
        found[sum(cut < line[0].base for cut in cuts)].append(line)
    return [lines for lines in found if lines]


def _continued(before: Laid, groups: list[list[Rule]], words: list[Word]) -> Laid | None:
    """The rows at the head of a page that go on an open table, down to the first rule of its width, or to the end."""
    low, high = before.box[0], before.box[2]
    ends = [g for g in groups if abs(g[0].low - low) <= _NEAR and abs(g[0].high - high) <= _NEAR]
    rule = min((r for g in ends for r in g), key=lambda r: r.at, default=None)
    lines = base_lines([w for w in words if rule is None or w.base <= rule.at])
    inside = [line for line in lines if line[0].left >= low - _OUT and line[-1].right <= high + _OUT]
    if not inside or len(inside) < len(lines) or kind_of(inside, high - low) != "columns":
        return None
    columns = _shared(before.columns, find_columns(inside, []))
    if not columns:
        return None
    areas, n_rows = body_areas(inside, columns, 0)
    top = min(w.top for line in inside for w in line)
    bottom = rule.at if rule else max(w.bottom for line in inside for w in line)
    return Laid((low, top, high, bottom), areas, n_rows, columns, begun=True, open=rule is None)


def _shared(before: list[tuple[float, float]], own: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The columns of two parts of one table; empty where they do not go together."""
    columns = list(own)
    for a, b in before:
        over = [i for i, (c, d) in enumerate(columns) if min(b, d) - max(a, c) > 0]
        if len(over) > 1:
            over = [i for i in over if min(b, columns[i][1]) - max(a, columns[i][0]) > 0.3 * (b - a)]
        if len(over) > 1:
            return []
        if over:
            c, d = columns[over[0]]
            columns[over[0]] = (min(a, c), max(b, d))
        else:
            columns.append((a, b))
    columns.sort()
    clear = all(a[1] <= b[0] + 1 for a, b in pairwise(columns))
    return columns if clear and len(columns) <= max(len(before), len(own)) + 1 else []
