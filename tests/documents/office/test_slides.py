"""What only a PPTX has: reading order, groups, layouts, hidden slides, notes."""

from __future__ import annotations

import pptx
import pytest
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.util import Pt

import office_files as files
from geju.documents.format import Transcript

BLANK, TITLE_AND_BODY, TITLE_ONLY = 6, 1, 5


def read(made: Presentation) -> Transcript:
    found = files.transcript(files.saved(made), "a.pptx")
    files.leads_back(found)
    return found


def box(slide: Slide, left: int, top: int, width: int, height: int, text: str) -> None:
    slide.shapes.add_textbox(Pt(left), Pt(top), Pt(width), Pt(height)).text_frame.text = text


def test_columns_are_read_one_after_the_other_and_bands_from_the_top() -> None:
    made = pptx.Presentation()
    slide = made.slides.add_slide(made.slide_layouts[BLANK])
    for left, top, height, text in (
        (380, 100, 120, "右一。"), (20, 300, 40, "左二。"), (20, 100, 180, "左一。"), (380, 240, 100, "右二。"),
        (20, 400, 40, "脚注。"), (20, 20, 60, "总说。"),
    ):  # fmt: skip
        box(slide, left, top, 680 if text in ("脚注。", "总说。") else 300, height, text)
    assert files.said(read(made), "paragraph") == ["总说。", "左一。", "左二。", "右一。", "右二。", "脚注。"]


def test_cards_in_rows_are_read_row_by_row() -> None:
    made = pptx.Presentation()
    slide = made.slides.add_slide(made.slide_layouts[BLANK])
    for row in (1, 0):
        for column in (1, 0):
            box(slide, 20 + 340 * column, 100 + 150 * row, 300, 100, f"卡{row}{column}。")
    assert files.said(read(made), "paragraph") == ["卡00。", "卡01。", "卡10。", "卡11。"]


def test_a_figure_and_the_label_below_it_stay_together_and_near() -> None:
    made = pptx.Presentation()
    slide = made.slides.add_slide(made.slide_layouts[BLANK])
    for top, texts in ((100, ("600 万+", "400 亿+")), (145, ("日调用量", "日调用 tokens"))):
        for column, text in enumerate(texts):
            box(slide, 20 + 340 * column, top, 300, 40, text)
    assert read(made).text == "600 万+\n日调用量\n\n400 亿+\n日调用 tokens"


def test_a_group_is_opened_where_it_stands() -> None:
    made = pptx.Presentation()
    slide = made.slides.add_slide(made.slide_layouts[BLANK])
    box(slide, 20, 300, 300, 30, "下。")
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(Pt(0), Pt(0), Pt(100), Pt(20)).text_frame.text = "组内。"
    group.left, group.top, group.width, group.height = Pt(20), Pt(100), Pt(200), Pt(40)
    found = read(made)
    assert files.said(found, "paragraph") == ["组内。", "下。"]
    assert found.places[0].box == (20.0, 100.0, 220.0, 140.0)


def test_title_list_and_place_come_from_the_layout() -> None:
    made = pptx.Presentation()
    slide = made.slides.add_slide(made.slide_layouts[TITLE_AND_BODY])
    slide.shapes.title.text = "融资"
    frame = slide.placeholders[1].text_frame
    frame.text = "2024 年"
    frame.add_paragraph().text = "B+ 轮"
    frame.paragraphs[1].level = 1
    found = read(made)
    shown = [(b.kind, b.level, b.text.text) for b in found.blocks]
    assert shown == [("heading", 2, "融资"), ("item", 0, "2024 年"), ("item", 1, "B+ 轮")]
    layout = made.slide_layouts[TITLE_AND_BODY].placeholders[0]
    assert found.places[0].box is not None and found.places[0].box[0] == pytest.approx(layout.left.pt, abs=0.01)


