"""The map in a browser: grouped, shaded, filtered, seen from near and far, with its state in the address."""

from __future__ import annotations

import gzip
import re
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
import yaml

from geju.exhibits.draw import draw_all, exhibits
from geju.landscape.view import open_view
from geju.outputs.publish import publish
from geju.outputs.site.geometry.packing import Bundle, Measures, pack
from geju.pipeline import build
from made_once import once

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from conftest import Open  # type: ignore[import-not-found]

pytestmark = pytest.mark.browser

DESK = {"width": 1280, "height": 900}
LONG = "Endless " * 1250
HOSTILE = (
    "<img src=x onerror=alert(1)>", "</template><script>alert(1)</script>", '"]}</textarea>\u202egnp.exe', "-" * 300, LONG,
    "' onmouseover='alert(1)", "\\u003cscript\\u003e",
)  # fmt: skip
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def item(name: str) -> dict[str, str]:
    return {"name": name, "homepage_url": "https://x.example", "logo": "x.svg"}


def listed(folder: Path, categories: dict[str, dict[str, list[str]]]) -> Path:
    """The site of a landscape.yml: category -> subcategory -> names."""
    data = [
        {"category": None, "name": category, "subcategories": [
            {"subcategory": None, "name": name, "items": [{"item": None, **item(one)} for one in items]}
            for name, items in parts.items()
        ]}
        for category, parts in categories.items()
    ]  # fmt: skip
    (folder / "sources").mkdir(parents=True)
    (folder / "sources" / "landscape.yml").write_text(yaml.safe_dump({"landscape": data}), encoding="utf-8")
    (folder / "project.yaml").write_text("name: listed\ntitle: {en: Listed, zh: 名录}\n", encoding="utf-8")
    build(folder)
    with open_view(folder) as view:
        shown = [exhibit for exhibit in exhibits(folder) if exhibit.name == "landscape"]
        return publish(view, folder / "www", "site", figures=list(draw_all(shown, view, ("en", "zh"))))


@pytest.fixture(scope="session")
def hostile_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    parts = {HOSTILE[0]: [f"{name} {n}" for n, name in enumerate(HOSTILE)], LONG: ["Plain"]}
    return listed(
        tmp_path_factory.mktemp("hostile-map") / "land", {HOSTILE[1]: parts, "Tools": {"Small": ["One", "Two"]}}
    )


@pytest.fixture(scope="session")
def large_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    categories = {
        f"Category {c}": {f"Part {c}-{p}": [f"Thing {c} {p} {n}" for n in range(12 * p)] for p in range(1, 6)}
        for c in range(12)
    }
    return once(tmp_path_factory, "large-map", lambda folder: listed(folder / "land", categories)) / "land" / "www"


def visible(page: Page) -> int:
    return page.locator(".board .tile:not([hidden])").count()


def place(page: Page, language: str, site: Path, state: str = "") -> None:
    page.goto(f"file://{site}/{language}/exhibits/landscape.html{state}")


def test_a_tile_opens_its_card_whose_facts_lead_to_their_words(open_page: Open, demo_site: Path) -> None:
    page = open_page(f"file://{demo_site}/en/index.html", viewport=DESK)
    tile = page.locator(".tile > a:first-child", has_text="Zhipu AI")
    tile.click()
    card = page.locator("dialog.map-card")
    assert card.is_visible() and card.locator("h2").inner_text() == "Zhipu AI"
    assert "open=zhipu-ai" in page.url
    page.keyboard.press("Escape")
    assert not card.is_visible() and tile.evaluate("link => document.activeElement === link") and "#" not in page.url
    tile.press("Enter")
    card.locator("div", has_text="Founded").locator("a.v").first.click()
    page.wait_for_url("**/sources/*#c-*")
    assert page.locator("mark.lit").count()
    page.go_back()
    page.goto(f"file://{demo_site}/en/index.html#landscape?open=zhipu-ai")
    page.reload()
    card.locator(".all a").click()
    page.wait_for_url("**/entities/zhipu-ai.html")


def test_a_number_on_a_tile_leads_to_its_words(open_page: Open, demo_site: Path) -> None:
    page = open_page(f"file://{demo_site}/en/index.html", viewport=DESK)
    page.locator(".tile", has_text="Moonshot").locator("a.v").click()
    page.wait_for_url("**/sources/*#c-*")
    assert page.locator("mark.lit").first.is_visible()


