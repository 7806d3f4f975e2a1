"""A document as read: its text, its outline with offsets into the text, and where it came from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from typing import Literal

from geju.base.errors import Problem
from geju.base.text import MappedText, has_cjk
from geju.model.span import Span

# "aside": what is printed around the text of a page, not in it: running heads, page numbers, marks in the margin.
BlockKind = Literal["heading", "paragraph", "item", "table", "caption", "code", "quote", "image", "data", "aside"]
Box = tuple[float, float, float, float]
SOURCE_KINDS = (
    "official",
    "report",
    "readme",
    "paper",
    "news",
    "notes",
    "price_page",
    "feed",
    "leaderboard",
    "unknown",
)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document came from; an empty word is "not known".

    ``kind`` is one of SOURCE_KINDS, ``date`` and ``retrieved_on`` are ISO 8601 at the precision known, ``currency``
    is the ISO 4217 code that amounts without one are in, ``mapping`` names the YAML mapping of a structured feed,
    ``author`` who wrote it where that is told apart from who published it.
    """

    title: str = ""
    producer: str = ""
    url: str = ""
    kind: str = "unknown"
    date: str = ""
    licence: str = ""
    language: str = ""
    retrieved_on: str = ""
    currency: str = ""
    author: str = ""
    mapping: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: anchored at ``row``, ``column`` (0-based), covering ``n_rows`` by ``n_columns``.

    ``header`` is what the markup says (``<th>``, the row above ``|---|``), not what a reader concludes.
    """

    row: int
    column: int
    text: MappedText
    n_rows: int = 1
    n_columns: int = 1
    header: bool = False


@dataclass(frozen=True)
class Table:
    """A table as laid out: cells in reading order; merged cells stand once and cover their area."""

    cells: tuple[Cell, ...]
    n_rows: int
    n_columns: int
    caption: MappedText | None = None

    @cached_property
    def grid(self) -> tuple[tuple[Cell | None, ...], ...]:
        """``grid[row][column]``: the cell that covers the place, or None where the row is short."""
        rows: list[list[Cell | None]] = [[None] * self.n_columns for _ in range(self.n_rows)]
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.n_rows, self.n_rows)):
                for column in range(cell.column, min(cell.column + cell.n_columns, self.n_columns)):
                    rows[row][column] = cell
        return tuple(tuple(row) for row in rows)

    def text(self, row: int, column: int) -> str:
        """The clean text at a place, empty where there is no cell."""
        cell = self.grid[row][column]
        return cell.text.text.strip() if cell else ""


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a structured document (JSON, YAML, TOML) with its place.

    ``path`` is the way from the root, e.g. ``("prices", 3, "input")``; a scalar has ``value`` (its characters as
    written, without quotes; ``None`` for null) and no children.
    """

    path: tuple[str | int, ...]
    start: int
    end: int
    value: str | None = None
    children: tuple[Node, ...] = ()
    kind: Literal["object", "array", "string", "number", "boolean", "null"] = "string"

    def child(self, key: str | int) -> Node | None:
        """The child of that key or index, or None."""
        return next((c for c in self.children if c.path[-1] == key), None)

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in the order of the document."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the outline: ``start`` to ``end`` in the document's text, and its clean text.

    ``level``: 1 to 6 of a heading, nesting depth (from 0) of a list item. ``label``: the printed number or bullet of
    an item, the language of code, the address of an image.
    """

    kind: BlockKind
    start: int
    end: int
    text: MappedText
    level: int = 0
    label: str = ""
    table: Table | None = None
    data: Node | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece of a transcript stood: "offsets 120 to 126 are on page 3, in this box".

    ``start`` to ``end`` are offsets in the document's text, ``page`` is 1-based (page, slide or sheet), None where a
    format has none (DOCX), ``box`` is left, top, right, bottom in points from the top left of the page as shown, None
    where nothing is known. ``label``: the place in a reader's words (``价格!B7``, ``slide 3, notes``), empty for a page.
    ``confidence``: 0 to 1 of what was read from an image. ``hidden``: in a hidden row, sheet or slide. ``stored``: what the
    file holds where it shows another thing (``123456789`` for ``1.2亿``, ``2024-09-01`` for ``9/1/24``), else empty.
    """

    start: int
    end: int
    page: int | None
    box: Box | None = None
    label: str = ""
    confidence: float | None = None
    hidden: bool = False
    stored: str = ""

    @property
    def name(self) -> str:
        """The place in words, with what is stored there and whether it is hidden: ``价格!B7 = 123456789 (hidden)``."""
        stored = f" = {self.stored}" if self.stored else ""
        return f"{self.label}{stored}{' (hidden)' if self.hidden else ''}" if self.label else ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page, slide or sheet: its 1-based number, size in points as shown, name, and how it is turned (degrees)."""

    number: int
    width: float
    height: float
    label: str = ""
    rotation: int = 0


@dataclass(frozen=True)
class Document:
    """One document: "the price page of 5 May 2024, as its publisher wrote it".

    ``name`` is the file's name (the ``document`` of a claim line), ``document_id`` is made from the content's hash and
    the name, ``text`` is the decoded text with line ends as they are, ``sha256`` is of the bytes. Of a format that is no
    text, ``text`` is a transcript, ``places`` say where its pieces stood (sorted, one after the other), ``pages`` on what.
    """

    name: str
    document_id: str
    format: str
    text: str
    sha256: str
    encoding: str
    origin: Origin
    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...] = ()
    n_bytes: int = field(default=0, compare=False)
    places: tuple[Place, ...] = ()
    pages: tuple[Page, ...] = ()

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        r"""Offset of the first character of each line; ``\n`` ends a line, ``\r\n`` too."""
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return tuple(starts)

    @cached_property
    def has_cjk(self) -> bool:
        """Whether any Han character stands in the text."""
        return has_cjk(self.text)

    def adjoin(self, first: Block, second: Block) -> bool:
        """Whether a block begins right below another: on the next line; in a transcript blank lines part all blocks."""
        return self.line_of(second.start) - self.line_of(first.end) <= (2 if self.pages else 1)

    def line_of(self, offset: int) -> int:
        """The 1-based line on which an offset stands."""
        return bisect_right(self.line_starts, offset)

    def span(self, start: int, end: int) -> Span:
        """The span of ``text[start:end]``, with page, box and label where the document has places."""
        span = Span(start, end, self.line_of(start), self.text[start:end])
        found = self.places_of(start, end) if self.places else ()
        if not found:
            return span
        first = found[0]
        boxes = [box for place in found if place.page == first.page and (box := _box_within(place, start, end))]
        box = (
            (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
            if boxes
            else None
        )
        sure = min((place.confidence for place in found if place.confidence is not None), default=None)
        return replace(span, page=first.page, box=box, label=first.name, confidence=sure)

    def places_of(self, start: int, end: int) -> tuple[Place, ...]:
        """The places that ``text[start:end]`` touches, in order."""
        after = bisect_left(self.places, max(end, start + 1), key=lambda place: place.start)
        first = max(0, bisect_right(self.places, start, key=lambda place: place.start) - 1)
        return tuple(place for place in self.places[first:after] if place.end > start)

    def span_of(self, text: MappedText, start: int = 0, end: int | None = None) -> Span:
        """The span in the source behind ``text.text[start:end]``."""
        return self.span(*text.source(start, end))

    def to_dict(self) -> dict[str, object]:
        """The document as plain values with its text; without its outline."""
        return {
            "document_id": self.document_id,
            "name": self.name,
            "format": self.format,
            "encoding": self.encoding,
            "sha256": self.sha256,
            "n_bytes": self.n_bytes,
            "n_lines": self.n_lines,
            "origin": asdict(self.origin),
            "text": self.text,
        }

    @property
    def n_lines(self) -> int:
        """How many lines the text has."""
        return len(self.line_starts)


def _box_within(place: Place, start: int, end: int) -> Box | None:
    """The part of a place's box that ``start`` to ``end`` takes, by share of its characters; of a cell or shape all of it."""
    if place.box is None or place.label or (start <= place.start and end >= place.end):
        return place.box
    left, top, right, bottom = place.box
    step = (right - left) / (place.end - place.start)
    low, high = max(start - place.start, 0), min(end, place.end) - place.start
    return round(left + step * low, 1), top, round(left + step * high, 1), bottom
