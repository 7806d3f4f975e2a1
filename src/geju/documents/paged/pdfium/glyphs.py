"""The words of a PDF page with their boxes, as pdfium gives them."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from geju.documents.paged.page import Word
from geju.model.document import Box

# Characters that part words, and those that stand for none: pdfium's mark of a hyphen at the end of a line is one.
_SPACES = frozenset(" \t\r\n\0\u00a0\u2002\u2003\u2009\u200a\u200b\u3000\x0b\x0c\x1e\x1f")
# Characters that say nothing: controls, characters of a font's own, halves of others.
_NO_SIGN = frozenset({"Cc", "Co", "Cn", "Cs"})
_HYPHEN = str.maketrans("\ufffe\x02", "--")
# How much smaller than its neighbour a raised mark is, and how far above its line, in shares of the neighbour's size.
_SMALLER, _HIGHER = 0.88, 0.15
_FIXED = re.compile(rb"mono|courier|consol|menlo|cmtt|typewriter|lettergothic", re.IGNORECASE)
# How far (in quarters of a turn) a line may be off the level.
_ASKEW = 0.05
_BOLD = re.compile(rb"bold|heavy|black|cmbx|-bx|medi\b|demi", re.IGNORECASE)


@dataclass(slots=True)
class View:
    """How a page is shown: the visible box in the file's own units and by how many quarters it is turned clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        wide, high = self.right - self.left, self.top - self.bottom
        return (high, wide) if self.quarters % 2 else (wide, high)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of the file as shown: left, top, right, bottom."""
        if self.quarters == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if self.quarters == 1:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.quarters == 2:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left

    def turned(self, quarters: int) -> View:
        """The page turned further, clockwise."""
        return View(self.left, self.bottom, self.right, self.top, (self.quarters + quarters) % 4)


def view_of(page: Any) -> View:
    """How pdfium shows a page."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    return View(box.left, box.bottom, box.right, box.top, pdfium.FPDFPage_GetRotation(page) % 4)


