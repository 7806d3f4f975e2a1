"""The most trusted source wins, however many others say otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from geju.landscape.agreement import exactness, order, settle
from geju.landscape.rule import Decision, Rule, Trust
from geju.model.claim import Claim
from geju.model.kind import Kind


class Official(Rule):
    """Who is nearest to the thing knows best; a plain claim comes before a doubting one."""

    def decide(self, claims: Sequence[Claim], kind: Kind, trust: Trust) -> Decision:
        """Choose the claim of the best rank."""
        chosen = min(claims, key=lambda claim: (claim.hedged, trust.of(claim).rank, *exactness(claim), order(claim)))
        return settle(claims, chosen, kind, trust, "landscape.most_trusted")
