"""Quantities, times and prices, as families and as the real expressions they come in."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geju.claims.values.moment import find_moments, read_moment
from geju.claims.values.numerals import read_han
from geju.claims.values.price import MILLION, read_per, read_prices
from geju.claims.values.quantity import find_quantities, read_quantity

NUMBERS = st.decimals(min_value=Decimal("0.01"), max_value=Decimal("9999"), places=2)
SCALES = {"": 1, "万": 10**4, " 亿": 10**8, "万亿": 10**12, "K": 10**3, "M": 10**6, "B": 10**9, " billion": 10**9}
MONEY = {"美元": "USD", "元": "CNY", "人民币": "CNY", "港元": "HKD", " USD": "USD", "欧元": "EUR"}
BEFORE = {
    "": "",
    "约": "about",
    "超过": "over",
    "近": "under",
    "about ": "about",
    "over ": "over",
    "nearly ": "under",
    "~": "about",
}


@given(NUMBERS, st.sampled_from(sorted(SCALES)), st.sampled_from(sorted(BEFORE)))
def test_number_scale_operator(number: Decimal, scale: str, before: str) -> None:
    found = read_quantity(f"{before}{number}{scale}")
    assert found is not None
    exact = number * SCALES[scale]
    assert found.approx == BEFORE[before]
    assert found.low == exact
    assert found.high == (None if BEFORE[before] == "over" else exact)
    assert found.raw == f"{before}{number}{scale}"


@given(NUMBERS, st.sampled_from(["", "万", "亿", "万亿"]), st.sampled_from(sorted(MONEY)))
def test_money(number: Decimal, scale: str, currency: str) -> None:
    found = read_quantity(f"{number}{scale}{currency}")
    assert found is not None and found.amount == number * SCALES.get(scale, SCALES.get(f" {scale}", 0))
    assert (found.unit, found.explicit) == (MONEY[currency], True)


@given(st.integers(1, 99_999_999))
def test_han_numerals(number: int) -> None:
    assert read_han(in_han(number)) == number


def in_han(number: int) -> str:
    digits = "零一二三四五六七八九"

    def section(n: int) -> str:
        words, zero = "", False
        for size, step in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit, n = divmod(n, size)
            if digit:
                words += ("零" if zero and words else "") + digits[digit] + step
                zero = False
            else:
                zero = True
        return words

    high, low = divmod(number, 10_000)
    if not high:
        return section(low)
    return section(high) + "万" + (("零" if 0 < low < 1000 else "") + section(low) if low else "")


@given(NUMBERS)
def test_what_follows_a_header_takes_its_unit(number: Decimal) -> None:
    found = read_quantity(str(number), currency="CNY", scale=Decimal(10) ** 8)
    assert found is not None and found.amount == number * 10**8 and found.unit == "CNY" and not found.explicit


@pytest.mark.parametrize(
    ("text", "low", "high", "approx"),
    [
        ("数十亿", 2 * 10**9, 99 * 10**8, "order"),
        ("千亿参数", 10**11, 99 * 10**10, "order"),
        ("破百万", 10**6, None, "over"),
        ("20B 以下", None, 20 * 10**9, "under"),
        ("10-20亿美元", 10**9, 2 * 10**9, ""),
        ("600 余人", 600, None, "over"),
        ("1 亿 +", 10**8, None, "over"),
        ("2 兆", 2 * 10**12, 2 * 10**12, ""),
        ("１２３", 123, 123, ""),
        ("131_072", 131072, 131072, ""),
    ],
)
def test_intervals(text: str, low: int | None, high: int | None, approx: str) -> None:
    found = read_quantity(text)
    assert found is not None and (found.low, found.high, found.approx) == (low, high, approx)


@pytest.mark.parametrize(
    "text", ["GPT-4", "v2.5", "86.4 (5-shot)", "", "-", "1.2.3", "8 to 5", "abc", "2/30", "0613-preview"]
)
def test_what_is_no_quantity(text: str) -> None:
    assert read_quantity(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("GPT-4、Yi-1.5-9B 与 GPT-4o 发布", []),
        ("百度有一个十分好的模型", []),
        ("下载量超过 500 万次，月活近 3000 万", ["超过 500 万次", "近 3000 万"]),
        ("raised $4.1B at a $25 billion valuation", ["$4.1B", "$25 billion"]),
        ("二百万字上下文", ["二百万字"]),
        ("Step-1V 千亿参数多模态模型", ["千亿参数"]),
    ],
)
def test_quantities_of_running_text(text: str, found: list[str]) -> None:
    assert [quantity.value.raw for quantity in find_quantities(text)] == found
    assert all(text[q.start : q.end] == q.value.raw for q in find_quantities(text))


@given(st.text(max_size=60))
def test_any_text_gives_ordered_quantities_and_times(text: str) -> None:
    for found in (find_quantities(text), find_moments(text, anchor="2024-09-20")):
        ends = [0, *(f.end for f in found)]
        assert all(end <= f.start < f.end for end, f in zip(ends, found, strict=False))


@given(st.integers(1990, 2039), st.integers(1, 12), st.integers(1, 28))
def test_days_and_months_in_many_spellings(year: int, month: int, day: int) -> None:
    name = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ][month - 1]
    iso = f"{year}-{month:02d}-{day:02d}"
    for text in (
        iso,
        f"{year}/{month}/{day}",
        f"{year}.{month:02d}.{day:02d}",
        f"{year}年{month}月{day}日",
        f"{year} 年 {month} 月 {day} 日",
        f"{name} {day}, {year}",
        f"{day} {name} {year}",
    ):
        moment = read_moment(text)
        assert moment is not None and moment.iso == iso, text
    for text in (
        f"{year}-{month:02d}",
        f"{year}/{month:02d}",
        f"{year}年{month}月",
        f"{name} {year}",
        f"{name[:3]} {year}",
    ):
        moment = read_moment(text)
        assert moment is not None and moment.iso == iso[:7], text


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2023H2", "2023-H2"), ("2024 年第三季度", "2024-Q3"), ("Q3 2024", "2024-Q3"), ("2024 年上半年", "2024-H1"),
        ("2023 年底", "2023-12"), ("24年5月", "2024-05"), ("二〇二四年五月", "2024-05"), ("2024", "2024"),
    ],
)  # fmt: skip
def test_parts_of_years(text: str, iso: str) -> None:
    moment = read_moment(text)
    assert moment is not None and moment.iso == iso


@pytest.mark.parametrize("text", ["GPT-4 0613", "3.5", "2024.13", "13/2024", "5 月", "-", "32 May 2024", "2023-02-30"])
def test_what_is_no_time(text: str) -> None:
    assert read_moment(text) is None


def test_relative_times_need_an_anchor_and_are_marked() -> None:
    assert find_moments("去年 5 月，10 个月前") == []
    found = find_moments("去年 5 月发布，10 个月前开源", anchor="2024-09-20")
    assert [(f.value.iso, f.value.relative) for f in found] == [("2023-05", True), ("2023-11", True)]
    assert [f.value.iso for f in find_moments("2023 年 3 月成立，同年 7 月发布")] == ["2023-03", "2023-07"]


@given(NUMBERS, st.sampled_from([("千", 1000), ("百万", 10**6), ("万", 10**4)]))
def test_prices_are_per_million_tokens(number: Decimal, per: tuple[str, int]) -> None:
    (price,) = read_prices(f"{number} 元/{per[0]} tokens")
    assert price.quantity.amount == number * MILLION / per[1]
    assert price.quantity.unit == "CNY/Mtoken"


def test_prices_in_cells() -> None:
    assert [
        (p.quantity.amount, p.direction)
        for p in read_prices("2（缓存命中为0.5）", currency="CNY", per=MILLION, direction="input")
    ] == [
        (2, "input"),
        (Decimal("0.5"), "cache_read"),
    ]
    (free,) = read_prices("免费")
    assert (free.quantity.amount, free.quantity.unit) == (0, "CNY")
    (plan,) = read_prices("$20/month")
    assert (plan.quantity.unit, plan.period) == ("USD", "month")
    assert read_per("Input ($ / 1M tokens)") == MILLION and read_per("输入(元)") is None
    assert read_prices("-") == []


def test_real_expressions(shared: Path) -> None:
    with (shared / "gold" / "quantities.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for row in rows:
        wanted = json.loads(row["expected_json"])
        if row["kind"] == "date":
            moment = read_moment(row["expression"])
            assert moment is not None and (str(moment.first), str(moment.last)) == (wanted["start"], wanted["end"]), row
        elif row["kind"] == "price":
            (price,) = read_prices(row["expression"])
            assert float(price.quantity.low or 0) == wanted["value"], row
        else:
            parts = row["expression"].split("/") if isinstance(wanted["min"], list) else [row["expression"]]
            found = [read_quantity(part, currency="CNY" if row["kind"] == "money" else "") for part in parts]
            lows = [None if q is None or q.low is None else float(q.low) for q in found]
            highs = [None if q is None or q.high is None else float(q.high) for q in found]
            assert (lows if len(lows) > 1 else lows[0]) == wanted["min"], row
            assert (highs if len(highs) > 1 else highs[0]) == wanted["max"], row
