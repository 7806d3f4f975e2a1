"""Something that is told as done although it was still to come when its document was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from geju.landscape.check import Check, Said
from geju.landscape.rule import Trust
from geju.model.claim import Claim
from geju.model.fact import Doubt
from geju.model.kind import Kind
from geju.model.value import Moment, bounds

_DONE = frozenset({"released", "founded"})
_HAPPENED = frozenset({"funding_amount", "funding_round"})


class ToldBefore(Check):
    """A release, a founding or a round that is dated later than the document that tells of it."""

    kinds: ClassVar[frozenset[str]] = _DONE | _HAPPENED

    def doubts(self, said: Said, kinds: Mapping[str, Kind], trust: Trust) -> Iterator[Doubt]:
        """Doubts about claims whose first possible day lies behind the last of their document."""
        for kind in sorted(self.kinds & said.keys()):
            for claim in said[kind]:
                on = _when(claim)
                if not claim.hedged and on and _later(on, trust.of(claim).date):
                    words = (("date", trust.of(claim).date), ("on", on))
                    yield Doubt(claim.claim_id, "told_before", "landscape.doubt_told_before", words)


def _when(claim: Claim) -> str:
    return claim.value.iso if isinstance(claim.value, Moment) else claim.qualifier("time")


def _later(on: str, date: str) -> bool:
    try:
        return bounds(on)[0] > bounds(date)[1]
    except ValueError:
        return False
