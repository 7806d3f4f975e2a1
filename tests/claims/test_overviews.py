"""Overviews of models, infoboxes, tables of people, backers and periods; cells that hold two facts; cells that hold none."""

from __future__ import annotations

import pytest

from claims.making import extracted, said
from claims.test_score_tables import table


def test_a_size_with_its_active_share_and_a_mark_with_a_licence() -> None:
    text = table(
        "Model | Parameters | Open Weights",
        "Qwen3-Big | 235B-A22B | ✅ Apache 2.0",
        "GLM-4.5 | 355B (32B active) | ❌ API only",
    )
    assert said(text) >= {
        ("Qwen3-Big", "parameters", "235000000000"), ("Qwen3-Big", "active_parameters", "22000000000"),
        ("Qwen3-Big", "openness", "open"), ("Qwen3-Big", "license", "Apache 2.0"),
        ("GLM-4.5", "parameters", "355000000000"), ("GLM-4.5", "active_parameters", "32000000000"), ("GLM-4.5", "openness", "closed"),
    }  # fmt: skip


def test_lists_of_sizes_and_windows() -> None:
    text = table(
        "Model | Params (B) | Context Length", "Yi-1.5 | 6, 9, 34 | 4096, 32k", "Qwen2.5 | 0.5B、7B | up to 128K"
    )
    assert {c[2] for c in said(text, "parameters") if c[0] == "Yi-1.5"} == {"6000000000", "9000000000", "34000000000"}
    assert {c[2] for c in said(text, "parameters") if c[0] == "Qwen2.5"} == {"500000000", "7000000000"}
    assert {c[:3] for c in said(text, "context_window")} == {
        ("Yi-1.5", "context_window", "4096"), ("Yi-1.5", "context_window", "32000"), ("Qwen2.5", "context_window", "128000"),
    }  # fmt: skip


def test_models_that_nobody_knows_and_lists_of_them_with_their_maker() -> None:
    text = table("公司 | 大模型 | 类别", "云帆科技 | 墨竹 | 医疗", "智谱 | GLM-4, GLM-4V | 通用")
    assert said(text, "developer") == {
        ("墨竹", "developer", "云帆科技"),
        ("GLM-4", "developer", "智谱"),
        ("GLM-4V", "developer", "智谱"),
    }
    assert ("墨竹", "modality", "医疗") in said(text)


@pytest.mark.parametrize("head", ["Provider", "Cloud platform", "平台"])
def test_who_sells_a_model_has_not_made_it(head: str) -> None:
    assert (
        said(table(f"Model | {head} | Context", "Qwen2-72B | DeepInfra | 32K", "GLM-4 | Novita | 128K"), "developer")
        == set()
    )


@pytest.mark.parametrize("head", ["", "Version", "Name"])
def test_models_below_a_header_that_does_not_say_so(head: str) -> None:
    text = table(f"{head} | Context length | Released", "GLM-4-9B | 128K | 2024-06", "Qwen2-72B | 32K | 2024-06-07")
    assert said(text, "released") == {("GLM-4-9B", "released", "2024-06"), ("Qwen2-72B", "released", "2024-06-07")}


def test_an_infobox_is_read_as_keys_with_values() -> None:
    text = "# 01.AI\n\n" + table(
        "Metric | Value", "Founder | Kai-Fu Lee", "Valuation | $1B+ (Nov 2023)", "Employees | 100+"
    )
    found = said(text)
    assert ("Kai-Fu Lee", "role", "01.AI", "title=Founder") in found
    assert any(c[:2] == ("01.AI", "valuation") and "time=2023-11" in c for c in found)
    assert any(c[:2] == ("01.AI", "metric") and "measure=headcount" in c for c in found)


@pytest.mark.parametrize("turned", [False, True])
def test_people_and_their_posts(turned: bool) -> None:
    rows = [("Person", "Role"), ("Sam Altman", "CEO"), ("Mira Stone", "Co-founder / CTO (ex-Google)")]
    text = "# OpenAI\n\n" + table(*(" | ".join(reversed(r) if turned else r) for r in rows))
    assert said(text, "role") == {
        ("Sam Altman", "role", "OpenAI", "title=CEO"),
        ("Mira Stone", "role", "OpenAI", "title=Co-founder"), ("Mira Stone", "role", "OpenAI", "title=CTO"),
    }  # fmt: skip
    assert said(text, "founder") == {("OpenAI", "founder", "Mira Stone")}
    assert said(text, "former_role") == {("Mira Stone", "former_role", "Google")}


def test_investors_of_a_company_and_holdings_of_investors() -> None:
    text = "# Mistral AI\n\n" + table("Investor | Role", "a16z | Lead Series A", "NVIDIA | Strategic (Series B)")
    assert {c[2:] for c in said(text, "investor")} == {("a16z", "series=A"), ("NVIDIA", "series=B")}
    text = "## Top investors\n\n" + table(
        "Investor | Notable deals", "Thrive Capital | OpenAI, defense, AI infrastructure, Zarquon"
    )
    assert said(text, "invested_in") == {
        ("Thrive Capital", "invested_in", "OpenAI"),
        ("Thrive Capital", "invested_in", "Zarquon"),
    }


