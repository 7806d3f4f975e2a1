"""An amount raised that is what the company was worth, or a valuation that is what it raised: columns mixed up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import ClassVar

from geju.landscape.check import Check, Said
from geju.landscape.comparing.agreement import agrees, match
from geju.landscape.rule import Trust
from geju.model.claim import Claim
from geju.model.fact import Doubt
from geju.model.kind import Kind
from geju.model.value import Quantity, Value, bounds

AMOUNT, VALUATION = "funding_amount", "valuation"
# Two sources speak of one event where their times are not further apart than this.
_DAYS = 150


class RaisedOrWorth(Check):
    """Two documents, or lines of one, say one number of one time for what was raised and for what the company was worth.

    “Raised over 1 billion dollars” beside “was worth over 1 billion dollars”: one of the two has mixed up the columns.
    """

    kinds: ClassVar[frozenset[str]] = frozenset({AMOUNT})

    def doubts(self, said: Said, kinds: Mapping[str, Kind], trust: Trust) -> Iterator[Doubt]:
        """Doubts about amounts or valuations, whichever has less to stand on; none where nothing tells."""
        amounts, valuations = said.get(AMOUNT, ()), said.get(VALUATION, ())
        worth = kinds[VALUATION]
        for amount in amounts:
            mixed = [v for v in valuations if _mixed_up(amount, v, worth, trust)]
            if mixed:
                told = [v for v in valuations if _one_time(amount, v, trust) and agrees(amount, v, worth, trust)]
                told = [v for v in told if v.span.line != amount.span.line or v.document_id != amount.document_id]
                alike = [c for c in amounts if _one_time(amount, c, trust) and agrees(amount, c, kinds[AMOUNT], trust)]
                yield from _weighed(alike, mixed, told, valuations, trust)
        yield from _more_than_it_was_worth(amounts, valuations)
        yield from _told_oftener(amounts, valuations, worth, trust)


def _weighed(
    amounts: Sequence[Claim],
    mixed: Sequence[Claim],
    told: Sequence[Claim],
    valuations: Sequence[Claim],
    trust: Trust,
) -> Iterator[Doubt]:
    """Doubts about the side that fewer independent sources tell; of two equal ones, about a valuation that is a fall.

    ``mixed`` are the other documents' valuations that say the number, ``told`` all that agree with it.
    """
    n_raised, n_worth = trust.n_origins(amounts), trust.n_origins(told)
    falls = any(_falls(claim, valuations, trust) for claim in mixed)
    if n_raised < n_worth:
        doubted, beside, reason = amounts, mixed, "landscape.doubt_amount"
    elif n_raised > n_worth or falls:
        doubted, beside, reason = mixed, amounts, "landscape.doubt_valuation"
    else:
        return
    words = (("document", beside[0].document), ("line", str(beside[0].span.line)))
    for claim in doubted:
        yield Doubt(claim.claim_id, "raised_or_worth", reason, words, tuple(c.claim_id for c in beside))


def _falls(claim: Claim, valuations: Sequence[Claim], trust: Trust) -> bool:
    """Whether a company was worth more before, in the same currency."""
    now, when = claim.value, trust.at(claim)
    for other in valuations:
        before, earlier = other.value, trust.at(other)
        comparable = isinstance(now, Quantity) and isinstance(before, Quantity) and now.unit == before.unit
        if comparable and earlier and earlier < when and _least(before) > _least(now):
            return True
    return False


def _least(value: Value) -> Decimal:
    return (value.low if isinstance(value, Quantity) else None) or Decimal(0)


def _mixed_up(claim: Claim, other: Claim, kind: Kind, trust: Trust) -> bool:
    """Whether another document says the very number of a claim, of its time, for the other kind."""
    if trust.of(claim).origin == trust.of(other).origin or claim.document_id == other.document_id:
        return False
    return _one_time(claim, other, trust) and match(claim, other, kind, trust) in ("equal", "rounding")


def _one_time(a: Claim, b: Claim, trust: Trust) -> bool:
    try:
        (first, last), (start, end) = bounds(trust.at(a)), bounds(trust.at(b))
    except ValueError:
        return False
    return (start - last).days <= _DAYS and (first - end).days <= _DAYS


def _told_oftener(amounts: Sequence[Claim], valuations: Sequence[Claim], kind: Kind, trust: Trust) -> Iterator[Doubt]:
    """Of one document: a number that more of its lines give as what the company was worth than as what it raised."""
    for amount in amounts:
        own = [
            v
            for v in valuations
            if v.document_id == amount.document_id
            and v.span.line != amount.span.line
            and _one_time(amount, v, trust)
            and match(amount, v, kind, trust) in ("equal", "rounding", "about")
        ]
        raised = {c.span.line for c in amounts if c.document_id == amount.document_id and c.value == amount.value}
        lines = sorted({v.span.line for v in own})
        if len(lines) > len(raised):
            words = (("document", amount.document), ("line", str(lines[0])))
            yield Doubt(
                amount.claim_id, "raised_or_worth", "landscape.doubt_amount", words, tuple(v.claim_id for v in own)
            )


def _more_than_it_was_worth(amounts: Sequence[Claim], valuations: Sequence[Claim]) -> Iterator[Doubt]:
    """A round whose amount is not below the valuation that the same line gives for it."""
    for amount in amounts:
        for worth in valuations:
            if (
                amount.document_id == worth.document_id
                and amount.span.line == worth.span.line
                and _reaches(amount, worth)
            ):
                words = (("document", worth.document), ("line", str(worth.span.line)))
                yield Doubt(
                    amount.claim_id, "raised_or_worth", "landscape.doubt_more_than_worth", words, (worth.claim_id,)
                )


def _reaches(amount: Claim, worth: Claim) -> bool:
    x, y = amount.value, worth.value
    low, high, units = (
        getattr(x, "low", None),
        getattr(y, "high", None),
        (getattr(x, "unit", ""), getattr(y, "unit", "")),
    )
    same_time = amount.qualifier("time") == worth.qualifier("time")
    return same_time and units[0] == units[1] and low is not None and high is not None and low >= high
