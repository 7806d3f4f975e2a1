"""Workbooks that python-calamine reads."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

import office_files as files
from geju.base.errors import SourceError
from geju.documents.read import read

pytest.importorskip("python_calamine")
_HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    "<office:body><office:spreadsheet>"
)


def ods(rows: list[list[str]]) -> bytes:
    """A workbook of OpenDocument with one sheet; what looks like a number is one."""

    def cell(text: str) -> str:
        sort = (
            f'office:value-type="float" office:value="{text}"'
            if text.replace(".", "").isdigit()
            else 'office:value-type="string"'
        )
        return f"<table:table-cell {sort}><text:p>{text}</text:p></table:table-cell>" if text else "<table:table-cell/>"

    body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    content = f'{_HEAD}<table:table table:name="价格">{body}</table:table></office:spreadsheet></office:body></office:document-content>'
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        archive.writestr("content.xml", content)
    return target.getvalue()


def test_tables_of_an_ods_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    path.write_bytes(ods([["价格"], [""], ["模型", "输入"], ["GLM-4", "0.1"], ["Kimi", "12"]]))
    found = read(path)
    assert found.format == "spreadsheet"
    (block,) = [block for block in found.blocks if block.table]
    assert block.table and files.rows(block.table) == [["模型", "输入"], ["GLM-4", "0.1"], ["Kimi", "12"]]
    assert block.table.caption and block.table.caption.text == "价格"
    at = found.text.index("0.1")
    assert found.span(at, at + 3).label == "价格!B4"


@pytest.mark.parametrize(
    "data", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "Workbook".encode("utf-16-le"), ods([["a"]])[:300]]
)
def test_damaged_workbooks_are_refused(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        files.transcript(data, "a.xls")
    assert caught.value.words("en") and caught.value.words("zh")
