"""Expressions in Chinese and English as they are really written: each means what the table says, or nothing at all."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from geju.claims.values.moment import find_moments, read_moment
from geju.claims.values.price import read_prices
from geju.claims.values.quantity import find_quantities, read_quantities, read_quantity

TABLE: dict[str, list[Any]] = yaml.safe_load(Path(__file__).with_name("expressions.yaml").read_text(encoding="utf-8"))


def number(said: object) -> Decimal | None:
    return None if said is None else Decimal(str(said))


@pytest.mark.parametrize("row", TABLE["quantities"], ids=lambda row: row[0])
def test_quantity(row: list[Any]) -> None:
    words, low, high, unit, approx = row
    found = read_quantity(str(words))
    if unit == "none":
        assert found is None
        return
    assert found is not None
    assert (found.low, found.high, found.unit, found.approx) == (number(low), number(high), unit, approx)
    assert found.raw == words
    inside = find_quantities(f"（{words}）")
    scaled = [f for f in inside if f.value.raw == words]
    assert all((f.value.low, f.value.high) == (found.low, found.high) for f in scaled)


@pytest.mark.parametrize("words", TABLE["nothing"])
def test_no_quantity(words: str) -> None:
    assert read_quantity(words) is None


@pytest.mark.parametrize("row", TABLE["lists"], ids=lambda row: row[0])
def test_list(row: list[Any]) -> None:
    words, amounts = row
    assert [q.amount for q in read_quantities(words)] == [number(a) for a in amounts]


@pytest.mark.parametrize("row", TABLE["times"], ids=lambda row: str(row[0]))
def test_time(row: list[Any]) -> None:
    words, iso, anchor, relative = row
    found = read_moment(str(words), anchor=str(anchor))
    if iso == "none":
        assert found is None
        return
    assert found is not None and (found.iso, found.relative) == (str(iso), relative)
    if relative:
        assert find_moments(str(words)) == []


@pytest.mark.parametrize("words", TABLE["no_times"])
def test_no_time(words: str) -> None:
    assert read_moment(words) is None


@pytest.mark.parametrize("row", TABLE["prices"], ids=lambda row: row[0])
def test_price(row: list[Any]) -> None:
    words, *wanted = row
    found = [(p.quantity.amount, p.quantity.unit, p.direction, p.period) for p in read_prices(words)]
    assert found == [(number(a), unit, direction, period) for a, unit, direction, period in wanted]
