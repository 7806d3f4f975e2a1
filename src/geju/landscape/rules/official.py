"""Who made the thing, or speaks for it, comes before all third parties; then the most trusted."""

from __future__ import annotations

from collections.abc import Sequence

from geju.landscape.fusing.choosing import choose, settle
from geju.landscape.rule import Decision, Rule, Trust
from geju.model.claim import Claim
from geju.model.kind import Kind


class Official(Rule):
    """Who is nearest to the thing knows best; a plain claim comes before a doubting one."""

    def decide(self, claims: Sequence[Claim], kind: Kind, trust: Trust) -> Decision:
        """Choose the claim of an official document, else that of the most trusted one."""
        chosen, reason = choose(
            claims, ("plain_word", "official_word", "most_trusted", "latest_word", "most_exact"), kind, trust
        )
        return settle(claims, chosen, kind, trust, reason)
