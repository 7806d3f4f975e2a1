"""Tables of every build: which way up, with which header, about whom."""

from __future__ import annotations

import pytest

from claims.making import said

MODELS = ["GPT-4", "GLM-4-9B-Chat", "Claude 3 Opus"]
TESTS = ["MMLU", "GSM8K", "HumanEval"]
SCORES = [["86.4", "92.0", "67.0"], ["72.4", "79.6", "71.8"], ["86.8", "95.0", "-"]]


def table(rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]) + "\n"


def expected() -> set[tuple[str, ...]]:
    return {
        (model, "score", f"{float(SCORES[m][t]):g}".replace("92", "92").replace("95", "95"), f"benchmark={TESTS[t]}")
        for m, model in enumerate(MODELS)
        for t in range(3)
        if SCORES[m][t] != "-"
    }


def numbers(found: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    return {(c[0], c[1], f"{float(c[2]):g}", *c[3:]) for c in found}


def test_models_in_rows() -> None:
    text = table([["Model", *TESTS], *([m, *s] for m, s in zip(MODELS, SCORES, strict=True))])
    assert numbers(said(text, "score")) == expected()


def test_models_in_columns() -> None:
    text = table([["Benchmark", *MODELS], *([t, *(SCORES[m][i] for m in range(3))] for i, t in enumerate(TESTS))])
    assert numbers(said(text, "score")) == expected()


def test_a_group_row_above_the_names() -> None:
    text = table(
        [["模型", "综合", "数学", "编程"], ["", *TESTS], *([m, *s] for m, s in zip(MODELS, SCORES, strict=True))]
    )
    assert numbers(said(text, "score")) == expected()


def test_a_header_that_slipped_by_one_column() -> None:
    rows = [[*TESTS, ""], *([m, *s] for m, s in zip(MODELS, SCORES, strict=True))]
    assert numbers(said(table(rows), "score")) == expected()


def test_a_group_column_before_the_tests() -> None:
    rows = [
        ["Domain", "Benchmark", *MODELS],
        *(["x", t, *(SCORES[m][i] for m in range(3))] for i, t in enumerate(TESTS)),
    ]
    assert numbers(said(table(rows), "score")) == expected()


def test_merged_cells_of_html() -> None:
    head = (
        "<tr><th rowspan=2>Model</th><th>Knowledge</th><th colspan=2>Other</th></tr><tr>"
        + "".join(f"<th>{t}</th>" for t in TESTS)
        + "</tr>"
    )
    body = "".join(
        f"<tr><td>{m}</td>" + "".join(f"<td>{v}</td>" for v in s) + "</tr>" for m, s in zip(MODELS, SCORES, strict=True)
    )
    assert numbers(said(f"<html><body><table>{head}{body}</table></body></html>", "score", "a.html")) == expected()


def test_shots_settings_winners_and_footnotes() -> None:
    text = table(
        [
            ["Model", "MMLU (5-shot)", "MATH 4-shot, CoT", "HumanEval pass@1"],
            ["GPT-4", "**86.4**", "52.9*", "67.0 (0-shot)"],
        ]
    )
    assert numbers(said(text, "score")) == {
        ("GPT-4", "score", "86.4", "benchmark=MMLU", "shots=5"),
        ("GPT-4", "score", "52.9", "benchmark=MATH", "setting=CoT", "shots=4"),
        ("GPT-4", "score", "67", "benchmark=HumanEval", "setting=pass@1", "shots=0"),
    }


def test_shots_told_over_the_models() -> None:
    text = table([["Model (3-shot)", "MMLU", "MATH 4-shot"], ["GPT-4", "86.4", "52.9"], ["Qwen-7B", "58.2", "11.6"]])
    assert numbers(said(text, "score")) == {
        ("GPT-4", "score", "86.4", "benchmark=MMLU", "shots=3"),
        ("GPT-4", "score", "52.9", "benchmark=MATH", "shots=4"),
        ("Qwen-7B", "score", "58.2", "benchmark=MMLU", "shots=3"),
        ("Qwen-7B", "score", "11.6", "benchmark=MATH", "shots=4"),
    }


def test_architecture_among_the_scores() -> None:
    text = table(
        [
            ["Benchmark", "DeepSeek-V2", "Mixtral 8x22B"],
            ["# Activated Params", "21B", "39B"],
            ["MMLU", "78.5", "77.6"],
            ["BBH", "78.9", "78.9"],
        ]
    )
    assert said(text, "active_parameters") == {
        ("DeepSeek-V2", "active_parameters", "21000000000"),
        ("Mixtral 8x22B", "active_parameters", "39000000000"),
    }
    assert len(said(text, "score")) == 4


@pytest.mark.parametrize(
    "text",
    [
        table([["Chip", "Deviation", "Memory"], ["A100", "0.1%", "80"], ["H800", "0.2%", "80"]]),
        table([["File", "Link"], ["GPT-4 weights", "download"], ["GLM-4", "here"]]),
        table([["Step", "Loss"], ["100", "2.31"], ["200", "2.12"]]),
    ],
)
def test_tables_that_state_nothing_of_ours(text: str) -> None:
    assert said(text) == set()


FUNDING = [
    ["2024/05", "B+ 轮", "约 4 亿美元", "约 30 亿美元", "Prosperity7 Ventures"],
    ["2022/09", "B 轮", "2 亿", "-", "启明创投、君联资本"],
]
ROUNDS = {
    ("智谱 AI", "funding_round", "B+", "time=2024-05"),
    ("智谱 AI", "funding_amount", "400000000", "series=B+", "time=2024-05"),
    ("智谱 AI", "valuation", "3000000000", "series=B+", "time=2024-05"),
    ("智谱 AI", "investor", "Prosperity7 Ventures", "series=B+", "time=2024-05"),
    ("智谱 AI", "funding_round", "B", "time=2022-09"),
    ("智谱 AI", "funding_amount", "200000000", "series=B", "time=2022-09"),
    ("智谱 AI", "investor", "启明创投", "series=B", "time=2022-09"),
    ("智谱 AI", "investor", "君联资本", "series=B", "time=2022-09"),
}


def test_a_funding_history() -> None:
    text = "## 智谱 AI 融资历程\n\n" + table([["时间", "轮次", "金额", "估值", "投资方"], *FUNDING])
    assert {c for c in said(text) if c[1] in ("funding_round", "funding_amount", "valuation", "investor")} == ROUNDS


@pytest.mark.parametrize("word", ["投资方", "机构"])
def test_who_gave_the_money_stands_below_a_word_for_any_firm(word: str) -> None:
    rows = [
        ["2023/08", "A轮", "1 亿美元", "5 亿美元", "红杉中国、顺为资本"],
        ["2022/02", "天使轮", "-", "-", "云启资本"],
    ]
    text = "智谱——融资：两轮\n\n" + table([["时间", "轮次", "金额", "估值", word], *rows])
    assert {c[0] for c in said(text) if c[1] != "developer"} == {"智谱"}
    assert {c[2] for c in said(text, "investor")} == {"红杉中国", "顺为资本", "云启资本"}


def test_a_cell_of_two_run_together_is_of_neither() -> None:
    rows = [["2024/04", "A 轮", "- 数亿元", "红杉中国"], ["2023/04", "天使轮", "- 数亿元", "云启资本"]]
    text = "智谱——融资：两轮\n\n" + table([["时间", "金额", "估值", "投资方"], *rows])
    assert {c[1] for c in said(text) if c[0] == "智谱"} == {"funding_round", "investor"}


def test_a_person_by_trade_is_no_investor() -> None:
    rows = [
        ["2023/08", "A 轮", "1 亿美元", "红杉中国、本地大学副教授、歌手和鼓手"],
        ["2022/02", "天使轮", "-", "云启资本"],
    ]
    text = "智谱——融资：两轮\n\n" + table([["时间", "轮次", "金额", "投资方"], *rows])
    assert {c[2] for c in said(text, "investor")} == {"红杉中国", "云启资本"}


def test_a_funding_history_with_a_header_that_names_the_wrong_columns() -> None:
    rows = [[r[0], r[1], r[2], r[4]] for r in FUNDING]
    text = "## 智谱 AI 融资历程\n\n" + table([["时间", "金额", "估值", "投资方"], *rows])
    found = said(text)
    assert ("智谱 AI", "funding_round", "B+", "time=2024-05") in found
    assert ("智谱 AI", "investor", "君联资本", "series=B", "time=2022-09") in found


def test_an_overview_with_a_row_that_lost_its_company() -> None:
    text = table(
        [
            ["公司", "分类", "创始人", "模型", "产品", "估值"],
            ["MiniMax", "青年派", "闫俊杰", "abab", "星野", "约 25 亿美元"],
            ["", "", "杨植麟", "Moonshot-v1", "Kimi", "约 30 亿美元"],
        ]
    )
    found = said(text)
    assert ("MiniMax", "valuation", "2500000000") in found
    assert ("月之暗面", "founder", "杨植麟") in found and ("月之暗面", "category", "青年派") in found
    assert ("Kimi", "developer", "月之暗面") in found and ("abab", "developer", "MiniMax") in found


def test_prices_whose_unit_stands_in_the_header() -> None:
    text = table(
        [
            ["Model", "API价格/百万Tokens", ""],
            ["", "输入 (元)", "输出 (元)"],
            ["DeepSeek-V2", "1", "2"],
            ["abab-6.5 (MiniMax)", "30", "30"],
        ]
    )
    assert said(text) == {
        ("DeepSeek-V2", "price", "1", "direction=input"),
        ("DeepSeek-V2", "price", "2", "direction=output"),
        ("abab-6.5", "price", "30", "direction=input"),
        ("abab-6.5", "price", "30", "direction=output"),
        ("abab-6.5", "developer", "MiniMax"),
    }


def test_two_vendors_side_by_side() -> None:
    text = "OpenAI vs 智谱\n\n" + table(
        [["", "", ""], ["Sora", "视频生成", "CogVideo"], ["Helion", "产业投资", "面壁智能"]]
    )
    assert said(text, name="a.txt") == {
        ("Sora", "developer", "OpenAI"),
        ("CogVideo", "developer", "智谱"),
        ("Sora", "modality", "视频生成"),
        ("CogVideo", "modality", "视频生成"),
        ("CogVideo", "counterpart", "Sora"),
        ("OpenAI", "invested_in", "Helion"),
        ("智谱", "invested_in", "面壁智能"),
    }


def test_revenue_by_segment() -> None:
    text = "## 昆仑万维收入\n\n" + table([["业务", "2023 年收入"], ["游戏", "5.34 亿元"], ["广告", "16.5 亿元"]])
    assert said(text, "revenue") == {
        ("昆仑万维", "revenue", "534000000", "segment=游戏", "time=2023"),
        ("昆仑万维", "revenue", "1650000000", "segment=广告", "time=2023"),
    }


def test_a_table_of_models_on_its_side_needs_but_one_kind() -> None:
    text = "| Model Name | glm-4-9b-chat | glm-4v-9b |\n|---|---|---|\n| Language | English | Chinese |\n| Text Length | 8K | 16K |\n"
    assert said(text, "context_window") == {
        ("glm-4-9b-chat", "context_window", "8000"),
        ("glm-4v-9b", "context_window", "16000"),
    }


def test_a_name_that_stands_only_at_the_first_of_its_sizes() -> None:
    text = "| Model | Params | Type |\n|---|---|---|\n| Llama 3.2 | 1B (1.23B) | GGUF |\n| | 3B (3.21B) | GGUF |\n"
    assert said(text) == {
        ("Llama 3.2 1B", "parameters", "1000000000"),
        ("Llama 3.2 1B", "parameters", "1230000000"),
        ("Llama 3.2 3B", "parameters", "3000000000"),
        ("Llama 3.2 3B", "parameters", "3210000000"),
    }
