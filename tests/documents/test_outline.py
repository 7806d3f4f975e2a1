"""Outlines of small documents of every format."""

from __future__ import annotations

from pathlib import Path

import pytest

from geju.base.errors import FormatError
from geju.documents.read import read
from geju.model.document import Document, Origin


def made(folder: Path, name: str, text: str) -> Document:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read(path)


def grid(document: Document, index: int = 0) -> list[list[str]]:
    tables = [block.table for block in document.blocks if block.table]
    table = tables[index]
    return [[table.text(row, column) for column in range(table.n_columns)] for row in range(table.n_rows)]


def test_markdown_marks_fall_away_and_places_stay(tmp_path: Path) -> None:
    document = made(tmp_path, "a.md", "# Title\n\nIt is **86.4** on [MMLU](https://x.y/z_(a)), see `code`.\n")
    paragraph = document.blocks[1].text
    assert paragraph.text == "It is 86.4 on MMLU, see code."
    at = paragraph.text.index("86.4")
    assert document.span_of(paragraph, at, at + 4).quote == "86.4"
    assert document.span_of(paragraph, at, at + 4).line == 3


def test_front_matter_is_origin(tmp_path: Path) -> None:
    text = "---\ntitle: A note\nauthor: Ann\ndate: 2024-09-30T10:00:00\n---\n\n# A note\n"
    origin = made(tmp_path, "a.md", text).origin
    assert (origin.title, origin.producer, origin.date) == ("A note", "Ann", "2024-09-30")


def test_what_is_known_from_outside_stands_before_what_the_text_says(tmp_path: Path) -> None:
    path = tmp_path / "2024-05-06-a.md"
    path.write_text("---\ntitle: Inside\n---\ntext\n", encoding="utf-8")
    document = read(path, Origin(title="Outside"))
    assert (document.origin.title, document.origin.date) == ("Outside", "2024-05-06")


def test_html_table_inside_markdown_with_merged_cells(tmp_path: Path) -> None:
    text = "text\n\n<table><tr><th rowspan=2>A</th><th colspan=2>B</th></tr>\n<tr><td>1</td>\n<td><b>2</b></td></tr></table>\n\nmore\n"
    document = made(tmp_path, "a.md", text)
    assert grid(document) == [["A", "B", "B"], ["A", "1", "2"]]
    assert [block.kind for block in document.blocks] == ["paragraph", "table", "paragraph"]


def test_plain_text_table_takes_the_line_above_as_caption(tmp_path: Path) -> None:
    document = made(tmp_path, "a.txt", "模型矩阵\n\n| 模型 | 参数 |\n|---|---|\n| Step-2 | 万亿 |\n")
    table = document.blocks[1].table
    assert table is not None and table.caption is not None and table.caption.text == "模型矩阵"
    assert document.blocks[0].kind == "caption"


def test_numbered_lines_of_plain_text_are_headings_and_figures_are_not(tmp_path: Path) -> None:
    document = made(tmp_path, "a.txt", "1.1.2 智谱 AI\n\n1.3 万亿 +\n\n2.0\n")
    assert [(block.kind, block.level) for block in document.blocks] == [
        ("heading", 3),
        ("paragraph", 0),
        ("paragraph", 0),
    ]


def test_a_row_with_too_many_cells_is_read_and_said(tmp_path: Path) -> None:
    document = made(tmp_path, "a.md", "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n")
    assert grid(document) == [["a", "b", ""], ["1", "2", "3"]]
    problem = document.problems[0]
    assert (problem.key, problem.line, problem.severity) == ("documents.row_too_long", 3, "warning")


def test_csv_sets_a_broken_record_aside_and_reads_the_rest(tmp_path: Path) -> None:
    document = made(tmp_path, "a.csv", 'model,score\nA,1\nB\n"C ""x""\ny",3\n')
    assert grid(document) == [["model", "score"], ["A", "1"], ['C "x"\ny', "3"]]
    assert [(p.key, p.line) for p in document.problems] == [("documents.record_wrong_length", 3)]


def test_csv_finds_its_separator(tmp_path: Path) -> None:
    assert grid(made(tmp_path, "a.csv", "模型;分数\nA;1,5\n")) == [["模型", "分数"], ["A", "1,5"]]


def test_json_values_know_their_places(tmp_path: Path) -> None:
    text = '{"prices": [{"model": "A\\u4e2d", "input": 1.50, "free": true, "none": null}]}'
    document = made(tmp_path, "a.json", text)
    root = document.blocks[0].data
    assert root is not None
    found = {node.path: (node.value, text[node.start : node.end]) for node in root.walk() if not node.children}
    assert found[("prices", 0, "model")] == ("A中", "A\\u4e2d")
    assert found[("prices", 0, "input")] == ("1.50", "1.50")
    assert found[("prices", 0, "none")] == (None, "null")


