"""Many values hold at once; each is a fact of its own, said best by the most exact of the most trusted claims."""

from __future__ import annotations

from collections.abc import Sequence

from geju.landscape.agreement import exactness, order, settle
from geju.landscape.rule import Decision, Rule, Trust
from geju.model.claim import Claim
from geju.model.kind import Kind


class KeepAll(Rule):
    """Nothing competes: the claims it is given say the same."""

    def decide(self, claims: Sequence[Claim], kind: Kind, trust: Trust) -> Decision:
        """Choose the claim that says it best."""
        chosen = min(claims, key=lambda claim: (claim.hedged, trust.of(claim).rank, *exactness(claim), order(claim)))
        return settle(claims, chosen, kind, trust, "landscape.most_trusted")
