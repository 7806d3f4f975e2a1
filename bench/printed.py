"""How well a printed page is read: READMEs printed by a browser in several styles, their claims against those of the text.

    python bench/printed.py                    a line for each style
    python bench/printed.py --style lines --show DIR   also each document, and its claims that differ as files in DIR
    python bench/printed.py --write            writes the table to bench/printed.md
    python bench/printed.py --name NAME …      only documents whose names begin so

A claim is right when everything it says is said by one of the text: subject, property, value, qualifiers, time. The
documents are those beside the repository; the pages are wide enough for their widest tables.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt

from geju.claims.extract import extract
from geju.documents.read import read
from geju.model.document import Document
from geju.model.vocabulary import read_vocabulary
from machine import machine

ROOT = Path(__file__).parents[1]
READMES = ROOT.parent / "shared" / "corpus" / "readme"
CHROMIUM = "/usr/bin/chromium"
STYLES = {
    "grid": "table{border-collapse:collapse} td,th{border:1px solid #d0d7de;padding:6px 13px} tr:nth-child(2n){background:#f6f8fa}",
    "three lines": "table{border-collapse:collapse;border-top:2px solid;border-bottom:2px solid;margin:10px auto} td,th{padding:3px 8px} "
    "thead th,tr:first-child th{border-bottom:1px solid}",
    "row lines": "table{border-collapse:collapse} tr{border-bottom:1px solid #ccc} td,th{padding:4px 10px}",
    "no lines": "table{border-spacing:0} td,th{padding:4px 12px}",
}
# What of a claim says where it stands, not what it says.
_PLACE = {"document", "line", "id", "start", "end", "quote", "column", "page", "box", "label", "confidence", "cell"}


@dataclass(frozen=True)
class Score:
    """Claims of the text, of the printed page, and those that both have."""

    text: int
    page: int
    both: int

    @property
    def precision(self) -> float:
        """The share of the page's claims that the text has."""
        return self.both / max(1, self.page)

    @property
    def recall(self) -> float:
        """The share of the text's claims that the page has."""
        return self.both / max(1, self.text)


def claims(document: Document) -> Counter[str]:
    """What the claims of a document say."""
    said = (claim.to_line() for claim in extract(document, read_vocabulary()).claims)
    kept = ({key: value for key, value in line.items() if key not in _PLACE} for line in said)
    return Counter(json.dumps(line, ensure_ascii=False, sort_keys=True) for line in kept)


def page_of(text: str, style: str) -> str:
    """A README as a page: without its pictures, nothing folded away."""
    body = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
    body = re.sub(r"<img[^>]*>", "", re.sub(r"<details(?! open)", "<details open", body))
    look = "body{font:12px 'Source Sans Pro','Noto Sans CJK SC',sans-serif} h1{font-size:24px} h2{font-size:18px} h3{font-size:15px}"
    return f"<!doctype html><meta charset=utf-8><style>{look}{STYLES[style]}</style><body>{body}</body>"


@contextmanager
def browser() -> Iterator[Any]:
    """A browser without a network."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened.new_context(offline=True)
        opened.close()


def measure(context: Any, source: Path, style: str, folder: Path, show: Path | None = None) -> Score:
    """A README as text and as printed."""
    target = folder / f"{source.stem}.pdf"
    tab = context.new_page()
    tab.set_content(page_of(source.read_text(encoding="utf-8"), style))
    edge = dict.fromkeys(("top", "bottom", "left", "right"), "16mm")
    tab.pdf(path=str(target), width="420mm", height="420mm", margin=edge, print_background=True)
    tab.close()
    text, page = claims(read(source)), claims(read(target))
    if show:
        show.mkdir(parents=True, exist_ok=True)
        missing = [f"- {line}" for line in (text - page).elements()]
        wrong = [f"+ {line}" for line in (page - text).elements()]
        (show / f"{source.stem}-{style.replace(' ', '-')}.diff").write_text(
            "\n".join([*missing, *wrong]), encoding="utf-8"
        )
    return Score(text.total(), page.total(), (text & page).total())


def report(styles: Sequence[str], names: Sequence[str], show: Path | None) -> list[str]:
    """A line for each style, over all documents that have claims."""
    lines = ["| style | documents | claims of the text | of the page | precision | recall | all right |"]
    lines += ["| --- | ---: | ---: | ---: | ---: | ---: | ---: |"]
    sources = sorted(p for p in READMES.glob("*.md") if not names or p.name.startswith(tuple(names)))
    with browser() as context, tempfile.TemporaryDirectory() as folder:
        for style in styles:
            scores = {source: measure(context, source, style, Path(folder), show) for source in sources}
            scores = {source: score for source, score in scores.items() if score.text}
            for source, score in scores.items() if show else ():
                print(f"  {source.name}: P {score.precision:.3f} R {score.recall:.3f} of {score.text}", flush=True)
            total = Score(*(sum(getattr(s, key) for s in scores.values()) for key in ("text", "page", "both")))
            whole = sum(score.both == score.text == score.page for score in scores.values())
            said = f"{total.text} | {total.page} | {total.precision:.3f} | {total.recall:.3f} | {whole}"
            lines.append(f"| {style} | {len(scores)} | {said} |")
            print(lines[-1], flush=True)
    return lines


def main() -> None:
    """Measure and print."""
    if not READMES.is_dir():
        sys.exit("the folder of documents is not beside this repository")
    asked = argparse.ArgumentParser()
    asked.add_argument("--style", action="append", choices=[*STYLES])
    asked.add_argument("--name", action="append", default=[])
    asked.add_argument("--show", type=Path)
    asked.add_argument("--write", action="store_true")
    options = asked.parse_args()
    lines = report(options.style or [*STYLES], options.name, options.show)
    if options.write:
        head = ["# READMEs, printed", "", f"{machine()}. `python bench/printed.py --write`.", ""]
        told = (
            "Each README is printed by a browser and read as a PDF; its claims are held against those of the Markdown."
        )
        (ROOT / "bench" / "printed.md").write_text("\n".join([*head, told, "", *lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
