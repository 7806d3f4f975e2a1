"""Lines become paragraphs, headings, items, captions and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from geju.base.text import is_cjk
from geju.documents.paged.layout import Flow, Item, Picture
from geju.documents.paged.page import Line
from geju.documents.paged.tables.grid import Laid
from geju.model.document import BlockKind

# A line so much further down than lines of a paragraph are begins a new one; type so much larger or smaller does too.
_LOWER, _OTHER_SIZE = 1.25, 0.1
# Larger than the text by this is a heading's type, smaller by this a note's.
_LARGE, _SMALL = 1.12, 0.92
_BULLET = re.compile(
    r"(?:[-*+•■●◆▪◦·–—‣∙○□➢✓]|\(?\d{1,2}[.)、]|\(?[a-z]\)|[（(][一二三四五六七八九十\d]{1,2}[)）]|\[\d{1,3}\])\Z"
)
_BULLET_FIRST = re.compile(r"[•■●◆▪◦‣∙○□➢✓]\S|\d{1,2}、\S")
_CAPTION = re.compile(
    r"(?:(?:Table|Figure|Fig\.|TABLE|FIGURE|Chart|Exhibit|Listing)\s*[A-Z]?\d|[图表圖]\s*\d)", re.ASCII
)
_SECTION = re.compile(
    r"(?:\d{1,2}|[A-Z])(?:\.\d{1,2}){0,3}\.?\s+\S|第[一二三四五六七八九十\d]{1,3}[章节部]|[一二三四五六七八九十]{1,2}、"
)
_ENDS = tuple("。.！!？?；;：:，,、…")
_CLOSES = tuple("。.！!？?：:；;”）)")
_LONGEST_HEADING = 160


@dataclass(slots=True)
class Piece:
    """A block before it is written: its lines, each with the number of its page, or its tables, one for each page."""

    kind: BlockKind
    lines: list[tuple[int, Line]] = field(default_factory=list)
    tables: list[tuple[int, Laid]] = field(default_factory=list)
    level: int = 0
    right: float = 0.0
    left: float = 0.0
    note: bool = False
    fixed: bool = False

    @property
    def text(self) -> str:
        """Its words, line after line."""
        return " ".join(line.text for _, line in self.lines)


@dataclass(slots=True)
class Type:
    """What of the type of a document is known: the size of its text, and how far apart its lines are, in sizes."""

    size: float = 10.0
    pitch: float = 1.3


def pieces(flow: Flow, number: int, kind: Type) -> Iterator[Piece]:
    """The pieces of one flow, in order."""
    right = max((item.right for item in flow.items if isinstance(item, Line)), default=flow.right)
    here: Piece | None = None
    last: Line | None = None
    for item in flow.items:
        if not isinstance(item, Line):
            if here:
                yield finished(here, kind)
            yield _other(item, number)
            here = last = None
        elif here is not None and last is not None and not _begins(item, last, here, right, flow.left, kind):
            here.lines.append((number, item))
            last = item
        else:
            if here:
                yield finished(here, kind)
            here, last = Piece("paragraph", [(number, item)], left=flow.left, right=right), item
    if here:
        yield finished(here, kind)


def _other(item: Item, number: int) -> Piece:
    if isinstance(item, Laid):
        return Piece("table", tables=[(number, item)], left=item.box[0], right=item.box[2])
    assert isinstance(item, Picture)
    from geju.documents.paged.rows import as_line, base_lines

    return Piece("image", [(number, as_line(line)) for line in base_lines(item.words)])


def _begins(line: Line, last: Line, here: Piece, right: float, left: float, kind: Type) -> bool:
    """Whether a line begins a new paragraph."""
    size = max(min(line.size, last.size), 1.0)
    down = line.base - last.base
    if down > _LOWER * kind.pitch * max(line.size, last.size) or down < -2:
        return True
    if abs(line.size - last.size) > _OTHER_SIZE * size or is_bullet(line) or _CAPTION.match(line.text):
        return True
    first = here.lines[0][1]
    item = is_bullet(first)
    text_left = _text_left(first) if item else last.left
    if (
        bold(line) != bold(last)
        and (bold(last) or bold(line))
        and len(here.lines) == 1
        and last.right < right - 2 * size
    ):
        return True
    if last.right < right - _room(line) and not _centred(last, line):
        return True
    if item:
        return line.left < text_left - 1.2 * size and line.left < first.left + 0.5 * size and not _full(last, right)
    indent = line.left - last.left
    return 0.7 * size < indent < 4 * size and abs(last.left - left) < 0.5 * size and len(here.lines) > 1


def _full(line: Line, right: float) -> bool:
    return line.right > right - 2.5 * line.size


def _centred(last: Line, line: Line) -> bool:
    """Whether two lines stand around one middle, neither at the other's left edge."""
    off = abs((last.left + last.right) - (line.left + line.right)) / 2
    return off < 0.6 * line.size and abs(last.left - line.left) > line.size


