"""Plain text, with Markdown tables as optical character recognition leaves them."""

from __future__ import annotations

from geju.documents.format import Format, Outline
from geju.documents.texts.lines import LineReader


class Text(Format):
    """Every line is a block; numbered short lines are headings; pipe tables keep the line above as caption."""

    suffixes = (".txt", ".text", ".log")
    by_lines = True

    def guess(self, text: str) -> float:
        """Whatever nothing else speaks for."""
        return 0.1

    def outline(self, text: str, path: str) -> Outline:
        """The blocks of plain text."""
        reader = LineReader(text, path, markdown=False)
        reader.read()
        return Outline(tuple(reader.blocks), tuple(sorted(reader.origin.items())), tuple(reader.problems))
