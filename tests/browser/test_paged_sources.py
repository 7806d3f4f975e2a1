"""A number leads to its place on the page: the image, the box, the words, the cell."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from axe_core import script, violations
from made_once import once
from paged_landscape import published

if TYPE_CHECKING:
    from conftest import Open  # type: ignore[import-not-found]

pytestmark = pytest.mark.browser
pytest.importorskip("PIL", reason="the extra documents is not installed")

DESK = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def paged_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(folder: Path) -> None:
        published(folder / "land", folder / "www")

    return once(tmp_path_factory, "paged", make) / "www"


def test_a_number_leads_to_its_box_on_the_page(open_page: Open, paged_site: Path) -> None:
    page = open_page(f"file://{paged_site}/en/exhibits/scores.html", viewport=DESK)
    page.locator("tr", has_text="GLM-4").locator("a.v", has_text="83.3").first.click()
    page.wait_for_url("**/en/sources/report.pdf.html#c-*")
    assert page.locator("mark.lit").inner_text() == "83.3"
    box = page.locator(".facsimile a.lit rect")
    assert box.count() == 1
    seen, paper = box.bounding_box(), page.locator(".facsimile").first.bounding_box()
    assert seen and paper and paper["x"] < seen["x"] and seen["x"] + seen["width"] < paper["x"] + paper["width"]
    assert page.locator(".facsimile img").first.evaluate("image => image.complete && image.naturalWidth") == 1000


def test_a_box_leads_to_the_words(open_page: Open, paged_site: Path) -> None:
    page = open_page(f"file://{paged_site}/zh/sources/report.pdf.html", viewport=DESK)
    link = page.locator(".facsimile a").nth(1)
    claim = link.get_attribute("data-boxes")
    link.locator("rect").click()
    page.wait_for_url(f"**#{claim}")
    assert page.locator("mark.lit").first.is_visible() and page.locator(f"a.lit[data-boxes={claim}]").count() == 1


def test_a_number_leads_to_its_cell(open_page: Open, paged_site: Path) -> None:
    page = open_page(f"file://{paged_site}/en/exhibits/scores.html", viewport=DESK)
    page.locator("a.v", has_text="61.3").first.click()
    page.wait_for_url("**/en/sources/scores.xlsx.html#c-*")
    assert page.locator("td mark.lit").inner_text() == "61.3"
    note = page.locator(".nt li.lit")
    assert "'Scores & more'!C2" in note.inner_text()
    note.locator(".cite-open").click()
    plain = page.locator("dialog#cite pre").first.inner_text()
    assert "61.3" in plain and "'Scores & more'!C2" in plain


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_violation_and_nothing_is_too_wide(open_page: Open, paged_site: Path, width: int) -> None:
    page = open_page(f"file://{paged_site}/en/index.html", viewport={"width": width, "height": 900})
    for name in ("report.pdf", "scores.xlsx", "deck.pptx"):
        page.goto(f"file://{paged_site}/zh/sources/{name}.html")
        assert violations(page, script()) == [], name
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