def test_revenue_by_period_without_what_is_expected() -> None:
    text = "# OpenAI\n\n" + table("Year | Revenue", "2023 | $1.6B", "2024 | $3.7B", "2030 proj. | $90B")
    assert {c[2:] for c in said(text, "revenue")} == {("1600000000", "time=2023"), ("3700000000", "time=2024")}


def test_a_table_of_dates_and_events() -> None:
    text = "# 智谱\n\n" + table("Date | Event", "2024-01 | Released GLM-4", "2024-06-05 | Released GLM-4-9B")
    assert said(text, "released") == {("GLM-4", "released", "2024-01"), ("GLM-4-9B", "released", "2024-06-05")}


def test_scores_one_a_row() -> None:
    text = table(
        "Model | Benchmark | Score", "GPT-4 | MMLU | 86.4", "GLM-4 | GSM8K (8-shot) | 87.6", "GLM-4 | MMLU | 86.4x"
    )
    assert said(text, "score") == {
        ("GPT-4", "score", "86.4", "benchmark=MMLU"),
        ("GLM-4", "score", "87.6", "benchmark=GSM8K", "shots=8"),
    }
    assert [(p.key, p.line) for p in extracted(text).set_aside] == [("claims.cell_unread", 5)]


@pytest.mark.parametrize(
    ("text", "line", "cell"),
    [
        (table("Model | MMLU | GSM8K", "GPT-4 | 86.4 | 92.0", "GLM-4 | 81.5x | 87.6"), 4, "81.5x"),
        (table("Model | MMLU | GSM8K", "GPT-4 | 86.4 | abc", "GLM-4 | 81.5 | 87.6"), 3, "abc"),
        (
            "# 智谱\n\n" + table("时间 | 轮次 | 金额", "2023年13月 | B 轮 | 4 亿美元", "2023年5月 | B+ 轮 | 2 亿元"),
            5,
            "2023年13月",
        ),
        (
            "# 智谱\n\n" + table("时间 | 轮次 | 估值", "2023年3月 | B 轮 | 五块", "2023年5月 | B+ 轮 | 20 亿元"),
            5,
            "五块",
        ),
        (table("Model | Params | Context", "GLM-4 | 9B | 12Q8", "Qwen2 | 7B | 32K"), 3, "12Q8"),
    ],
)
def test_a_cell_that_cannot_be_read_is_said(text: str, line: int, cell: str) -> None:
    problems = [p for p in extracted(text).set_aside if p.key == "claims.cell_unread"]
    assert [(p.line, dict(p.params)["text"], p.severity) for p in problems] == [(line, cell, "warning")]


@pytest.mark.parametrize("nothing", ["-", "—", "N/A", "未知", "TBD", "未披露", "undisclosed", "OOM"])
def test_a_cell_that_says_nothing_is_no_problem(nothing: str) -> None:
    text = table("Model | MMLU | GSM8K", f"GPT-4 | 86.4 | {nothing}", "GLM-4 | 81.5 | 87.6")
    assert extracted(text).set_aside == ()


def test_what_a_test_cannot_give_is_set_aside() -> None:
    found = extracted(table("Model | MMLU | MT-Bench", "GPT-4 | 864 | 9.0", "GLM-4 | 81.5 | 86"))
    assert {(c.subject.name, dict(c.qualifiers)["benchmark"]) for c in found.claims} == {
        ("GPT-4", "MT-Bench"),
        ("GLM-4", "MMLU"),
    }
    assert [(p.key, p.line) for p in found.set_aside] == [
        ("claims.score_impossible", 3),
        ("claims.score_impossible", 4),
    ]


def test_words_of_headers_stand_whole() -> None:
    text = table("Company | AI model | Strategy", "Alibaba | Qwen | open", "ByteDance | Doubao | apps")
    assert said(text, "developer") == {("Qwen", "developer", "Alibaba"), ("Doubao", "developer", "ByteDance")}


def test_models_that_share_a_name_are_told_apart_by_the_sizes_beside_it() -> None:
    text = (
        "# Llama 3\n\n<table><tr><td></td><td>Training Data</td><td>Params</td><td>Context length</td><td>Token count</td></tr>"
        "<tr><td rowspan=2>Llama 3</td><td rowspan=2>Public data.</td><td>8B</td><td>8k</td><td rowspan=2>15T+</td></tr>"
        "<tr><td>70B</td><td>8k</td></tr></table>\n"
    )
    found = {c[:3] for c in said(text)}
    assert found >= {
        ("Llama 3 8B", "parameters", "8000000000"), ("Llama 3 70B", "parameters", "70000000000"),
        ("Llama 3 8B", "context_window", "8000"), ("Llama 3 70B", "context_window", "8000"),
        ("Llama 3 8B", "training_tokens", "15000000000000..None"), ("Llama 3 70B", "training_tokens", "15000000000000..None"),
    }  # fmt: skip


