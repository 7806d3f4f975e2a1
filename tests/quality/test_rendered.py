"""One report in other formats says what its text says, and the rows of its tables are those of the text."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
import documents
import rendered

# The least rows of PDFs exactly right, white space counted and not: where a cell's line ends the file does not say whether
# a space was there, and a column without a word between two rules cannot be seen.
ROWS = {"report-ruled.pdf": (184, 186), "report-threeline.pdf": (182, 185)}
WHOLE = ("report.docx", "report.pptx", "report.xlsx", "report.html")
AGAINST_TEXT = 0.02


@pytest.mark.parametrize("name", [*WHOLE, *ROWS])
def test_claims_are_those_of_the_text_and_every_row_is_right(name: str, shared: Path) -> None:
    found = rendered.measure(shared / "corpus" / "rendered" / name)
    assert found.f1 >= found.text_f1 - AGAINST_TEXT
    assert name in ROWS or (found.rows, found.of) == (186, 186)


@pytest.mark.parametrize("name", sorted(ROWS))
def test_rows_are_those_of_the_text(name: str, shared: Path) -> None:
    rows = documents.geju_rows(shared / "corpus" / "rendered" / name)
    found = documents.right(rows, spaces=True), documents.right(rows, spaces=False)
    assert all(n >= least for n, least in zip(found, ROWS[name], strict=True)), found
