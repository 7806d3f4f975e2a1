"""Markdown, with HTML tables inside."""

from __future__ import annotations

import re

from geju.documents.format import Format, Outline
from geju.documents.texts.lines import LineReader


class Markdown(Format):
    """Headings, paragraphs, lists, pipe tables, HTML tables, front matter."""

    suffixes = (".md", ".markdown", ".mdx")
    by_lines = True

    def guess(self, text: str) -> float:
        """Headings with ``#`` and links speak for Markdown."""
        signs = len(re.findall(r"^#{1,6} \S|^\|\s*:?-{3,}|\]\(https?://|^---\s*$", text, re.MULTILINE))
        return min(0.8, 0.3 * signs)

    def outline(self, text: str, path: str) -> Outline:
        """The blocks of Markdown text."""
        reader = LineReader(text, path, markdown=True)
        reader.read()
        return Outline(tuple(reader.blocks), tuple(sorted(reader.origin.items())), tuple(reader.problems))
