"""An image as a page: its words with boxes and its rules, in points, as if a program had set them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median
from typing import Any

from geju.documents.ocr.grid import meant_tables
from geju.documents.ocr.lines import rules
from geju.documents.ocr.recognise import Seen, recognise
from geju.documents.ocr.strokes import lone_dashes, snug, told_apart
from geju.documents.paged.page import Rule, Sheet, Word

# The share of the height of a recognised box that its type takes; the rest is air around it.
_TYPE = 0.6
# Type of this size (points) is what the rules of layout expect; images say little about how large they are meant to be.
_USUAL = 10.0
# Sizes of type that differ by less are the same: boxes are drawn with a rough pen.
_SAME = 0.3
_TOKEN = re.compile(r"\S+")


def sheet_of(pixels: Any, number: int, points: float | None = None) -> Sheet:
    """The page of an image; ``points`` a pixel where that is known, else its type is taken to be of the usual size."""
    found = recognise(pixels)
    height, width = pixels.shape[:2]
    size = _TYPE * median(seen.bottom - seen.top for seen in found) if found else _USUAL
    points = points or _USUAL / size
    found = [snug(pixels, told_apart(pixels, seen)) for seen in found]
    found += lone_dashes(pixels, found, size)
    level, upright = rules(pixels, size)
    meant = meant_tables(found, upright, size)
    level = [r for r in level if not _struck(r, found) and not any(t.replaces(r, upright=False) for t in meant)]
    upright = [r for r in upright if not any(t.replaces(r, upright=True) for t in meant)]
    level += [rule for table in meant for rule in table.level]
    upright += [rule for table in meant for rule in table.upright]
    words = [word for seen in found for word in _words(seen, size, points)]
    return Sheet(number, width * points, height * points, words, _scaled(level, points), _scaled(upright, points))


def _struck(rule: Rule, found: list[Seen]) -> bool:
    """Whether a level rule is a stroke of the letters that it lies in."""
    return any(
        seen.top < rule.at < seen.bottom
        and min(seen.right, rule.high) - max(seen.left, rule.low) > 0.6 * (rule.high - rule.low)
        for seen in found
    )


def _words(seen: Seen, usual: float, points: float) -> Iterator[Word]:
    """The words of a line: what stands between spaces."""
    middle, size = (seen.top + seen.bottom) / 2, _TYPE * (seen.bottom - seen.top)
    size = usual if abs(size - usual) < _SAME * usual else size
    for index, token in enumerate(_TOKEN.finditer(seen.text)):
        edges = tuple(edge * points for edge in seen.edges[token.start() : token.end() + 1])
        yield Word(
            token[0],
            edges[0],
            (middle - size * 0.55) * points,
            edges[-1],
            (middle + size * 0.55) * points,
            (middle + size * 0.4) * points,
            size * points,
            led=index > 0,
            lead=edges[1] - edges[0],
            edges=edges,
            sure=seen.sure,
        )


def _scaled(found: list[Rule], points: float) -> list[Rule]:
    return [Rule(rule.at * points, rule.low * points, rule.high * points) for rule in found]
