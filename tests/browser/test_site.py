"""The site in a browser: no error, no request, languages keep the place, tables sort, numbers lead to their words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

if TYPE_CHECKING:
    from conftest import Open  # type: ignore[import-not-found]

pytestmark = pytest.mark.browser

KINDS = (
    "index.html",
    "{}/index.html",
    "{}/exhibits/scores.html",
    "{}/exhibits/prices.html",
    "{}/exhibits/funding.html",
    "{}/exhibits/models.html",
    "{}/exhibits/counted.html",
    "{}/embed/scores.html",
    "{}/embed/funding.html",
    "{}/entities.html",
    "{}/entities/zhipu-ai.html",
    "{}/entities/glm-4.html",
    "{}/entities/mmlu.html",
    "{}/conflicts.html",
    "{}/changes.html",
    "{}/scorecards.html",
    "{}/scorecards/scores-a.md.html",
    "{}/sources.html",
    "{}/sources/players.md.html",
    "{}/problems.html",
)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_sort_of_page_opens_and_fits(open_page: Open, site: Path, language: str, theme: str, width: int) -> None:
    size = {"width": width, "height": 800}
    page = open_page(f"file://{site}/index.html", viewport=size, color_scheme=theme, locale=language)
    for kind in KINDS:
        page.goto(f"file://{site}/{kind.format(language)}")
        too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert too_wide <= 0, (kind, width)
        assert page.evaluate("() => Boolean(document.querySelector('h1, .choose li')?.checkVisibility())")


def test_the_root_goes_to_the_language_of_the_browser(open_page: Open, site: Path) -> None:
    for locale, language in (("zh-CN", "zh"), ("en-GB", "en")):
        page = open_page(f"file://{site}/index.html", locale=locale)
        page.wait_for_url(f"**/{language}/index.html")
    page = open_page(f"file://{site}/index.html", java_script_enabled=False)
    assert page.locator("a[data-language]").count() == 2


def test_the_switch_of_language_keeps_page_and_place(open_page: Open, site: Path) -> None:
    page = open_page(f"file://{site}/en/sources/players.md.html")
    mark = page.locator("mark[id]").nth(3).get_attribute("id")
    page.goto(f"file://{site}/en/sources/players.md.html#{mark}")
    page.locator("a[data-switch]").click()
    page.wait_for_url(f"**/zh/sources/players.md.html#{mark}")
    page.locator("a[data-switch]").click()
    page.wait_for_url(f"**/en/sources/players.md.html#{mark}")


def test_the_switch_keeps_how_far_one_has_read(open_page: Open, site: Path) -> None:
    page = open_page(f"file://{site}/en/entities.html", viewport={"width": 1000, "height": 500})
    page.locator("#Model").scroll_into_view_if_needed()
    page.evaluate("document.getElementById('Model').scrollIntoView()")
    page.locator("a[data-switch]").evaluate("link => link.click()")
    page.wait_for_url("**/zh/entities.html#Model")


def test_tables_sort_by_number_and_say_so(open_page: Open, site: Path) -> None:
    page = open_page(f"file://{site}/en/exhibits/scores.html")
    head = page.locator("thead th", has_text="MATH").first
    column = head.evaluate("th => th.cellIndex")
    for order in ("descending", "ascending"):
        head.locator("button").click()
        assert head.get_attribute("aria-sort") == order
        cells = page.locator(f"tbody tr > :nth-child({column + 1})").evaluate_all("all => all.map(c => c.dataset.sort)")
        numbers = [float(cell) for cell in cells if cell]
        assert numbers == sorted(numbers, reverse=order == "descending") and len(numbers) > 1
        assert all(cell is not None for cell in cells[: len(numbers)]), "empty cells come last"
    page.locator("thead th").first.locator("button").press("Enter")
    assert page.locator("thead th").first.get_attribute("aria-sort") == "ascending"
    assert head.get_attribute("aria-sort") is None


def test_rows_and_columns_are_filtered(open_page: Open, site: Path) -> None:
    page = open_page(f"file://{site}/zh/exhibits/scores.html")
    rows, columns = page.locator(".filters input").all()
    rows.fill("claude3")
    assert page.locator("tbody tr:visible").count() == 1
    rows.fill("")
    columns.fill("gsm")
    assert page.locator("thead th:visible").count() == 2


def test_a_number_leads_to_its_marked_words(open_page: Open, site: Path) -> None:
    page = open_page(f"file://{site}/en/exhibits/scores.html", viewport={"width": 1280, "height": 700})
    page.locator("tr", has_text="GLM-4").locator("a.v", has_text="83.3").first.click()
    page.wait_for_url("**/en/sources/*.html#c-*")
    mark = page.locator("mark.lit")
    assert mark.first.inner_text() == "83.3"
    assert page.locator("mark:target, mark:has(:target)").count() == 1
    box = mark.first.bounding_box()
    assert box and 0 <= box["y"] <= 700
    note = page.locator(".nt li.lit")
    assert note.is_visible() and "GLM-4" in note.inner_text() and "MMLU" in note.inner_text()
    note.locator("a.thing").click()
    page.wait_for_url("**/en/entities/glm-4.html#f-*")


def test_words_point_at_their_note(open_page: Open, site: Path) -> None:
    page = open_page(f"file://{site}/en/sources/scores-a.md.html")
    page.locator("mark", has_text="61.3").click()
    assert "MATH" in page.locator(".nt li.lit").inner_text()


def test_search_finds_names_in_every_spelling(open_page: Open, site: Path) -> None:
    page = open_page(f"file://{site}/en/sources.html")
    page.keyboard.press("/")
    page.locator("#search-input").fill("智谱")
    page.locator("#search-results a", has_text="Zhipu AI").wait_for()
    page.keyboard.press("ArrowDown")
    assert page.locator("#search-input").get_attribute("aria-activedescendant") == "found-0"
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/entities/*.html")
    page.keyboard.press("/")
    page.locator("#search-input").fill("no such name")
    page.locator("#search-results .none").wait_for()
    page.keyboard.press("Escape")
    assert not page.locator("#search").is_visible()


@pytest.mark.parametrize(
    ("language", "asked"), [("en", "zhipu valuation"), ("zh", "智谱 估值"), ("en", "智谱 VALUATION")]
)
def test_search_finds_facts_and_leads_to_them(open_page: Open, site: Path, language: str, asked: str) -> None:
    page = open_page(f"file://{site}/{language}/sources.html")
    page.keyboard.press("/")
    page.locator("#search-input").fill(asked)
    page.locator("#search-results .found-value").first.wait_for()
    value = page.locator("#search-results .found-value").first.inner_text()
    page.locator("#search-results a").first.click()
    page.wait_for_url(f"**/{language}/entities/zhipu-ai.html#f-*")
    assert value in page.locator(":target").inner_text()


def test_the_theme_is_chosen_and_kept(open_page: Open, site: Path) -> None:
    page = open_page(f"file://{site}/en/index.html", color_scheme="light")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.locator("#theme").click()
    dark = page.evaluate(paper)
    assert light != dark
    page.goto(f"file://{site}/en/sources.html")
    assert page.evaluate(paper) == dark


def test_the_keyboard_reaches_the_content_first(open_page: Open, site: Path) -> None:
    page = open_page(f"file://{site}/en/index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")


def test_without_scripts_everything_is_there(open_page: Open, site: Path) -> None:
    page = open_page(f"file://{site}/en/exhibits/scores.html", java_script_enabled=False)
    assert page.locator("a.v").count() == 9
    page.locator("a.v", has_text="83.3").first.click()
    assert page.locator("mark:target, mark:has(:target)").count() == 1
    assert page.locator("#theme:visible, #search-open:visible").count() == 0


def test_on_paper_what_is_folded_is_unfolded(open_page: Open, site: Path) -> None:
    page = open_page(f"file://{site}/en/entities/zhipu-ai.html")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() > 0
    page.emulate_media(media="print")
    assert not page.locator(".site-nav").is_visible()


def test_hostile_words_do_nothing(open_page: Open, hostile_site: Path) -> None:
    page = open_page(f"file://{hostile_site}/en/index.html", viewport={"width": 390, "height": 844})
    drawn = {path.stem for path in (hostile_site / "en" / "exhibits").glob("*.html")}
    assert {"landscape", "investors", "valuations", "funding", "teams", "overview"} <= drawn
    # The pages of things are alike in both languages.
    for path in sorted({*hostile_site.rglob("*.html")} - {*(hostile_site / "zh" / "entities").glob("*.html")}):
        page.goto(f"file://{path}")
        assert page.evaluate("document.querySelectorAll('main img, main script, main svg[onload], iframe').length") == 0
        assert page.evaluate("document.querySelectorAll('[onclick], [onerror], [onmouseover]').length") == 0
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) == 0, path.relative_to(hostile_site)
    page.goto(f"file://{hostile_site}/en/entities.html")
    page.keyboard.press("/")
    page.locator("#search-input").fill("script")
    page.locator("#search-results a").first.wait_for()
    assert page.locator("#search-results script, #search-results img").count() == 0
    assert "<script>alert(1)</script>" in page.locator("#search-results").inner_text()


def test_a_number_can_be_cited(open_page: Open, site: Path) -> None:
    for language, line in (("en", "line 8"), ("zh", "第 8 行")):
        page = open_page(f"file://{site}/{language}/sources/players.md.html")
        dialog = page.locator("dialog#cite")
        assert not dialog.is_visible()
        button = page.locator(".cite-open:visible").first
        claim_id = button.get_attribute("data-claim")
        button.focus()
        page.keyboard.press("Enter")
        plain, bibtex, data = (dialog.locator("pre").nth(n).text_content() for n in range(3))
        assert plain and bibtex and data
        said = json.loads(data)
        assert (said["claim"], said["document"], said["date"]) == (claim_id, "players.md", "2024-09-20")
        assert said["quote"] in plain and f"“{said['quote']}”" in bibtex and line in plain
        assert bibtex.startswith(f"@misc{{{claim_id},\n  title = {{{{公司一览}}}}")
        assert "url = {https://example.org/a?b=1&c=2}" in bibtex
        assert said["sha256"] in (page.locator(".origin .mono").text_content() or "")
        page.keyboard.press("Escape")
        assert not dialog.is_visible()


def test_what_is_cited_of_a_hostile_source_stays_text(open_page: Open, hostile_site: Path) -> None:
    for path in sorted((hostile_site / "en" / "sources").glob("*.html")):
        page = open_page(f"file://{hostile_site}/en/sources/{quote(path.name)}")
        for summary in page.locator(".nt summary").all():
            summary.click()
        for button in page.locator(".cite-open:visible").all()[:3]:
            button.click()
            dialog = page.locator("dialog#cite")
            assert json.loads(dialog.locator("pre").nth(2).text_content() or "")["claim"]
            assert dialog.locator("pre > *").count() == 0
            page.keyboard.press("Escape")


def test_an_exhibit_alone_opens_its_links_beside_the_page_it_stands_in(
    open_page: Open, site: Path, tmp_path: Path
) -> None:
    around = tmp_path / "article.html"
    around.write_text(
        f'<!doctype html><iframe src="file://{site}/en/embed/scores.html" width="700" height="500"></iframe>'
    )
    page = open_page(f"file://{around}")
    frame = page.frame_locator("iframe")
    assert frame.locator("table.data").is_visible() and frame.locator("nav, .site-nav, .foot").count() == 0
    with page.context.expect_page() as opened:
        frame.locator("a.v").first.click()
    beside = opened.value
    beside.wait_for_load_state()
    assert "/en/sources/" in beside.url and beside.locator("mark.lit").count()
    assert page.url == f"file://{around}"
