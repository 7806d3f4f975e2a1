"""The questions as commands, in both languages, and as methods of an open landscape: one small landscape of documents."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

import geju as package
from bank import rate_of
from cli_runner import geju
from geju.exhibits.draw import exhibits
from geju.pipeline import build
from small import write_landscape

PROJECT = "name: asked\ntitle: {en: Asked, zh: 所问}\nbase_currency: CNY\ndate: 2024-09-30\n"
SOURCES = {
    "prices.md": """\
---
title: API 价格
date: 2024-05-20
---

# 大模型 API 价格（元/百万 tokens）

| 模型 | 输入（元/百万 tokens） | 输出（元/百万 tokens） |
|---|---|---|
| GLM-4 | 100 | 100 |
| DeepSeek-V2 | 1 | 2 |
""",
    "usd.md": """\
---
title: API list prices
date: 2024-05-20
---

# API list prices

| Model | Input ($ / 1M tokens) | Output ($ / 1M tokens) |
|---|---:|---:|
| Claude 3 Opus | $15.00 | $75.00 |
""",
    "scores.md": """\
# Scores

| Model | MMLU |
|---|---|
| GLM-4 | 83.3 |
| DeepSeek-V2 | 78.5 |
| Claude 3 Opus | 86.8 |
""",
    "scores.md.source.yaml": "kind: report\ndate: 2024-06-01\n",
    "funding.html": """\
