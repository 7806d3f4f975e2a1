"""Sentences as Chinese news and notes write them: who is meant, what is told of him, what is only foreseen."""

from __future__ import annotations

import pytest

from claims.making import said


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("据悉 Cursor 去年的营收为 3 亿美元。", {("Cursor", "revenue", "300000000")}),
        ("投资人看好 Lovable，其估值达 9 亿美元。", {("Lovable", "valuation", "900000000")}),
        ("媒体称，Cursor ARR 为 7 亿美元。", {("Cursor", "metric", "700000000", "measure=arr")}),
        ("Lambda 函数带来的收入是 3 亿元。", set()),
    ],
)
def test_an_english_word_in_chinese_text_is_the_name_it_can_be(text: str, claims: set[tuple[str, ...]]) -> None:
    found = {claim for claim in said(text) if claim[1] != "category"}
    assert {tuple(w for w in claim if not w.startswith("time=")) for claim in found} == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Anthropic 从 1 亿到 8 亿美元 ARR 只用了一年。", {("Anthropic", "metric", "800000000", "measure=arr")}),
        ("Anthropic 需要在 2027 年做到 90 亿美元的 ARR。", set()),
        ("Kimi 的用户常常在 90K token 上下文就碰到限制。", set()),
        ("月之暗面的 K2 发布带动了收入，同比增长 300%。", {("月之暗面", "metric", "300", "measure=growth")}),
    ],
)
def test_what_a_figure_is_of(text: str, claims: set[tuple[str, ...]]) -> None:
    assert {claim for claim in said(text) if claim[1] in ("metric", "context_window", "revenue")} == claims
