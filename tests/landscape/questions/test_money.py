"""Money raised by year, and what companies are worth: every round once, at the rate of its own time, bounds as bounds."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from bank import mean_rate, rate_of
from geju.base.errors import UnknownNameError, UsageError
from geju.exhibits.draw import draw, exhibits
from geju.landscape.questions.funding import Funding, funding
from geju.landscape.questions.scored import score
from geju.landscape.questions.together import together
from geju.landscape.questions.worth import worth
from geju.landscape.view import View
from geju.model.value import Quantity
from questioned import Told, between, view_of

MILLION = Decimal(10**6)
CLOSE = Decimal("0.000001")


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    told = Told()
    told.money("funding_amount", "acme", "100000000", series="A", time="2022-03")
    told.money("funding_amount", "acme", "100000000", series="A", time="2022-03", document="b.md")  # told twice
    told.money("funding_amount", "bolt", "10000000", "USD", series="A", time="2022-11")
    # 2023: bounds and orders of size.
    told.money("funding_amount", "acme", between("2000000000", "9900000000"), series="B", time="2023-02")
    over = Quantity(MILLION, None, "CNY", "over", "超 100 万")
    told.money("funding_amount", "bolt", over, series="B", time="2023-05")
    told.round("cast", "A", time="2023-07")
    told.money("funding_amount", "cast", "7000000", time="2023-09", hedged=True)  # type: ignore[arg-type]
    # 2024: a year's sum may hold what is dated within it; one month, two names, two documents may be one round.
    told.money("funding_amount", "acme", "50000000", time="2024")
    told.money("funding_amount", "acme", "30000000", series="C", time="2024-04")
    told.money("funding_amount", "bolt", "40000000", series="C", time="2024-04")
    told.money("funding_amount", "bolt", "41000000", series="Strategic", time="2024-04", document="b.md")
    told.money("funding_amount", "cast", "1000000", series="Seed", time="2024-04")
    told.money("funding_amount", "cast", "2000000", series="A", time="2024-04")  # one document tells them apart
    told.money("funding_amount", "cast", "5000000", document="c.md")  # undated
    told.money("funding_amount", "bolt", "6000000", "USD", time="2101-03")  # no rate
    for company, amount, unit, time in (
        ("acme", "3000000000", "USD", "2024-05-17"),
        ("bolt", "900000000", "CNY", "2024-06"),
    ):
        told.money("valuation", company, amount, unit, time=time)
    told.money("valuation", "acme", "1", "USD", time="2023-01")
    told.thing("developer", "alpha", "acme", "Model")
    told.thing("developer", "beta", "acme", "Model")
    told.thing("developer", "gamma", "cast", "Model")
    for model, points in (("alpha", "80"), ("beta", "85"), ("gamma", "90"), ("delta", "99")):
        told.score(model, points)
    told.score("alpha", "95", shots="5")
    return view_of(tmp_path_factory.mktemp("money"), told.claims)


def ends(found: Funding) -> dict[str, tuple[Decimal | None, Decimal | None]]:
    return {year.year: (year.total.low, year.total.high) for year in found.years}


def test_a_year_is_the_sum_of_its_rounds_each_once(view: View) -> None:
    found = funding(view)
    low, high = ends(found)["2022"]
    wanted = 100 * MILLION + 10 * MILLION * mean_rate("USD", "CNY", "2022-11")
    assert low == high and low is not None and abs(low - wanted) < CLOSE
    assert len(found.years[0].raised) == 2
    twice = next(one for one in found.years[0].raised if one.entity.name == "Acme")
    assert twice.cited.fact.status == "agreed"


def test_bounds_stay_bounds_and_what_is_doubted_does_not_count(view: View) -> None:
    found = funding(view)
    year = next(year for year in found.years if year.year == "2023")
    assert (year.total.low, year.total.high) == (2000 * MILLION + MILLION, None)
    assert [one.entity.name for one in year.hedged] == ["Cast"]
    assert year.silent == 1
    assert [one.entity.name for one in found.undated] == ["Cast"]
    ((refused),) = found.refused
    assert refused.entity.name == "Bolt" and "2101-03" in refused.reason.say("en")


def test_what_may_be_one_round_is_counted_once_and_at_most_twice(view: View) -> None:
    low, high = ends(funding(view))["2024"]
    # Acme: 50 for the year, 30 of it in April perhaps: 50 to 80. Bolt: 40 and 41 in one month: 41 to 81. Cast: 1 + 2.
    assert (low, high) == ((50 + 41 + 3) * MILLION, (80 + 81 + 3) * MILLION)


def test_of_one_company_and_in_another_currency(view: View) -> None:
    assert list(ends(funding(view, ["bolt"]))) == ["2022", "2023", "2024"]
    dollars = funding(view, ["Bolt"], "USD")
    assert ends(dollars)["2022"] == (10 * MILLION, 10 * MILLION)
    assert dollars.years[0].raised[0].exchanged.rate == 1
    assert {one.entity.name for year in dollars.years for one in year.raised} == {"Bolt"}
    with pytest.raises(UnknownNameError):
        funding(view, ["bolzano"])
    with pytest.raises(UsageError):
        funding(view, currency="$")


def test_the_exhibit_tells_the_same_as_the_question(view: View) -> None:
    exhibit = next(e for e in exhibits() if e.name == "raised")
    rows = {row["year"]: row["raised"] for row in view.query(exhibit.sql).to_dicts()}
    for year, (low, high) in ends(funding(view)).items():
        assert abs(rows[year]["low"] - (low or 0)) < CLOSE
        assert rows[year]["high"] is None if high is None else abs(rows[year]["high"] - high) < CLOSE
    assert set(rows) == {"2022", "2023", "2024"}
    english, chinese = (draw(exhibit, view, language) for language in ("en", "zh"))
    words = [[row[1][0].words for row in figure.rows] for figure in (english, chinese)]
    assert words[0][1:] == ["CN¥2001M or more", "CN¥94–164M"]
    assert words[1][1:] == ["不低于 20.01 亿元", "0.94–1.64 亿元"]
    assert all(row[1][0].claim_ids for row in english.rows)


def test_facts_have_their_money_in_the_base_currency(view: View) -> None:
    sql = "SELECT base_low, base_high, base_unit, rate, rate_on, no_rate_en, first_on, last_on FROM facts WHERE kind = ? AND time = ?"
    (row,) = view.query(sql, ["funding_amount", "2022-11"]).rows
    rate = mean_rate("USD", "CNY", "2022-11")
    assert abs(row[0] - 10 * MILLION * rate) <= CLOSE and row[0] == row[1] and row[2] == "CNY"
    assert abs(row[3] - rate) <= Decimal("1e-12") and row[4] == "2022-11" and row[5] is None
    assert row[6:] == ("2022-11-01", "2022-11-30")
    (row,) = view.query(sql, ["funding_amount", "2101-03"]).rows
    assert row[0] is None and "there is no rate from USD to CNY" in row[5]
    (row,) = view.query(sql, ["funding_amount", "2023-05"]).rows
    assert row[:4] == (MILLION, None, "CNY", 1)


def test_worth_beside_strength(view: View) -> None:
    found = worth(view, "MMLU")
    ((only),) = found.companies
    assert (only.company.name, only.model.name, score(only.score)) == ("Acme", "Beta", 85)
    assert only.worth.amount and only.worth.amount.low
    wanted = 3000 * MILLION * rate_of("USD", "CNY", "2024-05-17")
    assert abs(only.worth.amount.low - wanted) < CLOSE and only.valuation.fact.time == "2024-05-17"
    refused = {(one.entity.name, one.reason.key) for one in found.refused}
    assert {
        ("Bolt", "questions.no_score"),
        ("Cast", "questions.no_valuation"),
        ("Alpha", "questions.shots_said"),
    } <= refused


def test_who_invests_together(tmp_path: Path) -> None:
    told = Told()
    for company, investor, said in (
        ("acme", "ivy", {"series": "A", "time": "2023-01"}), ("acme", "jade", {"series": "A", "time": "2023-01"}),
        ("acme", "kite", {"series": "B", "time": "2024-01"}), ("bolt", "ivy", {"time": "2023-05"}),
        ("bolt", "jade", {"time": "2023-06"}), ("cast", "ivy", {}), ("cast", "kite", {}),
    ):  # fmt: skip
        told.thing("investor", company, investor, **said)
    told.thing("investor", "acme", "ivy", document="b.md", series="A", time="2023-01")  # told twice, one stake
    told.thing("invested_in", "jade", "cast")
    told.thing("investor", "bolt", "kite", hedged=True, time="2023-06")  # type: ignore[arg-type]
    with view_of(tmp_path / "x", told.claims) as view:
        found = together(view)
        pairs = [(p.a.name, p.b.name, len(p.shared), p.n_rounds) for p in found]
        assert pairs == [("Ivy", "Jade", 3, 1), ("Ivy", "Kite", 2, 0), ("Jade", "Kite", 2, 0)]
        assert [(s.company.name, s.rounds) for s in found[0].shared] == [
            ("Acme", ("A 2023-01",)), ("Bolt", ()), ("Cast", ())
        ]  # fmt: skip
        assert {c.claim.document for c in found[0].shared[0].facts} <= {"a.md", "b.md"}
        assert [(p.a.name, p.b.name) for p in together(view, "kite")] == [("Kite", "Ivy"), ("Kite", "Jade")]
        assert len(together(view, least=3)) == 1
        exhibit = next(e for e in exhibits() if e.name == "together")
        drawn = draw(exhibit, view, "en")
        assert [(r[0][0].words, r[1][0].words, r[2][0].words, r[3][0].words) for r in drawn.rows] == [
            ("Ivy", "Jade", "3", "1"), ("Ivy", "Kite", "2", "0"), ("Jade", "Kite", "2", "0")
        ]  # fmt: skip
        with pytest.raises(UnknownNameError):
            together(view, "ivory")


def test_numbers_that_nobody_has_break_nothing(tmp_path: Path) -> None:
    told = Told()
    for n, raw in enumerate(("1e40", "123456789012345678901234567890.5", "1e-30", "999999999999999999", "0")):
        value = Quantity(Decimal(raw), Decimal(raw), "USD", "", raw)
        told.money("funding_amount", "acme", value, series=str(n), time=f"2023-0{n + 1}")
    told.money("funding_amount", "bolt", Quantity(None, None, "USD", "", "?"), time="2023-01")
    with view_of(tmp_path / "x", told.claims) as view:
        found = funding(view, currency="EUR")
        assert sorted(one.reason.key for one in found.refused) == ["questions.not_calculable"] * 4
        wanted = Decimal(999999999999999999) * mean_rate("USD", "EUR", "2023-04")
        assert found.years[0].total.low and abs(found.years[0].total.low / wanted - 1) < Decimal("0.02")
        for exhibit in exhibits():
            assert draw(exhibit, view, "zh") is not None


def test_what_cannot_be_right_is_not_counted(tmp_path: Path) -> None:
    told = Told()
    told.money("funding_amount", "acme", "1000000000", "USD", time="2024-05", document="c.md")
    told.money("valuation", "acme", "1000000000", "USD", time="2024-05")
    told.money("valuation", "acme", "1000000000", "USD", time="2024-05", document="b.md")
    told.money("funding_amount", "bolt", "5", "USD", time="2024-05")
    with view_of(tmp_path / "x", told.claims) as view:
        found = funding(view, currency="USD")
        assert ends(found) == {"2024": (Decimal(5), Decimal(5))}
        ((refused),) = found.refused
        assert refused.entity.name == "Acme" and refused.reason.key == "landscape.doubt_amount"
        exhibit = next(e for e in exhibits() if e.name == "raised")
        assert [row["n"] for row in view.query(exhibit.sql).to_dicts()] == [1]
