"""The text of a document as it stands on its pages: beside each the page as an image, tables as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from geju.model.claim import Claim
from geju.model.document import Block, Document, Page
from geju.model.span import say_label
from geju.outputs.site.render import escaped, isolated
from geju.outputs.site.text.lines import Lines
from geju.outputs.site.text.marks import Line, Piece


@dataclass(frozen=True, slots=True)
class Paper:
    """Writes the text of one source. ``images``: page number -> address of its image, seen from where this is written."""

    document: Document
    lines: Lines
    images: Mapping[int, str]

    def html(self, lines: Sequence[Line]) -> str:
        """Lines as they follow each other; of a transcript each page for itself, and no blank lines, which it brought itself."""
        if not self.document.places:
            return "".join(self._line(line) for line in lines)
        pages = {page.number: page for page in self.document.pages}
        lines = [line for line in lines if line.left_out or any(piece.text or piece.anchors for piece in line.pieces)]
        # A paragraph may go on over a page, around a table that stands there: all of a page is shown together.
        sheets: dict[int, list[Line]] = {}
        page_of = self._page_of()
        for line in lines:
            sheets.setdefault(page_of(line), []).append(line)
        return "".join(self._sheet(pages.get(number), found) for number, found in sheets.items())

    def _line(self, line: Line) -> str:
        left_out = ""
        if line.left_out:
            words = self.lines.spoken.words["n_lines_left_out"].format(n=line.left_out)
            left_out = f'<p class="left-out">{escaped(words)}</p>\n'
        return left_out + self.lines.html(line)

    def _page_of(self) -> Callable[[Line], int]:
        """The number of the page on which a line stands: that of the line before where it has no place; 0 for none."""
        starts, places, last = self.document.line_starts, self.document.places, 0

        def page_of(line: Line) -> int:
            nonlocal last
            start = starts[line.number - 1]
            end = starts[line.number] - 1 if line.number < len(starts) else len(self.document.text)
            found = self.document.places_of(start, end) if places and end > start else ()
            last = next((place.page for place in found if place.page), last)
            return last

        return page_of

    def _sheet(self, page: Page | None, lines: list[Line]) -> str:
        text = "".join(self._runs(lines))
        if page is None:
            return text
        words = self.lines.spoken.words
        name = (
            isolated(say_label(page.label, self.lines.spoken.language))
            if page.label
            else escaped(words["sheet"].format(n=page.number))
        )
        head = f'<h3 class="sheet-name" id="page-{page.number}">{name}</h3>\n'
        image = self.images.get(page.number)
        if not image:
            return f"{head}{text}"
        seen = self._facsimile(page, image, [claim for line in lines for claim in line.claims])
        return f'{head}<div class="sheet">{seen}<div class="lines">\n{text}</div></div>\n'

    def _facsimile(self, page: Page, image: str, claims: Iterable[Claim]) -> str:
        """The image of a page; over it a box for the words of each claim, which leads to them."""
        wide, high = f"{page.width:g}", f"{page.height:g}"
        boxes = "".join(map(_box, (claim for claim in claims if claim.span.box and claim.span.page == page.number)))
        said = escaped(self.lines.spoken.words["facsimile"].format(n=page.number))
        return (
            f'<figure class="facsimile"><img src="{escaped(image)}" width="{wide}" height="{high}" loading="lazy" alt="{said}">'
            f'<svg viewBox="0 0 {wide} {high}" preserveAspectRatio="none" aria-hidden="true">{boxes}</svg></figure>'
        )

    def _runs(self, lines: list[Line]) -> Iterator[str]:
        """Lines outside tables one by one, those of a table together."""
        for table, group in groupby(lines, self._table_of()):
            if table is None:
                yield from map(self._line, group)
            else:
                yield self._table(list(group))

    def _table_of(self) -> Callable[[Line], Block | None]:
        """The table in which a line stands."""
        tables = [block for block in self.document.blocks if block.kind == "table"]
        rows = {
            number: block
            for block in tables
            for number in range(
                self.document.line_of(block.start), self.document.line_of(max(block.start, block.end - 1)) + 1
            )
        }
        return lambda line: rows.get(line.number)

    def _table(self, lines: list[Line]) -> str:
        rows = [(line, _cells(line.pieces)) for line in lines]
        n_columns = max(len(cells) for _, cells in rows)
        made = "".join(self.lines.row(line, cells, n_columns) for line, cells in rows)
        return f'<div class="cells" tabindex="0"><table>{made}</table></div>\n'


def _box(claim: Claim) -> str:
    assert claim.span.box is not None
    left, top, right, bottom = claim.span.box
    room = 1.5  # points around the words
    numbers = (left - room, top - room, right - left + 2 * room, bottom - top + 2 * room)
    x, y, width, height = (f"{max(0.0, number):.1f}" for number in numbers)
    place = escaped(claim.claim_id)
    return (
        f'<a href="#{place}" data-boxes="{place}" tabindex="-1"><title>{escaped(claim.span.quote)}</title>'
        f'<rect x="{x}" y="{y}" width="{width}" height="{height}"/></a>'
    )


def _cells(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The pieces of each cell: a tab stands between two."""
    cells: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split("\t")
        cells[-1].append(Piece(first, piece.claim_ids, piece.anchors))
        cells += [[Piece(text, piece.claim_ids)] for text in others]
    return cells
