"""Sentences, cards and lines in Chinese and English, and what must not be taken for a claim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.making import extracted, said
from geju.claims.sentences.sentence import split
from geju.model.document import Origin


@given(st.text(alphabet="ab A1.。！？!?;；\n ”\"'", max_size=60))
def test_sentences_partition_the_text(text: str) -> None:
    spans = split(text)
    assert "".join(text[a:b] for a, b in spans) == text


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("智谱 AI 成立于 2019 年 6 月。", ("智谱 AI", "founded", "2019-06")),
        ("2023.03 月之暗面成立", ("月之暗面", "founded", "2023-03")),
        ("OpenAI was founded in December 2015.", ("OpenAI", "founded", "2015-12")),
        ("In March 2023, OpenAI released GPT-4.", ("GPT-4", "released", "2023-03")),
        ("In March 2023, OpenAI released GPT-4.", ("GPT-4", "developer", "OpenAI")),
        ("2024 年 5 月，深度求索发布 DeepSeek-V2。", ("DeepSeek-V2", "released", "2024-05")),
        ("智谱 GLM-4(0520) 成绩更好。", ("GLM-4(0520)", "developer", "智谱")),
        ("Step-2 是万亿参数的模型。", ("Step-2", "parameters", "1000000000000..9900000000000")),
        ("DeepSeek-V2 has 236B total parameters.", ("DeepSeek-V2", "parameters", "236000000000")),
        ("Kimi 支持 200 万字上下文。", ("Kimi", "context_window", "2000000")),
        ("DeepSeek-V2 的输入价格为 1 元/百万 tokens。", ("DeepSeek-V2", "price", "1", "direction=input")),
        ("豆包下载量突破 700 万次。", ("豆包", "metric", "7000000..None", "measure=downloads")),
        ("豆包的月活跃用户达 2600 万。", ("豆包", "metric", "26000000", "measure=mau")),
        ("Anthropic raised $2 billion in May 2024.", ("Anthropic", "funding_amount", "2000000000", "time=2024-05")),
        ("清影对标 Sora。", ("清影", "counterpart", "Sora")),
        ("The Yi-1.5 models are released under the Apache 2.0 license.", ("Yi-1.5", "license", "Apache 2.0")),
    ],
)
def test_statements(text: str, claim: tuple[str, ...]) -> None:
    assert claim in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "OpenAI 是否已于 2024 年 5 月发布 GPT-5？",
        "OpenAI 并未在 2024 年 5 月发布 GPT-5。",
        "OpenAI plans to release GPT-5 in May 2025.",
        "OpenAI 预计 2025 年 5 月发布 GPT-5。",
        "Anthropic did not raise $2 billion.",
        "智谱清言计划在 2025 年让下载量突破 500 万次。",
    ],
)
def test_questions_denials_and_plans_state_nothing(text: str) -> None:
    assert {c for c in said(text) if c[1] != "developer"} == set()


def test_a_rumour_stays_a_rumour() -> None:
    assert ("阶跃星辰", "valuation", "2000000000", "time=2024-06", "hedged") in said(
        "据传阶跃星辰在 2024 年 6 月的估值达 20 亿美元。"
    )


def test_a_group_of_companies() -> None:
    found = said("业界称之为创业六小强——智谱 AI、MiniMax、月之暗面和百川智能。", "category")
    assert found == {(name, "category", "创业六小强") for name in ("智谱 AI", "MiniMax", "月之暗面", "百川智能")}
    assert said("投资方包括阿里巴巴、腾讯和美团。", "category") == set()


def test_downloads_and_users_are_never_mixed() -> None:
    found = said("豆包下载量超过 1 亿次，月活跃用户 2600 万，日活 800 万。", "metric")
    assert found == {
        ("豆包", "metric", "100000000..None", "measure=downloads"),
        ("豆包", "metric", "26000000", "measure=mau"),
        ("豆包", "metric", "8000000", "measure=dau"),
    }


def test_relative_times_count_from_the_document() -> None:
    text = "OpenAI 去年 3 月发布 GPT-4。"
    assert ("GPT-4", "released", "2023-03") in said(text, origin=Origin(date="2024-09-20"))
    assert {c for c in said(text) if c[1] == "released"} == set()


def test_the_subject_is_carried_from_heading_and_sentence() -> None:
    assert ("智谱 AI", "founded", "2019-06") in said("## 智谱 AI\n\n公司成立于 2019 年 6 月。\n")
    assert ("豆包", "metric", "26000000", "measure=mau") in said("豆包很受欢迎。月活跃用户达 2600 万。")


def test_a_card_of_a_person() -> None:
    text = "阶跃星辰——团队\n\n姜大昕\n创始人\nCEO\n\n- 纽约州立大学布法罗分校博士，曾任微软全球副总裁\n- 清华大学兼职教授\n"
    assert said(text, name="a.txt") >= {
        ("姜大昕", "role", "阶跃星辰", "title=创始人"),
        ("姜大昕", "role", "阶跃星辰", "title=CEO"),
        ("阶跃星辰", "founder", "姜大昕"),
        ("姜大昕", "education", "纽约州立大学布法罗分校", "degree=博士"),
        ("姜大昕", "former_role", "微软", "title=全球副总裁"),
    }


def test_a_damaged_heading_is_mended_where_the_document_names_the_company_whole() -> None:
    text = "阶跃星辰很神秘。\n\n阶跃晨——团队\n\n姜大昕\nCEO\n"
    assert ("姜大昕", "role", "阶跃星辰", "title=CEO") in said(text, name="a.txt")
    assert not {c for c in said("阶跃晨——团队\n\n姜大昕\nCEO\n", name="a.txt") if c[1] == "role"}


def test_a_box_of_figures() -> None:
    text = "字节跳动——应用\n\n日均处理\nTokens\n3 万亿\n\nAPI 单日调用量\n600 万+\n"
    assert said(text, name="a.txt") == {
        ("字节跳动", "metric", "3000000000000", "measure=tokens_daily"),
        ("字节跳动", "metric", "6000000..None", "measure=api_calls_daily"),
    }


def test_keys_and_values() -> None:
    text = "# Zhipu AI\n\n- **Founded**: June 2019\n- **Headcount**: over 600 (September 2024)\n- **Valuation**: ~20B RMB\n"
    assert said(text) == {
        ("Zhipu AI", "founded", "2019-06"),
        ("Zhipu AI", "metric", "600..None", "measure=headcount", "time=2024-09"),
        ("Zhipu AI", "valuation", "20000000000"),
    }


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=80))
def test_any_text_is_read_without_fault(text: str) -> None:
    once, again = extracted(text, "a.txt"), extracted(text, "a.txt")
    assert once == again


def test_what_is_free_for_good_costs_nothing() -> None:
    text = "# A\n\n智谱清言目前免费开放使用。通义千问不免费使用。文心一言免费试用 7 天。\n\nKimi is free to use. ChatGPT is not free to use.\n"
    assert {c[:3] for c in said(text, "price")} == {("智谱清言", "price", "0"), ("Kimi", "price", "0")}


def test_names_are_known_in_traditional_characters() -> None:
    found = said("紅杉中國投資了階躍星辰。智譜AI於2024年12月完成30億元人民幣融資。", "funding_amount")
    assert found == {("智譜AI", "funding_amount", "3000000000", "time=2024-12")}


def test_a_date_that_is_counted_stays_marked() -> None:
    text = "月之暗面去年完成10亿美元的B轮融资。2023年3月，智谱完成5亿元融资。"
    claims = extracted(text, origin=Origin(date="2025-03-10")).claims
    amounts = [c for c in claims if c.kind == "funding_amount"]
    assert [(c.qualifier("time"), c.relative) for c in amounts] == [("2024", True), ("2023-03", False)]
    assert [c.to_line().get("relative") for c in amounts] == [True, None]
