"""The names of lines over time: beside their ends or in the margin, none across another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from geju.model.figure import Figure
from geju.outputs.site.geometry.axes import Axis, say_tick
from geju.outputs.site.geometry.labels import Box, cut, overlap, spread, width_of
from geju.outputs.site.geometry.points import Point
from geju.outputs.site.geometry.values import Told

_APART = 15.0
_NEAR = 9.0


@dataclass(frozen=True, slots=True)
class Name:
    """The words of a line; ``line`` leads from its end to them where they had to make room."""

    x: float
    y: float
    words: str
    title: str
    value: str
    line: str


def end_of(values: Sequence[Told], points: Sequence[Point], across: Axis) -> tuple[float, float]:
    """Where a line ends: the last value that held on its last day, or the last point."""
    if not values[0].steps:
        return points[-1].ended, points[-1].y
    held = [(one, point) for one, point in zip(values, points, strict=True) if not one.state]
    one, point = (held or list(zip(values, points, strict=True)))[-1]
    return across.at(one.until.toordinal()), point.y


def names_of(
    figure: Figure,
    grouped: dict[str, list[Told]],
    points: dict[str, list[Point]],
    ends: dict[str, tuple[float, float]],
    box: Box,
    room: float,
) -> dict[str, Name]:
    """A name for each line: beside its last point where there is room, else in the margin; none across another."""
    inside = {} if figure.options.get("path") == "steps" else _beside(grouped, points, ends, box)
    margin = [line for line in grouped if line not in inside]
    places = spread([ends[line][1] for line in margin], _APART, box[1] - 6, box[3] + 4)
    for line, y in zip(margin, places, strict=True):
        named, stepped = grouped[line][0].named.words, grouped[line][0].steps
        value = _said(grouped[line], figure.language) if stepped else ""
        x, at = ends[line]
        aside = abs(y - at) > 3 or box[2] - x > 12
        lead = f"M{round(x + (2 if stepped else 8), 1)} {at}L{round(box[2] + 4, 1)} {y}" if aside else ""
        fitting = cut(named, room - 14 - (width_of(value) + 6 if value else 0))
        inside[line] = Name(box[2] + 8, round(y + 4, 1), fitting, named, value, lead)
    return inside


def _beside(
    grouped: dict[str, list[Told]],
    points: dict[str, list[Point]],
    ends: dict[str, tuple[float, float]],
    box: Box,
) -> dict[str, Name]:
    """Names that stand free within the axes, those of the latest values first."""
    taken: list[Box] = [
        (p.x - 8, min(p.high, p.y - 8), p.x + 8, max(p.low, p.y + 8)) for many in points.values() for p in many
    ]
    taken += [box for many in points.values() for a, b in pairwise(many) for box in _along(a, b)]
    taken += [(p.began, p.y - 3, p.ended, p.y + 3) for many in points.values() for p in many if p.began < p.ended]
    found: dict[str, Name] = {}
    for line in sorted(grouped, key=lambda one: -ends[one][0]):
        words = grouped[line][0].named.words
        x, y = ends[line][0] + _NEAR + 2, ends[line][1]
        covered = (x, y - 9, x + width_of(words) + 4, y + 8)
        if covered[2] <= box[2] and not any(overlap(covered, other) for other in taken):
            found[line] = Name(round(x, 1), round(y + 4, 1), words, words, "", "")
            taken.append(covered)
    return found


def _along(a: Point, b: Point) -> list[Box]:
    """Boxes along a straight line, small enough not to claim the room beside it."""
    parts = max(1, int(abs(b.x - a.x) // 12), int(abs(b.y - a.y) // 12))
    steps = [(a.x + (b.x - a.x) * n / parts, a.y + (b.y - a.y) * n / parts) for n in range(parts + 1)]
    return [(min(x, u) - 1, min(y, v) - 1, max(x, u) + 1, max(y, v) + 1) for (x, y), (u, v) in pairwise(steps)]


def _said(values: Sequence[Told], language: str) -> str:
    """The last value that held, in three digits: the words of the point say it in full."""
    last = next((one.value for one in reversed(values) if not one.state), values[-1].value)
    return say_tick(float(f"{last.middle:.3g}"), language)
