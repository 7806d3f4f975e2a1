"""Exchange: money of one currency in another, at the rate of its own date and never at a guessed one.

The rates are the European Central Bank's reference rates, from the package CurrencyConverter, which brings them along.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

from geju.base.errors import RateError
from geju.model.value import bounds

HUB = "EUR"  # what every rate of the bank is for


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of ``source`` was in ``target``: the rate of a day, or the mean over the bank days of a period.

    ``low`` and ``high`` are the least and the greatest within the period (equal for a day); ``on`` is the day or the
    period as it was asked for. A weekend or a holiday has the rate of the bank day before.
    """

    source: str
    target: str
    on: str
    mean: Decimal
    low: Decimal
    high: Decimal

    def convert(self, amount: Decimal) -> Decimal:
        """An amount of ``source`` in ``target``."""
        return amount * self.mean


def is_currency(unit: str) -> bool:
    """Whether a unit is a currency (ISO 4217) and nothing is counted by it: ``USD``, not ``USD/Mtoken``."""
    return len(unit) == 3 and unit.isascii() and unit.isupper()


@lru_cache(maxsize=65536)
def rate(source: str, target: str, on: str) -> Rate:
    """The rate for an ISO time (a day, month, quarter, half, year); raises RateError where there is none."""
    if source == target:
        return Rate(source, target, on, Decimal(1), Decimal(1), Decimal(1))
    try:
        first, last = bounds(on)
    except ValueError:
        raise RateError("landscape.rate_undated", source=source, target=target) from None
    known = [_bounds(currency) for currency in (source, target)]
    start, end = max(b[0] for b in known), min(b[1] for b in known)
    if first < start or last > end:
        raise RateError("landscape.rate_unknown", source=source, target=target, on=on, first=start, last=end)
    if first == last:
        one = _of_day(target, first) / _of_day(source, first)
        return Rate(source, target, on, one, one, one)
    days = (first + timedelta(n) for n in range((last - first).days + 1))
    daily = [_of_day(target, day) / _of_day(source, day) for day in days if day.weekday() < 5]
    return Rate(source, target, on, sum(daily, Decimal(0)) / len(daily), min(daily), max(daily))


def has_rate(source: str, target: str, on: str) -> bool:
    """Whether money of one currency can be held against another's at a time."""
    try:
        rate(source, target, on)
    except RateError:
        return False
    return True


def _bounds(currency: str) -> tuple[date, date]:
    found = _converter().bounds.get(currency)
    if found is None:
        raise RateError("landscape.rate_no_currency", currency=currency)
    return found.first_date, found.last_date


def _of_day(currency: str, day: date) -> Decimal:
    """How much of a currency one euro was."""
    return Decimal(1) if currency == HUB else Decimal(_converter().convert(1, HUB, currency, day))


@lru_cache(maxsize=1)
def _converter() -> Any:
    from currency_converter import CurrencyConverter  # reads 27 years of rates: 0.2 s, only where currencies meet

    return CurrencyConverter(decimal=True, fallback_on_missing_rate=True, fallback_on_missing_rate_method="last_known")
