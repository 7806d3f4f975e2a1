"""Whether what a document says is better, as good or worse holds: the numbers of both sides, held against each other."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from geju.base.language import say
from geju.base.text import fold
from geju.landscape.view import View
from geju.model.claim import Claim
from geju.model.document import Document
from geju.model.record import read_claim
from geju.model.value import Quantity

COMPARISON = "comparison"
Finding = Literal["holds", "fails", "untold"]
FINDINGS: tuple[Finding, ...] = get_args(Finding)
_NEAR = Decimal("0.95")  # near is what lies not more than a twentieth below
_LOWER = re.compile(r"perplexity|\bppl\b|\b[wc]er\b|error|latency|\bfid\b", re.IGNORECASE)
_GAPS = re.compile(r"[\s_-]+")
_TESTS = 2  # fewer say nothing of a comparison that names no test
_MOST, _HARDLY = Decimal("0.8"), Decimal("0.2")
_BETWEEN = 12  # claims of others between two


@dataclass(frozen=True, slots=True)
class Pair:
    """Two numbers on one footing: ``a`` of the subject, ``b`` of what it is compared with.

    ``between``: of “second only to”, what stands between the two. ``own``: the document that compares gives both.
    """

    a: Claim
    b: Claim
    holds: bool
    own: bool
    between: tuple[Claim, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Both claims and whether they bear the comparison out."""
        found = {"holds": self.holds, "own": self.own, "a": self.a.to_dict(), "b": self.b.to_dict()}
        return found | ({"between": [c.to_dict() for c in self.between]} if self.between else {})


@dataclass(frozen=True, slots=True)
class Contest:
    """One thing compared with another on one test, or on all that both have numbers for.

    ``reason`` is a message key: why it holds, does not, or cannot be told. The document's own numbers decide; where it
    gives none, those of others; where no document gives both, those of two that state the same conditions. ``refused``: numbers that are of other conditions, and so prove nothing.
    """

    claim: Claim
    finding: Finding
    reason: str
    pairs: tuple[Pair, ...] = ()
    refused: tuple[tuple[Claim, Claim], ...] = ()

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """The comparison, the finding in words and the numbers."""
        return {
            "claim": self.claim.to_dict(),
            "finding": self.finding,
            "reason": say(self.reason, language),
            "key": self.reason,
            "pairs": [pair.to_dict() for pair in self.pairs],
            "refused": [[a.to_dict(), b.to_dict()] for a, b in self.refused],
        }


@dataclass(frozen=True, slots=True)
class Boast:
    """One comparing sentence: “X is above Y and Z on MMLU and MATH”; it fails with any of its contests."""

    line: int
    finding: Finding
    contests: tuple[Contest, ...]

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """The line, the finding and every contest."""
        return {"line": self.line, "finding": self.finding, "contests": [c.to_dict(language) for c in self.contests]}


def find_boasts(view: View, document: Document) -> tuple[Boast, ...]:
    """The comparing sentences of a document in order, each with what the numbers say."""
    if COMPARISON not in view.kinds:
        return ()
    numbers = _Numbers(view, document)
    said: dict[tuple[int, str, int], list[Claim]] = {}
    for claim in view.claims(kind=COMPARISON, document=document.document_id):
        at = next((e.span.start for e in claim.evidence if e.role == "relation"), claim.span.start)
        said.setdefault((claim.span.line, claim.subject_id, at), []).append(claim)
    return tuple(_boast(line, [numbers.contest(claim) for claim in claims]) for (line, _, _), claims in said.items())


def _boast(line: int, contests: Sequence[Contest]) -> Boast:
    found = {contest.finding for contest in contests}
    divided = any(contest.reason == "landscape.contest_divided" for contest in contests)
    finding: Finding = "fails" if "fails" in found else "holds" if "holds" in found and not divided else "untold"
    return Boast(line, finding, tuple(contests))


