"""What sentences say of companies and of people: rounds, backers, valuations, founders, figures, lives."""

from __future__ import annotations

import pytest

from claims.making import said


def _kinds(text: str, *kinds: str) -> set[tuple[str, ...]]:
    return {claim for claim in said(text) if not kinds or claim[1] in kinds}


def test_a_name_in_a_relative_clause_raises_no_money() -> None:
    text = "MiniMax, founded by Ann Lee, who studied at Harvard University, raised $500 million."
    assert _kinds(text, "funding_amount") == {("MiniMax", "funding_amount", "500000000")}


@pytest.mark.parametrize(
    "text",
    [
        "Mistral raised €500 million in May 2024. xAI raised $7 billion.",
        "Mistral raised €500 million in May 2024, while xAI raised $7 billion.",
    ],
)
def test_a_time_is_not_carried_over_to_another_company(text: str) -> None:
    assert _kinds(text, "funding_amount") == {
        ("Mistral", "funding_amount", "500000000", "time=2024-05"),
        ("xAI", "funding_amount", "7000000000"),
    }


def test_a_leading_time_is_of_both_companies() -> None:
    text = "In May 2024, Mistral raised €500 million and xAI raised $7 billion."
    assert {claim[-1] for claim in _kinds(text, "funding_amount")} == {"time=2024-05"}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("豆包月活从 200 万增长到 900 万。", {("豆包", "metric", "9000000", "measure=mau")}),
        (
            "豆包月活从 2024 年 3 月的 200 万增长到 900 万。",
            {
                ("豆包", "metric", "2000000", "measure=mau", "time=2024-03"),
                ("豆包", "metric", "9000000", "measure=mau"),
            },
        ),
        ("智谱估值从 20 亿涨到 40 亿美元。", {("智谱", "valuation", "4000000000")}),
        ("OpenAI's ARR tripled from ~$5B to $15B.", {("OpenAI", "metric", "15000000000", "measure=arr")}),
        (
            "OpenAI's revenue grew from $3 billion in 2023 to $9 billion in 2024.",
            {
                ("OpenAI", "revenue", "3000000000", "time=2023"),
                ("OpenAI", "revenue", "9000000000", "time=2024"),
            },
        ),
    ],
)
def test_of_a_change_the_value_reached_counts(text: str, claims: set[tuple[str, ...]]) -> None:
    assert said(text) == claims


def test_a_range_stays_a_range() -> None:
    assert ("Anthropic", "revenue", "2000000000..3000000000") in said(
        "Anthropic has revenue of $2 billion to $3 billion."
    )


def test_one_sentence_tells_two_rounds() -> None:
    text = "据传智谱在 2023 年 5 月完成过一轮融资，投资方或包括红杉中国、启明创投，2024 年 4 月正在接洽新一轮估值 30 亿美元的融资，腾讯在投资机构名单中。"
    assert said(text) == {
        ("智谱", "funding_round", "-", "time=2023-05", "hedged"),
        ("智谱", "funding_round", "-", "time=2024-04", "hedged"),
        ("智谱", "investor", "红杉中国", "time=2023-05", "hedged"),
        ("智谱", "investor", "启明创投", "time=2023-05", "hedged"),
        ("智谱", "investor", "腾讯", "time=2024-04", "hedged"),
        ("智谱", "valuation", "3000000000", "time=2024-04", "hedged"),
    }


