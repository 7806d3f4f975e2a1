"""The tiny landscape and the hostile edition, built once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from geju.exhibits.draw import draw_all, exhibits
from geju.landscape.view import View, open_view
from geju.model.figure import Figure
from geju.outputs.publish import publish
from site_landscape import built, hostile_edition


@pytest.fixture(scope="session")
def landscape(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="session")
def view(landscape: Path) -> Iterator[View]:
    with open_view(landscape) as opened:
        yield opened


@pytest.fixture(scope="session")
def figures(landscape: Path, view: View) -> list[Figure]:
    return list(draw_all(exhibits(landscape), view, ("en", "zh")))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, view: View, figures: list[Figure]) -> Path:
    return publish(view, tmp_path_factory.mktemp("site") / "www", "site", figures=figures)


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    with View(hostile_edition(folder)) as opened:
        drawn = list(draw_all(exhibits(), opened, ("en", "zh")))
        return publish(opened, folder / "www", "site", figures=drawn)
