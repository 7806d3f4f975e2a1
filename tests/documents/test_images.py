"""Images and scans: characters with their boxes and how sure they are, tables with and without rules."""

from __future__ import annotations

import io
import json
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from geju.base.errors import FormatError, LimitError
from geju.claims.extract import extract
from geju.documents import confined
from geju.documents.read import read
from geju.model.document import Document
from geju.model.vocabulary import read_vocabulary

pytest.importorskip("rapidocr")
Image = pytest.importorskip("PIL.Image")
ImageDraw = pytest.importorskip("PIL.ImageDraw")
ImageFont = pytest.importorskip("PIL.ImageFont")

ROWS = (
    ("Model", "MMLU", "GSM8K", "MATH"),
    ("GPT-4o", "88.7", "95.0", "76.6"),
    ("Claude 3 Opus", "86.8", "95.0", "60.1"),
    ("Gemini 1.5 Pro", "85.9", "-", "67.7"),
    ("Llama-3-70B", "82.0", "93.0", "50.4"),
)


def drawn(ruled: bool = True, rows: tuple[tuple[str, ...], ...] = ROWS) -> Image.Image:
    """A table as an image."""
    image = Image.new("RGB", (900, 60 * len(rows) + 40), "white")
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(size=26)
    xs = (20, 320, 480, 640, 800)
    for n, row in enumerate(rows):
        for x, words in zip(xs, row, strict=False):
            draw.text((x + 14, 20 + 60 * n + 12), words, fill="black", font=font)
    for n in range(len(rows) + 1 if ruled else 0):
        draw.line((20, 20 + 60 * n, 800, 20 + 60 * n), fill="black", width=2)
    for x in xs if ruled else ():
        draw.line((x, 20, x, 20 + 60 * len(rows)), fill="black", width=2)
    return image


def saved(image: Image.Image, path: Path, **more: object) -> Path:
    image.save(path, **more)
    return path


def table(document: Document) -> list[list[str]]:
    (found,) = [block.table for block in document.blocks if block.table]
    return [[found.text(r, c) for c in range(found.n_columns)] for r in range(found.n_rows)]


