"""Pieces become a transcript: its text, blocks with clean text, and where each word stood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geju.base.text import MappedText, is_cjk
from geju.documents.paged.habits import TIGHT, Habits
from geju.documents.paged.page import Line, Word
from geju.documents.paged.paragraphs import Piece
from geju.documents.paged.rows import as_line, base_lines
from geju.documents.paged.tables.grid import Area
from geju.documents.paged.tables.wrapping import limits
from geju.documents.texts.inline import raised
from geju.model.document import Block, Box, Cell, Place, Table

Part = MappedText | tuple[str, int, int]
# A box drawn for several words may be off by so much (points) at each of them.
_OFF = 2.5


class Writer:
    """Writes pieces one after the other."""

    def __init__(self, habits: Habits) -> None:
        self.habits = habits
        self.parts: list[str] = []
        self.at = 0
        self.blocks: list[Block] = []
        self.places: list[Place] = []
        self.turns: dict[int, tuple[int, float, float]] = {}
        self._shared: dict[float, float] = {}

    def turned(self, page: int, quarters: int, width: float, height: float) -> None:
        """Say that the words of a page were read after it was turned; width and height as it is shown."""
        self.turns[page] = (quarters, width, height)

    def write(self, piece: Piece) -> None:
        """Add a piece with a blank line after it."""
        start = self.at
        if piece.tables:
            table = self._table(piece)
            self.blocks.append(Block("table", start, self.at, MappedText("", ()), table=table))
        else:
            words = self._lines(piece.lines)
            if not words.strip():
                return
            code = piece.kind not in ("aside", "item") and self.habits.is_code(piece)
            self.blocks.append(Block("code" if code else piece.kind, start, self.at, words.strip(), piece.level))
        self._add("\n\n")

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.at += len(text)

    def _lines(self, lines: list[tuple[int, Line]], joint: str = "\n", end: float | None = None) -> MappedText:
        """Lines of one block: written with their breaks, read without; ``end`` is where a cell's lines end at most."""
        read: list[Part] = []
        for index, (page, line) in enumerate(lines):
            if index:
                last = lines[index - 1][1]
                cut = joint == " " and self.habits.cut(last, line, end)
                self._break(read, last.words[-1].text, line.words[0].text, joint, cut=cut)
            read += self._line(page, line.words)
        return MappedText.joined(read)

    def _break(self, read: list[Part], before: str, after: str, joint: str, *, cut: bool = False) -> None:
        """The end of a line: a space, nothing between Han characters, and no hyphen where a word was parted."""
        if before.endswith("-") and len(before) > 1 and before[-2].isalpha() and after[0].islower():
            if self.habits.parted(before, after, in_cell=joint == " ") and isinstance(last := read[-1], tuple) is False:
                assert isinstance(last, MappedText)
                read[-1] = last.cut(0, len(last) - 1)
                read.append(("", self.at - 1, 1 + len(joint)))
            said = ""
        else:
            tight = cut or before.endswith(("-", "(", "（")) or after.startswith((")", "）"))
            tight = tight or (joint == " " and after[0] == "-" and after[1:2].isalnum())
            said = "" if tight or self.habits.tight(before[-1], after[0]) else " "
            joint = joint if said or joint == "\n" else ""  # within a cell nothing stands where nothing is meant
        read.append((said, self.at, len(joint)))
        self._add(joint)

    def _line(self, page: int, words: list[Word]) -> Iterator[Part]:
        """The words of a line: as they are, marks above the line as what they are read as."""
        start = self.at
        if not any(word.raised for word in words):
            yield self._plain_line(page, words)
            return
        spots: list[tuple[int, Word]] = []
        parts: list[Part] = []
        for index, word in enumerate(words):
            if index and _spaced(words[index - 1], word):
                parts.append((" ", self.at, 1))
                self._add(" ")
            spots.append((self.at, word))
            if word.raised:
                before = words[index - 1].text[-4:] if index else ""
                after = words[index + 1].text[:2] if index + 1 < len(words) and not words[index + 1].spaced else ""
                parts += raised(MappedText.plain(word.text, self.at), before, after)
            else:
                parts.append(MappedText.plain(word.text, self.at))
            self._add(word.text)
        if self.at > start:
            self.places += self._placed(page, spots)
        yield MappedText.joined(parts)

    def _plain_line(self, page: int, words: list[Word]) -> MappedText:
        """A line that is read as it is written."""
        at = start = self.at
        spots = []
        pieces = []
        last: Word | None = None
        for word in words:
            if last is not None and _spaced(last, word):
                pieces.append(" ")
                at += 1
            spots.append((at, word))
            pieces.append(word.text)
            at += len(word.text)
            last = word
        text = "".join(pieces)
        self._add(text)
        self.places += self._placed(page, spots)
        return MappedText.plain(text, start)

    def _placed(self, page: int, spots: list[tuple[int, Word]]) -> Iterator[Place]:
        """Boxes of words, several in one where each can be found in it by its share of the characters."""
        group: list[tuple[int, int, float, float]] = []
        marks = [piece for at, word in spots for piece in _runs(at, word)]
        top, bottom = min(w.top for _, w in spots), max(w.bottom for _, w in spots)
        sure = min((w.sure for _, w in spots if w.sure is not None), default=None)
        for mark in marks:
            if group and not _even([*group, mark]):
                yield self._place(page, group, top, bottom, sure)
                group = []
            group.append(mark)
        yield self._place(page, group, top, bottom, sure)

    def _place(
        self, page: int, group: list[tuple[int, int, float, float]], top: float, bottom: float, sure: float | None
    ) -> Place:
        box = (group[0][2], top, max(g[3] for g in group), bottom)
        return Place(group[0][0], group[-1][1], page, self._shown(page, box), confidence=sure)

    def _shown(self, page: int, box: Box) -> Box:
        """A box on the page as it is shown, to a tenth of a point; equal numbers are kept once."""
        left, top, right, bottom = box
        quarters, width, height = self.turns.get(page, (0, 0.0, 0.0))
        if quarters == 3:
            left, top, right, bottom = top, height - right, bottom, height - left
        elif quarters == 2:
            left, top, right, bottom = width - right, height - bottom, width - left, height - top
        elif quarters == 1:
            left, top, right, bottom = width - bottom, left, width - top, right
        a, b, c, d = (
            self._shared.setdefault(n, n) for n in (round(left, 1), round(top, 1), round(right, 1), round(bottom, 1))
        )
        return a, b, c, d

    def _table(self, piece: Piece) -> Table:
        """The rows of a table, one line each; parts on several pages follow each other."""
        cells: list[Cell] = []
        above = 0
        n_columns = max(laid.n_columns for _, laid in piece.tables)
        for page, laid in piece.tables:
            ends = limits(laid)
            rows: dict[int, list[Area]] = {}
            for area in laid.areas:
                rows.setdefault(area.row, []).append(area)
            for row in range(laid.n_rows):
                if above + row:
                    self._add("\n")
                areas = sorted(rows.get(row, []), key=lambda a: a.column)
                cells += self._row(page, areas, above, ends, header=row < laid.n_headers)
            above += laid.n_rows
        return Table(tuple(cells), above, n_columns)

    def _row(
        self, page: int, areas: list[Area], above: int, ends: list[float | None], *, header: bool
    ) -> Iterable[Cell]:
        column = 0
        found = []
        for area in areas:
            self._add("\t" * (area.column - column))
            column = area.column
            lines = [(page, as_line(line)) for line in base_lines(area.words)]
            text = self._lines(lines, " ", ends[column + area.n_columns - 1]).strip() if lines else MappedText("", ())
            found.append(Cell(above + area.row, area.column, text, area.n_rows, area.n_columns, header))
        return found


