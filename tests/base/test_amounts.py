"""Amounts are said so that no digit is lost."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geju.base.amounts import say_amount, say_number, say_unit


@pytest.mark.parametrize(
    ("low", "high", "unit", "approx", "english", "chinese"),
    [
        ("4E+8", "4E+8", "USD", "about", "~US$400M", "约 4 亿美元"),
        ("2E9", "9.9E9", "CNY", "order", "CN¥2–9.9B", "20–99 亿元"),
        ("2E9", None, "USD", "over", "over US$2B", "超 20 亿美元"),
        (None, "5", "", "", "up to 5", "至多 5"),
        ("86.40", "86.40", "", "", "86.40", "86.40"),
        ("128000", "128000", "token", "", "128K tokens", "128K tokens"),
        ("131072", "131072", "token", "", "131,072 tokens", "131,072 tokens"),
        ("0.8000", "0.8000", "CNY/Mtoken", "", "CN¥0.8 / M tokens", "0.8 元/百万 tokens"),
        ("26000000", None, "user", "over", "over 26M users", "超 2600 万用户"),
        ("7000000000.000", "7000000000.000", "", "", "7B", "70 亿"),
        ("45", "45", "percent", "", "45%", "45%"),
        ("12345678.9", "12345678.9", "USD", "", "US$12,345,678.9", "12,345,678.9 美元"),
        ("3", "3", "parsec", "", "3 parsec", "3 parsec"),
        (None, None, "USD", "", "not stated", "未说明"),
        ("1E+400", "1E+400", "", "", "1E+400", "1E+400"),
    ],
)
def test_amounts(low: str | None, high: str | None, unit: str, approx: str, english: str, chinese: str) -> None:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    assert say_amount(ends[0], ends[1], unit, approx, "en") == english
    assert say_amount(ends[0], ends[1], unit, approx, "zh") == chinese


FACTORS = {"K": 3, "M": 6, "B": 9, "T": 12, " 万": 4, " 亿": 8, " 万亿": 12}


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20),
    st.sampled_from(["en", "zh"]),
)
def test_no_digit_is_lost(number: Decimal, language: str) -> None:
    words = say_number(number, "token", language).replace(",", "")
    word = max((w for w in FACTORS if words.endswith(w)), key=len, default="")
    with localcontext(prec=60):
        assert Decimal(words.removesuffix(word)).scaleb(FACTORS.get(word, 0)) == number


def test_units_alone() -> None:
    assert say_unit("CNY/Mtoken", "zh") == "元/百万 tokens"
    assert say_unit("parsec") == "parsec"
