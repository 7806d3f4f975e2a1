"""The measurement of price databases: which prices meet, and the data of a package read without running it."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

from offers import _genai, fold
from price_causes import Offer
from prices import compare, meeting, standing

DATA = """import nothing_that_exists
raise SystemExit("this is never run")
providers = [
    Provider(id='openai', models=[
        ModelInfo(id='nebel-1', match=ClauseEquals(equals='nebel-1'), prices=[
            ConditionalPrice(prices=ModelPrice(input_mtok=Decimal('5'), cache_read_mtok=Decimal('9'))),
            ConditionalPrice(
                constraint=StartDateConstraint(start_date=datetime.date(2026, 3, 1)),
                prices=ModelPrice(
                    input_mtok=TieredPrices(base=Decimal('0.1'), tiers=[Tier(start=100000, price=Decimal('0.5'))]),
                    output_mtok=Decimal('4'),
                ),
            ),
            ConditionalPrice(
                constraint=TimeOfDateConstraint(
                    start_time=datetime.time(0, 30, tzinfo=datetime.UTC), end_time=datetime.time(16, 30)
                ),
                prices=ModelPrice(output_mtok=Decimal('8')),
            ),
        ]),
        ModelInfo(id='nebel-2', prices=ModelPrice(input_mtok=Decimal('2')), price_variants=[
            PriceVariant(when={'processing': 'batch'}, prices=ModelPrice(input_mtok=Decimal('1'))),
        ]),
    ]),
    Provider(id='groq', models=[ModelInfo(id='nebel-1', prices=ModelPrice(input_mtok=Decimal('7')))]),
]
"""


def test_the_data_of_a_package_is_read_as_a_tree(tmp_path: Path) -> None:
    path = tmp_path / "data.py"
    path.write_text(DATA, encoding="utf-8")
    found = [(d, o.model, str(o.amount), o.on, o.scope, o.place) for d, o in _genai(path, "2026-11-01")]
    assert found == [
        ("input", "nebel-1", "5", "", (), "data.py:6"),
        ("input", "nebel-1", "0.1", "2026-03-01", (), "data.py:10"),
        ("input", "nebel-1", "0.5", "2026-03-01", (("above", "100000"),), "data.py:10"),
        ("output", "nebel-1", "4", "2026-03-01", (), "data.py:11"),
        ("output", "nebel-1", "8", "", (("hours", "00:30 – 16:30"),), "data.py:18"),
        ("input", "nebel-2", "2", "", (), "data.py:21"),
        ("input", "nebel-2", "1", "", (("plan", "batch"),), "data.py:22"),
    ]


def offer(source: str, amount: str, **more: object) -> Offer:
    return Offer(source, "nebel-1", Decimal(amount), **more)  # type: ignore[arg-type]


def test_what_stands_today() -> None:
    old, new, coming = offer("a", "5"), offer("a", "4", on="2026-03-01"), offer("a", "3", on="2027-01-01")
    ended, tier = offer("a", "6", until="2026-01-01"), offer("a", "8", scope=(("above", "200000"),))
    cn = offer("a", "1", region="cn")
    everything = [old, new, coming, ended, tier, cn, offer("b", "4")]
    assert standing(everything, "a", "2026-11-26") == [new, cn]
    assert standing(everything, "a", "2026-01-01") == [old, cn]


def test_a_price_that_both_have_is_no_disagreement() -> None:
    a, b = [offer("a", "1"), offer("a", "4")], [offer("b", "1"), offer("b", "5")]
    assert list(meeting(a, b)) == [(a[1], b[1])]
    assert list(meeting(a, b[:1])) == []
    cn, world = offer("a", "3", region="cn"), offer("b", "2")
    assert list(meeting([cn], [world])) == [(cn, world)]
    assert list(meeting([cn, offer("a", "2")], [world])) == []


def test_models_that_stand_in_two_sources() -> None:
    found = {
        ("nebel-1", "input"): [offer("a", "1"), offer("b", "1000")],
        ("nebel-2", "input"): [offer("a", "1"), offer("b", "1")],
        ("nebel-3", "input"): [offer("a", "1"), offer("b", "2", scope=(("plan", "batch"),))],
    }
    pairs, sources = compare(found, "2026-11-26")
    assert [(p.model, p.verdict.cause) for p in pairs] == [("nebel-1", "unit")]
    assert sources == {"nebel-1": {"a", "b"}, "nebel-2": {"a", "b"}}
    assert fold("Claude 3.5 Sonnet") == fold("claude-3-5-sonnet") != fold("claude-3-5-sonnet-v2")