def test_an_overview_whose_columns_are_models() -> None:
    text = "# Overview\n\n| | GPT-4o | Qwen2-72B |\n|---|---|---|\n| Architecture | Dense | Dense |\n| Context length | 128K | 32K |\n| License | Proprietary | Apache-2.0 |\n"
    assert {c[:3] for c in said(text)} >= {
        ("GPT-4o", "context_window", "128000"), ("Qwen2-72B", "context_window", "32000"), ("Qwen2-72B", "license", "Apache-2.0"),
    }  # fmt: skip


def test_things_listed_in_the_section_of_their_maker() -> None:
    rows = table("名称|行业|功能定位", "通义灵码|写代码|补全，解释", "通义听悟|会议记录|提供转写")
    text = "阿里巴巴：模型多\n\n行业大模型\n\n" + rows
    assert said(text) == {
        ("通义灵码", "developer", "阿里巴巴"),
        ("通义灵码", "category", "写代码"),
        ("通义听悟", "developer", "阿里巴巴"),
        ("通义听悟", "category", "会议记录"),
    }


def test_things_of_several_makers_in_a_section_are_not_all_its_own() -> None:
    rows = table("产品|场景", "通义灵码|写代码", "可灵|视频生成")
    assert said("阿里巴巴：产品多\n\n" + rows, "developer") == {("通义灵码", "developer", "阿里巴巴")}


def test_how_a_model_is_built_is_no_modality() -> None:
    rows = table("类型|模型|参数", "MoE|Zeta-MoE-16B|16B", "多模态|Zeta-VL-7B|7B")
    assert {c[2] for c in said(rows, "modality")} == {"多模态"}


def test_remarks_on_a_model() -> None:
    text = table(
        "Version | Params | Notes",
        "Qwen2-7B | 7B | 32K→128K context, 7T tokens, free to use",
        "Qwen2-57B | - | Mixture of Experts (14B active), 64K/128K context variants, near Mixtral MoE",
        "Yi-34B | 34B | faster than all 200K context models, 3T calls",
    )
    assert said(text) - said(text, "parameters") - said(text, "released") == {
        ("Qwen2-7B", "context_window", "128000"),
        ("Qwen2-7B", "training_tokens", "7000000000000"),
        ("Qwen2-57B", "architecture", "MoE"),
        ("Qwen2-57B", "active_parameters", "14000000000"),
        ("Qwen2-57B", "context_window", "64000"),
        ("Qwen2-57B", "context_window", "128000"),
    }


def test_sizes_and_design_below_one_header() -> None:
    text = table("Model | Architecture", "Qwen3-Next | 80B-A3B MoE", "GLM-4.5-Air | 106B-12B")
    assert said(text) == {
        ("Qwen3-Next", "parameters", "80000000000"),
        ("Qwen3-Next", "active_parameters", "3000000000"),
        ("Qwen3-Next", "architecture", "MoE"),
        ("GLM-4.5-Air", "parameters", "106000000000"),
        ("GLM-4.5-Air", "active_parameters", "12000000000"),
    }


def test_sizes_of_a_series_in_remarks_and_equivalents() -> None:
    text = table(
        "Version | Release | Key changes", "Qwen2 | Jun 2024 | First 7B/72B dense models", "Qwen3 | May 2025 | new"
    )
    assert {claim[2] for claim in said(text, "parameters")} == {"7000000000", "72000000000"}
    text = table("Model | Output price (per 1M tokens)", "Qwen3 | $2", "Anthropic equivalent | $25")
    assert {claim[0] for claim in said(text, "price")} == {"Qwen3"}


def test_where_people_of_a_table_came_from() -> None:
    text = "# Mistral AI\n\n" + table(
        "Function | Leader | Prior | Notes",
        "CEO | Ann Grey | Google | -",
        "CTO | Bob Blue | Stripe CTO | -",
        "COO | Carl Green | Internal | -",
        "CFO | Dora White | Meta (led ads) | -",
    )
    assert said(text, "former_role") == {
        ("Ann Grey", "former_role", "Google"),
        ("Bob Blue", "former_role", "Stripe", "title=CTO"),
        ("Dora White", "former_role", "Meta"),
    }


def test_families_of_the_maker_and_dates_of_papers() -> None:
    text = "# Mistral AI\n\n" + table("Family | Description", "Mixtral | sparse", "Qwen2 | rival")
    assert said(text, "developer") == {("Mixtral", "developer", "Mistral AI")}
    text = "# Mixtral 8x7B\n\n" + table("Spec | Details", "Paper | On experts", "Published | January 1, 2024")
    assert said(text, "released") == set()


def test_an_aside_of_a_founder() -> None:
    text = "# Mistral AI\n\n" + table("Metric | Value", "Founder | Arthur Mensch (ex-Google)", "Founded | 2023")
    assert ("Arthur Mensch", "former_role", "Google") in said(text)
