"""The lines of a source as HTML: the words of claims marked, beside them what they say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from geju.model.claim import Claim
from geju.outputs.site.places import beyond
from geju.outputs.site.render import escaped, isolated
from geju.outputs.site.spoken import Spoken
from geju.outputs.site.text.marks import Line, Piece

_FOLDED = 2


@dataclass(frozen=True, slots=True)
class Lines:
    """Writes lines for a page at ``up``; ``line_address`` tells where another line stands, seen from there."""

    spoken: Spoken
    up: str
    line_address: Callable[[int], str]

    def html(self, line: Line) -> str:
        """A line: its number, its words, what its claims say."""
        number, words = line.number, "".join(map(_piece, line.pieces))
        head = ' class="head"' if line.level else ""
        if not line.claims:
            return f'<p id="L{number}"{head}>{words}\n'
        return f'<div id="L{number}"{head}><span>{words}</span>{self._notes(line)}</div>\n'

    def row(self, line: Line, cells: Sequence[Sequence[Piece]], n_columns: int) -> str:
        """A line of a table: a row, and one below it for what its claims say."""
        words = "".join(f"<td>{''.join(map(_piece, cell))}</td>" for cell in cells)
        rest = "<td></td>" * (n_columns - len(cells))
        notes = f'<tr><td colspan="{n_columns}">{self._notes(line)}</td></tr>' if line.claims else ""
        return f'<tbody id="L{line.number}"><tr>{words}{rest}</tr>{notes}</tbody>\n'

    def _notes(self, line: Line) -> str:
        notes = f"<ul>{''.join(map(self._note, line.claims))}</ul>"
        if len(line.claims) > _FOLDED:
            n = self.spoken.words["n_claims"].format(n=len(line.claims))
            notes = f"<details><summary>{n}</summary>{notes}</details>"
        return f'<div class="nt">{notes}</div>'

    def _note(self, claim: Claim) -> str:
        said = self.spoken.wording.said(claim)
        fact = self.spoken.contents.fact_of_claim.get(claim.claim_id)
        subject = isolated(said.subject)
        if not said.subject_address:
            subject = f"<span>{subject}</span>"
        else:
            to = beyond(said.subject_address, fact.fact_id) if fact else said.subject_address
            subject = f'<a class="thing" href="{self.up}{escaped(to)}">{subject}</a>'
        narrowed = f' <span class="dim">{escaped(said.narrowed)}</span>' if said.narrowed else ""
        rests = "".join(
            f' <a href="{escaped(self.line_address(e.span.line))}">{escaped(self.spoken.wording.rests_on(e))}</a>'
            for e in claim.evidence
            if e.span.line != claim.span.line
        )
        place = self.spoken.wording.place(claim.span) if claim.span.label or claim.span.page else ""
        where = f' data-place="{escaped(place)}"' if place else ""
        known = claim.span.label in ("", self._page_name(claim))
        shown = "" if known else f' <span class="place">{escaped(place)}</span>'
        return (
            f'<li{where}><a href="#{escaped(claim.claim_id)}">{escaped(said.kind)}</a> {subject}'
            f"{narrowed} <b>{isolated(said.words)}</b>{shown}{self._state(claim)}{rests}"
        )

    def _page_name(self, claim: Claim) -> str:
        pages = self.spoken.contents.documents[claim.document_id].pages
        return next((page.label for page in pages if page.number == claim.span.page), "")

    def _state(self, claim: Claim) -> str:
        words, wording = self.spoken.words, self.spoken.wording
        fact, chips = self.spoken.contents.fact_of_claim.get(claim.claim_id), ""
        if fact is None:
            chips = f' <span class="chip superseded">{words["set_aside"]}</span>'
        elif claim.claim_id in fact.claims_against:
            chips = f' <span class="chip disputed">{words["says_otherwise"]}</span>'
        elif fact.status == "disputed":
            chips = f' <span class="chip disputed">{wording.status(fact.status)}</span>'
        sure = claim.span.confidence
        if sure is not None:
            chips += f' <span class="chip hedged">{escaped(words["read_from_image"].format(percent=f"{100 * sure:.0f}"))}</span>'
        return chips + (f' <span class="chip hedged">{words["hedged"]}</span>' if claim.hedged else "")


def _piece(piece: Piece) -> str:
    """Words, marked where claims quote them. A mark bears the place of the first claim that begins there; ``data-claims``
    lists the claims where that does not say which they are."""
    words = escaped(piece.text)
    if not piece.claim_ids:
        return _anchors(piece.anchors) + words
    place = f' id="{escaped(piece.anchors[0])}"' if piece.anchors else ""
    claims = "" if piece.claim_ids == piece.anchors[:1] else f' data-claims="{escaped(" ".join(piece.claim_ids))}"'
    return f"<mark{place}{claims}>{_anchors(piece.anchors[1:])}{words}</mark>"


def _anchors(places: tuple[str, ...]) -> str:
    return "".join(f'<span id="{escaped(place)}"></span>' for place in places)
