"""The four forms of a value: a quantity, a moment, a mention of another thing, a term."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from geju.base.amounts import say_amount

Approx = Literal["", "about", "over", "under", "order"]
_ISO = re.compile(r"(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|Q([1-4])|H([12])))?\Z")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as an interval with an operator: ``约 4 亿美元`` is 400,000,000 to 400,000,000 USD, ``about``.

    ``low``/``high`` are exact decimals in base units, None where the source gives no bound; equal for a single value.
    ``unit``: ISO 4217 code, ``USD/Mtoken``, ``token``, ``person`` …, empty for none. ``explicit``: the unit is printed
    at the value (else it comes from a header or a convention). ``raw``: as printed. ``footnote``: a mark like ``*``.
    """

    low: Decimal | None
    high: Decimal | None
    unit: str = ""
    approx: Approx = ""
    raw: str = ""
    explicit: bool = True
    footnote: str = ""

    @property
    def amount(self) -> Decimal | None:
        """The single value, or None for an interval."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True, slots=True)
class Moment:
    """A time at the precision that the source gives: ``2024``, ``2024-05``, ``2023-04-10``, ``2024-Q3``, ``2024-H1``.

    ``relative``: resolved against the document's date (去年, 10 months ago).
    """

    iso: str
    raw: str = ""
    relative: bool = False

    @property
    def first(self) -> date:
        """The first day of the time."""
        return bounds(self.iso)[0]

    @property
    def last(self) -> date:
        """The last day of the time."""
        return bounds(self.iso)[1]


@lru_cache(maxsize=65536)
def bounds(iso: str) -> tuple[date, date]:
    """First and last day of an ISO time at any of the five precisions; raises ValueError for anything else."""
    found = _ISO.match(iso)
    if not found:
        raise ValueError(f"not a time: {iso!r}")
    year, month, day, quarter, half = (int(g) if g else 0 for g in found.groups())
    if day:
        return date(year, month, day), date(year, month, day)
    if month:
        first, last = month, month
    elif quarter:
        first, last = 3 * quarter - 2, 3 * quarter
    elif half:
        first, last = 6 * half - 5, 6 * half
    else:
        first, last = 1, 12
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing as it is named in a text: the name as printed and the entity type it is taken for."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Term:
    """A value that is a word: ``MoE``, ``B+``, ``开源``."""

    text: str


Value = Quantity | Moment | Mention | Term


def say_value(value: Value, language: str = "en") -> str:
    """A value as people read it: “US$400M”, “4 亿美元”, ``2024-05``; a name or a word as it stands."""
    if isinstance(value, Quantity):
        return say_amount(value.low, value.high, value.unit, value.approx, language)
    if isinstance(value, Moment):
        return value.iso
    return value.name if isinstance(value, Mention) else value.text


def plain_number(number: Decimal) -> int | float:
    """A decimal as JSON writes it: an integer where it is one."""
    return int(number) if number == number.to_integral_value() else float(number)
