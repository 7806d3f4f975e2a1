"""PDF: reading order, paragraphs, tables of every make, what is printed around the text, and where each word stood."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.making import claims_of
from geju.base.errors import FormatError
from geju.documents.read import read
from geju.model.document import Document, Table
from paper import Paper

PROSE = (
    "The model was trained on many tokens of text from books and",
    "pages of the web, and it was then tuned by people who wrote",
    "answers to questions of every sort until it did well enough.",
)


@pytest.fixture
def reading(tmp_path: Path) -> Reader:
    return Reader(tmp_path)


class Reader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, paper: Paper) -> Document:
        return read(paper.save(self.folder / "paper.pdf"))


def of_kind(document: Document, *kinds: str) -> list[str]:
    return [block.text.text for block in document.blocks if block.kind in kinds]


def only_table(document: Document) -> Table:
    (table,) = [block.table for block in document.blocks if block.table]
    return table


def rows(table: Table) -> list[list[str]]:
    return [[table.text(r, c) for c in range(table.n_columns)] for r in range(table.n_rows)]


def paragraph(paper: Paper, x: float, y: float, lines: tuple[str, ...], size: float = 10) -> float:
    for line in lines:
        paper.text(x, y, line, size)
        y += 1.2 * size
    return y


def test_lines_become_paragraphs_and_keep_their_places(reading: Reader) -> None:
    paper = Paper()
    y = paragraph(paper, 72, 100, PROSE)
    paragraph(paper, 72, y + 8, ("A second one stands below.",))
    document = reading(paper)
    assert of_kind(document, "paragraph") == [" ".join(PROSE), "A second one stands below."]
    at = document.text.index("people")
    span = document.span(at, at + len("people"))
    assert span.page == 1 and span.box is not None
    left, top, right, bottom = span.box
    assert 72 < left < right < 400 and top < 112 < bottom + 3 and bottom - top < 12
    assert (document.pages[0].width, document.pages[0].height) == (595, 842)


def test_two_columns_are_read_one_after_the_other_below_a_title(reading: Reader) -> None:
    left = tuple(f"left column line {n} with some more words" for n in range(9))
    right = tuple(f"right column line {n} with other words" for n in range(9))
    paper = Paper().text(150, 60, "A title that goes across both columns", 18)
    paragraph(paper, 60, 120, left)
    paragraph(paper, 320, 120, right)
    document = reading(paper)
    assert of_kind(document, "heading") == ["A title that goes across both columns"]
    words = " ".join(of_kind(document, "paragraph"))
    assert words == " ".join((*left, *right))


def test_a_word_parted_at_the_end_of_a_line_is_one_and_its_quote_is_as_printed(reading: Reader) -> None:
    paper = Paper()
    paragraph(paper, 72, 100, ("The report compares several founda-", "tion models."))
    document = reading(paper)
    (block,) = document.blocks
    assert block.text.text == "The report compares several foundation models."
    start = block.text.text.index("foundation")
    assert document.span_of(block.text, start, start + len("foundation")).quote == "founda-\ntion"


def test_a_hyphen_that_belongs_to_a_name_stays(reading: Reader) -> None:
    paper = Paper()
    paragraph(paper, 72, 100, ("It was set beside the older GPT-", "4 and did better on all tests."))
    assert of_kind(reading(paper), "paragraph") == ["It was set beside the older GPT-4 and did better on all tests."]


def test_signs_of_typesetters_are_read_as_what_they_mean(reading: Reader) -> None:
    paper = Paper().signs(72, 100, "ﬁnal eﬀort").signs(72, 140, "⽤户⾦额")
    document = reading(paper)
    assert of_kind(document, "paragraph") == ["final effort", "用户金额"]
    assert "⽤户⾦额" in document.text  # ligatures pdfium itself tells as letters
    assert document.span_of(document.blocks[1].text, 2, 4).quote == "⾦额"


def test_what_runs_along_the_edges_of_pages_is_set_apart(reading: Reader) -> None:
    paper = Paper()
    for number in range(1, 6):
        if number > 1:
            paper.page()
        paper.text(200, 40, "Yearly report on models").text(290, 810, str(number))
        paragraph(paper, 72, 150, (f"Page number {number} has words of its own.",))
    document = reading(paper)
    assert of_kind(document, "paragraph") == [f"Page number {n} has words of its own." for n in range(1, 6)]
    aside = of_kind(document, "aside")
    assert aside.count("Yearly report on models") == 5 and "3" in aside


def test_a_paragraph_goes_on_over_the_page(reading: Reader) -> None:
    paper = Paper()
    full = "words that fill the line up to its very end so that it is full"
    paragraph(paper, 72, 700, (full, full, full))
    paper.page()
    paragraph(paper, 72, 100, ("and here the sentence comes to its end.",))
    assert of_kind(reading(paper), "paragraph") == [
        " ".join((full, full, full, "and here the sentence comes to its end."))
    ]


MODELS = [
    ("Model", "MMLU", "MATH"),
    ("GPT-4", "86.4", "52.9"),
    ("Claude 3 Opus", "86.8", "60.1"),
    ("Yi-Large", "83.8", "57.0"),
]
XS = (80, 220, 320)


def ruled(paper: Paper, y: float, lines: list[tuple[str, ...]], xs: tuple[float, ...] = XS, right: float = 420) -> None:
    edges = [x - 6 for x in xs] + [right]
    for n, line in enumerate(lines):
        paper.row(y + 20 * n + 13, list(zip(xs, line, strict=True)))
    for n in range(len(lines) + 1):
        paper.rule(edges[0], y + 20 * n, edges[-1], y + 20 * n)
    for x in edges:
        paper.rule(x, y, x, y + 20 * len(lines))


def test_a_ruled_table(reading: Reader) -> None:
    paper = Paper().text(80, 80, "Table 1: Scores of models")
    ruled(paper, 100, MODELS)
    document = reading(paper)
    table = only_table(document)
    assert rows(table) == [list(line) for line in MODELS]
    assert table.caption is not None and table.caption.text == "Table 1: Scores of models"
    (cell,) = [cell for cell in table.cells if cell.text.text == "60.1"]
    span = document.span_of(cell.text)
    assert span.quote == "60.1" and span.box is not None
    assert span.box[0] == pytest.approx(320, abs=1) and span.box[1] < 153 < span.box[3] + 2


def test_merged_cells_of_a_ruled_table(reading: Reader) -> None:
    paper = Paper()
    for x, words in ((80, "Model"), (260, "Scores")):
        paper.text(x, 113, words, 9)
    paper.row(133, [(220, "MMLU"), (320, "MATH")]).row(153, [(80, "GPT-4"), (220, "86.4"), (320, "52.9")])
    for y, low in ((100, 74), (120, 214), (140, 74), (160, 74)):
        paper.rule(low, y, 420, y)
    for x, top in ((74, 100), (214, 100), (314, 120), (420, 100)):
        paper.rule(x, top, x, 160)
    table = only_table(reading(paper))
    assert rows(table) == [["Model", "Scores", "Scores"], ["Model", "MMLU", "MATH"], ["GPT-4", "86.4", "52.9"]]
    spans = {cell.text.text: (cell.n_rows, cell.n_columns) for cell in table.cells}
    assert (spans["Model"], spans["Scores"]) == ((2, 1), (1, 2))


def three_lines(
    paper: Paper, y: float, lines: list[tuple[str, ...]], xs: tuple[float, ...] = XS, right: float = 420
) -> None:
    for n, line in enumerate(lines):
        paper.row(y + 14 * n + 11, list(zip(xs, line, strict=True)))
    for at in (y, y + 15, y + 14 * len(lines) + 3):
        paper.rule(xs[0] - 4, at, right, at)


def test_a_table_with_three_rules(reading: Reader) -> None:
    paper = Paper()
    y = paragraph(paper, 72, 60, PROSE)
    three_lines(paper, y + 20, MODELS)
    paragraph(paper, 72, y + 110, PROSE)
    document = reading(paper)
    table = only_table(document)
    assert rows(table) == [list(line) for line in MODELS]
    assert [cell.header for cell in table.cells] == [True] * 3 + [False] * 9
    assert len(of_kind(document, "paragraph")) == 2


def test_a_table_with_an_empty_column_and_cells_of_two_lines(reading: Reader) -> None:
    paper = Paper().rule(76, 100, 420, 100).rule(76, 116, 420, 116).rule(76, 206, 420, 206)
    paper.row(112, [(80, "Time"), (180, "Round"), (260, "Amount"), (340, "Investors")])
    paper.row(130, [(340, "First Capital,")]).row(135, [(80, "2024"), (180, "B")]).row(140, [(340, "Second Fund")])
    paper.row(165, [(80, "2023"), (180, "A"), (340, "Third Ventures")])
    paper.row(190, [(340, "Fourth House,")]).row(195, [(80, "2022"), (180, "Seed")]).row(200, [(340, "Fifth Bank")])
    assert rows(only_table(reading(paper))) == [
        ["Time", "Round", "Amount", "Investors"],
        ["2024", "B", "", "First Capital, Second Fund"],
        ["2023", "A", "", "Third Ventures"],
        ["2022", "Seed", "", "Fourth House, Fifth Bank"],
    ]


def test_a_table_without_rules(reading: Reader) -> None:
    paper = Paper()
    y = paragraph(paper, 72, 60, PROSE)
    for line in MODELS:
        y += 16
        paper.row(y, list(zip(XS, line, strict=True)))
    paragraph(paper, 72, y + 40, PROSE)
    document = reading(paper)
    assert rows(only_table(document)) == [list(line) for line in MODELS]
    assert of_kind(document, "paragraph") == [" ".join(PROSE)] * 2


def test_a_list_with_marks_is_no_table(reading: Reader) -> None:
    paper = Paper()
    for n in range(1, 6):
        paper.text(72, 100 + 14 * n, f"{n}.").text(100, 100 + 14 * n, f"step number {n} of the work")
    document = reading(paper)
    assert of_kind(document, "item") == [f"step number {n} of the work" for n in range(1, 6)]


def test_names_over_several_columns(reading: Reader) -> None:
    paper = Paper().rule(76, 100, 500, 100).rule(216, 116, 360, 116).rule(376, 116, 500, 116).rule(76, 132, 500, 132)
    paper.row(112, [(270, "English"), (420, "Chinese")])
    paper.row(128, [(80, "Model"), (220, "MMLU"), (320, "BBH"), (380, "CMMLU"), (460, "C3")])
    paper.row(148, [(80, "GPT-4"), (220, "86.4"), (320, "83.1"), (380, "71.0"), (460, "95.0")])
    paper.row(162, [(80, "Yi-Large"), (220, "83.8"), (320, "82.2"), (380, "83.6"), (460, "94.1")]).rule(
        76, 168, 500, 168
    )
    assert rows(only_table(reading(paper))) == [
        ["Model", "English", "English", "Chinese", "Chinese"],
        ["Model", "MMLU", "BBH", "CMMLU", "C3"],
        ["GPT-4", "86.4", "83.1", "71.0", "95.0"],
        ["Yi-Large", "83.8", "82.2", "83.6", "94.1"],
    ]


def many(n: int) -> list[tuple[str, ...]]:
    return [(f"Model {i}", f"{60 + i / 10:.1f}", f"{40 + i / 10:.1f}") for i in range(n)]


def test_a_ruled_table_over_a_page_break_with_its_header_again(reading: Reader) -> None:
    lines = many(40)
    paper = Paper()
    ruled(paper, 60, [MODELS[0], *lines[:30]])
    ruled(paper.page(), 60, [MODELS[0], *lines[30:]])
    assert rows(only_table(reading(paper))) == [list(line) for line in (MODELS[0], *lines)]


def test_a_ruled_table_over_a_page_break_without_its_header(reading: Reader) -> None:
    lines = many(40)
    paper = Paper()
    ruled(paper, 60, [MODELS[0], *lines[:30]])
    ruled(paper.page(), 60, lines[30:])
    assert rows(only_table(reading(paper))) == [list(line) for line in (MODELS[0], *lines)]


def test_a_table_with_three_rules_over_a_page_break(reading: Reader) -> None:
    lines = many(50)
    paper = Paper().rule(76, 60, 420, 60).rule(76, 75, 420, 75)
    for n, line in enumerate([MODELS[0], *lines[:45]]):
        paper.row(71 + 14 * n + (n > 0) * 4, list(zip(XS, line, strict=True)))
    paper.page().rule(76, 135, 420, 135)
    for n, line in enumerate(lines[45:]):
        paper.row(71 + 14 * n, list(zip(XS, line, strict=True)))
    paragraph(paper, 72, 160, PROSE)
    document = reading(paper)
    assert rows(only_table(document)) == [list(line) for line in (MODELS[0], *lines)]
    assert of_kind(document, "paragraph") == [" ".join(PROSE)]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_turned_reads_like_one_that_is_not(reading: Reader, turn: int) -> None:
    straight = Paper()
    ruled(straight, 100, MODELS)
    paragraph(straight, 80, 300, PROSE)
    plain = reading(straight)
    content = straight.pages[0][0]
    wide, high = (842, 595) if turn != 180 else (595, 842)
    a, b, c, d, e, f = {90: (0, 1, -1, 0, 842, 0), 180: (-1, 0, 0, -1, 595, 842), 270: (0, -1, 1, 0, 0, 595)}[turn]
    turned = Paper(wide, high)
    turned.pages = [([f"{a} {b} {c} {d} {e} {f} cm", *content], turn)]
    document = reading(turned)
    assert document.text == plain.text
    assert (document.pages[0].width, document.pages[0].height, document.pages[0].rotation) == (595, 842, turn)
    at = plain.text.index("60.1")
    assert document.span(at, at + 4).box == pytest.approx(plain.span(at, at + 4).box, abs=0.3)


@pytest.mark.parametrize("turn", [90, 270])
def test_a_table_set_on_its_side_is_read_and_its_boxes_are_where_it_is_shown(reading: Reader, turn: int) -> None:
    paper = Paper()
    a, b, c, d, e, f = {90: (0, -1, 1, 0, 0, 842), 270: (0, 1, -1, 0, 595, 0)}[turn]
    inner = Paper()
    ruled(inner, 350, MODELS)
    paper.pages = [([f"{a} {b} {c} {d} {e} {f} cm", *inner.pages[0][0]], 0)]
    document = reading(paper)
    assert rows(only_table(document)) == [list(line) for line in MODELS]
    at = document.text.index("60.1")
    box = document.span(at, at + 4).box
    assert box is not None and box[3] - box[1] > box[2] - box[0]
    assert 0 < box[0] < box[2] < 595 and 0 < box[1] < box[3] < 842


def test_words_that_run_another_way_are_set_apart(reading: Reader) -> None:
    paper = Paper()
    paragraph(paper, 72, 100, PROSE)
    paper.text(30, 500, "stamp in the margin", turn=270)
    document = reading(paper)
    assert of_kind(document, "paragraph") == [" ".join(PROSE)]
    assert " ".join(of_kind(document, "aside")).replace(" ", "") == "stampinthemargin"


def test_a_chart_is_no_table(reading: Reader) -> None:
    paper = Paper().text(72, 60, "The loss falls as training goes on.")
    for n in range(6):
        paper.rule(100, 120 + 40 * n, 400, 120 + 40 * n).text(78, 123 + 40 * n, f"{5 - n}.0", 8)
        paper.rule(100 + 60 * n, 120, 100 + 60 * n, 320).text(96 + 60 * n, 332, str(1000 * n), 8)
    paper.curve(100, 200, 300, 60).text(220, 345, "Steps", 8).text(300, 140, "ours", 8)
    document = reading(paper)
    assert not [block for block in document.blocks if block.table]


def test_raised_marks_are_no_part_of_a_number(reading: Reader) -> None:
    paper = Paper().rule(76, 100, 420, 100).rule(76, 115, 420, 115).rule(76, 146, 420, 146)
    paper.row(111, list(zip(XS, MODELS[0], strict=True)))
    paper.row(127, list(zip(XS, MODELS[1], strict=True))).text(337.5, 123, "1", 6)
    paper.row(141, list(zip(XS, MODELS[2], strict=True))).text(337.5, 137, "2", 6)
    assert rows(only_table(reading(paper))) == [list(line) for line in MODELS[:3]]


def test_larger_and_bold_lines_are_headings(reading: Reader) -> None:
    paper = Paper().text(72, 60, "Models of the year", 18).text(72, 100, "1.1 Results", 12, bold=True)
    y = paragraph(paper, 72, 125, PROSE)
    paper.text(72, y + 10, "In short", 10, bold=True)
    paragraph(paper, 72, y + 26, PROSE)
    document = reading(paper)
    found = [(b.text.text, b.level) for b in document.blocks if b.kind == "heading"]
    assert [words for words, _ in found] == ["Models of the year", "1.1 Results", "In short"]
    levels = [level for _, level in found]
    assert levels[0] < levels[1] < levels[2]


def test_items_and_notes(reading: Reader) -> None:
    paper = Paper()
    y = paragraph(paper, 72, 100, PROSE)
    for words in ("\u2022 the first item", "\u2022 the second item"):
        paper.text(84, y + 6, words)
        y += 14
    paper.text(72, 760, "1 Measured by ourselves, in a small type.", 7)
    document = reading(paper)
    assert of_kind(document, "item") == ["the first item", "the second item"]
    assert of_kind(document, "paragraph")[-1].startswith("1 Measured by ourselves")


def test_chinese_lines_are_joined_without_spaces(reading: Reader) -> None:
    paper = Paper()
    paper.text(72, 100, "公司于去年完成了新一轮融资并且开始训练新的").text(72, 116, "大模型。")
    document = reading(paper)
    assert of_kind(document, "paragraph") == ["公司于去年完成了新一轮融资并且开始训练新的大模型。"]


def test_claims_of_a_table_know_page_and_box(reading: Reader) -> None:
    paper = Paper()
    paragraph(paper, 72, 100, PROSE)
    ruled(paper.page(), 100, MODELS)
    document = reading(paper)
    scores = {(c.subject.name, c.qualifier("benchmark")): c for c in claims_of(document) if c.kind == "score"}
    assert len(scores) == 6
    claim = scores["Claude 3 Opus", "MATH"]
    assert (claim.span.quote, claim.span.page) == ("60.1", 2)
    assert claim.to_line()["page"] == 2 and claim.span.box is not None


@pytest.mark.parametrize("cut", [9, 60, 400, -30])
def test_a_broken_file_is_read_in_part_or_refused_in_both_languages(tmp_path: Path, cut: int) -> None:
    paper = Paper()
    ruled(paper, 100, MODELS)
    path = tmp_path / "cut.pdf"
    path.write_bytes(paper.bytes()[:cut])
    try:
        document = read(path)
    except FormatError as error:
        assert "cut.pdf" in str(error) and error.words("zh") != error.words("en")
    else:
        assert document.pages or document.problems


def test_type_without_a_size_worth_the_name_is_read(tmp_path: Path) -> None:
    paper = Paper().text(72, 60, "A title", 18)
    paper.text(72, 100, "GLM-4 was released in June 2024, and more words than the title has.", 0.01)
    document = read(paper.save(tmp_path / "a.pdf"))
    assert "A title" in document.text and "GLM-4" in document.text


def test_words_that_turn_by_no_number_do_not_stop_the_others(tmp_path: Path) -> None:
    paper = Paper().text(72, 100, "One page.")
    beyond = "1000000000.0 1000000000.0 -1000000000.0 1000000000.0 0 0 cm " * 6
    paper.page().pages[-1][0].append(f"q {beyond} BT /F1 12 Tf 1 0 0 1 0 0 Tm (lost) Tj ET Q")
    document = read(paper.page().text(72, 100, "Another page.").save(tmp_path / "a.pdf"))
    assert "One page." in document.text and "Another page." in document.text


@pytest.mark.parametrize("name", ["report.pdf", "table.xls", "letter.docx"])
def test_a_text_that_is_called_what_it_is_not_says_so(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("GLM-4 was released in June 2024 by Zhipu AI.\n", encoding="utf-8")
    document = read(tmp_path / name)
    assert document.format == "text" and of_kind(document, "paragraph") == [document.text.strip()]
    assert [problem.key for problem in document.problems] == ["documents.not_as_named"]


def test_a_pdf_by_another_name_is_read_as_what_it_is(tmp_path: Path) -> None:
    path = Paper().text(72, 100, "Words on a page.").save(tmp_path / "report.html")
    document = read(path)
    assert document.format == "pdf" and of_kind(document, "paragraph") == ["Words on a page."]
    assert [problem.key for problem in document.problems] == ["documents.not_as_named"]


def test_the_same_file_gives_the_same_document(tmp_path: Path) -> None:
    paper = Paper()
    ruled(paper, 100, MODELS)
    path = paper.save(tmp_path / "a.pdf")
    assert read(path) == read(path)


def test_what_stands_around_the_text_makes_no_claims(reading: Reader) -> None:
    paper = Paper()
    for number in range(1, 5):
        if number > 1:
            paper.page()
        paper.text(72, 40, "OpenAI released GPT-4 in March 2023.")
        paper.text(72, 200, f"Anthropic released Claude {number} in March 2024.")
    document = reading(paper)
    released = {claim.subject.name for claim in claims_of(document) if claim.kind == "released"}
    assert released == {f"Claude {number}" for number in range(1, 5)}
    assert "OpenAI released GPT-4" in document.text


words = st.text("abcdefg \u516c\u53f8\u7684", min_size=1, max_size=20).filter(str.strip)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(10, 560), st.integers(20, 820), words, st.integers(5, 30)), max_size=12), st.data()
)
def test_whatever_stands_wherever_leads_back(marks: list[tuple[int, int, str, int]], data: st.DataObject) -> None:
    paper = Paper()
    for x, y, said, size in marks:
        paper.text(x, y, said, size)
    for _ in range(data.draw(st.integers(0, 8))):
        x, y = data.draw(st.integers(0, 595)), data.draw(st.integers(0, 842))
        paper.rule(
            x,
            y,
            *((x, data.draw(st.integers(0, 842))) if data.draw(st.booleans()) else (data.draw(st.integers(0, 595)), y)),
        )
    with tempfile.TemporaryDirectory() as folder:
        document = read(paper.save(Path(folder) / "a.pdf"))
    written = Counter("".join("".join(said.split()) for _, _, said, _ in marks))
    assert Counter("".join(document.text.split())) <= written  # pdfium tells once what is printed twice over itself
    ends = 0
    for place in document.places:
        assert ends <= place.start < place.end <= len(document.text) and place.box is not None
        assert place.box[0] <= place.box[2] and place.box[1] <= place.box[3]
        ends = place.end
    for block in document.blocks:
        assert 0 <= block.start <= block.end <= len(document.text)
        for text in [block.text, *(cell.text for cell in block.table.cells)] if block.table else [block.text]:
            start, end = text.source()
            assert "".join(text.text.split()) in "".join(document.text[start:end].split())
