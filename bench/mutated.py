"""Thousands of damaged files of each format: every answer is a document or a clear error, in time, within memory.

    python bench/mutated.py                     300 of each format
    python bench/mutated.py --n 10000           the long run
    python bench/mutated.py --format pdf --n 50 --seed 7
    python bench/mutated.py --keep DIR          keep each file that broke a reader, or was answered late

Seeds are small files that this program makes and, where the folder of documents lies beside the repository, rendered
reports and a small PDF from it. Each mutation follows from the seed and its number alone.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
import tempfile
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from geju.base.errors import GejuError
from geju.base.settings import settings
from geju.documents import confined
from geju.documents.read import read

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "corpus"
SIZE = 400_000  # seeds are no larger
TEXTS = {
    "md": "# Scores\n\n| Model | MMLU |\n|---|---|\n| GPT-4 | 86.4 |\n\n- [a](b) **c**\n> q\n```\ncode\n```\n<table><tr><td>x</table>\n",
    "html": "<!doctype html><html><head><title>T</title><meta name=date content=2024-05-06></head><body><nav><a href=/>x</a>"
    "</nav><article><h1>MiniMax</h1><p>MiniMax raised $600 million in March 2024, and more words to make it a text.</p>"
    "<table><tr><th>Model<th>MMLU<tr><td rowspan=2>GPT-4<td>86.4<tr><td>&amp;</table></article></body></html>",
    "csv": 'model,input,output\nGPT-4o,5,15\n"Claude, 3","15",75\n',
    "json": '{"models": [{"name": "GPT-4o", "input": 5.0, "tags": ["a", null, true]}, {"name": "\\u667a\\u8c31"}]}',
    "yaml": "a: &x [1, 2, {b: c}]\nd: *x\ne: |\n  text\n  more\nf: 2024-05-06\n",
    "toml": 'title = "x"\n[a.b]\nc = [1, 2.5, "z"]\n[[d]]\ne = 2024-05-06T00:00:00Z\n',
}


def seeds(form: str) -> list[bytes]:
    """Whole files of a format."""
    made = [TEXTS[form].encode(), (TEXTS[form] * 20).encode("utf-8")] if form in TEXTS else list(_binary(form))
    found = sorted((SHARED / "rendered").glob(f"*.{form}")) if SHARED.is_dir() else []
    found += sorted((SHARED / "pdf").glob("*.pdf")) if form == "pdf" and SHARED.is_dir() else []
    return [*made, *(p.read_bytes() for p in found if p.stat().st_size <= SIZE)]


def _binary(form: str) -> Iterator[bytes]:
    if form == "pdf":
        yield _pdf()
    elif form == "png":
        from PIL import Image, ImageDraw

        image = Image.new("RGB", (240, 90), "white")
        draw = ImageDraw.Draw(image)
        for y in (5, 40, 75):
            draw.line((5, y, 235, y), fill="black")
        draw.text((12, 15), "Model    MMLU", fill="black")
        draw.text((12, 50), "GPT-4    86.4", fill="black")
        file = BytesIO()
        image.save(file, "PNG")
        yield file.getvalue()
    elif form == "docx":
        from docx import Document

        made = Document()
        made.add_heading("Scores", 1)
        table = made.add_table(2, 2)
        for cell, words in zip(
            (c for row in table.rows for c in row.cells), ("Model", "MMLU", "GPT-4", "86.4"), strict=True
        ):
            cell.text = words
        yield _saved(made.save)
    elif form == "pptx":
        from pptx import Presentation

        show = Presentation()
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text = "GPT-4 scores 86.4 on MMLU"
        slide.notes_slide.notes_text_frame.text = "a note"
        yield _saved(show.save)
    elif form == "xlsx":
        yield _xlsx()


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


def packed(parts: object) -> bytes:
    """A ZIP archive of names and contents, the same each time."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:  # type: ignore[attr-defined]
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Some bits the other way."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 2, 8, 64))):
        at = chance.randrange(len(out))
        out[at] ^= 1 << chance.randrange(8)
    return bytes(out)


def cut(data: bytes, chance: random.Random) -> bytes:
    """Cut off, or with a piece gone."""
    a, b = sorted((chance.randrange(len(data)), chance.randrange(len(data))))
    return data[:a] if chance.random() < 0.5 else data[:a] + data[b:]


def moved(data: bytes, chance: random.Random) -> bytes:
    """A piece twice, or two that changed places."""
    a, b, c = sorted(chance.randrange(len(data) + 1) for _ in range(3))
    if chance.random() < 0.5:
        return data[:b] + data[a:b] * chance.choice((1, 2, 20)) + data[b:]
    return data[:a] + data[b:c] + data[a:b] + data[c:]


def numbered(data: bytes, chance: random.Random) -> bytes:
    """Another number where one stands."""
    found = list(re.finditer(rb"\d+", data))
    if not found:
        return flipped(data, chance)
    for match in sorted(chance.sample(found, min(len(found), chance.choice((1, 3)))), key=lambda m: -m.start()):
        new = chance.choice((b"0", b"-1", b"1", b"65536", b"4294967295", b"99999999999999999999", b"1e308", b""))
        data = data[: match.start()] + new + data[match.end() :]
    return data


def spliced(data: bytes, chance: random.Random, other: bytes = b"") -> bytes:
    """The head of one and the tail of another."""
    other = other or data[::-1]
    return data[: chance.randrange(len(data))] + other[chance.randrange(len(other)) :]


