"""All relations between the claims of a landscape: each value taken against the others, and against its neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from geju.base.registry import entry
from geju.base.text import fold
from geju.landscape.comparing.agreement import agrees, identity, times_agree
from geju.landscape.comparing.relate import relate, times_apart
from geju.landscape.rule import RULES, Rule, Trust
from geju.model.claim import Claim
from geju.model.fact import Doubt, Fact, Relation
from geju.model.kind import Kind

# Above this many different values of one topic each is only held against the one before it.
_MOST = 24
Pairs = Iterator[tuple[str, Claim, Claim]]
_Speaker = tuple[str, str, Claim]  # fact, the claim taken for it, the claim that gives a value


def relations(
    facts: Iterable[Fact],
    claims: Mapping[str, Claim],
    kinds: Mapping[str, Kind],
    trust: Trust,
    doubts: Mapping[str, Doubt],
) -> Iterator[Relation]:
    """Relations of every claim to the value taken for its question, and of different values of one topic to each other.

    A topic is one entity and, say, one benchmark: its values are scores with other shots, from other documents, of
    other times. Of claims that give one question the same value the first speaks for all.
    """
    topics: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        topics[fact.entity_id, fact.kind, _topic(fact, kinds[fact.kind])].append(fact)
    for (_, name, _), group in topics.items():
        kind = kinds[name]
        if len(group) == 1 and len(group[0].claims_for) + len(group[0].claims_against) == 1:
            continue
        changes = entry(RULES, kind.rule, Rule).supersedes
        lines = _lines(group, claims)
        for fact_id, a, b in _within(group, claims):
            yield _variants(
                relate(a, b, kind, trust, doubts, fact_id=fact_id, changes=changes), a, b, lines, kind, trust
            )
        events = kind.holds == "series" and not changes
        for fact_id, a, b, adjacent in _between(group, claims, kind) if kind.holds != "many" else ():
            if (not events or _one_time(a, b)) and (adjacent or not changes or not times_apart(a, b, trust)):
                found = relate(a, b, kind, trust, doubts, fact_id=fact_id, changes=changes)
                yield _variants(found, a, b, lines, kind, trust)


def _lines(facts: Iterable[Fact], claims: Mapping[str, Claim]) -> Mapping[tuple[str, int], list[Claim]]:
    """The claims of a topic by the line that makes them."""
    found: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for fact in facts:
        for claim_id in (*fact.claims_for, *fact.claims_against):
            claim = claims[claim_id]
            found[claim.document_id, claim.span.line].append(claim)
    return found


def _variants(
    relation: Relation, a: Claim, b: Claim, lines: Mapping[tuple[str, int], list[Claim]], kind: Kind, trust: Trust
) -> Relation:
    """A contradiction is none where the line of one side also gives what the other says: “7B/1.3B” beside “1.3B”."""
    if relation.sort != "contradictory":
        return relation
    for one, other in ((a, b), (b, a)):
        beside = lines[one.document_id, one.span.line]
        if any(c.qualifiers == one.qualifiers and c is not one and agrees(c, other, kind, trust) for c in beside):
            return replace(relation, sort="scope", reason="landscape.relation_variants")
    return relation


def _one_time(a: Claim, b: Claim) -> bool:
    """Whether two claims may tell of one event, as far as their own times say: rounds of different years never meet."""
    x, y = a.qualifier("time"), b.qualifier("time")
    return bool(x and y) and times_agree(x, y)


def _topic(fact: Fact, kind: Kind) -> str:
    slot = dict(fact.slot)
    return ";".join(fold(slot.get(name, "")) for name in kind.topic)


def _within(facts: Iterable[Fact], claims: Mapping[str, Claim]) -> Pairs:
    """The claim taken for a question, and each other one."""
    for fact in facts:
        for claim_id in (*fact.claims_for, *fact.claims_against):
            if claim_id != fact.chosen:
                yield fact.fact_id, claims[fact.chosen], claims[claim_id]


def _between(
    facts: Iterable[Fact], claims: Mapping[str, Claim], kind: Kind
) -> Iterator[tuple[str, Claim, Claim, bool]]:
    """Different values of one topic, later ones against earlier, and those of one document; but for what `_within` has.

    The last item tells whether nothing stands between the two in the order of time.
    """
    speaking: list[_Speaker] = []
    own: dict[str, dict[str, _Speaker]] = defaultdict(dict)
    for fact in sorted(facts, key=lambda fact: (fact.time, fact.fact_id)):
        met: set[str] = set()
        for claim_id in (fact.chosen, *fact.claims_for, *fact.claims_against):
            claim, value = claims[claim_id], identity(claims[claim_id], kind)
            speaker = (fact.fact_id, fact.chosen, claim)
            own[claim.document_id].setdefault(f"{value} {fact.fact_id}", speaker)
            if value not in met:
                met.add(value)
                speaking.append(speaker)
    given: set[tuple[str, str]] = set()
    for group in (speaking, *(list(values.values()) for values in own.values())):
        for place, (fact_id, chosen, claim) in enumerate(group):
            first = 0 if len(group) <= _MOST else max(0, place - 1)
            for at, (other_id, _, other) in enumerate(group[first:place], first):
                pair = (claim.claim_id, other.claim_id)
                taken = other_id == fact_id and chosen in pair
                if not taken and pair not in given and pair[::-1] not in given:
                    given.add(pair)
                    yield fact_id, claim, other, at + 1 == place
