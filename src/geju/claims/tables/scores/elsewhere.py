"""Headers that the rest of the document speaks against: its models have other scores on that test, and these on another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from geju.base.text import fold
from geju.claims.tables.scores.notes import note
from geju.model.claim import Claim, qualifiers
from geju.model.naming.lexicon import Lexicon
from geju.model.span import Evidence, Span
from geju.model.value import Quantity

_LEAST = 3  # models that must say so
_APART = 12  # points by which a score cannot be the same test's
_SAME = Decimal("0.11")
_ROLES = ("benchmark", "mended benchmark")


@dataclass
class _Column:
    """The scores below one header: the test it prints, where, and each model's amount."""

    table: int
    test: str
    header: Span
    claims: list[Claim] = field(default_factory=list)
    amounts: dict[str, Decimal] = field(default_factory=dict)


def reread(tables: Sequence[Sequence[Claim]], lexicon: Lexicon) -> dict[int, Claim]:
    """Claims to put in the place of others (by their ``id``), where a column is another test's than its header says.

    At least three of its models have a score elsewhere that is far from this one on the printed test, and just this one
    on one other test that its own table does not have.
    """
    columns = list(_columns(tables, lexicon))
    if len({column.table for column in columns}) < 2:
        return {}
    found: dict[int, Claim] = {}
    for column in columns:
        others = [o for o in columns if o.table != column.table and len(o.amounts.keys() & column.amounts.keys())]
        own = [o for o in others if o.test == column.test]
        if not _differs(column, own):
            continue
        beside = {o.test for o in columns if o.table == column.table}
        agreeing = {o.test: o for o in others if o.test not in beside and _agrees(column, others, o.test)}
        if len(agreeing) == 1:
            found |= {id(claim): _as(claim, column, next(iter(agreeing.values()))) for claim in column.claims}
    return found


def _columns(tables: Sequence[Sequence[Claim]], lexicon: Lexicon) -> Iterator[_Column]:
    for index, claims in enumerate(tables):
        found: dict[tuple[int, str], _Column] = {}
        for claim in claims:
            header = next((e.span for e in claim.evidence if e.role in _ROLES), None)
            known = lexicon.lookup(claim.qualifier("benchmark"), "Benchmark") if claim.kind == "score" else None
            if (
                header
                and known
                and isinstance(claim.value, Quantity)
                and claim.value.amount is not None
                and not claim.note
            ):
                key = header.start, known.entity_id
                column = found.setdefault(key, _Column(index, known.entity_id, header))
                column.claims.append(claim)
                column.amounts[fold(claim.subject.name)] = claim.value.amount
        yield from found.values()


def _pairs(column: _Column, others: Iterable[_Column]) -> dict[str, list[Decimal]]:
    """By how much each model's score differs from its scores in other columns."""
    found: dict[str, list[Decimal]] = defaultdict(list)
    for other in others:
        for model in other.amounts.keys() & column.amounts.keys():
            found[model].append(abs(other.amounts[model] - column.amounts[model]))
    return found


def _differs(column: _Column, own: list[_Column]) -> bool:
    pairs = _pairs(column, own)
    return len(pairs) >= _LEAST and all(min(gaps) >= _APART for gaps in pairs.values())


def _agrees(column: _Column, others: list[_Column], test: str) -> bool:
    pairs = _pairs(column, [o for o in others if o.test == test])
    return len(pairs) >= _LEAST and all(min(gaps) <= _SAME for gaps in pairs.values())


def _as(claim: Claim, column: _Column, other: _Column) -> Claim:
    """A claim with the other column's test; its own header stays as evidence."""
    name = other.claims[0].qualifier("benchmark")
    said = dict(claim.qualifiers) | {"benchmark": name}
    kept = tuple(replace(e, role="header") if e.role in _ROLES else e for e in claim.evidence)
    role = next(e.role for e in other.claims[0].evidence if e.role in _ROLES)
    shared = sum(model in other.amounts for model in column.amounts)
    words = note("claims.header_elsewhere", header=claim.qualifier("benchmark"), chosen=name, n=str(shared))
    return replace(claim, qualifiers=qualifiers(**said), evidence=(*kept, Evidence(role, other.header)), note=words)
