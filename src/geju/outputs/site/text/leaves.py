"""Where the text of a long source is cut into several pages, so that none of them is slow to open."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from geju.model.document import Document

# About as many bytes as a page of text may have; what a line and a claim add to their words.
_PAGE = 700_000
_LINE = 60
_CLAIM = 400
# A document longer than this is shown around its claims only.
WHOLE_TEXT = 1_500_000
_AROUND = 7 * 100


def leaf_starts(document: Document, claim_lines: Iterable[int]) -> tuple[int, ...]:
    """The first line of each page, given the line of each claim; (1,) for a text that stands on one page."""
    counts = Counter(claim_lines)
    whole = len(document.text) <= WHOLE_TEXT
    if whole and len(document.text) + _LINE * document.n_lines + _CLAIM * counts.total() <= _PAGE:
        return (1,)
    starts, found, size = document.line_starts, [1], 0
    for number in range(1, document.n_lines + 1):
        if whole:
            end = starts[number] if number < len(starts) else len(document.text)
            size += _LINE + end - starts[number - 1] + _CLAIM * counts[number]
        else:
            size += (_CLAIM + _AROUND) * counts[number]
        if size > _PAGE and number > found[-1]:
            found.append(number)
            size = _CLAIM * counts[number]
    return tuple(found)


def leaf_path(path: str, leaf: int) -> str:
    """The file of a page of a source, ``leaf`` from 0: ``sources/a.md.html``, then ``sources/a.md/2.html``."""
    return path if not leaf else f"{path.removesuffix('.html')}/{leaf + 1}.html"


def leaf_of(starts: Sequence[int], line: int) -> int:
    """The page, from 0, on which a line stands."""
    return bisect_right(starts, max(1, line)) - 1
