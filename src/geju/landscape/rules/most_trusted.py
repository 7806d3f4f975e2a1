"""The most trusted source wins, however many others say otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from geju.landscape.fusing.choosing import choose, settle
from geju.landscape.rule import Decision, Rule, Trust
from geju.model.claim import Claim
from geju.model.kind import Kind


class MostTrusted(Rule):
    """The first in the landscape's order of trust knows best; a plain claim comes before a doubting one."""

    def decide(self, claims: Sequence[Claim], kind: Kind, trust: Trust) -> Decision:
        """Choose the claim whose document stands first in the order of trust."""
        chosen, reason = choose(claims, ("plain_word", "most_trusted", "latest_word", "most_exact"), kind, trust)
        return settle(claims, chosen, kind, trust, reason)
