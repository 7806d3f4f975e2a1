"""A valuation far below the one shortly before, in a document that gives a higher one again later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import ClassVar

from geju.landscape.check import Check, Said
from geju.landscape.rule import Trust
from geju.model.claim import Claim
from geju.model.fact import Doubt
from geju.model.kind import Kind
from geju.model.value import Quantity, bounds

_KIND = "valuation"
_FAR = Decimal("0.8")
_DAYS = 200  # between a valuation and the one that it falls from
_Key = tuple[str, str]


class WorthDips(Check):
    """“4 billion in July, 2.5 billion in September, 20 billion the year after”: the one between is of something else.

    Companies do fall, but one whose own history rises through the fall is more likely misread or mixed up with the
    amount raised. Only values that one document gives, in one currency and with times of their own, are held together.
    """

    kinds: ClassVar[frozenset[str]] = frozenset({_KIND})

    def doubts(self, said: Said, kinds: Mapping[str, Kind], trust: Trust) -> Iterator[Doubt]:
        """Doubts about valuations that lie below the one before them and the one behind."""
        by_document: dict[_Key, list[Claim]] = defaultdict(list)
        for claim in said.get(_KIND, ()):
            if (
                claim.qualifier("time")
                and isinstance(claim.value, Quantity)
                and claim.value.amount
                and not claim.hedged
            ):
                by_document[claim.document_id, claim.value.unit].append(claim)
        for claims in by_document.values():
            yield from _dips(sorted(claims, key=lambda c: (_begun(c), c.span.start)))


def _dips(claims: Sequence[Claim]) -> Iterator[Doubt]:
    for place, claim in enumerate(claims):
        before = [
            c for c in claims[:place] if 0 < _begun(claim) - _begun(c) <= _DAYS and _worth(c) * _FAR > _worth(claim)
        ]
        after = [c for c in claims[place + 1 :] if _begun(c) > _begun(claim)]
        higher = [c for c in after if before and _worth(c) > _worth(before[-1])]
        if before and higher and len(higher) == len(after):
            words = (
                ("document", claim.document),
                ("line", str(before[-1].span.line)),
                ("then", str(higher[0].span.line)),
            )
            beside = (before[-1].claim_id, higher[0].claim_id)
            yield Doubt(claim.claim_id, "worth_dips", "landscape.doubt_dips", words, beside)


def _begun(claim: Claim) -> int:
    try:
        return bounds(claim.qualifier("time"))[0].toordinal()
    except ValueError:
        return 0


def _worth(claim: Claim) -> Decimal:
    assert isinstance(claim.value, Quantity)
    return claim.value.amount or Decimal(0)
