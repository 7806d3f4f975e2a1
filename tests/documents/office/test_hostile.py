"""Office files that are damaged or made to do harm: refused or read in part, never followed, never fatal."""

from __future__ import annotations

import random
import struct
import threading
import time
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path

import pytest

import office_files as files
from geju.base import settings
from geju.base.errors import FormatError, LimitError, SourceError
from geju.documents.archive import Archive, entry_names
from geju.documents.office.workbook.sheet import column_name
from geju.documents.read import read

MAIN = {"docx": "word/document.xml", "pptx": "ppt/slides/slide1.xml", "xlsx": "xl/worksheets/sheet1.xml"}


@pytest.fixture(params=files.MAKERS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def limit(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    settings.settings.cache_clear()
    yield monkeypatch
    settings.settings.cache_clear()


def packed(**entries: bytes) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return target.getvalue()


def refused(data: bytes, name: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        files.transcript(data, name)
    assert caught.value.words("en") and caught.value.words("zh")
    return caught.value


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "word/../../x", "C:\\x.exe", "..\\x", "a\\..\\..\\b"]
)
def test_names_that_lead_outside_are_refused(kind: str, name: str) -> None:
    data = files.repacked(files.MAKERS[kind](), {name: b"x"})
    assert refused(data, f"a.{kind}").problem.key == "archive.leads_away"


def test_a_bomb_is_refused_before_it_is_unpacked(kind: str) -> None:
    data = files.repacked(files.MAKERS[kind](), {MAIN[kind]: b"<a>" + b" " * 30_000_000})
    assert len(data) < 300_000
    assert refused(data, f"a.{kind}").problem.key == "archive.bomb"


def test_many_small_parts_are_counted_together(limit: pytest.MonkeyPatch) -> None:
    limit.setenv("GEJU_MAX_UNPACKED", "100000")
    data = packed(**{f"{i}.xml": bytes(range(256)) * 100 for i in range(5)})
    with pytest.raises(LimitError) as caught:
        Archive(data, "a.zip")
    assert caught.value.problem.key == "archive.too_large"


def test_what_comes_out_is_counted_whatever_the_archive_says(limit: pytest.MonkeyPatch) -> None:
    limit.setenv("GEJU_MAX_UNPACKED", "100000")
    archive = Archive(packed(a=b"x" * 60_000), "a.zip")
    assert len(archive.read("a")) == 60_000
    with pytest.raises(LimitError):
        archive.read("a")


def test_an_archive_that_lies_about_sizes_gives_no_more_than_it_says() -> None:
    data = packed(a=b"x" * 60_000)
    lying = data.replace(struct.pack("<I", 60_000), struct.pack("<I", 100))
    assert lying != data
    with pytest.raises(FormatError) as caught:
        Archive(lying, "a.zip").read("a")
    assert caught.value.problem.key == "archive.part"


def test_too_many_entries_are_counted_before_any_is_opened(limit: pytest.MonkeyPatch) -> None:
    limit.setenv("GEJU_MAX_ENTRIES", "50")
    with pytest.raises(LimitError) as caught:
        Archive(packed(**{f"{i}": b"" for i in range(60)}), "a.zip")
    assert caught.value.problem.key == "archive.entries"


def test_an_encrypted_entry_and_other_methods_are_refused() -> None:
    data = bytearray(packed(a=b"secret"))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    with pytest.raises(FormatError, match="password"):
        Archive(bytes(data), "a.zip")
    bzip = files.repacked(packed(a=b"x" * 1000), {}, compression=zipfile.ZIP_BZIP2)
    with pytest.raises(FormatError):
        Archive(bzip, "a.zip").read("a")


def test_names_are_compared_without_case() -> None:
    archive = Archive(packed(**{"Word/Document.XML": b"x"}), "a.zip")
    assert archive.read("word/document.xml") == b"x" and "/word/document.xml" in archive
    assert entry_names(packed(**{"Word/Document.XML": b"x"})) == ("Word/Document.XML",)


@pytest.mark.parametrize(
    "prolog",
    [
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
        b'<!-- x --><!DOCTYPE x SYSTEM "file:///etc/passwd">',
        b'<?xml version="1.0" encoding="utf-7"?>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x>'.encode("utf-16"),
        b"\xef\xbb\xbf<!DOCTYPE x>",
    ],
)
def test_document_types_entities_and_odd_encodings_are_refused(kind: str, prolog: bytes) -> None:
    part = {"docx": "word/document.xml", "pptx": "ppt/presentation.xml", "xlsx": "xl/workbook.xml"}[kind]
    body = b"" if prolog.startswith(b"\xff") else b"<x>&b;</x>"
    data = files.repacked(files.MAKERS[kind](), {part: prolog + body})
    assert refused(data, f"a.{kind}").problem.key == "office.entities"


def test_nothing_outside_the_file_is_asked_for(kind: str, tmp_path: Path) -> None:
    asked: list[str] = []

    class Asked(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)

    server = HTTPServer(("127.0.0.1", 0), Asked)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        url = f"http://127.0.0.1:{server.server_port}/x"
        folder, _, last = MAIN[kind].rpartition("/")
        name = f"{folder}/_rels/{last}.rels"
        data = files.MAKERS[kind]()
        more = "".join(
            f'<Relationship Id="z{i}" Type="http://x/{sort}" Target="{target}" TargetMode="External"/>'
            for i, (sort, target) in enumerate(
                (s, t)
                for s in ("image", "chart", "attachedTemplate", "slideLayout", "footnotes")
                for t in (url, "file:///etc/passwd")
            )
        )
        relations = files.part(data, name).replace(b"</Relationships>", more.encode() + b"</Relationships>")
        path = tmp_path / f"a.{kind}"
        path.write_bytes(files.repacked(data, {name: relations}))
        found = read(path)
    finally:
        server.shutdown()
        server.server_close()
    assert files.SAID in found.text and "root:" not in found.text and asked == []


def test_a_locked_or_old_file_is_named_as_such(kind: str) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert refused(ole + "EncryptedPackage".encode("utf-16-le"), f"a.{kind}").problem.key == "office.locked"
    assert refused(ole, f"a.{kind}").problem.key == "office.old"


def test_a_truncated_file_is_refused_by_the_format_of_its_name(kind: str, tmp_path: Path) -> None:
    data = files.MAKERS[kind]()
    for share in (0.2, 0.5, 0.99):
        path = tmp_path / f"a.{kind}"
        path.write_bytes(data[: int(len(data) * share)])
        with pytest.raises(FormatError) as caught:
            read(path)
        assert caught.value.problem.key == "archive.broken"


def test_a_file_without_its_main_part_is_refused(kind: str) -> None:
    main = {"docx": "word/document.xml", "pptx": "ppt/presentation.xml", "xlsx": "xl/workbook.xml"}[kind]
    assert refused(files.repacked(files.MAKERS[kind](), {main: None}), f"a.{kind}").problem.key == "office.no_main"


def test_one_broken_slide_or_sheet_does_not_take_the_others() -> None:
    data = files.repacked(files.slides(), {"ppt/slides/slide1.xml": b"<p:sld"})
    assert [p.key for p in files.transcript(data, "a.pptx").problems] == ["office.not_read"]

    def fill(book: object) -> None:
        for name in ("甲", "乙"):
            book.add_worksheet(name).write_row(0, 0, [name, "值"])  # type: ignore[attr-defined]

    data = files.book(fill)
    sheet = files.part(data, "xl/worksheets/sheet1.xml")
    found = files.transcript(files.repacked(data, {"xl/worksheets/sheet1.xml": sheet[:-30]}), "a.xlsx")
    assert [p.key for p in found.problems] == ["office.not_read", "office.part"]
    assert "乙\t值" in found.text


def test_spans_over_everything_and_numbers_without_end_take_no_room() -> None:
    data = files.MAKERS["docx"]()
    body = files.part(data, "word/document.xml").replace(b'gridSpan w:val="2"', b'gridSpan w:val="99999999"')
    assert files.tables(files.transcript(files.repacked(data, {"word/document.xml": body}), "a.docx"))
    data = files.MAKERS["pptx"]()
    slide = files.part(data, "ppt/slides/slide1.xml").replace(b'rowSpan="2"', b'rowSpan="99999999"')
    assert files.tables(files.transcript(files.repacked(data, {"ppt/slides/slide1.xml": slide}), "a.pptx"))
    data = files.MAKERS["xlsx"]()
    sheet = files.part(data, "xl/worksheets/sheet1.xml")
    wide = sheet.replace(b'mergeCell ref="B3:C3"', b'mergeCell ref="B3:XFD1048576"').replace(
        b"<v>81.5</v>", b"<v>1E999999999</v>"
    )
    assert wide != sheet
    found = files.transcript(files.repacked(data, {"xl/worksheets/sheet1.xml": wide}), "a.xlsx")
    assert files.tables(found) and len(found.text) < 2000


def test_what_is_nested_beyond_reason_is_refused_and_the_next_file_is_read(tmp_path: Path) -> None:
    inner = b"<w:tbl><w:tr><w:tc>" * 3000 + b"</w:tc></w:tr></w:tbl>" * 3000
    data = files.word()
    body = files.part(data, "word/document.xml").replace(b"<w:body>", b"<w:body>" + inner)
    deep, good = tmp_path / "deep.docx", tmp_path / "good.docx"
    deep.write_bytes(files.repacked(data, {"word/document.xml": body}))
    good.write_bytes(data)
    with pytest.raises(LimitError) as caught:
        read(deep)
    assert caught.value.problem.key == "confined.too_deep"
    assert files.SAID in read(good).text


def written(cells: list[tuple[int, int]]) -> bytes:
    """A workbook with an x in each of the cells (row, column from 0), however far apart."""
    rows: dict[int, list[int]] = {}
    for row, column in cells:
        rows.setdefault(row, []).append(column)
    body = "".join(
        f'<row r="{row + 1}">'
        + "".join(f'<c r="{column_name(c)}{row + 1}" t="inlineStr"><is><t>x</t></is></c>' for c in sorted(columns))
        + "</row>"
        for row, columns in sorted(rows.items())
    )
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{space}"><sheetData>{body}</sheetData></worksheet>'
    return files.repacked(files.workbook(), {"xl/worksheets/sheet1.xml": sheet.encode()})


def test_cells_far_apart_take_no_room_between_them() -> None:
    far = [(0, 0), (1_048_575, 16_383), (500_000, 8000)]
    diagonal = [(at + 10, at + 10 + beside) for at in range(3000) for beside in (0, 1)]
    found = files.transcript(written([*far, *diagonal]), "a.xlsx")
    cells = [cell for block in found.blocks if block.table for cell in block.table.cells]
    assert found.text.count("x") <= 6003 and len(cells) <= 6003
    assert {"模型格局!A1", "模型格局!XFD1048576", "模型格局!KUS500001"} <= {p.label for p in found.places}


def test_a_table_of_many_places_and_few_cells_is_cut_and_said() -> None:
    found = files.transcript(written([*((0, c) for c in range(16_000)), *((r, 0) for r in range(1, 3001))]), "a.xlsx")
    assert [(p.key, dict(p.params)["place"]) for p in found.problems] == [("office.sparse", "模型格局!A126")]
    assert max(block.table.n_rows for block in found.blocks if block.table) == 125


def test_a_paragraph_of_very_many_runs_is_read_in_time() -> None:
    data = files.word()
    runs = b"<w:p>" + b"<w:r><w:t>ab</w:t></w:r>" * 200_000 + b"</w:p>"
    body = files.part(data, "word/document.xml").replace(b"<w:body>", b"<w:body>" + runs)
    before = time.process_time()
    found = files.transcript(
        files.repacked(data, {"word/document.xml": body}, compression=zipfile.ZIP_STORED), "a.docx"
    )
    assert found.blocks[0].text.text == "ab" * 200_000
    assert time.process_time() - before < 20


def test_damaged_bytes_are_read_or_refused(kind: str) -> None:
    data = files.MAKERS[kind]()
    for seed in range(60):
        damaged = _damaged(data, random.Random(seed))
        try:
            files.leads_back(files.transcript(damaged, f"a.{kind}"))
        except SourceError as error:
            assert error.words("en") and error.words("zh")


def test_damaged_xml_is_read_or_refused(kind: str) -> None:
    data = files.MAKERS[kind]()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
    for seed in range(60):
        chance = random.Random(seed)
        name = chance.choice(names)
        damaged = files.repacked(data, {name: _damaged_xml(files.part(data, name), chance)})
        try:
            files.leads_back(files.transcript(damaged, f"a.{kind}"))
        except SourceError as error:
            assert error.words("en") and error.words("zh")


def _damaged(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 4, 40))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed[: chance.choice((len(changed), chance.randrange(len(changed))))])


def _damaged_xml(xml: bytes, chance: random.Random) -> bytes:
    """XML whose values are others: numbers huge, negative or none, attributes gone, elements renamed or doubled."""
    import re

    places = list(re.finditer(rb'"([^"<>]{0,40})"', xml))
    for found in sorted(chance.sample(places, min(len(places), 6)), key=lambda m: -m.start()):
        value = chance.choice((b"", b"-1", b"99999999999", b"0", b"abc", b"1.5", b"true", "甲²".encode()))
        xml = xml[: found.start(1)] + value + xml[found.end(1) :]
    if chance.random() < 0.4:
        tags = sorted(set(re.findall(rb"<(\w+:?\w+)[ >/]", xml)))
        xml = xml.replace(chance.choice(tags) + b" ", chance.choice(tags) + b" ") if tags else xml
    return xml
