"""What using a model costs on a day: prices put together by vendor's terms, of each the one that held then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from geju.landscape.money import Amount, Reason, calculable
from geju.landscape.questions.cited import Cited, Refused, cite, doubts_of, entities_of, first_day
from geju.landscape.view import View
from geju.model.claim import Qualifiers
from geju.model.entity import Entity
from geju.model.value import Quantity

PER = "Mtoken"
MILLION = Decimal(1_000_000)
INPUT, OUTPUT, CACHED = "input", "output", "cache_read"
# A price that is said without a direction is one for all tokens.
_ALL = ""
_AMBIGUOUS = "questions.price_ambiguous"
_DIRECTIONS = (INPUT, OUTPUT, CACHED, "cache_write", _ALL)


@dataclass(frozen=True, slots=True)
class Offer:
    """Prices that belong together: of one model, in one currency, on the same terms (plan, region, vendor …), on a day.

    ``prices``: direction -> the fact that held on the day; all are per million tokens. ``missing``: direction -> why no
    price of it can be told, where some is known.
    """

    entity: Entity
    currency: str
    terms: Qualifiers
    prices: Mapping[str, Cited]
    missing: Mapping[str, Reason] = field(default_factory=dict)

    def price(self, direction: str) -> Cited | None:
        """The price of a direction; one for all tokens stands for input and output, the input's for what is cached."""
        found = self.prices.get(direction)
        if found is None and direction in self.missing and self.missing[direction].key == _AMBIGUOUS:
            return None  # any other price would be a guess
        if found is None and direction == CACHED:
            return self.price(INPUT)
        return found or (self.prices.get(_ALL) if direction in (INPUT, OUTPUT) else None)

    def cost(self, tokens: Mapping[str, Decimal]) -> Amount | None:
        """What so many tokens of each direction cost, or None where a price that is needed is not known."""
        low, high, about = Decimal(0), Decimal(0), False
        open_above = False
        for direction, n in tokens.items():
            cited = self.price(direction) if n else None
            if n and cited is None:
                return None
            if cited is not None:
                part = Amount.of(cited.value).times(n / MILLION)
                low, high = low + (part.low or Decimal(0)), high + (part.high or Decimal(0))
                open_above, about = open_above or part.high is None, about or part.about
        return Amount(low, None if open_above else high, self.currency, about)

    def why_not(self, tokens: Mapping[str, Decimal]) -> Reason:
        """Why there is no cost of so many tokens: the first price that is needed and not known."""
        direction = next(name for name, n in tokens.items() if n and self.price(name) is None)
        return self.missing.get(direction) or self.missing.get(_ALL) or Reason(f"questions.no_{direction}_price")

    def used(self, tokens: Mapping[str, Decimal]) -> tuple[Cited, ...]:
        """The facts that the cost rests on."""
        found = (self.price(direction) for direction, n in tokens.items() if n)
        return tuple({cited.fact.fact_id: cited for cited in found if cited}.values())


@dataclass(frozen=True, slots=True)
class PriceList:
    """Every price of tokens of an edition, by offer and direction, each series in the order of its days."""

    series: Mapping[tuple[str, str, Qualifiers], Mapping[str, tuple[Cited, ...]]]
    entities: Mapping[str, Entity]
    refused: tuple[Refused, ...]

    @property
    def days(self) -> list[str]:
        """The first days of all prices, in order."""
        cited = (c for directions in self.series.values() for told in directions.values() for c in told)
        return sorted({day for c in cited if (day := first_day(c.fact.time))})

    def of(self, entity_ids: Collection[str]) -> PriceList:
        """The prices of some models."""
        kept = {key: directions for key, directions in self.series.items() if key[0] in entity_ids}
        return PriceList(kept, self.entities, tuple(r for r in self.refused if r.entity.entity_id in entity_ids))

    def on(self, day: str, *, undated: bool = False) -> tuple[list[Offer], list[Refused]]:
        """The offers of a day, and what is none then, with the reason.

        A price holds from the first day of its time until the next of its series begins: one that is announced for a
        later day does not count before it. Without a day the last ones; prices without a date count if ``undated``.
        """
        offers, refused = [], list(self.refused)
        for (entity_id, currency, terms), directions in self.series.items():
            found = {direction: _held(told, day, undated) for direction, told in directions.items()}
            held = {direction: one for direction, one in found.items() if isinstance(one, Cited)}
            missing = {direction: one for direction, one in found.items() if isinstance(one, Reason)}
            entity = self.entities[entity_id]
            if held:
                offers.append(Offer(entity, currency, terms, held, missing))
            else:
                # Of prices that all begin later, the first says when there will be an offer.
                reason = min(missing.values(), key=lambda one: (one.key, one.words))
                refused.append(Refused(entity, reason, tuple(c for told in directions.values() for c in told), terms))
        return offers, refused


def price_list(view: View) -> PriceList:
    """The prices of tokens; those that cannot be calculated with, or cannot be right, are refused."""
    doubts, entities = doubts_of(view), entities_of(view)
    series: dict[tuple[str, str, Qualifiers], dict[str, list[Cited]]] = defaultdict(lambda: defaultdict(list))
    refused: list[Refused] = []
    for cited in cite(view, view.facts(kind="price")):
        value, said = cited.fact.value, dict(cited.fact.slot)
        if not isinstance(value, Quantity):
            continue
        currency, _, per = value.unit.partition("/")
        direction = said.get("direction", _ALL)
        if per != PER or direction not in _DIRECTIONS:
            continue  # a subscription, an image, an hour: no price of tokens
        reason = doubts.get(cited.fact.chosen) or (None if calculable(value) else Reason("questions.not_calculable"))
        if reason:
            refused.append(Refused(entities[cited.fact.entity_id], reason, (cited,)))
            continue
        terms = tuple((name, word) for name, word in cited.fact.slot if name not in ("direction", "time"))
        series[cited.fact.entity_id, currency, terms][direction].append(cited)
    ordered = {
        key: {direction: tuple(sorted(told, key=_order)) for direction, told in directions.items()}
        for key, directions in sorted(series.items())
    }
    return PriceList(ordered, entities, tuple(refused))


def _order(cited: Cited) -> tuple[str, str, str]:
    return first_day(cited.fact.time), cited.fact.time, cited.fact.fact_id


def _held(told: Sequence[Cited], day: str, undated: bool) -> Cited | Reason:
    """The price of a series that held on a day, or why none is known to have held then."""
    dated = [cited for cited in told if first_day(cited.fact.time)]
    begun = [cited for cited in dated if not day or first_day(cited.fact.time) <= day]
    if begun:
        last = first_day(begun[-1].fact.time)
        return _one([cited for cited in begun if first_day(cited.fact.time) == last])
    if dated:
        return Reason.of("questions.price_later", since=dated[0].fact.time, day=day)
    return _one(told) if undated else Reason.of("questions.price_undated")


def _one(told: Iterable[Cited]) -> Cited | Reason:
    """The one price that several tell, the sure one if others are hedged; a reason where they tell different ones."""
    listed = list(told)
    sure = [cited for cited in listed if not cited.fact.hedged] or listed
    values = {(c.value.low, c.value.high) for c in sure}
    if len(values) == 1:
        return sure[0]
    known = sorted({f"{c.value.raw or c.value.low}" for c in sure})
    return Reason.of(_AMBIGUOUS, values=" / ".join(known))
