"""What was hardly recognised is told of."""

from __future__ import annotations

from collections.abc import Iterable

from geju.base.errors import Problem
from geju.model.document import Place

# Pieces that are recognised with less are told of.
_UNSURE = 0.8


def unsure(places: Iterable[Place], path: str) -> list[Problem]:
    """One problem for each page with words that were hardly recognised."""
    counts: dict[int, int] = {}
    for place in places:
        if place.confidence is not None and place.confidence < _UNSURE and place.page is not None:
            counts[place.page] = counts.get(place.page, 0) + 1
    return [
        Problem("ocr.unsure", (("n", str(n)), ("page", str(page))), path, severity="warning")
        for page, n in sorted(counts.items())
    ]
