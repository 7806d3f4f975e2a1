"""The values of a figure of lines: whose, when, how much, and in which state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from geju.model.figure import Figure, Mark
from geju.outputs.site.geometry.labels import title


@dataclass(frozen=True, slots=True)
class Value:
    """A number or a range; an open end is None, and ``middle`` is where the point stands."""

    low: float | None
    high: float | None

    @property
    def middle(self) -> float:
        """The middle of a range, the end that is told of an open one."""
        ends = [end for end in (self.low, self.high) if end is not None]
        return sum(ends) / len(ends)


@dataclass(frozen=True, slots=True)
class Told:
    """A row with a day and a value. ``line`` and ``panel`` are its keys, ``named`` and ``head`` the marks of these,
    ``mark`` that of the value; ``title`` is all that it says, ``said`` the same a word a column."""

    line: str
    panel: str
    named: Mark
    head: Mark | None
    mark: Mark
    value: Value
    first: date
    last: date
    until: date
    state: str
    title: str
    said: tuple[str, ...]
    steps: bool


def values_of(figure: Figure) -> list[Told]:
    """The rows that can be drawn, those of a line by day; lines and panels in the order of the figure."""
    options = figure.options
    spans, days, states = (_many(options.get(name)) for name in ("spans", "days", "states"))
    found = []
    rows = zip(figure.rows, spans, days, states, strict=True) if len(figure.rows) == len(spans) else ()
    for row, span, (first, last, until), state in rows:
        line, value = (row[_place(figure, name)] for name in ("line", "value"))
        begun = _day(first)
        if not (line and value and begun) or span == (None, None):
            continue
        ended = _day(last) or begun
        head = row[_place(figure, "panel")] if isinstance(options.get("panel"), int) else ()
        found.append(
            Told(
                _key(line[0]), _key(head[0]) if head else "", line[0], head[0] if head else None, value[0],
                Value(*span), begun, max(begun, ended), max(begun, _day(until) or begun), state,
                title(figure, row), tuple(", ".join(mark.words for mark in cell) for cell in row), options.get("path") == "steps",
            )
        )  # fmt: skip
    order = {key: n for n, key in enumerate(dict.fromkeys((one.panel, one.line) for one in found))}
    return sorted(found, key=lambda one: (order[one.panel, one.line], one.first, one.last))


def _many(found: object) -> Sequence[Any]:
    return found if isinstance(found, tuple) else ()


def _place(figure: Figure, option: str) -> int:
    found = figure.options.get(option)
    return found if isinstance(found, int) else 0


def _key(mark: Mark) -> str:
    return mark.entity_id or mark.words


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
