"""The same report as DOCX, PPTX and XLSX says what its text says."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
import rendered


@pytest.mark.parametrize("kind", ["docx", "pptx", "xlsx"])
def test_claims_are_those_of_the_text_and_every_row_is_right(kind: str, shared: Path) -> None:
    path = shared / "corpus" / "rendered" / f"report.{kind}"
    if not path.exists():
        pytest.skip("the renderings of the report are not there")
    found = rendered.measure(path)
    assert found.f1 >= found.text_f1 - 0.02
    assert (found.rows, found.of) == (186, 186)
