"""From claims to facts: claims that answer one question are put together, and a rule chooses among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from geju.base.errors import Problem
from geju.base.ids import content_id
from geju.base.limits import uncollected
from geju.base.registry import entry
from geju.landscape.check import find_doubts
from geju.landscape.comparing.agreement import identity, order
from geju.landscape.comparing.relations import relations
from geju.landscape.fusing.choosing import settle
from geju.landscape.fusing.lasting import last
from geju.landscape.fusing.slots import Question, questions
from geju.landscape.rule import RULES, Decision, Rule, Trust
from geju.model.claim import Claim
from geju.model.entity import Judgement
from geju.model.fact import Doubt, Fact, Relation
from geju.model.kind import Kind


@dataclass(frozen=True, slots=True)
class Fused:
    """Facts in order, the claims that count for none, each with the reason, and how claims stand to each other."""

    facts: tuple[Fact, ...]
    set_aside: tuple[tuple[Claim, Problem], ...]
    relations: tuple[Relation, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def fuse(
    claims: Iterable[Claim],
    kinds: Mapping[str, Kind],
    trust: Trust,
    judgements: Sequence[Judgement] = (),
    today: str = "",
) -> Fused:
    """Settle what claims come to; every claim ends in one fact, for or against it, or is set aside with a reason.

    ``today``: the edition's date, after which a change that is told ahead is still to come; empty: nothing is.
    """
    with uncollected():
        return _fuse(claims, kinds, trust, judgements, today)


def _fuse(
    claims: Iterable[Claim], kinds: Mapping[str, Kind], trust: Trust, judgements: Sequence[Judgement], today: str
) -> Fused:
    verdicts = {j.a: j.verdict for j in judgements if j.verdict in ("right", "wrong")}
    kept: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    set_aside: list[tuple[Claim, Problem]] = []
    ids: set[str] = set()
    for claim in claims:
        ids.add(claim.claim_id)
        reason = _fault(claim, verdicts)
        if reason:
            set_aside.append((claim, _problem(claim, reason)))
        else:
            kept[claim.subject_id][claim.kind].append(claim)
    for said in kept.values():
        for group in said.values():
            group.sort(key=order)
    doubts = find_doubts(kept.values(), kinds, trust)
    trust = replace(trust, doubted=frozenset(doubts))
    facts: list[Fact] = []
    found: list[Relation] = []
    for entity_id in sorted(kept):
        for name, group in sorted(kept.pop(entity_id).items()):
            kind, by_id = kinds[name], {claim.claim_id: claim for claim in group}
            own = _facts(group, by_id, kind, trust, verdicts, today)
            facts += own
            found += relations(own, by_id, kind, trust, doubts)
    counted = sum(len(fact.claims_for) + len(fact.claims_against) for fact in facts) + len(set_aside)
    assert counted == len(ids), "every claim counts for a fact, against it, or is set aside"
    set_aside.sort(key=lambda pair: order(pair[0]))
    return Fused(tuple(facts), tuple(set_aside), tuple(found), tuple(doubts[claim_id] for claim_id in sorted(doubts)))


def _fault(claim: Claim, verdicts: Mapping[str, str]) -> str:
    if verdicts.get(claim.claim_id) == "wrong":
        return "landscape.judged_wrong"
    return "" if claim.subject_id else "landscape.no_entity"


def _problem(claim: Claim, key: str) -> Problem:
    words = (("kind", claim.kind), ("subject", claim.subject.name), ("value", claim.span.quote))
    return Problem(key, words, claim.document, claim.span.line, "warning")


def _facts(
    claims: Sequence[Claim],
    by_id: Mapping[str, Claim],
    kind: Kind,
    trust: Trust,
    verdicts: Mapping[str, str],
    today: str,
) -> list[Fact]:
    """The facts of one entity and kind, those of a series in the order of time."""
    rule = entry(RULES, kind.rule, Rule)
    asked = questions(claims, kind, trust, supersedes=rule.supersedes)
    facts = [_fact(question, _decide(question, kind, rule, trust, verdicts), kind) for question in asked]
    return last(facts, [q.series for q in asked], by_id, kind, trust, today) if rule.supersedes else facts


def _decide(question: Question, kind: Kind, rule: Rule, trust: Trust, verdicts: Mapping[str, str]) -> Decision:
    """The rule's decision; where a person judged claims right, it is among these that the rule chooses."""
    only = question.claims[0]
    if len(question.claims) == 1 and only.claim_id not in verdicts:
        return rule.alone(only)
    right = [claim for claim in question.claims if verdicts.get(claim.claim_id) == "right"]
    if not right:
        return rule.decide(question.claims, kind, trust)
    chosen = rule.decide(right, kind, trust).chosen
    return replace(settle(question.claims, chosen, kind, trust, ""), reason="landscape.judged_right")


def _fact(question: Question, decision: Decision, kind: Kind) -> Fact:
    chosen = decision.chosen
    value = identity(chosen, kind) if kind.holds == "many" else ""
    return Fact(
        fact_id=content_id("f", chosen.subject_id, kind.name, question.key, value),
        entity_id=chosen.subject_id,
        kind=kind.name,
        value=chosen.value,
        slot=question.slot,
        status=decision.status,
        rule=kind.rule,
        reason=decision.reason,
        chosen=chosen.claim_id,
        claims_for=tuple(c.claim_id for c in decision.claims_for),
        claims_against=tuple(c.claim_id for c in decision.claims_against),
        hedged=chosen.hedged,
        time=question.time,
        weights=decision.weights,
    )
