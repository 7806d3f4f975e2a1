"""How well geju reads one report in other formats: its claims against those of its text, its tables row by row.

    python bench/rendered.py [docx pptx xlsx …]     prints a row for each rendering

A workbook holds the tables of the report and no word of its prose: it is held against the text's tables alone. Numbers in
cells that a workbook stores as numbers are compared as numbers (92.0 is stored as 92).
Needs the folder of annotated documents beside the repository.
"""

from __future__ import annotations

import difflib
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path

from geju.claims.extract import extract
from geju.documents.read import read
from geju.model.document import Document
from geju.model.vocabulary import read_vocabulary

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
REPORT = SHARED / "corpus" / "report" / "000_296bd5fe3f917562.txt"
ONLY_TABLES = (".xlsx",)


@dataclass(frozen=True)
class Reading:
    """What was read of a rendering: F1 of its claims, F1 of the text's, rows of tables that are right, of how many."""

    f1: float
    text_f1: float
    rows: int
    of: int


def measure(rendering: Path, text: Document | None = None) -> Reading:
    """One rendering against the text."""
    text = text or read(REPORT)
    held = _tables_of(text) if rendering.suffix in ONLY_TABLES else text
    found = read(rendering)
    right = _rows(text) & _rows(found)
    return Reading(_f1(found, text), _f1(held, text), right.total(), _rows(text).total())


def _tables_of(text: Document) -> Document:
    """The text with nothing but its tables, which stand where they stood and have no captions."""
    blocks = [b for b in text.blocks if b.table]
    plain = list(re.sub(r"[^\n]", " ", text.text))
    for block in blocks:
        plain[block.start : block.end] = text.text[block.start : block.end]
    bare = tuple(replace(b, table=replace(b.table, caption=None)) for b in blocks if b.table)
    return replace(text, text="".join(plain), blocks=bare)


def _f1(document: Document, text: Document) -> float:
    """F1 of the claims of a document, each on the line of the text whose words its line has."""
    lines = _line_map(text.text, document.text)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for claim in extract(document, read_vocabulary()).claims:
            said = {**claim.to_line(), "document": REPORT.name, "line": lines[claim.span.line]}
            file.write(json.dumps(said, ensure_ascii=False) + "\n")
        file.flush()
        command = [sys.executable, str(SHARED / "gold" / "score"), file.name, "--json", "--document", REPORT.name]
        answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return float(json.loads(answer)["all"]["f1"])


def _line_map(text: str, other: str) -> dict[int, int]:
    """The lines of another rendering -> the lines of the text."""
    a, b = (
        [(n, key) for n, line in enumerate(t.split("\n"), 1) if (key := re.sub(r"[\s|]+|<[^<>]*>", "", _plain(line)))]
        for t in (text, other)
    )
    matcher = difflib.SequenceMatcher(None, [key for _, key in a], [key for _, key in b], autojunk=False)
    same = {b[j + k][0]: a[i + k][0] for i, j, n in matcher.get_matching_blocks() for k in range(n)}
    found, last = {}, 1
    for line in range(1, other.count("\n") + 2):
        last = same.get(line, last)
        found[line] = last
    return found


def _rows(document: Document) -> Counter[tuple[str, ...]]:
    """The rows of all tables that have any words."""
    tables = [block.table for block in document.blocks if block.table]
    rows = (tuple(_cell(t.text(r, c)) for c in range(t.n_columns)) for t in tables for r in range(t.n_rows))
    return Counter(row for row in rows if any(row))


def _cell(words: str) -> str:
    try:
        return str(Decimal(words.replace(",", "")).normalize())
    except InvalidOperation:
        return " ".join(_plain(words).split())


def _plain(words: str) -> str:
    return unicodedata.normalize("NFKC", words)


def main() -> None:
    """Measure and print."""
    if not SHARED.is_dir():
        sys.exit("the folder of annotated documents is not beside this repository")
    wanted = sys.argv[1:]
    print("| rendering | claims F1 | text F1 | rows right |\n| --- | ---: | ---: | ---: |")
    for path in sorted((SHARED / "corpus" / "rendered").glob("report*")):
        if not wanted or path.suffix[1:] in wanted:
            found = measure(path)
            print(f"| {path.name} | {found.f1:.3f} | {found.text_f1:.3f} | {found.rows} of {found.of} |")


if __name__ == "__main__":
    main()
