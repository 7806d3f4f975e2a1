"""What a document does by habit: how its lines break, which words it has, how its Han and Latin characters stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from geju.base.text import is_cjk
from geju.documents.paged.page import Line
from geju.documents.paged.paragraphs import Piece
from geju.documents.paged.rows import as_line, base_lines
from geju.documents.paged.tables.wrapping import Wrapping, latin, token, whole

# How many words are remembered, and how long they are at most.
_KNOWN, _LONG = 200_000, 24
# Characters that need no space between them where a line breaks: Han characters and the signs of Chinese text.
TIGHT = re.compile("[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uff65\U00020000-\U0003ffff]")
# Signs of Chinese text, which bring their own room.
_SIGN = re.compile("[\u3001-\u303f\uff01-\uff0f\uff1a-\uff20]")
_KEPT_HYPHEN = re.compile(r"[A-Z\d]")


class Habits:
    """Learns from pieces (``learn``), and says what the end of a line means."""

    def __init__(self) -> None:
        self.words: set[str] = set()
        self.wrapping = Wrapping()
        self.hyphens = [0, 0]  # how often one at the end of a line proved to part a word, and to belong to it
        self.fixed = [0, 0]  # how many lines of text are set in letters of any width, and of one width
        self.styles = [0, 0]  # how often Han and Latin characters meet without and with a space

    def learn(self, piece: Piece) -> int:
        """Look at a piece, and say how many words it has."""
        found = self._learn([line for _, line in piece.lines])
        self.fixed[piece.fixed] += len(piece.lines)
        for _, table in piece.tables:
            cells = [[as_line(line) for line in base_lines(area.words)] for area in table.areas]
            found += sum(self._learn(lines) for lines in cells)
            body = (pair for pair in zip(table.areas, cells, strict=True) if pair[0].row >= table.n_headers)
            self.wrapping.look(table, body)
        return found

    def _learn(self, lines: Sequence[Line]) -> int:
        """Remember words that no line's end cut, and how Han and Latin characters stand beside each other."""
        for index, line in enumerate(lines):
            words = line.words[index > 0 : len(line.words) - (index + 1 < len(lines))]
            if len(self.words) < _KNOWN:
                self.words.update(token(word.text) for word in words if len(word.text) < _LONG and word.text.isascii())
            for before, word in pairwise(words):
                self.styles[1] += _meet(before.text[-1], word.text[0])
            for word in words:
                if not word.text.isascii():
                    self.styles[0] += sum(_meet(a, b) for a, b in pairwise(word.text))
        return sum(len(line.words) for line in lines)

    def cut(self, last: Line, line: Line, end: float | None) -> bool:
        """Whether a break within a cell parted one word; ``end`` is where the lines of its column end at most."""
        return self.wrapping.anywhere and latin(last, line) and whole(last, line, end, self.words)

    def is_code(self, piece: Piece) -> bool:
        """Whether a piece is set as programs are, in a document whose text is not."""
        return piece.fixed and self.fixed[0] > self.fixed[1]

    def tight(self, before: str, after: str) -> bool:
        """Whether no space belongs between characters of two lines: Chinese stands without, beside Latin as elsewhere."""
        if TIGHT.match(before) and TIGHT.match(after):
            return True
        if _SIGN.match(before) or _SIGN.match(after):
            return True
        return _meet(before, after) and self.styles[0] > self.styles[1]

    def parted(self, before: str, after: str, *, in_cell: bool = False) -> bool:
        """Whether a hyphen at the end of a line only parts a word: the document has the word without it, or none with it.

        Cells break at the hyphens that words have; hardly any program parts words in them.
        """
        left = re.split(r"[^\w-]", before)[-1].rstrip("-").casefold()
        right = re.split(r"[^\w-]", after)[0].casefold()
        joined, compound = left + right in self.words, f"{left}-{right}" in self.words
        if joined != compound:
            self.hyphens[compound] += 1
            return joined
        return (
            not in_cell and self.hyphens[0] >= self.hyphens[1] and not _KEPT_HYPHEN.search(before) and "-" not in left
        )


def _meet(a: str, b: str) -> bool:
    """Whether a Han and a Latin character or a digit meet."""
    return (is_cjk(a) and b.isascii() and b.isalnum()) or (is_cjk(b) and a.isascii() and a.isalnum())
