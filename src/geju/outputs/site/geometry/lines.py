"""The drawing of lines over time: where each step, point, open end and name stands, in the units of an SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from geju.base.amounts import say_unit
from geju.model.figure import Figure, Mark
from geju.outputs.site.geometry.axes import Axis, Tick, by_factors, dates, evenly, of_days, say_tick, ticks
from geju.outputs.site.geometry.labels import Box, cut
from geju.outputs.site.geometry.names import Name, end_of, names_of
from geju.outputs.site.geometry.points import Point, point_of, said_again
from geju.outputs.site.geometry.values import Told, values_of

# How many hues there are; lines beyond begin again.
HUES = 8
# What a point may be beside sure; ``open`` where one end of its value is not told.
STATES = ("scheduled", "cancelled", "doubted", "open")
_MOST = 12


@dataclass(frozen=True, slots=True)
class Layout:
    """Measures of a drawing: its width, how many panels stand side by side, the height of one, the room for names."""

    width: int
    across: int
    height: int
    names: int
    left: int = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its ``hue`` (0 to HUES - 1), the path of what held, that of what is announced or leads
    to a bound, points, and its name."""

    hue: int
    mark: Mark
    path: str
    ahead: str
    points: tuple[Point, ...]
    name: Name


@dataclass(frozen=True, slots=True)
class Panel:
    """One pair of axes with its lines; ``mark`` is what the panel is of, None where there is one panel; ``at`` is its left end."""

    box: Box
    at: float
    mark: Mark | None
    words: str
    lines: tuple[Line, ...]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines ready to be drawn. ``states`` are those of its points that a reader must be told of, ``left_out`` is how
    many lines, or panels, stand in the table alone."""

    width: int
    height: int
    panels: tuple[Panel, ...]
    words: str
    states: tuple[str, ...]
    left_out: int


def lines(figure: Figure) -> tuple[Lines, ...]:
    """The drawings of a figure of form ``lines``, for a desk and for a phone; none where no two values have days."""
    told = values_of(figure)
    if len({day for one in told for day in (one.first, one.until)}) < 2:
        return ()
    if isinstance(figure.options.get("panel"), int):
        return tuple(
            _drawn(figure, told, layout) for layout in (Layout(968, 3, 196, 106, 38), Layout(358, 1, 166, 106, 38))
        )
    return tuple(_drawn(figure, told, layout) for layout in (Layout(968, 1, 500, 150), Layout(358, 1, 420, 92, 42)))


def _drawn(figure: Figure, told: Sequence[Told], layout: Layout) -> Lines:
    grouped = isinstance(figure.options.get("panel"), int)
    most = figure.options.get("most", _MOST)
    most = most if isinstance(most, int) else _MOST
    panels = list(dict.fromkeys(one.panel for one in told)) if grouped else [""]
    named = list(dict.fromkeys(one.line for one in told))
    shown = set(panels[:most]) if grouped else set(named[:most])
    kept = [one for one in told if (one.panel if grouped else one.line) in shown]
    hues = {line: n % HUES for n, line in enumerate(named)}
    numbers = [end for one in kept for end in (one.value.low, one.value.high) if end is not None]
    days = [day for one in kept for day in (one.first, one.last, one.until)]
    top, gap, bottom = (26 if grouped else 24), 20, 40
    wide = (layout.width - gap * (layout.across - 1)) / layout.across
    drawn = []
    for n, panel in enumerate(panels[:most]):
        left, above = (n % layout.across) * (wide + gap), (n // layout.across) * layout.height
        box = (
            round(left + layout.left, 1), float(above + top), round(left + wide - layout.names, 1),
            float(above + layout.height - bottom),
        )  # fmt: skip
        own = [one for one in kept if not grouped or one.panel == panel]
        up = _up(figure, numbers, box)
        drawn.append(_panel(figure, own, box, (of_days(days, box[0], box[2]), up), hues, layout))
    rows = -(-len(drawn) // layout.across)
    unit = next((one.mark.note for one in kept if one.mark.note), "")
    column = figure.columns[_place(figure, "value")]
    words = f"{column} ({say_unit(unit, figure.language)})" if unit else column
    left_out = len(panels if grouped else named) - len(shown)
    return Lines(layout.width, layout.height * rows, tuple(drawn), words, _states(kept), left_out)


def _states(kept: Sequence[Told]) -> tuple[str, ...]:
    told = {one.state for one in kept} | {"open" for one in kept if None in (one.value.low, one.value.high)}
    return tuple(state for state in STATES if state in told)


def _up(figure: Figure, numbers: Sequence[float], box: Box) -> Axis:
    if figure.options.get("scale") == "log" and max(numbers) > 0:
        return by_factors(numbers, box[3], box[1], 1.35)
    return replace(axis, low=0.0) if (axis := evenly(numbers, box[3], box[1])).low < 0 <= min(numbers) else axis


def _place(figure: Figure, option: str) -> int:
    found = figure.options.get(option)
    return found if isinstance(found, int) else 0


def _panel(
    figure: Figure, own: Sequence[Told], box: Box, axes: tuple[Axis, Axis], hues: dict[str, int], layout: Layout
) -> Panel:
    across, up = axes
    grouped: dict[str, list[Told]] = {}
    for one in own:
        grouped.setdefault(one.line, []).append(one)
    stepped = figure.options.get("path") == "steps"
    points = {line: said_again([point_of(one, across, up, box) for one in values]) for line, values in grouped.items()}
    paths = {
        line: _steps(values, across, up, box) if stepped else _joined(points[line]) for line, values in grouped.items()
    }
    ends = {line: end_of(values, points[line], across) for line, values in grouped.items()}
    names = names_of(figure, grouped, points, ends, box, layout.names)
    drawn = tuple(
        Line(hues[line], values[0].named, *paths[line], tuple(points[line]), names[line])
        for line, values in grouped.items()
    )
    x_ticks = dates(
        across,
        max(3, int((box[2] - box[0]) // (40 if layout.across > 1 or layout.width < 400 else 80))),
        figure.language,
    )
    y_ticks = tuple(
        Tick(up.at(n), say_tick(n, figure.language)) for n in ticks(up, int(box[3] - box[1]), 38 if up.log else 34)
    )
    if up.log and any(one.value.middle <= 0 for one in own):
        y_ticks = (Tick(up.at(0.0), "0"), *(tick for tick in y_ticks if tick.at < up.at(0.0) - 12))
    head = own[0].head
    at = round(box[0] - layout.left, 1)
    return Panel(box, at, head, cut(head.words, box[2] - at + layout.names) if head else "", drawn, x_ticks, y_ticks)


def _joined(points: Sequence[Point]) -> tuple[str, str]:
    """Straight lines through what is sure, and those to and from what is only bounded; what is doubted stands alone."""
    told = [p for p in points if not p.state]
    sure = [(p.x, p.y) for p in told if not p.open]
    loose = "".join(f"M{a.x} {a.y}L{b.x} {b.y}" for a, b in pairwise(told) if a.open or b.open)
    return (f"M{'L'.join(f'{x} {y}' for x, y in sure)}" if len(sure) > 1 else ""), loose


def _steps(values: Sequence[Told], across: Axis, up: Axis, box: Box) -> tuple[str, str]:
    """The steps of what held, each to the day it ended or the next began; and of what is announced or did not come."""
    held = [one for one in values if not one.state]
    path, at = "", -1.0
    for one, after in zip(held, [*held[1:], None], strict=False):
        x, y = across.at(one.first.toordinal()), up.at(one.value.middle)
        ends = min(one.until, after.first) if after else one.until
        path += f"V{y}" if at == x and path else f"M{x} {y}"
        at = across.at(ends.toordinal())
        path += f"H{at}"
    return path, "".join(_ahead(one, held, across, up, box) for one in values if one.state)


def _ahead(one: Told, held: Sequence[Told], across: Axis, up: Axis, box: Box) -> str:
    """The step to what is announced or did not come, from what held on its day."""
    x, y = across.at(one.first.toordinal()), up.at(one.value.middle)
    before = next((other for other in reversed(held) if other.first <= one.first <= other.until), None)
    start = f"M{x} {up.at(before.value.middle)}V{y}" if before else f"M{x} {y}"
    return f"{start}H{max(across.at(one.until.toordinal()), min(x + 16, box[2]))}"
