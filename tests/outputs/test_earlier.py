"""The site turned back to a date shows, page by page, what the site of that date is."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from geju.model.figure import Clock
from geju.outputs.site.places import address
from geju.pipeline import build, publish

SHIPPED = Path(__file__).parents[2] / "landscapes" / "llm-2024q3"
# What only the pages of the present have: the files beside an exhibit, the slider laid open.
FILES = re.compile(r'<p class="files">.*?</p>\n| data-open-dates', re.DOTALL)


@pytest.fixture(scope="module")
def landscape(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("land") / "demo"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns(".geju"))
    build(folder)
    return folder


@pytest.fixture(scope="module")
def site(landscape: Path) -> Path:
    return publish(landscape, "site", landscape.parent / "www")


def dates_of(site: Path) -> list[str]:
    found = re.search(r'data-dates="([^"]*)"', (site / "en" / "index.html").read_text("utf-8"))
    assert found
    return found[1].split()


def main(page: Path) -> str:
    return FILES.sub("", page.read_text("utf-8").partition('<main id="content">\n')[2].rpartition("</main>")[0])


def told(script: Path) -> dict[str, list]:  # type: ignore[type-arg]
    return json.loads(script.read_text("utf-8").removeprefix("geju.earlier(").removesuffix(");\n"))  # type: ignore[no-any-return]


def version(page: Path, place: int) -> str:
    """The content of a page at a date, put together as the script of the site does."""
    script = page.with_suffix(".as-of.js")
    versions = told(script) if script.is_file() else {"lines": [], "dates": [None] * (place + 1)}
    runs = versions["dates"][place]
    if runs is None:
        return main(page)
    lines = [line for at in range(0, len(runs), 2) for line in versions["lines"][runs[at] : runs[at] + runs[at + 1]]]
    return "\n".join(lines)


def dated(site: Path) -> Iterator[Path]:
    for language in ("en", "zh"):
        yield from (site / language / f"{name}.html" for name in ("index", "entities", "conflicts"))
        yield from sorted((site / language / "exhibits").glob("*.html"))
        yield from sorted((site / language / "entities").glob("*.html"))


def test_the_dates_are_those_after_which_something_changed(site: Path) -> None:
    dates = dates_of(site)
    assert dates == sorted(dates) and 4 <= len(dates) <= 12
    assert all(date < "2024-09-30" for date in dates)


@pytest.mark.parametrize("place", [0, 3, -1])
def test_each_page_at_a_date_is_the_page_of_that_date(site: Path, landscape: Path, tmp_path: Path, place: int) -> None:
    dates = dates_of(site)
    place %= len(dates)
    then = publish(landscape, "site", tmp_path / "www", clock=Clock(as_of=dates[place]))
    n_other = 0
    for page in dated(site):
        name = page.relative_to(site)
        shown = version(page, place)
        n_other += shown != main(page)
        if (then / name).is_file():
            assert FILES.sub("", shown) == main(then / name), name
        else:
            assert dates[place] in shown and 'class="empty"' in shown, name
    assert n_other > 20


def test_each_language_lists_the_pages_that_were_others(site: Path) -> None:
    for language in ("en", "zh"):
        text = (site / "assets" / f"as-of-{language}.js").read_text("utf-8")
        listed = json.loads(text.removeprefix("geju.dated(").removesuffix(");\n"))
        scripts = (site / language).rglob("*.as-of.js")
        assert sorted(listed) == sorted(
            str(path.relative_to(site / language)).replace(".as-of.js", ".html") for path in scripts
        )
        assert all(address(name) for name in listed)


@pytest.mark.parametrize(("said", "wanted"), [("none", []), ("[2023]", ["2023-12-31"]), ("[2024-03, 2022-09-30]", 2)])
def test_a_project_says_which_dates(landscape: Path, tmp_path: Path, said: str, wanted: object) -> None:
    folder = tmp_path / "demo"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns(".geju"))
    project = folder / "project.yaml"
    project.write_text(project.read_text("utf-8") + f"as_of: {said}\n", encoding="utf-8")
    build(folder)
    site = publish(folder, "site", tmp_path / "www")
    if wanted == []:
        assert "data-dates" not in (site / "en" / "index.html").read_text("utf-8")
        assert not list(site.rglob("*as-of*"))
    else:
        found = dates_of(site)
        assert found == wanted or len(found) == wanted
