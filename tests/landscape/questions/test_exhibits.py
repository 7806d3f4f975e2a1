"""The exhibits of bill, falling prices and worth tell what the questions of the same name answer."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bank import rate_of
from geju.exhibits.draw import draw, exhibits
from geju.landscape.questions.bill import bill
from geju.landscape.questions.falling import falling
from geju.landscape.questions.worth import worth
from geju.landscape.view import View
from questioned import Told, between, view_of


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    told = Told()
    for model, company, points in (
        ("alpha", "acme", "80"),
        ("beta", "acme", "85"),
        ("gamma", "bolt", "82"),
        ("delta", "cast", "60"),
    ):
        told.score(model, points, shots="5")
        told.thing("developer", model, company, "Model")
    told.score("beta", "99", "MATH")
    for model, read, written, unit, time in (
        ("alpha", "30", "60", "CNY/Mtoken", "2024-01-01"),
        ("beta", "1", "5", "USD/Mtoken", "2024-03-01"),
        ("gamma", "4", "8", "CNY/Mtoken", "2024-05-01"),
        ("gamma", "2", "4", "CNY/Mtoken", "2024-06-01"),
        ("gamma", "1", "1", "CNY/Mtoken", "2099-01-01"),
        ("delta", "0.1", "0.1", "CNY/Mtoken", "2024-02-01"),
    ):
        told.price(model, read, "input", unit, time=time)
        told.price(model, written, "output", unit, time=time)
    told.price("gamma", "0.5", "input", time="2024-06-01", plan="batch")
    told.price("gamma", "1", "output", time="2024-06-01", plan="batch")
    told.money("valuation", "acme", "2000000000", "USD", time="2024-05-02")
    told.money("valuation", "acme", "1000000000", "USD", time="2023-05-02")
    told.money("valuation", "bolt", between("20000000000", ""), time="2024-06-03")
    told.money("valuation", "cast", "100000000", time="2024-06-03", hedged=True)
    return view_of(tmp_path_factory.mktemp("shown"), told.claims)


def rows(view: View, name: str) -> list[dict[str, Any]]:
    exhibit = next(e for e in exhibits() if e.name == name)
    found = view.query(exhibit.sql).to_dicts()
    for language in ("en", "zh"):
        drawn = draw(exhibit, view, language)
        assert [row[0][0].words for row in drawn.rows] == [next(iter(row.values())) for row in found]
    return found


def test_the_bill_takes_the_price_that_holds_and_the_plainest_offer(view: View) -> None:
    shown = [(r["model"], r["cost"]["low"], r["cost"]["unit"]) for r in rows(view, "bill")]
    assert shown == [
        ("Delta", Decimal(40), "CNY"),
        ("Gamma", Decimal(1000), "CNY"),
        ("Beta", Decimal(800), "USD"),
        ("Alpha", Decimal(15000), "CNY"),
    ]
    asked = bill(view, {"input": "300M", "output": "100M"})
    plain = {(o.offer.entity.name, o.cost.low, o.cost.currency) for o in asked.lines if not o.offer.terms}
    assert set(shown) == plain


def test_steps_of_a_falling_price_begin_with_the_strongest_of_the_first_day(view: View) -> None:
    found = rows(view, "falling")
    steps = [(r["since"], r["model"], r["price"]["low"]) for r in found]
    dollars = round(2 * rate_of("USD", "CNY", "2024-03-01"), 6)
    assert steps == [
        ("2024-01-01", "Alpha", Decimal("37.5")),
        ("2024-03-01", "Beta", dollars),
        ("2024-05-01", "Gamma", Decimal(5)),
        ("2024-06-01", "Gamma", Decimal("2.5")),
    ]
    asked = [(s.since, s.entity.name) for s in falling(view, "MMLU", "80").steps if s.since < "2099"]
    assert asked == [(since, model) for since, model, _ in steps]


def test_worth_stands_beside_the_best_comparable_score(view: View) -> None:
    found = rows(view, "worth")
    assert [(r["company"], r["model"], r["score"], r["protocol"]) for r in found] == [
        ("Bolt", "Gamma", Decimal(82), "5-shot"),
        ("Acme", "Beta", Decimal(85), "5-shot"),
    ]
    bolt, acme = (r["valuation"] for r in found)
    assert (bolt["low"], bolt["high"], bolt["unit"]) == (Decimal(20_000_000_000), None, "CNY")
    assert acme["low"] == pytest.approx(2_000_000_000 * rate_of("USD", "CNY", "2024-05-02"), abs=1)
    asked = worth(view, "MMLU")
    assert [(one.company.name, one.model.name) for one in asked.companies] == [("Bolt", "Gamma"), ("Acme", "Beta")]


def test_exhibits_of_nothing_are_empty(tmp_path: Path) -> None:
    told = Told()
    told.score("alpha", "80")
    with view_of(tmp_path / "x", told.claims) as view:
        assert [rows(view, name) for name in ("bill", "falling", "worth")] == [[], [], []]
