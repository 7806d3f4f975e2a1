"""What a given use costs on a day across vendors: the price that held then, in its own currency and in one to compare."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from geju.base.errors import UsageError
from geju.landscape.money import USUAL, Amount, Exchanged, Reason, exchange
from geju.landscape.questions.cited import Cited, Refused, currency_of, day_of, number
from geju.landscape.questions.offers import CACHED, INPUT, OUTPUT, Offer, price_list
from geju.landscape.view import View
from geju.model.value import plain_number


@dataclass(frozen=True, slots=True)
class Line:
    """What one offer costs: ``cost`` in the currency of its price list, ``compared`` in the bill's.

    ``offer`` says model and terms, ``facts`` the prices that held; ``uncached``: what is cached is billed as input,
    for the offer says no price of it.
    """

    offer: Offer
    cost: Amount
    compared: Exchanged
    facts: tuple[Cited, ...]
    uncached: bool = False

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """The line as plain values, each price with its place."""
        return {
            "entity": self.offer.entity.label(language),
            "entity_id": self.offer.entity.entity_id,
            "terms": dict(self.offer.terms),
            "cost": self.cost.to_dict(),
            "compared": self.compared.to_dict(language),
            "cached_as_input": self.uncached,
            "facts": [cited.to_dict() for cited in self.facts],
        }


@dataclass(frozen=True, slots=True)
class Bill:
    """Lines from the cheapest to the dearest, those without a rate last; ``refused``: offers that cannot be billed.

    ``tokens``: direction -> how many; ``day`` is the day whose prices and rates are taken.
    """

    tokens: Mapping[str, Decimal]
    day: str
    currency: str
    lines: tuple[Line, ...]
    refused: tuple[Refused, ...]

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """The bill as plain values; reasons in a language."""
        return {
            "tokens": {direction: plain_number(n) for direction, n in self.tokens.items()},
            "day": self.day,
            "currency": self.currency,
            "lines": [line.to_dict(language) for line in self.lines],
            "refused": [one.to_dict(language) for one in self.refused],
        }


def bill(
    view: View,
    tokens: Mapping[str, Decimal | int | str],
    models: Iterable[str] = (),
    on: str = "",
    currency: str = "",
) -> Bill:
    """What so many ``input`` and ``output`` tokens cost (``cached``: how many of the input are read from a cache).

    Of the models named, else of all that have a price of tokens; on the last day of ``on``, else of the edition's date.
    Raises UsageError for a use, a time or a currency that is none, UnknownNameError for a model.
    """
    used = _use(tokens)
    wanted = [view.find(name, "Model", "Product") for name in models]
    day, into = day_of(view, on), currency_of(view, currency, USUAL)
    prices = price_list(view)
    offers, refused = prices.on(day, undated=not on)
    asked = {entity.entity_id for entity in wanted}
    lines: list[Line] = []
    for offer in offers:
        cost = offer.cost(used)
        if cost is None:
            facts = tuple(offer.prices.values())
            refused.append(Refused(offer.entity, offer.why_not(used), facts, offer.terms))
            continue
        uncached = bool(used[CACHED]) and CACHED not in offer.prices
        lines.append(Line(offer, cost, exchange(cost, into, day), offer.used(used), uncached))
    priced = {line.offer.entity.entity_id for line in lines} | {one.entity.entity_id for one in refused}
    refused += [Refused(e, Reason("questions.no_price")) for e in wanted if e.entity_id not in priced]
    kept = [line for line in lines if not asked or line.offer.entity.entity_id in asked]
    left = [one for one in refused if not asked or one.entity.entity_id in asked]
    return Bill(used, day, into, tuple(sorted(kept, key=_cheapest)), tuple(sorted(left, key=_named)))


def _use(tokens: Mapping[str, Decimal | int | str]) -> dict[str, Decimal]:
    """Tokens by the direction they are billed as: what is cached is taken off the input."""
    said = {n: number(k if isinstance(k, str) else f"{Decimal(k):f}", f"--{n}") for n, k in tokens.items()}
    for name in said:
        if name not in ("input", "output", "cached"):
            raise UsageError("questions.no_use", name=name)
    whole, cached = said.get("input", Decimal(0)), said.get("cached", Decimal(0))
    if cached > whole:
        raise UsageError("questions.cached_too_much", cached=plain_number(cached), input=plain_number(whole))
    if not whole + said.get("output", Decimal(0)):
        raise UsageError("questions.no_tokens")
    return {INPUT: whole - cached, OUTPUT: said.get("output", Decimal(0)), CACHED: cached}


def _cheapest(line: Line) -> tuple[object, ...]:
    amount = line.compared.amount
    offer = line.offer
    least = amount.least if amount else line.cost.least
    return amount is None, "" if amount else line.cost.currency, least, offer.entity.name, offer.terms, offer.currency


def _named(one: Refused) -> tuple[object, ...]:
    return one.entity.name, one.terms, one.reason.key, [cited.fact.fact_id for cited in one.facts]
