"""Many values hold at once; each is a fact of its own, told by the claim that tells it best."""

from __future__ import annotations

from collections.abc import Sequence

from geju.landscape.fusing.choosing import choose, settle
from geju.landscape.rule import Decision, Rule, Trust
from geju.model.claim import Claim
from geju.model.kind import Kind


class KeepAll(Rule):
    """Nothing competes: the claims it is given say the same."""

    def decide(self, claims: Sequence[Claim], kind: Kind, trust: Trust) -> Decision:
        """Choose the plain claim of the most trusted source."""
        chosen, reason = choose(claims, ("plain_word", "most_trusted", "most_exact", "latest_word"), kind, trust)
        return settle(claims, chosen, kind, trust, reason)
