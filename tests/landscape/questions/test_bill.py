"""Bills to the last decimal: the price that held on the day, in its own currency, compared at the bank's rate."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from bank import rate_of
from geju.base.errors import UnknownNameError, UsageError
from geju.landscape.questions.bill import Bill, bill
from geju.landscape.view import View
from questioned import Told, between, view_of

DAY = "2024-09-16"


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    told = Told()
    # Alpha fell in June, and is announced to fall again in 2025.
    for time, read, written in (("2024-01", "10", "20"), ("2024-06-15", "1", "2"), ("2025-02-01", "0.5", "1")):
        told.price("alpha", read, "input", time=time)
        told.price("alpha", written, "output", time=time)
    told.price("alpha", "0.1", "cache_read", time="2024-06-15")
    told.price("alpha", "0.4", "input", time="2024-06-15", plan="batch")
    told.price("alpha", "0.8", "output", time="2024-06-15", plan="batch")
    told.price("beta", "0.15", "input", "USD/Mtoken", time="2024-05")
    told.price("beta", "0.6", "output", "USD/Mtoken", time="2024-05")
    told.price("gamma", "5", time="2024-05")  # one price for all tokens
    told.price("delta", "3", "input", time="2024-05")
    told.price("delta", "0", "input", "EUR/Mtoken", document="c.md")
    told.price("delta", "0", "output", "EUR/Mtoken", document="c.md")
    told.price("gamma", "20", "", "CNY", per="month")  # a subscription is no price of tokens
    return view_of(tmp_path_factory.mktemp("bill"), told.claims)


def lines(found: Bill) -> list[tuple[str, str, Decimal | None]]:
    return [(line.offer.entity.name, dict(line.offer.terms).get("plan", ""), line.cost.low) for line in found.lines]


def reasons(found: Bill) -> set[tuple[str, str]]:
    return {(one.entity.name, one.reason.key) for one in found.refused}


def test_cheapest_first_each_in_its_own_currency(view: View) -> None:
    found = bill(view, {"input": "10M", "output": "2M"}, on=DAY)
    assert lines(found) == [
        ("Alpha", "batch", Decimal("5.6")),
        ("Alpha", "", Decimal(14)),
        ("Beta", "", Decimal("2.7")),
        ("Gamma", "", Decimal(60)),
    ]
    beta = found.lines[2]
    assert (beta.cost.currency, beta.compared.on) == ("USD", DAY)
    assert beta.compared.amount and beta.compared.amount.low
    wanted = Decimal("2.7") * rate_of("USD", "CNY", DAY)
    assert abs(beta.compared.amount.low - wanted) < Decimal("1e-20")
    assert {cited.claim.document for cited in beta.facts} == {"a.md"}
    assert found.day == DAY and found.currency == "CNY"


def test_a_price_holds_from_its_day_until_the_next_begins(view: View) -> None:
    costs = {
        on: bill(view, {"input": 10**6, "output": 10**6}, ["alpha"], on)
        for on in ("2024-01-01", "2024-06-14", "2024-06-15", "2025-01-31", "2025-02-01", "2025-02")
    }
    plain = {on: next(c for _, plan, c in lines(found) if not plan) for on, found in costs.items()}
    assert list(plain.values()) == [Decimal(30), Decimal(30), Decimal(3), Decimal(3), Decimal("1.5"), Decimal("1.5")]
    before = bill(view, {"input": 1}, ["alpha"], "2023-12-31")
    assert not before.lines and ("Alpha", "questions.price_later") in reasons(before)
    assert "2024-01" in before.refused[0].reason.say("en") and "2023-12-31" in before.refused[0].reason.say("zh")


def test_what_is_cached_costs_its_own_price_where_there_is_one(view: View) -> None:
    found = bill(view, {"input": "10M", "output": "2M", "cached": "4M"}, ["alpha", "gamma"], DAY)
    assert [(name, plan, cost) for name, plan, cost in lines(found)] == [
        ("Alpha", "batch", Decimal("5.6")),
        ("Alpha", "", Decimal("10.4")),  # 6 × 1 + 4 × 0.1 + 2 × 2
        ("Gamma", "", Decimal(60)),
    ]
    assert [line.uncached for line in found.lines] == [True, False, True]


def test_plans_and_currencies_are_never_mixed_and_gaps_are_told(view: View) -> None:
    found = bill(view, {"input": "1M", "output": "1M"}, on=DAY)
    assert ("Delta", "questions.no_output_price") in reasons(found)
    assert ("Delta", "questions.price_undated") in reasons(found)
    # Without a date of one's own, what has no date still counts.
    now = bill(view, {"input": "1M", "output": "1M"})
    assert ("Delta", "", Decimal(0)) in lines(now) and now.day == "2024-09-30"


def test_a_day_without_a_rate_is_said_and_the_amount_stays(view: View) -> None:
    found = bill(view, {"input": "1M", "output": "1M"}, ["alpha", "beta"], on="2101-01-01")
    beta = found.lines[-1]
    assert (beta.offer.entity.name, beta.cost.low, beta.compared.amount) == ("Beta", Decimal("0.75"), None)
    assert beta.compared.missing and "no rate from USD to CNY for 2101-01-01" in beta.compared.missing.say("en")
    assert found.lines[0].offer.entity.name == "Alpha"
    data = beta.to_dict("zh")
    assert "2101-01-01" in str(data["compared"]) and data["cost"] == {
        "low": 0.75, "high": 0.75, "currency": "USD", "about": False
    }  # fmt: skip


def test_two_prices_of_one_time_are_no_bill_and_an_interval_stays_one(tmp_path: Path) -> None:
    told = Told()
    told.price("alpha", "1", "input", time="2024-05")
    told.price("alpha", "2", "input", time="2024-05-01")
    told.price("alpha", "3", "output", time="2024-05")
    told._add(between("1", "4", "CNY/Mtoken"), "price", "beta", direction="input", time="2024-05")
    told.price("beta", "2", "output", time="2024-05")
    with view_of(tmp_path / "x", told.claims) as view:
        found = bill(view, {"input": "2M", "output": "1M"}, on=DAY)
    (beta,) = found.lines
    assert (beta.cost.low, beta.cost.high) == (Decimal(4), Decimal(10))
    told_twice = [one for one in found.refused if one.reason.key == "questions.price_ambiguous"]
    assert [one.entity.name for one in told_twice] in ([], ["Alpha"])
    assert "Alpha" in {one.entity.name for one in found.refused} or len(found.lines) == 1


@pytest.mark.parametrize(
    ("tokens", "words"),
    [
        ({"input": "ten"}, "“ten” is no number"), ({"input": "-1"}, "no number"), ({"input": "1e9"}, "no number"),
        ({"input": "10MM"}, "no number"), ({"input": ""}, "no number"), ({"input": "1.2.3M"}, "no number"),
        ({}, "nothing to bill"), ({"input": 0}, "nothing to bill"), ({"inputs": 1}, "no use of tokens"),
        ({"input": "1M", "cached": "2M"}, "more than --input"), ({"input": "9" * 40}, "no number"),
    ],
)  # fmt: skip
def test_a_use_that_is_none(tokens: dict[str, str], words: str, view: View) -> None:
    with pytest.raises(UsageError, match=words):
        bill(view, tokens)


@pytest.mark.parametrize(
    ("words", "n"),
    [("10M", 10**7), ("2.5b", 25 * 10**8), ("300K", 300_000), ("1,000", 1000), ("300万", 3 * 10**6),
     ("1.5 亿", 15 * 10**7), ("2万亿", 2 * 10**12), ("1_000", 1000), ("3千", 3000)],
)  # fmt: skip
def test_numbers_as_people_type_them(words: str, n: int, view: View) -> None:
    assert bill(view, {"input": words}, ["alpha"], DAY).tokens["input"] == n


def test_names_times_and_currencies_that_are_none(view: View) -> None:
    with pytest.raises(UnknownNameError, match="Alpha"):
        bill(view, {"input": 1}, ["alpa"])
    with pytest.raises(UsageError, match="--on"):
        bill(view, {"input": 1}, on="yesterday")
    with pytest.raises(UsageError, match="no currency"):
        bill(view, {"input": 1}, currency="dollars")
    unknown = bill(view, {"input": 1}, ["beta"], DAY, "XYZ").lines[0].compared
    assert unknown.missing and "XYZ" in unknown.missing.say("en")
