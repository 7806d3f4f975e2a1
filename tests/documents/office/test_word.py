"""What only a DOCX has: changes, numbers of lists, notes, text boxes, styles in the writer's language."""

from __future__ import annotations

import docx
import pytest
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

import office_files as files
from geju.documents.format import Transcript

W = nsdecls("w")


def read(made: Word) -> Transcript:
    found = files.transcript(files.saved(made), "a.docx")
    files.leads_back(found)
    return found


def inserted(made: Word, xml: str) -> None:
    """Put XML of a body (w: is known) at the end."""
    whole = parse_xml(f"<w:body {nsdecls('w', 'wp', 'a', 'r')} {_MORE}>{xml}</w:body>")
    for element in list(whole):
        made.element.body.insert(len(made.element.body) - 1, element)


_MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def test_changes_are_read_as_accepted() -> None:
    made = docx.Document()
    inserted(
        made,
        "<w:p><w:r><w:t xml:space='preserve'>估值 </w:t></w:r><w:del w:id='1' w:author='a'><w:r><w:delText>20</w:delText></w:r></w:del>"
        "<w:ins w:id='2' w:author='a'><w:r><w:t>30</w:t></w:r></w:ins><w:r><w:t xml:space='preserve'> 亿</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:rPr><w:del w:id='3' w:author='a'/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>后半</w:t></w:r></w:p>"
        "<w:p><w:moveFrom w:id='4' w:author='a'><w:r><w:t>旧处</w:t></w:r></w:moveFrom></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr>"
        "<w:tr><w:trPr><w:del w:id='5' w:author='a'/></w:trPr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    )
    found = read(made)
    assert files.said(found, "paragraph", "caption") == ["估值 30 亿", "前半后半"]
    assert files.tables(found) == [[["a", "b"]]]


@pytest.mark.parametrize(("name", "level"), [("标题 2", 2), ("Titre 3", 3), ("Überschrift 1", 1), ("標題 4", 4)])
def test_headings_have_names_in_many_languages(name: str, level: int) -> None:
    made = docx.Document()
    style = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.add_paragraph("融资", style=style)
    heading = read(made).blocks[0]
    assert (heading.kind, heading.level, heading.text.text) == ("heading", level, "融资")


def test_an_outline_level_makes_a_heading_and_styles_inherit_it() -> None:
    made = docx.Document()
    base = made.styles.add_style("章", WD_STYLE_TYPE.PARAGRAPH)
    base.element.get_or_add_pPr().append(parse_xml(f"<w:outlineLvl {W} w:val='1'/>"))
    made.styles.add_style("章之子", WD_STYLE_TYPE.PARAGRAPH).base_style = base
    made.add_paragraph("团队", style="章之子")
    own = made.add_paragraph("产品")
    own._p.get_or_add_pPr().append(parse_xml(f"<w:outlineLvl {W} w:val='0'/>"))
    assert [(b.kind, b.level) for b in read(made).blocks] == [("heading", 2), ("heading", 1)]


def test_a_short_line_in_bold_is_a_heading_a_bold_word_in_a_line_is_not() -> None:
    made = docx.Document()
    made.add_paragraph().add_run("智谱 AI").bold = True
    line = made.add_paragraph("成立于 ")
    line.add_run("2019").bold = True
    made.add_paragraph().add_run("这是一句完整的话。").bold = True
    assert [b.kind for b in read(made).blocks] == ["heading", "paragraph", "paragraph"]


def test_lists_show_the_numbers_that_are_shown() -> None:
    made = docx.Document()
    for text in ("甲", "乙"):
        made.add_paragraph(text, style="List Number")
    made.add_paragraph("丙", style="List Bullet")
    items = [(b.label, b.text.text) for b in read(made).blocks]
    assert items == [("1.", "甲"), ("2.", "乙"), ("•", "丙")]


def test_headings_carry_their_numbers_and_deeper_ones_start_again() -> None:
    made = docx.Document()
    numbering = made.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f"<w:abstractNum {W} w:abstractNumId='77'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>"
            "<w:lvlText w:val='%1、'/></w:lvl><w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
            "<w:lvlText w:val='%1.%2'/></w:lvl></w:abstractNum>"
        ),
    )
    numbering.append(parse_xml(f"<w:num {W} w:numId='77'><w:abstractNumId w:val='77'/></w:num>"))
    for text, depth in (("概况", 0), ("模型", 1), ("应用", 1), ("融资", 0), ("估值", 1)):
        paragraph = made.add_paragraph(text, style="Heading 1" if not depth else None)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f"<w:numPr {W}><w:ilvl w:val='{depth}'/><w:numId w:val='77'/></w:numPr>")
        )
    found = read(made)
    shown = [f"{b.label} {b.text.text}".strip() for b in found.blocks]
    assert shown == ["一、 概况", "一.1 模型", "一.2 应用", "二、 融资", "二.1 估值"]