def test_investors_with_the_verb_right_behind_them() -> None:
    text = "# 面壁智能\n\n目前融过两轮：早期天使轮获小米及百度投，A 轮小米加注，启明创投、红杉中国等资方。"
    assert _kinds(text, "investor") == {
        ("面壁智能", "investor", "小米", "series=天使轮"),
        ("面壁智能", "investor", "百度", "series=天使轮"),
        ("面壁智能", "investor", "小米", "series=A"),
        ("面壁智能", "investor", "启明创投", "series=A"),
        ("面壁智能", "investor", "红杉中国", "series=A"),
    }


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Kalshi 从洲际交易所获得 3 亿美元融资。", ("Kalshi", "investor", "洲际交易所")),
        ("智谱完成 C 轮融资，君联资本作为新投资方加入。", ("智谱", "investor", "君联资本", "series=C")),
        ("某日，蓝海传媒对青橙餐饮进行了 2 亿元的投资。", ("青橙餐饮", "investor", "蓝海传媒")),
        ("- [[Tencent]] — investor / ecosystem ties to [[MiniMax]]", ("Tencent", "invested_in", "MiniMax")),
        ("# MiniMax\n\n- [[Alibaba]] — investor, partner\n", ("MiniMax", "investor", "Alibaba")),
        (
            "- **Moonshot**: began with venture backing ($40M Series A)",
            ("Moonshot", "funding_amount", "40000000", "series=A"),
        ),
        ("智谱宣布完成 D 轮融资，筹集资金 3 亿美元。", ("智谱", "funding_amount", "300000000", "series=D")),
        ("OpenAI is in talks to raise $30 billion.", ("OpenAI", "funding_amount", "30000000000", "hedged")),
    ],
)
def test_money_in_other_words(text: str, claim: tuple[str, ...]) -> None:
    assert claim in said(text)


def test_a_valuation_belongs_to_the_round_that_it_frames() -> None:
    text = "Lovable 以 18 亿美元的估值完成了 2 亿美元的融资，Etched 则以 40 亿美元的估值筹集了 5 亿美元。"
    assert _kinds(text, "valuation") == {
        ("Lovable", "valuation", "1800000000"),
        ("Etched", "valuation", "4000000000"),
    }


def test_a_round_goes_on_in_the_next_paragraph() -> None:
    text = (
        "xAI announced its Series E funding round, raising $9 billion.\n\n"
        "The round values the company at about $90 billion and includes major investors such as Nvidia and Fidelity.\n"
    )
    assert said(text) >= {
        ("xAI", "valuation", "90000000000"),
        ("xAI", "investor", "Nvidia"),
        ("xAI", "investor", "Fidelity"),
    }


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "2016 年，Elon Musk、Sam Altman 和 Greg Brockman 共同创立 OpenAI。",
            {
                ("OpenAI", "founded", "2016"),
                ("OpenAI", "founder", "Elon Musk"),
                ("OpenAI", "founder", "Sam Altman"),
                ("OpenAI", "founder", "Greg Brockman"),
            },
        ),
        (
            "王小川于 2022 年 3 月创立百川智能。",
            {("百川智能", "founder", "王小川"), ("百川智能", "founded", "2022-03")},
        ),
        ("张三丰创办的新公司“云上好梦”很受关注。", {("云上好梦", "founder", "张三丰")}),
        (
            "Mistral was founded in May 2023 by former Google researchers Ann Lee and Bob Fox.",
            {("Mistral", "founded", "2023-05"), ("Mistral", "founder", "Ann Lee"), ("Mistral", "founder", "Bob Fox")},
        ),
        ("OpenAI was not founded by Ann Lee.", set()),
        ("# 01.AI\n\nA subsidiary was established in May 2024. The partnership was established in June 2023.", set()),
    ],
)
def test_founding(text: str, claims: set[tuple[str, ...]]) -> None:
    assert _kinds(text, "founded", "founder") == claims


@pytest.mark.parametrize(
    "text",
    [
        "豆包有 7500 万月活用户 33，增长很快。",
        "ChatGPT 的 DAU 是 Claude 的 50 倍。",
        "GLM-4 首月可发 18000 次请求，用户很多。",
        "Grok will have many users in 20 years.",
        "xAI trains Grok on data from X's 500 million monthly active users.",
        "百度核心净利润增长 30%。",
    ],
)
def test_what_only_stands_beside_a_measure_is_none(text: str) -> None:
    stray = {claim for claim in _kinds(text, "metric") if claim[2] != "75000000"}
    assert stray == set()


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("智谱成立三年，规模已达 200 人。", ("智谱", "metric", "200", "measure=headcount")),
        ("幻方量化早年储备万卡算力。", ("幻方量化", "metric", "10000..99000", "measure=gpus")),
        (
            "幻方量化 2018 年资金规模破百亿，2020 年破千亿。",
            ("幻方量化", "metric", "100000000000..None", "measure=aum", "time=2020"),
        ),
        (
            "01.AI trains on 3,000 GPUs (vs. 20,000+ for DeepSeek).",
            ("DeepSeek", "metric", "20000..None", "measure=gpus"),
        ),
        ("Kimi 付费用户增长 150%。", ("Kimi", "metric", "150", "measure=growth")),
        ("英伟达第四季度数据中心业务收入达 500 亿美元。", ("英伟达", "revenue", "50000000000", "segment=数据中心")),
    ],
)
def test_figures(text: str, claim: tuple[str, ...]) -> None:
    assert claim in said(text)


