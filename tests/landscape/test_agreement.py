"""Values agree where they may be one value as printed, and disagree where they cannot."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geju.landscape.comparing.agreement import agrees, times_agree, tolerance
from geju.landscape.rule import Trust
from geju.model.value import Approx, Mention, Moment, Quantity, Term
from geju.model.vocabulary import read_vocabulary
from small import claim, number

VOCABULARY = read_vocabulary()
YI = Decimal(10) ** 8


def money(amount: str, raw: str, approx: Approx = "", unit: str = "CNY") -> Quantity:
    return Quantity(Decimal(amount), Decimal(amount), unit, approx, raw)


def interval(low: str | None, high: str | None, unit: str = "CNY") -> Quantity:
    return Quantity(None if low is None else Decimal(low), None if high is None else Decimal(high), unit, "order", "几")


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (number("86.4"), number("86"), True),
        (number("86.5"), number("86"), True),
        (number("86.6"), number("86"), False),
        (number("86.4"), number("86.5"), False),
        (number("86.40"), number("86.4"), True),
        (number("55.09"), number("55.1"), True),
        (number("55.0"), number("54.8"), False),
        (number("0"), number("0.4"), False),
        # A price is what is printed.
        (number("12", "CNY/Mtoken"), number("12.4", "CNY/Mtoken"), False),
        (number("12", "CNY"), number("12", "USD"), False),
        # Money in 亿 is rounded, but never by more than a twentieth.
        (money("200e8", "200 亿"), money("203e8", "203 亿"), False),
        (money("25e8", "25 亿"), money("2540000000", "25.4 亿"), True),
        (money("4e8", "4 亿"), money("4.4e8", "4.4 亿"), False),
        (money("4e8", "约 4 亿", "about"), money("4.1e8", "4.1 亿"), True),
        (money("2.5e9", "2.5B"), money("2540000000", "25.4 亿"), True),
        (money("1000000", "1,000,000"), money("1000001", "1,000,001"), False),
        # Bounds and orders of size hold what lies within.
        (interval("2e9", None), money("25e8", "25 亿"), True),
        (interval("2e9", None), money("18e8", "18 亿"), False),
        (interval("2e9", "9.9e9"), money("12e8", "12 亿"), False),
        (interval("2e9", "9.9e9"), interval("1e9", "2e9"), True),
        (interval(None, "1e9"), interval("2e9", None), False),
        (money("10e8", "近 10 亿", "under"), money("9.5e8", "9.5 亿"), True),
        (money("10e8", "近 10 亿", "under"), money("8e8", "8 亿"), False),
    ],
)
def test_quantities(a: Quantity, b: Quantity, same: bool) -> None:
    kind = VOCABULARY.kind("score")
    assert agrees(claim(a), claim(b), kind, Trust()) is same
    assert agrees(claim(b), claim(a), kind, Trust()) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("2024", "2024-05", True),
        ("2024-05-06", "2024-05", True),
        ("2024-Q2", "2024-05", True),
        ("2024-H1", "2024-Q2", True),
        ("2024-Q3", "2024-05", False),
        ("2024-05", "2024-06", False),
        ("soon", "soon", True),
        ("soon", "2024", False),
    ],
)
def test_times(a: str, b: str, same: bool) -> None:
    assert times_agree(a, b) is same
    assert times_agree(b, a) is same


def test_terms_agree_in_every_spelling() -> None:
    kind = VOCABULARY.kind("modality")
    one, other = (claim(Term(text), kind="modality") for text in ("文生图", "图像生成"))
    assert agrees(one, other, kind, Trust())
    assert not agrees(one, claim(Term("代码"), kind="modality"), kind, Trust())


def test_mentions_agree_by_what_they_name() -> None:
    kind = VOCABULARY.kind("developer")

    def said(name: str, object_id: str = "") -> object:
        return claim(Mention(name, "Organization"), kind="developer", object_id=object_id)

    assert agrees(said("智谱", "zhipu-ai"), said("Zhipu AI", "zhipu-ai"), kind, Trust())  # type: ignore[arg-type]
    assert not agrees(said("Zhipu", "zhipu-ai"), said("Zhipu", "other"), kind, Trust())  # type: ignore[arg-type]
    assert not agrees(said("Zhipu"), claim(Moment("2024"), kind="developer"), kind, Trust())  # type: ignore[arg-type]


@given(st.decimals(min_value="0.001", max_value="1e15", allow_nan=False, places=3))
def test_a_value_agrees_with_itself_and_tolerance_is_small(amount: Decimal) -> None:
    value = Quantity(amount, amount, "", "", f"{amount:f}")
    assert agrees(claim(value), claim(value), VOCABULARY.kind("score"), Trust())
    assert 0 <= tolerance(value) <= amount / 20
