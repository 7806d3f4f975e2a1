"""The landscape that is shipped shows every exhibit: geju's own, and those that it brings itself."""

from __future__ import annotations

import shutil
from pathlib import Path

from geju.pipeline import build, draw

SHIPPED = Path(__file__).parents[2] / "landscapes" / "llm-2024q3"


def test_every_exhibit_shows_something_that_leads_to_words(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns(".geju"))
    build(folder)
    figures = draw(folder)
    assert len({figure.name for figure in figures}) > 30
    for figure in figures:
        claims = [mark for row in figure.rows for cell in row for mark in cell if mark.claim_ids]
        assert len(figure.rows) > 1 and claims, (figure.name, figure.language)
