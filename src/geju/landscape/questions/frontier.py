"""Price and performance: which models no other beats at both the price and the score of one benchmark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from geju.base.errors import UsageError
from geju.landscape.money import USUAL, Amount, Exchanged, Reason, exchange
from geju.landscape.questions.cited import Cited, Refused, currency_of, day_of, number
from geju.landscape.questions.offers import INPUT, MILLION, OUTPUT, Offer, price_list
from geju.landscape.questions.scored import CONDITIONS, Conditions, comparable, score
from geju.landscape.view import View
from geju.model.entity import Entity
from geju.model.value import plain_number

USUAL_MIX = "3:1"


@dataclass(frozen=True, slots=True)
class Point:
    """A model with its score and the blended price of a million tokens, in its own currency and in the one compared.

    ``best``: no other model costs no more and scores no less, and is better at one of the two.
    """

    entity: Entity
    offer: Offer
    price: Amount
    compared: Exchanged
    score: Cited
    prices: tuple[Cited, ...]
    best: bool = False

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """The point as plain values, score and prices with their places."""
        return {
            "entity": self.entity.label(language),
            "entity_id": self.entity.entity_id,
            "score": plain_number(score(self.score)),
            "price": self.price.to_dict(),
            "compared": self.compared.to_dict(language),
            "terms": dict(self.offer.terms),
            "best": self.best,
            "facts": [self.score.to_dict(), *(cited.to_dict() for cited in self.prices)],
        }


@dataclass(frozen=True, slots=True)
class Frontier:
    """Points from the cheapest to the dearest; ``refused``: what is not comparable, with the reason.

    ``mix``: parts of input and output in the blended price; ``conditions``: shots and setting of every score.
    """

    benchmark: Entity
    conditions: Conditions
    mix: tuple[Decimal, Decimal]
    day: str
    currency: str
    points: tuple[Point, ...]
    refused: tuple[Refused, ...]

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """The frontier as plain values; reasons in a language."""
        return {
            "benchmark": self.benchmark.label(language),
            "benchmark_id": self.benchmark.entity_id,
            **dict(zip(CONDITIONS, self.conditions, strict=True)),
            "mix": [plain_number(part) for part in self.mix],
            "day": self.day,
            "currency": self.currency,
            "points": [point.to_dict(language) for point in self.points],
            "refused": [one.to_dict(language) for one in self.refused],
        }


def frontier(
    view: View,
    benchmark: str,
    shots: str | None = None,
    setting: str | None = None,
    mix: str = USUAL_MIX,
    on: str = "",
    currency: str = "",
) -> Frontier:
    """The models that have a comparable score and a price on a day, and which of them no other beats at both.

    Of several offers for a model the one on the fewest terms counts, of these the cheapest. Raises UnknownNameError
    for a benchmark or conditions, UsageError for a mix, a time or a currency that is none.
    """
    parts, day, into = blend(mix), day_of(view, on), currency_of(view, currency, USUAL)
    offers, unpriced = price_list(view).on(day, undated=not on)
    priced = {offer.entity.entity_id for offer in offers}
    scored = comparable(view, benchmark, shots, setting, priced)
    chosen, dear = cheapest(offers, parts, into, day)
    points, refused = [], list(scored.refused)
    for model_id, cited in scored.scores.items():
        if model_id in chosen:
            offer, price, compared = chosen[model_id]
            points.append(Point(offer.entity, offer, price, compared, cited, offer.used(tokens_of(parts))))
            continue
        reasons = [one for one in (*dear, *unpriced) if one.entity.entity_id == model_id]
        refused += reasons or [Refused(scored.entities[model_id], Reason("questions.no_price"), (cited,))]
    ordered = sorted(points, key=lambda p: (_price(p), -score(p.score), p.entity.name))
    # First what would be a point but for its score's conditions or its price.
    refused.sort(key=lambda one: (one.entity.entity_id not in priced, one.entity.name))
    best = _unbeaten(ordered)
    found = tuple(replace(point, best=point.entity.entity_id in best) for point in ordered)
    return Frontier(scored.benchmark, scored.conditions, parts, day, into, found, tuple(refused))


def blend(mix: str) -> tuple[Decimal, Decimal]:
    """The parts of input and output of a mix like ``3:1``; raises UsageError."""
    first, colon, second = mix.partition(":")
    parts = (number(first, "--mix"), number(second, "--mix")) if colon else (Decimal(0), Decimal(0))
    if not sum(parts):
        raise UsageError("questions.no_mix", mix=mix[:40])
    return parts


def tokens_of(parts: tuple[Decimal, Decimal]) -> dict[str, Decimal]:
    """A million tokens of a mix, by direction."""
    whole = sum(parts, Decimal(0))
    return {INPUT: parts[0] * MILLION / whole, OUTPUT: parts[1] * MILLION / whole}


def cheapest(
    offers: Iterable[Offer], parts: tuple[Decimal, Decimal], currency: str, day: str
) -> tuple[Mapping[str, tuple[Offer, Amount, Exchanged]], list[Refused]]:
    """Model id -> its offer on the fewest terms, of these the cheapest, with the blended price; and what has none."""
    found: dict[str, tuple[Offer, Amount, Exchanged]] = {}
    refused = []
    tokens = tokens_of(parts)
    for offer in offers:
        price = offer.cost(tokens)
        if price is None:
            facts = tuple(offer.prices.values())
            refused.append(Refused(offer.entity, offer.why_not(tokens), facts, offer.terms))
            continue
        compared = exchange(price, currency, day)
        if compared.missing:
            refused.append(Refused(offer.entity, compared.missing, offer.used(tokens), offer.terms))
            continue
        held = found.get(offer.entity.entity_id)
        if held is None or _rank(offer, compared) < _rank(held[0], held[2]):
            found[offer.entity.entity_id] = offer, price, compared
    return found, refused


def _rank(offer: Offer, compared: Exchanged) -> tuple[int, Decimal, str, str]:
    assert compared.amount is not None
    return len(offer.terms), compared.amount.least, offer.currency, repr(offer.terms)


def _price(point: Point) -> Decimal:
    assert point.compared.amount is not None
    return point.compared.amount.least


def _unbeaten(points: Iterable[Point]) -> set[str]:
    """The ids of the models that no other beats: none that costs no more scores as much or more, and is not their equal."""
    found: set[str] = set()
    top: Decimal | None = None
    for _, equals in groupby(points, key=_price):
        listed = list(equals)
        best = max(score(point.score) for point in listed)
        if top is None or best > top:
            found |= {point.entity.entity_id for point in listed if score(point.score) == best}
            top = best
    return found
