"""Straight lines in an image: the rules of its tables."""

from __future__ import annotations

from typing import Any

from geju.documents.paged.page import Rule

# A rule is longer than so many sizes of type, an upright one taller than one row, even a roomy one, and thinner than this share of one.
_LONG, _TALL, _THIN = 2.2, 3.2, 0.45
_MOST = 2000


def rules(pixels: Any, size: float) -> tuple[list[Rule], list[Rule]]:
    """Level and upright rules in pixels; ``size`` is that of the type."""
    import cv2

    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    dark = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 15, 6)
    length = max(12, int(_LONG * size))
    thin = max(3.0, _THIN * size)
    return _found(dark, (length, 1), thin), _found(dark, (1, max(12, int(_TALL * size))), thin)


def _found(dark: Any, shape: tuple[int, int], thin: float) -> list[Rule]:
    import cv2

    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, shape)
    # A scan's lines are not straight to the pixel: a gap of one is closed before lines are looked for.
    bridge = cv2.getStructuringElement(cv2.MORPH_RECT, (3, 1) if shape[0] > 1 else (1, 3))
    opened = cv2.morphologyEx(cv2.morphologyEx(dark, cv2.MORPH_CLOSE, bridge), cv2.MORPH_OPEN, kernel)
    _, _, stats, _ = cv2.connectedComponentsWithStats(opened, connectivity=8)
    found = []
    for left, top, width, height, _area in stats[1:].tolist():
        if shape[0] > 1 and height <= thin:
            found.append(Rule(top + height / 2, left, left + width))
        elif shape[0] == 1 and width <= thin:
            found.append(Rule(left + width / 2, top, top + height))
    return sorted(found, key=lambda r: (r.at, r.low))[:_MOST]
