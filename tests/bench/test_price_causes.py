"""Why two prices differ: each cause by a pair that only it explains, and a pair beside it that it does not."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

from price_causes import CAUSES, Offer, Verdict, explain, is_alias, same, yuan


def offer(amount: str, source: str = "a", model: str = "nebel-2.5", **more: object) -> Offer:
    return Offer(source, model, Decimal(amount), **more)  # type: ignore[arg-type]


def cause(a: Offer, b: Offer, *others: Offer) -> str:
    found = explain(a, b, others)
    assert explain(b, a, others).cause == found.cause  # whichever is named first
    return found.cause


def test_prices_within_half_a_percent_are_the_same() -> None:
    assert cause(offer("2.5"), offer("2.5", "b")) == "same"
    assert cause(offer("2.5"), offer("2.51", "b")) == "same"
    assert cause(offer("2.5"), offer("2.52", "b")) == "error"
    assert cause(offer("0"), offer("0", "b")) == "same"
    assert cause(offer("0"), offer("0.01", "b")) == "error"
    assert cause(offer("2.8e-07", per=Decimal(1)), offer("0.28", "b")) == "same"


def test_a_wrong_base_is_a_unit() -> None:
    assert cause(offer("0.0025"), offer("2.5", "b")) == "unit"
    assert cause(offer("2500000"), offer("2.5", "b")) == "unit"
    assert cause(offer("0.025"), offer("2.5", "b")) == "error"  # a hundred is no base of anything


def test_yuan_booked_as_dollars() -> None:
    assert yuan("2026-05-04") is not None and yuan("") is None
    day = yuan("2026-05-04")
    assert day is not None
    dear = offer(str(day * Decimal("1.01")), on="2026-05-04")
    assert explain(dear, offer("1", "b", on="2026-05-04")).cause == "currency"
    assert cause(offer("8", on="2026-05-04"), offer("1", "b", on="2026-05-04")) == "error"
    assert cause(offer("7.1"), offer("1", "b")) == "currency"  # no date: the usual range
    assert cause(offer("5.9"), offer("1", "b")) == "error"
    assert cause(offer("7", currency="CNY"), offer("3", "b")) == "currency"


def test_a_tier_of_the_other() -> None:
    tier = offer("5", "b", scope=(("above", "200000"),))
    assert cause(offer("5"), offer("2.5", "b"), tier) == "tier"
    assert cause(offer("5"), offer("2.5", "b")) == "error"
    assert cause(offer("5"), offer("2.5", "b"), offer("5", "c", scope=(("above", "200000"),))) == "error"
    assert cause(offer("1.25", scope=(("plan", "batch"),)), offer("2.5", "b")) == "tier"
    assert "above 200000" in explain(offer("5"), offer("2.5", "b"), [tier]).words


def test_a_former_or_coming_price_of_the_other() -> None:
    before = offer("5", "b", until="2025-02-08")
    assert cause(offer("5"), offer("2.5", "b", on="2025-02-08"), before) == "date"
    assert cause(offer("4"), offer("2.5", "b"), before) == "error"
    assert cause(offer("4", until="2025-01-01"), offer("2.5", "b")) == "date"
    assert cause(offer("4", on="2025-01-01"), offer("2.5", "b", on="2026-01-01")) == "date"
    assert cause(offer("4", on="2025-01-01"), offer("2.5", "b", on="2025-01-01")) == "error"
    assert cause(offer("4", on="2025-01-01"), offer("2.5", "b")) == "error"  # silence is no date


def test_a_third_source_tells_of_a_change() -> None:
    former, now = offer("10", "w"), offer("2", "w", on="2025-06-10")
    found = explain(offer("10"), offer("2", "b"), [former, now])
    assert found == Verdict("date", "a has the price of w before 2025-06-10")
    assert explain(offer("2", "b"), offer("10"), [now, former]) == found
    assert cause(offer("10"), offer("2", "b"), former) == "error"  # it only says the same
    assert cause(offer("10"), offer("2", "b"), former, offer("3", "w", on="2025-06-10")) == "error"
    coming = explain(offer("10"), offer("2", "b"), [offer("2", "b"), offer("10", "b", on="2027-01-01")])
    assert coming.words == "a has what b asks from 2027-01-01"


def test_two_rates_for_one_price_in_yuan() -> None:
    found = explain(offer("1.103", region="cn"), offer("1.142857", "b", region="cn"))
    assert (found.cause, found.firm) == ("currency", False)
    assert cause(offer("1.103"), offer("1.142857", "b")) == "error"
    assert cause(offer("1.103", region="cn"), offer("1.4", "b", region="cn")) == "error"


def test_regions_and_aliases() -> None:
    assert cause(offer("4", region="cn"), offer("2.5", "b")) == "region"
    assert cause(offer("4", region="cn"), offer("2.5", "b", region="cn")) == "error"
    assert cause(offer("4", model="nebel-chat"), offer("2.5", "b", model="nebel-chat")) == "alias"


@pytest.mark.parametrize("name", ["deepseek-chat", "mistral-large-latest", "gpt-5-chat-latest", "sonar-pro"])
def test_names_that_move(name: str) -> None:
    assert is_alias(name)


@pytest.mark.parametrize("name", ["gpt-4o", "claude-3-opus", "glm-5.1", "latest-2", "o3"])
def test_names_that_stay(name: str) -> None:
    assert not is_alias(name)


def test_the_strongest_explanation_comes_first() -> None:
    """Yuan in another region are a currency; an alias whose former price the other tells is a date."""
    assert cause(offer("7.1", region="cn"), offer("1", "b")) == "currency"
    former = offer("0.14", "b", "nebel-chat", until="2025-02-08")
    assert cause(offer("0.14", model="nebel-chat"), offer("0.27", "b", "nebel-chat"), former) == "date"
    assert set(CAUSES) == {"unit", "currency", "tier", "date", "region", "alias", "error"}
    assert explain(offer("1"), offer("1", "b")) == Verdict("same") and same(Decimal(0), Decimal(0))


def test_the_age_of_a_copy_is_a_weak_reason() -> None:
    old, new = offer("4", seen="2026-04"), offer("2.5", "b", seen="2026-11-20")
    found = explain(old, new)
    assert (found.cause, found.firm) == ("date", False) and "2026-04" in found.words
    assert cause(offer("4", seen="2026-11-01"), new) == "error"
    assert cause(offer("4", seen="2026"), new) == "error"  # the year says nothing of a month
    assert cause(offer("4", seen="x"), new) == "error"
    assert explain(offer("4", model="nebel-chat", seen="2026-04"), new).cause == "alias"
