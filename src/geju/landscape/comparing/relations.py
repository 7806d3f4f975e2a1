"""All relations between the claims of a landscape: each value taken against the others, and against its neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

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
    kind: Kind,
    trust: Trust,
    doubts: Mapping[str, Doubt],
) -> Iterator[Relation]:
    """Relations of the claims of one entity and kind: to the value taken for their question, and within a topic.

    A topic is one entity and, say, one benchmark: its values are scores with other shots, from other documents, of
    other times, and different ones are held against each other. Of claims that give one question the same value the
    first speaks for all.
    """
    if len(claims) == 1:
        return
    topics: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        topics[_topic(fact, kind)].append(fact)
    for group in topics.values():
        if len(group) > 1 or len(group[0].claims_for) + len(group[0].claims_against) > 1:
            yield from _Topic(group, claims, kind, trust, doubts).relations()


_folded = lru_cache(maxsize=65536)(fold)


def _topic(fact: Fact, kind: Kind) -> str:
    slot = dict(fact.slot)
    return ";".join([_folded(slot.get(name, "")) for name in kind.topic])


class _Topic:
    """The facts of one topic, with two claims or more."""

    def __init__(
        self,
        facts: Sequence[Fact],
        claims: Mapping[str, Claim],
        kind: Kind,
        trust: Trust,
        doubts: Mapping[str, Doubt],
    ) -> None:
        self.facts = facts
        self.claims = claims
        self.kind = kind
        self.trust = trust
        self.doubts = doubts
        self.changes = entry(RULES, kind.rule, Rule).supersedes

    def relations(self) -> Iterator[Relation]:
        """How its claims stand to each other."""
        for fact_id, a, b in self._within():
            yield self._related(fact_id, a, b)
        if self.kind.holds == "many":
            return
        events = self.kind.holds == "series" and not self.changes
        for fact_id, a, b, adjacent in self._between():
            if (not events or _one_time(a, b)) and (adjacent or not self.changes or not times_apart(a, b, self.trust)):
                yield self._related(fact_id, a, b)

    def _related(self, fact_id: str, a: Claim, b: Claim) -> Relation:
        """A contradiction is none where the line of one side also gives what the other says: “7B/1.3B” beside “1.3B”."""
        found = relate(a, b, self.kind, self.trust, self.doubts, fact_id=fact_id, changes=self.changes)
        if found.sort != "contradictory":
            return found
        for one, other in ((a, b), (b, a)):
            beside = (c for c in self.lines[one.document_id, one.span.line] if c.qualifiers == one.qualifiers)
            if any(c is not one and agrees(c, other, self.kind, self.trust) for c in beside):
                return replace(found, sort="scope", reason="landscape.relation_variants")
        return found

    @cached_property
    def lines(self) -> Mapping[tuple[str, int], list[Claim]]:
        """The claims by the line that makes them: asked for only where there is a contradiction."""
        found: dict[tuple[str, int], list[Claim]] = defaultdict(list)
        for fact in self.facts:
            for claim_id in (*fact.claims_for, *fact.claims_against):
                claim = self.claims[claim_id]
                found[claim.document_id, claim.span.line].append(claim)
        return found

    def _within(self) -> Pairs:
        """The claim taken for a question, and each other one."""
        for fact in self.facts:
            for claim_id in (*fact.claims_for, *fact.claims_against):
                if claim_id != fact.chosen:
                    yield fact.fact_id, self.claims[fact.chosen], self.claims[claim_id]

    def _between(self) -> Iterator[tuple[str, Claim, Claim, bool]]:
        """Different values, later ones against earlier, and those of one document; but for what `_within` has.

        The last item tells whether nothing stands between the two in the order of time.
        """
        given: set[tuple[str, str]] = set()
        for group in self._speaking():
            for place, (fact_id, chosen, claim) in enumerate(group):
                first = 0 if len(group) <= _MOST else max(0, place - 1)
                for at, (other_id, _, other) in enumerate(group[first:place], first):
                    pair = (claim.claim_id, other.claim_id)
                    taken = other_id == fact_id and chosen in pair
                    if not taken and pair not in given and pair[::-1] not in given:
                        given.add(pair)
                        yield fact_id, claim, other, at + 1 == place

    def _speaking(self) -> Iterator[list[_Speaker]]:
        """Who speaks for each value in the order of time; then the same of each document that speaks twice."""
        speaking: list[_Speaker] = []
        own: dict[str, dict[tuple[str, str], _Speaker]] = defaultdict(dict)
        for fact in sorted(self.facts, key=lambda fact: (fact.time, fact.fact_id)):
            met: set[str] = set()
            for claim_id in dict.fromkeys((fact.chosen, *fact.claims_for, *fact.claims_against)):
                claim = self.claims[claim_id]
                value = identity(claim, self.kind)
                speaker = (fact.fact_id, fact.chosen, claim)
                own[claim.document_id].setdefault((value, fact.fact_id), speaker)
                if value not in met:
                    met.add(value)
                    speaking.append(speaker)
        yield speaking
        for values in own.values():
            if len(values) > 1:
                yield list(values.values())


def _one_time(a: Claim, b: Claim) -> bool:
    """Whether two claims may tell of one event, as far as their own times say: rounds of different years never meet."""
    x, y = a.qualifier("time"), b.qualifier("time")
    return bool(x and y) and times_agree(x, y)
