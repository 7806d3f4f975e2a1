"""What stands on a page of any paged file: words with boxes, rules, pictures. Points from the top left, as shown."""

from __future__ import annotations

from dataclasses import dataclass, field

from geju.model.document import Box


@dataclass(slots=True)
class Word:
    """Characters without a space between them: their box, base line, and the size of their type.

    ``raised``: a mark above the line (a note's number, an exponent) that belongs to the word before it. ``font`` is where
    in its page it can be asked for its font; ``bold`` and ``fixed`` (all letters as wide) are known of the words at the
    ends of lines only.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    raised: bool = False
    font: int = 0
    bold: bool = False
    fixed: bool = False
    spaced: bool = True  # whether a space, or nothing at all, stands before it
    led: bool = False  # whether the file has a space before it
    lead: float = 0.0  # the width of its first character
    edges: tuple[float, ...] = ()  # left edges of its characters, where they are not even
    listed: bool = False  # whether the dot of an item stands before it, drawn
    sure: float | None = None  # 0 to 1, where it was read from an image

    @property
    def middle(self) -> float:
        """Half way between left and right."""
        return (self.left + self.right) / 2


@dataclass(slots=True)
class Rule:
    """A straight line, level or upright: ``at`` is its y (level) or x (upright), from ``low`` to ``high`` along it."""

    at: float
    low: float
    high: float


@dataclass(slots=True)
class Sheet:
    """One page as found: ``level`` and ``upright`` rules, ``pictures`` are the boxes of images and drawings,
    ``drawn`` those of shapes that are no rules, ``dots`` those of small ones that may mark items.

    ``turned``: words that run another way than the page's text. ``turn``: by how many degrees clockwise the page was
    turned to read it beyond what is shown.
    """

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    level: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    drawn: list[Box] = field(default_factory=list)
    dots: list[Box] = field(default_factory=list)
    turned: list[Word] = field(default_factory=list)
    turn: int = 0


@dataclass(slots=True)
class Line:
    """Words on one base line, from left to right, without a gap that parts columns."""

    words: list[Word]
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float

    @property
    def text(self) -> str:
        """Its words with single spaces."""
        return " ".join(word.text for word in self.words)


def union(boxes: list[Box]) -> Box:
    """The smallest box around boxes; there is at least one."""
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
