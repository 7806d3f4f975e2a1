"""PDFs as browsers and word processors print them: a rule under each row, no rules at all, drawn dots, slanted letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from geju.documents.read import read
from geju.model.document import Document
from paper import Paper

XS = (72, 200, 260, 330, 400)
SCORES = (
    ("Flamingo-9B", "-", "61.5", "51.8", "44.7"),
    ("Unified-IO-XL", "100.0", "-", "77.9", "54.0"),
    ("Kosmos-1", "-", "67.1", "51.0", "-"),
    ("Shikra", "-", "73.9", "77.4", "47.2"),
)


def tables(paper: Paper, folder: Path) -> list[list[list[str]]]:
    document = read(paper.save(folder / "a.pdf"))
    found = [block.table for block in document.blocks if block.table]
    return [[[t.text(r, c) for c in range(t.n_columns)] for r in range(t.n_rows)] for t in found]


def put(paper: Paper, y: float, cells: tuple[str, ...], xs: tuple[int, ...] = XS, *, bold: bool = False) -> float:
    paper.row(y, list(zip(xs, cells, strict=False)), bold=bold)
    return y + 20


def blocks(document: Document) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, block.text.text) for block in document.blocks]


def test_a_rule_under_each_row_and_none_above_the_header(tmp_path: Path) -> None:
    paper = Paper()
    y = put(paper, 100, ("Model", "NoCaps", "Flickr", "VQA", "OKVQA"), bold=True)
    for row in SCORES:
        paper.rule(66, y - 14, 450, y - 14)
        y = put(paper, y, row)
    paper.rule(66, y - 14, 450, y - 14)
    (found,) = tables(paper, tmp_path)
    assert found == [["Model", "NoCaps", "Flickr", "VQA", "OKVQA"], *map(list, SCORES)]


def test_a_rule_that_leaves_the_first_column_out_lets_its_cell_go_on(tmp_path: Path) -> None:
    paper, xs = Paper(), (72, 150, 260, 330, 400)
    paper.row(85, [(295, "Captioning"), (398, "VQA")], bold=True).rule(250, 91, 450, 91)
    put(paper, 105, ("Type", "Model", "NoCaps", "Flickr", "OKVQA"), xs, bold=True)
    paper.rule(66, 111, 450, 111)
    for n, row in enumerate(SCORES):
        put(paper, 125 + 20 * n, ("Generalist" if n == 1 else "Specialist" if n == 3 else "", *row[:4]), xs)
        paper.rule(66 if n in (2, 3) else 140, 131 + 20 * n, 450, 131 + 20 * n)
    (found,) = tables(paper, tmp_path)
    assert [row[0] for row in found[-4:]] == ["Generalist", "Generalist", "Generalist", "Specialist"]
    assert [row[1:] for row in found[-4:]] == [list(row[:4]) for row in SCORES]
    assert found[1][1:] == ["Model", "NoCaps", "Flickr", "OKVQA"]


def test_titles_of_parts_stand_in_the_table_and_captions_end_it(tmp_path: Path) -> None:
    paper, y = Paper(), 100.0
    for part in ("General", "Vision"):
        paper.text(72, y, f"Results on {part.lower()} tasks, as the models' own makers report them", 10)
        y = put(paper, y + 24, ("Model", "NoCaps", "Flickr", "VQA", "OKVQA"), bold=True)
        paper.rule(66, y - 14, 450, y - 14)
        y = put(paper, y, (part,), bold=True)
        for row in SCORES:
            paper.rule(66, y - 14, 450, y - 14)
            y = put(paper, y, row)
        paper.rule(66, y - 14, 450, y - 14)
        y += 10
    found = tables(paper, tmp_path)
    assert [table[1][0] for table in found] == ["General", "Vision"]
    assert all(table[0][0] == "Model" and table[2:] == [list(row) for row in SCORES] for table in found)


def test_without_rules_names_go_over_columns_and_labels_have_lines_of_their_own(tmp_path: Path) -> None:
    paper = Paper()
    paper.row(100, [(222, "Captioning"), (358, "Answering")])
    paper.row(112, [(72, "Model"), (200, "NoCaps"), (260, "Flickr"), (330, "VQA"), (400, "OKVQA")])
    y = 140.0
    for row in SCORES:
        paper.row(y - 5, [(72, row[0])]).row(y, list(zip(XS[1:], row[1:], strict=True))).row(y + 5, [(72, "(0-shot)")])
        y += 26
    (found,) = tables(paper, tmp_path)
    assert found[1] == ["Model", "NoCaps", "Flickr", "VQA", "OKVQA"]
    assert found[2:] == [[f"{row[0]} (0-shot)", *row[1:]] for row in SCORES]


def test_text_that_runs_past_rules_is_no_row_between_them(tmp_path: Path) -> None:
    """Two tables of one width, around the middle of a page, with a paragraph between them."""
    paper, y = Paper(), 100.0
    for _ in range(2):
        for at in (y - 14, y + 6):
            paper.rule(194, at, 450, at)
        y = put(paper, y, ("", "NoCaps", "Flickr", "VQA", "OKVQA"), bold=True)
        for row in SCORES:
            y = put(paper, y, ("", *row[1:]))
        paper.rule(194, y - 14, 450, y - 14)
        paper.text(
            72, y + 20, "A paragraph goes over the whole width of the page, from its left to its right margin here."
        )
        y += 60
    found = tables(paper, tmp_path)
    assert len(found) == 2 and all(len(table) == 5 for table in found)


def test_slanted_letters_run_along_their_line(tmp_path: Path) -> None:
    paper = Paper().text(72, 100, "It is called")
    paper.pages[-1][0].append(f"BT /F1 10 Tf 1 0 0.25 1 132 {842 - 100} Tm (MiniMax-M1) Tj ET")
    paper.text(200, 100, "by its makers.")
    assert " ".join(read(paper.save(tmp_path / "a.pdf")).text.split()) == "It is called MiniMax-M1 by its makers."


def test_drawn_dots_mark_items_and_their_indents_nest_them(tmp_path: Path) -> None:
    paper = Paper().text(72, 100, "What was new in these months:")
    for n, (x, words) in enumerate(((80, "2022.8.18:"), (100, "ERNIE-ViL 2.0 is open"), (80, "2022.5.20:"))):
        paper.pages[-1][0].append(f"{x:g} {842 - 118 - 18 * n:g} 3.5 3.5 re f")
        paper.text(x + 12, 120 + 18 * n, words)
    found = blocks(read(paper.save(tmp_path / "a.pdf")))
    assert found[1:] == [("item", 0, "2022.8.18:"), ("item", 1, "ERNIE-ViL 2.0 is open"), ("item", 0, "2022.5.20:")]


@pytest.mark.parametrize(("parts", "joined"), [(("test-", "net"), "test-net"), (("end-to-", "end"), "end-to-end")])
def test_a_cell_keeps_the_hyphens_at_the_ends_of_its_lines(tmp_path: Path, parts: tuple[str, str], joined: str) -> None:
    paper = Paper()
    for y in (80, 130, 150, 170):
        paper.rule(66, y, 300, y)
    for x in (66, 140, 300):
        paper.rule(x, 80, x, 170)
    paper.text(72, 95, parts[0], 9).text(72, 107, parts[1], 9).text(150, 100, "9.68", 9)
    paper.text(72, 143, "other", 9).text(150, 143, "1.2", 9).text(72, 163, "third", 9).text(150, 163, "3.4", 9)
    (found,) = tables(paper, tmp_path)
    assert found[0] == [joined, "9.68"]


def test_what_a_later_page_shows_of_line_breaks_holds_for_an_earlier_one(tmp_path: Path) -> None:
    """Cells that break anywhere: a word that is cut on the first page is whole. Seven of these letters fill a line."""
    paper, right = Paper(), 68 + 7 * 0.556 * 9 + 2.5

    def cells(lines: list[tuple[str, str]]) -> None:
        for n in range(len(lines) + 1):
            paper.rule(66, 80 + 40 * n, 140, 80 + 40 * n)
        for x in (66, right, 140):
            paper.rule(x, 80, x, 80 + 40 * len(lines))
        for n, (first, second) in enumerate(lines):
            paper.text(68, 96 + 40 * n, first, 9).text(68, 108 + 40 * n, second, 9)
            paper.text(right + 2, 100 + 40 * n, "4.2", 9)

    cells([("bobonda", "ne"), ("pangeud", "ua")])
    paper.page()
    cells(
        [
            ("handang", "ue"),
            ("boudeng", "ou"),
            ("gaunpad", "eb"),
            ("nougabo", "gu"),
            ("quandab", "ad"),
            ("dabengo", "pa"),
        ]
    )
    first, *_ = tables(paper, tmp_path)
    assert [row[0] for row in first[:2]] == ["bobondane", "pangeudua"]


@pytest.mark.parametrize("typed", [False, True])
def test_programs_are_code_unless_all_is_set_like_them(tmp_path: Path, typed: bool) -> None:
    paper = Paper()
    for n in range(4):
        paper.text(72, 100 + 40 * n, f"MiniMax released its model number {n} in March 2024.", fixed=typed)
    paper.text(72, 280, 'model = load("OpenAI/GPT-4")', fixed=True).text(72, 292, "print(model.developer)", fixed=True)
    found = blocks(read(paper.save(tmp_path / "a.pdf")))
    assert found[0][0] == "paragraph" and found[-1][0] == ("paragraph" if typed else "code")
