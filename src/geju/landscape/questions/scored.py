"""Scores that may be compared: of one benchmark, under one and the same conditions."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from geju.base.errors import UnknownNameError
from geju.landscape.money import Reason, calculable
from geju.landscape.questions.cited import Cited, Refused, cite, doubts_of, entities_of
from geju.landscape.view import View
from geju.model.entity import Entity
from geju.model.record import read_fact
from geju.model.value import Quantity

# What a score is measured under; empty where its source does not say.
CONDITIONS = ("shots", "setting")
Conditions = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Scored:
    """The comparable scores of a benchmark: model id -> the fact; all under ``conditions`` (shots, setting).

    ``refused`` are the others: under other conditions, or without a word about them where they are said here.
    """

    benchmark: Entity
    conditions: Conditions
    scores: Mapping[str, Cited]
    refused: tuple[Refused, ...]
    entities: Mapping[str, Entity]


def score(cited: Cited) -> Decimal:
    """The number of a score that is one number."""
    amount = cited.value.amount
    assert amount is not None
    return amount


def comparable(
    view: View,
    benchmark: str,
    shots: str | None = None,
    setting: str | None = None,
    among: Collection[str] = (),
) -> Scored:
    """The scores of a benchmark that may be compared; ``shots`` and ``setting`` as their sources say them, "" for unsaid.

    What is not given is what most models are measured under, first of those ``among`` (model ids) where there are any.
    Raises UnknownNameError for a benchmark, shots or a setting that no score has.
    """
    asked, entities = view.find(benchmark, "Benchmark"), entities_of(view)
    sql = "SELECT record FROM store.facts WHERE kind = 'score' AND slot_ids['benchmark'] = ? ORDER BY place"
    told = cite(view, (read_fact(json.loads(row[0])) for row in view.rows(sql, [asked.entity_id])))
    groups: dict[Conditions, list[Cited]] = defaultdict(list)
    for cited in told:
        groups[_conditions(cited)].append(cited)
    taken = _choose(groups, {"shots": shots, "setting": setting}, frozenset(among))
    doubts = doubts_of(view)
    scores: dict[str, Cited] = {}
    refused: list[Refused] = []
    for cited in told:
        reason = doubts.get(cited.fact.chosen) or _reason(cited, taken)
        if reason is None and cited.fact.entity_id in scores:
            reason = Reason("questions.score_twice")
        if reason:
            refused.append(Refused(entities[cited.fact.entity_id], reason, (cited,)))
        else:
            scores[cited.fact.entity_id] = cited
    refused.sort(key=lambda one: (one.entity.name, one.facts[0].fact.fact_id))
    return Scored(asked, taken, scores, tuple(refused), entities)


def _conditions(cited: Cited) -> Conditions:
    said = dict(cited.fact.slot)
    return said.get("shots", ""), said.get("setting", "")


def _choose(
    groups: Mapping[Conditions, list[Cited]], asked: Mapping[str, str | None], among: frozenset[str]
) -> Conditions:
    """The conditions that fit what is asked and under which most models are measured; without any score, none said."""
    for place, name in enumerate(CONDITIONS):
        wanted = asked[name]
        if wanted is not None and groups and wanted not in {said[place] for said in groups}:
            raise UnknownNameError(name, wanted, sorted({said[place] for said in groups if said[place]}))
    both = [asked[name] for name in CONDITIONS]
    fitting = [said for said in groups if all(w in (None, s) for w, s in zip(both, said, strict=True))]
    sizes = {said: Counter(c.fact.entity_id in among for c in groups[said]) for said in fitting}
    best = sorted(fitting, key=lambda said: (-sizes[said][True], -sizes[said][False], said))
    return best[0] if best else (asked["shots"] or "", asked["setting"] or "")


def _reason(cited: Cited, taken: Conditions) -> Reason | None:
    """Why a score may not be compared with those under the conditions taken."""
    for name, own, theirs in zip(CONDITIONS, _conditions(cited), taken, strict=True):
        if own != theirs:
            key = f"questions.{name}_{'unsaid' if not own else 'said' if not theirs else 'differ'}"
            return Reason.of(key, own=own, theirs=theirs)
    value = cited.fact.value
    if not isinstance(value, Quantity) or value.amount is None or not calculable(value):
        return Reason("questions.not_one_number")
    return None
