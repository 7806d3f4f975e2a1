"""Exploring a chart: Vega runs under the strict policy, from the folder, in both themes, and leads to the words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from axe_core import script, violations

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from conftest import Open  # type: ignore[import-not-found]

pytestmark = pytest.mark.browser
CHARTS = ("frontier", "raised", "funding", "valuations")


@pytest.fixture(autouse=True)
def needs_vega(demo_site: Path) -> None:
    if not (demo_site / "assets" / "vega.js").is_file():
        pytest.skip("the extra charts is not installed")


def explored(page: Page, times: int = 1) -> None:
    page.locator(f".explore-view[data-drawn='{times}']").wait_for()


@pytest.mark.parametrize(("language", "theme", "width"), [("en", "light", 1280), ("zh", "dark", 390)])
def test_each_chart_is_explored_without_a_fault(
    open_page: Open, demo_site: Path, language: str, theme: str, width: int
) -> None:
    page = open_page(
        f"file://{demo_site}/{language}/index.html", viewport={"width": width, "height": 900}, color_scheme=theme
    )
    axe = script()
    for name in CHARTS:
        page.goto(f"file://{demo_site}/{language}/exhibits/{name}.html")
        figure = page.locator("main figure").first
        assert figure.is_visible() and not page.locator(".explore-hint").is_visible()
        page.locator(".explore-open").click()
        explored(page)
        assert not figure.is_visible() and page.locator(".explore-view svg").is_visible(), name
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), name
        assert not page.locator(".explore-view [style*='url'], style").count(), "no style is put into the page"
        assert violations(page, axe) == [], name
        page.locator(".explore-back").click()
        assert figure.is_visible() and not page.locator(".explore-view").count()
        assert page.evaluate("document.activeElement.className") == "explore-open"


def test_a_point_says_what_it_is_and_leads_to_its_words(open_page: Open, demo_site: Path) -> None:
    page = open_page(f"file://{demo_site}/en/exhibits/frontier.html", viewport={"width": 1280, "height": 1000})
    page.locator(".explore-open").click()
    explored(page)
    point = page.locator(".explore-view .mark-symbol path").first
    point.hover()
    said = page.locator(".explore-tip")
    assert said.is_visible() and "Score" in said.inner_text()
    point.click()
    page.wait_for_url("**/sources/**")
    assert page.locator(":target").count() == 1


def test_another_theme_draws_it_anew_and_scales_change(open_page: Open, demo_site: Path) -> None:
    page = open_page(
        f"file://{demo_site}/en/exhibits/valuations.html",
        viewport={"width": 1280, "height": 1000},
        color_scheme="light",
    )
    page.locator(".explore-open").click()
    explored(page)
    ink = "document.querySelector('.explore-view .role-axis-label text').getAttribute('fill')"
    light = page.evaluate(ink)
    page.locator("#theme").click()
    explored(page, 2)
    assert page.evaluate(ink) != light
    ticks = "Array.from(document.querySelectorAll('.explore-view .role-axis-label')).map(e => e.textContent).join(' ')"
    before = page.evaluate(ticks)
    page.locator(".explore-even").click()
    explored(page, 3)
    assert page.locator(".explore-even").get_attribute("aria-pressed") == "true" and page.evaluate(ticks) != before


def test_what_is_put_into_the_page_later_is_explored_as_well(open_page: Open, demo_site: Path) -> None:
    page = open_page(f"file://{demo_site}/en/exhibits/raised.html", viewport={"width": 1280, "height": 1000})
    page.evaluate("""() => {
      const main = document.querySelector("main"), copy = main.cloneNode(true);
      main.replaceWith(copy);
      geju.shown(copy);
    }""")
    page.locator(".explore-open").click()
    explored(page)
    assert page.locator(".explore-view svg").is_visible()


def test_prices_over_time_are_drawn_for_the_width(open_page: Open, site: Path, demo_site: Path) -> None:
    for width, shown in ((1280, "wide"), (390, "narrow")):
        page = open_page(f"file://{demo_site}/en/exhibits/valuations.html", viewport={"width": width, "height": 900})
        points = page.locator(f"figure.lines svg.{shown} .line a")
        assert points.count() >= 5 and points.first.is_visible()
        points.first.click()
        page.wait_for_url("**/sources/**")
        assert page.locator(":target").count() == 1
