"""Documents cut into passages at the borders of blocks, each under the headings that are open there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from geju.base.text import MappedText
from geju.claims.context import Context, contexts
from geju.claims.sentences.splitting import split
from geju.model.document import Block, Cell, Document, Table
from geju.model.span import Span
from geju.model.vocabulary import Vocabulary

# Characters of a passage; about a thousand to three thousand tokens.
LENGTH = 4_000
# What is read better otherwise, or holds no statements.
_PASSED_OVER = ("code", "image", "data")
_FEEDS = ("csv", "json", "yaml", "toml")
_SEPARATOR = " | "


@dataclass(frozen=True, slots=True)
class Piece:
    """``text[start:end]`` of a passage: a heading, a run of text, a cell. ``above`` are the headings open there, by place.

    ``block`` counts blocks in the document; rows and columns (end exclusive) are those of a cell in its table.
    """

    start: int
    end: int
    kind: Literal["heading", "text", "cell"]
    block: int
    above: tuple[int, ...] = ()
    rows: tuple[int, int] = (0, 0)
    columns: tuple[int, int] = (0, 0)


@dataclass(frozen=True, eq=False)
class Passage:
    """A part of a document as it is shown to a model; every character leads back to the document."""

    document: Document
    text: MappedText
    pieces: tuple[Piece, ...]

    def span(self, start: int, end: int) -> Span:
        """The span in the document behind ``text[start:end]``."""
        return self.document.span_of(self.text, start, end)

    def words(self, piece: Piece) -> str:
        """The characters of a piece."""
        return self.text.text[piece.start : piece.end]

    def piece_at(self, start: int, end: int) -> int | None:
        """Which piece holds a place whole."""
        return next((i for i, piece in enumerate(self.pieces) if piece.start <= start and end <= piece.end), None)

    @property
    def first_line(self) -> int:
        """The line of the document on which it begins."""
        return self.span(0, 1).line


@dataclass(frozen=True, slots=True)
class _Row:
    """What is never cut: texts that stand side by side, with what each is."""

    texts: tuple[MappedText, ...]
    kind: Literal["heading", "text", "cell"]
    block: int
    cells: tuple[Cell, ...] = ()

    @property
    def start(self) -> int:
        """Where in the document it begins: the same words are shown once in a passage."""
        return self.texts[0].source()[0]

    @property
    def size(self) -> int:
        return sum(map(len, self.texts)) + len(_SEPARATOR) * len(self.texts)


def passages(document: Document, vocabulary: Vocabulary, length: int = LENGTH) -> Iterator[Passage]:
    """The passages of a document, in order; none of a feed, which mappings read."""
    if document.format in _FEEDS:
        return
    making = _Making(document)
    for context in contexts(document, vocabulary):
        rows = list(_rows(context.block, context.index, length))
        if context.block.kind == "heading":
            continue  # shown above what stands under it
        for row in rows:
            if making.size and making.size + row.size > length:
                yield making.done()
                making = _Making(document)
            making.add(row, context, _lead(rows))
    if making.size:
        yield making.done()


def _lead(rows: list[_Row]) -> list[_Row]:
    """What a table is read by: its caption and its first row; empty for other blocks."""
    first = next((place for place, row in enumerate(rows) if row.kind == "cell"), -1)
    return rows[: first + 1]


def _rows(block: Block, index: int, length: int) -> Iterator[_Row]:
    if block.kind in _PASSED_OVER:
        return
    if block.table is not None:
        yield from _table_rows(block.table, index)
        return
    kind: Literal["heading", "text"] = "heading" if block.kind == "heading" else "text"
    for part in _parts(block.text, length):
        if part.text.strip():
            yield _Row((part.strip(),), kind, index)


def _parts(text: MappedText, length: int) -> Iterator[MappedText]:
    """A text, or its sentences in groups where it is long; a sentence of no end is cut off."""
    at = 0
    for start, end in split(text.text) if len(text) > length else [(0, len(text))]:
        if end - at > length and start > at:
            yield text.cut(at, start)
            at = start
        if end - at > length:
            yield text.cut(at, at + length)
            at = end
    if at < len(text):
        yield text.cut(at)


def _table_rows(table: Table, index: int) -> Iterator[_Row]:
    if table.caption:
        yield _Row((table.caption.strip(),), "text", index)
    by_row: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.text.text.strip():
            by_row.setdefault(cell.row, []).append(cell)
    for _, cells in sorted(by_row.items()):
        yield _Row(tuple(cell.text.strip() for cell in cells), "cell", index, tuple(cells))


@dataclass
class _Making:
    """A passage being put together."""

    document: Document
    parts: list[MappedText | tuple[str, int, int]] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    shown: dict[int, int] = field(default_factory=dict)  # where in the document -> the piece
    at: int = 0

    @property
    def size(self) -> int:
        return self.at

    def done(self) -> Passage:
        """The passage."""
        return Passage(self.document, MappedText.joined(self.parts), tuple(self.pieces))

    def add(self, row: _Row, context: Context, lead: list[_Row]) -> None:
        """Add a row under its headings; a table that goes on from another passage begins with its lead again."""
        above: list[int] = []
        for title in [*context.headings, *([context.title] if context.title else [])]:
            if title is context.block or not title.text.text.strip():
                continue
            heading = _Row((title.text.strip(),), "heading", -1)
            if heading.start not in self.shown:
                self._put(heading, tuple(above))
            above.append(self.shown[heading.start])
        for one in [*lead, row] if row.kind == "cell" else [row]:
            if one.start not in self.shown:
                self._put(one, tuple(above))

    def _put(self, row: _Row, above: Sequence[int]) -> None:
        self.shown[row.start] = len(self.pieces)
        if self.parts:
            self._join("\n", row.texts[0])
        for place, text in enumerate(row.texts):
            if place:
                self._join(_SEPARATOR, text)
            start = self.at
            self.parts.append(text)
            self.at += len(text)
            cell = row.cells[place] if row.cells else None
            rows = (cell.row, cell.row + cell.n_rows) if cell else (0, 0)
            columns = (cell.column, cell.column + cell.n_columns) if cell else (0, 0)
            self.pieces.append(Piece(start, self.at, row.kind, row.block, tuple(above), rows, columns))

    def _join(self, mark: str, text: MappedText) -> None:
        """What stands between two pieces leads to the beginning of the second."""
        self.parts.append((mark, text.source(0, 1)[0], 0))
        self.at += len(mark)
