"""The frontier, and how the price of a strength falls: only what is comparable, each number with its facts."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from bank import rate_of
from geju.base.errors import UnknownNameError, UsageError
from geju.exhibits.draw import draw, exhibits
from geju.landscape.questions.falling import falling
from geju.landscape.questions.frontier import frontier
from geju.landscape.questions.scored import score
from geju.landscape.view import View
from questioned import Told, view_of

DAY = "2024-09-16"


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    told = Told()
    for model, points, read, written, unit, time in (
        ("alpha", "80", "4", "8", "CNY/Mtoken", "2024-06-17"),
        ("beta", "86.5", "1", "5", "USD/Mtoken", "2024-03-01"),
        ("gamma", "79", "8", "8", "CNY/Mtoken", "2024-05-01"),
    ):
        told.score(model, points, shots="5")
        told.price(model, read, "input", unit, time=time)
        told.price(model, written, "output", unit, time=time)
    told.price("alpha", "0.1", "input", time="2024-06-17", plan="batch")
    told.price("alpha", "0.1", "output", time="2024-06-17", plan="batch")
    told.score("delta", "90", shots="5")
    told.score("alpha", "84", shots="0")
    told.score("beta", "87")
    told.score("gamma", "79.5", shots="5", setting="CoT")
    told.score("gamma", "50", "MATH")
    told.score("alpha", "50", "MATH")
    return view_of(tmp_path_factory.mktemp("frontier"), told.claims)


def test_the_frontier_and_what_is_refused(view: View) -> None:
    found = frontier(view, "MMLU", on=DAY)
    assert found.conditions == ("5", "")
    points = [(p.entity.name, score(p.score), p.price.low, p.price.currency, p.best) for p in found.points]
    assert points == [
        ("Alpha", Decimal(80), Decimal(5), "CNY", True),  # (3 × 4 + 8) / 4: the list price, not the batch plan's
        ("Gamma", Decimal(79), Decimal(8), "CNY", False),
        ("Beta", Decimal("86.5"), Decimal(2), "USD", True),
    ]
    beta = found.points[2].compared
    assert beta.amount and beta.amount.low and abs(beta.amount.low - 2 * rate_of("USD", "CNY", DAY)) < Decimal("1e-20")
    assert {(r.entity.name, r.reason.say("en")) for r in found.refused} == {
        ("Alpha", "0-shot, compared are 5-shot"),
        ("Beta", "shots not said, compared are 5-shot"),
        ("Gamma", "setting CoT, those compared say none"),
        ("Delta", "no price of tokens is known"),
    }
    assert len(found.points[0].prices) == 2
    for point in found.points:
        for cited in (point.score, *point.prices):
            assert view.why(cited.fact.fact_id).claims_for[0].claim_id == cited.claim.claim_id


def test_conditions_mix_and_currency_as_asked(view: View) -> None:
    zero = frontier(view, "mmlu", shots="0", on=DAY)
    assert [p.entity.name for p in zero.points] == ["Alpha"]
    assert "shots not said, compared are 0-shot" in {r.reason.say("en") for r in zero.refused}
    unsaid = frontier(view, "mmlu", shots="", on=DAY)
    assert [p.entity.name for p in unsaid.points] == ["Beta"]
    assert "5-shot；此处所比均未说明" in {r.reason.say("zh") for r in unsaid.refused}
    only_output = frontier(view, "MMLU", mix="0:1", on=DAY)
    assert [p.price.low for p in only_output.points][:2] == [Decimal(8), Decimal(8)]
    assert [p.best for p in only_output.points] == [True, False, True]
    dollars = frontier(view, "MMLU", on=DAY, currency="usd")
    assert dollars.currency == "USD" and dollars.points[0].compared.amount
    with pytest.raises(UnknownNameError, match="shots"):
        frontier(view, "MMLU", shots="7")
    with pytest.raises(UnknownNameError):
        frontier(view, "MMLO")
    for mix in ("3", "3:x", "0:0", "-1:2", ":"):
        with pytest.raises(UsageError):
            frontier(view, "MMLU", mix=mix)


def test_silence_is_comparable_with_silence(view: View) -> None:
    found = frontier(view, "MATH", on=DAY)
    assert found.conditions == ("", "")
    assert [(p.entity.name, p.best) for p in found.points] == [("Alpha", True), ("Gamma", False)]


def test_without_a_rate_a_model_is_refused_not_guessed(view: View) -> None:
    found = frontier(view, "MMLU", on="2101-01-01")
    assert [p.entity.name for p in found.points] == ["Alpha", "Gamma"]
    assert any("no rate from USD to CNY for 2101-01-01" in r.reason.say("en") for r in found.refused)


def test_the_price_of_a_strength_falls_in_steps(view: View) -> None:
    found = falling(view, "MMLU", "78")
    assert [(s.since, s.entity.name, s.price.low, s.price.currency) for s in found.steps] == [
        ("2024-03-01", "Beta", Decimal(2), "USD"),
        ("2024-05-01", "Gamma", Decimal(8), "CNY"),
        ("2024-06-17", "Alpha", Decimal(5), "CNY"),
    ]
    first = 2 * rate_of("USD", "CNY", "2024-03-01")
    assert found.steps[0].share == 1
    assert abs(found.steps[2].share - Decimal(5) / first) < Decimal("1e-20")
    strong = falling(view, "MMLU", 85)
    assert [(s.since, s.entity.name) for s in strong.steps] == [("2024-03-01", "Beta")]
    assert falling(view, "MMLU", 99).steps == ()
    with pytest.raises(UsageError, match="no number"):
        falling(view, "MMLU", "high")


def test_the_exhibit_takes_the_price_that_holds(tmp_path: Path) -> None:
    told = Told()
    for time, amount in (("2024-01", "10"), ("2024-06", "4"), ("2099-01", "1")):
        told.price("alpha", amount, "input", time=time)
        told.price("alpha", amount, "output", time=time)
    told.price("beta", "2", time="2024-06-03", unit="USD/Mtoken")
    told.price("beta", "0.2", time="2024-06-03", unit="USD/Mtoken", plan="batch")
    for model, points in (("alpha", "70"), ("beta", "60"), ("gamma", "99")):
        told.score(model, points)
    told.score("beta", "75", shots="5")
    with view_of(tmp_path / "x", told.claims) as view:
        exhibit = next(e for e in exhibits() if e.name == "frontier")
        rows = view.query(exhibit.sql).to_dicts()
        assert [(r["model"], r["price"]["low"], r["best"]) for r in rows] == [
            ("Alpha", Decimal(4), True),
            ("Beta", round(2 * rate_of("USD", "CNY", "2024-06-03"), 6), False),
        ]
        for language, words in (("en", "CN¥4 / M tokens"), ("zh", "4 元/百万 tokens")):
            drawn = draw(exhibit, view, language)
            assert drawn.rows[0][1][0].words == words and len(drawn.rows[0][1][0].claim_ids) == 2
            assert drawn.options["best"] == (0,)
        asked = frontier(view, "MMLU")
        assert [(p.entity.name, p.best) for p in asked.points] == [(r["model"], r["best"]) for r in rows]