PLAIN = (flipped, cut, moved, numbered, spliced)


def inside(data: bytes, chance: random.Random) -> bytes:
    """A member of an archive damaged, and packed anew; or one gone, twice, or under another's name."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    at = chance.randrange(len(parts))
    name, content = parts[at]
    how = chance.randrange(6)
    if how == 0:
        del parts[at]
    elif how == 1:
        parts[at] = (name, parts[chance.randrange(len(parts))][1])
    else:
        parts[at] = (name, chance.choice(PLAIN)(content, chance) if content else b"x")
    return packed(parts)


def deflated(data: bytes, chance: random.Random) -> bytes:
    """A stream of a PDF damaged, and packed anew."""
    found = list(re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL))
    if not found:
        return flipped(data, chance)
    match = chance.choice(found)
    try:
        content = zlib.decompress(match[1])
    except zlib.error:
        return flipped(data, chance)
    new = zlib.compress(chance.choice(PLAIN)(content, chance)) if content else b""
    return data[: match.start(1)] + new + data[match.end(1) :]


def chunked(data: bytes, chance: random.Random) -> bytes:
    """A chunk of a PNG damaged (its pixels unpacked and packed again), its checksum right."""
    parts, at = [], 8
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        parts.append([data[at + 4 : at + 8], data[at + 8 : at + 8 + size]])
        at += 12 + size
    if not parts:
        return flipped(data, chance)
    part = chance.choice(parts)
    content = part[1]
    try:
        content = zlib.decompress(content) if part[0] == b"IDAT" else content
    except zlib.error:
        return flipped(data, chance)
    content = chance.choice((flipped, flipped, cut, moved))(content, chance) if content else b"x"
    part[1] = zlib.compress(content) if part[0] == b"IDAT" else content
    sums = ((k, c, zlib.crc32(k + c).to_bytes(4, "big")) for k, c in parts)
    return data[:8] + b"".join(len(c).to_bytes(4, "big") + k + c + check for k, c, check in sums)


def mutated(form: str, seed: int, whole: list[bytes]) -> bytes:
    """The damaged file of a number."""
    chance = random.Random(f"{form} {seed}")
    data = chance.choice(whole)
    ways: list[Callable[[bytes, random.Random], bytes]] = [*PLAIN]
    if form in ("docx", "pptx", "xlsx"):
        ways += [inside] * 8
    if form == "pdf":
        ways += [deflated] * 3
    if form == "png":
        ways += [chunked] * 8
    for _ in range(chance.choice((1, 1, 1, 2))):
        try:
            data = chance.choice(ways)(data, chance) or b"\0"
        except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, NotImplementedError):
            data = flipped(data, chance)
    return data


@dataclass
class Tally:
    """What came of many files: ``broke`` are readers that died, ``late`` those that were ended."""

    documents: int = 0
    errors: int = 0
    broke: int = 0
    late: int = 0
    worst: float = 0.0
    memory: int = 0
    keys: Counter[str] = field(default_factory=Counter)


def peak(pid: int) -> int:
    """The most memory that a process had, in megabytes."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    found = re.search(r"VmHWM:\s+(\d+)", status)
    return int(found[1]) // 1024 if found else 0


def run(form: str, first: int, n: int, keep: Path | None = None) -> Tally:
    """Read ``n`` damaged files; whatever is no document and no clear error is raised."""
    whole = seeds(form)
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"damaged.{form}"
        for seed in range(first, first + n):
            data = mutated(form, seed, whole)
            path.write_bytes(data)
            began = time.perf_counter()
            key = ""
            try:
                document = read(path)
                assert all(0 <= b.start <= b.end <= len(document.text) for b in document.blocks)
                tally.documents += 1
            except GejuError as error:
                key = error.problem.key
                assert error.words("en") != error.words("zh")
                assert path.name in error.words("en")
                tally.errors += 1
            took = time.perf_counter() - began
            tally.keys[key] += 1
            tally.broke += key in ("confined.broke", "confined.garbled")
            tally.late += key == "confined.too_slow"
            tally.worst = max(tally.worst, took)
            worker = confined.running()
            tally.memory = max(tally.memory, peak(worker) if worker else 0)
            if keep and (key.startswith("confined.") or took > 5):
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{key or 'slow'}-{seed}.{form}").write_bytes(data)
    return tally


def formats() -> list[str]:
    """The formats that can be read here."""
    return ["pdf", "docx", "pptx", "xlsx", *TEXTS, *(["png"] if find_spec("rapidocr") else [])]


def main() -> None:
    """Print a line for each format."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--n", type=int, default=300)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--format", action="append")
    asked.add_argument("--keep", type=Path)
    options = asked.parse_args()
    limit = settings().read_seconds, settings().read_megabytes
    print(
        f"{os.uname().machine}, Python {sys.version.split()[0]}; limits: {limit[0]} s, {limit[1]} MB of address space\n"
    )
    print("| format | files | documents | clear errors | worst time | worst memory | readers that broke | ended |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for form in options.format or formats():
        t = run(form, options.seed, options.n, options.keep)
        said = f"{t.worst:.2f} s | {t.memory} MB | {t.broke} | {t.late}"
        print(f"| {form} | {options.n} | {t.documents} | {t.errors} | {said} |", flush=True)
        print(f"  {dict(t.keys.most_common(6))}", file=sys.stderr)
    confined.close()


if __name__ == "__main__":
    main()