@pytest.mark.parametrize(
    ("text", "line"),
    [('{"a": 1,\n"b": }', 2), ('{"a": NaN}', 1), ('{\n"a": 1', 2), ("[1 2]", 1), ('{"a": "x\ny"}', 1), ("", 0)],
)
def test_broken_json_names_its_line(tmp_path: Path, text: str, line: int) -> None:
    if not text:
        assert made(tmp_path, "a.json", text).blocks == ()
        return
    with pytest.raises(FormatError) as caught:
        made(tmp_path, "a.json", text)
    assert caught.value.problem.line == line


def test_json_lines_set_a_bad_line_aside(tmp_path: Path) -> None:
    document = made(tmp_path, "a.jsonl", '{"a": 1}\n{"a": \n{"a": 3}\n')
    root = document.blocks[0].data
    assert root is not None and [child.child("a").value for child in root.children if child.child("a")] == ["1", "3"]
    assert [(p.key, p.line) for p in document.problems] == [("documents.json_line", 2)]


def test_yaml_and_toml_values_know_their_places(tmp_path: Path) -> None:
    yaml = made(tmp_path, "a.yaml", "models:\n  - name: '智谱'\n    size: 9B\n")
    toml = made(tmp_path, "a.toml", 'title = "x"\n[[models]]\nname = "智谱"\nsize = 131_072\nlist = [1, "b"]\n')
    for document, size in ((yaml, "9B"), (toml, "131_072")):
        root = document.blocks[0].data
        assert root is not None
        places = {node.path: document.text[node.start : node.end] for node in root.walk()}
        assert places[("models", 0, "name")] == "智谱"
        assert places[("models", 0, "size")] == size
    assert places[("models", 0, "list", 1)] == "b"


def test_a_bomb_of_aliases_is_refused(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    with pytest.raises(FormatError, match="aliases"):
        made(tmp_path, "a.yaml", "\n".join(lines))


def test_an_alias_gives_what_its_anchor_named_at_its_own_path(tmp_path: Path) -> None:
    document = made(tmp_path, "a.yaml", "a: &x {b: [1, ~]}\nc: *x\n---\n- !!str 5\n- '6'\n")
    root = document.blocks[0].data
    assert root is not None
    values = {node.path: (node.kind, node.value) for node in root.walk() if not node.children}
    assert values == {
        (0, "a", "b", 0): ("number", "1"), (0, "a", "b", 1): ("null", None),
        (0, "c", "b", 0): ("number", "1"), (0, "c", "b", 1): ("null", None),
        (1, 0): ("string", "5"), (1, 1): ("string", "6"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", "a: *nothing\n"),
        ("a.yaml", "&a [*a]\n"),
        ("a.yaml", "[" * 500 + "]" * 500),
        ("a.json", "[" * 500 + "]" * 500),
        ("a.toml", "a" + ".a" * 90_000 + " = 1\n"),
        ("a.toml", "a = 1e99999999999999999999\n"),
        ("a.toml", f"a = {'9' * 5000}\n"),
        ("a.toml", "b = {" + '"a" .' * 90_000 + " = 1}\n"),
    ],
)
def test_values_that_lead_nowhere_or_too_deep_are_refused(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(FormatError) as caught:
        made(tmp_path, name, text)
    assert caught.value.problem.line == 1 and caught.value.words("en") != caught.value.words("zh")


def test_a_long_text_with_dots_is_no_deep_key(tmp_path: Path) -> None:
    document = made(tmp_path, "a.toml", f'a = "{"x." * 300}"\n')
    assert document.blocks[0].data


def test_scripts_and_styles_are_not_read(tmp_path: Path) -> None:
    text = "<html><head><title>T&amp;T</title><style>p{}</style></head><body><p>a &lt; b<script>evil()</script></p></body></html>"
    document = made(tmp_path, "a.html", text)
    assert [block.text.text for block in document.blocks] == ["a < b"]
    assert document.origin.title == "T&T"


def test_every_real_document_is_read(shared: Path) -> None:
    paths = [
        p for room in ("report", "readme", "pages", "lists", "prices") for p in (shared / "corpus" / room).rglob("*")
    ]
    for path in sorted(p for p in paths if p.is_file()):
        document = read(path)
        assert document.blocks, path.name


def test_a_bar_inside_a_link_parts_no_cells(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("| A | B |\n| --- | --- |\n| [[Long name|short]] | [[Plain]] |\n", encoding="utf-8")
    table = next(block.table for block in read(page).blocks if block.table)
    assert [cell.text.text for row in table.grid[1:] for cell in row if cell] == ["short", "Plain"]