def test_filters_leave_what_fits_and_say_how_much(open_page: Open, demo_site: Path) -> None:
    page = open_page(f"file://{demo_site}/en/exhibits/landscape.html", viewport=DESK)
    whole = visible(page)
    find = page.locator(".map-tools input[type=search]")
    find.fill("claude")  # what a company makes counts as well as its name
    assert visible(page) == 1 and page.locator(".panel:visible").count() == 1
    assert page.locator(".map-count").inner_text() == f"1 of {whole}" and "q=claude" in page.url
    find.fill("no such thing")
    assert page.locator(".landscape .nothing").is_visible() and page.locator(".panel:visible").count() == 0
    page.get_by_role("button", name="Clear").click()
    assert visible(page) == whole and "#" not in page.url
    page.get_by_role("button", name="Filters").click()
    page.get_by_label("Only with").select_option(label="Only with Valuation")
    valued = visible(page)
    assert 0 < valued < whole and valued == page.locator(".tile:not([hidden]) > a.v").count()
    page.locator(".map-more").get_by_label("Category").select_option(label="Big names")
    assert visible(page) == 3 and page.locator(".panel:visible .count").inner_text() == "3"


def test_zoom_by_keys_slider_wheel_and_back(open_page: Open, demo_site: Path) -> None:
    page = open_page(f"file://{demo_site}/en/exhibits/landscape.html", viewport=DESK)
    box, tile = page.locator(".landscape"), page.locator(".tile").first

    def level() -> int:
        return int(re.findall(r"level-(\d)", str(box.get_attribute("class")))[0])

    widths = {}
    tile.locator("a").first.focus()
    for key in ("-", "-", "-", "-", "+", "+", "+", "+"):
        page.keyboard.press(key)
        shown = tile.bounding_box()
        assert shown
        widths[level()] = shown["width"]
        assert page.evaluate(TOO_WIDE) <= 0
    assert sorted(widths) == [0, 1, 2, 3, 4] and [widths[n] for n in range(5)] == sorted(widths.values())
    assert page.locator(".tile dl").first.is_visible() and "zoom=4" in page.url
    page.keyboard.press("0")
    assert level() == 3 and "#" not in page.url
    page.locator(".zoom input").fill("1")
    assert level() == 1 and page.locator(".zoom input").get_attribute("aria-valuetext") == "Short names"
    page.mouse.move(400, 700)
    page.locator(".board").evaluate(
        "board => board.dispatchEvent(new WheelEvent('wheel', {deltaY: -60, ctrlKey: true, bubbles: true, cancelable: true}))"
    )
    assert level() == 2
    page.get_by_role("button", name="Zoom out").click()
    assert level() == 1


def test_groups_and_shades_are_chosen(open_page: Open, demo_site: Path) -> None:
    page = open_page(f"file://{demo_site}/en/exhibits/landscape.html", viewport=DESK)
    names = sorted(page.locator(".tile > a:first-child").all_inner_texts())
    page.get_by_label("Group by").select_option(label="Founding year")
    heads = page.locator(".panel-name .said").all_inner_texts()
    assert heads[:-1] == sorted(heads[:-1], reverse=True) and heads[-1] == "Not told" and "by=year" in page.url
    assert sorted(page.locator(".tile > a:first-child").all_inner_texts()) == names
    page.get_by_label("Group by").select_option(label="Makes")
    assert visible(page) > len(names), "who makes models and products stands in both"
    page.get_by_label("Group by").select_option(label="Category")
    assert sorted(page.locator(".tile > a:first-child").all_inner_texts()) == names
    page.get_by_label("Shade by").select_option(label="Facts")
    assert page.locator(".shades-of").inner_text() == "Facts" and not page.locator(".shades-none").is_visible()
    assert page.locator(".tile.s0").count() == 0 and page.locator(".tile i").count() == len(names)
    page.get_by_label("Shade by").select_option(label="nothing")
    assert page.locator(".tile.s0").count() == len(names) and not page.locator(".shades").is_visible()


