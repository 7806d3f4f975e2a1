"""Two headers printed in each other's place: every row says so, and each column fits the other's test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import combinations
from pathlib import Path

from geju.base.content import load_yaml
from geju.claims.tables.scores import cells
from geju.claims.tables.scores.heads import Head
from geju.claims.tables.scores.layout import Reading
from geju.claims.tables.scores.notes import note
from geju.model.span import Evidence

_HERE = Path(__file__).parent
_LEAST = 4  # rows that must say so
_GAP = 5  # points that the harder test must be above the easier one on average
_FINE = 5  # rows from which the fineness of the values is telling
Rows = list[tuple[Decimal, Decimal]]


@lru_cache(maxsize=1)
def _typical() -> tuple[frozenset[tuple[str, str]], dict[str, int]]:
    """Which test is below which, and how many questions each has."""
    content = load_yaml(_HERE / "typical.yaml", _HERE / "typical.schema.json")
    return frozenset((low, high) for low, high in content["below"]), content["questions"]


def swapped(reading: Reading, ids: dict[int, str]) -> Reading:
    """The reading with two headers exchanged where exactly one pair of columns says so."""
    once = [c for c, id_ in ids.items() if id_ and list(ids.values()).count(id_) == 1]
    found = [pair for pair in combinations(once, 2) if _exchanged(reading, pair, (ids[pair[0]], ids[pair[1]]))]
    if len(found) != 1:
        return reading
    return exchange(reading, *found[0])


def exchange(reading: Reading, first: int, second: int) -> Reading:
    """The reading with the headers of two columns exchanged."""
    heads = {first: _taken(reading, first, second), second: _taken(reading, second, first)}
    return replace(reading, heads=reading.heads | heads)


def _exchanged(reading: Reading, pair: tuple[int, int], ids: tuple[str, str]) -> bool:
    below, questions = _typical()
    rows = list(_rows(reading, pair))
    for at, order in ((0, 1), (1, 0)):
        if (ids[at], ids[order]) in below and len(rows) >= _LEAST:
            gaps = [row[at] - row[order] for row in rows]
            return all(gap > 0 for gap in gaps) and sum(gaps) >= _GAP * len(gaps)
    n = [questions[id_] for id_ in ids if id_ in questions]
    if len(set(n)) < 2 or len(rows) < _FINE:
        return False
    crossed = all(_is_share(n[1], a) and _is_share(n[0], b) for a, b in rows)
    own = [sum(_is_share(n[i], row[i]) for row in rows) for i in (0, 1)]
    return crossed and all(4 * count <= len(rows) for count in own)


def _rows(reading: Reading, pair: tuple[int, int]) -> Iterator[tuple[Decimal, Decimal]]:
    for row in range(reading.first, reading.sheet.n_rows):
        found = [cells.VALUE.match(reading.sheet.text(row, column)) for column in pair]
        numbers = [Decimal(m["number"].replace("−", "-")) for m in found if m]
        if len(numbers) == 2:
            yield numbers[0], numbers[1]


def _is_share(n: int, value: Decimal) -> bool:
    """Whether a value with a place behind the point is a share of so many questions."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= 0:
        return False
    nearest = (value * n / 100).to_integral_value() * 100 / n
    return abs(nearest - value) <= Decimal(1).scaleb(exponent) / 2


def _taken(reading: Reading, column: int, other: int) -> tuple[Head, ...]:
    """The head of a column with the other's test; both headers as printed are its evidence."""
    own, its = reading.heads[column][0], reading.heads[other][0]
    said = (*(Evidence("header", e.span) for e in own.said), *its.said)
    words = note("claims.header_swapped", header=own.test.benchmark, other=its.test.benchmark)
    return (replace(own, test=its.test, said=said, note=words),)