@pytest.fixture(scope="module")
def ruled(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return read(saved(drawn(), tmp_path_factory.mktemp("ruled") / "scores.png"))


def test_a_table_with_rules(ruled: Document) -> None:
    assert table(ruled) == [list(row) for row in ROWS]


def test_a_table_without_rules(tmp_path: Path) -> None:
    assert table(read(saved(drawn(ruled=False), tmp_path / "a.png"))) == [list(row) for row in ROWS]


def test_a_table_with_shades_whose_header_has_two_rows(tmp_path: Path) -> None:
    """The ends of a shade look like upright rules, and part no cells."""
    image = Image.new("RGB", (1200, 400), "white")
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(size=26)
    draw.rectangle((20, 20, 800, 140), fill=(43, 74, 111))
    draw.rectangle((20, 200, 800, 260), fill=(238, 242, 246))
    xs = (34, 334, 494, 654)
    rows = (("", "Knowledge", "", "Code"), ("", "MMLU", "GSM8K", "HumanEval"), *ROWS[1:4])
    for n, row in enumerate(rows):
        for x, words in zip(xs, row, strict=True):
            draw.text((x, 32 + 60 * n), words, fill="white" if n < 2 else "black", font=font)
    draw.text((34, 62), "Model", fill="white", font=font)
    found = table(read(saved(image, tmp_path / "a.png")))
    assert found[2:] == [list(row) for row in ROWS[1:4]]
    assert "Model" in found[0] + found[1] and found[1][1:] == ["MMLU", "GSM8K", "HumanEval"]


def test_a_line_begins_and_ends_with_its_ink(ruled: Document) -> None:
    (page,) = ruled.pages
    scale, font = page.width / 900, ImageFont.load_default(size=26)
    for n, row in enumerate(ROWS):
        for x, words in zip((20, 320, 480, 640), row, strict=True):
            ink = Image.new("L", (900, 400))
            ImageDraw.Draw(ink).text((x + 14, 32 + 60 * n), words, fill=255, font=font)
            left, _, right, _ = ink.point(lambda grey: 255 * (grey > 127)).getbbox()
            boxes = [p.box for p in ruled.places if p.box and x * scale < p.box[0] < (x + 160 + 140 * (x < 99)) * scale]
            own = [b for b in boxes if (20 + 60 * n) * scale < (b[1] + b[3]) / 2 < (80 + 60 * n) * scale]
            assert abs(min(b[0] for b in own) / scale - left) < 4 and abs(max(b[2] for b in own) / scale - right) < 4


def test_every_word_has_its_box_and_how_sure_it_is(ruled: Document) -> None:
    (page,) = ruled.pages
    assert ruled.places and all(place.confidence is not None and place.confidence > 0.8 for place in ruled.places)
    for place in ruled.places:
        assert (
            place.box
            and 0 <= place.box[0] < place.box[2] <= page.width
            and 0 <= place.box[1] < place.box[3] <= page.height
        )
    at = ruled.text.index("60.1")
    left, top, right, bottom = ruled.span(at, at + 4).box or (0, 0, 0, 0)
    scale = page.width / 900
    assert 640 * scale < left < right < 800 * scale and 140 * scale < top < bottom < 200 * scale


def test_a_claim_says_that_it_was_recognised_and_so_does_its_fact(ruled: Document, tmp_path: Path) -> None:
    (claim,) = [
        c
        for c in extract(ruled, read_vocabulary()).claims
        if c.span.quote == "60.1" and c.subject.name == "Claude 3 Opus"
    ]
    assert claim.span.confidence and claim.to_line()["confidence"] == claim.span.confidence
    (tmp_path / "sources").mkdir()
    (tmp_path / "project.yaml").write_text("name: tiny\ntitle: {en: Tiny, zh: 微型}\n", encoding="utf-8")
    saved(drawn(), tmp_path / "sources" / "scores.png")
    run = [sys.executable, "-m", "geju", "-C", str(tmp_path)]
    subprocess.run([*run, "build"], check=True, capture_output=True)
    done = subprocess.run([*run, "export", "facts"], check=True, capture_output=True, text=True, encoding="utf-8")
    facts = [json.loads(line) for line in done.stdout.splitlines()]
    assert facts and all(0.5 < fact["confidence"] <= 1 and fact["page"] == 1 for fact in facts)
    why = subprocess.run(
        [*run, "--format", "table", "why", "Claude 3 Opus", "score", "benchmark=MATH"],
        check=True, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert "recognised at" in why.stdout or "识别置信度" in why.stdout


def test_the_same_image_gives_the_same_each_time(ruled: Document, tmp_path: Path) -> None:
    confined.close()
    again = read(saved(drawn(), tmp_path / "scores.png"))
    assert (again.text, again.places, again.blocks) == (ruled.text, ruled.places, ruled.blocks)


@pytest.mark.parametrize("form", ["jpg", "webp", "tiff"])
def test_other_formats(form: str, tmp_path: Path) -> None:
    found = table(read(saved(drawn(), tmp_path / f"a.{form}", quality=92)))
    assert found == [list(row) for row in ROWS]


def test_each_picture_of_a_tiff_is_a_page(tmp_path: Path) -> None:
    path = saved(
        drawn(rows=ROWS[:2]), tmp_path / "a.tiff", save_all=True, append_images=[drawn(rows=(ROWS[0], ROWS[2]))]
    )
    document = read(path)
    assert [page.number for page in document.pages] == [1, 2]
    assert {place.page for place in document.places} == {1, 2} and "60.1" in document.text and "76.6" in document.text


def test_a_transparent_image_is_read_on_white(tmp_path: Path) -> None:
    clear = Image.new("RGBA", drawn().size, (0, 0, 0, 0))
    clear.putalpha(drawn().convert("L").point(lambda grey: 255 - grey))
    assert "60.1" in read(saved(clear, tmp_path / "a.png")).text


def test_a_page_of_a_pdf_that_is_an_image(tmp_path: Path) -> None:
    document = read(saved(drawn(), tmp_path / "a.pdf", resolution=110))
    assert document.format == "pdf" and table(document) == [list(row) for row in ROWS]
    (page,) = document.pages
    assert page.width == pytest.approx(900 * 72 / 110, abs=1)
    assert all(p.confidence and p.box and p.box[2] <= page.width for p in document.places)


def test_an_image_that_says_nothing(tmp_path: Path) -> None:
    document = read(saved(Image.new("RGB", (300, 200), "white"), tmp_path / "a.png"))
    assert document.text.strip() == "" and [p.key for p in document.problems] == ["documents.empty"]


def test_broken_and_huge_images_are_refused(tmp_path: Path) -> None:
    file = io.BytesIO()
    drawn().save(file, "PNG")
    cut = tmp_path / "a.png"
    cut.write_bytes(file.getvalue()[:900])
    with pytest.raises(FormatError):
        read(cut)
    huge = tmp_path / "b.png"
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    chunks = (struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in parts)
    huge.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))
    with pytest.raises(LimitError):
        read(huge)


def test_without_the_extra_it_is_said_what_to_install(tmp_path: Path) -> None:
    image = saved(drawn(), tmp_path / "a.png")
    program = """
import importlib.util, sys
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, package=None: None if name in ("rapidocr", "onnxruntime") else found(name, package)
from pathlib import Path
from geju.base.errors import SourceError
from geju.documents.read import read
try:
    read(Path(sys.argv[1]))
except SourceError as error:
    print(error.words("en")); print(error.words("zh"))
"""
    done = subprocess.run([sys.executable, "-c", program, str(image)], capture_output=True, text=True, check=True)
    assert done.stdout.count('pip install "geju[ocr]"') == 2