def _room(line: Line) -> float:
    """The room at the end of a line into which the first word of the next would have gone."""
    word = line.words[0]
    wide = word.right - word.left
    if word.text and is_cjk(word.text[0]):
        wide = min(wide, 1.5 * line.size)
    return wide + 1.0 * line.size


def _text_left(line: Line) -> float:
    return line.words[1].left if len(line.words) > 1 and not line.words[0].listed else line.left


def is_bullet(line: Line) -> bool:
    """Whether a line begins with a bullet or a number of a list."""
    first = line.words[0].text
    return line.words[0].listed or bool(_BULLET_FIRST.match(first) or (len(line.words) > 1 and _BULLET.match(first)))


def bold(line: Line) -> bool:
    """Whether a line is bold from end to end."""
    return line.words[0].bold and line.words[-1].bold


def finished(piece: Piece, kind: Type) -> Piece:
    """A piece whose kind is known: by its first words and the look of its type."""
    words, lines = piece.text, [line for _, line in piece.lines]
    size = max(line.size for line in lines)
    small = max(lines, key=lambda line: len(line.text)).size < _SMALL * kind.size
    if _CAPTION.match(words):
        piece.kind = "caption"
    elif lines[0].words[0].listed:
        piece.kind = "item"
    elif len(words) <= _LONGEST_HEADING and len(lines) <= 3 and _is_title(words):
        large = size >= _LARGE * kind.size
        heavy = all(map(bold, lines)) and len(lines) <= 2 and not words.endswith(_ENDS) and size > 0.95 * kind.size
        if large or heavy:
            piece.kind, piece.level = "heading", _level(words, size / kind.size)
    piece.fixed = all(line.words[0].fixed and line.words[-1].fixed for line in lines)
    piece.note = small and piece.kind == "paragraph"
    return piece


def _is_title(words: str) -> bool:
    """Whether words could be a heading: there are letters, and no sentence ends."""
    letters = sum(character.isalpha() for character in words)
    return letters >= 2 and letters * 2 >= len(words.replace(" ", "")) and not words.endswith(_ENDS[:10])


def _level(words: str, larger: float) -> int:
    """The level of a heading: by its number where it has one, else by the size of its type."""
    if _SECTION.match(words):
        number = words.split()[0].strip(".")
        return 2 + number.count(".")
    return 1 if larger >= 1.6 else 2 if larger >= 1.3 else 3 if larger >= _LARGE else 4


def joins(last: Piece, first: Piece) -> bool:
    """Whether a paragraph goes on in another column or on another page."""
    if last.kind != "paragraph" or first.kind != "paragraph" or last.note != first.note:
        return False
    end, begin = last.lines[-1][1], first.lines[0][1]
    if abs(end.size - begin.size) > 0.05 * end.size or is_bullet(begin):
        return False
    if begin.left > first.left + 0.8 * begin.size or not breaks_off(last):
        return False
    opening, words = begin.text[0], end.text
    return (
        opening.islower() or (is_cjk(opening) and len(last.lines) > 1) or (opening.isdigit() and not is_cjk(words[-1]))
    )


def breaks_off(piece: Piece) -> bool:
    """Whether a paragraph's last line is full and ends no sentence."""
    if piece.kind != "paragraph":
        return False
    end = piece.lines[-1][1]
    words = end.text
    return (not words.endswith(_CLOSES) or words.endswith("et al.")) and _full(end, piece.right)


def pitches(items: list[Item]) -> list[float]:
    """How far apart lines that follow each other are, in sizes of their type."""
    found = []
    for a, b in pairwise(items):
        if isinstance(a, Line) and isinstance(b, Line) and abs(a.size - b.size) < 0.05 * a.size:
            step = (b.base - a.base) / a.size
            if 0.95 < step < 3:
                found.append(step)
    return found
