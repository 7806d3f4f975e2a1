"""Axes of drawings: from numbers and days to places, and the round numbers and dates that stand along them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import floor, log10

from geju.base.amounts import say_number

_MOST_TICKS = 10
# Months from one tick to the next, the closest first; from a year on only years are named.
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis; ``under`` stands a line below: the year to which a month belongs."""

    at: float
    words: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale from numbers to places: ``log`` for one by factors, on which nothing stands below ``low``."""

    low: float
    high: float
    start: float
    end: float
    log: bool = False

    def at(self, number: float) -> float:
        """The place of a number."""
        low, high, value = self.low, self.high, number
        if self.log:
            low, high, value = log10(low), log10(high), log10(max(number, self.low))
        return round(self.start + (self.end - self.start) * (value - low) / (high - low), 1)


def by_factors(numbers: Sequence[float], start: float, end: float, room: float = 1.5) -> Axis:
    """A scale by factors with some room on both sides; what costs nothing stands at its beginning."""
    above = [n for n in numbers if n > 0]
    low, high = min(above) / room, max(above) * room
    return Axis(low / room if len(above) < len(numbers) else low, high, start, end, log=True)


def evenly(numbers: Sequence[float], start: float, end: float) -> Axis:
    """A scale by equal steps with some room on both sides."""
    low, high = min(numbers), max(numbers)
    room = (high - low) * 0.12 or abs(high) * 0.1 or 1.0
    return Axis(low - room, high + room, start, end)


def ticks(axis: Axis, length: int, apart: int = 0) -> list[float]:
    """Round numbers along an axis ``length`` long: 1, 2 and 5 of each power of ten, or evenly apart."""
    most = max(2, min(_MOST_TICKS, length // (apart or (80 if axis.log else 55))))
    if axis.log:
        powers = range(floor(log10(axis.low)), floor(log10(axis.high)) + 1)
        found = [step * 10.0**power for power in powers for step in (1, 2, 5)]
        inside = [n for n in found if axis.low <= n <= axis.high]
        tens = [n for n in inside if f"{n:e}".startswith("1.0")]
        if len(inside) <= most or len(tens) < 2:
            return inside
        return tens[:: 1 + len(tens) // (most + 1)]
    rough = (axis.high - axis.low) / most
    power = 10.0 ** floor(log10(rough))
    step = next(power * n for n in (1, 2, 5, 10) if power * n >= rough)
    first = floor(axis.low / step) + 1
    return [n * step for n in range(first, floor(axis.high / step) + 1)]


def say_tick(number: float, language: str) -> str:
    """A round number as an axis says it."""
    return say_number(Decimal(f"{number:.10g}"), language=language)


def of_days(days: Sequence[date], start: float, end: float) -> Axis:
    """A scale over the days, with a little room on both sides."""
    low, high = min(days).toordinal(), max(days).toordinal()
    room = max(10.0, (high - low) * 0.03)
    return Axis(max(1.0, low - room), min(float(date.max.toordinal()), high + room), start, end)


def dates(axis: Axis, most: int, language: str) -> tuple[Tick, ...]:
    """The first days of months or years along an axis of days, at most so many; of months each year's first names it."""
    first, last = (date.fromordinal(int(day)) for day in (axis.low, axis.high))
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((n for n in _STEPS if months / n <= most), _STEPS[-1])
    begin = first.year * 12 + first.month - 1
    found: list[Tick] = []
    named = 0
    for month in range(-(-begin // step) * step, last.year * 12 + last.month, step):
        day = date(month // 12, month % 12 + 1, 1) if month >= 12 else date.min
        if not axis.low <= day.toordinal() <= axis.high:
            continue
        at = axis.at(day.toordinal())
        if step >= 12:
            found.append(Tick(at, str(day.year)))
        else:
            found.append(Tick(at, _month(day, language), "" if day.year == named else str(day.year)))
            named = day.year
    return tuple(found)


def _month(day: date, language: str) -> str:
    english = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return f"{day.month} 月" if language == "zh" else english[day.month - 1]