def test_who_reports_is_not_who_earns() -> None:
    assert _kinds("彭博社报道，智谱的营收达 5 亿元。", "revenue") == {("智谱", "revenue", "500000000")}


@pytest.mark.parametrize("above", ["## Bull case", "## Market outlook", "**Base scenario:**", "## 未来展望"])
def test_what_is_foreseen_is_not_told_as_fact(above: str) -> None:
    text = (
        f"# Baichuan\n\n{above}\n\nRevenue of $1 billion, valuation of $5 billion, serving 200 enterprise customers.\n"
    )
    assert said(text) == set()
    assert said(text.replace(above, "## Figures")) != set()


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "李开复曾任谷歌全球副总裁、微软亚洲研究院院长，毕业于哥伦比亚大学。",
            {
                ("李开复", "former_role", "谷歌", "title=全球副总裁"),
                ("李开复", "former_role", "微软亚洲研究院", "title=院长"),
                ("李开复", "education", "哥伦比亚大学"),
            },
        ),
        (
            "闫俊杰，MiniMax 创始人兼 CEO，曾任商汤科技副总裁。",
            {
                ("闫俊杰", "role", "MiniMax", "title=创始人"),
                ("闫俊杰", "role", "MiniMax", "title=CEO"),
                ("MiniMax", "founder", "闫俊杰"),
                ("闫俊杰", "former_role", "商汤科技", "title=副总裁"),
            },
        ),
        ("Lovable CEO Anton Osika agrees.", {("Anton Osika", "role", "Lovable", "title=CEO")}),
        ("李彦宏是百度的董事长。", {("李彦宏", "role", "百度", "title=董事长")}),
        ("OpenAI 的財務長 Ann Lee 表示同意。", {("Ann Lee", "role", "OpenAI", "title=財務長")}),
    ],
)
def test_lives(text: str, claims: set[tuple[str, ...]]) -> None:
    assert said(text) == claims


def test_categories() -> None:
    assert ("智谱", "category", "大模型初创公司") in said("智谱是国内人数最多的大模型初创公司之一。")
    assert {(c[0], c[2]) for c in _kinds("智谱不是初创公司。", "category")} == set()
    assert ("跃问", "category", "智能助手") in said("阶跃星辰发布生产力智能助手“跃问”。")
    assert ("MiniMax", "category", "创业六小强") in said("MiniMax 作为国内大模型创业六小强之一，起步早。")
    text = "公司推出了内容平台应用星野、Talkie，以及生产力助手海螺 AI。"
    assert {(c[0], c[2]) for c in _kinds(text, "category")} == {
        ("星野", "内容平台"),
        ("Talkie", "内容平台"),
        ("海螺 AI", "生产力助手"),
    }
    assert {(c[0], c[2]) for c in _kinds("并提供异构计算架构昇腾，与友商比较豆包。", "category")} == {
        ("昇腾", "异构计算架构")
    }
    assert {(c[0], c[2]) for c in _kinds("陪伴应用——猫箱", "category")} == {("猫箱", "陪伴")}
    assert {(c[0], c[2]) for c in _kinds("核心产品——可灵", "category")} == set()
    assert {(c[0], c[2]) for c in _kinds("DeepSeek V2.5 代码助手很快。", "category")} == {
        ("DeepSeek V2.5 代码助手", "代码助手")
    }
    assert {(c[0], c[2]) for c in _kinds("AI 三小龙各寻出路：旷视起家于识别。", "category")} == {("旷视", "AI 三小龙")}
    assert {
        (c[0], c[2]) for c in _kinds("六小强——智谱、零一万牧、MiniMax、百川智、月之暗面，都在列。", "category")
    } == set()


