"""The drawing of a scatter: where each point, label, tick and the line of the best stand, in the units of an SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from geju.base.amounts import say_unit
from geju.model.figure import Figure, Mark
from geju.outputs.site.geometry.axes import Tick, by_factors, evenly, say_tick, ticks
from geju.outputs.site.geometry.labels import Box, overlap, title, width_of

# Width and height of the drawing for a desk and for a phone.
SIZES = ((968, 470), (358, 400))
_LEFT, _RIGHT, _TOP, _BOTTOM = 50, 26, 22, 46
_RADIUS = 6.0
_LINE = 15.0


@dataclass(frozen=True, slots=True)
class Label:
    """The words beside a point; ``anchor`` as in SVG."""

    x: float
    y: float
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Point:
    """A row: ``mark`` is where it leads, ``title`` all of it; no label where there is no room."""

    x: float
    y: float
    best: bool
    title: str
    mark: Mark
    label: Label | None


@dataclass(frozen=True, slots=True)
class Scatter:
    """A scatter ready to be drawn: ``line`` is the path of the best, ``area`` what lies below it."""

    width: int
    height: int
    box: Box
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    x_words: str
    y_words: str
    points: tuple[Point, ...]
    line: str
    area: str


def scatters(figure: Figure) -> tuple[Scatter, ...]:
    """The drawings of a figure of form ``scatter``, one a size; none where fewer than two rows have both numbers."""
    x, y = (_place(figure, name) for name in ("x", "y"))
    rows = [(n, row, row[x][0], row[y][0]) for n, row in enumerate(figure.rows) if row[x] and row[y]]
    told = [(n, row, a, b) for n, row, a, b in rows if isinstance(a.sort, float) and isinstance(b.sort, float)]
    return tuple(_drawn(figure, told, *size) for size in SIZES) if len(told) > 1 else ()


_Told = tuple[int, Sequence[tuple[Mark, ...]], Mark, Mark]


def _drawn(figure: Figure, told: Sequence[_Told], width: int, height: int) -> Scatter:
    box = (float(_LEFT), float(_TOP), float(width - _RIGHT), float(height - _BOTTOM))
    xs, ys = [_number(a) for _, _, a, _ in told], [_number(b) for _, _, _, b in told]
    by_factor = figure.options.get("scale") == "log" and max(xs) > 0
    across = by_factors(xs, box[0], box[2]) if by_factor else evenly(xs, box[0], box[2])
    up = evenly(ys, box[3], box[1])
    joined = figure.options.get("best")
    best = set(joined) if isinstance(joined, tuple) else set()
    places = [(across.at(_number(a)), up.at(_number(b))) for _, _, a, b in told]
    stairs = _stairs(sorted(place for (n, *_), place in zip(told, places, strict=True) if n in best), box)
    labels = _labels(figure, told, places, best, box, stairs)
    points = tuple(
        Point(*place, n in best, title(figure, row), y, label)
        for (n, row, _, y), place, label in zip(told, places, labels, strict=True)
    )
    line, area = _path(stairs, box)
    unit = say_unit(told[0][2].note, figure.language) if told[0][2].note else ""
    x_words = figure.columns[_place(figure, "x")] + (f" ({unit})" if unit else "")
    x_ticks = tuple(Tick(across.at(n), say_tick(n, figure.language)) for n in ticks(across, width))
    y_ticks = tuple(Tick(up.at(n), say_tick(n, figure.language)) for n in ticks(up, height))
    # The dim points below, the best above them.
    ordered = tuple(sorted(points, key=lambda p: p.best))
    return Scatter(
        width, height, box, x_ticks, y_ticks, x_words, figure.columns[_place(figure, "y")], ordered, line, area
    )


def _place(figure: Figure, option: str) -> int:
    found = figure.options.get(option)
    return found if isinstance(found, int) else 0


def _number(mark: Mark) -> float:
    assert isinstance(mark.sort, float)
    return mark.sort


def _stairs(best: Sequence[tuple[float, float]], box: Box) -> list[tuple[float, float]]:
    """The corners of the line of the best: stairs, for between two of them only the cheaper can be had."""
    corners = list(best[:1])
    for x, y in best[1:]:
        corners += [(x, corners[-1][1]), (x, y)]
    return [*corners, (box[2], corners[-1][1])] if corners else []


def _path(stairs: Sequence[tuple[float, float]], box: Box) -> tuple[str, str]:
    """The line through the corners, and the area below it."""
    if not stairs:
        return "", ""
    line = "L".join(f"{x} {y}" for x, y in stairs)
    return f"M{line}", f"M{stairs[0][0]} {box[3]}L{line}V{box[3]}Z"


def _labels(
    figure: Figure,
    told: Sequence[_Told],
    places: Sequence[tuple[float, float]],
    best: set[int],
    box: Box,
    stairs: Sequence[tuple[float, float]],
) -> list[Label | None]:
    """A label beside each point where there is room for it, the best first; none across the line."""
    line = [(min(a, c), min(b, d) - 1, max(a, c), max(b, d) + 1) for (a, b), (c, d) in pairwise(stairs)]
    reach = _RADIUS + 3  # words this near to a point would be taken for its name
    dots = [(x - reach, y - reach, x + reach, y + reach) for x, y in places]
    taken: list[Box] = []
    found: list[Label | None] = [None] * len(told)
    named = _place(figure, "label")
    for index in sorted(range(len(told)), key=lambda i: (told[i][0] not in best, i)):
        words = told[index][1][named][0].words if told[index][1][named] else ""
        others = [dot for i, dot in enumerate(dots) if i != index]
        for label, covered in _around(words, *places[index]):
            inside = covered[0] >= box[0] and covered[2] <= box[2] + _RIGHT and covered[1] >= 2 and covered[3] <= box[3]
            if words and inside and not any(overlap(covered, other) for other in (*taken, *others, *line)):
                found[index] = label
                taken.append(covered)
                break
    return found


def _around(words: str, x: float, y: float) -> Iterator[tuple[Label, Box]]:
    """The places of a label around a point, the best first, each with what it covers."""
    width = width_of(words)
    gap = _RADIUS + 4
    yield Label(x + gap, y + 4, "start", words), (x + gap, y - 8, x + gap + width, y + 7)
    yield Label(x - 4, y - gap, "start", words), (x - 4, y - gap - _LINE + 3, x - 4 + width, y - gap + 3)
    yield Label(x, y - gap, "middle", words), (x - width / 2, y - gap - _LINE + 3, x + width / 2, y - gap + 3)
    yield Label(x - gap, y + 4, "end", words), (x - gap - width, y - 8, x - gap, y + 7)
    yield Label(x, y + gap + 10, "middle", words), (x - width / 2, y + gap - 2, x + width / 2, y + gap + 13)
    yield Label(x + 7, y - 9, "start", words), (x + 7, y - 21, x + 7 + width, y - 6)
    yield Label(x + 7, y + 18, "start", words), (x + 7, y + 6, x + 7 + width, y + 21)
