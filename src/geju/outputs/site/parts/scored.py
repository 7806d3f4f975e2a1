"""What the scorecard of a document shows: its claims by verdict, the worst contradictions, whom it was held against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geju.landscape.auditing.voices import VERDICTS, Against, Checked
from geju.model.fact import say_reason
from geju.outputs.site.wording import Said, Wording

_MOST = 25
_BESIDE = 4


@dataclass(frozen=True, slots=True)
class Clash:
    """A claim of the document, those that say otherwise, and why they cannot both be; ``n_more`` of them are not shown.

    ``conditions``: it may be only because of what one side leaves unsaid. ``itself``: the document contradicts itself.
    """

    said: Said
    others: tuple[Said, ...]
    n_more: int
    reason: str
    conditions: bool
    itself: bool
    n_confirming: int


@dataclass(frozen=True, slots=True)
class Beside:
    """Another document: how many claims of this one it confirms and contradicts."""

    document_id: str
    n_confirmed: int
    n_contradicted: int


def counts(checked: Iterable[Checked]) -> dict[str, int]:
    """Verdict -> how many claims, in the order confirmed first; ``claims`` are all."""
    found: Counter[str] = Counter(one.verdict for one in checked)
    order = ("confirmed", *(verdict for verdict in VERDICTS if verdict != "confirmed"))
    return {"claims": found.total(), **{verdict: found[verdict] for verdict in order}}


def bar(counted: dict[str, int]) -> list[tuple[str, float, float]]:
    """Verdict, where its part of a bar 100 wide begins, how wide it is."""
    parts, at = [], 0.0
    for verdict, n in counted.items():
        if verdict != "claims" and n:
            width = 100 * n / counted["claims"]
            parts.append((verdict, round(at, 3), round(width, 3)))
            at += width
    return parts


def clashes(checked: Sequence[Checked], wording: Wording) -> list[Clash]:
    """The contradictions of a document, worst first: others before itself, the surest, the widest apart."""
    wrong = [one for one in checked if one.verdict == "contradicted"]
    wrong.sort(key=lambda one: (one.conditions, not one.others, not one.itself, -_gap(one)))
    return [_clash(one, wording) for one in wrong[:_MOST]]


def _gap(checked: Checked) -> float:
    return max((against.relation.gap for against in (*checked.others, *checked.itself)), default=0.0)


def _clash(checked: Checked, wording: Wording) -> Clash:
    against: Sequence[Against] = checked.others or checked.itself
    relation = against[0].relation if against else checked.doubt
    claims = [claim for one in against for claim in one.claims] or list(checked.because)
    reason = say_reason(relation.reason, relation.words, wording.language) if relation else ""
    return Clash(
        said=wording.said(checked.claim),
        others=tuple(wording.said(claim) for claim in claims[:_BESIDE]),
        n_more=max(0, len(claims) - _BESIDE),
        reason=reason,
        conditions=checked.conditions,
        itself=not checked.others and bool(checked.itself),
        n_confirming=len({claim.document_id for claim in checked.confirming}),
    )


def beside(checked: Iterable[Checked]) -> list[Beside]:
    """The other documents, those that say most of it first."""
    agree: Counter[str] = Counter()
    deny: Counter[str] = Counter()
    for one in checked:
        agree.update({claim.document_id for claim in one.confirming})
        deny.update({claim.document_id for against in one.others for claim in against.claims})
    ids = sorted(agree.keys() | deny.keys(), key=lambda i: (-agree[i] - deny[i], -agree[i], i))
    return [Beside(document_id, agree[document_id], deny[document_id]) for document_id in ids]
