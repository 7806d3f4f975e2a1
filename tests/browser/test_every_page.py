"""Every page of the demonstration, in both languages, opens without an error and asks for nothing outside the folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Open  # type: ignore[import-not-found]

pytestmark = pytest.mark.browser


# Asked in the page itself: a locator would bring its own script into each of hundreds of pages.
SHOWS = "() => Boolean(document.querySelector('h1, .choose li')?.checkVisibility())"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_page_opens_without_a_fault(open_page: Open, demo_site: Path, language: str) -> None:
    """``open_page`` notes every error, warning, failed request and request that leaves the folder."""
    pages = sorted((demo_site / language).rglob("*.html"))
    assert len(pages) > 150 and len(pages) * 2 + 1 == len(list(demo_site.rglob("*.html")))
    page = open_page(f"file://{demo_site}/index.html")
    assert page.evaluate(SHOWS)
    for path in pages:
        page.goto(path.as_uri(), wait_until="load")
        assert page.evaluate(SHOWS), path


def test_a_broken_place_in_an_address_does_no_harm(open_page: Open, demo_site: Path) -> None:
    """A lone percent sign is no escape; what scripts do with a place still works on such a page."""
    page = open_page(f"file://{demo_site}/en/index.html#%")
    for address in (
        "en/exhibits/landscape.html#landscape?q=%",
        "en/sources/players.md.html#c-%",
        "en/entities.html#f-%E0%A4%A",
        "en/exhibits/scores.html?as_of=2024-06-30#%zz",
        "zh/conflicts.html?as_of=2024-06-30#%",
    ):
        page.goto(f"file://{demo_site}/{address}")
        page.reload()
        assert page.locator("h1").is_visible(), address
        assert page.locator(".more-hint").count() or page.locator(".tools #theme").count(), "later scripts ran"
    page.goto(f"file://{demo_site}/en/exhibits/scores.html?as_of=2024-06-30#%zz")
    page.locator(".as-of-said:not(:empty)").wait_for()
    assert page.evaluate("geju.place('#c-%E4%B8%AD')") == "c-\u4e2d" and page.evaluate("geju.place('#%')") == "%"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_numbers_of_new_pages_lead_to_their_marked_words(open_page: Open, demo_site: Path, language: str) -> None:
    page = open_page(f"file://{demo_site}/{language}/scorecards.html")
    page.locator("table.scored tbody th a").first.click()
    page.wait_for_url("**/scorecards/*.html")
    page.locator(".page-head .files a").click()
    page.wait_for_url("**/sources/*.html")
    page.go_back()
    link = page.locator(".claim .by a").first
    if link.count():
        link.click()
        page.wait_for_url("**/sources/*.html#c-*")
        assert page.locator("mark.lit").count()


def test_a_signpost_takes_along_the_place_on_the_page(open_page: Open, site: Path, tmp_path: Path) -> None:
    """Of a page that moved, with and without scripts."""
    import shutil

    shutil.copytree(site, tmp_path / "www")
    there = tmp_path / "www" / "en" / "sources"
    old = there / "old.html"
    signpost = (
        '<!doctype html><html lang="en"><head><title>x</title><meta http-equiv="refresh" content="0; url=players.md.html">'
        '<meta name="onward" content="players.md.html"><script src="../../assets/onward.js"></script></head></html>'
    )
    old.write_text(signpost, encoding="utf-8")
    page = open_page(f"file://{there}/players.md.html")
    claim = page.locator("mark[id]").nth(2).get_attribute("id")
    page.goto(f"file://{old}#{claim}")
    page.wait_for_url(f"**/players.md.html#{claim}")
    page = open_page(f"file://{old}", java_script_enabled=False)
    page.wait_for_url("**/players.md.html")
