"""A landscape of documents with pages: a PDF of two pages, one of them turned, a workbook, slides."""

from __future__ import annotations

from pathlib import Path

import pptx
import xlsxwriter
from pptx.util import Inches

from geju.pipeline import build, publish
from paper import Paper

HOSTILE = "</svg><script>alert(1)</script>"


def report() -> Paper:
    """Two pages: a sentence and a table, then a page that is shown on its side."""
    paper = Paper()
    paper.text(72, 90, "A small report", 18, bold=True)
    paper.text(72, 130, "GLM-4 was released in June 2024 by Zhipu AI.")
    for y in (170, 190, 210, 230):
        paper.rule(72, y, 372, y)
    for x in (72, 172, 272, 372):
        paper.rule(x, 170, x, 230)
    paper.row(184, [(76, "Model"), (176, "MMLU"), (276, "GSM8K")])
    paper.row(204, [(76, "GLM-4"), (176, "83.3"), (276, "93.3")])
    paper.row(224, [(76, "GPT-4"), (176, "86.4"), (276, "92.0")])
    paper.page(rotate=90)
    paper.text(72, 120, "Claude 3 Opus was released in March 2024 by Anthropic.")
    return paper


def written(folder: Path) -> Path:
    """The landscape's folder, not built yet."""
    sources = folder / "sources"
    sources.mkdir(parents=True)
    report().save(sources / "report.pdf")
    book = xlsxwriter.Workbook(sources / "scores.xlsx")
    sheet = book.add_worksheet("Scores & more")
    for row, cells in enumerate((("Model", "BBH", "MATH"), ("GLM-4", 82.3, 61.3), ("GPT-4", 83.1, 52.9))):
        sheet.write_row(row, 0, cells)
    book.add_worksheet(HOSTILE.replace("/", "|")[:31]).write_row(0, 0, ("Model", "BBH"))
    book.close()
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "What it costs"
    table = slide.shapes.add_table(2, 2, Inches(1), Inches(2), Inches(5), Inches(1)).table
    for n, words in enumerate(("Model", "Input ($ / 1M tokens)", "GPT-4", "$30.00")):
        table.cell(n // 2, n % 2).text = words
    deck.save(str(sources / "deck.pptx"))
    (folder / "project.yaml").write_text("name: paged\ntitle: {en: Paged, zh: 分页}\nlanguages: [en, zh]\n", "utf-8")
    return folder


def published(folder: Path, site: Path) -> Path:
    """The site of it."""
    build(written(folder))
    return publish(folder, "site", site)
