"""The latest word wins; what was true earlier is kept, as superseded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from geju.landscape.fusing.choosing import choose, settle
from geju.landscape.rule import Decision, Rule, Trust
from geju.model.claim import Claim
from geju.model.kind import Kind


class Latest(Rule):
    """Of claims about one time, the one published last; then the most trusted and most exact."""

    supersedes: ClassVar[bool] = True

    def decide(self, claims: Sequence[Claim], kind: Kind, trust: Trust) -> Decision:
        """Choose the claim of the newest document; one without a date is the oldest."""
        chosen, reason = choose(claims, ("plain_word", "latest_word", "most_trusted", "most_exact"), kind, trust)
        return settle(claims, chosen, kind, trust, reason)
