"""The page of a source that has pages: its images, the boxes on them, its tables, where each number stands."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from geju.landscape.view import open_view
from geju.pipeline import build, publish
from paged_landscape import published

PIL = pytest.importorskip("PIL.Image", reason="the extra documents is not installed")
_BOX = re.compile(
    r'<a href="#(c-\w+)" data-boxes="\1" tabindex="-1"><title>([^<]*)</title><rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/></a>'
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("paged") / "land"


@pytest.fixture(scope="module")
def site(folder: Path) -> Path:
    return published(folder, folder.parent / "www")


def test_every_claim_on_a_page_has_its_words_in_a_box(folder: Path, site: Path) -> None:
    html = (site / "en" / "sources" / "report.pdf.html").read_text("utf-8")
    boxes = {claim_id: (quote, tuple(map(float, box))) for claim_id, quote, *box in _BOX.findall(html)}
    with open_view(folder) as view:
        claims = {claim.claim_id: claim for claim in view.claims(document="report.pdf")}
    assert len(claims) >= 6 and boxes.keys() == claims.keys()
    assert {quote for quote, _ in boxes.values()} == {claim.span.quote for claim in claims.values()}


def test_the_boxes_lie_on_the_ink(folder: Path, site: Path) -> None:
    """On the image itself: within a box there is ink, in a blank part of the page there is none."""
    html = (site / "en" / "sources" / "report.pdf.html").read_text("utf-8")
    for number, part in enumerate(re.split(r'<h3 class="sheet-name"', html)[1:], 1):
        size = re.search(r'<svg viewBox="0 0 ([\d.]+) ([\d.]+)"', part)
        assert size, part[:300]
        image = PIL.open(io.BytesIO((site / "pages" / "report.pdf" / f"{number}.webp").read_bytes())).convert("L")
        scale = image.width / float(size[1])
        assert abs(image.height - scale * float(size[2])) < 2
        for _, quote, x, y, wide, high in _BOX.findall(part):
            left, top = float(x) * scale, float(y) * scale
            inside = image.crop((int(left), int(top), int(left + float(wide) * scale), int(top + float(high) * scale)))
            dark = sum(inside.histogram()[:128])
            assert dark > 20 * len(quote.split()), (number, quote)
        assert sum(image.crop((0, 0, image.width, int(30 * scale))).histogram()[:128]) == 0


def test_a_table_is_a_table_and_a_cell_is_named(site: Path) -> None:
    html = (site / "en" / "sources" / "scores.xlsx.html").read_text("utf-8")
    assert '<h3 class="sheet-name" id="page-1">Scores &amp; more</h3>' in html
    assert re.search(
        r'<tr><td>GLM-4</td><td><mark id="c-\w+">82.3</mark></td><td><mark id="c-\w+">61.3</mark></td></tr>', html
    )
    assert 'data-place="&#x27;Scores &amp; more&#x27;!B2"' in html
    assert "<script>alert" not in html
    assert '<h3 class="sheet-name" id="page-1"><bdi>第 1 张幻灯片</bdi></h3>' in (
        site / "zh/sources/deck.pptx.html"
    ).read_text("utf-8")
    deck = (site / "zh" / "sources" / "deck.pptx.html").read_text("utf-8")
    assert re.search(r'<td>GPT-4</td><td><mark id="c-\w+">\$30.00</mark></td>', deck)


def test_a_fact_says_the_page_that_it_was_taken_from(site: Path) -> None:
    told = (site / "en" / "entities" / "glm-4.html").read_text("utf-8")
    assert "page 1" in told and "&#x27;Scores &amp; more&#x27;!C2" in told
    told = (site / "zh" / "entities" / "glm-4.html").read_text("utf-8")
    assert "第 1 页" in told


def test_when_a_file_was_made_is_no_date_of_what_it_says(folder: Path, site: Path) -> None:
    with open_view(folder) as view:
        assert {listed.origin.date for listed in view.documents()} == {""}


def test_images_are_kept_and_a_source_that_was_changed_has_none(folder: Path, site: Path, tmp_path: Path) -> None:
    first = {path.name: path.read_bytes() for path in (site / "pages" / "report.pdf").iterdir()}
    assert sorted(first) == ["1.webp", "2.webp"]
    source = folder / "sources" / "report.pdf"
    read = source.read_bytes()
    try:
        source.write_bytes(read + b"\n% changed since it was read\n")
        again = publish(folder, "site", tmp_path / "again")
        assert {p.name: p.read_bytes() for p in (again / "pages" / "report.pdf").iterdir()} == first
        for path in (folder / ".geju" / "facsimiles").iterdir():
            path.unlink()
        bare = publish(folder, "site", tmp_path / "bare")
        assert not (bare / "pages").exists()
        assert "<figure" not in (bare / "en" / "sources" / "report.pdf.html").read_text("utf-8")
    finally:
        source.write_bytes(read)


def test_what_cannot_be_drawn_is_told_of_and_the_site_stands(folder: Path, tmp_path: Path) -> None:
    for path in (folder / ".geju" / "facsimiles").glob("*"):
        path.unlink()
    program = (
        "import sys; from pathlib import Path; from geju.pipeline import publish\n"
        "publish(Path(sys.argv[1]), 'site', Path(sys.argv[2]), tell=lambda problem: print(problem.path, problem.words('en')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder), str(tmp_path / "www")],
        capture_output=True,
        text=True,
        env={**os.environ, "GEJU_MAX_BYTES": "1000"},
    )
    assert "sources/report.pdf" in done.stdout and "GEJU_MAX_BYTES" in done.stdout, done.stderr
    assert "83.3" in (tmp_path / "www" / "en" / "sources" / "report.pdf.html").read_text("utf-8")


def test_an_image_is_shown_with_what_was_read_in_it(tmp_path: Path) -> None:
    pytest.importorskip("rapidocr", reason="the extra ocr is not installed")
    from PIL import Image, ImageDraw, ImageFont

    land = tmp_path / "land"
    (land / "sources").mkdir(parents=True)
    image = Image.new("RGB", (1400, 400), "white")
    font = ImageFont.load_default(44)
    ImageDraw.Draw(image).text((60, 80), "GLM-4 was released in June 2024 by Zhipu AI.", "black", font)
    image.save(land / "sources" / "note.png")
    (land / "project.yaml").write_text("name: scans\ntitle: {en: Scans, zh: 扫描}\nlanguages: [en, zh]\n", "utf-8")
    build(land)
    made = publish(land, "site", tmp_path / "www")
    shown = PIL.open(made / "pages" / "note.png" / "1.webp")
    assert shown.width == 1000 and abs(shown.height - 1000 * 400 / 1400) < 2
    html = (made / "en" / "sources" / "note.png.html").read_text("utf-8")
    assert _BOX.search(html) and "read from an image, " in html
    assert "识别自图像" in (made / "zh" / "sources" / "note.png.html").read_text("utf-8")


def test_a_copy_says_whose_text_it_has(tmp_path: Path) -> None:
    land = tmp_path / "land"
    (land / "sources").mkdir(parents=True)
    lines = [f"In its note number {n} the maker tells what model {n} does and how it was trained." for n in range(12)]
    text = "\n\n".join(("GLM-4 was released in June 2024 by Zhipu AI.", *lines))
    for name, date in (("first.md", "2024-06-01"), ("again.md", "2024-06-09")):
        (land / "sources" / name).write_text(f"---\ndate: {date}\ntitle: {name}\n---\n\n{text}\n", encoding="utf-8")
    (land / "project.yaml").write_text("name: copies\ntitle: {en: Copies, zh: 转载}\nlanguages: [en, zh]\n", "utf-8")
    build(land)
    made = publish(land, "site", tmp_path / "www")
    said = '<p class="files">Nearly the same text as, and one witness with: <a href="../sources/first.md.html">first.md</a></p>'
    assert said in (made / "en" / "sources" / "again.md.html").read_text("utf-8")
    assert "one witness with" not in (made / "en" / "sources" / "first.md.html").read_text("utf-8")
