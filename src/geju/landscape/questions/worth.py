"""Worth against strength: what companies are valued at, beside the best comparable score of their models."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from geju.landscape.money import USUAL, Amount, Exchanged, Reason, calculable, exchange
from geju.landscape.questions.cited import Cited, Refused, cite, currency_of, doubts_of, entities_of
from geju.landscape.questions.scored import CONDITIONS, Conditions, comparable, score
from geju.landscape.view import View
from geju.model.entity import Entity
from geju.model.value import Quantity, bounds, plain_number


@dataclass(frozen=True, slots=True)
class Valued:
    """A company with its last valuation, at the rate of its own time, and the best score of a model it developed."""

    company: Entity
    worth: Exchanged
    valuation: Cited
    model: Entity
    score: Cited
    developer: Cited

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """The company as plain values, valuation, score and developer with their places."""
        return {
            "company": self.company.label(language),
            "company_id": self.company.entity_id,
            **self.worth.to_dict(language),
            "valued_on": self.valuation.fact.time,
            "model": self.model.label(language),
            "model_id": self.model.entity_id,
            "score": plain_number(score(self.score)),
            "facts": [cited.to_dict() for cited in (self.valuation, self.score, self.developer)],
        }


@dataclass(frozen=True, slots=True)
class Worth:
    """Companies from the most to the least valued; ``refused``: those without a valuation, a rate or a comparable score."""

    benchmark: Entity
    conditions: Conditions
    currency: str
    companies: tuple[Valued, ...]
    refused: tuple[Refused, ...]

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """The companies as plain values; reasons in a language."""
        return {
            "benchmark": self.benchmark.label(language),
            "benchmark_id": self.benchmark.entity_id,
            **dict(zip(CONDITIONS, self.conditions, strict=True)),
            "currency": self.currency,
            "companies": [one.to_dict(language) for one in self.companies],
            "refused": [one.to_dict(language) for one in self.refused],
        }


def worth(
    view: View, benchmark: str, shots: str | None = None, setting: str | None = None, currency: str = ""
) -> Worth:
    """Companies that have both a valuation and a model with a comparable score.

    Raises UnknownNameError for a benchmark or conditions, UsageError for a currency that is none.
    """
    into, entities = currency_of(view, currency, USUAL), entities_of(view)
    made = _developers(view)
    valuations, refused = _valuations(view, entities)
    valued_models = {model_id for model_id, cited in made.items() if cited.claim.object_id in valuations}
    scored = comparable(view, benchmark, shots, setting, valued_models)
    best: dict[str, Cited] = {}
    for model_id, cited in scored.scores.items():
        company_id = made[model_id].claim.object_id if model_id in made else ""
        if company_id and (company_id not in best or score(cited) > score(best[company_id])):
            best[company_id] = cited
    found = []
    for company_id, cited in best.items():
        company = entities[company_id]
        if company_id not in valuations:
            if not any(one.entity is company for one in refused):
                refused.append(Refused(company, Reason("questions.no_valuation"), (cited,)))
            continue
        valuation = valuations[company_id]
        exchanged = exchange(Amount.of(valuation.value), into, valuation.fact.time)
        if exchanged.missing:
            refused.append(Refused(company, exchanged.missing, (valuation,)))
            continue
        model_id = cited.fact.entity_id
        found.append(Valued(company, exchanged, valuation, entities[model_id], cited, made[model_id]))
    unscored = (company_id for company_id in valuations if company_id not in best)
    refused += [Refused(entities[i], Reason("questions.no_score"), (valuations[i],)) for i in unscored]
    ordered = sorted(found, key=lambda one: (-_least(one), -score(one.score), one.company.name))
    everything = sorted(
        (*refused, *scored.refused), key=lambda one: (one.entity.type != "Organization", one.entity.name)
    )
    return Worth(scored.benchmark, scored.conditions, into, tuple(ordered), tuple(everything))


def _least(one: Valued) -> Decimal:
    return one.worth.amount.least if one.worth.amount else Decimal(0)


def _developers(view: View) -> Mapping[str, Cited]:
    """Model id -> who developed it, where one company is said to have."""
    told: dict[str, list[Cited]] = defaultdict(list)
    for cited in cite(view, view.facts(kind="developer")):
        if cited.claim.object_id and not cited.fact.hedged:
            told[cited.fact.entity_id].append(cited)
    alone = {model_id: cited for model_id, cited in told.items() if len({c.claim.object_id for c in cited}) == 1}
    return {model_id: cited[0] for model_id, cited in alone.items()}


def _valuations(view: View, entities: Mapping[str, Entity]) -> tuple[dict[str, Cited], list[Refused]]:
    """Company id -> its last valuation that is neither hedged nor doubted; and those that have only such."""
    doubts = doubts_of(view)
    told: dict[str, list[Cited]] = defaultdict(list)
    for cited in cite(view, view.facts(kind="valuation")):
        told[cited.fact.entity_id].append(cited)
    found: dict[str, Cited] = {}
    refused = []
    for company_id, own in told.items():
        sound = [c for c in own if c.fact.chosen not in doubts and not c.fact.hedged and _usable(c)]
        if sound:
            found[company_id] = max(sound, key=lambda c: (_ended(c.fact.time), c.fact.fact_id))
        else:
            reason = doubts.get(own[0].fact.chosen) or Reason("questions.valuation_unsure")
            refused.append(Refused(entities[company_id], reason, tuple(own)))
    return found, refused


def _usable(cited: Cited) -> bool:
    return isinstance(cited.fact.value, Quantity) and calculable(cited.fact.value)


def _ended(time: str) -> str:
    try:
        return bounds(time)[1].isoformat()
    except ValueError:
        return ""
