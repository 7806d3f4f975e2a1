"""The promise of a format: from decoded text, the outline of a document."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

from geju.base.errors import Problem
from geju.model.document import Block


@dataclass(frozen=True, slots=True)
class Outline:
    """What a format finds in a text: blocks in order, what the text says of its own origin, records set aside.

    ``origin`` holds keys of ``Origin`` (``title``, ``date``, ``producer``, ``url`` …) that the text itself states.
    """

    blocks: tuple[Block, ...]
    origin: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()


class Format(ABC):
    """Reads one file format: "Markdown has headings, lists and pipe tables".

    An entry of ``formats/`` defines one subclass with the endings it claims (``suffixes``) and a guess for texts
    without one. Every block's offsets and every MappedText lead back to the very characters of ``text``.
    """

    suffixes: tuple[str, ...] = ()
    by_lines: bool = False  # whether what stands on one line can be left out without harm to the others

    def guess(self, text: str) -> float:
        """How much a text without a known ending looks like this format, 0 to 1."""
        return 0.0

    @abstractmethod
    def outline(self, text: str, path: str) -> Outline:
        """The outline of ``text``; ``path`` only names the file in problems. Raises FormatError."""
