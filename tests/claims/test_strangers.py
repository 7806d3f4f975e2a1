"""Companies and people that no lexicon knows and a document introduces."""

from __future__ import annotations

import pytest

from claims.making import said

HAN = "岭南云智由前腾讯工程师李强创立，成立于 2021 年。\n\n岭南云智近日宣布完成 2 亿元 B 轮融资。\n\n"
LATIN = "Northwind AI, a Berlin-based startup, has raised €30 million.\n\n"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("", ("岭南云智", "founder", "李强")),
        ("", ("岭南云智", "founded", "2021")),
        ("岭南云智 CEO 周明远说，公司有员工 350 人。", ("岭南云智", "metric", "350", "measure=headcount")),
        ("岭南云智CEO周明远接受了采访。", ("周明远", "role", "岭南云智", "title=CEO")),
        ("岭南云智 2023 年营收 2.1 亿元。", ("岭南云智", "revenue", "210000000", "time=2023")),
        ("岭南云智的估值已超 50 亿元。", ("岭南云智", "valuation", "5000000000..None")),
        ("岭南云智旗下产品“小岭”月活用户达 320 万。", ("小岭", "metric", "3200000", "measure=mau")),
        ("岭南云智的创始人为李强。", ("岭南云智", "founder", "李强")),
    ],
)
def test_a_company_introduced_in_chinese_is_read_of(text: str, claim: tuple[str, ...]) -> None:
    assert claim in said(HAN + text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Northwind AI was founded in 2023 by Ann Schmidt.", ("Northwind AI", "founder", "Ann Schmidt")),
        ("Ann Schmidt, CEO of Northwind AI, spoke.", ("Ann Schmidt", "role", "Northwind AI", "title=CEO")),
        ("Northwind AI has 85 employees.", ("Northwind AI", "metric", "85", "measure=headcount")),
        (
            "Northwind AI appointed Lisa Chen as chief operating officer.",
            ("Lisa Chen", "role", "Northwind AI", "title=chief operating officer"),
        ),
    ],
)
def test_a_company_introduced_in_english_is_read_of(text: str, claim: tuple[str, ...]) -> None:
    assert claim in said(LATIN + text)


@pytest.mark.parametrize(
    "text",
    [
        "此前累计完成三轮融资。员工 300 人。",
        "具身智能完成多轮融资。具身智能 CEO 们说，员工有 300 人。",
        "Investors have raised $5 billion. Investors have 300 employees.",
        "传统餐饮品牌完成 A 轮融资。传统餐饮品牌有员工 300 人。",
        "李小明成立于此。李小明有员工 300 人。",
    ],
)
def test_words_are_no_company(text: str) -> None:
    assert not said(text, "metric")


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "文心一言和通义千问的月活分别为 1200 万和 900 万。",
            {("文心一言", "metric", "12000000", "measure=mau"), ("通义千问", "metric", "9000000", "measure=mau")},
        ),
        ("文心一言、豆包和通义千问的月活分别为 1200 万和 900 万。", set()),
        ("OpenAI, Anthropic and xAI have together raised more than $90 billion.", set()),
        (
            "SoftBank led a $40 billion round in OpenAI.",
            {("OpenAI", "investor", "SoftBank"), ("OpenAI", "funding_amount", "40000000000")},
        ),
        ("Rival Anthropic was valued at $60 billion.", {("Anthropic", "valuation", "60000000000")}),
        ("小红书最新估值约为 200 亿美元。", {("小红书", "valuation", "20000000000")}),
        ("Anthropic 的收入增长到 10 亿美元。", {("Anthropic", "revenue", "1000000000")}),
        ("OpenAI 前首席科学家张明创办了 NovaSI，估值 320 亿美元。", {("NovaSI", "valuation", "32000000000")}),
    ],
)
def test_whose_a_figure_is_among_several(text: str, claims: set[tuple[str, ...]]) -> None:
    kinds = {"metric", "funding_amount", "investor", "valuation", "revenue"}
    assert {claim for claim in said(text) if claim[1] in kinds} == claims


def test_who_co_founded_in_a_relative_clause_is_a_founder() -> None:
    text = "Demis Hassabis, who co-founded DeepMind with two others, spoke."
    assert ("DeepMind", "founder", "Demis Hassabis") in said(text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("前百度副总裁王海涛加入智谱，担任首席技术官。", ("王海涛", "role", "智谱", "title=首席技术官")),
        (
            "Ann Miller joined Meta as chief AI officer in June.",
            ("Ann Miller", "role", "Meta", "title=chief AI officer"),
        ),
    ],
)
def test_who_joins_as_something_has_that_post(text: str, claim: tuple[str, ...]) -> None:
    assert claim in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bloomberg 的独家报道，年化收入已达 20 亿美元 ARR。",
        "Bloomberg 与 Reuters 报道的营收突破 20 亿美元。",
        "Mistral 很好。Q 的估值重回 440 亿美元。",
        "SpaceX 收购 xAI，对合并后的实体估值为 1 万亿美元。",
        "xAI 公告中 5 亿 MAU 的数字很大。",
    ],
)
def test_who_tells_or_is_beside_a_stranger_has_no_figure(text: str) -> None:
    assert not {claim for claim in said(text) if claim[1] in ("metric", "revenue", "valuation")}


def test_who_reports_is_parted_by_a_comma_from_whom() -> None:
    text = "According to Bloomberg, Mistral generated $40 million in revenue in 2023."
    assert said(text, "revenue") == {("Mistral", "revenue", "40000000", "time=2023")}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("岭南云智完成 C+ 轮融资，金额超 3 亿元。", ("岭南云智", "funding_amount", "300000000..None", "series=C+")),
        ("岭南云智此前曾获得字节跳动的战略投资。", ("岭南云智", "investor", "字节跳动", "series=战略投资")),
    ],
)
def test_sums_and_backers_of_a_round_told_before(text: str, claim: tuple[str, ...]) -> None:
    assert claim in said(HAN + text)


def test_a_company_between_commas_is_introduced() -> None:
    text = "Vector Labs, a maker of AI chips, raised $120 million.\n\nVector Labs has 85 employees."
    assert ("Vector Labs", "metric", "85", "measure=headcount") in said(text)