def test_a_view_can_be_sent_and_the_switch_of_language_keeps_it(open_page: Open, demo_site: Path) -> None:
    page = open_page(f"file://{demo_site}/en/exhibits/landscape.html", viewport=DESK)
    place(page, "en", demo_site, "#landscape?by=year&zoom=2&shade=facts&where.category=%E5%A4%A7%E4%BD%AC%E6%B4%BE")
    assert page.get_by_label("Group by").input_value() == "year" and visible(page) == 3
    page.locator("a[data-switch]").click()
    page.wait_for_url("**/zh/exhibits/landscape.html#landscape*")
    assert visible(page) == 3 and page.locator(".landscape.level-2").count() == 1
    assert page.get_by_label("分组").input_value() == "year"
    assert "大佬派" in unquote(page.url)
    page.evaluate("location.hash = '#landscape?q=零一万物'")
    page.locator(".map-count", has_text="个中的 1 个").wait_for(timeout=5000)
    for bad in ("#landscape?%E0%A4%A", "#landscape?by=none&zoom=9&where.x=1&only=none", "#landscape?&=&q"):
        place(page, "zh", demo_site, "#")
        page.evaluate("hash => { history.replaceState(null, '', hash); }", bad.replace("%E0%A4%A", "q"))
        page.evaluate("dispatchEvent(new HashChangeEvent('hashchange'))")
        assert visible(page) > 0


def test_arrows_move_from_tile_to_tile(open_page: Open, demo_site: Path) -> None:
    page = open_page(f"file://{demo_site}/en/exhibits/landscape.html", viewport=DESK)
    tiles = page.locator(".tile > a:first-child")
    assert page.locator(".board a[tabindex='0']").count() == 1
    tiles.first.focus()
    now = "document.activeElement.textContent"
    for key, n in (("ArrowRight", 1), ("ArrowRight", 2), ("ArrowLeft", 1), ("End", tiles.count() - 1), ("Home", 0)):
        page.keyboard.press(key)
        assert page.evaluate(now) == tiles.nth(n).inner_text()
    before = tiles.first.bounding_box()
    page.keyboard.press("ArrowDown")
    after = page.locator(":focus").bounding_box()
    assert before and after and after["y"] > before["y"]
    page.keyboard.press("ArrowUp")
    assert page.evaluate(now) == tiles.first.inner_text()


def test_without_script_the_whole_map_is_there(open_page: Open, large_map: Path) -> None:
    for width in (1280, 390):
        page = open_page(
            f"file://{large_map}/en/exhibits/landscape.html",
            viewport={"width": width, "height": 800},
            java_script_enabled=False,
        )
        assert page.locator(".tile > a").count() >= 2160 and page.locator(".map-tools").count() == 0
        assert page.locator(".part-name").count() == 60
        first, last = page.locator(".tile").first, page.locator(".tile").last
        assert first.is_visible() and last.is_visible()
        link = first.locator("a").first.get_attribute("href")
        file, _, place = str(link).partition("#")
        there = (large_map / "en" / "exhibits" / file).resolve()
        assert there.is_file() and f'id="{place}"' in there.read_text("utf-8")


def test_a_large_map_is_small_to_load_and_quick_to_sift(open_page: Open, large_map: Path) -> None:
    html = (large_map / "en" / "index.html").read_bytes()
    assert len(gzip.compress(html)) < 300_000
    page = open_page(f"file://{large_map}/en/index.html", viewport=DESK)
    page.locator(".map-tools input[type=search]").fill("Part 3-5")
    assert visible(page) == 60 and page.locator(".part:visible").count() == 1
    page.locator(".map-tools input[type=search]").fill("")
    assert visible(page) == 2160


def test_tiles_neither_overlap_nor_leave_their_panel(open_page: Open, large_map: Path) -> None:
    page = open_page(f"file://{large_map}/en/index.html", viewport=DESK)
    for level in range(5):
        page.locator(".zoom input").fill(str(level))
        assert page.evaluate(TOO_WIDE) <= 0
        wrong = page.evaluate(
            """() => { const found = [];
              document.querySelectorAll(".panel").forEach(panel => { const p = panel.getBoundingClientRect();
                panel.querySelectorAll(".tiles").forEach(list => { const t = list.getBoundingClientRect();
                  if (t.left < p.left || t.right > p.right + 1 || t.bottom > p.bottom + 1) found.push(panel.innerText.slice(0, 40)); }); });
              const panels = [...document.querySelectorAll(".panel")].map(p => p.getBoundingClientRect());
              panels.forEach((a, n) => panels.slice(0, n).forEach(b => {
                if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) found.push(n); }));
              return found; }"""
        )
        assert wrong == [], level


