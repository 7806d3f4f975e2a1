"""What other libraries make of the same PDF: the rows of its tables. Run by the interpreter that has them, without geju.

    python bench/document_peers.py pdfplumber FILE…

Prints one JSON object: seconds of processor time, and for each file the rows found (lists of cells).
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import time
from collections.abc import Callable

Rows = list[list[str]]


def pdfplumber() -> Callable[[str], Rows]:
    """Text and tables of every page, as the library does by itself."""
    import pdfplumber as library

    def rows(path: str) -> Rows:
        found: Rows = []
        with library.open(path) as document:
            for page in document.pages:
                page.extract_text()
                found += [[cell or "" for cell in row] for table in page.extract_tables() for row in table]
                page.close()
        return found

    return rows


def markitdown() -> Callable[[str], Rows]:
    """The rows of pipe tables in the Markdown that it writes."""
    from markitdown import MarkItDown

    converter = MarkItDown()

    def rows(path: str) -> Rows:
        text = converter.convert(path).text_content
        lines = [line.strip() for line in text.splitlines() if line.strip().startswith("|")]
        cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
        return [row for row in cells if not all(set(cell) <= set("-: ") for cell in row)]

    return rows


def kreuzberg() -> Callable[[str], Rows]:
    """The tables that it gives beside the text."""
    from kreuzberg import extract_file_sync

    def rows(path: str) -> Rows:
        return [list(row) for table in extract_file_sync(path).tables for row in table.cells]

    return rows


PEERS: dict[str, Callable[[], Callable[[str], Rows]]] = {
    "pdfplumber": pdfplumber,
    "markitdown": markitdown,
    "kreuzberg": kreuzberg,
}


def main() -> None:
    """Measure one library."""
    with contextlib.redirect_stdout(io.StringIO()):
        read = PEERS[sys.argv[1]]()
        started = time.process_time()
        found = {path: read(path) for path in sys.argv[2:]}
        seconds = time.process_time() - started
    print(json.dumps({"seconds": seconds, "rows": found}))


if __name__ == "__main__":
    main()