class Glyphs:
    """The characters of one page; ``words`` are those that run along the page, ``turned`` all others."""

    def __init__(self, text_page: Any, view: View, most: int) -> None:
        self.page = text_page
        self.view = view
        self.x, self.y, self.matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
        self.box = pdfium.FS_RECTF()
        self.at_box = ctypes.byref(self.box)
        self.name, self.flags = ctypes.create_string_buffer(128), ctypes.c_int()
        self.n = min(pdfium.FPDFText_CountChars(text_page), most)
        self.characters = self._characters()
        self.runs = self._runs()

    def _characters(self) -> list[str]:
        """The character for each of pdfium's; of two halves of one, the second has none."""
        buffer = (ctypes.c_ushort * (self.n + 2))()
        found = pdfium.FPDFText_GetText(self.page, 0, self.n, buffer)
        units = buffer[: max(found - 1, 0)]
        if len(units) == self.n and not any(0xD800 <= unit < 0xE000 for unit in units):
            return list(map(chr, units))
        codes = [pdfium.FPDFText_GetUnicode(self.page, index) for index in range(self.n)]
        found = [chr(code) if code < 0x110000 else "\ufffd" for code in codes]
        for index, code in enumerate(codes):
            if 0xD800 <= code < 0xDC00 and index + 1 < self.n and 0xDC00 <= codes[index + 1] < 0xE000:
                found[index] = chr(0x10000 + ((code - 0xD800) << 10) + codes[index + 1] - 0xDC00)
                found[index + 1] = ""
            elif 0xD800 <= code < 0xE000 and found[index]:
                found[index] = "\ufffd"
        return found

    def _runs(self) -> list[tuple[int, int]]:
        """Where words begin and end."""
        runs, start = [], -1
        for index, character in enumerate(self.characters):
            if character in _SPACES:
                if start >= 0:
                    runs.append((start, index))
                    start = -1
            elif start < 0:
                start = index
        return [*runs, (start, self.n)] if start >= 0 else runs

    def quarters(self) -> list[int]:
        """By how many quarters each word runs clockwise to what is shown; 4 where it runs askew."""
        found = []
        for start, _ in self.runs:
            turn = pdfium.FPDFText_GetCharAngle(self.page, start) / (math.pi / 2)
            if not _is_quarter(turn):
                turn = self._along(start)
            found.append((self.view.quarters + round(turn)) % 4 if _is_quarter(turn) else 4)
        return found

    def _along(self, index: int) -> float:
        """By how many quarters the line of a character runs clockwise; pdfium's angle is that of slanted letters themselves."""
        pdfium.FPDFText_GetMatrix(self.page, index, self.matrix)
        return -math.atan2(self.matrix.b, self.matrix.a) / (math.pi / 2) % 4

    def read(self) -> tuple[list[Word], list[Word], int]:
        """Words along the page's text, all others, and by how many quarters the text runs clockwise."""
        turns = self.quarters()
        sizes: Counter[int] = Counter()
        for (start, end), turn in zip(self.runs, turns, strict=True):
            sizes[turn] += end - start
        main = max((t for t in sizes if t < 4), key=lambda t: (sizes[t], -t), default=0)
        if sizes[main] * 2 < sum(sizes.values()):
            main = 0
        self.view = self.view.turned(-main % 4)
        along: list[Word] = []
        other: list[Word] = []
        for (start, end), turn in zip(self.runs, turns, strict=True):
            if any(unicodedata.category(c) not in _NO_SIGN for c in self.characters[start:end] if c):
                (along if turn == main else other).extend(self._words(start, end))
        for word in other:
            word.raised = False
        _mark_raised(along)
        self.mark_ends(along)
        return along, other, main

    def _words(self, start: int, end: int) -> list[Word]:
        """The words of a run: a raised mark is a word of its own, and so is what stands after a wide gap."""
        if end - start > 2 and (whole := self._whole(start, end)):
            return [whole]
        box, ask, at, page = self.box, pdfium.FPDFText_GetLooseCharBox, self.view.box, self.page
        words: list[Word] = []
        here: list[Box] = []
        first, last = start, (0.0, 0.0, 0.0, 0.0)
        for index in range(start, end):
            ask(page, index, self.at_box)
            found = at(box.left, box.bottom, box.right, box.top)
            level = found[1] == last[1] and found[3] == last[3] and -3 < found[0] - last[2] < 3
            if here and not level and self._parts(last, found, index):
                words.append(self._word(first, index, here, words))
                here, first = [], index
            here.append(found)
            last = found
        words.append(self._word(first, end, here, words))
        return words

    def _whole(self, start: int, end: int) -> Word | None:
        """A run of plain letters as one word, asked for its ends only: no letter of it is a mark above the line."""
        text = "".join(self.characters[start:end])
        if not (text.isascii() and text.rstrip(".,;:)").isalpha()):
            return None
        first, last = self._box(start), self._box(end - 1)
        high = first[3] - first[1]
        level = abs(first[3] - last[3]) < 0.05 * high and abs(first[1] - last[1]) < 0.05 * high
        return (
            self._word(start, end, [first, last], []) if level and last[2] - first[0] < (end - start) * high else None
        )

    def _box(self, index: int) -> Box:
        pdfium.FPDFText_GetLooseCharBox(self.page, index, self.at_box)
        return self.view.box(self.box.left, self.box.bottom, self.box.right, self.box.top)

    def _parts(self, last: Box, here: Box, index: int) -> bool:
        """Whether a character begins a new word: it is raised, comes down again, or stands off."""
        low = here[3] - here[1]
        high = last[3] - last[1]
        much, less = (high, low) if high > low else (low, high)
        if here[0] - last[2] > 1.2 * much or last[0] - here[0] > 3 * much:
            return True
        if less < _SMALLER * much and abs(last[3] - here[3]) > 0.12 * much:
            return abs(self._base(index) - self._base(index - 1)) > _HIGHER * much
        return False

    def _base(self, index: int) -> float:
        pdfium.FPDFText_GetCharOrigin(self.page, index, self.x, self.y)
        return self.view.box(self.x.value, self.y.value, self.x.value, self.y.value)[3]

    def _size(self, index: int, high: float) -> float:
        """The size of a character's type; its height where the file does not say one that can be meant."""
        pdfium.FPDFText_GetMatrix(self.page, index, self.matrix)
        scale = math.hypot(self.matrix.c, self.matrix.d) or 1.0
        size = float(pdfium.FPDFText_GetFontSize(self.page, index)) * scale
        return size if 0.4 * high <= size <= 2.5 * high else high

    def _word(self, start: int, end: int, boxes: list[Box], before: list[Word]) -> Word:
        base, first = self._base(start), boxes[0]
        size = self._size(start, max(first[3] - first[1], 0.1))
        left, right = first[0], max(boxes[-1][2], first[0])
        raised = bool(before) and size < _SMALLER * before[-1].size and before[-1].base - base > 0.1 * before[-1].size
        text = "".join(self.characters[start:end]).translate(_HYPHEN)
        edges = () if text.isascii() or len(text) != len(boxes) else tuple([b[0] for b in boxes])
        top, bottom = base - 0.85 * size, base + 0.22 * size
        return Word(
            text,
            left,
            top,
            right,
            bottom,
            base,
            size,
            raised,
            start,
            spaced=not before,
            led=self.characters[start - 1 : start] == [" "],
            lead=first[2] - left,
            edges=edges,
        )

    def mark_ends(self, words: list[Word]) -> None:
        """Say of the words at both ends of each line whether they are bold, and whether all their letters are as wide."""
        last: Word | None = None
        for word in words:
            if last is None or abs(word.base - last.base) > 1:
                self._look(word)
                if last is not None:
                    self._look(last)
            last = word
        if last is not None:
            self._look(last)

    def _look(self, word: Word) -> None:
        """Ask for a word's font: bold by its name or as heavy, of fixed width by its name or by what it says."""
        pdfium.FPDFText_GetFontInfo(self.page, word.font, self.name, 128, self.flags)
        name = self.name.value
        word.bold = bool(_BOLD.search(name)) or pdfium.FPDFText_GetFontWeight(self.page, word.font) >= 650
        word.fixed = bool(self.flags.value & 1) or bool(_FIXED.search(name))


def _is_quarter(turn: float) -> bool:
    return -9 < turn < 9 and abs(turn - round(turn)) < _ASKEW


def _mark_raised(words: list[Word]) -> None:
    """Find the marks above the line that the file sets apart from the word before them."""
    for before, word in pairwise(words):
        above = (before.base - word.base) / before.size
        near = -0.2 < (word.left - before.right) / before.size < 0.25
        if not word.raised and near and 0.15 < above < 0.75 and word.size < _SMALLER * before.size:
            word.raised, word.spaced = True, False
