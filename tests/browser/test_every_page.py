"""Every page of the demonstration, in both languages, opens without an error and asks for nothing outside the folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Open  # type: ignore[import-not-found]

pytestmark = pytest.mark.browser


def test_every_page_opens_without_a_fault(open_page: Open, demo_site: Path) -> None:
    """``open_page`` notes every error, warning, failed request and request that leaves the folder."""
    pages = sorted(demo_site.rglob("*.html"))
    assert len(pages) > 300 and {page.relative_to(demo_site).parts[0] for page in pages} >= {"en", "zh"}
    page = open_page(f"file://{demo_site}/index.html")
    for path in pages:
        page.goto(path.as_uri(), wait_until="load")
        assert page.locator("h1, .choose li").first.is_visible(), path


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
