"""Price tables whose rows are directions: cache states, a column for each model or one for all, units in header or label."""

from __future__ import annotations

import pytest

from claims.making import extracted, said

LINES = "| Input, cache hit | $0.028 |\n| Input, cache miss | $0.28 |\n| Output | $0.42 |\n"


def prices(text: str) -> set[tuple[str, ...]]:
    """(subject, amount, direction)."""
    return {(c[0], c[2], *(w.removeprefix("direction=") for w in c[3:])) for c in said(text, "price")}


def of(model: str) -> set[tuple[str, ...]]:
    return {(model, "0.028", "cache_read"), (model, "0.28", "input"), (model, "0.42", "output")}


@pytest.mark.parametrize(
    "text",
    [
        f"# Pricing\n\nDeepSeek-V9.2 costs:\n\n| Type | Price per 1M tokens (USD) |\n|---|---|\n{LINES}",
        f"# DeepSeek-V9.2 pricing\n\n| Usage | Price (USD / 1M tokens) |\n|---|---|\n{LINES.replace('$', '')}",
        f"# Prices\n\nAll prices per 1M tokens.\n\n| | DeepSeek-V9.2 |\n|---|---|\n{LINES}",
        "# Prices\n\n| | DeepSeek-V9.2 |\n|---|---|\n| 1M INPUT TOKENS (CACHE HIT) | $0.028 |\n| 1M INPUT TOKENS (CACHE MISS) | $0.28 |\n| 1M OUTPUT TOKENS | $0.42 |\n",
    ],
)
def test_rows_are_directions(text: str) -> None:
    assert prices(text) == of("DeepSeek-V9.2")


def test_yuan_in_the_header_and_states_in_brackets() -> None:
    text = "# DeepSeek-V9.2 价格\n\n| 项目 | 价格（元/百万 tokens） |\n|---|---|\n| 输入（缓存命中） | 0.2 |\n| 输入（缓存未命中） | 2 |\n| 输出 | 3 |\n"
    assert prices(text) == {
        ("DeepSeek-V9.2", "0.2", "cache_read"), ("DeepSeek-V9.2", "2", "input"), ("DeepSeek-V9.2", "3", "output"),
    }  # fmt: skip


def test_models_left_of_the_directions_are_carried_down() -> None:
    text = "# Prices\n\n| Model | Type | Price (USD / 1M tokens) |\n|---|---|---|\n| GPT-4o | Input | 2.50 |\n| | Cached input | 1.25 |\n| | Output | 10.50 |\n| GPT-4o mini | Input | 0.15 |\n| | Output | 0.65 |\n"
    assert prices(text) == {
        ("GPT-4o", "2.5", "input"), ("GPT-4o", "1.25", "cache_read"), ("GPT-4o", "10.5", "output"),
        ("GPT-4o mini", "0.15", "input"), ("GPT-4o mini", "0.65", "output"),
    }  # fmt: skip


def test_a_short_name_below_its_maker_is_put_together() -> None:
    text = f"# DeepSeek\n\nPermanent V9-Pro API pricing:\n\n| Usage type | USD / 1M tokens |\n|---|---|\n{LINES}"
    assert prices(text) == of("DeepSeek V9-Pro")
    claim = next(c for c in extracted(text).claims if c.kind == "price")
    assert [e.span.quote for e in claim.evidence if e.role == "subject"] == ["DeepSeek", "V9-Pro"]


@pytest.mark.parametrize(
    "text",
    [
        f"# Prices\n\n| Type | Price per 1M tokens |\n|---|---|\n{LINES}",  # of whom
        f"# Prices\n\nGPT-4o and GPT-4.1 cost:\n\n| Type | Price per 1M tokens |\n|---|---|\n{LINES}",
        f"# DeepSeek-V9.2\n\n| Type | Price |\n|---|---|\n{LINES}",  # for how many tokens
        "# DeepSeek-V9.2\n\n| Type | Price per 1M tokens |\n|---|---|\n| Batch input | $0.14 |\n| Batch output | $0.21 |\n",
        "# DeepSeek-V9.2\n\n| Format | Length |\n|---|---|\n| Input | 128K |\n| Output | 8K |\n",
    ],
)
def test_what_is_not_said_is_no_price(text: str) -> None:
    assert prices(text) == set()


def test_a_date_beside_the_table_is_its_own_only_where_the_line_is_about_prices() -> None:
    table = "| 模型 | 输入价格（元/百万 tokens） |\n|---|---|\n| Kimi K9 | 4 |\n"
    assert said(f"# 价格\n\n{table}\n月之暗面成立于2023年3月。\n", "price") == {
        ("Kimi K9", "price", "4", "direction=input")
    }
    assert said(f"# 价格\n\n以下价格自2025年3月1日起生效。\n\n{table}", "price") == {
        ("Kimi K9", "price", "4", "direction=input", "time=2025-03-01")
    }


