"""Every exhibit that a market report has is drawn from documents like a report's, and its numbers lead to their words."""

from __future__ import annotations

import pytest

from geju.exhibits.draw import draw, exhibits
from geju.landscape.view import View
from geju.model.figure import Figure, Mark

OWN = {exhibit.name: exhibit for exhibit in exhibits()}
# Exhibit -> the first row that must be there, as words of its cells, and what the quotes behind the row must hold.
ROWS = {
    "founding": (("智谱 AI", "2019-06", "成立"), "2019 年 6 月"),
    "rivals": (("智谱 AI", "图像生成", "CogView", "DALL-E", "OpenAI"), "DALL-E"),
    "claimed": (("GLM-4", "优于", "GPT-4", "MMLU", "83.3", "86.4", "否"), "83.3"),
    "products": (("月之暗面", "Kimi", "聊天助手", "2023-10", "近 3000 万次下载 · 下载量 · 2024-08", "5.2 元;9.9 元"), "3000 万次"),
    "usage": (("下载量", "豆包", "超 1 亿次下载", "", "", "2024-08"), "突破 1 亿次"),
    "sizes": (("员工数", "智谱 AI", "超 600 人", "", "2024-09"), "600 余人"),
    "plans": (("Kimi", "小花", "5.2 元", "4", "1.3 元", "", "", "2024-09-10"), "5.2 元"),
    "stakes": (("启明创投", "2024-02", "2022-09", ""), "启明创投"),
    "portfolios": (("阿里巴巴", "2", "月之暗面;百川智能", "2023-10", "2024-02"), "阿里巴巴"),
    "revenue": (("昆仑万维", "2023", "广告业务", "30 亿元", "75.0%"), "30 亿元"),
    "teams": (("智谱 AI", "唐杰", "创始人;技术顾问", "", "清华大学"), "清华大学"),
    "giants": (("字节跳动", "巨头", "", "豆包", "", ""), "大厂"),
    "fields": (("聊天助手", "Kimi", "月之暗面", ""), "聊天助手"),
    "seats": (("通用大模型", "OpenAI"), "San Francisco"),
    "standing": (("智谱 AI", "融资", "约 30 亿美元", "估值", "1/2", "11", "2", "0%", "2024-05"), "约 30 亿美元"),
    "models": (("智谱 AI", "GLM-4", "2024-01", "", "", "", "", "", ""), "2024-01"),
    "prices": (("美元/百万 tokens", "GPT-4", "OpenAI", "", "", "25", "50", "", "", "31.25 美元", "2024-08"), "$25.00"),
}  # fmt: skip


def words(row: tuple[tuple[Mark, ...], ...]) -> tuple[str, ...]:
    return tuple(";".join(mark.words for mark in cell) for cell in row)


@pytest.mark.parametrize("name", ROWS)
def test_rows_and_the_words_behind_them(name: str, report: View) -> None:
    wanted, quoted = ROWS[name]
    figure = draw(OWN[name], report, "zh")
    row = next((row for row in figure.rows if words(row) == wanted), None)
    assert row is not None, [words(row) for row in figure.rows]
    claims = {claim.claim_id: claim for claim in report.claims()}
    quotes = [claims[claim_id].span.quote for cell in row for mark in cell for claim_id in mark.claim_ids]
    assert any(quoted in quote or quote in quoted for quote in quotes), quotes


def test_every_exhibit_of_a_section_names_one_that_is_there() -> None:
    for exhibit in OWN.values():
        assert exhibit.options.get("under", exhibit.name) in OWN


def row_of(figure: Figure, *wanted: str) -> tuple[tuple[Mark, ...], ...]:
    return next(row for row in figure.rows if set(wanted) <= set(words(row)))


def test_the_scorecard_shows_gaps_and_grades_nothing(report: View) -> None:
    figure = draw(OWN["standing"], report, "en")
    gap = row_of(figure, "Moonshot AI", "Team")
    assert words(gap)[2:] == ("", "", "", "", "", "", "")
    place = figure.options["grid"]
    assert isinstance(place, tuple) and {len(cells) for _, cells in place} == {4}
    for row in figure.rows:
        assert all(mark.claim_ids for mark in row[2])


def test_a_statement_is_held_against_the_scores(report: View) -> None:
    figure = draw(OWN["claimed"], report, "en")
    assert words(row_of(figure, "MMLU"))[-1] == "no"
    assert words(row_of(figure, "GSM8K"))[-1] == "yes"


def test_a_company_with_a_round_is_no_giant(report: View) -> None:
    shown = {words(row)[0] for row in draw(OWN["giants"], report, "en").rows}
    assert "ByteDance" in shown and not {"Zhipu AI", "Moonshot AI", "Baichuan AI"} & shown