def _spaced(before: Word, word: Word) -> bool:
    """Whether a space stands between two words of a line."""
    gap = word.left - before.right
    if word.raised or before.raised or not word.spaced:
        return word.spaced and gap > 0.1 * word.size
    return gap > 0.05 * word.size or not (is_cjk(before.text[-1]) and is_cjk(word.text[0]))


def _runs(at: int, word: Word) -> Iterator[tuple[int, int, float, float]]:
    """Start, end, left, right of a word's stretches of even characters: Han, and others."""
    if not word.edges or word.text.isascii():
        yield at, at + len(word.text), word.left, word.right
        return
    wide = [bool(TIGHT.match(character)) for character in word.text]
    first = 0
    for index in range(1, len(word.text) + 1):
        if index == len(word.text) or wide[index] != wide[first]:
            right = word.edges[index] if index < len(word.text) else word.right
            yield at + first, at + index, word.edges[first], max(right, word.edges[first])
            first = index


def _even(group: list[tuple[int, int, float, float]]) -> bool:
    """Whether the share of the characters says well enough where each stretch begins and ends."""
    start, end, left, right = group[0][0], group[-1][1], group[0][2], group[-1][3]
    step = (right - left) / (end - start)
    return all(
        abs(left + step * (a - start) - x) <= _OFF and abs(left + step * (b - start) - y) <= _OFF
        for a, b, x, y in group
    )