def test_front_matter_of_any_length_is_data_and_its_description_a_text() -> None:
    filler = "\n".join(f"# note {n}" for n in range(90))
    long = "Mistral raised €500 million in May 2024 and went on to hire many more people in Paris."
    card = f'---\nslug: "minimax"\nname_en: "MiniMax"\n{filler}\nlatest_round: "Series B"\ninvestors:\n  - name: "Tencent"\nfounders: []\ndescription: >-\n  {long}\n---\n\ntext\n'
    assert said(card) == {
        ("MiniMax", "funding_round", "B"),
        ("MiniMax", "investor", "Tencent"),
        ("Mistral", "funding_amount", "500000000", "time=2024-05"),
    }


def test_when_a_company_began_is_no_time_of_its_round() -> None:
    text = "Mistral AI, founded in April 2023, raised €600 million in June 2024."
    assert ("Mistral AI", "funding_amount", "600000000", "time=2024-06") in said(text)
    assert ("Mistral AI", "founded", "2023-04") in said(text)


def test_a_label_of_capitalised_words_is_nobody() -> None:
    text = "# Mistral AI\n\n- **Memorable Money Path**: Raised $1.7B from funds\n- The Zeta Forge Company raised $3B\n"
    assert _kinds(text, "funding_amount") == {("Mistral AI", "funding_amount", "1700000000")}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("# MiniMax\n\n- A $9M net loss on $5.5M revenue", ("MiniMax", "revenue", "5500000")),
        ("Fundraises include Mistral closing $625M at a $9B valuation.", ("Mistral", "funding_amount", "625000000")),
        ("# MiniMax\n\n- IPO raise: $710M", ("MiniMax", "funding_amount", "710000000")),
        ("# MiniMax\n\n- Early VCs: Sequoia Capital, Tencent", ("MiniMax", "investor", "Tencent")),
    ],
)
def test_money_in_notes(text: str, claim: tuple[str, ...]) -> None:
    assert claim in said(text)


def test_a_loss_is_no_revenue() -> None:
    assert said("# MiniMax\n\n- Net loss of $9M; revenue is secret", "revenue") == set()


def test_founders_with_what_they_were_before() -> None:
    text = "# Mistral\n\nMistral was founded in 2023 by Ann Grey, a former engineer at Oracle, and Bob Blue, previously a scientist at Google."
    assert _kinds(text, "founder", "former_role") == {
        ("Mistral", "founder", "Ann Grey"),
        ("Mistral", "founder", "Bob Blue"),
        ("Ann Grey", "former_role", "Oracle", "title=engineer"),
        ("Bob Blue", "former_role", "Google", "title=scientist"),
    }


def test_when_a_round_was_told_of_and_who_led_it() -> None:
    text = "Mistral raised $300 million in a Series E round led by Coatue, the company said on Monday, June 23, 2025."
    assert _kinds(text, "funding_amount") == {("Mistral", "funding_amount", "300000000", "series=E", "time=2025-06-23")}
    text = "# Mistral\n\nThis follows the company's Series F, which was led by Coatue and closed in May 2025 at a valuation of $9 billion."
    assert _kinds(text, "investor", "valuation") >= {("Mistral", "valuation", "9000000000", "time=2025-05")}


def test_what_a_product_brings_in_and_a_time_in_brackets() -> None:
    assert said("# OpenAI\n\nChatGPT generated $2.7B in 2024.", "revenue") == set()
    text = "ChatGPT has an app since Feb 2024. In Mar 2024 ChatGPT reached 5M users (Jun 2024 by its own count)."
    assert _kinds(text, "metric") == {("ChatGPT", "metric", "5000000", "measure=users", "time=2024-06")}


