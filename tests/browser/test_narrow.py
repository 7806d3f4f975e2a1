"""The shipped site on a phone and on a desk: nothing is cut off unsaid, wide tables say so and keep their first column."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Open  # type: ignore[import-not-found]

pytestmark = pytest.mark.browser

PAGES = (
    "index.html",
    *(f"exhibits/{name}.html" for name in ("eight", "scores", "prices", "funding", "models", "people", "newest")),
    *(
        f"exhibits/{name}.html"
        for name in ("frontier", "falling", "bill", "raised", "together", "worth", "price_history", "valuations")
    ),
    *(f"{name}.html" for name in ("entities", "conflicts", "sources", "problems")),
    *(f"entities/{name}.html" for name in ("zhipu-ai", "claude-3-opus", "tang-jie", "math")),
)
PHONE = {"width": 390, "height": 844}
# Words that stick out of the page, or out of a box that neither scrolls nor says that it does.
CLIPPED = """() => Array.from(document.querySelectorAll("main td, main th, main h1, main p, main dd")).filter(element => {
  if (!element.checkVisibility() || element.closest(".sr, .stacked thead")) return false;
  const box = element.getBoundingClientRect(), scroller = element.closest(".scroll, .lanes-scroll");
  const saying = scroller && scroller.classList.contains("more-right") || scroller && scroller.classList.contains("more-left");
  return box.right > innerWidth + 1 && !saying;
}).map(element => element.textContent)"""

# Dates and amounts of tables that are broken over two lines.
BROKEN = """() => Array.from(document.querySelectorAll("main td .v, main td.time")).filter(element => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const lines = new Set(Array.from(range.getClientRects()).filter(box => box.width > 1).map(box => Math.round(box.top / 8)));
  return element.textContent.length < 20 && element.checkVisibility() && lines.size > 1;
}).map(element => element.textContent)"""


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("width", "theme"), [(390, "dark"), (1280, "light")])
def test_nothing_is_cut_off_unsaid(open_page: Open, demo_site: Path, language: str, width: int, theme: str) -> None:
    size = {"width": width, "height": 844}
    page = open_page(f"file://{demo_site}/{language}/index.html", viewport=size, color_scheme=theme)
    for path in PAGES:
        page.goto(f"file://{demo_site}/{language}/{path}")
        assert page.evaluate(CLIPPED) == [] and page.evaluate(BROKEN) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path


def test_english_pages_call_things_in_english(open_page: Open, demo_site: Path) -> None:
    page = open_page(f"file://{demo_site}/en/index.html")
    for name in (
        "index",
        "exhibits/eight",
        "exhibits/people",
        "exhibits/funding",
        "exhibits/models",
        "exhibits/prices",
        "exhibits/frontier",
        "exhibits/raised",
        "exhibits/together",
    ):
        page.goto(f"file://{demo_site}/en/{name}.html")
        assert not re.search("[\u4e00-\u9fff]", page.locator("main").inner_text()), name


def test_a_wide_table_says_so_until_its_end(open_page: Open, demo_site: Path) -> None:
    page = open_page(f"file://{demo_site}/en/exhibits/scores.html", viewport={"width": 1280, "height": 800})
    scroll = page.locator(".scroll.matrix")
    assert page.locator(".more-hint").is_visible() and "more-right" in str(scroll.get_attribute("class"))
    stub = page.locator("tbody th").first
    before = stub.bounding_box()
    scroll.evaluate("box => { box.scrollLeft = box.scrollWidth; }")
    page.locator(".scroll.matrix:not(.more-right)").wait_for()
    assert stub.bounding_box() == before, "the first column stays"
    page.set_viewport_size({"width": 2600, "height": 800})
    page.goto(f"file://{demo_site}/en/exhibits/prices.html")
    assert not page.locator(".more-hint").is_visible()


def test_only_numbers_stand_at_the_right(open_page: Open, demo_site: Path) -> None:
    """A date that is told with an amount stands and sorts as a date; names and dates in a matrix stand at the left."""
    page = open_page(f"file://{demo_site}/en/exhibits/newest.html")
    align = "cell => getComputedStyle(cell).textAlign"
    dates, amounts = (page.locator(f"tbody tr td:nth-child({n})") for n in (1, 5))
    assert dates.first.evaluate(align) == "left" and amounts.first.evaluate(align) == "right"
    page.locator("thead th button.sort").first.click()
    shown = dates.all_inner_texts()
    assert shown == sorted(shown) and len(set(shown)) > 2
    for name in ("seats", "stakes"):
        page.goto(f"file://{demo_site}/en/exhibits/{name}.html")
        assert {cell.evaluate(align) for cell in page.locator("tbody td, thead th").all()} <= {"left", "start"}, name
    page.goto(f"file://{demo_site}/en/exhibits/scores.html")
    assert page.locator("tbody td").first.evaluate(align) == "right"


def test_one_benchmark_is_one_heading_over_its_protocols(open_page: Open, demo_site: Path) -> None:
    page = open_page(f"file://{demo_site}/en/exhibits/scores.html", viewport={"width": 1280, "height": 800})
    assert page.locator("th.band", has_text="MATH").count() == 1
    assert page.locator(".note").first.inner_text().endswith("set bold."), "all columns are shown"
    names = page.locator("thead th:not(.band)").evaluate_all(
        "all => all.map(head => head.dataset.name || head.innerText)"
    )
    head = page.locator('thead th[data-name="MATH 0-shot"]')
    column = int(head.get_attribute("data-column") or 0)
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending" and len(names) > 10
    cells = page.locator(f"tbody tr > :nth-child({column + 1})").evaluate_all("all => all.map(c => c.dataset.sort)")
    numbers = [float(cell) for cell in cells if cell]
    assert numbers == sorted(numbers, reverse=True) and len(numbers) > 2
    page.locator(".filters input").nth(1).fill("math")
    assert page.locator("th.band:visible").count() == 1
    assert page.locator("tbody tr").first.locator("td:visible").count() == 2


def test_on_a_phone_a_row_is_a_block_with_the_names_of_its_columns(open_page: Open, demo_site: Path) -> None:
    page = open_page(f"file://{demo_site}/en/exhibits/funding.html", viewport=PHONE)
    row = page.locator("tbody tr", has_text="HongShan").filter(has_text="2024-03")
    box = row.bounding_box()
    assert box and box["height"] < 200
    investors = row.locator("td", has_text="HongShan")
    assert investors.evaluate("cell => getComputedStyle(cell, '::before').content") in (
        '"Investors "',
        '"Investors" " "',
    )
    lanes = page.locator(".lanes-scroll")
    assert "more-left" in str(lanes.get_attribute("class")) and page.locator(".more-hint").first.is_visible()
    page.goto(f"file://{demo_site}/en/problems.html")
    place, why = (page.locator("tbody tr td").nth(n).bounding_box() for n in (0, 2))
    assert place and why and place["height"] < 50 and why["x"] + why["width"] <= 390


@pytest.mark.parametrize(("width", "shown", "hidden"), [(1280, "wide", "narrow"), (390, "narrow", "wide")])
def test_the_frontier_is_drawn_for_the_width_and_each_point_leads_to_its_words(
    open_page: Open, demo_site: Path, width: int, shown: str, hidden: str
) -> None:
    page = open_page(f"file://{demo_site}/zh/exhibits/frontier.html", viewport={"width": width, "height": 844})
    assert page.locator(f"svg.{shown}").is_visible() and not page.locator(f"svg.{hidden}").is_visible()
    points = page.locator(f"svg.{shown} .points a")
    assert points.count() == page.locator("table.data tbody tr").count() >= 5
    assert page.locator(f"svg.{shown} circle.best").count() >= 2
    assert page.locator(f"svg.{shown} text.best").first.is_visible()
    points.first.click()
    page.wait_for_url("**/sources/**")
    assert page.locator(":target").count() == 1


def test_bars_are_as_long_as_their_years(open_page: Open, demo_site: Path) -> None:
    page = open_page(f"file://{demo_site}/zh/exhibits/raised.html", viewport={"width": 1280, "height": 800})
    rows = page.locator(".bar-row")
    lengths = [rows.nth(n).locator("rect.sure").bounding_box() for n in range(rows.count())]
    widths = [box["width"] if box else 0 for box in lengths]
    assert [row.split("\n")[0] for row in rows.all_inner_texts()] == ["2021", "2022", "2023", "2024"]
    assert widths == sorted(widths) and widths[-1] > 100
    said = [row.split("\n")[1] for row in rows.all_inner_texts()]
    open_ends = [n for n, words in enumerate(said) if words.startswith("不低于")]
    assert "亿元" in said[-1] and open_ends, "a sum of which one part is a bound has no upper end"
    for n, words in enumerate(said):
        assert rows.nth(n).locator("rect.open").count() == int(n in open_ends), words
        assert rows.nth(n).locator("rect.rest").count() == int("–" in words), words
    open_bar, sure = (rows.nth(open_ends[-1]).locator(f"rect.{name}").bounding_box() for name in ("open", "sure"))
    assert open_bar and sure and abs(open_bar["x"] - sure["x"] - sure["width"]) < 1 and open_bar["width"] > 10
