"""Money raised by year in one currency: every round once, at the rate of its own time, intervals as intervals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from geju.landscape.money import USUAL, Amount, Exchanged, Reason, calculable, exchange, total
from geju.landscape.questions.cited import Cited, Refused, cite, currency_of, doubts_of, entities_of
from geju.landscape.view import View
from geju.model.entity import Entity
from geju.model.value import Quantity, bounds

_MONTH = 31  # days
_MARGIN = Decimal("1.05")


@dataclass(frozen=True, slots=True)
class Raised:
    """An amount that a company raised, in the currency it was said in and in the one that is counted in.

    ``again``: it may be (part of) what another amount of the company's tells already, for their times overlap and
    nothing tells them apart: the year's total has it in its upper end only.
    """

    entity: Entity
    cited: Cited
    exchanged: Exchanged
    again: bool = False

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """The amount as plain values with its place."""
        return {
            "entity": self.entity.label(language),
            "entity_id": self.entity.entity_id,
            **self.exchanged.to_dict(language),
            "again": self.again,
            "fact": self.cited.to_dict(),
        }


@dataclass(frozen=True, slots=True)
class Year:
    """What was raised in a year: at least ``low``, at most ``high`` (None: nobody says); ``hedged`` is not in the total.

    ``hedged``: what even the sources doubt; ``silent``: how many rounds have no stated amount.
    """

    year: str
    total: Amount
    raised: tuple[Raised, ...]
    hedged: tuple[Raised, ...]
    silent: int

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """The year as plain values."""
        return {
            "year": self.year,
            "total": self.total.to_dict(),
            "silent": self.silent,
            "raised": [one.to_dict(language) for one in self.raised],
            "hedged": [one.to_dict(language) for one in self.hedged],
        }


@dataclass(frozen=True, slots=True)
class Funding:
    """Years in order; ``undated`` amounts count for none, ``refused`` are those that cannot be counted."""

    currency: str
    years: tuple[Year, ...]
    undated: tuple[Raised, ...]
    refused: tuple[Refused, ...]

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """The years as plain values; reasons in a language."""
        return {
            "currency": self.currency,
            "years": [year.to_dict(language) for year in self.years],
            "undated": [one.to_dict(language) for one in self.undated],
            "refused": [one.to_dict(language) for one in self.refused],
        }


def funding(view: View, companies: Iterable[str] = (), currency: str = "") -> Funding:
    """What was raised in each year, of the companies named, else of all.

    Raises UnknownNameError for a company, UsageError for a currency that is none.
    """
    asked = {view.find(name, "Organization").entity_id for name in companies}
    into, entities, doubts = currency_of(view, currency, USUAL), entities_of(view), doubts_of(view)
    facts = [fact for fact in view.facts(kind="funding_amount") if not asked or fact.entity_id in asked]
    years: dict[str, list[Raised]] = defaultdict(list)
    undated: list[Raised] = []
    refused: list[Refused] = []
    for cited in cite(view, facts):
        entity, value = entities[cited.fact.entity_id], cited.fact.value
        reason = doubts.get(cited.fact.chosen)
        if not isinstance(value, Quantity) or not calculable(value):
            reason = reason or Reason("questions.not_calculable")
        found = exchange(Amount.of(cited.value), into, cited.fact.time) if reason is None else Exchanged(None)
        dated = _period(cited.fact.time) is not None
        reason = reason or (found.missing if dated else None)
        if reason:
            refused.append(Refused(entity, reason, (cited,)))
        else:
            (years[cited.fact.time[:4]] if dated else undated).append(Raised(entity, cited, found))
    silent = _silent(view, asked, facts_of=[cited for told in years.values() for cited in told])
    listed = sorted(set(years) | set(silent))
    return Funding(
        into,
        tuple(_year(year, years.get(year, []), silent.get(year, 0), into) for year in listed),
        tuple(undated),
        tuple(refused),
    )


def _period(time: str) -> tuple[str, str] | None:
    try:
        first, last = bounds(time)
    except ValueError:
        return None
    return first.isoformat(), last.isoformat()


def _year(year: str, told: Sequence[Raised], silent: int, currency: str) -> Year:
    by_company: dict[str, list[Raised]] = defaultdict(list)
    for one in told:
        if not one.cited.fact.hedged:
            by_company[one.entity.entity_id].append(one)
    totals: list[Amount] = []
    raised: list[Raised] = []
    for _, own in sorted(by_company.items()):
        sure, again = _apart(own)
        totals.append(_bounded(sure, again, currency))
        raised += [*sure, *again]
    raised.sort(key=lambda one: (one.cited.fact.time, one.entity.name, one.cited.fact.fact_id))
    return Year(year, total(totals, currency), tuple(raised), tuple(o for o in told if o.cited.fact.hedged), silent)


def _apart(told: Sequence[Raised]) -> tuple[list[Raised], list[Raised]]:
    """The amounts of a company in a year that are rounds of their own, and those that may be told by these already."""
    ordered = sorted(told, key=_coarseness)
    twice = [any(_may_be_one(one, finer) for finer in ordered[:place]) for place, one in enumerate(ordered)]
    sure = [one for one, again in zip(ordered, twice, strict=True) if not again]
    again = [replace(one, again=True) for one, again in zip(ordered, twice, strict=True) if again]
    return sure, again


def _coarseness(one: Raised) -> tuple[int, str, str]:
    """The most exactly dated first."""
    first, last = bounds(one.cited.fact.time)
    return (last - first).days, one.cited.fact.time, one.cited.fact.fact_id


def _may_be_one(a: Raised, b: Raised) -> bool:
    """Whether two amounts of a company may be told of one round: their times overlap, and nothing tells them apart.

    Names of rounds that differ do, where one document tells both. Of two documents that speak of one month, or of one
    amount, it is likelier that they call one round differently.
    """
    x, y = _period(a.cited.fact.time), _period(b.cited.fact.time)
    assert x and y
    if x[0] > y[1] or y[0] > x[1]:
        return False
    series = [dict(one.cited.fact.slot).get("series", "") for one in (a, b)]
    if not all(series) or series[0] == series[1]:
        return True
    if a.cited.claim.document_id == b.cited.claim.document_id:
        return False
    return (_coarseness(a)[0] <= _MONTH and _coarseness(b)[0] <= _MONTH) or _alike(a.exchanged, b.exchanged)


def _alike(a: Exchanged, b: Exchanged) -> bool:
    """Whether two amounts meet, give or take what rounding and rates make of them."""
    one, other = a.amount, b.amount
    if not one or not other:
        return False
    below = one.high is not None and other.low is not None and one.high * _MARGIN < other.low
    above = other.high is not None and one.low is not None and other.high * _MARGIN < one.low
    return not below and not above


def _bounded(sure: Sequence[Raised], again: Sequence[Raised], currency: str) -> Amount:
    """At least what is told apart, or the largest of the others if that is more; at most everything together."""
    certain = total(_amounts(sure), currency)
    if not again:
        return certain
    everything = total(_amounts((*sure, *again)), currency)
    low = max(certain.low or Decimal(0), *(amount.low or Decimal(0) for amount in _amounts(again)))
    return Amount(low, everything.high, currency, everything.about)


def _amounts(told: Iterable[Raised]) -> list[Amount]:
    return [one.exchanged.amount for one in told if one.exchanged.amount]


def _silent(view: View, asked: set[str], facts_of: Iterable[Raised]) -> dict[str, int]:
    """Year -> how many rounds are told without an amount: those in whose time none of the company's amounts falls."""
    told = [(one.entity.entity_id, _period(one.cited.fact.time)) for one in facts_of]
    found: dict[str, int] = defaultdict(int)
    for fact in view.facts(kind="funding_round"):
        period = _period(fact.time)
        if period is None or (asked and fact.entity_id not in asked):
            continue
        known = (p for entity_id, p in told if entity_id == fact.entity_id and p)
        if not any(first <= period[1] and period[0] <= last for first, last in known):
            found[fact.time[:4]] += 1
    return dict(found)
