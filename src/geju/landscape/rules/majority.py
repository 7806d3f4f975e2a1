"""Most independent sources win; then the most trusted, the most exact, the latest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from geju.landscape.comparing.agreement import agrees
from geju.landscape.fusing.choosing import choose, settle
from geju.landscape.rule import Decision, Rule, Trust
from geju.model.claim import Claim
from geju.model.kind import Kind

_PREFERENCES = ("plain_word", "most_trusted", "most_exact", "latest_word")
# Every value is compared with every other; where a source floods a question, only equal values count together.
_MOST_VALUES = 400


class Majority(Rule):
    """A source counts two, one that only doubts counts one; documents of one origin count once."""

    def decide(self, claims: Sequence[Claim], kind: Kind, trust: Trust) -> Decision:
        """Choose among the claims that most origins agree with."""
        alike: dict[object, list[Claim]] = defaultdict(list)
        for claim in claims:
            alike[claim.value, claim.object_id].append(claim)
        if len(alike) == 1:
            chosen, _ = choose(claims, _PREFERENCES, kind, trust)
            decision = settle(claims, chosen, kind, trust, "landscape.most_sources")
            return replace(decision, weights=(_weight(claims, trust), 0))
        flooded = len(alike) > _MOST_VALUES
        weights: dict[object, int] = {}
        for value, group in alike.items():
            others = (
                [group] if flooded else [other for other in alike.values() if agrees(other[0], group[0], kind, trust)]
            )
            weights[value] = _weight((claim for other in others for claim in other), trust)
        best = max(weights.values())
        front = [claim for value, group in alike.items() if weights[value] == best for claim in group]
        chosen, reason = choose(front, _PREFERENCES, kind, trust)
        alone = all(agrees(claim, chosen, kind, trust) for claim in front)
        decision = settle(claims, chosen, kind, trust, "landscape.most_sources" if alone else reason)
        rivals = (weights[v] for v, group in alike.items() if not agrees(group[0], chosen, kind, trust))
        return replace(decision, weights=(best, max(rivals, default=0)))

    def alone(self, claim: Claim) -> Decision:
        """One claim weighs what it weighs, against nothing."""
        weights = (1, 0) if claim.hedged else (2, 0)
        return Decision(claim, (claim,), (), "single", "landscape.only_claim", weights)


def _weight(claims: Iterable[Claim], trust: Trust) -> int:
    witnesses: dict[str, int] = {}
    for claim in claims:
        origin = trust.witness(claim)
        witnesses[origin] = max(witnesses.get(origin, 0), 1 if claim.hedged else 2)
    return sum(witnesses.values())
