"""Office files made by the libraries that others make them with, and the same files damaged or made to do harm."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO

import docx
import pptx
import xlsxwriter
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

from geju.base.registry import entries
from geju.base.text import MappedText
from geju.documents.format import SHELF, AnyFormat, BinaryFormat, Transcript
from geju.model.document import Block, Document, Origin, Table

TITLE, AUTHOR, SAID = "模型格局", "Lin Yue", "Kimi 于 2023 年 10 月发布。"
ROWS = (("模型", "MMLU", ""), ("", "中文", "英文"), ("GLM-4", "81.5", "83.3"), ("Yi-Large", "76.8", "83.8"))
SALES = {"2023": "120", "2024": "345.5"}


def transcript(data: bytes, name: str) -> Transcript:
    """What the format of that ending reads."""
    entry = next(e for e in entries(SHELF, AnyFormat).values() if "." + name.rpartition(".")[2] in e.suffixes)
    assert isinstance(entry, BinaryFormat)
    return entry.transcribe(data, name)


def document(found: Transcript, name: str, format_name: str = "x") -> Document:
    """A document of a transcript, for its spans."""
    return Document(
        name,
        "d1",
        format_name,
        found.text,
        "00",
        "binary",
        Origin(),
        found.blocks,
        places=found.places,
        pages=found.pages,
    )


def tables(found: Transcript) -> list[list[list[str]]]:
    """The words of every table, row by row; a merged cell stands wherever it covers."""
    return [rows(block.table) for block in found.blocks if block.table]


def rows(table: Table) -> list[list[str]]:
    return [[table.text(r, c) for c in range(table.n_columns)] for r in range(table.n_rows)]


def said(found: Transcript, *kinds: str) -> list[str]:
    """The clean texts of blocks of those kinds."""
    return [block.text.text for block in found.blocks if block.kind in kinds]


def leads_back(found: Transcript) -> None:
    """Every clean text leads to the very characters of the transcript, every place into it, in order."""
    at = 0
    for place in found.places:
        assert at <= place.start < place.end <= len(found.text)
        at = place.end
    for block in found.blocks:
        assert 0 <= block.start <= block.end <= len(found.text)
        _lead_back(block.text, block, found.text)
        for cell in block.table.cells if block.table else ():
            _lead_back(cell.text, block, found.text)


def _lead_back(text: MappedText, block: Block, whole: str) -> None:
    at = 0
    for start, source, n, n_source in text.runs:
        assert start == at and block.start <= source and source + n_source <= block.end
        at += n
        if n == n_source:
            here, there = text.text[start : start + n], whole[source : source + n_source]
            assert _plain(here) == _plain(there)
    assert at == len(text.text)


def _plain(text: str) -> str:
    return re.sub(r"\s", " ", unicodedata.normalize("NFKC", text))  # raised figures are figures


def saved(made: object) -> bytes:
    """The bytes of what python-docx or python-pptx made."""
    target = BytesIO()
    made.save(target)  # type: ignore[attr-defined]
    return target.getvalue()


def word() -> bytes:
    """The common content as DOCX."""
    made = docx.Document()
    made.core_properties.title, made.core_properties.author = TITLE, AUTHOR
    made.add_heading(TITLE, 1)
    made.add_paragraph(SAID)
    table = made.add_table(4, 3)
    for r, row in enumerate(ROWS):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    add_chart_to_word(made, chart_part())
    return saved(made)


def slides() -> bytes:
    """The common content as PPTX."""
    made = pptx.Presentation()
    made.core_properties.title, made.core_properties.author = TITLE, AUTHOR
    slide = made.slides.add_slide(made.slide_layouts[5])
    slide.shapes.title.text = TITLE
    slide.shapes.add_textbox(Pt(40), Pt(110), Pt(600), Pt(30)).text_frame.text = SAID
    table = slide.shapes.add_table(4, 3, Pt(40), Pt(160), Pt(600), Pt(160)).table
    for r, row in enumerate(ROWS):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    data = CategoryChartData()
    data.categories = list(SALES)
    data.add_series("营收", [float(value) for value in SALES.values()])
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Pt(40), Pt(340), Pt(400), Pt(150), data)
    return saved(made)


def workbook() -> bytes:
    """The common content as XLSX."""

    def fill(book: xlsxwriter.Workbook) -> None:
        book.set_properties({"title": TITLE, "author": AUTHOR})
        sheet = book.add_worksheet(TITLE)
        sheet.write(0, 0, SAID)
        for r, row in enumerate(ROWS, 2):
            for c, text in enumerate(row):
                if re.fullmatch(r"[\d.]+", text):
                    sheet.write_number(r, c, float(text))
                else:
                    sheet.write_string(r, c, text)
        sheet.merge_range(2, 1, 2, 2, ROWS[0][1])
        sheet.merge_range(2, 0, 3, 0, ROWS[0][0])
        for r, (year, value) in enumerate(SALES.items(), 10):
            sheet.write_string(r, 0, year)
            sheet.write_number(r, 1, float(value))
        chart = book.add_chart({"type": "column"})
        kept = {"categories_data": list(SALES), "values_data": [float(value) for value in SALES.values()]}
        chart.add_series({"name": "营收", "categories": [TITLE, 10, 0, 11, 0], "values": [TITLE, 10, 1, 11, 1], **kept})
        sheet.insert_chart("F2", chart)

    return book(fill)


def book(fill: Callable[[xlsxwriter.Workbook], None], **options: object) -> bytes:
    """A workbook that a function fills."""
    target = BytesIO()
    made = xlsxwriter.Workbook(target, {"in_memory": True, **options})
    made.set_properties({"created": date(2024, 9, 1)})
    fill(made)
    made.close()
    return target.getvalue()


MAKERS = {"docx": word, "pptx": slides, "xlsx": workbook}


def chart_part() -> bytes:
    """A chart as PowerPoint keeps it."""
    with zipfile.ZipFile(BytesIO(slides())) as archive:
        name = next(n for n in archive.namelist() if n.startswith("ppt/charts/chart"))
        return archive.read(name)


def add_chart_to_word(made: Word, part: bytes) -> None:
    """Put a chart into a DOCX, which python-docx cannot."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    chart = Part(PackURI("/word/charts/chart1.xml"), kind, part, made.part.package)
    relation = made.part.relate_to(chart, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart")
    run = made.add_paragraph().add_run()
    run._r.append(
        parse_xml(
            f'<w:drawing {nsdecls("w", "wp", "a", "r")}><wp:inline><a:graphic><a:graphicData uri="c">'
            f'<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="{relation}"/>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing>"
        )
    )


def repacked(data: bytes, changes: dict[str, bytes | None], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive with some parts put in the place of others, added, or (None) left out."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(target, "w", compression) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, content in changes.items():
            if content is not None:
                new.writestr(name, content)
    return target.getvalue()


def part(data: bytes, name: str) -> bytes:
    """One part of an archive."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name)
