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


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("AI公司星河之外推出首款AI原生浏览器Velora，已开始内测。", [("Velora", "星河之外")]),
        ("百度近日动作不断。它接入了开源模型，并推出了数据分析智能体**DataPilot**。", [("DataPilot", "百度")]),
        (
            "上海人工智能实验室很忙。他们提出了RoamAgent，这是首个面向家庭的智能体。",
            [("RoamAgent", "上海人工智能实验室")],
        ),
        ("岭南科技（小岭）上市首日大涨。公司做空间计算，其SpaceTwin产品已出海。", [("SpaceTwin", "岭南科技")]),
        ("MiniMax 的用户很多：它的 AI 社区产品 “星野”，留存率很高。", [("星野", "MiniMax")]),
        ("腾讯推出AI助手“小岭”。", [("小岭", "腾讯")]),
        ("谷歌推出 AI Agent 平台和 iOS 应用。", []),
        ("谷歌用户很多，其 GPT-4o 模型的接口也多。", []),
    ],
)
def test_things_that_only_the_text_knows_have_makers(text: str, pairs: list[tuple[str, str]]) -> None:
    assert sorted((claim[0], claim[2]) for claim in said(text, "developer")) == pairs


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "投资人看好 Cursor。红杉和 Accel 在 2025 年 9 月共同领投了 6 亿美元的 E 轮融资，Google 和 Nvidia 也参与其中。",
            {
                ("Cursor", "investor", "红杉", "series=E", "time=2025-09"),
                ("Cursor", "investor", "Accel", "series=E", "time=2025-09"),
                ("Cursor", "investor", "Google", "series=E", "time=2025-09"),
                ("Cursor", "investor", "Nvidia", "series=E", "time=2025-09"),
                ("Cursor", "funding_amount", "600000000", "series=E", "time=2025-09"),
                ("Cursor", "funding_round", "E", "time=2025-09"),
            },
        ),
        (
            "此前，岭南传媒已于2024年3-8月对星河餐饮进行了2亿元的投资。",
            {
                ("星河餐饮", "investor", "岭南传媒", "time=2024"),
                ("星河餐饮", "funding_amount", "200000000", "time=2024"),
            },
        ),
        (
            "阿里在 2024 年 2 月向月之暗面投资 8 亿美元。",
            {
                ("月之暗面", "investor", "阿里", "time=2024-02"),
                ("月之暗面", "funding_amount", "800000000", "time=2024-02"),
            },
        ),
        ("软银计划向 OpenAI 投资 300 亿美元。", set()),
        ("智谱完成融资，规模之大反映出资本的信心。", set()),
        (
            "智谱融资 6 亿美元，较 2024 年 11 月 25 亿美元融资轮增长了 4 倍。",
            {("智谱", "funding_amount", "600000000")},
        ),
    ],
)
def test_who_gave_how_much_to_whom(text: str, claims: set[tuple[str, ...]]) -> None:
    kinds = ("investor", "funding_amount", "funding_round")
    assert {claim for claim in said(text) if claim[1] in kinds} == claims


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("微软 CEO Nadella 表示欢迎。", ("Nadella", "role", "微软", "title=CEO")),
        ("Cursor 背后的 Anysphere 公司又融资了。", ("Cursor", "developer", "Anysphere")),
        ("Ann Miller 曾在 Meta 工作。如今，她创立了新公司Velora，做推荐。", ("Velora", "founder", "Ann Miller")),
        ("李志飞常谈往事。他于 2012 年创立出门问问。", ("出门问问", "founder", "李志飞")),
        ("智谱 2024 年营收 3 亿元，2025 年达 9 亿元。", ("智谱", "revenue", "900000000", "time=2025")),
        (
            "腾讯开源了音乐生成大模型 TuneMaker。这个模型很灵活，用户可以轻松创作，其 3B 参数的架构提升了效果。",
            ("TuneMaker", "parameters", "3000000000"),
        ),
    ],
)
def test_what_goes_on_from_the_words_before(text: str, claim: tuple[str, ...]) -> None:
    assert claim in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "李志飞和王小川见面。他于 2012 年创立出门问问。",
        "智谱 2024 年营收 3 亿元，2025 年预计 9 亿元。",
        "智谱 2024 年营收 3 亿元，亏损 5 亿元，2025 年 9 亿元。",
    ],
)
def test_what_does_not_go_on(text: str) -> None:
    assert {claim[2] for claim in said(text)} <= {"300000000"}


