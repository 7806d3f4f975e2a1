"""What a machine can see of how well the pages can be read with other means than eyes: axe-core finds nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from axe_core import script, violations

if TYPE_CHECKING:
    from conftest import Open  # type: ignore[import-not-found]

pytestmark = pytest.mark.browser

KINDS = (
    "index.html",
    "{}/index.html",
    *(
        f"{{}}/exhibits/{name}.html"
        for name in (
            "scores",
            "prices",
            "price_history",
            "valuations",
            "frontier",
            "bill",
            "funding",
            "raised",
            "models",
            "eight",
        )
    ),
    "{}/embed/raised.html",
    "{}/entities.html",
    "{}/entities/zhipu-ai.html",
    "{}/entities/mmlu.html",
    "{}/conflicts.html",
    "{}/changes.html",
    "{}/scorecards.html",
    "{}/scorecards/zhipu-note.md.html",
    "{}/sources.html",
    "{}/sources/players.md.html",
    "{}/problems.html",
    "{}/index.html?as_of=2023-12-31",
    "{}/entities/zhipu-ai.html?as_of=2023-12-31",
)


@pytest.fixture(scope="session")
def axe() -> str:
    return script()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("zh", "dark")])
def test_axe_finds_no_violation(
    open_page: Open, demo_site: Path, axe: str, language: str, theme: str, width: int
) -> None:
    size = {"width": width, "height": 900}
    page = open_page(f"file://{demo_site}/{language}/index.html", viewport=size, color_scheme=theme)
    for kind in KINDS:
        page.goto(f"file://{demo_site}/{kind.format(language)}")
        assert violations(page, axe) == [], kind


def test_nor_in_what_opens_over_a_page(open_page: Open, demo_site: Path, axe: str) -> None:
    page = open_page(f"file://{demo_site}/en/sources/players.md.html")
    page.locator(".cite-open:visible").first.click()
    assert violations(page, axe) == []
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.locator("#search-input").fill("gl")
    assert page.locator("#search-results li").count()
    assert violations(page, axe) == []
