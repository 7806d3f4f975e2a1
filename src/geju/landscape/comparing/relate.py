"""How two claims about one thing stand to each other: the same, compatible, of different scope, superseded, contradictory."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from geju.base.errors import RateError
from geju.landscape.comparing.agreement import Match, match, times_agree
from geju.landscape.comparing.exchange import has_rate, is_currency, rate
from geju.landscape.rule import Trust
from geju.model.claim import Claim
from geju.model.fact import Doubt, Relation, Sort, Words
from geju.model.kind import Kind
from geju.model.span import ALSO
from geju.model.value import Moment, Quantity, bounds

# What does not change what a claim is about.
_BESIDES = frozenset({"footnote", "lead", "title"})
_DAYS = 365.0


def relate(
    a: Claim,
    b: Claim,
    kind: Kind,
    trust: Trust,
    doubts: Mapping[str, Doubt],
    *,
    fact_id: str = "",
    changes: bool = False,
) -> Relation:
    """How claim ``b`` stands to ``a``, whose value was taken; both are of one kind and about one thing.

    ``changes``: the kind is one whose last value holds, so that values of different times do not contradict.
    """
    found = match(a, b, kind, trust)
    if found:
        sort, reason, words = _alike(found, a, b, kind, trust, changes)
    else:
        sort, reason, words = _different(a, b, kind, trust, doubts, changes)
    return Relation(
        fact_id, a.claim_id, b.claim_id, sort, f"landscape.{reason}", words, 0.0 if found else gap(a, b, trust)
    )


def _alike(found: Match, a: Claim, b: Claim, kind: Kind, trust: Trust, changes: bool) -> tuple[Sort, str, Words]:
    """Two claims whose values agree: equal, or compatible because of how they are put or what one leaves open."""
    apart, silent = _scopes(a, b)
    if changes and found in ("equal", "rounding") and times_apart(a, b, trust):
        first, last = sorted((trust.at(a), trust.at(b)))
        return "compatible", "relation_unchanged", (("after", last), ("before", first))
    if apart or silent:
        return "compatible", "relation_silent", (("names", " ".join(apart or silent)),)
    if found == "exchange":
        return "compatible", "relation_exchange", _exchanged(a, b, trust)
    return ("equal" if found == "equal" else "compatible"), f"relation_{found}", ()


def _different(
    a: Claim, b: Claim, kind: Kind, trust: Trust, doubts: Mapping[str, Doubt], changes: bool
) -> tuple[Sort, str, Words]:
    """Two claims whose values do not agree: the first reason that explains it, else they contradict each other."""
    apart, silent = _scopes(a, b)
    if changes and times_apart(a, b, trust):
        first, last = sorted((trust.at(a), trust.at(b)))
        return "superseded", "relation_superseded", (("after", last), ("before", first))
    doubt = doubts.get(b.claim_id) or doubts.get(a.claim_id)
    if doubt:
        return "implausible", doubt.reason.removeprefix("landscape."), doubt.words
    if apart:
        return "scope", "relation_scope", (("names", " ".join(apart)),)
    x, y = a.value, b.value
    if isinstance(x, Quantity) and isinstance(y, Quantity) and x.unit != y.unit and not _has_rate(x, y, a, b, trust):
        return "scope", "relation_units", (("a", x.unit), ("b", y.unit))
    if a.document_id == b.document_id and a.span.line == b.span.line:
        return "scope", "relation_variants", ()
    if _in_another_sense(a, b) or _in_another_sense(b, a):
        return "scope", "relation_senses", ()
    if changes and not (trust.at(a) and trust.at(b)):
        return "scope", "relation_unsaid", (("names", "time"),)
    if silent:
        return "contradictory", "relation_unsaid", (("names", " ".join(silent)),)
    return "contradictory", "relation_doubted" if a.hedged or b.hedged else "relation_contradictory", ()


def _in_another_sense(a: Claim, b: Claim) -> bool:
    """Whether the source of one date gives the other too, in another sense: founded, and formally registered."""
    return isinstance(b.value, Moment) and any(e.role == f"{ALSO} {b.value.iso}" for e in a.evidence)


def _scopes(a: Claim, b: Claim) -> tuple[list[str], list[str]]:
    """Qualifiers that the two say differently, and those that only one of them says; times are not among them."""
    if a.qualifiers == b.qualifiers and a.qualifier_ids == b.qualifier_ids:
        return [], []
    x, y = (dict(c.qualifiers) | dict(c.qualifier_ids) for c in (a, b))
    names = sorted((set(x) | set(y)) - _BESIDES - {"time"})
    apart = [name for name in names if name in x and name in y and x[name].casefold() != y[name].casefold()]
    return apart, [name for name in names if (name in x) != (name in y)]


def times_apart(a: Claim, b: Claim, trust: Trust) -> bool:
    """Whether the times that two claims speak of are known and different."""
    x, y = trust.at(a), trust.at(b)
    return bool(x and y and x != y and not times_agree(x, y))


def _has_rate(x: Quantity, y: Quantity, a: Claim, b: Claim, trust: Trust) -> bool:
    currencies = is_currency(x.unit) and is_currency(y.unit)
    return currencies and has_rate(y.unit, x.unit, trust.at(b) or trust.at(a))


def _exchanged(a: Claim, b: Claim, trust: Trust) -> Words:
    x, y = a.value, b.value
    assert isinstance(x, Quantity) and isinstance(y, Quantity)
    found = rate(y.unit, x.unit, trust.at(b) or trust.at(a))
    return ("on", found.on), ("rate", f"{found.mean:.4f}"), ("source", found.source), ("target", found.target)


def gap(a: Claim, b: Claim, trust: Trust) -> float:
    """How far two values are apart: the difference as a share of the larger amount, of a year for dates; half for words."""
    x, y = a.value, b.value
    if isinstance(x, Moment) and isinstance(y, Moment):
        try:
            days = abs((bounds(x.iso)[0] - bounds(y.iso)[0]).days)
        except ValueError:
            return 1.0
        return min(1.0, days / _DAYS)
    if not (isinstance(x, Quantity) and isinstance(y, Quantity)):
        return 0.5
    low, high = (_middle(x), _middle(y))
    if low is None or high is None:
        return 1.0
    if x.unit != y.unit:
        try:
            high *= rate(y.unit, x.unit, trust.at(b) or trust.at(a)).mean
        except RateError:
            return 1.0
    largest = max(abs(low), abs(high))
    return float(abs(low - high) / largest) if largest else 0.0


def _middle(value: Quantity) -> Decimal | None:
    if value.low is not None and value.high is not None:
        return (value.low + value.high) / 2
    return value.low if value.low is not None else value.high