def test_a_list_of_times_is_of_whom_its_lead_goes_on_about() -> None:
    lead = "Cursor 2024 年的营收是 2 亿美元。\n\n成长轨迹如下：\n\n"
    items = "- **2023 年**：300 万美元 ARR\n- **2025 年 11 月**：9 亿美元 ARR\n"
    assert said(lead + items, "metric") == {
        ("Cursor", "metric", "3000000", "measure=arr", "time=2023"),
        ("Cursor", "metric", "900000000", "measure=arr", "time=2025-11"),
    }
    assert not said(lead + "另一件事。\n\n" + items, "metric")


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "台積電 2023 年營收達新台幣 2 兆 1617 億元。",
            {("台積電", "revenue", "2161700000000", "time=2023")},
        ),
        (
            "軟銀與星河創投領投了 OpenAI 的 A 輪融資。",
            {
                ("OpenAI", "funding_round", "A"),
                ("OpenAI", "investor", "軟銀", "series=A"),
                ("OpenAI", "investor", "星河創投", "series=A"),
            },
        ),
        (
            "岭南机器人由李强于 2016 年创立，2025 年 6 月完成 C 轮融资。",
            {("岭南机器人", "funding_round", "C", "time=2025-06")},
        ),
        (
            "xAI 完成 E 轮融资，筹集资金 90 亿美元。",
            {("xAI", "funding_round", "E"), ("xAI", "funding_amount", "9000000000", "series=E")},
        ),
        (
            "智谱完成 A 轮融资，领投方为启明创投，跟投方包括联想创投、小米。",
            {
                ("智谱", "funding_round", "A"),
                ("智谱", "investor", "启明创投", "series=A"),
                ("智谱", "investor", "联想创投", "series=A"),
                ("智谱", "investor", "小米", "series=A"),
            },
        ),
    ],
)
def test_money_in_traditional_characters_and_by_more_than_one_verb(text: str, claims: set[tuple[str, ...]]) -> None:
    kinds = ("revenue", "investor", "funding_round", "funding_amount")
    assert {claim for claim in said(text) if claim[1] in kinds} == claims


@pytest.mark.parametrize(
    ("text", "kind", "claims"),
    [
        (
            "DeepSeek 发布 DeepSeek-V4-Pro 和 DeepSeek-V4-Flash。Flash模型输入$0.2/百万tokens；Pro模型输入$2/百万tokens。",
            "price",
            {
                ("DeepSeek-V4-Flash", "price", "0.2", "direction=input"),
                ("DeepSeek-V4-Pro", "price", "2", "direction=input"),
            },
        ),
        (
            "Meta 释出 Llama 4 Scout，活跃参数 160 亿。",
            "active_parameters",
            {("Llama 4 Scout", "active_parameters", "16000000000")},
        ),
        ("# OpenAI\n\n岭南互动（LN）由李强创办。", "founder", {("岭南互动", "founder", "李强")}),
        ("# OpenAI\n\n公司由李强创办。", "founder", {("OpenAI", "founder", "李强")}),
        (
            "自2021年成立、2023年发布首款产品以来，智谱已融资两轮，目前估值已达20亿美元。",
            "valuation",
            {("智谱", "valuation", "2000000000")},
        ),
        ("百度股价大跌，百亿美元市值一夜蒸发。", "metric", set()),
        ("xAI 可以访问 X 平台 5 亿月活跃用户的数据。", "metric", set()),
        (
            "字节跳动发布豆包，并在2024年2月14日发布了Seedance 2.0。",
            "released",
            {("Seedance 2.0", "released", "2024-02-14")},
        ),
        (
            "字节跳动发布豆包，并在2024年2月14日发布了Seedance 2.0。",
            "developer",
            {("豆包", "developer", "字节跳动"), ("Seedance 2.0", "developer", "字节跳动")},
        ),
    ],
)
def test_whose_and_when(text: str, kind: str, claims: set[tuple[str, ...]]) -> None:
    assert said(text, kind) == claims


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "岭南科技宣布完成 A 轮融资。该公司于 2023 年成立，唐明任 CEO，专注视频。",
            ("唐明", "role", "岭南科技", "title=CEO"),
        ),
        ("iNova 完成 900 萬美元 A 輪募資，執行長為程明。", ("程明", "role", "iNova", "title=執行長")),
        ("台積電董事長暨總裁魏哲家日前表示樂觀。", ("魏哲家", "role", "台積電", "title=董事長")),
        ("前台積電研發副總李強目前擔任顧問。", ("李強", "former_role", "台積電", "title=研發副總")),
        ("OpenAI 共同創辦人包括布羅克曼與馬斯克。", ("OpenAI", "founder", "馬斯克")),
        ("馬斯克後來離開，2023 年 7 月另創 xAI。", ("xAI", "founder", "馬斯克")),
        ("ChatGPT 開發商 OpenAI 宣布募資。", ("ChatGPT", "developer", "OpenAI")),
        ("ChatGPT 每週活躍使用者突破 3 億人。", ("ChatGPT", "metric", "300000000..None", "measure=wau")),
        ("預測平台Velora以150億美元估值洽談融資。", ("Velora", "valuation", "15000000000", "hedged")),
        ("受益于汽车热销，岭南集成2024年实现营收19亿元。", ("岭南集成", "revenue", "1900000000", "time=2024")),
        ("智谱的估值低于竞争对手Anthropic去年600亿美元估值。", ("Anthropic", "valuation", "60000000000")),
    ],
)
def test_posts_founders_and_figures_of_firms_in_news(text: str, claim: tuple[str, ...]) -> None:
    assert claim in said(text)


def test_a_sentence_without_a_subject_is_of_the_model_just_brought_out() -> None:
    text = "智谱发布了GLM-9，超越了GPT-5。在350B参数下，性能达到GPT-5的90%，且以MIT协议开放权重。"
    assert {
        ("GLM-9", "parameters", "350000000000"),
        ("GLM-9", "license", "MIT"),
        ("GLM-9", "openness", "开放权重"),
    } <= said(text)
    assert not said("智谱发布了GLM-9和GLM-9V。在350B参数下，性能更好。", "parameters")


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "2019年，百度、腾讯在线营销收入分别为7亿、9亿；爱奇艺会员服务收入1亿；",
            {
                ("百度", "revenue", "700000000", "segment=在线营销", "time=2019"),
                ("腾讯", "revenue", "900000000", "segment=在线营销", "time=2019"),
                ("爱奇艺", "revenue", "100000000", "segment=会员服务", "time=2019"),
            },
        ),
        (
            "智谱 2023 年、2024 年营收分别为 1 亿元和 3 亿元。",
            {
                ("智谱", "revenue", "100000000", "time=2023"),
                ("智谱", "revenue", "300000000", "time=2024"),
            },
        ),
        ("百度、腾讯、网易收入分别为7亿、9亿。", set()),
        (
            "百度发布了年报，公告显示：\n\n> 2021年营收1200亿、同比下降1.1%；\n>\n> 现金充裕；\n",
            {("百度", "revenue", "120000000000", "time=2021")},
        ),
    ],
)
def test_revenues_told_together(text: str, claims: set[tuple[str, ...]]) -> None:
    assert said(text, "revenue") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "OpenAI 于 2025 年 9 月完成 A 轮融资。亚马逊投入 50 亿美元、Nvidia 投入 30 亿，软银认购 20 亿。",
            {
                ("OpenAI", "investor", "亚马逊", "series=A", "time=2025-09"),
                ("OpenAI", "investor", "Nvidia", "series=A", "time=2025-09"),
                ("OpenAI", "investor", "软银", "series=A", "time=2025-09"),
            },
        ),
        ("OpenAI 很强。亚马逊投入 50 亿美元建机房。", set()),
        ("OpenAI 完成 A 轮融资。亚马逊计划投入 50 亿美元建机房。", set()),
    ],
)
def test_who_put_in_how_much_behind_a_round(text: str, claims: set[tuple[str, ...]]) -> None:
    assert said(text, "investor") == claims


