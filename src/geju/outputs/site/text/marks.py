"""A document's text line by line, cut where the words of claims begin and end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from geju.model.claim import Claim
from geju.model.document import Document
from geju.outputs.site.text.leaves import WHOLE_TEXT

# A line longer than this is shown around its claims only.
_WHOLE_LINE = 20_000
_LINES_AROUND = 3
_CHARACTERS_AROUND = 300


@dataclass(slots=True)
class Piece:
    """Characters of a line that the same claims quote. ``anchors``: the claims whose words begin here."""

    text: str
    claim_ids: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()


@dataclass(slots=True)
class Line:
    """A line of a document: its 1-based number, its pieces, the claims that begin on it, lines left out before it."""

    number: int
    pieces: list[Piece] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    left_out: int = 0
    level: int = 0


def lines_of(document: Document, claims: Sequence[Claim]) -> list[Line]:
    """The lines of a document with the words of its claims marked; ``level`` is that of a heading on the line."""
    beginning: dict[int, list[Claim]] = defaultdict(list)
    crossing: dict[int, list[Claim]] = defaultdict(list)
    shown: set[int] = set()
    for claim in claims:
        first, last = document.line_of(claim.span.start), document.line_of(max(claim.span.start, claim.span.end - 1))
        beginning[first].append(claim)
        for number in range(first, last + 1):
            crossing[number].append(claim)
        shown.update(range(first, last + 1), evidence_lines(claim))
    levels = {document.line_of(b.start): b.level for b in document.blocks if b.kind == "heading"}
    return _lines(document, beginning, crossing, levels, _numbers(document, shown))


def evidence_lines(claim: Claim) -> list[int]:
    """The lines of the other words that a claim rests on."""
    return sorted({evidence.span.line for evidence in claim.evidence if evidence.span.line != claim.span.line})


def _numbers(document: Document, shown: Iterable[int]) -> Iterable[int]:
    if len(document.text) <= WHOLE_TEXT:
        return range(1, document.n_lines + 1)
    around = {n for line in shown for n in range(line - _LINES_AROUND, line + _LINES_AROUND + 1)}
    return sorted(n for n in around if 1 <= n <= document.n_lines)


def _lines(
    document: Document,
    beginning: dict[int, list[Claim]],
    crossing: dict[int, list[Claim]],
    levels: dict[int, int],
    numbers: Iterable[int],
) -> list[Line]:
    starts, found, before = document.line_starts, [], 0
    for number in numbers:
        start = starts[number - 1]
        end = starts[number] - 1 if number < len(starts) else len(document.text)
        pieces = _pieces(document.text, start, end, crossing.get(number, ()), beginning.get(number, ()))
        line = Line(number, pieces, beginning.get(number, []), number - before - 1, levels.get(number, 0))
        found.append(line)
        before = number
    return found


def _pieces(text: str, start: int, end: int, claims: Sequence[Claim], beginning: Sequence[Claim]) -> list[Piece]:
    if not claims:
        return [
            Piece(text[start:end] if end - start <= _WHOLE_LINE else f"{text[start : start + _CHARACTERS_AROUND]} …")
        ]
    spans = {c.claim_id: (min(max(c.span.start, start), end), min(max(c.span.end, start), end)) for c in claims}
    cuts = sorted({start, end, *(at for span in spans.values() for at in span)})
    opening: dict[int, list[str]] = defaultdict(list)
    closing: dict[int, list[str]] = defaultdict(list)
    for claim_id, (a, b) in spans.items():
        opening[a].append(claim_id)
        closing[b].append(claim_id)
    anchors = _anchors(beginning, end)
    covering: dict[str, None] = {}
    pieces = []
    for a, b in pairwise(cuts):
        for claim_id in closing[a]:
            covering.pop(claim_id, None)
        covering |= dict.fromkeys(claim_id for claim_id in opening[a] if spans[claim_id][1] > a)
        words = text[a:b]
        if not covering and end - start > _WHOLE_LINE and b - a > 2 * _CHARACTERS_AROUND:
            words = f"{words[:_CHARACTERS_AROUND]} … {words[-_CHARACTERS_AROUND:]}"
        pieces.append(Piece(words, tuple(covering), tuple(anchors.pop(a, ()))))
    # Words that begin at the very end of the line, or an empty line: the anchor stands alone.
    left = tuple(claim_id for ids in anchors.values() for claim_id in ids)
    return [*pieces, Piece("", (), left)] if left else pieces


def _anchors(beginning: Iterable[Claim], end: int) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for claim in beginning:
        found[min(claim.span.start, end)].append(claim.claim_id)
    return found
