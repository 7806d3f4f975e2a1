"""Pages put together: running heads set apart, paragraphs and tables that go on over a page, notes after the text."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import replace

from geju.documents.paged.habits import Habits
from geju.documents.paged.layout import Flow, Picture, flows
from geju.documents.paged.listed import mark_listed
from geju.documents.paged.page import Sheet, Word
from geju.documents.paged.paragraphs import Piece, Type, breaks_off, joins, pieces, pitches
from geju.documents.paged.rows import as_line
from geju.documents.paged.running import Edge, edges, running
from geju.documents.paged.tables.aligned import open_tables
from geju.documents.paged.tables.grid import Laid, ruled_tables
from geju.documents.paged.transcript import Writer
from geju.documents.texts.lines import TABLE_WORDS
from geju.documents.texts.plain import outlined
from geju.model.document import Block, Box

# How many pages before and after one are looked at for what runs on.
_WINDOW = 3
# How many words after a piece are looked at before it is written: what they show of the document's habits holds for it.
_AHEAD = 6_000
# Steps of a size of type and of a distance of lines that are counted as one.
_SIZE_STEP, _PITCH_STEP = 0.25, 0.02
# Items that stand further right than this (points) are parts of the one above.
_INDENT = 4.0
# A picture holds at least so much of a page's width and height; one over most of the page is a background.
_PICTURE, _BACKGROUND = 0.08, 0.6


class Assembly:
    """Takes pages one after the other (``add``) and writes them as soon as the next few are known (``close``)."""

    def __init__(self) -> None:
        self.habits = Habits()
        self.writer = Writer(self.habits)
        self.kind = Type()
        self.sizes: Counter[float] = Counter()
        self.steps: Counter[float] = Counter()
        self.waiting: deque[tuple[Sheet, list[Laid], list[tuple[Edge, list[Word]]]]] = deque()
        self.before: deque[list[Edge]] = deque(maxlen=_WINDOW)
        self.open: Laid | None = None
        self.last: Piece | None = None
        self.held: list[Piece] = []
        self.asides: list[Piece] = []
        self.ready: deque[tuple[Piece, int]] = deque()
        self.n_ready = 0
        self.indents: list[float] = []

    def add(self, sheet: Sheet) -> None:
        """A page more."""
        self.sizes.update(_sizes(sheet.words))
        tables = ruled_tables(sheet.level, sheet.upright, sheet.words, sheet.pictures)
        self.waiting.append((sheet, tables, edges(sheet)))
        if len(self.waiting) > _WINDOW:
            self._page()

    def close(self) -> Writer:
        """The writer with everything in it."""
        while self.waiting:
            self._page()
        self._flush()
        for piece in [*(piece for piece, _ in self.ready), *self.asides]:
            self.writer.write(piece)
        return self.writer

    def outline(self) -> tuple[Block, ...]:
        """The blocks with what their words say of the outline; what is set aside comes last."""
        blocks = self.writer.blocks
        main = [block for block in blocks if block.kind != "aside"]
        return (*outlined(_captioned(main)), *(block for block in blocks if block.kind == "aside"))

    def _page(self) -> None:
        sheet, tables, own = self.waiting.popleft()
        others = [*self.before, *([edge for edge, _ in after] for _, _, after in self.waiting)]
        number = sheet.number
        for words in running(own, others, sheet):
            inside = {id(word) for word in words}
            sheet.words = [word for word in sheet.words if id(word) not in inside]
            self.asides.append(Piece("aside", [(number, as_line(words))]))
        self.before.append([edge for edge, _ in own])
        if sheet.turned:
            self.asides.append(Piece("aside", [(number, as_line(sheet.turned))]))
        self._sized()
        tables += open_tables(sheet, self.open)
        mark_listed(sheet)
        self.open = next((table for table in tables if table.open), None)
        if sheet.turn:
            wide, high = (sheet.height, sheet.width) if sheet.turn % 2 else (sheet.width, sheet.height)
            self.writer.turned(number, sheet.turn, wide, high)
        pictures = _pictures(sheet)
        found = flows(sheet.words, [*tables, *pictures])
        for flow in found:
            self.steps.update(round(step / _PITCH_STEP) * _PITCH_STEP for step in pitches(flow.items))
        self._sized()
        self._write(found, number)

    def _sized(self) -> None:
        """The size of the text's type, and how far apart its lines are: the lower fifth of all distances."""
        if self.sizes:
            self.kind.size = max(self.sizes, key=lambda size: (self.sizes[size], size))
        wanted = sum(self.steps.values()) / 5
        for step in sorted(self.steps):
            wanted -= self.steps[step]
            if wanted <= 0:
                self.kind.pitch = step
                break

    def _write(self, found: Iterable[Flow], number: int) -> None:
        first = True
        notes: list[Piece] = []
        for flow in found:
            opening = True
            for piece in pieces(flow, number, self.kind):
                if piece.note:
                    notes.append(piece)
                    continue
                self._next(piece, opening=opening, first=first)
                opening = first = False
        self.held += notes

    def _next(self, piece: Piece, *, opening: bool, first: bool) -> None:
        """Take a piece: it goes on the last one, or the last one is written."""
        last = self.last
        if last is not None and (opening or self.held) and joins(last, piece):
            last.lines += piece.lines
            last.right = piece.right
            return
        if last is not None and first and last.tables and piece.tables and goes_on(last.tables, piece.tables[0][1]):
            last.tables += piece.tables
            return
        if last is not None and piece.kind in ("table", "image", "caption") and _waits(last, piece):
            self.held.append(piece)
            return
        self._flush()
        self.last = piece

    def _flush(self) -> None:
        """Let go of the last piece, and of the notes that stood below it."""
        if self.last is not None:
            self._let_go(self.last)
            self.last = None
        for note in self.held:
            self._let_go(note)
        self.held = []

    def _let_go(self, piece: Piece) -> None:
        """A piece is whole; it is written when so many words are known after it."""
        self._nest(piece)
        n_words = self.habits.learn(piece)
        self.ready.append((piece, n_words))
        self.n_ready += n_words
        while self.n_ready > _AHEAD:
            first, n_words = self.ready.popleft()
            self.n_ready -= n_words
            self.writer.write(first)

    def _nest(self, piece: Piece) -> None:
        """The level of an item: how many items that stand further left are still open."""
        if piece.kind != "item":
            self.indents = []
            return
        left = piece.lines[0][1].left
        self.indents = [indent for indent in self.indents if indent < left - _INDENT]
        piece.level = len(self.indents)
        self.indents.append(left)


