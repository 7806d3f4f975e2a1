"""What is printed on page after page around the text: running heads, page numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geju.documents.paged.page import Sheet, Word
from geju.documents.paged.rows import base_lines

# How many lines from either edge of a page are looked at, and in which share of its height they stand.
_LINES, _MARGIN = 3, 0.11
# Lines of two pages are one running line where they differ in height by no more than this (points).
_NEAR = 4.0
_NUMBER = re.compile(
    r"\W{0,4}(?:page|p\.|第)?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*页?\s*(?:(?:/|of|共)\s*\d{1,4}\s*页?)?\W{0,4}", re.IGNORECASE
)

Edge = tuple[float, tuple[str, str]]


def edges(sheet: Sheet) -> list[tuple[Edge, list[Word]]]:
    """The lines near the upper and lower edge of a page: their height and words, numbers as signs; and the words."""
    lines = base_lines(sheet.words)
    margin = _MARGIN * sheet.height
    upper = [line for line in lines[:_LINES] if line[0].base < margin]
    lower = [line for line in lines[-_LINES:] if line[0].base > sheet.height - margin and line not in upper]
    return [((line[0].base, _said(line)), line) for line in (*upper, *lower)]


def _said(line: list[Word]) -> tuple[str, str]:
    """The words of a line with its first, and with its last number as a sign: only one of them counts pages."""
    words = " ".join(word.text for word in line)
    return re.sub(r"\d+", "#", words, count=1), re.sub(r"\d+(?=\D*\Z)", "#", words)


def running(own: list[tuple[Edge, list[Word]]], others: Sequence[list[Edge]], sheet: Sheet) -> list[list[Word]]:
    """The lines of a page that other pages near it have at the same height, and a page number alone on its line."""
    found = []
    for edge, words in own:
        same = sum(any(_alike(edge, other) for other in page) for page in others)
        number = bool(_NUMBER.fullmatch(" ".join(w.text for w in words))) and _outermost(words, sheet)
        if same >= min(2, len(others)) > 0 or (number and (same or not others)):
            found.append(words)
    return found


def _alike(a: Edge, b: Edge) -> bool:
    return abs(a[0] - b[0]) <= _NEAR and (a[1][0] == b[1][0] or a[1][1] == b[1][1])


def _outermost(words: list[Word], sheet: Sheet) -> bool:
    """Whether nothing stands between a line and the edge of its page."""
    base = words[0].base
    bases = [word.base for word in sheet.words]
    return base <= min(bases) + 1 or base >= max(bases) - 1
