"""What the lines of an image's text leave out or take for another: lone dashes, and letters that only their size tells apart."""

from __future__ import annotations

import re
from typing import Any

from geju.documents.ocr.recognise import Seen

# A dash is so wide, in sizes of type, at most so thick, and so much wider than thick.
_WIDE, _THICK, _FLAT = (0.16, 1.3), 0.2, 1.7
# From here on a dash is one between numbers, or a long one.
_EN, _EM = 0.4, 0.8
_MOST = 3000
# A small “o” is lower than this share of the figures and capitals beside it; an “l” is no higher than a capital “I” would be.
_SMALL, _HIGH = 0.86, 1.12
_ZERO = re.compile(r"(?<=[A-Za-z\d])0(?![\d.,%])")
_ELL = re.compile(r"(?<=[A-Z])l(?![a-z])")
_TALL = re.compile(r"[A-Z1-9bdfhkl]")
# Ink that takes so much of the height or the width of a line's box is a rule through it.
_RULE = 0.95
Part = tuple[float, float, float, float]


def lone_dashes(pixels: Any, found: list[Seen], size: float) -> list[Seen]:
    """Dashes that stand alone, as a table has them where there is nothing: too small to be found as text."""
    import cv2

    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    dark = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 12)
    _, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    dashes = []
    for left, top, width, height, area in stats[1:].tolist():
        flat = height <= max(2.0, _THICK * size) and width >= _FLAT * height and area >= 0.6 * width * height
        if not flat or not _WIDE[0] * size <= width <= _WIDE[1] * size:
            continue
        if not _alone(dark, left, top, width, height, size) or _inside(found, left, top, width, height):
            continue
        middle = top + height / 2
        mark = "-" if width < _EN * size else "–" if width < _EM * size else "—"
        box = (float(left), middle - size * 0.83, float(left + width), middle + size * 0.83)
        dashes.append(Seen(mark, *box, 0.9, [float(left), float(left + width)]))
        if len(dashes) >= _MOST:
            break
    return dashes


def _alone(dark: Any, left: int, top: int, width: int, height: int, size: float) -> bool:
    """Whether no other ink stands near: as much room as a letter takes, on all sides."""
    beside, above = int(0.4 * size), int(0.4 * size)
    part = dark[max(0, top - above) : top + height + above, max(0, left - beside) : left + width + beside]
    own = dark[top : top + height, left : left + width]
    return int((part > 0).sum()) <= int((own > 0).sum())


def _inside(found: list[Seen], left: int, top: int, width: int, height: int) -> bool:
    x, y = left + width / 2, top + height / 2
    return any(s.left <= x <= s.right and s.top <= y <= s.bottom for s in found)


def told_apart(pixels: Any, seen: Seen) -> Seen:
    """A line whose zeros and ells are what their size says: “GPT-40” whose last sign is low is “GPT-4o”."""
    zeros, ells = list(_ZERO.finditer(seen.text)), list(_ELL.finditer(seen.text))
    if not zeros and not ells:
        return seen
    parts = _parts(pixels, seen)
    heights = [height for m in _TALL.finditer(seen.text) if (height := _height(parts, seen, m.start()))]
    if not heights:
        return seen
    tall = sorted(heights)[len(heights) // 2]
    text = list(seen.text)
    for m in zeros:
        token = seen.text[: m.end()].rsplit(" ", 1)[-1]
        own = _height(parts, seen, m.start())
        if re.search(r"[A-Za-z]", token) and own and own < _SMALL * tall:
            text[m.start()] = "o"
    for m in ells:
        own, before = _height(parts, seen, m.start()), _height(parts, seen, m.start() - 1)
        if own and before and own <= _HIGH * before:
            text[m.start()] = "I"
    seen.text = "".join(text)
    return seen


def snug(pixels: Any, seen: Seen) -> Seen:
    """A line from its first ink to its last: boxes are drawn with air around the letters, and rules run through it."""
    parts = _parts(pixels, seen)
    high = seen.bottom - seen.top
    letters = [
        p for p in parts if p[3] - p[1] < _RULE * high and p[2] - p[0] < max(_RULE * (seen.right - seen.left), high)
    ]
    if letters:
        first, last = min(p[0] for p in letters), max(p[2] for p in letters)
        seen.edges = [min(max(edge, first), last) for edge in (first, *seen.edges[1:-1], last)]
    return seen


def _parts(pixels: Any, seen: Seen) -> list[Part]:
    """The connected pieces of ink of a line: left, top, right, bottom."""
    import cv2

    top, left = max(0, int(seen.top)), max(0, int(seen.left))
    crop = pixels[top : int(seen.bottom) + 1, left : int(seen.right) + 1]
    if crop.size == 0:
        return []
    _, ink = cv2.threshold(cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY), 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    if (ink > 0).mean() > 0.5:  # light letters on a dark ground
        ink = 255 - ink
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    return [(left + x, top + y, left + x + w, top + y + h) for x, y, w, h, area in stats[1:].tolist() if area > 3]


def _height(parts: list[Part], seen: Seen, index: int) -> float:
    """The height of the ink of one character; 0 where it is not plain which that is."""
    start, end = seen.edges[index], seen.edges[index + 1]
    middle, width = (start + end) / 2, max(1.0, end - start)
    near = [p for p in parts if abs((p[0] + p[2]) / 2 - middle) < 0.6 * width and p[2] - p[0] < 2.2 * width]
    best = max(near, key=lambda p: p[3] - p[1], default=None)
    return best[3] - best[1] if best else 0.0
