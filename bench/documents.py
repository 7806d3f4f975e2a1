"""How well and how fast PDFs are read: rows of tables exactly right, pages a second, memory; beside other libraries.

    python bench/documents.py               prints the table
    python bench/documents.py --write       also writes it to bench/documents.md
    python bench/documents.py --no-peers    geju alone

The documents are those beside the repository: one report rendered as PDF with ruled and with three-line tables, whose
tables are also there as HTML, and technical reports. Peers are installed into ``build/document-peers`` from
``bench/requirements-document-peers.txt``; one that cannot be is left out with the reason.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from geju.documents import confined
from geju.documents.read import read
from machine import machine

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
REPORTS = ("report-ruled.pdf", "report-threeline.pdf")
PEERS = ("pdfplumber", "markitdown", "kreuzberg")
LARGE = 1000  # pages
Row = tuple[str, ...]


def truth() -> list[Row]:
    """The rows of the report's tables, from its HTML; those without a word left out."""
    text = (CORPUS / "rendered" / "report.html").read_text(encoding="utf-8")
    rows = re.findall(r"<tr>(.*?)</tr>", text, re.DOTALL)
    cells = [re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL) for row in rows]
    return [found for row in cells if (found := as_row(html.unescape(re.sub(r"<[^>]+>", "", cell)) for cell in row))]


def as_row(cells: object, *, spaces: bool = True) -> Row:
    """A row to compare: white space as one space (or none), empty cells at its end left out."""
    found = [" ".join(str(cell).split()) for cell in cells]  # type: ignore[attr-defined]
    found = found if spaces else [cell.replace(" ", "") for cell in found]
    while found and not found[-1]:
        found.pop()
    return tuple(found)


def right(rows: list[list[str]], *, spaces: bool) -> int:
    """How many rows of the truth stand among those found, each counted once."""
    wanted = Counter(as_row(row, spaces=spaces) for row in truth())
    return sum((wanted & Counter(as_row(row, spaces=spaces) for row in rows)).values())


def geju_rows(path: Path) -> list[list[str]]:
    """The rows of all tables that geju reads."""
    tables = [block.table for block in read(path).blocks if block.table]
    return [[table.text(r, c) for c in range(table.n_columns)] for table in tables for r in range(table.n_rows)]


def papers() -> list[Path]:
    """The technical reports, and the rendered one."""
    return [*(CORPUS / "rendered" / name for name in REPORTS), *sorted((CORPUS / "pdf").glob("*.pdf"))]


def n_pages(path: Path) -> int:
    """How many pages a file has."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def large(folder: Path) -> Path:
    """The technical reports put together until there are a thousand pages."""
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    while len(document) < LARGE:
        for path in papers():
            wanted = min(n_pages(path), LARGE - len(document))
            if wanted:
                source = pypdfium2.PdfDocument(path)
                document.import_pages(source, list(range(wanted)))
                source.close()
    path = folder / "large.pdf"
    document.save(path)
    return path


def own(paths: list[Path]) -> dict[str, object]:
    """geju: this process and the worker that it asks, which is started anew."""
    read(paths[0])
    started = spent()
    rows = {str(path): geju_rows(path) for path in paths}
    return {"seconds": spent() - started, "rows": rows}


def spent() -> float:
    """Seconds of processor time of this process and of its workers, the last of which is ended for it."""
    confined.close()
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def peer(name: str, python: Path, paths: list[Path]) -> dict[str, object] | str:
    """A peer, in a process of its own; what went wrong where it does not work."""
    command = [str(python), str(Path(__file__).with_name("document_peers.py")), name, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        return done.stderr.strip().splitlines()[-1][:80] if done.stderr.strip() else "failed"
    found: dict[str, object] = json.loads(done.stdout)
    return found


def peers_python() -> tuple[Path | None, str]:
    """The interpreter that has the peers, else the reason why there is none."""
    place = ROOT / "build" / "document-peers"
    python = place / "bin" / "python"
    wanted = ROOT / "bench" / "requirements-document-peers.txt"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", str(wanted)]
    done = subprocess.run(install, capture_output=True, text=True)
    return (python, "") if done.returncode == 0 else (None, done.stderr.strip().splitlines()[-1][:80])


def line(name: str, found: dict[str, object] | str, pages: int) -> str:
    """One line of the table."""
    if isinstance(found, str):
        return f"| {name} | {found} | | |"
    rows = {Path(path).name: listed for path, listed in found["rows"].items()}  # type: ignore[attr-defined]
    cells = []
    for report in REPORTS:
        cells.append(f"{right(rows[report], spaces=True)} ({right(rows[report], spaces=False)})")
    return f"| {name} | {' | '.join(cells)} | {pages / float(str(found['seconds'])):.0f} |"


def memory() -> str:
    """The peak memory of a process that reads a thousand pages."""
    with tempfile.TemporaryDirectory() as folder:
        path = large(Path(folder))
        program = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); import documents; documents.one({str(path)!r})"
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        return done.stdout.strip()


def one(path: str) -> None:
    """Read one file, and say what that took."""
    started = spent()
    document = read(Path(path))
    seconds = spent() - started
    asking, reading = (
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    size = Path(path).stat().st_size / 1e6
    said = (
        f"{len(document.pages):,} pages ({size:.0f} MB): {reading:.0f} MB at the peak of the worker that reads, {asking:.0f} MB of the "
        f"process that asks, {len(document.pages) / seconds:.0f} pages a second"
    )
    print(said)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true")
    options.add_argument("--no-peers", action="store_true")
    asked = options.parse_args()
    paths = papers()
    pages = sum(map(n_pages, paths))
    total = len(truth())
    lines = [
        "# Reading PDF",
        "",
        f"{machine()}. {len(paths)} documents, {pages} pages; `python bench/documents.py --write`.",
        "",
        f"Rows exactly right of {total}, white space counted (in brackets: not counted); pages a second of processor time,",
        "all documents, text and tables.",
        "",
        "| | ruled | three-line | pages a second |",
        "| --- | --- | --- | --- |",
        line("geju", own(paths), pages),
    ]
    if not asked.no_peers:
        python, reason = peers_python()
        for name in PEERS:
            lines.append(line(name, peer(name, python, paths) if python else reason, pages))
    lines += ["", memory() + "."]
    text = "\n".join(lines) + "\n"
    print(text)
    if asked.write:
        Path(__file__).with_suffix(".md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
