"""Long tables: every row can be reached, sorted and filtered though few are in the page; each number has its words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geju.exhibits.draw import draw_all, exhibits
from geju.landscape.view import open_view
from geju.outputs.publish import publish
from long_tables import HOSTILE_NAMES, N_MODELS, built, name_of, score_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from conftest import Open  # type: ignore[import-not-found]

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = built(tmp_path_factory.mktemp("long") / "land")
    with open_view(folder) as view:
        drawn = list(draw_all(exhibits(folder), view, ("en", "zh")))
        return publish(view, folder.parent / "www", "site", figures=drawn)


def wake(page: Page) -> None:
    page.locator(".filters input").first.focus()
    page.locator("tr[aria-rowindex]").first.wait_for()


def stubs(page: Page) -> list[tuple[int, str]]:
    """The rows in the page, as (number from 1, name)."""
    rows = page.locator("tr[aria-rowindex]").evaluate_all(
        "all => all.map(row => [Number(row.getAttribute('aria-rowindex')), row.cells[0].textContent])"
    )
    heads = page.locator("thead tr").count()
    return [(index - heads, words) for index, words in rows]


def test_without_scripts_the_first_rows_and_the_way_to_all_are_there(open_page: Open, long_site: Path) -> None:
    page = open_page(f"file://{long_site}/en/exhibits/scores.html", java_script_enabled=False)
    assert page.locator("tbody tr").count() == 80
    assert page.locator(".rest").inner_text() == "The first 80 of 240 rows. All rows as CSV"
    target = page.locator(".rest a").get_attribute("href") or ""
    assert (long_site / "en" / "exhibits" / target).resolve().read_text("utf-8").count("\n") == N_MODELS + 1


def test_every_row_can_be_scrolled_to(open_page: Open, long_site: Path) -> None:
    page = open_page(f"file://{long_site}/en/exhibits/scores.html")
    wake(page)
    assert page.locator("table.data").get_attribute("aria-rowcount") == str(N_MODELS + 1)
    seen: dict[int, str] = {}
    for _ in range(60):
        seen |= dict(stubs(page))
        assert page.locator("tbody tr").count() < 80
        if not page.evaluate(
            "() => { const b = document.querySelector('.scroll'), t = b.scrollTop; b.scrollTop += 400; return b.scrollTop > t }"
        ):
            break
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert sorted(seen) == list(range(1, N_MODELS + 1))
    plain = {name_of(n) for n in range(N_MODELS)} - set(HOSTILE_NAMES)
    assert plain < set(seen.values()) and len(set(seen.values())) == N_MODELS


def test_sorting_and_filtering_heed_rows_that_are_not_in_the_page(open_page: Open, long_site: Path) -> None:
    page = open_page(f"file://{long_site}/en/exhibits/scores.html")
    head = page.locator("thead th", has_text="Bench 03")
    column = int(head.get_attribute("data-column") or 0)
    head.locator("button").click()
    page.locator("tr[aria-rowindex]").first.wait_for()
    assert head.get_attribute("aria-sort") == "descending"
    best = sorted(range(N_MODELS), key=lambda n: -float(score_of(n, 2)))
    assert [words for _, words in stubs(page)[:10]] == [name_of(n) for n in best[:10]]
    assert page.locator("tbody td.best").first.inner_text() == score_of(best[0], 2)
    head.locator("button").click()
    assert [words for _, words in stubs(page)[:10]] == [name_of(n) for n in best[:-11:-1]]
    rows, columns = page.locator(".filters input").all()
    rows.fill("model 019")
    assert {words for _, words in stubs(page)} == {f"Model 019{n}" for n in range(10)}
    assert page.locator(".filters [role=status]").inner_text() == "10 of 240 rows"
    columns.fill("bench 03")
    assert page.locator("thead th:visible").count() == 2
    cell = page.locator("tr[aria-rowindex]").first.locator(f":nth-child({column + 1})").first
    assert cell.inner_text() in {score_of(n, 2) for n in range(190, 200)}


def test_a_number_that_was_not_in_the_page_leads_to_its_words(open_page: Open, long_site: Path) -> None:
    for language in ("en", "zh"):
        page = open_page(f"file://{long_site}/{language}/exhibits/scores.html")
        page.locator(".filters input").first.fill("model 0187")
        row = page.locator("tr[aria-rowindex]", has_text="Model 0187")
        row.locator("a.v").nth(4).click()
        page.wait_for_url(f"**/{language}/sources/**#c-*")
        assert page.locator("mark.lit").inner_text() == score_of(187, 4)
        assert "Model 0187" in page.locator(".nt li.lit").inner_text()


def test_a_fact_whose_row_is_not_in_the_page_is_found(open_page: Open, long_site: Path) -> None:
    page = open_page(f"file://{long_site}/en/entities/bench-02.html")
    page.locator(".filters input").first.fill("model 0150")
    row = page.locator("tr[aria-rowindex]", has_text="Model 0150")
    assert score_of(150, 1) in row.inner_text() and "matrix.csv" in row.inner_text()
    page.locator(".filters input").first.fill("")
    assert page.locator("tr[aria-rowindex]").first.is_visible()


def test_hostile_names_in_rows_stay_words(open_page: Open, long_site: Path) -> None:
    page = open_page(f"file://{long_site}/en/exhibits/scores.html")
    for wanted, shown in (("onerror", HOSTILE_NAMES[0]), ("alert(2)", HOSTILE_NAMES[1]), ("gpj", "[U+202E]gpj.exe")):
        page.locator(".filters input").first.fill(wanted)
        assert [words for _, words in stubs(page)] == [shown]
        assert page.locator("main img, main script").count() == 0
    script = (long_site / "en" / "tables" / "exhibits" / "scores.js").read_text("ascii")
    assert "<" not in script and "\\u202e" not in script


def test_all_rows_are_printed(open_page: Open, long_site: Path) -> None:
    page = open_page(f"file://{long_site}/en/entities.html")
    page.locator("#Model ~ .filters input").focus()
    page.locator("tr[aria-rowindex]").first.wait_for()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("tr[aria-rowindex]").count() == N_MODELS
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("tr[aria-rowindex]").count() < N_MODELS
