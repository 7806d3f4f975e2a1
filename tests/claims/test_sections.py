"""What a report tells in the section of a company: whose numbers, times and places in rankings they are."""

from __future__ import annotations

import pytest

from claims.making import extracted, said


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("猫箱下载量突破 200 万，位列第七。", {("猫箱", "metric", "7", "measure=downloads_rank")}),
        (
            "猫箱月新增下载及 DAU 均位列同类第一。",
            {("猫箱", "metric", "1", f"measure={m}_rank") for m in ("downloads_monthly", "dau")},
        ),
        ("智谱在这次评测中位列第二。", set()),
        ("猫箱排名第三季度的表现最好，下载量排名另说。", set()),
    ],
)
def test_places_in_rankings(text: str, claims: set[tuple[str, ...]]) -> None:
    assert {c for c in said(text, "metric") if "_rank" in c[3]} == claims


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("智谱自带万卡。", ("智谱", "metric", "10000..99000", "measure=gpus")),
        ("智谱构建数千卡 GPU 集群。", ("智谱", "metric", "2000..9900", "measure=gpus")),
        ("智谱是罕见的万卡持有者。", ("智谱", "metric", "10000..99000", "measure=gpus")),
        ("可灵历史下载已破亿。", ("可灵", "metric", "100000000..None", "measure=downloads")),
        # who stands right before a measure has it
        ("猫箱与可灵月活数据 1700 万的差距缩小。", ("可灵", "metric", "17000000", "measure=mau")),
        # a platform has no downloads
        (
            "Baichuan2 在 hugging face 月下载量超 6 万次。",
            ("Baichuan2", "metric", "60000..None", "measure=downloads_monthly"),
        ),
        (
            "Baichuan2 支持 LLaMA 换接，累计下载超 50 万次。",
            ("Baichuan2", "metric", "500000..None", "measure=downloads"),
        ),
        (
            "据统计，可灵很热门，仅次于豆包；其月访问量超 300 万。",
            ("可灵", "metric", "3000000..None", "measure=visits_monthly"),
        ),
        ("零一万物立于 2023 年 5 月。", ("零一万物", "founded", "2023-05")),
        ("2021 年 12 月智谱成立新部门，两年后首次发布清影。", ("清影", "released", "2023")),
        ("智谱在 2025 WAIC 上发布了清影。", ("清影", "released", "2025")),
        ("到 2024 年 5 月，豆包大模型家族才首次亮相。", ("豆包大模型", "released", "2024-05")),
    ],
)
def test_figures_and_times(text: str, claim: tuple[str, ...]) -> None:
    assert claim in said(text)


def test_a_time_that_is_a_clause_is_of_what_follows() -> None:
    text = "2023 年底快手成立新部门，推出多款应用，截至 2024 年 8 月，可灵下载量超 300 万。"
    assert said(text, "metric") == {("可灵", "metric", "3000000..None", "measure=downloads", "time=2024-08")}


def test_what_came_out_afterwards_has_no_earlier_time() -> None:
    text = "MiniMax——应用：多\n\n2022 年早早上线 Glow，又推出了星野和 Talkie。\n"
    assert said(text, "released") == {("Glow", "released", "2022")}


def test_a_time_right_before_a_thing_is_its_own() -> None:
    text = "零一万物——模型：多\n\n2023 年 11 月首次发布 Yi 系列大模型，涵盖开源 2024 年 5 月闭源模型 Yi-Large。\n"
    assert ("Yi-Large", "released", "2023-11") not in said(text)
    assert ("Yi", "released", "2023-11") in said(text)


def test_a_label_names_whom_the_next_sentence_is_about() -> None:
    text = "MiniMax——应用：多\n\n海外 Talkie：Talkie 在美国很红。用户创建了超过 50 万个智能体。\n"
    assert {c[0] for c in said(text, "metric")} == {"Talkie"}


def test_backers_told_in_the_section_of_whom_they_back() -> None:
    text = "MiniMax——融资：多\n\nMiniMax 很早就被看中，已集齐红杉、顺为、云启一众头部机构，估值 25 亿美元。\n"
    found = said(text)
    assert {c[2] for c in found if c[1] == "investor"} == {"红杉", "顺为", "云启"}
    assert {c[0] for c in found if c[1] in ("investor", "valuation")} == {"MiniMax"}
    text = "零一万物——融资：多\n\n创新工场孵化，阿里云等多家知名机构押注：零一万物成长很快。\n"
    assert ("零一万物", "investor", "阿里云") in said(text)


def test_boxes_before_the_product_that_they_are_of() -> None:
    text = "字节跳动——应用：多\n\nAPP 下载量\n2 亿 +\n\n月活跃用户\n3000 万 +\n\n猫箱\n陪伴\n\n扣子\n平台\n"
    found = said(text, "metric", "a.txt")
    assert found == {
        ("猫箱", "metric", "200000000..None", "measure=downloads"),
        ("猫箱", "metric", "30000000..None", "measure=mau"),
    }
    found = said(text.replace("APP ", ""), "metric", "a.txt")
    assert {c[0] for c in found} == {"字节跳动"}


