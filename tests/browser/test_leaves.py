"""A long source stands on several pages; whatever page a link names, it leads to the words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geju.pipeline import build, publish

if TYPE_CHECKING:
    from conftest import Open  # type: ignore[import-not-found]

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("long")
    (folder / "sources").mkdir()
    (folder / "project.yaml").write_text(
        "name: long\ntitle: {en: Long}\nlanguages: [en]\nas_of: none\n", encoding="utf-8"
    )
    rows = "".join(f"| Model-{n} | {20 + n % 70}.5 |\n" for n in range(2600))
    text = f"# Scores\n\n| Model | MMLU |\n|---|---|\n{rows}"
    (folder / "sources" / "scores.md").write_text(text, encoding="utf-8")
    build(folder)
    return publish(folder, "site", folder / "www")


def test_a_link_to_the_first_page_leads_to_the_one_with_the_words(open_page: Open, site: Path) -> None:
    pages = sorted((site / "en" / "sources" / "scores.md").glob("*.html"))
    assert pages
    last = pages[-1].read_text("utf-8")
    claim = re.findall(r'id="(c-[0-9a-z]+)"', last)[-1]
    page = open_page(f"file://{site}/en/sources/scores.md.html#{claim}")
    page.wait_for_url(f"**/scores.md/{pages[-1].name}#{claim}")
    assert page.locator(f"#{claim}").is_visible()
    page.goto(f"file://{site}/en/sources/scores.md.html#L2600")
    page.wait_for_url("**/scores.md/*.html#L2600")
    page.goto(f"file://{site}/en/sources/scores.md.html#c-none")
    assert page.locator("h1").is_visible() and page.url.endswith("scores.md.html#c-none")