def test_traditional_headers_are_read() -> None:
    text = "# 價格\n\n| 模型 | 輸入價格（元/百萬 tokens） | 輸出價格（元/百萬 tokens） | 上下文長度 |\n|---|---|---|---|\n| Kimi K9 | 4 | 16 | 128K |\n"
    assert prices(text) == {("Kimi K9", "4", "input"), ("Kimi K9", "16", "output")}
    assert {c[2] for c in said(text, "context_window")} == {"128000"}


WHOLE = (
    "| Model | Context | Input | Cached input | Output | Batch input | Batch output |\n|---|---|---|---|---|---|---|\n"
)


def test_batch_prices_are_of_a_plan_and_a_row_of_numbers_is_no_header() -> None:
    text = f"## Prices per 1M tokens\n\n{WHOLE}| Qwen9-Max | 256K | $2.00 | $0.50 | $8.00 | $1.00 | $4.00 |\n| Qwen9-Mini | 256K | Free | – | Free | – | – |\n"
    assert said(text, "price") == {
        ("Qwen9-Max", "price", "2", "direction=input"), ("Qwen9-Max", "price", "0.5", "direction=cache_read"),
        ("Qwen9-Max", "price", "8", "direction=output"), ("Qwen9-Max", "price", "1", "direction=input", "plan=batch"),
        ("Qwen9-Max", "price", "4", "direction=output", "plan=batch"),
        ("Qwen9-Mini", "price", "0", "direction=input"), ("Qwen9-Mini", "price", "0", "direction=output"),
    }  # fmt: skip
    assert {c.to_line()["unit"] for c in extracted(text).claims if c.kind == "price"} == {"USD/Mtoken"}


def test_what_a_price_is_for_stands_in_a_column_of_units() -> None:
    text = "# Prices\n\n| Product | Unit | Price |\n|---|---|---|\n| Qwen9-Embed | 1M tokens | $0.05 |\n| Qwen9-Image | image | $0.25 |\n"
    prices = {(c.subject.name, c.to_line()["unit"], c.qualifier("per")) for c in extracted(text).claims}
    assert prices == {("Qwen9-Embed", "USD/Mtoken", ""), ("Qwen9-Image", "USD", "image")}


def test_a_price_from_a_length_of_prompt_on() -> None:
    text = "# Prices\n\nPrices of Qwen9-Max in USD.\n\n| | Prompts ≤ 128K tokens | Prompts > 128K tokens |\n|---|---|---|\n| Input price (per 1M tokens) | $2.50 | $5.00 |\n| Output price (per 1M tokens) | $10.00 | $15.00 |\n"
    assert said(text, "price") == {
        ("Qwen9-Max", "price", "2.5", "direction=input"), ("Qwen9-Max", "price", "5", "above=128000", "direction=input"),
        ("Qwen9-Max", "price", "10", "direction=output"), ("Qwen9-Max", "price", "15", "above=128000", "direction=output"),
    }  # fmt: skip
    assert not said(text.replace(" (per 1M tokens)", ""), "price")


def test_a_cut_in_brackets_is_no_price_and_a_price_there_has_its_own_direction() -> None:
    text = "# 价格\n\n| 模型 | 输入（元/百万 tokens） | 输出（元/百万 tokens） |\n|---|---|---|\n| Qwen9-Max | 9（命中缓存打2.5折） | 36 |\n| Qwen9-Mini | 2（缓存命中为0.5） | 8 |\n"
    assert prices(text) == {
        ("Qwen9-Max", "9", "input"), ("Qwen9-Max", "36", "output"), ("Qwen9-Mini", "2", "input"),
        ("Qwen9-Mini", "0.5", "cache_read"), ("Qwen9-Mini", "8", "output"),
    }  # fmt: skip


def test_tiers_of_length_stand_in_a_column_and_the_unit_at_the_head_of_the_page() -> None:
    text = "# 计费\n\n价格单位：元/百万 tokens。\n\n## Qwen9\n\n| 模型 | 输入长度（千 tokens） | 输入 | 输出 | 批量推理输入 |\n|---|---|---|---|---|\n| Qwen9-Max | [0, 32] | 0.8 | 8 | 0.4 |\n| Qwen9-Max | (32, 128] | 1.2 | 16 | 0.6 |\n"
    assert said(text, "price") == {
        ("Qwen9-Max", "price", "0.8", "direction=input"), ("Qwen9-Max", "price", "8", "direction=output"),
        ("Qwen9-Max", "price", "0.4", "direction=input", "plan=batch"),
        ("Qwen9-Max", "price", "1.2", "above=32000", "direction=input"),
        ("Qwen9-Max", "price", "16", "above=32000", "direction=output"),
        ("Qwen9-Max", "price", "0.6", "above=32000", "direction=input", "plan=batch"),
    }  # fmt: skip


def test_the_unit_of_the_page_is_for_input_and_output_only() -> None:
    head = "# 计费\n\n价格单位：元/百万 tokens。\n\n## Qwen9\n\n"
    text = head + "| 模型 | 价格 | 计费单位 |\n|---|---|---|\n| Qwen9-Image | 0.2 元 | 张 |\n"
    assert {c.to_line()["unit"] for c in extracted(text).claims if c.kind == "price"} == {"CNY"}
    other = "## Qwen8\n\n价格单位：元/百万 tokens。\n\n## Qwen9\n\n| 模型 | 输入 | 输出 |\n|---|---|---|\n| Qwen9-Max | 2 | 8 |\n"
    assert not said(other, "price")


def test_prices_among_scores_and_a_score_among_prices() -> None:
    text = "| | Kimi-K9 | Qwen9-Max |\n|---|---|---|\n| Modality | Text | Text |\n| Input price ($/M) | 0.6 | 0.15 |\n| MMLU | 89.5 | 88.5 |\n| GPQA | 71.5 | 68.5 |\n"
    assert prices(text) == {("Kimi-K9", "0.6", "input"), ("Qwen9-Max", "0.15", "input")}
    assert len(said(text, "score")) == 4 and len(said(text, "modality")) == 2
    text = "| Model | Context | License | MMLU-Pro | Input ($/M tokens) | Output ($/M tokens) |\n|---|---|---|---|---|---|\n| Kimi-K9 | 256K | MIT | 81.5 | 0.6 | 2.5 |\n"
    assert prices(text) == {("Kimi-K9", "0.6", "input"), ("Kimi-K9", "2.5", "output")}
    assert said(text, "score") == {("Kimi-K9", "score", "81.5", "benchmark=MMLU-Pro")}


def test_headers_of_directions_with_units_in_the_cells() -> None:
    text = "# Pricing\n\n| Model | Base Input Tokens | 5m Cache Writes | Cache Hits & Refreshes | Output Tokens |\n|---|---|---|---|---|\n| Qwen9-Max | $5 / MTok | $6.25 / MTok | $0.50 / MTok | $25 / MTok |\n| Qwen9-Mini | Free | - | - | Free |\n"
    assert said(text, "price") == {
        ("Qwen9-Max", "price", "5", "direction=input"), ("Qwen9-Max", "price", "6.25", "direction=cache_write", "kept=5m"),
        ("Qwen9-Max", "price", "0.5", "direction=cache_read"), ("Qwen9-Max", "price", "25", "direction=output"),
        ("Qwen9-Mini", "price", "0", "direction=input"), ("Qwen9-Mini", "price", "0", "direction=output"),
    }  # fmt: skip
    assert {c.to_line()["unit"] for c in extracted(text).claims if c.kind == "price"} == {"USD/Mtoken"}


@pytest.mark.parametrize(
    ("head", "cell"),
    [
        ("Price (input / output, per 1M)", "$5 / $25"),
        ("价格（输入/输出，每百万 tokens）", "$5/$25"),
        ("Price in/out ($/M tokens)", "$5 / $25"),
    ],
)
def test_two_directions_in_a_cell(head: str, cell: str) -> None:
    text = f"# Prices\n\n| Model | {head} |\n|---|---|\n| Qwen9-Max | {cell} |\n"
    assert prices(text) == {("Qwen9-Max", "5", "input"), ("Qwen9-Max", "25", "output")}
    assert prices(text.replace(cell, "$5")) == set()


def test_counted_tokens_are_no_prices() -> None:
    text = "# Usage\n\n| Model | Input tokens | Output tokens |\n|---|---|---|\n| Qwen9-Max | 1,204 | 88 |\n"
    assert prices(text) == set()


def test_prices_beside_scores_below_a_header_of_two_rows() -> None:
    text = (
        "价格单位：元/百万 tokens。\n\n## 模型\n\n<table><tr><th rowspan=2>模型</th><th colspan=2>价格</th><th colspan=2>评测</th></tr>"
        "<tr><th>输入</th><th>输出</th><th>MMLU-Pro</th><th>GPQA</th></tr>"
        "<tr><td>Qwen9-Max</td><td>0.5</td><td>2</td><td>74.5</td><td>65.5</td></tr>"
        "<tr><td>Kimi-K9</td><td>免费</td><td>免费</td><td>77.5</td><td>75.5</td></tr></table>\n"
    )
    assert prices(text) == {
        ("Qwen9-Max", "0.5", "input"), ("Qwen9-Max", "2", "output"), ("Kimi-K9", "0", "input"), ("Kimi-K9", "0", "output"),
    }  # fmt: skip
    assert {dict(w.split("=") for w in c[3:])["benchmark"] for c in said(text, "score")} == {"MMLU-Pro", "GPQA"}
    both = "价格单位：元/百万 tokens。\n\n## 模型\n\n| 模型 | 上下文 | 输入/输出价格 |\n|---|---|---|\n| Qwen9-Max | 256K | 6 / 24 |\n"
    assert prices(both) == {("Qwen9-Max", "6", "input"), ("Qwen9-Max", "24", "output")}
