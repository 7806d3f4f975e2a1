"""The points of lines over time: where each value stands, and what it leaves open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geju.model.figure import Mark
from geju.outputs.site.geometry.axes import Axis
from geju.outputs.site.geometry.labels import Box
from geju.outputs.site.geometry.values import Told

# A time is shown as one where it is longer than this, in the units of the drawing.
_LONG = 36.0
_ARROW = 26.0


@dataclass(frozen=True, slots=True)
class Point:
    """A value: ``low`` and ``high`` are the ends of the line through it where it is a range, ``open`` the end that has
    none (``up`` or ``down``), ``began`` and ``ended`` those of a time that is long. ``state`` as in the form. A value is ``again`` told where those before and after it are the same."""

    x: float
    y: float
    state: str
    title: str
    mark: Mark
    low: float
    high: float
    open: str
    began: float
    ended: float
    again: bool = False


def point_of(one: Told, across: Axis, up: Axis, box: Box) -> Point:
    """The point of a value; its lines end within the box."""
    began, ended = across.at(one.first.toordinal()), across.at(one.last.toordinal())
    # A step begins on the first day of its time, a value is one of the middle of it.
    x = began if one.steps else round((began + ended) / 2, 1)
    low, high = (None if end is None else up.at(end) for end in (one.value.low, one.value.high))
    y = up.at(one.value.middle)
    open_end = "up" if high is None else "down" if low is None else ""
    long = ended - began > _LONG and not one.steps
    return Point(
        x, y, one.state, one.title, one.mark,
        low if low is not None else min(y + _ARROW, box[3]), high if high is not None else max(y - _ARROW, box[1] - 8),
        open_end, began if long else x, ended if long else x,
    )  # fmt: skip


def said_again(points: Sequence[Point]) -> list[Point]:
    """The points, those marked that say once more what was said before and is said after."""
    found = list(points)
    for n in range(1, len(points) - 1):
        run = points[n - 1 : n + 2]
        same = len({(p.low, p.y, p.high, p.state, p.open) for p in run}) == 1
        found[n] = replace(points[n], again=same)
    return found
