"""Small whole files of every format that is read, made here: what ``mutated.py`` damages."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

TEXTS = {
    "md": "# Scores\n\n| Model | MMLU |\n|---|---|\n| GPT-4 | 86.4 |\n\n- [a](b) **c**\n> q\n```\ncode\n```\n<table><tr><td>x</table>\n",
    "html": "<!doctype html><html><head><title>T</title><meta name=date content=2024-05-06></head><body><nav><a href=/>x</a>"
    "</nav><article><h1>MiniMax</h1><p>MiniMax raised $600 million in March 2024, and more words to make it a text.</p>"
    "<table><tr><th>Model<th>MMLU<tr><td rowspan=2>GPT-4<td>86.4<tr><td>&amp;</table></article></body></html>",
    "txt": "MiniMax raised $600 million in March 2024.\n\n  1. GPT-4  86.4\n  2. Claude 3  86.8\n\n智谱 AI 完成 25 亿元融资。\n",
    "csv": 'model,input,output\nGPT-4o,5,15\n"Claude, 3","15",75\n',
    "json": '{"models": [{"name": "GPT-4o", "input": 5.0, "tags": ["a", null, true]}, {"name": "\\u667a\\u8c31"}]}',
    "jsonl": '{"id": "a", "input": 5.0}\n{"id": "\\u667a", "input": null, "x": [1, {"y": 2}]}\n',
    "yaml": "a: &x [1, 2, {b: c}]\nd: *x\ne: |\n  text\n  more\nf: 2024-05-06\n",
    "toml": 'title = "x"\n[a.b]\nc = [1, 2.5, "z"]\n[[d]]\ne = 2024-05-06T00:00:00Z\n',
}
IMAGES = {"png": "PNG", "jpg": "JPEG", "webp": "WEBP", "tiff": "TIFF"}


def made(form: str) -> Iterator[bytes]:
    """A small file of a binary format."""
    if form == "pdf":
        yield _pdf()
    elif form in IMAGES:
        from PIL import Image, ImageDraw

        image = Image.new("RGB", (240, 90), "white")
        draw = ImageDraw.Draw(image)
        for y in (5, 40, 75):
            draw.line((5, y, 235, y), fill="black")
        draw.text((12, 15), "Model    MMLU", fill="black")
        draw.text((12, 50), "GPT-4    86.4", fill="black")
        file = BytesIO()
        image.save(file, IMAGES[form])
        yield file.getvalue()
    elif form == "docx":
        from docx import Document

        letter = Document()
        letter.add_heading("Scores", 1)
        table = letter.add_table(2, 2)
        for cell, words in zip(
            (c for row in table.rows for c in row.cells), ("Model", "MMLU", "GPT-4", "86.4"), strict=True
        ):
            cell.text = words
        yield _saved(letter.save)
    elif form == "pptx":
        from pptx import Presentation

        show = Presentation()
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text = "GPT-4 scores 86.4 on MMLU"
        slide.notes_slide.notes_text_frame.text = "a note"
        yield _saved(show.save)
    elif form == "xlsx":
        yield _xlsx()
    elif form == "ods":
        yield _ods()
    elif form == "xls":
        yield _xls()


def _saved(save: Callable[[BytesIO], object]) -> bytes:
    file = BytesIO()
    save(file)
    return file.getvalue()


def _pdf() -> bytes:
    words = b"BT /F1 12 Tf 72 700 Td (GPT-4 scores 86.4 on MMLU) Tj ET 72 650 200 20 re S 172 650 m 172 670 l S"
    packed = zlib.compress(words)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(out),
    )


def _xlsx() -> bytes:
    space = "http://schemas.openxmlformats.org"
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>Model</t></is></c><c r="B1"><v>86.4</v></c></row>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{space}/package/2006/content-types"><Default Extension="rels" ContentType="application/'
        'vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="r1" Type="{space}/officeDocument/'
        '2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{space}/spreadsheetml/2006/main" xmlns:r="{space}/officeDocument/2006/relationships">'
        '<sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="r1" Type="{space}/'
        'officeDocument/2006/relationships/worksheet" Target="worksheets/s.xml"/></Relationships>',
        "xl/worksheets/s.xml": f'<worksheet xmlns="{space}/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>',
    }
    return packed(parts.items())


def _ods() -> bytes:
    space = "urn:oasis:names:tc:opendocument:xmlns"
    row = (
        '<table:table-cell office:value-type="string"><text:p>GPT-4</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="86.4"><text:p>86.4</text:p></table:table-cell>'
    )
    names = "".join(f' xmlns:{n}="{space}:{n}:1.0"' for n in ("office", "table", "text"))
    rows = f'<table:table table:name="a"><table:table-row>{row}</table:table-row></table:table>'
    content = f"<office:document-content{names}><office:body><office:spreadsheet>{rows}</office:spreadsheet></office:body></office:document-content>"
    parts = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content}
    return packed(
        [*parts.items(), ("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{space}:manifest:1.0"/>')]
    )


def _xls() -> bytes:
    """A workbook of Excel 97 (records of BIFF8) in a compound file: its header, one table of sectors, one of names."""

    def record(kind: int, data: bytes) -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    def begun(kind: int) -> bytes:
        return record(0x809, struct.pack("<HHHHII", 0x600, kind, 0x0DBB, 0x07CC, 0, 6))

    end = record(0x0A, b"")
    label = record(0x204, struct.pack("<HHHHB", 0, 0, 0, 5, 0) + b"GPT-4")
    sheet = begun(0x10) + label + record(0x203, struct.pack("<HHHd", 0, 1, 0, 86.4)) + end
    bound = len(begun(5)) + 4 + 9 + len(end)
    book = begun(5) + record(0x85, struct.pack("<IBBBB", bound, 0, 0, 1, 0) + b"a") + end + sheet
    stream = book.ljust(4096, b"\0")
    n = len(stream) // 512
    sectors = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, n + 2), 0xFFFFFFFE]
    table = struct.pack("<128I", *sectors, *[0xFFFFFFFF] * (128 - len(sectors)))

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        said = name.encode("utf-16-le")
        head = said.ljust(64, b"\0") + struct.pack("<HBBiii", len(said) + 2, kind, 1, -1, -1, child)
        return head + b"\0" * 36 + struct.pack("<IQ", start, size)

    names = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry("Workbook", 2, -1, 2, len(stream)) + b"\0" * 256
    magic = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    head = (
        magic
        + b"\0" * 16
        + struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    )
    return head + struct.pack("<109I", 0, *[0xFFFFFFFF] * 108) + table + names + stream


def packed(parts: object) -> bytes:
    """A ZIP archive of names and contents, the same each time."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:  # type: ignore[attr-defined]
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()
