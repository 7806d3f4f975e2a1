"""Tables on terminals of every width, and nothing in them that steers the terminal or forges a line."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from geju.cli.sheet import Sheet, inert, inert_json, pages

WORDS = st.text(alphabet="ab 智谱\n\t\x1b\u202e", max_size=30)


@given(st.integers(1, 9).flatmap(lambda n: st.lists(st.lists(WORDS, min_size=n, max_size=n), min_size=1, max_size=4)),
       st.integers(20, 130), st.sets(st.integers(0, 8)))  # fmt: skip
def test_every_page_fits_and_has_the_keys(rows: list[list[str]], width: int, keys: set[int]) -> None:
    columns = [f"c{n}" for n in range(len(rows[0]))]
    known = {key for key in keys if key < len(columns)}
    # More keys than a narrow terminal can hold side by side cannot be shown at all.
    if len(known) > 2:
        return
    found = pages(Sheet(columns, rows, keys=frozenset(keys)), width)
    assert {column for page in found for column in page.columns} == set(range(len(columns)))
    for page in found:
        assert known <= set(page.columns)
        assert list(page.columns) == sorted(page.columns)
        if width >= 40:
            assert sum(page.widths) + 3 * (len(page.widths) - 1) <= width


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_a_row_can_be_told_on_every_page(width: int) -> None:
    columns = ["unit", "model", *(f"quantity {n}" for n in range(8))]
    rows = [["CNY / M tokens", f"Model {n} (0520)", *["12345.6"] * 8] for n in range(3)]
    found = pages(Sheet(columns, rows, keys=frozenset({1})), width)
    assert all(1 in page.columns for page in found)
    assert [column for page in found for column in page.columns if column != 1] == [0, *range(2, 10)]


def test_the_first_page_counts_what_it_leaves_out() -> None:
    columns = ["model", *(f"benchmark{n}" for n in range(12))]
    rows = [["a", "1", *[""] * 11], ["b", *[""] * 11, "2"]]
    (page,) = pages(Sheet(columns, rows, first_page=True), 40)
    assert page.columns_left == 13 - len(page.columns) and page.rows_left == 1
    assert [row[0] for row in page.rows] == ["a"]
    (whole,) = pages(Sheet(columns, rows, first_page=True), 400)
    assert (whole.columns_left, whole.rows_left, len(whole.rows)) == (0, 0, 2)


def test_ends_of_lines_are_shown_and_may_be_kept() -> None:
    assert inert("a\nb\tc\x1b\u2028") == "a␊b␉c␛"
    assert inert("a\nb\tc\x1b", lines=True) == "a\nb\tc␛"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_json_for_a_terminal_says_the_same_and_steers_nothing(text: str) -> None:
    shown = inert_json(json.dumps(text, ensure_ascii=False))
    assert json.loads(shown) == text
    assert inert(shown) == shown


NAME = "evil\x1b]0;title\x07\x9b31m\u202edm.md"


@pytest.fixture(scope="module")
def land(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inert") / "land"
    text = "# Scores\n\n| Model | MMLU |\n|---|---|\n| GPT-4 | 86.4 |\n"
    run("new", str(folder))
    (folder / "sources").mkdir(exist_ok=True)
    (folder / "sources" / NAME).write_text(text, encoding="utf-8")
    run("-C", str(folder), "build")
    return folder


def run(*words: str) -> subprocess.CompletedProcess[bytes]:
    environ = {**os.environ, "GEJU_LANG": "en"}
    return subprocess.run([sys.executable, "-m", "geju", *words], capture_output=True, env=environ, check=False)


def on_a_terminal(*words: str) -> str:
    """What a command writes to a real terminal."""
    leader, follower = pty.openpty()
    started = subprocess.Popen([sys.executable, "-m", "geju", *words], stdout=follower, stderr=subprocess.DEVNULL)
    os.close(follower)
    said = b""
    try:
        while piece := os.read(leader, 65536):
            said += piece
    except OSError:
        pass
    os.close(leader)
    started.wait()
    return said.decode("utf-8").replace("\r\n", "\n")


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_an_export_steers_no_terminal_and_is_never_changed_elsewhere(land: Path, tmp_path: Path, form: str) -> None:
    words = ("-C", str(land), "export", "claims", "--format", form)
    piped = run(*words).stdout
    run(*words, "--to", str(tmp_path / "x"))
    assert (tmp_path / "x").read_bytes() == piped
    assert "\u202e" in piped.decode("utf-8")
    shown = on_a_terminal(*words)
    assert inert(shown, lines=True) == shown and "86.4" in shown
    assert shown.count("\n") == piped.decode("utf-8").count("\n")


def test_json_on_a_terminal_is_the_same_data(land: Path) -> None:
    words = ("-C", str(land), "show", "GPT-4", "--format", "json")
    assert json.loads(on_a_terminal(*words)) == json.loads(run(*words).stdout)


def test_a_name_of_a_file_forges_no_line(tmp_path: Path) -> None:
    path = tmp_path / "a\ngeju: all is well\x1b[2J.md"
    said = run("read", str(path)).stderr.decode("utf-8")
    assert "a␊geju: all is well␛" in said and "\ngeju: all is well" not in said
    path.write_bytes(b"| Model | MMLU |\n|---|---|\n| GPT-4 | 86.4 |\n\xff\xfe\x00")
    assert "\ngeju: all is well" not in run("read", str(path)).stderr.decode("utf-8")


def test_wide_characters_are_counted_twice() -> None:
    (page,) = pages(Sheet(["甲"], [["智谱清言"]]), 80)
    assert page.widths == (cell_len("智谱清言"),)
