"""Bytes become the text they are, in every encoding that real sources use."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geju.base.errors import EncodingError, LimitError, SourceError
from geju.documents.decode import decode
from geju.documents.read import read

SIMPLIFIED = "智谱 AI 于 2024 年 1 月发布新一代大模型 GLM-4，用户可以免费使用。\n月之暗面成立于 2023 年 3 月。\n"
TRADITIONAL = "這個模型的開發團隊在臺灣，從二零二三年起開始訓練，使用者可以免費使用。\n我們認為資料很重要。\n"
MARKS = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "gb18030"])
def test_simplified_text_without_a_mark(encoding: str) -> None:
    assert decode(SIMPLIFIED.encode(encoding), Path("a.txt")) == (SIMPLIFIED, encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "big5"])
def test_traditional_text_without_a_mark(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding), Path("a.txt")) == (TRADITIONAL, encoding)


@pytest.mark.parametrize("encoding", sorted(MARKS))
@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, "plain\n"])
def test_a_mark_decides(encoding: str, text: str) -> None:
    assert decode(MARKS[encoding] + text.encode(encoding), Path("a.txt")) == (text, encoding)


def test_a_page_may_declare_its_encoding() -> None:
    page = f'<html><head><meta charset="gb2312"></head><body>{SIMPLIFIED}</body></html>'
    assert decode(page.encode("gb18030"), Path("a.html")) == (page, "gb18030")


def test_what_is_no_text_is_refused_with_place_and_advice() -> None:
    with pytest.raises(EncodingError) as caught:
        decode(b"fine\n" + bytes(range(128, 256)) * 40, Path("a.txt"))
    assert caught.value.problem.line == 2
    assert "UTF-8" in str(caught.value) and "UTF-8" in caught.value.words("zh")


def test_a_broken_marked_file_names_its_line() -> None:
    with pytest.raises(EncodingError) as caught:
        decode(codecs.BOM_UTF8 + b"one\ntwo \xff\n", Path("a.txt"))
    assert caught.value.problem.line == 2


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_a_clear_error(data: bytes) -> None:
    try:
        text, encoding = decode(data, Path("a.txt"))
    except EncodingError:
        return
    assert isinstance(text, str) and encoding


def test_a_hundred_megabytes_in_one_line_are_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        for _ in range(100):
            file.write(b"x" * 1_000_000)
    with pytest.raises(LimitError, match="GEJU_MAX_BYTES") as caught:
        read(path)
    assert caught.value.problem.line == 1


def test_a_line_over_the_limit_is_left_out_by_number(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("# Before\n" + "x" * 1_000_001 + "\n\nAfter it.\n", encoding="utf-8")
    document = read(path)
    assert [(p.key, p.line) for p in document.problems] == [("documents.line_too_long", 2)]
    assert "GEJU_MAX_LINE" in document.problems[0].words("en")
    assert [block.text.text for block in document.blocks] == ["Before", "After it."]
    assert document.text.count("x") == 1_000_001  # what was read stays as it is; it is only not understood


@pytest.mark.parametrize(("name", "text"), [("a.txt", "\n{long}\n"), ("a.json", '{{"a": 1,\n"b": "{long}"}}')])
def test_a_line_that_is_all_there_is_is_refused(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text.format(long="x" * 1_000_001), encoding="utf-8")
    with pytest.raises(LimitError, match="GEJU_MAX_LINE") as caught:
        read(path)
    assert caught.value.problem.line == 2


def test_a_text_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("1,2\n" * 5_000_001, encoding="utf-8")
    with pytest.raises(LimitError, match="GEJU_MAX_TEXT"):
        read(path)


def test_an_empty_file_is_a_document_that_says_so(tmp_path: Path) -> None:
    path = tmp_path / "empty.md"
    path.write_bytes(b"")
    document = read(path)
    assert document.blocks == ()
    assert [problem.key for problem in document.problems] == ["documents.empty"]


def test_a_missing_file_is_a_source_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        read(tmp_path / "none.md")