class _Numbers:
    """The scores and counts of a landscape, as comparisons ask for them."""

    def __init__(self, view: View, document: Document) -> None:
        self.view = view
        self.document = document
        self.tables = [block for block in document.blocks if block.kind == "table"]
        sql = "SELECT record FROM store.claims WHERE kind IN ('score', 'metric') AND side <> 'set aside' ORDER BY place"
        self.all = [claim for (record,) in view.rows(sql) if _told(claim := read_claim(json.loads(record)))]
        self.own = [claim for claim in self.all if claim.document_id == document.document_id]
        self.of: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.all:
            self.of[claim.subject_id].append(claim)

    def contest(self, claim: Claim) -> Contest:
        """What the numbers say of one comparison."""
        rivals = [c for c in self.of.get(claim.object_id, ()) if _asked(c, claim)]
        ours = [c for c in self.of.get(claim.subject_id, ()) if _asked(c, claim)]
        near = [c for c in self.own if _asked(c, claim)]
        ours = ours if any(c in near for c in ours) else [*ours, *_family(claim.subject.name, near)]
        rivals = rivals if any(c in near for c in rivals) else [*rivals, *self._best(claim, near)]
        pairs, refused = self._pairs(claim, ours, rivals)
        # Two things cannot both be next to the first, whatever they have beside it.
        pairs = list(self._two_next(claim, ours)) or pairs or _apart(claim, ours, rivals)
        finding, reason = self._find(claim, pairs)
        if not pairs:
            missing = "rival" if ours else "subject" if rivals else "both"
            reason = "landscape.contest_conditions" if refused else f"landscape.contest_no_{missing}"
        return Contest(claim, finding, reason, tuple(pairs), tuple(refused[:4]) if not pairs else ())

    def _best(self, claim: Claim, near: Iterable[Claim]) -> list[Claim]:
        """Of a family that is compared with as a whole (“Claude 3”), the best in each column."""
        best: dict[tuple[str, ...], Claim] = {}
        for other in _family(str(getattr(claim.value, "name", "")), near):
            column = (*_conditions(other), str(self._table(other)))
            if column not in best or _amount(other) > _amount(best[column]):
                best[column] = other
        return list(best.values())

    def _table(self, claim: Claim) -> int:
        """Where the table begins in which a claim of the document stands; -1 in running text."""
        start = claim.span.start
        return next((block.start for block in self.tables if block.start <= start < block.end), -1)

    def _pairs(
        self, claim: Claim, ours: Sequence[Claim], rivals: Sequence[Claim]
    ) -> tuple[list[Pair], list[tuple[Claim, Claim]]]:
        """The numbers of both sides that one document gives on one footing, and those of other conditions."""
        pairs: dict[tuple[str, tuple[str, ...]], tuple[bool, Pair]] = {}
        refused: list[tuple[Claim, Claim]] = []
        for a in ours:
            for b in rivals:
                if (
                    a.document_id != b.document_id
                    or a.kind != b.kind
                    or _test(a) != _test(b)
                    or _LOWER.search(_test(a))
                ):
                    continue
                if _conditions(a) != _conditions(b):
                    refused.append((a, b))
                    continue
                own = a.document_id == self.document.document_id
                together = own and self._table(a) == self._table(b)
                between = self._between(claim, a, b)
                holds = _holds(claim.qualifier("relation"), _amount(a), _amount(b)) and not between
                key = (a.document_id, _conditions(a))
                if key not in pairs or (together and not pairs[key][0]):
                    pairs[key] = together, Pair(a, b, holds, own, between)
        found = sorted((pair for _, pair in pairs.values()), key=lambda p: (not p.own, p.a.document, p.a.span.start))
        return found, refused

    def _between(self, claim: Claim, a: Claim, b: Claim) -> tuple[Claim, ...]:
        """Of “second only to”: what the same document sets between the two, one claim for each."""
        if claim.qualifier("relation") != "next" or a.kind != "score":
            return ()  # counts of things of another sort may lie between
        low, high = _amount(a), _amount(b)
        found = {
            c.subject_id: c
            for c in self.all
            if c.document_id == a.document_id
            and c.kind == a.kind
            and c.subject.type == a.subject.type
            and c.subject_id not in (a.subject_id, b.subject_id)
            and _conditions(c) == _conditions(a)
            and low < _amount(c) < high
        }
        return tuple(found.values())[:_BETWEEN]

    def _two_next(self, claim: Claim, ours: Sequence[Claim]) -> Iterator[Pair]:
        """Of “second only to”: who is said to be that too, and has more."""
        also = {
            other.subject_id
            for other in self.view.claims(kind=COMPARISON, document=self.document.document_id)
            if other.qualifier("relation") == claim.qualifier("relation") == "next"
            and other.object_id == claim.object_id
        } - {claim.subject_id}
        for a in ours:
            for b in self.own:
                same = a.document_id == b.document_id and _conditions(a) == _conditions(b)
                if same and b.subject_id in also and _amount(b) > _amount(a):
                    yield Pair(a, b, holds=False, own=True, between=(b,))

    def _find(self, claim: Claim, pairs: Sequence[Pair]) -> tuple[Finding, str]:
        own = [pair for pair in pairs if pair.own]
        deciding = own or pairs
        if not deciding:
            return "untold", "landscape.contest_no_both"
        whose = "own" if own else "others" if pairs[0].a.document_id == pairs[0].b.document_id else "apart"
        if any(pair.between for pair in deciding):
            return "fails", "landscape.contest_between"
        share = Decimal(sum(pair.holds for pair in deciding)) / len(deciding)
        if claim.qualifier("benchmark") or claim.qualifier("measure"):
            if share in (0, 1):
                return ("holds" if share else "fails"), f"landscape.contest_{whose}"
            return "untold", "landscape.contest_divided"
        if len({_test(pair.a) for pair in deciding}) < _TESTS:
            return "untold", "landscape.contest_few"
        finding: Finding = "holds" if share >= _MOST else "fails" if share <= _HARDLY else "untold"
        return finding, "landscape.contest_divided" if finding == "untold" else f"landscape.contest_{whose}_over"


