"""How fast the price of a given strength falls: of the models that reach a score, the cheapest at each date."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from geju.landscape.money import USUAL, Amount, Exchanged
from geju.landscape.questions.cited import Cited, Refused, currency_of, number
from geju.landscape.questions.frontier import USUAL_MIX, blend, cheapest, tokens_of
from geju.landscape.questions.offers import Offer, price_list
from geju.landscape.questions.scored import CONDITIONS, Conditions, comparable, score
from geju.landscape.view import View
from geju.model.entity import Entity
from geju.model.value import plain_number

_HALVES = ("questions.no_input_price", "questions.no_output_price", "questions.price_later")


@dataclass(frozen=True, slots=True)
class Step:
    """From ``since`` (a day) until the next step the cheapest model that reaches the score, and its blended price.

    ``share``: the price as a share of the first step's.
    """

    since: str
    entity: Entity
    offer: Offer
    price: Amount
    compared: Exchanged
    score: Cited
    prices: tuple[Cited, ...]
    share: Decimal

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """The step as plain values, score and prices with their places."""
        return {
            "since": self.since,
            "entity": self.entity.label(language),
            "entity_id": self.entity.entity_id,
            "terms": dict(self.offer.terms),
            "price": self.price.to_dict(),
            "compared": self.compared.to_dict(language),
            "score": plain_number(score(self.score)),
            "share": plain_number(self.share),
            "facts": [self.score.to_dict(), *(cited.to_dict() for cited in self.prices)],
        }


@dataclass(frozen=True, slots=True)
class Falling:
    """Steps in the order of time; ``refused``: scores and prices that are not comparable, with the reason."""

    benchmark: Entity
    conditions: Conditions
    least: Decimal
    mix: tuple[Decimal, Decimal]
    currency: str
    steps: tuple[Step, ...]
    refused: tuple[Refused, ...]

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """The steps as plain values; reasons in a language."""
        return {
            "benchmark": self.benchmark.label(language),
            "benchmark_id": self.benchmark.entity_id,
            **dict(zip(CONDITIONS, self.conditions, strict=True)),
            "least": plain_number(self.least),
            "mix": [plain_number(part) for part in self.mix],
            "currency": self.currency,
            "steps": [step.to_dict(language) for step in self.steps],
            "refused": [one.to_dict(language) for one in self.refused],
        }


def falling(
    view: View,
    benchmark: str,
    least: str | Decimal | int,
    shots: str | None = None,
    setting: str | None = None,
    mix: str = USUAL_MIX,
    currency: str = "",
) -> Falling:
    """The cheapest model with at least that score at each date at which a price begins, where that changes.

    Prices are those known at the date, exchanged at its rate. Raises UnknownNameError for a benchmark or conditions,
    UsageError for a score, a mix or a currency that is none.
    """
    parts, into = blend(mix), currency_of(view, currency, USUAL)
    wanted = number(least if isinstance(least, str) else f"{Decimal(least):f}", "SCORE")
    prices = price_list(view)
    priced = {entity_id for entity_id, _, _ in prices.series}
    scored = comparable(view, benchmark, shots, setting, priced)
    strong = {model_id: cited for model_id, cited in scored.scores.items() if score(cited) >= wanted}
    prices, tokens = prices.of(strong), tokens_of(parts)
    steps: list[Step] = []
    refused: dict[tuple[object, ...], Refused] = {}
    for day in prices.days:
        offers, _ = prices.on(day)
        chosen, without = cheapest(offers, parts, into, day)
        # A price that lacks its other half only until that is known is no news either.
        rated = {key: one for key, one in refused.items() if one.reason.key not in _HALVES}
        refused = rated | {(one.entity.entity_id, one.terms, one.reason): one for one in without}
        ranked = sorted(chosen.values(), key=lambda found: (_least(found[2]), found[0].entity.name))
        if not ranked:
            continue
        offer, price, compared = ranked[0]
        first = _least(steps[0].compared) if steps else _least(compared)
        share = _least(compared) / first if first else Decimal(1)
        step = Step(
            day, offer.entity, offer, price, compared, strong[offer.entity.entity_id], offer.used(tokens), share
        )
        # The same offer at another rate of exchange is no news.
        if not steps or (steps[-1].entity, steps[-1].price) != (step.entity, step.price):
            steps.append(step)
    undated = prices.on("9999-12-31")[1]
    unlike = [one for one in scored.refused if one.entity.entity_id in priced]
    left = (*unlike, *undated, *refused.values())
    return Falling(scored.benchmark, scored.conditions, wanted, parts, into, tuple(steps), left)


def _least(compared: Exchanged) -> Decimal:
    assert compared.amount is not None
    return compared.amount.least
