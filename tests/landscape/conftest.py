"""An edition made of claims by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from geju.landscape.build import build
from geju.landscape.view import View
from landscape_material import material


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    edition, _ = build(material(tmp_path))
    with View(Path(edition.path)) as opened:
        yield opened
