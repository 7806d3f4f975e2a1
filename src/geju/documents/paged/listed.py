"""Items of lists whose marks are drawn, not written: a dot to the left of a line."""

from __future__ import annotations

from bisect import bisect_left

from geju.documents.paged.page import Sheet, Word
from geju.model.document import Box

# In sizes of type: how large a dot is, how far left of its line, and how far above its base.
_SIZE, _OFF, _ABOVE = (0.15, 0.75), 2.0, (0.05, 0.7)
# Type that is larger (points) has no dots.
_MOST = 40.0
# A page with more dots has a drawing of them.
_DOTS = 300


def mark_listed(sheet: Sheet) -> None:
    """Say of the words with a dot before them that they begin an item."""
    if not 0 < len(sheet.dots) <= _DOTS:
        return
    words = sorted(sheet.words, key=lambda word: word.base)
    bases = [word.base for word in words]
    for dot in sheet.dots:
        middle = (dot[1] + dot[3]) / 2
        near = words[bisect_left(bases, middle) : bisect_left(bases, middle + _MOST)]
        own = [word for word in near if _ABOVE[0] * word.size < word.base - middle < _ABOVE[1] * word.size]
        after = min((word for word in own if word.left > dot[2] - 0.5), key=lambda word: word.left, default=None)
        if after and _fits(dot, after) and not any(-2 < dot[0] - word.right < 2 * word.size for word in own):
            after.listed = True


def _fits(dot: Box, word: Word) -> bool:
    wide = max(dot[2] - dot[0], dot[3] - dot[1]) / word.size
    return _SIZE[0] < wide < _SIZE[1] and word.left - dot[2] < _OFF * word.size
