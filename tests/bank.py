"""The European Central Bank's rates, read from the bank's file itself."""

from __future__ import annotations

import csv
import io
import zipfile
from decimal import Decimal
from functools import cache

import currency_converter

CURRENCIES = ("USD", "CNY", "HKD", "GBP", "JPY", "EUR")


@cache
def bank() -> dict[str, dict[str, Decimal]]:
    """Day -> currency -> what one euro was, as the bank publishes it."""
    with zipfile.ZipFile(currency_converter.CURRENCY_FILE) as archive:
        text = archive.read(archive.namelist()[0]).decode()
    rows = csv.DictReader(io.StringIO(text))
    return {
        row["Date"]: {name: Decimal(row[name]) for name in CURRENCIES if row.get(name) not in (None, "", "N/A")}
        | {"EUR": Decimal(1)}
        for row in rows
    }


def rate_of(source: str, target: str, day: str) -> Decimal:
    """What one unit of a currency was in another on a bank day."""
    return bank()[day][target] / bank()[day][source]


def mean_rate(source: str, target: str, month: str) -> Decimal:
    """The mean over the bank days of a month without a holiday on a weekday."""
    daily = [rate_of(source, target, day) for day in bank() if day.startswith(month)]
    return sum(daily, Decimal(0)) / len(daily)