def test_notes_stand_after_the_table_that_they_are_of_else_at_the_end() -> None:
    made = docx.Document()
    footnotes = (
        f"<w:footnotes {W}><w:footnote w:id='-1' w:type='separator'><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote>"
        "<w:footnote w:id='2'><w:p><w:r><w:t>自报。</w:t></w:r></w:p></w:footnote>"
        "<w:footnote w:id='3'><w:p><w:r><w:t>据报道。</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    reference = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:footnoteReference w:id='{}'/></w:r>"
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r>{}</w:p></w:tc>"
    inserted(
        made,
        f"<w:p><w:r><w:t>估值 30 亿</w:t></w:r>{reference.format(3)}</w:p>"
        f"<w:tbl><w:tr>{cell.format('模型', '')}{cell.format('分数', reference.format(2))}</w:tr></w:tbl>"
        "<w:p><w:r><w:t>之后</w:t></w:r></w:p>",
    )
    _add_part(made, "footnotes", footnotes.encode())
    found = read(made)
    assert [b.text.text for b in found.blocks] == ["估值 30 亿", "", "自报。", "之后", "据报道。"]
    assert files.document(found, "a.docx").span_of(found.blocks[-1].text).label == "footnote 3"


def _add_part(made: Word, kind: str, content: bytes) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    sort = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    relation = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    made.part.relate_to(Part(PackURI(f"/word/{kind}.xml"), sort, content, made.part.package), relation)


def test_text_boxes_are_read_once_whichever_rendering_is_shown() -> None:
    made = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>框中文字</w:t></w:r></w:p></w:txbxContent>"
    inserted(
        made,
        "<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>",
    )
    found = read(made)
    assert files.said(found, "paragraph") == ["正文", "框中文字"]
    assert [p.label for p in found.places] == ["paragraph 1", "text box 1"]


def test_tables_in_tables_and_frames_of_one_cell() -> None:
    made = docx.Document()
    outer = made.add_table(1, 2)
    outer.cell(0, 0).text = "外"
    inner = outer.cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "内一", "内二"
    made.add_table(1, 1).cell(0, 0).text = "框中一句话。"
    found = read(made)
    assert files.tables(found) == [[["外", ""]], [["内一", "内二"]]]
    assert files.said(found, "paragraph") == ["框中一句话。"]


def test_comments_contents_and_hidden_words_are_not_the_text() -> None:
    made = docx.Document()
    run = made.add_paragraph("收入 5 亿").runs[0]
    made.add_comment(run, text="核实一下", author="Wu", initials="W")
    made.add_paragraph("").add_run("暗中").font.hidden = True
    made.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    made.add_paragraph("智谱 AI\t12", style="toc 1")
    found = read(made)
    assert files.said(found, "paragraph", "heading") == ["收入 5 亿"]
    assert "核实" not in found.text and "暗中" not in found.text and "智谱 AI\t12" in found.text
    keys = {problem.key: dict(problem.params) for problem in found.problems}
    assert keys["office.comments"]["first"] == "Wu: 核实一下" and "office.hidden_words" in keys


def test_heads_and_feet_are_asides_each_once() -> None:
    made = docx.Document()
    made.add_paragraph("正文")
    made.sections[0].header.paragraphs[0].text = "内部资料"
    made.add_section().footer.paragraphs[0].text = "第 1 页"
    found = read(made)
    assert files.said(found, "aside") == ["内部资料", "第 1 页"]


def test_the_result_of_a_field_is_read_its_code_is_not() -> None:
    made = docx.Document()
    inserted(
        made,
        "<w:p><w:r><w:t xml:space='preserve'>更新于 </w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        "<w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:t>代码</w:t></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
        "<w:r><w:t>2024-09-01</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r></w:p><w:p><w:r><w:t>此后仍读</w:t></w:r></w:p>",
    )
    assert files.said(read(made), "paragraph") == ["更新于 2024-09-01", "此后仍读"]


def test_lines_of_a_paragraph_are_paragraphs_on_neighbouring_lines() -> None:
    made = docx.Document()
    made.add_paragraph("调用量\n600 万+")
    made.add_paragraph("别处")
    found = read(made)
    assert files.said(found, "paragraph") == ["调用量", "600 万+", "别处"]
    assert found.text == "调用量\n600 万+\n\n别处"


def test_a_short_line_below_a_short_line_is_near_it_unless_an_empty_paragraph_parts_them() -> None:
    made = docx.Document()
    for text in ("API 调用量", "600 万+", "", "豆包", "它于 2023 年 8 月上线，是一款助手应用，由字节跳动开发。"):
        made.add_paragraph(text)
    assert read(made).text.count("\n\n") == 2
    assert "API 调用量\n600 万+\n\n豆包\n\n它于" in read(made).text


def test_raised_words_are_marks_of_notes_or_exponents() -> None:
    made = docx.Document()
    line = made.add_paragraph("GLM-4")
    line.add_run("1").font.superscript = True
    line.add_run(" 训练 10")
    line.add_run("25").font.superscript = True
    assert files.said(read(made), "paragraph") == ["GLM-4 训练 10²⁵"]


def test_a_caption_above_a_table_is_its_caption() -> None:
    made = docx.Document()
    made.add_paragraph("表 1 融资历程", style="Caption")
    table = made.add_table(2, 2)
    for r, row in enumerate((("时间", "轮次"), ("2024/09", "B+ 轮"))):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    block = read(made).blocks[1]
    assert block.table and block.table.caption and block.table.caption.text == "表 1 融资历程"


def test_when_a_file_was_changed_does_not_date_its_words() -> None:
    made = docx.Document()  # python-docx starts from a template of 2013
    for text in ("2024 年 9 月，公司完成融资。", "一段话。"):
        made.add_paragraph(text)
        assert "date" not in dict(read(made).origin)


def test_a_line_that_dates_the_text_counts_for_more_than_the_file() -> None:
    made = docx.Document()
    for text in ("大模型价格观察", "发布日期：2024 年 9 月 12 日", "各家降价。"):
        made.add_paragraph(text)
    assert dict(read(made).origin)["date"] == "2024-09-12"