@pytest.mark.parametrize(
    "text",
    [
        "Amazon's ads ARR reached $20B.",
        "Amazon said its cloud business passed an annualized run-rate of $60 billion.",
        "Both Mistral ($90B Series G) and xAI were in the news.",
    ],
)
def test_whose_or_which_amount_is_unclear(text: str) -> None:
    assert _kinds(text, "metric", "funding_amount", "revenue") == set()


def test_a_startup_that_a_sentence_begins_with() -> None:
    text = "Startup Quillforge said it has hit $200 million in ARR."
    assert _kinds(text, "metric") == {("Quillforge", "metric", "200000000", "measure=arr")}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Mistral 由 Ann Lee、Bob Stone 和 Cora Vale 于 2021 年 5 月创办。",
            {("founder", "Ann Lee"), ("founder", "Bob Stone"), ("founder", "Cora Vale"), ("founded", "2021-05")},
        ),
        (
            "Mistral 很新，2021 年 5 月由 Ann Lee 与 Bob Stone 共同創立。",
            {("founder", "Ann Lee"), ("founder", "Bob Stone"), ("founded", "2021-05")},
        ),
        (
            "2017 年，Ann Lee、Bob Stone 和一群工程师共同创立 Mistral。",
            {("founder", "Ann Lee"), ("founder", "Bob Stone"), ("founded", "2017")},
        ),
        ("Mistral 由画家 Ann Lee 等人创立。", {("founder", "Ann Lee")}),
        (
            "2017 年，Ann Lee 和 Bob Stone 在多伦多创立了 Mistral。",
            {("founder", "Ann Lee"), ("founder", "Bob Stone"), ("founded", "2017")},
        ),
        ("Mistral 2021 年创办了一本杂志。", set()),
    ],
)
def test_founders_in_latin_letters(text: str, claims: set[tuple[str, str]]) -> None:
    assert {claim[1:3] for claim in said(text) if claim[0] == "Mistral" and claim[1][:5] == "found"} == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Mistral 宣布 D 轮融资 3 亿美元。", {("funding_round", "D"), ("funding_amount", "300000000", "series=D")}),
        ("Mistral 获百度追加投资 3 亿美元。", {("investor", "百度"), ("funding_amount", "300000000")}),
        ("Mistral 的 B 轮规模 3 亿美元。", {("funding_round", "B"), ("funding_amount", "300000000", "series=B")}),
        ("百度以 3 亿美元入股 Mistral，持股 9%。", {("investor", "百度"), ("funding_amount", "300000000")}),
        ("百度投资 Mistral 3 亿美元。", {("investor", "百度"), ("funding_amount", "300000000")}),
        ("Mistral 获 300 万美元奖金。", set()),
        (
            "Mistral 完成 B 轮融资，交易完成后估值约 9 亿美元。",
            {("funding_round", "B"), ("valuation", "900000000", "series=B")},
        ),
        (
            "Mistral 完成 B 轮融资，投资方名单中既有百度、美团等公司，也有小米。",
            {
                ("funding_round", "B"),
                ("investor", "百度", "series=B"),
                ("investor", "美团", "series=B"),
                ("investor", "小米", "series=B"),
            },
        ),
        (
            "Mistral 完成 B 轮融资，百度领投，美团、小米等多家产业方与老股东跟进。",
            {
                ("funding_round", "B"),
                ("investor", "百度", "series=B"),
                ("investor", "美团", "series=B"),
                ("investor", "小米", "series=B"),
            },
        ),
        (
            "Mistral 拿下 A 轮融资。这家 Claude 背后的公司宣布完成 B 轮融资，百度首度入股。",
            {("funding_round", "A"), ("funding_round", "B"), ("investor", "百度", "series=B")},
        ),
    ],
)
def test_rounds_told_in_other_words(text: str, claims: set[tuple[str, ...]]) -> None:
    assert {claim[1:] for claim in said(text) if claim[0] == "Mistral"} == claims


def test_digits_of_a_number_name_no_company() -> None:
    assert ("Mistral", "funding_amount", "73600000") in said("Mistral 融资 7,360 万美元。")
