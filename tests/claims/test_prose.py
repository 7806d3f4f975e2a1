"""Sentences that name several things: whose a statement is, and what is no statement at all."""

from __future__ import annotations

import pytest

from claims.making import extracted, said
from geju.model.value import Quantity


@pytest.mark.parametrize(
    "text",
    [
        "Amazon committed $8B in Series F preferred stock.",
        "Some traders pay 20% above its $90B Series F. xAI is private.",
        "Within a day 300+ of ~900 employees at OpenAI signed a letter.",
        "NVIDIA 的一位使用 RTX 4090 的用户说速度变慢。",
        "Manus 的一位用户对 30K 积分扣除表示不满。",
        "xAI 利用来自 Y 平台 5 亿月活跃用户的数据。",
        'The "400 million MAU figure in xAI’s announcement" counts more. ChatGPT is not in it.',
        "OpenAI 的天使轮进场的机构赚了百倍。",
        "Established “Blue Isle” in March 2024 under Mistral.",
    ],
)
def test_what_is_told_of_others_gives_nothing(text: str) -> None:
    kinds = {"funding_amount", "funding_round", "metric", "founded", "architecture"}
    assert not {claim for claim in said(text) if claim[1] in kinds}


def test_a_mean_over_tests_is_no_result_of_one() -> None:
    text = "# Qwen2.5-7B\n\n- HumanEval, MBPP (coding): 61.2% average\n- MMLU: 70.1\n"
    assert said(text, "score") == {("Qwen2.5-7B", "score", "70.1", "benchmark=MMLU")}


def test_capitals_joined_before_a_name_are_a_part_of_it() -> None:
    assert {c[0] for c in said("K-EXAONE is a MoE model.", "architecture")} == {"K-EXAONE"}


def test_a_word_behind_a_familys_bare_name_makes_it_something_else() -> None:
    assert "Claude" not in {claim[0] for claim in said("Anthropic 发布 Claude Weaver，面向设计师。", "developer")}


def test_a_number_in_the_brackets_of_a_strange_name_is_not_the_next_ones() -> None:
    text = "甲公司的 Z.Y-K1（总参数 510B）和 Qwen3-8B 同日发布。"
    assert "510000000000" not in {claim[2] for claim in said(text, "parameters")}


def test_talks_are_a_rumour() -> None:
    assert said("# Mistral\n\n## Funding talks at a $20B valuation\n", "valuation") == {
        ("Mistral", "valuation", "20000000000", "hedged")
    }


def test_who_buys_in_is_not_worth_the_sum() -> None:
    assert {c[0] for c in said("## 南桥科技完成A轮融资 王强等入股估值百亿", "valuation")} == {"南桥科技"}


def test_who_overtakes_is_spoken_of() -> None:
    text = "Anthropic is overtaking OpenAI while growing from $1B to $9B ARR."
    assert {c[0] for c in said(text, "metric")} == {"Anthropic"}


def test_a_new_backer_has_no_sales() -> None:
    text = "Mistral 完成融资，由 Thrive 领投。Accel 是新加入的投资者。ARR 为 2 亿美元。"
    assert "Accel" not in {claim[0] for claim in said(text, "metric")}


def test_what_reaches_a_part_of_another_is_not_licensed_for_it() -> None:
    text = "GLM-5 的编程能力达到了 Claude Opus 4.6 的 94.6%，且以 MIT 协议开放权重。"
    assert "Claude Opus 4.6" not in {claim[0] for claim in said(text, "license")}


def test_what_another_matched_has_not_its_make() -> None:
    assert "GPT-4" not in {claim[0] for claim in said("DeepSeek R1 matched GPT-4, using MoE layers.", "architecture")}


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Mistral 拿下 20 亿美元融资。\n\n后来大家谈起 Mistral 融资 20 亿的事。", "USD"),
        ("Mistral 融资 20 亿美元，估值 90 亿。", "USD"),
        ("Mistral 融资 20 億美元。\n\nMistral 拿下 20 億的融資。", "USD"),
        ("Mistral 拿下 20 亿美元融资。\n\n后来大家谈起 Mistral 融资 30 亿的事。", "CNY"),
    ],
)
def test_an_amount_is_in_the_currency_that_the_document_names_it_in(text: str, unit: str) -> None:
    claims = [c for c in extracted(text).claims if c.kind in ("funding_amount", "valuation")]
    assert len(claims) == 2
    assert isinstance(claims[-1].value, Quantity)
    assert claims[-1].value.unit == unit


def test_a_title_that_names_a_body_is_a_post_there() -> None:
    text = "# Mistral\n\n## Related\n\n- Joan Miller — House Trade Committee chair\n"
    assert said(text, "role") == {("Joan Miller", "role", "House Trade Committee", "title=chair")}


def test_a_doubt_in_a_label_of_several_clauses_is_its_own() -> None:
    text = "研发实力突出，据传背景深厚：成立一年，智谱规模已达 260 人。"
    assert ("智谱", "metric", "260", "measure=headcount") in said(text)


def test_two_backers_printed_without_a_mark_between_are_two() -> None:
    text = "智谱完成 A 轮融资，由东山创投腾讯投资、南风资本领投。"
    assert {c[2] for c in said(text, "investor")} == {"东山创投", "腾讯投资", "南风资本"}


def test_a_company_raises_at_another_time_than_it_was_founded() -> None:
    text = "Mistral, an AI lab founded in 2023 by Ann Lee, has raised $45 million in a Series B round led by ASML."
    found = {c for c in said(text) if c[1] in ("funding_amount", "funding_round", "investor")}
    assert found and not any("time" in word for claim in found for word in claim)


def test_a_place_of_listing_takes_in_nothing() -> None:
    assert "纳斯达克" not in {c[0] for c in said("小马智行在纳斯达克上市，市值约 45 亿美元。")}


@pytest.mark.parametrize(
    "text", ["智谱否认了融资 10 亿元的传闻。", "Mistral denied that it reportedly raised $90 million."]
)
def test_a_denial_outweighs_a_rumour(text: str) -> None:
    assert not said(text, "funding_amount")


def test_the_latter_is_no_name() -> None:
    assert not said("腾讯投资了智谱，后者估值 30 亿美元。", "valuation")


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("百川智能联合创始人洪涛已于近日离职。", ("洪涛", "former_role", "百川智能", "title=联合创始人")),
        ("Mistral CEO Ada Miller left for Meta in March.", ("Ada Miller", "former_role", "Mistral", "title=CEO")),
        ("Mistral closed a $2 billion Series C led by ASML.", ("Mistral", "investor", "ASML", "series=C")),
        (
            "Mistral took money, valuing the French AI company at $9 billion.",
            ("Mistral", "valuation", "9000000000"),
        ),
        ("Groq secured $640 million from BlackRock.", ("Groq", "investor", "BlackRock")),
        ("Microsoft has invested nearly $14 billion in OpenAI.", ("Microsoft", "invested_in", "OpenAI")),
    ],
)
def test_news_of_money_and_people(text: str, claim: tuple[str, ...]) -> None:
    assert claim in said(text)


def test_items_below_an_item_about_one_model() -> None:
    text = "# Notes\n\n- **May 2024**: Qwen2-7B launch\n  - 7.6B parameters\n- Other things\n  - 9B parameters\n"
    assert said(text, "parameters") == {("Qwen2-7B", "parameters", "7600000000")}