def _captioned(blocks: list[Block]) -> list[Block]:
    """Tables with their captions, which stand above all or below all of them."""
    named = [block.kind == "caption" and bool(TABLE_WORDS.match(block.text.text)) for block in blocks]
    tables = [index for index, block in enumerate(blocks) if block.table]
    above = sum(index > 0 and named[index - 1] for index in tables)
    below = sum(index + 1 < len(blocks) and named[index + 1] for index in tables)
    found = list(blocks)
    for index in tables:
        sides = (index + 1, index - 1) if below > above else (index - 1, index + 1)
        beside = next((i for i in sides if 0 <= i < len(blocks) and named[i]), None)
        table = blocks[index].table
        if beside is not None and table:
            found[index] = replace(blocks[index], table=replace(table, caption=blocks[beside].text))
    return found


def _waits(last: Piece, piece: Piece) -> bool:
    """Whether a paragraph that a page breaks goes on behind what stands at the head of the next page."""
    number = piece.tables[0][0] if piece.tables else piece.lines[0][0] if piece.lines else 0
    if not last.lines or number != last.lines[-1][0] + 1 or any(laid.open for _, laid in piece.tables):
        return False
    return breaks_off(last)


def goes_on(before: list[tuple[int, Laid]], table: Laid) -> bool:
    """Whether a table at the head of a page goes on the last one of the page before; a header said again falls away."""
    first, last = before[0][1], before[-1][1]
    if table.begun:
        _widen([laid for _, laid in before], table.columns)
    if table.n_columns != last.n_columns:
        return False
    near = all(abs(a - c) < 6 or abs(b - d) < 6 for (a, b), (c, d) in zip(table.columns, last.columns, strict=True))
    if not near and not table.begun:
        return False
    repeated = 0
    while repeated < min(first.n_rows, table.n_rows) and _row(first, repeated) == _row(table, repeated) != ():
        repeated += 1
    if table.n_headers > repeated and not table.begun:
        return False
    if repeated:
        table.areas = [area for area in table.areas if area.row >= repeated]
        for area in table.areas:
            area.row -= repeated
        table.n_rows -= repeated
    table.n_headers = 0
    return table.n_rows > 0


def _widen(parts: list[Laid], columns: list[tuple[float, float]]) -> None:
    """Give parts of a table the columns that a later part has as well."""
    for part in parts:
        new = [
            max(range(len(columns)), key=lambda i: min(b, columns[i][1]) - max(a, columns[i][0]))
            for a, b in part.columns
        ]
        for area in part.areas:
            last = new[area.column + area.n_columns - 1]
            area.column = new[area.column]
            area.n_columns = last - area.column + 1
        part.columns = columns


def _row(table: Laid, row: int) -> tuple[tuple[int, str], ...]:
    return tuple((a.column, "".join(w.text for w in a.words)) for a in table.areas if a.row == row and a.words)


def _sizes(words: list[Word]) -> dict[float, int]:
    found: Counter[float] = Counter()
    for word in words:
        found[max(1, round(word.size / _SIZE_STEP)) * _SIZE_STEP] += len(word.text)
    return found


def _pictures(sheet: Sheet) -> list[Picture]:
    """The pictures of a page with the words in them, which are no longer among its words."""
    found = []
    for box in sheet.pictures:
        wide, high = (box[2] - box[0]) / sheet.width, (box[3] - box[1]) / sheet.height
        if min(wide, high) < _PICTURE or wide * high > _BACKGROUND:
            continue
        inside = [word for word in sheet.words if _within(word, box)]
        ids = {id(word) for word in inside}
        sheet.words = [word for word in sheet.words if id(word) not in ids]
        if inside:
            found.append(Picture(box, inside))
    return found


def _within(word: Word, box: Box) -> bool:
    return box[0] <= word.middle <= box[2] and box[1] <= (word.top + word.bottom) / 2 <= box[3]
