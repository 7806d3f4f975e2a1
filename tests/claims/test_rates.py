"""Prices of tokens told in a row, and other figures told in lists: scores, revenues of years."""

from __future__ import annotations

import pytest

from claims.making import said


@pytest.mark.parametrize(
    ("text", "prices"),
    [
        ("GLM-9 每百万 token 输入 3 元、输出 9 元。", {("3", "input"), ("9", "output")}),
        (
            "GLM-9 的价格是每百万输入 tokens 3 元（缓存命中 0.6 元），输出 9 元。",
            {("3", "input"), ("0.6", "cache_read"), ("9", "output")},
        ),
        ("GLM-9 输入 3 元、输出 9 元（每百万 tokens）。", {("3", "input"), ("9", "output")}),
        ("GLM-9 输入价格 3 元/百万 tokens，输出 9 元。", {("3", "input"), ("9", "output")}),
        ("GLM-9 輸入每百萬 token 3 美元，輸出 9 美元。", {("3", "input"), ("9", "output")}),
        ("GLM-9 每百万输入与输出 token 均收 3 元。", {("3", "input"), ("3", "output")}),
        ("GLM-9 每千 tokens 0.02 元。", {("20", "")}),
        ("DeepSeek-V9 与 GLM-9 上线，后者每百万 token 输入 3 元，输出 9 元。", {("3", "input"), ("9", "output")}),
        ("GLM-9：$3/$9（每百万 token 输入/输出）。", {("3", "input"), ("9", "output")}),
        (
            "GLM-9 输入（缓存命中）1 元、输入（未命中）3 元、输出 9 元，单位为每百万 tokens。",
            {("1", "cache_read"), ("3", "input"), ("9", "output")},
        ),
        ("GLM-9 低至输入 3 元/百万 tokens、输出 9 元/百万 tokens。", {("3", "input"), ("9", "output")}),
        ("GLM-9 每百万 token 输入原价 30 元，现输入 3 元。", {("3", "input")}),
        ("GLM-9 上下文为 128K，团队每百万 token 奖励 3 元。", set()),
    ],
)
def test_prices_that_share_a_number_of_tokens(text: str, prices: set[tuple[str, str]]) -> None:
    found = {
        (claim[2], next((w[10:] for w in claim[3:] if w[:10] == "direction="), "")) for claim in said(text, "price")
    }
    assert found == prices


def test_prices_behind_what_just_came_out_are_its_prices() -> None:
    text = "智谱上线 GLM-9，参数 300 亿。API 每百万 token 输入 3 元、输出 9 元。"
    assert {claim[0] for claim in said(text, "price")} == {"GLM-9"}


def test_tokens_of_a_price_are_no_window() -> None:
    text = "GLM-9 输入 3 元、输出 9 元（每百万 tokens），上下文窗口 20 万。"
    assert said(text, "context_window") == {("GLM-9", "context_window", "200000")}


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("GLM-9 在 HLE 上取得 33.5%，MMLU 88.1%，GPQA 70.2%。", {("HLE", "33.5"), ("MMLU", "88.1"), ("GPQA", "70.2")}),
        ("GLM-9 以 81.3% 的 MMLU 成绩领先。", {("MMLU", "81.3")}),
        ("GLM-9 支持 HLE，MMLU 57 个科目。", set()),
    ],
)
def test_scores_of_a_list(text: str, scores: set[tuple[str, str]]) -> None:
    assert {(claim[3].removeprefix("benchmark="), claim[2]) for claim in said(text, "score")} == scores
