"""One report as text and as PDF says the same, and the rows of its tables are those of the text."""

from __future__ import annotations

import json
import sys
import unicodedata
from bisect import bisect_right
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
import documents
import quality
from claims.making import claims_of
from geju.documents.read import read
from geju.model.document import Document

REPORT = "000_296bd5fe3f917562.txt"
# The least rows exactly right, white space counted and not: where a cell's line ends the file does not say whether a
# space was there, and a column without a word between two rules cannot be seen.
ROWS = {"report-ruled.pdf": (182, 186), "report-threeline.pdf": (180, 185)}
AGAINST_TEXT = 0.02


def squeezed(text: str) -> tuple[str, list[int]]:
    """Letters and digits alone, and where each stood."""
    found, at = [], []
    for index, character in enumerate(text):
        for one in unicodedata.normalize("NFKC", character):
            if one.isalnum():
                found.append(one)
                at.append(index)
    return "".join(found), at


def lines_of(document: Document, source: str) -> list[tuple[int, int]]:
    """Where in a transcript each line of the source begins: offset and 1-based line."""
    text, at = squeezed(document.text)
    found, reached = [], 0
    for number, line in enumerate(source.split("\n"), 1):
        words, _ = squeezed(line)
        place = text.find(words[:40], reached) if words else -1
        if 0 <= place < reached + 3000:
            found.append((at[place], number))
            reached = place + len(words)
    return found


def f1(path: Path, source: str, target: Path) -> float:
    """How well a rendered report is read, by the gold of its text: each claim on the line of the text where it stands."""
    document = read(path)
    places = lines_of(document, source)
    starts = [start for start, _ in places]
    with target.open("w", encoding="utf-8") as file:
        for claim in claims_of(document):
            index = bisect_right(starts, claim.span.start) - 1
            line = {**claim.to_line(), "document": REPORT, "line": places[index][1] if index >= 0 else 0}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    return float(quality.scores(target, REPORT)["all"]["f1"])


@pytest.mark.parametrize("name", sorted(ROWS))
def test_claims_are_those_of_the_text(name: str, shared: Path, tmp_path: Path) -> None:
    text = shared / "corpus" / "report" / REPORT
    source = text.read_text(encoding="utf-8")
    rendered = f1(shared / "corpus" / "rendered" / name, source, tmp_path / "rendered.jsonl")
    assert rendered >= f1(text, source, tmp_path / "text.jsonl") - AGAINST_TEXT


@pytest.mark.parametrize("name", sorted(ROWS))
def test_rows_are_those_of_the_text(name: str, shared: Path) -> None:
    rows = documents.geju_rows(shared / "corpus" / "rendered" / name)
    found = documents.right(rows, spaces=True), documents.right(rows, spaces=False)
    assert all(n >= least for n, least in zip(found, ROWS[name], strict=True)), found
