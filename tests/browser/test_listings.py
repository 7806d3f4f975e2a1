"""Very many things of which little is told, in a browser: found, opened from the map, turned back to a date."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from axe_core import script, violations
from directory import name_of, published, written
from geju.base.ids import slug
from made_once import once

if TYPE_CHECKING:
    from conftest import Open  # type: ignore[import-not-found]

pytestmark = pytest.mark.browser

DESK = {"width": 1280, "height": 900}
NAME = name_of(701)
PLACE = f"entities/of/{NAME[0].lower()}.html#at-{slug(NAME)}"


@pytest.fixture(scope="session")
def directory_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(folder: Path) -> None:
        published(written(folder / "land"), folder / "www")

    return once(tmp_path_factory, "directory", make) / "www"


def test_search_finds_a_thing_and_its_value_leads_to_its_words(open_page: Open, directory_site: Path) -> None:
    page = open_page(f"file://{directory_site}/en/entities.html", viewport=DESK)
    page.keyboard.press("/")
    page.locator("#search-input").fill(NAME)
    page.locator("#search-results a", has_text=NAME).first.click()
    page.wait_for_url(f"**/en/{PLACE}")
    told = page.locator("article:target")
    assert told.locator("h2").inner_text() == NAME and told.is_visible()
    page.keyboard.press("/")
    page.locator("#search-input").fill(f"{NAME} chat")
    page.locator("#search-results a", has=page.locator(".found-value")).first.click()
    page.wait_for_url(f"**/en/{PLACE.partition('#')[0]}#f-*")
    assert page.locator("dd:target").inner_text().startswith("chat")
    page.locator("dd:target a.v").click()
    page.wait_for_url("**/en/sources/directory-2024-09-20.yaml*#c-*")
    assert page.locator("mark.lit").first.is_visible()


def test_the_language_is_switched_in_place(open_page: Open, directory_site: Path) -> None:
    page = open_page(f"file://{directory_site}/en/{PLACE}", viewport=DESK)
    page.locator("a[data-switch]").click()
    page.wait_for_url(f"**/zh/{PLACE}")
    assert page.locator("article:target h2").inner_text() == NAME


def test_what_the_map_tells_stands_in_a_file_that_its_pages_share(open_page: Open, directory_site: Path) -> None:
    for place in ("index", "exhibits/landscape"):
        page = open_page(f"file://{directory_site}/zh/{place}.html", viewport=DESK)
        assert page.locator("template.map-data").count() == 0
        find = page.locator(".map-tools input[type=search]")
        find.fill(NAME)
        page.locator(".tile:not([hidden]) > a", has_text=NAME).click()
        card = page.locator("dialog.map-card")
        assert card.locator("h2").inner_text() == NAME and f"open={slug(NAME)}" in page.url
        page.reload()
        assert card.locator("h2").inner_text() == NAME
        card.locator(".all a").click()
        page.wait_for_url(f"**/zh/{PLACE}")


def test_a_page_is_turned_back_to_a_date(open_page: Open, directory_site: Path) -> None:
    address = f"file://{directory_site}/en/{PLACE.partition('#')[0]}"
    page = open_page(f"{address}?as_of=2024-03-31", viewport=DESK)
    page.locator(".as-of-said", has_text="2024-03-31").wait_for()
    # Every other thing was spoken of by then.
    shown = page.locator(".things article h2").all_inner_texts()
    assert shown and NAME not in shown
    page.goto(address)
    now = page.locator(".things article h2").all_inner_texts()
    assert NAME in now and set(shown) < set(now)


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_violation(open_page: Open, directory_site: Path, width: int) -> None:
    page = open_page(f"file://{directory_site}/zh/{PLACE}", viewport={"width": width, "height": 900})
    axe = script()
    for place in (PLACE, "entities/of/other-f.html", "exhibits/landscape.html", "entities.html"):
        page.goto(f"file://{directory_site}/zh/{place}")
        assert violations(page, axe) == [], place
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
