"""A real browser on the published site, from the folder itself: nothing is served."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geju.exhibits.draw import draw_all, exhibits
from geju.landscape.view import View, open_view
from geju.outputs.publish import publish
from geju.pipeline import build
from geju.pipeline import publish as publish_landscape
from made_once import once
from site_landscape import built, hostile_edition

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
Open = Callable[..., "Page"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("Debian's chromium is not installed")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as runner:
        started = runner.chromium.launch(executable_path=path, args=list(QUIET))
        yield started
        started.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = built(tmp_path_factory.mktemp("tiny"))
    with open_view(folder) as view:
        drawn = list(draw_all(exhibits(folder), view, ("en", "zh")))
        return publish(view, tmp_path_factory.mktemp("site") / "www", "site", figures=drawn)


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    with View(hostile_edition(folder)) as view:
        drawn = list(draw_all(exhibits(), view, ("en", "zh")))
        return publish(view, folder / "www", "site", figures=drawn)


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the landscape that is shipped, with a source that cannot be read."""

    def make(folder: Path) -> None:
        land = folder / "land"
        shipped = Path(__file__).parents[2] / "landscapes" / "llm-2024q3"
        shutil.copytree(shipped, land, ignore=shutil.ignore_patterns(".geju"))
        (land / "sources" / "a_report_with_a_long_name_of_several_words.json").write_text('{"a": [1,', encoding="utf-8")
        build(land)
        publish_landscape(land, "site", folder / "www")

    return once(tmp_path_factory, "demo", make) / "www"


@pytest.fixture
def faults() -> list[str]:
    """What went wrong in the pages opened: errors, and requests that leave the folder."""
    return []


@pytest.fixture
def open_page(browser: Browser, faults: list[str]) -> Iterator[Open]:
    """Opens an address; every fault is noted, and at the end of the test there must be none."""
    contexts = []

    def opened(address: str, **options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        # What is on its way when the next page is opened is given up; that is no fault.
        page.on(
            "requestfailed",
            lambda r: None if r.failure == "net::ERR_ABORTED" else faults.append(f"{r.failure}: {r.url}"),
        )
        page.on("request", lambda r: None if r.url.startswith(("file:", "data:")) else faults.append(f"asked: {r.url}"))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []
