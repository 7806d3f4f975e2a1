"""The tiny landscape, and the one with every table of a market report, each built once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from geju.landscape.view import View, open_view
from report_landscape import reported
from site_landscape import built


@pytest.fixture(scope="session")
def landscape(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="session")
def view(landscape: Path) -> Iterator[View]:
    with open_view(landscape) as opened:
        yield opened


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with open_view(reported(tmp_path_factory.mktemp("reported"))) as opened:
        yield opened
