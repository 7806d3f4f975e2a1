"""Headers that cannot be right: values beside MMLU that the printed test does not give, and the one test that they fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import permutations
from pathlib import Path
from typing import Any

from geju.base.content import load_yaml
from geju.base.errors import Problem
from geju.base.text import plain_signs
from geju.claims.tables.scores import cells
from geju.claims.tables.scores.heads import Head
from geju.claims.tables.scores.layout import Reading
from geju.claims.tables.scores.notes import note
from geju.claims.tables.scores.swaps import exchange, swapped
from geju.model.naming.lexicon import Lexicon
from geju.model.span import Evidence, Span
from geju.model.vocabulary import Vocabulary

_HERE = Path(__file__).parent
_ANCHOR = "mmlu"
_LEAST = 4
Pair = tuple[Decimal, Decimal]


@lru_cache(maxsize=1)
def _typical() -> Mapping[str, Any]:
    content: Mapping[str, Any] = load_yaml(_HERE / "typical.yaml", _HERE / "typical.schema.json")
    return content


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A column whose printed test does not give its values; ``pairs`` are (MMLU, value) of its rows."""

    column: int
    printed: str
    pairs: tuple[Pair, ...]


def weighed(reading: Reading, vocabulary: Vocabulary) -> tuple[Reading, list[Problem]]:
    """The reading with the test that a column's values fit where its header cannot be right, else with a note and a problem."""
    ids = _tests(reading, vocabulary.lexicon)
    exchanged = swapped(reading, ids)
    if exchanged is not reading:
        return exchanged, []
    doubts = list(_doubts(reading, ids))
    if len(doubts) == 2 and all(_gives(b.printed, pair) for a, b in permutations(doubts) for pair in a.pairs):
        return exchange(reading, doubts[0].column, doubts[1].column), []
    if len(doubts) != 1:  # where several do not fit, what they are measured by may be what is wrong
        return reading, []
    doubt = doubts[0]
    head = reading.heads[doubt.column][0]
    chosen = _fitting(doubt, ids)
    place = _place(reading, chosen, vocabulary.lexicon) if chosen else None
    if place is None:
        said = {"header": head.test.benchmark, "n": str(len(doubt.pairs))}
        line = head.said[0].span.line if head.said else None
        name = reading.sheet.document.name
        problem = Problem("claims.header_doubtful", tuple(sorted(said.items())), name, line, "warning")
        return _with(
            reading, doubt.column, replace(head, note=note("claims.header_unsettled", header=head.test.benchmark))
        ), [problem]
    test = replace(head.test, benchmark=plain_signs(place.quote))
    said_by = (*(Evidence("header", e.span) for e in head.said), Evidence("benchmark", place))
    words = note("claims.header_reread", header=head.test.benchmark, chosen=place.quote)
    return _with(reading, doubt.column, replace(head, test=test, said=said_by, note=words)), []


def _with(reading: Reading, column: int, head: Head) -> Reading:
    return replace(reading, heads=reading.heads | {column: (head,)})


def _tests(reading: Reading, lexicon: Lexicon) -> dict[int, str]:
    """The id of the known test of each column, empty where it is unknown, a part of one or one of several in a cell."""
    found = {}
    for column, heads in sorted(reading.heads.items()):
        known = lexicon.lookup(heads[0].test.benchmark, "Benchmark") if len(heads) == 1 else None
        found[column] = known.entity_id if known else ""
    return found


def _doubts(reading: Reading, ids: dict[int, str]) -> Iterator[_Doubt]:
    anchors = [column for column, id_ in ids.items() if id_ == _ANCHOR]
    for column, id_ in ids.items() if len(anchors) == 1 else ():
        if id_ not in _typical()["ranges"] or list(ids.values()).count(id_) > 1:
            continue
        rows = range(reading.first, reading.sheet.n_rows)
        pairs = tuple(pair for row in rows if (pair := _pair(reading, row, anchors[0], column)))
        if len(pairs) >= _LEAST and sum(not _gives(id_, pair) for pair in pairs) * 4 >= len(pairs) * 3:
            yield _Doubt(column, id_, pairs)


def _pair(reading: Reading, row: int, anchor: int, column: int) -> Pair | None:
    found = [cells.VALUE.match(reading.sheet.text(row, c)) for c in (anchor, column)]
    numbers = [Decimal(m["number"].replace("−", "-")) for m in found if m]
    return (numbers[0], numbers[1]) if len(numbers) == 2 else None


def _gives(id_: str, pair: Pair) -> bool:
    """Whether a test can give the value to a model that has so much on MMLU."""
    return any(start <= pair[0] < end and low <= pair[1] <= high for start, end, low, high in _typical()["ranges"][id_])


def _fitting(doubt: _Doubt, ids: dict[int, str]) -> str:
    """The one test, not in the table, that gives all the values and usually stands between the neighbours; else empty."""
    places = list(ids)
    at = places.index(doubt.column)
    sides = tuple(ids[places[i]] if 0 <= i < len(places) else "" for i in (at - 1, at + 1))
    found = {
        id_
        for id_ in _typical()["ranges"]
        if id_ not in ids.values()
        and all(_gives(id_, pair) and _is_share(id_, pair[1]) for pair in doubt.pairs)
        and any(_between(order, id_, sides) for order in _typical()["orders"])
    }
    return found.pop() if len(found) == 1 else ""


def _between(order: list[str], id_: str, sides: tuple[str, ...]) -> bool:
    return any(order[i : i + 3] == [sides[0], id_, sides[1]] for i in range(len(order) - 2))


def _is_share(id_: str, value: Decimal) -> bool:
    """Whether a value is a share of the test's questions, as finely as it is printed."""
    n = _typical()["questions"].get(id_)
    exponent = value.as_tuple().exponent
    if n is None or not isinstance(exponent, int):
        return True
    nearest = (value * n / 100).to_integral_value() * 100 / n
    return bool(abs(nearest - value) <= Decimal(1).scaleb(exponent) / 2)


def _place(reading: Reading, id_: str, lexicon: Lexicon) -> Span | None:
    """Where the document names a test; None where it does not."""
    document = reading.sheet.document
    names = "|".join(map(re.escape, sorted(lexicon.by_id[id_].names, key=len, reverse=True)))
    found = re.search(rf"(?<![\w-])(?:{names})(?![\w-])", plain_signs(document.text))
    return document.span(*found.span()) if found else None
