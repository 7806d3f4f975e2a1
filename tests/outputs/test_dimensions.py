"""A company's page tells its models, applications, funding and team; what finds nothing has no page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from geju.exhibits.draw import draw_all, exhibits
from geju.landscape.view import View, open_view
from geju.outputs.publish import publish
from geju.outputs.site.contents import Contents
from geju.outputs.site.parts.dimensions import Dimension, dimensions
from geju.outputs.site.wording import Wording
from report_landscape import reported


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with open_view(reported(tmp_path_factory.mktemp("reported"))) as opened:
        yield opened


@pytest.fixture(scope="module")
def wording(view: View) -> Wording:
    return Wording(Contents(view), "zh")


@pytest.fixture(scope="module")
def page(view: View, wording: Wording, tmp_path_factory: pytest.TempPathFactory) -> str:
    figures = list(draw_all(exhibits(), view, ("en", "zh")))
    site = publish(view, tmp_path_factory.mktemp("site") / "www", "site", figures=figures)
    return (site / "zh" / wording.contents.entity_path(known(wording, "智谱 AI"))).read_text("utf-8")


def known(wording: Wording, name: str) -> str:
    return next(e.entity_id for e in wording.contents.entities.values() if name in e.names)


def of(wording: Wording, company: str) -> dict[str, Dimension]:
    return {one.name: one for one in dimensions(known(wording, company), wording)}


def grid(wording: Wording, company: str, name: str) -> dict[str, dict[str, list[str]]]:
    """Thing (or time) -> column -> the words of its cell."""
    found = of(wording, company)[name].grid
    assert found
    return {
        line.words or wording.label(line.thing): {
            column: [told.words for told in cell]
            for (column, _, _), cell in zip(found.columns, line.cells, strict=True)
        }
        for line in found.lines
    }


def test_models_with_what_is_told_of_them(wording: Wording) -> None:
    models = grid(wording, "智谱 AI", "models")
    assert models["GLM-4"]["released"] == ["2024-01"]
    assert set(models["GLM-4"]["score"]) == {"83.3", "93.3", "61.3"}
    assert models["CogView"] == {"released": [], "score": []}
    found = of(wording, "智谱 AI")["models"].grid
    assert found and wording.kind("parameters") in found.gaps


def test_applications_and_their_use(wording: Wording) -> None:
    assert grid(wording, "月之暗面", "applications")["Kimi"] == {
        "category": ["聊天助手"],
        "released": ["2023-10"],
        "metric": ["近 3000 万次下载"],
        "price": ["5.2 元"],
    }


def test_rounds_and_people(wording: Wording) -> None:
    round_ = grid(wording, "月之暗面", "funding")["2024-02"]
    assert (round_["funding_amount"], round_["valuation"]) == (["10 亿美元"], ["25 亿美元"])
    assert set(round_["investor"]) == {"阿里巴巴", "启明创投"}
    team = grid(wording, "智谱 AI", "team")
    assert team["唐杰"]["education"] and set(team) == {"唐杰", "张鹏"}


def test_gaps_are_told_of_companies_that_act_only(wording: Wording) -> None:
    company = of(wording, "月之暗面")
    assert list(company) == ["models", "applications", "funding", "team"]
    assert not company["models"] and not company["team"]
    assert list(of(wording, "腾讯投资")) == ["funding"]


def test_the_page_links_each_number_and_anchors_each_fact(page: str, wording: Wording) -> None:
    for name in ("models", "applications", "funding", "team"):
        assert f'<h2 id="{name}">' in page
    assert re.search(r'class="v" href="\.\./sources/[^"]+#c-[^"]+"><bdi>约 4 亿美元', page)
    for fact in wording.contents.facts_of[known(wording, "智谱 AI")]:
        assert page.count(f' id="{fact.fact_id}"') == 1


def test_what_finds_nothing_has_no_page_unless_it_was_brought(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "exhibits").mkdir()
    (tmp_path / "project.yaml").write_text("name: bare\ntitle: {en: Bare}\nlanguages: [en]\n", encoding="utf-8")
    (tmp_path / "sources" / "a.md").write_text(
        "# Plans\n\nAcme was founded in 2020.\n\n- OpenAI released GPT-4 in March 2023.\n", encoding="utf-8"
    )
    text = "exhibit: mine\ntitle: {en: Mine}\nquestion: {en: Q}\nform: table\nsql: SELECT fact_id FROM facts WHERE kind = 'price'\ncolumns:\n  fact_id: {en: F}\n"
    (tmp_path / "exhibits" / "mine.yaml").write_text(text, encoding="utf-8")
    from geju.pipeline import build
    from geju.pipeline import publish as publish_site

    build(tmp_path)
    site = publish_site(tmp_path, "site", tmp_path / "www")
    home = (site / "en" / "index.html").read_text("utf-8")
    assert (site / "en" / "exhibits" / "mine.html").is_file() and 'exhibits/mine.html"' in home
    for name in ("prices", "plans", "scores", "funding", "teams"):
        assert not (site / "en" / "exhibits" / f"{name}.html").exists() and f"exhibits/{name}.html" not in home
    assert (site / "en" / "exhibits" / "models.html").is_file()
