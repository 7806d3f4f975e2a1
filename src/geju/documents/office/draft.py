"""A transcript while it is written: words and tables in order, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from geju.base.errors import Problem
from geju.base.text import MappedText
from geju.documents.format import Transcript
from geju.documents.texts.dating import DATELINES, day_of_issue
from geju.documents.texts.inline import INVISIBLE, Part, raised
from geju.documents.texts.plain import outlined
from geju.model.document import Block, BlockKind, Box, Cell, Page, Place, Table

_SIGN = re.compile(rf"(?P<space>[\n\t\v\r]+)|{INVISIBLE}")
# Of a comment that is left out so much is said.
COMMENT_LENGTH = 60
_SPACES = re.compile(r"[\n\t\v\r]+")


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words as the file has them; ``raised``: above the line, as the mark of a note or an exponent."""

    text: str
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """Where words stand: page (slide, sheet), the place in words, the box in points; what the file stores beside."""

    page: int | None = None
    label: str = ""
    box: Box | None = None
    hidden: bool = False
    stored: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A cell to be written: anchored at ``row``, ``column``, with its words and its spot."""

    row: int
    column: int
    words: tuple[Words, ...]
    n_rows: int = 1
    n_columns: int = 1
    header: bool = False
    spot: Spot | None = None


@dataclass
class Draft:
    """What is read of a file, written down in reading order.

    Paragraphs, items, headings and tables are parted by a blank line; a row of a table is a line with tabs between its
    cells, a merged cell stands once. Clean texts lead back to the very characters that were written.
    """

    path: str
    parts: list[str] = field(default_factory=list)
    at: int = 0
    blocks: list[Block] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    origin: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def say(
        self,
        kind: BlockKind | None,
        words: Iterable[Words],
        spot: Spot,
        *,
        level: int = 0,
        label: str = "",
        near: bool = False,
    ) -> MappedText:
        """Write words, as a block of that kind (None: only in the text); their clean text. ``label``: number or bullet.

        ``near``: on the line right below what was written before, as lines of one paragraph or box are.
        """
        pieces = stripped(list(words))
        if not pieces:
            return MappedText("", ())
        self._part("\n" if near else "\n\n")
        start = self.at
        self._write(f"{label} " if label else "")
        text = self._clean(pieces)
        if label and kind != "item":
            text = MappedText.joined([MappedText.plain(f"{label} ", start), text])
        if text and kind is not None:
            self.blocks.append(Block(kind, start, self.at, text, level, label if kind == "item" else ""))
        self._place(start, spot)
        return text

    def heading(self, text: str, spot: Spot, level: int) -> None:
        """Write a heading of one run of words."""
        self.say("heading", [Words(text)], spot, level=level)

    def table(
        self, fields: Sequence[Field], n_rows: int, n_columns: int, spot: Spot, caption: MappedText | None = None
    ) -> None:
        """Write a table; a field without a spot of its own stands at ``spot``. One without any words is not written."""
        fields = [one for one in fields if one.row < n_rows and one.column < n_columns]
        if not any(word.text.strip() for one in fields for word in one.words):
            return
        self._part()
        start = self.at
        cells: list[Cell] = []
        ordered = sorted(fields, key=lambda one: (one.row, one.column))
        index = 0
        for row in range(n_rows):
            self._write("\n" if row else "")
            column = 0
            while index < len(ordered) and ordered[index].row == row:
                one, index = ordered[index], index + 1
                self._write("\t" * (one.column - column))
                column = max(column, one.column)
                cells.append(self._cell(one, spot, n_rows, n_columns))
            self._write("\t" * (n_columns - 1 - column))
        self.blocks.append(
            Block("table", start, self.at, MappedText("", ()), table=Table(tuple(cells), n_rows, n_columns, caption))
        )

    def _cell(self, one: Field, spot: Spot, n_rows: int, n_columns: int) -> Cell:
        start = self.at
        words = stripped(one.words)
        if any(_SPACES.search(word.text) for word in words):
            words = [Words(_SPACES.sub(" ", word.text), word.raised) for word in words]
        text = self._clean(words)
        self._place(start, one.spot or spot)
        height, width = min(one.n_rows, n_rows - one.row), min(one.n_columns, n_columns - one.column)
        return Cell(one.row, one.column, text, height, width, one.header)

    def warn(self, key: str, **params: object) -> None:
        """Note something that was not read."""
        said = tuple(sorted((name, str(value)) for name, value in params.items()))
        self.problems.append(Problem(key, said, self.path, severity="warning"))

    def finish(self, *, paged: bool = True) -> Transcript:
        """The transcript; ``paged``: tables are joined over page breaks and take the captions that stand beside them."""
        blocks = outlined(self.blocks) if paged else tuple(one for block in self.blocks for one in outlined([block]))
        text = "".join(self.parts)
        lines = [text[block.start : block.end] for block in blocks if block.table is None]
        if day := day_of_issue(lines[:DATELINES], lines[-3:]):
            self.origin["date"] = day
        origin = tuple(sorted((key, value) for key, value in self.origin.items() if value))
        pages, places = tuple(self.pages), tuple(self.places)
        return Transcript(text, blocks, places, pages, origin, tuple(self.problems))

    def _write(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.at += len(text)

    def _part(self, by: str = "\n\n") -> None:
        self._write(by if self.at else "")

    def _place(self, start: int, spot: Spot) -> None:
        if self.at > start:
            self.places.append(Place(start, self.at, spot.page, spot.box, spot.label, None, spot.hidden, spot.stored))

    def _clean(self, pieces: Sequence[Words]) -> MappedText:
        """Write pieces; their text without what is not seen, line breaks as spaces, raised words as what they are."""
        if len(pieces) == 1 and not pieces[0].raised and not _SIGN.search(pieces[0].text):
            start = self.at
            self._write(pieces[0].text)
            return MappedText.plain(pieces[0].text, start)
        parts: list[Part] = []
        before = ""
        for index, piece in enumerate(pieces):
            start = self.at
            self._write(piece.text)
            if piece.raised:
                after = pieces[index + 1].text if index + 1 < len(pieces) else ""
                parts.extend(raised(MappedText.plain(piece.text, start), before[-4:], after[:2]))
            else:
                parts.extend(_seen(piece.text, start))
            before += piece.text
        return MappedText.joined(parts).strip()


def _seen(text: str, start: int) -> Iterator[Part]:
    at = 0
    for sign in _SIGN.finditer(text):
        if sign.start() > at:
            yield MappedText.plain(text[at : sign.start()], start + at)
        at = sign.end()
        if sign["space"]:
            before, after = text[: sign.start()][-1:], text[at : at + 1]
            joint = "" if "\t" not in sign[0] and before > "\u2e80" and after > "\u2e80" else " "
            yield joint, start + sign.start(), len(sign[0])
    if at < len(text):
        yield MappedText.plain(text[at:], start + at)


def stripped(pieces: Sequence[Words]) -> list[Words]:
    """Pieces without white space at the ends and without empty ones; neighbours of one make are one."""
    if len(pieces) == 1 and pieces[0].text and pieces[0].text.strip() == pieces[0].text:
        return list(pieces)
    groups = groupby((piece for piece in pieces if piece.text), key=lambda piece: piece.raised)
    found = [Words(plain(group), above) for above, group in groups]
    while found and not found[0].text.strip():
        del found[0]
    while found and not found[-1].text.strip():
        del found[-1]
    if found:
        found[0] = Words(found[0].text.lstrip(), found[0].raised)
        found[-1] = Words(found[-1].text.rstrip(), found[-1].raised)
    return found


def plain(pieces: Iterable[Words]) -> str:
    """The characters of pieces."""
    return "".join(piece.text for piece in pieces)
