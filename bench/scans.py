"""How exactly tables are read that exist only as images: the demo's own, drawn by a browser, read by ``geju[ocr]``.

    python bench/scans.py              a line for each way to draw them
    python bench/scans.py --show       and every cell that is not exact
    python bench/scans.py --keep DIR   and the images

Cells are compared without spaces, which no image tells apart from nothing between Han and Latin letters.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
from html import escape
from pathlib import Path

from playwright.sync_api import sync_playwright

from geju.documents.read import read
from geju.model.document import Table

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "landscapes" / "llm-2024q3" / "sources"
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
STYLES = {
    "ruled": "table{border-collapse:collapse} td,th{border:1px solid #444;padding:6px 10px}",
    "three lines": "table{border-collapse:collapse;border-top:2px solid #000;border-bottom:2px solid #000} "
    "td,th{padding:6px 14px} thead tr:last-child th, tr:first-child th{border-bottom:1px solid #000}",
    "unruled": "td,th{padding:6px 16px} table{border-spacing:0}",
    "striped": "td,th{padding:8px 14px} table{border-spacing:0} tr:nth-child(even) td{background:#eef2f6} "
    "th{background:#2b4a6f;color:#fff}",
    "row lines": "table{border-collapse:collapse} td,th{padding:8px 12px;border-bottom:1px solid #d0d7de}",
    "dense": "table{border-collapse:collapse;font-size:12px} td,th{padding:2px 8px;border:1px solid #bbb} th{background:#eee}",
}


def tables() -> list[tuple[str, Table]]:
    """The demo's tables, each with a name."""
    found = []
    for path in sorted(p for p in SOURCES.rglob("*") if p.suffix in (".md", ".html", ".csv", ".txt")):
        blocks = [block.table for block in read(path).blocks if block.table]
        found += [(f"{path.stem}-{n}", table) for n, table in enumerate(blocks)]
    return found


def page(table: Table, style: str) -> str:
    """A table as a page."""
    rows = []
    for row in range(table.n_rows):
        cells = [c for c in table.cells if c.row == row]
        tags = [
            f"<{tag} rowspan={c.n_rows} colspan={c.n_columns}>{escape(c.text.text)}</{tag}>"
            for c in cells
            for tag in ["th" if c.header or row == 0 else "td"]
        ]
        rows.append(f"<tr>{''.join(tags)}</tr>")
    return (
        f"<html><meta charset=utf-8><style>body{{margin:24px;font:14px 'Source Sans Pro','Noto Sans CJK SC',sans-serif}}"
        f"td,th{{text-align:left;white-space:nowrap}}{STYLES[style]}</style><table id=t>{''.join(rows)}</table></html>"
    )


def bare(text: str) -> str:
    """A cell without spaces."""
    return re.sub(r"\s+", "", text)


def cells(table: Table) -> list[list[str]]:
    """Rows of bare cells; a merged cell stands at its first place."""
    grid = [["" for _ in range(table.n_columns)] for _ in range(table.n_rows)]
    for cell in table.cells:
        grid[cell.row][cell.column] = bare(cell.text.text)
    return grid


def compared(wanted: Table, found: list[Table], name: str, show: bool) -> tuple[int, int]:
    """Cells with words that are exactly there at their place, and how many there are."""
    right = all_ = 0
    best = max(found, key=lambda t: len(t.cells), default=None)
    got = cells(best) if best else []
    for r, row in enumerate(cells(wanted)):
        for c, words in enumerate(row):
            if not words:
                continue
            there = got[r][c] if r < len(got) and c < len(got[r]) else ""
            all_, right = all_ + 1, right + (there == words)
            if show and there != words:
                print(f"  {name} {r},{c}: {words!r} read as {there!r}")
    return right, all_


def main() -> None:
    """Print a line for each style and scale."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--show", action="store_true")
    asked.add_argument("--keep", type=Path)
    asked.add_argument("--style", action="append")
    asked.add_argument("--scale", type=float, action="append")
    options = asked.parse_args()
    print("| drawn | scale | tables | cells exact | seconds a table |\n| --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as place, sync_playwright() as play:
        folder = options.keep or Path(place)
        folder.mkdir(exist_ok=True)
        browser = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for style in options.style or STYLES:
            for scale in options.scale or (1.0, 2.0):
                tab = browser.new_page(device_scale_factor=scale, viewport={"width": 1600, "height": 900})
                right = all_ = 0
                took = 0.0
                for name, table in tables():
                    path = folder / f"{name}-{style.replace(' ', '-')}-{scale:g}.png"
                    tab.set_content(page(table, style))
                    tab.screenshot(path=path, full_page=True)
                    began = time.perf_counter()
                    found = [block.table for block in read(path).blocks if block.table]
                    took += time.perf_counter() - began
                    got = compared(table, found, name, options.show)
                    right, all_ = right + got[0], all_ + got[1]
                n = len(tables())
                print(
                    f"| {style} | {scale:g} | {n} | {right} of {all_} ({right / all_:.1%}) | {took / n:.1f} |",
                    flush=True,
                )
                tab.close()
        browser.close()


if __name__ == "__main__":
    main()