def _apart(claim: Claim, ours: Sequence[Claim], rivals: Sequence[Claim]) -> list[Pair]:
    """Where no document gives both: scores of two documents that both say under which conditions, the same ones."""
    found: dict[tuple[str, ...], Pair] = {}
    for a in ours:
        for b in rivals:
            same = a.kind == b.kind == "score" and a.qualifier("shots") and _conditions(a) == _conditions(b)
            if same and claim.qualifier("relation") != "next" and not _LOWER.search(_test(a)):
                holds = _holds(claim.qualifier("relation"), _amount(a), _amount(b))
                found.setdefault(_conditions(a), Pair(a, b, holds, own=False))
    return list(found.values())


def _told(claim: Claim) -> bool:
    return isinstance(claim.value, Quantity) and (claim.value.low is not None or claim.value.high is not None)


def _amount(claim: Claim) -> Decimal:
    value = claim.value
    assert isinstance(value, Quantity)
    return value.low if value.low is not None else value.high or Decimal(0)


def _test(claim: Claim) -> str:
    return dict(claim.qualifier_ids).get("benchmark") or fold(
        claim.qualifier("benchmark") or claim.qualifier("measure")
    )


def _conditions(claim: Claim) -> tuple[str, ...]:
    """What must be equal for two numbers to be comparable: test, shots, setting, region, unit."""
    unit = claim.value.unit if isinstance(claim.value, Quantity) else ""
    return (_test(claim), *(fold(claim.qualifier(name)) for name in ("shots", "setting", "region")), unit)


def _asked(claim: Claim, comparison: Claim) -> bool:
    """Whether a number is of the test or the count that a comparison names; of any test where it names none."""
    if comparison.qualifier("measure"):
        return claim.kind == "metric" and claim.qualifier("measure") == comparison.qualifier("measure")
    return claim.kind == "score" and (not comparison.qualifier("benchmark") or _test(claim) == _test(comparison))


def _family(name: str, claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims about things whose names begin with a name: “Claude 3 Opus” for “Claude 3”."""
    begin = _GAPS.sub("-", name.casefold())
    for claim in claims:
        own = _GAPS.sub("-", claim.subject.name.casefold())
        if own.startswith(begin) and not own[len(begin) :][:1].isalnum():
            yield claim


def _holds(relation: str, ours: Decimal, theirs: Decimal) -> bool:
    if relation == "above":
        return ours > theirs
    return ours >= theirs * _NEAR if relation == "near" else ours < theirs