def test_numbers_of_lists_are_shown() -> None:
    made = pptx.Presentation()
    slide = made.slides.add_slide(made.slide_layouts[BLANK])
    box(slide, 20, 20, 600, 100, "甲\n乙")
    for paragraph in slide.shapes[0].text_frame.paragraphs:
        settings = paragraph._p.get_or_add_pPr()
        settings.append(parse_xml(f'<a:buAutoNum {nsdecls("a")} type="alphaUcParenR" startAt="2"/>'))
    assert [(b.kind, b.label, b.text.text) for b in read(made).blocks] == [("item", "B)", "甲"), ("item", "C)", "乙")]


def test_hidden_slides_and_notes_are_marked() -> None:
    made = pptx.Presentation()
    for hidden in (False, True):
        slide = made.slides.add_slide(made.slide_layouts[BLANK])
        box(slide, 20, 20, 600, 30, "暗页。" if hidden else "明页。")
        slide.notes_slide.notes_text_frame.text = "备注。"
        if hidden:
            slide._element.set("show", "0")
    found = read(made)
    assert [(p.page, p.label, p.hidden) for p in found.places] == [
        (1, "slide 1", False), (1, "slide 1, notes", False),
        (2, "slide 2", True), (2, "slide 2, notes", True),
    ]  # fmt: skip
    assert files.document(found, "a.pptx").span_of(found.blocks[-1].text).label == "slide 2, notes (hidden)"
    assert [(page.number, page.width, page.height) for page in found.pages] == [(1, 720.0, 540.0), (2, 720.0, 540.0)]


def test_a_cell_has_its_box() -> None:
    made = pptx.Presentation()
    slide = made.slides.add_slide(made.slide_layouts[BLANK])
    table = slide.shapes.add_table(2, 2, Pt(100), Pt(50), Pt(200), Pt(60)).table
    for row in (0, 1):
        for column in (0, 1):
            table.cell(row, column).text = f"{row}{column}"
    found = read(made)
    whole = files.document(found, "a.pptx")
    at = found.text.index("11")
    assert whole.span(at, at + 2).box == (200.0, 80.0, 300.0, 110.0)
    assert whole.span(at, at + 1).box == (200.0, 80.0, 300.0, 110.0), "a cell is marked whole"


def test_slides_stand_in_the_order_in_which_they_are_shown() -> None:
    made = pptx.Presentation()
    for text in ("一。", "二。", "三。"):
        box(made.slides.add_slide(made.slide_layouts[BLANK]), 20, 20, 300, 30, text)
    order = made.slides._sldIdLst
    order.insert(0, order[2])
    assert files.said(read(made), "paragraph") == ["三。", "一。", "二。"]


def test_dates_and_numbers_of_slides_are_left_out_and_feet_said_once() -> None:
    made = pptx.Presentation()
    for _ in range(2):
        slide = made.slides.add_slide(made.slide_layouts[TITLE_ONLY])
        for sort, text in (("ftr", "某公司"), ("sldNum", "7")):
            box(slide, 20, 500, 100, 20, text)
            holder = slide.shapes[-1]._element.nvSpPr.nvPr
            holder.append(parse_xml(f'<p:ph {nsdecls("p")} type="{sort}" idx="11"/>'))
    found = read(made)
    assert [(b.kind, b.text.text) for b in found.blocks] == [("aside", "某公司")]


def test_a_table_that_goes_on_over_slides_is_one() -> None:
    made = pptx.Presentation()
    for rows in ((("GLM-4", "81.5"), ("Yi", "76.8")), (("Qwen2", "84.2"), ("Step-2", "85.0"))):
        slide = made.slides.add_slide(made.slide_layouts[BLANK])
        table = slide.shapes.add_table(3, 2, Pt(20), Pt(20), Pt(200), Pt(60)).table
        for r, row in enumerate((("模型", "MMLU"), *rows)):
            for c, text in enumerate(row):
                table.cell(r, c).text = text
    wanted = [["模型", "MMLU"], ["GLM-4", "81.5"], ["Yi", "76.8"], ["Qwen2", "84.2"], ["Step-2", "85.0"]]
    assert files.tables(read(made)) == [wanted]
