"""The drawing of a timeline: where each lane, tick and dot stands, in the units of an SVG."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import sqrt

from geju.model.figure import Figure, Mark
from geju.model.value import bounds

WIDTH = 968
_SIDE, _TOP, LANE = 32, 34, 40
_SMALLEST, _LARGEST = 4.0, 15.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A year (or its half) on the axis."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane with the mark of the thing it belongs to."""

    y: float
    mark: Mark


@dataclass(frozen=True, slots=True)
class Dot:
    """An event: ``hollow`` where no amount is stated, ``label`` beside it, ``title`` in full, ``mark`` where it leads."""

    x: float
    y: float
    r: float
    hollow: bool
    label: str
    title: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Chart:
    """A timeline ready to be drawn."""

    width: int
    height: int
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    dots: tuple[Dot, ...]


def chart(figure: Figure) -> Chart | None:
    """The drawing of a figure of form ``timeline``, or None where fewer than two of its events have a date."""
    lane, time = (_place(figure, name) for name in ("lane", "time"))
    rows = [(row, _day(row[time])) for row in figure.rows if row[lane]]
    dated = [(row, day) for row, day in rows if day]
    if len(dated) < 2:
        return None
    first = date(min(day for _, day in dated).year, 1, 1)
    last = date(max(day for _, day in dated).year + 1, 1, 1)

    def x(day: date) -> float:
        return round(_SIDE + (WIDTH - 2 * _SIDE) * (day - first).days / (last - first).days, 1)

    lanes: dict[str, Lane] = {}
    for row, _ in dated:
        mark = row[lane][0]
        lanes.setdefault(_key(mark), Lane(_TOP + LANE * (len(lanes) + 0.5), mark))
    largest = _largest(figure, dated)
    dots = [_dot(figure, row, x(day), lanes[_key(row[lane][0])].y, largest) for row, day in dated]
    years = range(first.year, last.year + 1)
    step = 1 + len(years) // 12
    ticks = tuple(Tick(x(date(year, 1, 1)), str(year)) for year in years[::step])
    return Chart(WIDTH, _TOP + LANE * len(lanes), ticks, tuple(lanes.values()), tuple(_without_collisions(dots)))


def _key(mark: Mark) -> str:
    return mark.entity_id or mark.words


def _place(figure: Figure, option: str) -> int:
    found = figure.options.get(option, -1)
    return found if isinstance(found, int) else -1


def _cell(figure: Figure, row: Sequence[tuple[Mark, ...]], option: str) -> tuple[Mark, ...]:
    place = _place(figure, option)
    return row[place] if place >= 0 else ()


def _day(cell: tuple[Mark, ...]) -> date | None:
    """The middle of the time that a cell states."""
    try:
        first, last = bounds(cell[0].words) if cell else (None, None)
    except ValueError:
        return None
    return first + (last - first) / 2 if first and last else None


def _largest(figure: Figure, dated: Sequence[tuple[Sequence[tuple[Mark, ...]], date]]) -> dict[str, float]:
    """Unit -> the largest amount in it."""
    found: dict[str, float] = {}
    for row, _ in dated:
        for mark in _cell(figure, row, "size"):
            if isinstance(mark.sort, float):
                found[mark.note] = max(found.get(mark.note, 0.0), mark.sort)
    return found


def _dot(figure: Figure, row: Sequence[tuple[Mark, ...]], x: float, y: float, largest: dict[str, float]) -> Dot:
    size = next((m for m in _cell(figure, row, "size") if isinstance(m.sort, float)), None)
    label = next(iter(_cell(figure, row, "label")), None)
    radius = _SMALLEST
    if size and isinstance(size.sort, float) and largest.get(size.note):
        radius += (_LARGEST - _SMALLEST) * sqrt(max(0.0, size.sort) / largest[size.note])
    said = [
        f"{column}: {', '.join(mark.words for mark in cell)}"
        for column, cell in zip(figure.columns, row, strict=True)
        if cell
    ]
    cited = (mark for cell in row for mark in cell if mark.claim_ids)
    target = size or next((m for m in (label,) if m and m.claim_ids), None) or next(cited, Mark(""))
    words = label.words if label else ""
    return Dot(x, y, round(radius, 1), size is None, words, "\n".join(said), target)


def _without_collisions(dots: Iterable[Dot]) -> list[Dot]:
    """Dots, the larger ones below, without the labels that would cover an earlier one of their lane."""
    free: dict[float, float] = {}
    found = []
    for dot in sorted(dots, key=lambda dot: (dot.y, dot.x, -dot.r)):
        width = sum(6.6 if ord(character) < 0x2E80 else 11.5 for character in dot.label)
        fits = dot.x - width / 2 >= free.get(dot.y, 0.0) and dot.label not in ("-", "")
        if fits:
            free[dot.y] = dot.x + width / 2 + 4
        found.append(dot if fits else replace(dot, label=""))
    return sorted(found, key=lambda dot: (dot.y, -dot.r, dot.x))
