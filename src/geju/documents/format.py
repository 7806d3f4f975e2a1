"""The promises of a format: from decoded text an outline, from bytes that are no text a transcript with its outline."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from geju.base.errors import Problem
from geju.model.document import Block, Page, Place

SHELF = "geju.documents.formats"


@dataclass(frozen=True, slots=True)
class Outline:
    """What a format finds in a text: blocks in order, what the text says of its own origin, records set aside.

    ``origin`` holds keys of ``Origin`` (``title``, ``date``, ``producer``, ``url`` …) that the text itself states.
    """

    blocks: tuple[Block, ...]
    origin: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Transcript:
    """The words of a file that is no text, in reading order, and where each stood.

    ``text`` holds the characters as the file has them; a blank line parts paragraphs, headings and items, a row of a
    table is a line with tabs between its cells. Offsets of ``blocks`` and ``places`` lead into it; ``places`` are sorted
    and do not overlap. ``origin`` and ``problems`` as in an Outline.
    """

    text: str
    blocks: tuple[Block, ...]
    places: tuple[Place, ...] = ()
    pages: tuple[Page, ...] = ()
    origin: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()


class AnyFormat:
    """What is promised of every entry of ``formats/``: the endings of file names that it claims."""

    suffixes: tuple[str, ...] = ()


class Format(AnyFormat, ABC):
    """Reads one text format: "Markdown has headings, lists and pipe tables".

    An entry of ``formats/`` defines one subclass with the endings it claims (``suffixes``) and a guess for texts
    without one. Every block's offsets and every MappedText lead back to the very characters of ``text``.
    """

    by_lines: bool = False  # whether what stands on one line can be left out without harm to the others

    def guess(self, text: str) -> float:
        """How much a text without a known ending looks like this format, 0 to 1."""
        return 0.0

    @abstractmethod
    def outline(self, text: str, path: str) -> Outline:
        """The outline of ``text``; ``path`` only names the file in problems. Raises FormatError."""


class BinaryFormat(AnyFormat, ABC):
    """Reads one format that is no text: "a PDF has pages with words at places".

    ``signatures`` are the bytes such a file begins with, ``extra`` names the extra of the package that brings what it
    needs, ``modules`` what must be there to import; an entry imports them only when it reads.
    """

    signatures: tuple[bytes, ...] = ()
    extra: str = ""
    modules: tuple[str, ...] = ()

    def claims(self, data: bytes) -> bool:
        """Whether bytes are of this format, whatever the file is called."""
        return data.startswith(self.signatures)

    @abstractmethod
    def transcribe(self, data: bytes, path: str) -> Transcript:
        """The transcript of a file; ``path`` only names it in problems. Raises FormatError, LimitError."""

    def facsimile(self, data: bytes, path: str, pages: Sequence[int], width: int) -> list[bytes]:
        """The pages of those numbers as WebP images, ``width`` pixels wide; empty bytes for one that cannot be drawn.

        A format whose pages can be seen says so by having this.
        """
        return [b""] * len(pages)
