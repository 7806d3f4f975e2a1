"""The site turned back to an earlier date: by the slider, by the address, and along every link."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Open  # type: ignore[import-not-found]

pytestmark = pytest.mark.browser


def test_the_slider_turns_the_page_back_and_forth(open_page: Open, demo_site: Path) -> None:
    page = open_page(f"file://{demo_site}/en/index.html")
    assert page.locator("#as-of").is_hidden()
    now = page.locator("main").inner_text()
    page.locator("#as-of-open").click()
    page.keyboard.press("Home")
    page.locator(".as-of-said:not(:empty)").wait_for()
    first = page.locator("main").inner_text()
    date = page.locator("#as-of output").inner_text()
    assert first != now and page.url.endswith(f"?as_of={date}") and date in page.locator(".as-of-said").inner_text()
    page.keyboard.press("ArrowRight")
    assert page.locator("#as-of output").inner_text() > date
    page.locator("#as-of-now").click()
    assert page.locator("main").inner_text() == now and "as_of" not in page.url


def test_links_language_and_search_keep_the_date(open_page: Open, demo_site: Path) -> None:
    page = open_page(f"file://{demo_site}/en/index.html?as_of=2023-12-31")
    page.locator(".as-of-said:not(:empty)").wait_for()
    page.locator("main .thing").first.click()
    page.wait_for_url("**/entities/*as_of=*")
    date = page.url.partition("as_of=")[2].partition("#")[0]
    page.locator("a[data-switch=zh]").click()
    page.wait_for_url(f"**/zh/entities/*as_of={date}*")
    assert date in page.locator(".as-of-said").inner_text()
    page.keyboard.press("/")
    page.locator("#search-input").fill("智谱")
    page.locator("#search-results a").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/zh/entities/zhipu-ai.html?as_of={date}")
    page.locator("main a.v").first.click()
    page.wait_for_url(f"**/sources/*as_of={date}#c-*")
    assert page.locator("mark.lit").count() and page.locator(".as-of-said").inner_text()


def test_a_date_between_those_of_the_site_is_said_to_be_another(open_page: Open, demo_site: Path) -> None:
    page = open_page(f"file://{demo_site}/en/conflicts.html?as_of=2024-04-11")
    page.locator(".as-of-said:not(:empty)").wait_for()
    assert "2024-04-11" in page.locator(".as-of-said").inner_text()
    assert page.locator("#as-of output").inner_text() < "2024-04-11"
    for odd in ("?as_of=9999", "?as_of=never", "?as_of=2024-13-99<b>"):
        page.goto(f"file://{demo_site}/en/index.html{odd}")
        assert page.locator("h1").is_visible()


def test_what_is_put_into_the_page_sorts_and_filters(open_page: Open, demo_site: Path) -> None:
    page = open_page(f"file://{demo_site}/en/exhibits/models.html?as_of=2024-06-30")
    page.locator(".as-of-said:not(:empty)").wait_for()
    head = page.locator("thead th button.sort").first
    head.click()
    assert page.locator("thead th").first.get_attribute("aria-sort") == "ascending"


def test_what_was_not_yet_says_so(open_page: Open, demo_site: Path) -> None:
    page = open_page(f"file://{demo_site}/en/entities/moonshot-ai.html?as_of=2021-12-31")
    page.locator("main .empty").wait_for()
    assert "2021-12-31" in page.locator("main").inner_text()


def test_without_scripts_there_is_no_switch(open_page: Open, demo_site: Path) -> None:
    page = open_page(f"file://{demo_site}/en/index.html?as_of=2021-12-31", java_script_enabled=False)
    assert page.locator("#as-of-open").is_hidden() and page.locator("h1").is_visible()