def test_hostile_names_stay_inert_and_in_their_place(open_page: Open, hostile_map: Path) -> None:
    for width in (390, 1280):
        page = open_page(f"file://{hostile_map}/en/exhibits/landscape.html", viewport={"width": width, "height": 900})
        for level in range(5):
            page.locator(".zoom input").fill(str(level))
            assert page.evaluate(TOO_WIDE) <= 0, (width, level)
            heights = page.locator(".tile").evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
            assert len({round(height) for height in heights if height}) == 1, (width, level)
        for n in range(visible(page)):
            page.locator(".tile > a:first-child").nth(n).evaluate("link => link.click()")
            assert page.locator("dialog.map-card").is_visible() and page.evaluate(TOO_WIDE) <= 0
            page.keyboard.press("Escape")
        assert page.evaluate("document.querySelectorAll('main img, main script, iframe').length") == 0


def test_the_script_packs_as_the_picture_does(open_page: Open, demo_site: Path) -> None:
    page = open_page(f"file://{demo_site}/en/exhibits/landscape.html")
    parts = (Bundle(30, 2), Bundle(7, 1), Bundle(3, 4), Bundle(12, 1))
    bundles = (
        Bundle(40, 2),
        Bundle(0, 3, parts),
        Bundle(5, 1),
        Bundle(9, 2),
        Bundle(1, 1),
        Bundle(2, 2, parts[:2]),
        Bundle(3, 3),
    )
    for width in (3, 7, 12, 31):
        rows = pack(bundles, width, Measures(20.0, 50.0, 26.0))
        widths = page.evaluate(
            """([bundles, width]) => geju.packing.packer({tile: 20, heading: 50, inner: 26})(bundles, width, false).widths""",
            [[plain(bundle) for bundle in bundles], width],
        )
        assert widths == [wide for row in rows for _, wide in row]


def plain(bundle: Bundle) -> dict[str, object]:
    return {"own": bundle.own, "least": bundle.least, "within": [plain(one) for one in bundle.within]}


@pytest.mark.parametrize(
    ("language", "theme", "width"), [("en", "light", 1280), ("zh", "dark", 390), ("en", "dark", 1280)]
)
def test_axe_finds_no_violation_in_any_state(
    open_page: Open, demo_site: Path, language: str, theme: str, width: int
) -> None:
    pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    axe = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
    page = open_page(
        f"file://{demo_site}/{language}/index.html", viewport={"width": width, "height": 900}, color_scheme=theme
    )
    states = [
        *(f"zoom={n}" for n in range(5)),
        "by=year&shade=facts",
        "only=valuation&zoom=4",
        "q=none",
        "open=zhipu-ai",
    ]
    for name in (*(f"landscape.html#landscape?{state}" for state in states), "investors.html"):
        page.goto("about:blank")
        page.goto(f"file://{demo_site}/{language}/exhibits/{name}")
        page.evaluate(f"() => {{ {axe} }}")
        found = page.evaluate("() => axe.run(document, {resultTypes: ['violations'], preload: false})")
        assert [
            f"{v['id']}: {n['target']} {n['failureSummary']}" for v in found["violations"] for n in v["nodes"][:2]
        ] == [], name


def test_the_network_lights_up_what_is_joined(open_page: Open, demo_site: Path) -> None:
    page = open_page(f"file://{demo_site}/en/exhibits/investors.html", viewport=DESK)
    page.locator(".net-node[data-a]", has_text="Xiaomi").focus()
    assert page.locator(".network.looking path.lit").count() == 2
    assert sorted(name.split("\n")[-1] for name in page.locator(".net-node[data-b].lit text").all_text_contents()) == [
        "Baichuan AI · 4",
        "Zhipu AI · 18",
    ]
    page.locator(".net-find input").fill("modelbest")
    assert page.locator("path.lit").count() == 4
    page.locator(".net-find input").fill("")
    assert page.locator(".network.looking").count() == 0
    page.locator(".net-lines a").first.evaluate(
        "link => link.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))"
    )
    page.wait_for_url("**/sources/*#c-*")
    page = open_page(f"file://{demo_site}/en/exhibits/investors.html", viewport={"width": 390, "height": 800})
    assert not page.locator(".network svg").is_visible()
    companies = page.locator(".net-node[data-b]").count()
    assert companies > 3 and page.locator(".net-lists > div:visible").count() == companies, "a list for each company"
    page.locator(".net-find input").fill("xiaomi")
    assert page.locator(".net-one:visible").count() == 2 and page.evaluate(TOO_WIDE) <= 0