def test_a_price_below_a_table_of_models() -> None:
    rows = "| | |\n|---|---|\n| 通用模型 | 语音模型 |\n"
    text = f"字节跳动——模型：多\n\n豆包大模型矩阵\n\n{rows}\n主力模型定价为 0.0007 元/千 tokens。\n"
    assert {c[:3] for c in said(text, "price", "a.txt")} == {("豆包大模型", "price", "0.7")}


def test_a_title_about_somebody_is_of_whom_it_names() -> None:
    text = "关于智谱：\n\n全网订阅超过 500 万用户。\n"
    assert {c[0] for c in said(text, "metric", "a.txt")} == {"智谱"}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("其中视频生成大模型可灵是热门产品。", ("可灵", "modality", "视频生成")),
        ("六月点击量超越百度文小言。", ("文小言", "developer", "百度")),
    ],
)
def test_what_stands_right_before_a_product(text: str, claim: tuple[str, ...]) -> None:
    assert claim in said(text)


def test_a_model_that_is_announced() -> None:
    text = "MiniMax——模型：新\n\n即将发布的 abab 9 模型将采用 MoE + Linear Attention。\n"
    found = said(text)
    assert {c for c in found if c[1] == "architecture"} == {
        ("abab 9", "architecture", "MoE", "hedged"),
        ("abab 9", "architecture", "Linear Attention", "hedged"),
    }
    assert ("abab 9", "developer", "MiniMax") in found


def test_raised_to_the_level_of_another() -> None:
    assert ("GLM-4", "counterpart", "GPT-4V") in said("GLM-4 将端侧能力拉升至 GPT-4V 水平。")
    assert said("GLM-4 的价格提升至 GPT-4V 以上。", "counterpart") == set()


def test_a_paragraph_that_a_page_tears_is_read_as_one() -> None:
    head = "业务稳步推进，商汤自 2018 年起自建算力中心，2024 年 7 月发布最新的大规模"
    text = f"商汤科技：转型\n\n{head}\n\n6000 亿参数多模态模型“日日新”，目前业务线很多，覆盖城市与汽车等场景。\n"
    assert ("日日新", "released", "2024-07") in said(text, name="a.txt")
    whole = text.replace("大规模\n", "大规模模型。\n")
    assert not said(whole, "released", "a.txt")


def test_a_platform_named_behind_a_product_is_another_thing() -> None:
    assert said("2024 年 8 月，MiniMax 发布海螺 AI 创意视频平台。", "released") == set()


def test_the_only_model_of_a_company_needs_no_name() -> None:
    text = "月之暗面——模型：长\n\n只做唯一模型：三月首次发布支持 64k 上下文长度的模型，仅此一款千亿参数大语言模型。\n\n"
    other = "月之暗面的 Moonshot-v1 很快。\n"
    assert ("Moonshot-v1", "context_window", "64000") in said(text + other)
    assert said(text, "context_window") == set()


def test_a_length_of_text_by_the_ten_thousand_is_in_characters() -> None:
    lines = [c.to_line() for c in extracted("Kimi 的 200 万文本长度已上线，Kimi 支持 128K 上下文。").claims]
    assert {(line["amount"], line["unit"]) for line in lines} == {(2000000, "character"), (128000, "token")}


def test_a_title_in_bold_ends_the_section_of_the_one_before() -> None:
    text = (
        "**智谱：新一轮落袋**\n\n智谱完成 A 轮融资。\n\n**沐风股份上市在即**\n\n"
        "GPU公司沐风成立于2020年9月。招股书显示，公司2024年营收7.4亿元。\n"
    )
    found = said(text)
    assert ("沐风", "founded", "2020-09") in found
    assert {claim[0] for claim in found if claim[1] == "revenue"} == {"沐风"}


def test_a_table_of_key_value_and_time() -> None:
    text = "# Mistral\n\n| 項目 | 數值 | 時間 |\n| --- | --- | --- |\n| 每月活躍用戶 | 2,200 萬 | 2025-04 |\n| 員工數 | 約 250 人 | 2025-03 |\n"
    assert said(text, "metric") == {
        ("Mistral", "metric", "22000000", "measure=mau", "time=2025-04"),
        ("Mistral", "metric", "250", "measure=headcount", "time=2025-03"),
    }


@pytest.mark.parametrize(
    "line",
    [
        "发布日期：2025 年 6 月 11 日",
        "（2025年6月8日—6月14日）",
        "Updated: 2025-06-11",
        "2025 年 6 月 14 日 · 整理：小编",
    ],
)
def test_a_line_that_dates_the_text_gives_its_year(line: str) -> None:
    assert ("GLM-9", "released", "2025-06-09") in said(f"# 周报\n\n{line}\n\n6 月 9 日，智谱发布 GLM-9。\n")
