"""The latest word wins: what was true earlier is kept, as superseded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from geju.landscape.agreement import exactness, order, settle
from geju.landscape.rule import Decision, Rule, Trust
from geju.model.claim import Claim
from geju.model.kind import Kind


class Latest(Rule):
    """Of claims about one time, the one published last; then the most trusted and most exact."""

    supersedes: ClassVar[bool] = True

    def decide(self, claims: Sequence[Claim], kind: Kind, trust: Trust) -> Decision:
        """Choose the claim of the newest document; one without a date is the oldest."""
        plain = [claim for claim in claims if not claim.hedged] or list(claims)
        newest = max(trust.of(claim).date for claim in plain)
        front = [claim for claim in plain if trust.of(claim).date == newest]
        chosen = min(front, key=lambda claim: (trust.of(claim).rank, *exactness(claim), order(claim)))
        alone = len(front) < len(claims)
        return settle(claims, chosen, kind, trust, "landscape.latest_word" if alone else "landscape.most_trusted")