<!doctype html>
<html lang="zh"><head><title>融资记录</title></head><body>
<h2>智谱 AI</h2>
<table>
<caption>智谱 AI 融资历程</caption>
<tr><th>时间</th><th>轮次</th><th>金额</th><th>估值</th><th>投资方</th></tr>
<tr><td>2024/05</td><td>B+ 轮</td><td>约 4 亿美元</td><td>约 30 亿美元</td><td>启明创投</td></tr>
<tr><td>2022/09</td><td>B 轮</td><td>约 2 亿元</td><td>20 亿元</td><td>启明创投、君联资本、腾讯、腾讯投资</td></tr>
</table>
</body></html>
""",
    "makers.md": "# 公司\n\n| 公司 | 模型 |\n|---|---|\n| 智谱 AI | GLM-4 |\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_landscape(tmp_path_factory.mktemp("asked"), SOURCES, PROJECT)
    build(folder)
    return folder


def shown(folder: Path, language: str, *words: str) -> str:
    return geju("-C", folder, *words, "--format", "table", "--language", language).stdout


def test_a_bill_in_both_languages_and_as_json(folder: Path) -> None:
    words = ("bill", "--input", "10M", "--output", "2M", "--on", "2024-09-16", "--per", "month")
    english, chinese = (shown(folder, language, *words) for language in ("en", "zh"))
    assert "10M input + 2M output · a month · 2024-09-16" in english
    assert "输入 1000 万 + 输出 200 万 · 每月 · 2024-09-16" in chinese
    assert english.index("DeepSeek-V2") < english.index("GLM-4") < english.index("Claude 3 Opus")
    assert "US$300" in english and "300 美元" in chinese and "usd.md:10" in english
    data = json.loads(geju("-C", folder, *words).stdout)
    assert [(line["entity"], line["cost"]["low"], line["cost"]["currency"]) for line in data["lines"]] == [
        ("DeepSeek-V2", 14, "CNY"), ("GLM-4", 1200, "CNY"), ("Claude 3 Opus", 300, "USD")
    ]  # fmt: skip
    rate = rate_of("USD", "CNY", "2024-09-16")
    assert data["lines"][2]["compared"]["amount"]["low"] == pytest.approx(float(300 * rate))
    assert (data["per"], data["lines"][2]["compared"]["rate_on"]) == ("month", "2024-09-16")
    assert {fact["quote"] for fact in data["lines"][2]["facts"]} == {"$15.00", "$75.00"}


def test_a_bill_before_any_price_and_as_of_a_date(folder: Path) -> None:
    early = shown(folder, "en", "bill", "GLM-4", "--input", "1M", "--on", "2023-01")
    assert "on 2023-01-31 no price is known yet: the first is of 2024-05-20" in early
    then = json.loads(geju("-C", folder, "bill", "--input", "1M", "--as-of", "2024-01").stdout)
    assert then["lines"] == []


@pytest.mark.parametrize(
    ("words", "english", "chinese"),
    [
        (("bill", "--input", "ten"), "--input: “ten” is no number", "--input：“ten”不是数字"),
        (("bill",), "there is nothing to bill", "没有可计费的用量"),
        (("bill", "GLM-44", "--input", "1M"), "GLM-4", "GLM-4"),
        (("bill", "--input", "1M", "--on", "soon"), "--on", "--on"),
        (("bill", "--input", "1M", "--currency", "yuan"), "is no currency", "不是货币"),
        (("bill", "--input", "1M", "--per", "week"), "--per", "--per"),
        (("frontier", "MMLU", "--mix", "3"), "--mix", "--mix"),
        (("frontier", "MMLU", "--shots", "9"), "9", "9"),
        (("frontier",), "BENCHMARK", "BENCHMARK"),
        (("falling", "MMLU", "good"), "“good” is no number", "“good”不是数字"),
        (("funding", "智谱x"), "智谱", "智谱"),
        (("together", "--least", "0"), "--least", "--least"),
        (("worth", "MMLLU"), "MMLU", "MMLU"),
    ],
)
def test_wrong_arguments_are_told_in_both_languages(
    words: tuple[str, ...], english: str, chinese: str, folder: Path
) -> None:
    for language, wanted in (("en", english), ("zh", chinese)):
        ended = geju("-C", folder, *words, "--language", language, status=2)
        assert wanted in ended.stderr and "Traceback" not in ended.stderr and not ended.stdout


def test_the_other_questions_in_both_languages(folder: Path) -> None:
    frontier = shown(folder, "en", "frontier", "MMLU")
    assert "MMLU · price per million tokens, input to output 3:1 · 2024-09-30" in frontier and "●" in frontier
    assert "每百万 token 价格" in shown(folder, "zh", "frontier", "MMLU")
    assert "at least 80" in shown(folder, "en", "falling", "MMLU", "80")
    assert "至少 80" in shown(folder, "zh", "falling", "MMLU", "80")
    funding = shown(folder, "en", "funding", "--currency", "USD", "--each")
    assert "~US$400M" in funding and "Raised by year · USD" in funding
    assert "约 4 亿美元" in shown(folder, "zh", "funding", "--currency", "USD")
    together = shown(folder, "zh", "together")
    assert "启明创投" in together and "君联资本" in together and "智谱 AI*" in together
    worth = shown(folder, "en", "worth", "MMLU", "--currency", "USD")
    assert "Zhipu AI" in worth and "~US$3B" in worth and "83.3" in worth


def test_the_same_from_python(folder: Path) -> None:
    with package.open(folder) as landscape:
        bill = landscape.bill("DeepSeek-V2", input="10M", output=2_000_000, on="2024-09-16")
        assert [line.cost.low for line in bill.lines] == [Decimal(14)]
        frontier = landscape.frontier("MMLU", mix="1:1", currency="USD", on="2024-09-16")
        assert [point.entity.name for point in frontier.points] == ["DeepSeek-V2", "GLM-4", "Claude 3 Opus"]
        assert all(point.best for point in frontier.points)
        assert frontier.points[2].price.low == frontier.points[2].compared.amount.low == 45
        (step,) = landscape.falling("MMLU", 86).steps
        assert (step.since, step.price.low) == ("2024-05-20", Decimal(30))
        assert [year.year for year in landscape.funding("Zhipu AI").years] == ["2022", "2024"]
        pairs = landscape.together("启明创投")
        assert {pair.b.name for pair in pairs} == {"君联资本", "腾讯", "腾讯投资"}
        assert pairs[0].n_rounds == 1 and pairs.to_dicts()[0]["n_companies"] == 1
        # A company and its own fund are one house.
        assert len(landscape.together()) == 5
        drawn = landscape.query(next(e for e in exhibits() if e.name == "together").sql)
        assert len(drawn.rows) == 5
        assert [one.company.name for one in landscape.worth("MMLU").companies] == ["智谱 AI"]
        json.dumps([bill.to_dict(), frontier.to_dict("zh"), landscape.funding().to_dict()])


def test_where_there_is_nothing_it_says_so(folder: Path) -> None:
    assert "The sources say nothing that answers this." in shown(folder, "en", "together", "--least", "9")
    assert "来源未提供可回答此问的内容。" in shown(folder, "zh", "funding", "--as-of", "2001")