def test_what_grows_after_something_came_out_is_not_its_growth() -> None:
    text = "智谱增长很快，在 GLM-4 发布后，营收同比增长 300%。"
    assert "GLM-4" not in {claim[0] for claim in said(text, "metric")}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("岭南科技完成 A 轮融资。岭南科技联合清华大学发布视频大模型 Velora。", [("Velora", "岭南科技")]),
        ("智谱联合商汤发布 GLM-9。", [("GLM-9", "商汤"), ("GLM-9", "智谱")]),
    ],
)
def test_makers_who_work_together(text: str, pairs: list[tuple[str, str]]) -> None:
    assert sorted((claim[0], claim[2]) for claim in said(text, "developer")) == pairs


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("9 月 2 日，阿里通义团队发布 Velora-9B。", {("Velora-9B", "developer", "阿里")}),
        ("美团首次开源大模型 Velora-9B。", {("Velora-9B", "developer", "美团"), ("Velora-9B", "openness", "开源")}),
        (
            "腾讯发布混元图像 3.0，参数规模 80B。",
            {("混元图像 3.0", "developer", "腾讯"), ("混元图像 3.0", "parameters", "80000000000")},
        ),
        (
            "GLM-9 總參數 3550 億，啟用參數 320 億，採 MIT 授權開源。",
            {
                ("GLM-9", "parameters", "355000000000"),
                ("GLM-9", "active_parameters", "32000000000"),
                ("GLM-9", "license", "MIT"),
                ("GLM-9", "openness", "开源"),
            },
        ),
        ("智谱于 2018 年由李明远创立，4 月推出 GLM-9。", set()),
        ("GLM-9 最初在 2025 年 3 月 18 日发布。", {("GLM-9", "released", "2025-03-18")}),
    ],
)
def test_what_news_say_of_a_model(text: str, claims: set[tuple[str, ...]]) -> None:
    assert {
        c for c in said(text) if c[1] not in ("category", "modality", "founded", "founder") and c[0] != "通义"
    } == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("智谱的现有股东包括腾讯和小米。", {("智谱", "investor", "腾讯"), ("智谱", "investor", "小米")}),
        ("以色列公司智谱完成 3 亿美元融资。", {("智谱", "funding_amount", "300000000")}),
        ("据报道，智谱即将敲定 3 亿美元融资。", {("智谱", "funding_amount", "300000000", "hedged")}),
        ("百度宣布对智谱追加投资 3 亿美元。", {("智谱", "investor", "百度"), ("智谱", "funding_amount", "300000000")}),
        (
            "智谱年化收入由年初的约 1 亿美元增至 8 月的 5 亿美元以上。",
            {("智谱", "metric", "500000000..None", "measure=arr")},
        ),
        ("百度完成对智谱的 3 亿美元投资。", {("智谱", "investor", "百度"), ("智谱", "funding_amount", "300000000")}),
        (
            "智谱获得 3 亿美元融资，由美国风投Redwood领投，老股东百度继续加码。",
            {("智谱", "funding_amount", "300000000"), ("智谱", "investor", "Redwood"), ("智谱", "investor", "百度")},
        ),
        ("Kimi 母公司估值 3 亿美元。", set()),
        ("【智谱拟在港股上市】智谱成立于 2019 年 6 月。", {("智谱", "founded", "2019-06")}),
        ("智谱的团队 300 人。", {("智谱", "metric", "300", "measure=headcount")}),
    ],
)
def test_what_news_say_of_a_company(text: str, claims: set[tuple[str, ...]]) -> None:
    assert said(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "GPU公司沐风成立于2020年9月，创始人李明远曾在百度任总监。",
            {("founder", "李明远"), ("role", "沐风", "title=创始人"), ("former_role", "百度", "title=总监")},
        ),
        (
            "智谱完成融资。CEO 李明远曾任百度副总裁。",
            {("role", "智谱", "title=CEO"), ("former_role", "百度", "title=副总裁")},
        ),
        (
            "智谱成立于 2017 年，创始人李明远是浙江大学副教授。",
            {("founder", "李明远"), ("role", "智谱", "title=创始人"), ("role", "浙江大学", "title=副教授")},
        ),
        ("# 智谱\n\n另一家值得一提的是美团。它由李明远等人创立。", {("founder", "李明远")}),
        ("智谱很新，李明远现任公司董事长兼CEO。", {("role", "智谱", "title=董事长"), ("role", "智谱", "title=CEO")}),
        (
            "李飞飞，清华大学教授、智谱联合创始人兼 CEO。",
            {
                ("founder", "李飞飞"),
                ("role", "清华大学", "title=教授"),
                ("role", "智谱", "title=联合创始人"),
                ("role", "智谱", "title=CEO"),
            },
        ),
        (
            "智谱副总裁李明远此前在旷视科技担任研究院负责人。",
            {("role", "智谱", "title=副总裁"), ("former_role", "旷视科技", "title=研究院负责人")},
        ),
    ],
)
def test_posts_of_people_in_news(text: str, claims: set[tuple[str, ...]]) -> None:
    assert {claim[1:] for claim in said(text) if claim[1] in ("founder", "role", "former_role")} == claims
