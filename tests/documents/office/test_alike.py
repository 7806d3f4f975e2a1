"""What DOCX, PPTX and XLSX promise alike."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

import office_files as files
from geju.documents.read import read


@pytest.fixture(params=files.MAKERS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_words_are_read_with_their_outline(kind: str) -> None:
    found = files.transcript(files.MAKERS[kind](), f"a.{kind}")
    assert files.said(found, "heading")[0] == files.TITLE
    assert files.SAID in files.said(found, "paragraph")
    assert files.SAID in found.text
    files.leads_back(found)


def test_merged_cells_stand_once_and_cover_their_area(kind: str) -> None:
    found = files.transcript(files.MAKERS[kind](), f"a.{kind}")
    table = next(block.table for block in found.blocks if block.table)
    assert files.rows(table) == [
        ["模型", "MMLU", "MMLU"],
        ["模型", "中文", "英文"],
        ["GLM-4", "81.5", "83.3"],
        ["Yi-Large", "76.8", "83.8"],
    ]
    assert sum(cell.text.text == "MMLU" for cell in table.cells) == 1
    assert "GLM-4\t81.5\t83.3\nYi-Large\t76.8\t83.8" in found.text


def test_a_native_chart_is_a_table_of_categories_by_series(kind: str) -> None:
    found = files.transcript(files.MAKERS[kind](), f"a.{kind}")
    chart = files.tables(found)[-1]
    assert chart == [["", "营收"], ["2023", "120"], ["2024", "345.5"]]
    assert [b.table.caption.text for b in found.blocks if b.table and b.table.caption][-1] == "营收"


def test_the_file_says_title_and_author(kind: str) -> None:
    origin = dict(files.transcript(files.MAKERS[kind](), f"a.{kind}").origin)
    assert (origin["title"], origin["producer"]) == (files.TITLE, files.AUTHOR)


def test_when_a_file_was_changed_does_not_date_its_words(kind: str) -> None:
    assert "date" not in dict(files.transcript(files.MAKERS[kind](), f"a.{kind}").origin)


def test_every_word_has_a_place_in_words(kind: str) -> None:
    found = files.transcript(files.MAKERS[kind](), f"a.{kind}")
    whole = files.document(found, f"a.{kind}")
    at = found.text.index("83.3")
    wanted = {"docx": "table 1, row 3", "pptx": "slide 1, table row 3", "xlsx": "模型格局!C5"}
    span = whole.span(at, at + 4)
    assert span.label == wanted[kind]
    assert span.page == {"docx": None, "pptx": 1, "xlsx": 1}[kind]
    assert all(place.label for place in found.places)


def test_the_same_file_is_read_the_same_by_the_worker(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{kind}"
    path.write_bytes(files.MAKERS[kind]())
    here, there = files.transcript(path.read_bytes(), path.name), read(path)
    assert (there.text, there.blocks, there.places) == (here.text, here.blocks, here.places)
    assert (there.format, there.problems) == (kind, ())


def test_a_file_is_read_as_what_it_is_whatever_its_name(kind: str, tmp_path: Path) -> None:
    wrong = tmp_path / ("a.docx" if kind != "docx" else "a.xlsx")
    wrong.write_bytes(files.MAKERS[kind]())
    found = read(wrong)
    assert found.format == kind
    assert [problem.key for problem in found.problems] == ["documents.not_as_named"]


def test_the_strict_edition_of_the_standard_is_read_like_the_transitional_one(kind: str) -> None:
    data = files.MAKERS[kind]()
    spaces = re.compile(
        rb"http://schemas\.openxmlformats\.org/(wordprocessingml|presentationml|spreadsheetml|drawingml|officeDocument)/2006/"
    )
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {
            name: spaces.sub(rb"http://purl.oclc.org/ooxml/\1/", archive.read(name)) for name in archive.namelist()
        }
    strict = files.transcript(files.repacked(data, dict(parts)), f"a.{kind}")
    assert strict == files.transcript(data, f"a.{kind}")


def test_macros_are_named_and_not_read(kind: str) -> None:
    folder = {"docx": "word", "pptx": "ppt", "xlsx": "xl"}[kind]
    data = files.repacked(files.MAKERS[kind](), {f"{folder}/vbaProject.bin": b"Sub AutoOpen()"})
    found = files.transcript(data, f"a.{kind}")
    assert [problem.key for problem in found.problems] == ["office.macros"]
    assert "AutoOpen" not in found.text
