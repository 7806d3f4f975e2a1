"""Whether the lines of cells break between words or between any characters, and where their column ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from geju.base.text import is_cjk
from geju.documents.paged.page import Line, Word
from geju.documents.paged.rows import base_lines
from geju.documents.paged.tables.grid import Area, Laid

# So many breaks without room for a character more must have been seen, and such a share of all.
_SEEN, _SHARE = 5, 0.6
# Columns as narrow as their longest word leave no room either; only breaks within words leave shreds of a letter or two
# that are no words.
_SHREDS = 2
_SHORT = frozenset(
    [
        "a",
        "i",
        "to",
        "of",
        "in",
        "on",
        "by",
        "or",
        "vs",
        "is",
        "at",
        "an",
        "as",
        "be",
        "we",
        "it",
        "no",
        "up",
        "so",
        "do",
        "go",
        "us",
        "if",
        "my",
        "am",
        "pm",
        "et",
        "al",
        "de",
        "la",
        "le",
        "en",
        "und",
    ]
)
# What may stand before a break within a word.
_INNER = "-_./"
# The width of a space in sizes of type.
_SPACE = 0.3


class Wrapping:
    """Counts the breaks of a document: those with room for the next character speak for breaks between words.

    Where lines break anywhere they still break at a space that is near.
    """

    def __init__(self) -> None:
        self.tight = 0
        self.loose = 0
        self.shreds = 0

    @property
    def anywhere(self) -> bool:
        """Whether lines break between any characters."""
        return self.shreds >= _SHREDS and self.tight >= _SEEN and self.tight >= _SHARE * (self.tight + self.loose)

    def look(self, table: Laid, cells: Iterable[tuple[Area, list[Line]]]) -> None:
        """Count the breaks of a table's cells, which come with their lines."""
        ends = limits(table)
        for area, lines in cells:
            end = ends[area.column + area.n_columns - 1]
            for line, following in pairwise(lines):
                if not latin(line, following):
                    continue
                first = following.words[0].text.strip(".,;:()")
                self.shreds += 0 < len(first) < 3 and first.isalpha() and first.islower() and first not in _SHORT
                if end is None or line.right >= end:
                    continue
                if end - line.right > following.words[0].lead + _SPACE * line.size:
                    self.loose += 1
                else:
                    self.tight += 1


def latin(line: Line, following: Line) -> bool:
    """Whether a line breaks between two characters that make words with others."""
    before, after = line.words[-1].text[-1], following.words[0].text[0]
    if is_cjk(before) or is_cjk(after):
        return False
    return (before.isalnum() or before in _INNER) and (after.isalnum() or after in _INNER)


def limits(table: Laid) -> list[float | None]:
    """Where the lines of each column end at the latest; None where too little is known.

    Between rules the room on the right is that on the left; else the longest line that another
    follows says it, or the narrowest gap between columns is between all.
    """
    found: list[float | None] = []
    gap = min((b[0] - a[1] for a, b in pairwise(table.columns)), default=0.0)
    for column, (left, right) in enumerate(table.columns):
        words = [area.words for area in table.areas if area.column == column and area.n_columns == 1 and area.words]
        if table.ruled:
            begin = (min(word.left for word in cell) - left for cell in words)
            found.append(right - min((room for room in begin if room >= 0), default=0.0))
            continue
        ends = [line[-1].right for cell in words for line in base_lines(cell)[:-1]]
        following = table.columns[column + 1 : column + 2]
        if len(ends) > 1:
            found.append(max(ends))
        else:
            found.append(following[0][0] - gap if following else None)
    return found


def whole(line: Line, following: Line, end: float | None, known: set[str]) -> bool:
    """Whether a break between any characters parted one word: there was no room, and its parts are no words."""
    if following.words[0].led or (end is not None and end - line.right > following.words[0].lead + 0.1):
        return False
    parts = _token(line.words[-1:]), _token(following.words[:1])
    return "".join(parts) in known or not all(part in known for part in parts)


def _token(words: Sequence[Word]) -> str:
    return token(words[0].text) if words else ""


def token(words: str) -> str:
    """A word as it is remembered: without marks around it, in one case."""
    return words.strip(".,;:()（）").casefold()
