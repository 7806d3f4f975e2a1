"""How long the values of a series hold: from their time until the next value that differs; what is told ahead."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from geju.landscape.comparing.agreement import agrees
from geju.landscape.rule import Trust
from geju.model.claim import Claim
from geju.model.fact import Fact
from geju.model.kind import Kind
from geju.model.value import bounds

# So many values of one day are looked at to find whether one of them says the same as before.
_MOST = 24
_Days = tuple[date, date]


def last(
    facts: Sequence[Fact],
    series: Sequence[str],
    claims: Mapping[str, Claim],
    kind: Kind,
    trust: Trust,
    today: str = "",
) -> list[Fact]:
    """The facts of one entity and kind with their status in time and ``until``; ``series`` is the series of each.

    A change that every source tells ahead, and whose day lies after ``today``, is *scheduled* and ends nothing. One whose
    day came, while the next source of after that day gives the value from before, is *cancelled*: it held for no day.
    """
    now = days(today)
    if len(facts) == 1 and not now:
        return list(facts)
    lines: dict[str, list[Fact]] = defaultdict(list)
    for fact, name in zip(facts, series, strict=True):
        if days(fact.time):
            lines[name].append(fact)
    found: dict[str, Fact] = {}
    for line in lines.values():
        if len(line) > 1 or (now and bounds(line[0].time)[0] > now[1]):
            found |= _Line(line, claims, kind, trust).told(now[1] if now else None)
    return [found.get(fact.fact_id, fact) for fact in facts]


def days(time: str) -> _Days | None:
    """The first and the last day of an ISO time; None where it is none."""
    try:
        return bounds(time)
    except ValueError:
        return None


class _Line:
    """The values of one series in the order of time."""

    def __init__(self, facts: Sequence[Fact], claims: Mapping[str, Claim], kind: Kind, trust: Trust) -> None:
        self.kind = kind
        self.trust = trust
        self.claims = claims
        self.when = {fact.fact_id: bounds(fact.time) for fact in facts}
        self.facts = sorted(facts, key=lambda fact: (self.when[fact.fact_id], fact.fact_id))

    def told(self, today: date | None) -> dict[str, Fact]:
        """The facts by id, each with status and the day it ended, where that is to be said."""
        ahead = [fact for fact in self.facts if today and self._begun(fact) > today and self._ahead(fact)]
        coming = {fact.fact_id for fact in ahead}
        real = [fact for fact in self.facts if fact.fact_id not in coming]
        never = self._cancelled(real)
        ends = self._ends([fact for fact in real if fact.fact_id not in never])
        found = {fact.fact_id: replace(fact, status="scheduled", until=end) for fact, end in self._ends(ahead)}
        found |= {fact.fact_id: replace(fact, status="superseded", until=end) for fact, end in ends if end}
        for fact_id, fact in never.items():
            day = self._begun(fact).isoformat()
            found[fact_id] = replace(fact, status="cancelled", until=day, reason="landscape.cancelled")
        return found

    def _begun(self, fact: Fact) -> date:
        return self.when[fact.fact_id][0]

    def _same(self, a: Fact, b: Fact) -> bool:
        one, other = self.claims[a.chosen], self.claims[b.chosen]
        return agrees(one, other, self.kind, self.trust)

    def _told_on(self, fact: Fact) -> list[_Days]:
        """The days of the documents that tell of a fact, as far as they are dated."""
        dates = (days(self.trust.of(self.claims[claim_id]).date) for claim_id in fact.claims_for)
        return [found for found in dates if found]

    def _ahead(self, fact: Fact) -> bool:
        """Whether every document that tells of a fact is known to have been there before it held."""
        told = self._told_on(fact)
        return len(told) == len(fact.claims_for) and all(end < self._begun(fact) for _, end in told)

    def _cancelled(self, facts: Sequence[Fact]) -> dict[str, Fact]:
        """Facts that were told ahead and never held: the next source after their day gives what held before."""
        found: dict[str, Fact] = {}
        before: Fact | None = None
        for place, fact in enumerate(facts):
            if before and self._ahead(fact) and not self._same(fact, before):
                later = next((f for f in facts[place + 1 :] if not self._ahead(f)), None)
                if later and self._same(later, before) and self._seen_after(later, self._begun(fact)):
                    found[fact.fact_id] = fact
                    continue
            if before is None or self.when[fact.fact_id][0] > self.when[before.fact_id][1]:
                before = fact
        return found

    def _seen_after(self, fact: Fact, day: date) -> bool:
        return any(first >= day for first, _ in self._told_on(fact))

    def _ends(self, facts: Sequence[Fact]) -> list[tuple[Fact, str]]:
        """Each fact with the day from which another value holds; times that overlap are not in order.

        From the last to the first: where the next value is the same, both end together.
        """
        begun = [self._begun(fact) for fact in facts]
        ends = [""] * len(facts)
        for place in range(len(facts) - 1, -1, -1):
            following = bisect_right(begun, self.when[facts[place].fact_id][1])
            if following == len(facts):
                continue
            of_that_day = range(following, min(bisect_right(begun, begun[following]), following + _MOST))
            same = next((n for n in of_that_day if self._same(facts[place], facts[n])), None)
            ends[place] = begun[following].isoformat() if same is None else ends[same]
        return list(zip(facts, ends, strict=True))
