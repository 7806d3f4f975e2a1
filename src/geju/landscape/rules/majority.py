"""Most independent sources win; then the most trusted, the most exact, the latest."""

from __future__ import annotations

from collections.abc import Sequence

from geju.landscape.agreement import agrees, exactness, order, settle
from geju.landscape.rule import Decision, Rule, Trust
from geju.model.claim import Claim
from geju.model.kind import Kind


class Majority(Rule):
    """A source counts two, one that only doubts counts one; documents of one origin count once."""

    def decide(self, claims: Sequence[Claim], kind: Kind, trust: Trust) -> Decision:
        """Choose the claim that most origins agree with."""
        weights = {id(claim): _weight(claim, claims, kind, trust) for claim in claims}
        best = max(weights.values())
        front = [claim for claim in claims if weights[id(claim)] == best]
        chosen = min(front, key=lambda c: (trust.of(c).rank, *exactness(c), _newest(trust.of(c).date), order(c)))
        alone = all(agrees(claim, chosen, kind) for claim in front)
        return settle(claims, chosen, kind, trust, "landscape.most_sources" if alone else "landscape.most_trusted")


def _weight(claim: Claim, claims: Sequence[Claim], kind: Kind, trust: Trust) -> int:
    witnesses: dict[str, int] = {}
    for other in claims:
        if other is claim or agrees(other, claim, kind):
            origin = trust.of(other).origin
            witnesses[origin] = max(witnesses.get(origin, 0), 1 if other.hedged else 2)
    return sum(witnesses.values())


def _newest(date: str) -> tuple[int, ...]:
    """Orders dates the newest first, no date last."""
    return tuple(-ord(character) for character in date) or (1,)
