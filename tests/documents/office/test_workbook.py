"""What only an XLSX has: numbers as stored and as shown, days, formulas, hidden cells, several tables on a sheet."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

import office_files as files
from geju.base import settings
from geju.claims.extract import extract
from geju.documents import confined
from geju.documents.format import Transcript
from geju.documents.office.workbook.shown import show
from geju.documents.read import read as read_file
from geju.model.vocabulary import read_vocabulary

Book, Sheet = xlsxwriter.Workbook, xlsxwriter.worksheet.Worksheet


def read(fill: Callable[[Book, Sheet], object], **options: object) -> Transcript:
    """A workbook of one sheet 价格 that a function fills."""

    def filled(book: Book) -> None:
        fill(book, book.add_worksheet("价格"))

    found = files.transcript(files.book(filled, **options), "a.xlsx")
    files.leads_back(found)
    return found


def put(sheet: Sheet, rows: Sequence[Sequence[object]], row: int = 0, column: int = 0) -> None:
    for r, cells in enumerate(rows, row):
        sheet.write_row(r, column, cells)


@pytest.mark.parametrize(
    ("stored", "code", "shown"),
    [
        ("123456789", '0!.0000"万"', "12345.6789万"), ("123456789", '0!.00,,"亿"', "1.23亿"),
        ("123456789", '0.0,,"百万"', "123.5百万"), ("0.1234", "0.0%", "12.3%"), ("1234567.891", "#,##0.00", "1,234,567.89"),
        ("-5", "#,##0;[Red](#,##0)", "(5)"), ("-5", "0.0", "-5.0"), ("12", "[$¥-804]#,##0.00", "¥12.00"),
        ("250000000", '[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0', "2.50亿"),
        ("25000", '[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0', "2.5万"), ("7", '[>=10000]0!.0,"万";0', "7"),
        ("0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"), ("1234", '_ * #,##0.00_ ', "1,234.00"),
        ("12345", "0.00E+00", "1.23E+04"), ("0.75", "# ?/?", "3/4"), ("1.5", "# ?/?", "1 1/2"), ("5", '0"元"', "5元"),
        ("5", 'General"元"', "5元"), ("1.005", "0.00", "1.01"), ("2.675", "0.00", "2.68"), ("13800138000", "000-0000-0000", "138-0013-8000"),
        ("0.30000000000000004", "General", "0.3"), ("86.400000000000006", "General", "86.4"), ("100000000000", "General", "100000000000"),
        ("2.7999999999999998E-7", "General", "0.00000028"), ("1E+300", "General", "1E+300"), ("nonsense", "0.0", "nonsense"),
        ("45536", "yyyy-mm-dd", "2024-09-01"), ("45536", 'yyyy"年"m"月"d"日"', "2024年9月1日"), ("45536", "m/d/yy", "9/1/24"),
        ("45536.75", "yyyy/m/d h:mm", "2024/9/1 18:00"), ("45536.75", "h:mm:ss AM/PM", "6:00:00 PM"), ("1.5", "[h]:mm", "36:00"),
        ("45536", "mmm-yy", "Sep-24"), ("45536", "[$-804]aaaa", "星期日"), ("45536", '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二四年九月一日"),
        ("0.0006944", "mm:ss.0", "01:00.0"), ("1", "yyyy-mm-dd", "1900-01-01"), ("61", "yyyy-mm-dd", "1900-03-01"), ("-1", "yyyy-mm-dd", "-1"),
    ],
)  # fmt: skip
def test_numbers_are_shown_as_a_spreadsheet_program_shows_them(stored: str, code: str, shown: str) -> None:
    assert show(stored, code).text == shown


def test_what_is_stored_stands_beside_what_is_shown() -> None:
    def fill(book: Book, sheet: Sheet) -> None:
        put(sheet, [["公司", "估值", "成立", "占比"]])
        sheet.write(1, 0, "智谱 AI")
        sheet.write(1, 1, 20_000_000_000, book.add_format({"num_format": '0!.00,,"亿"'}))
        sheet.write(1, 2, date(2019, 6, 11), book.add_format({"num_format": "m/d/yy"}))
        sheet.write(1, 3, 0.1234, book.add_format({"num_format": "0%"}))

    found = read(fill)
    assert files.tables(found) == [[["公司", "估值", "成立", "占比"], ["智谱 AI", "200.00亿", "6/11/19", "12%"]]]
    assert {p.label: p.stored for p in found.places if p.stored} == {
        "价格!B2": "20000000000", "价格!C2": "2019-06-11", "价格!D2": "0.1234",
    }  # fmt: skip
    at = found.text.index("200.00亿")
    assert files.document(found, "a.xlsx").span(at, at + 6).label == "价格!B2 = 20000000000"


def test_days_are_counted_from_1904_where_the_file_says_so() -> None:
    def fill(book: Book, sheet: Sheet) -> None:
        put(sheet, [["发布", "模型"], ["", "Kimi"]])
        sheet.write_datetime(1, 0, datetime(2023, 10, 9), book.add_format({"num_format": "yyyy-mm-dd"}))

    assert (
        files.tables(read(fill, date_1904=True))
        == files.tables(read(fill))
        == [[["发布", "模型"], ["2023-10-09", "Kimi"]]]
    )


def test_a_formula_has_the_value_that_was_calculated_or_is_set_aside() -> None:
    def fill(book: Book, sheet: Sheet) -> None:
        put(sheet, [["模型", "合计", "均值"], ["GLM-4", None, None]])
        sheet.write_formula(1, 1, "=SUM(D2:E2)", None, 164.8)
        sheet.write_formula(1, 2, "=NA()", None, "#N/A")

    data = files.book(lambda book: fill(book, book.add_worksheet("价格")))
    assert files.tables(files.transcript(data, "a.xlsx")) == [[["模型", "合计", "均值"], ["GLM-4", "164.8", "#N/A"]]]
    name = "xl/worksheets/sheet1.xml"
    bare = files.repacked(data, {name: files.part(data, name).replace(b"<v>164.8</v>", b"<v></v>")})
    found = files.transcript(bare, "a.xlsx")
    assert files.tables(found) == [[["模型", "合计", "均值"], ["GLM-4", "", "#N/A"]]]
    (problem,) = found.problems
    assert (problem.key, dict(problem.params)["place"]) == ("office.formula", "价格!B2")


def test_hidden_rows_columns_and_sheets_are_read_and_marked() -> None:
    def fill(book: Book) -> None:
        for name in ("明", "暗"):
            sheet = book.add_worksheet(name)
            put(sheet, [["模型", "成本", "价格"], ["A", 1, 5], ["B", 2, 6]])
            if name == "暗":
                sheet.hide()
            else:
                sheet.set_row(2, None, None, {"hidden": True})
                sheet.set_column(1, 1, None, None, {"hidden": True})

    found = files.transcript(files.book(fill), "a.xlsx")
    seen = [p.label for p in found.places if not p.hidden]
    assert seen == ["明", "明!A1", "明!C1", "明!A2", "明!C2"]
    assert [len(table) for table in files.tables(found)] == [3, 3]


def test_several_tables_on_a_sheet_with_titles_units_and_notes() -> None:
    def fill(book: Book, sheet: Sheet) -> None:
        sheet.merge_range(0, 0, 0, 2, "大模型 API 价格")
        put(
            sheet,
            [
                ["单位：元/百万 tokens"],
                ["模型", "输入", "输出"],
                ["GLM-4", 100, 100],
                ["Kimi", 12, 12],
                ["注：截至 2024 年 9 月"],
            ],
            1,
        )
        put(sheet, [["融资历程"], ["时间", "轮次"], ["2024/09", "B+ 轮"], ["2024/05", "B 轮"]], 8)
        put(sheet, [["产品", "月活"], ["豆包", 2600], ["文小言", 1200]], 2, 5)

    found = read(fill)
    assert files.tables(found) == [
        [["模型", "输入", "输出"], ["GLM-4", "100", "100"], ["Kimi", "12", "12"]],
        [["产品", "月活"], ["豆包", "2600"], ["文小言", "1200"]],
        [["时间", "轮次"], ["2024/09", "B+ 轮"], ["2024/05", "B 轮"]],
    ]
    captions = [b.table.caption.text if b.table.caption else None for b in found.blocks if b.table]
    assert captions == ["大模型 API 价格", None, "融资历程"]
    assert files.said(found, "paragraph") == ["单位：元/百万 tokens", "注：截至 2024 年 9 月"]


def test_a_title_beside_its_unit_is_no_header() -> None:
    found = read(lambda _, sheet: put(sheet, [["营收", None, "单位：亿元"], ["公司", "2023", "2024"], ["智谱", 1, 3]]))
    assert files.tables(found) == [[["公司", "2023", "2024"], ["智谱", "1", "3"]]]
    assert found.blocks[-1].table and found.blocks[-1].table.caption and found.blocks[-1].table.caption.text == "营收"


def test_a_workbook_of_scores_is_read_by_the_mapping_that_its_header_fits() -> None:
    rows = [["model", "benchmark", "score"], ["GPT-4", "MMLU", 86.4], ["GPT-4", "GSM8K", 92]]
    data = files.book(lambda book: put(book.add_worksheet("评测"), rows))
    claims = extract(files.document(files.transcript(data, "a.xlsx"), "a.xlsx", "xlsx"), read_vocabulary()).claims
    assert {(c.kind, c.span.quote, c.span.label) for c in claims} == {
        ("score", "86.4", "评测!C2"),
        ("score", "92", "评测!C3"),
    }


def test_a_title_parted_from_its_table_by_an_empty_row_is_its_caption_a_note_is_not() -> None:
    rows = [["模型价格"], [], ["模型", "价"], ["A", 1], ["来源：官网"], [], ["产品", "价"], ["B", 2], ["C", 3]]
    found = read(lambda _, sheet: put(sheet, rows))
    captions = [b.table.caption.text if b.table.caption else None for b in found.blocks if b.table]
    assert (captions, files.said(found, "paragraph")) == (["模型价格", None], ["来源：官网"])


def test_sheets_with_the_same_header_stay_tables_of_their_own() -> None:
    def fill(book: Book) -> None:
        for year in (2023, 2024):
            put(book.add_worksheet(), [["模型", "价"], ["A", year], ["B", year]])

    assert [len(table) for table in files.tables(files.transcript(files.book(fill), "a.xlsx"))] == [3, 3]


def test_an_empty_row_does_not_part_a_table_from_its_rest() -> None:
    numbers = [["模型", "分"], ["A", 1], ["B", 2], [], ["C", 3], ["D", 4]]
    spread = [["模型", "创始人"], [], ["MiniCPM", "李大海"], [], ["DeepSeek", "梁文锋"]]
    assert [len(table) for table in files.tables(read(lambda _, sheet: put(sheet, numbers)))] == [6]
    assert [len(table) for table in files.tables(read(lambda _, sheet: put(sheet, spread)))] == [5]


def test_an_empty_row_parts_tables_that_have_headers_of_their_own() -> None:
    words = [["模型", "作者"], ["A", "甲"], ["B", "乙"], [], ["产品", "公司"], ["C", "丙"], ["D", "丁"]]
    mixed = [["模型", "分"], ["A", 1], ["B", 2], [], ["产品", "价"], ["C", 3], ["D", 4]]
    for rows in (words, mixed):
        assert [len(table) for table in files.tables(read(lambda _, sheet, rows=rows: put(sheet, rows)))] == [3, 3]


def test_a_column_left_empty_for_looks_does_not_part_a_table() -> None:
    rows = [["模型", "年", None, "分"], ["A", 2023, None, 1], ["B", 2024, None, 2]]
    assert [len(table[0]) for table in files.tables(read(lambda _, sheet: put(sheet, rows)))] == [4]


@pytest.mark.parametrize(
    "first", [("年份", 2023, 2024), ("何时", date(2023, 5, 1), date(2024, 5, 1)), ("产品", "豆包", "Kimi")]
)
def test_tables_side_by_side_are_parted_by_one_empty_column(first: tuple[object, ...]) -> None:
    def fill(book: Book, sheet: Sheet) -> None:
        put(sheet, [["模型", "输入"], ["A", 1], ["B", 2]])
        for row, value in enumerate(first):
            sheet.write(
                row, 3, value, book.add_format({"num_format": "yyyy-mm-dd"}) if isinstance(value, date) else None
            )
        sheet.write_column(0, 4, ["值", 5, 6])

    assert [table[0] for table in files.tables(read(fill))] == [["模型", "输入"], [first[0], "值"]]


def test_a_chart_without_numbers_of_its_own_takes_those_of_the_cells() -> None:
    def fill(book: Book) -> None:
        chart = book.add_chart({"type": "column"})
        chart.add_series({"name": "='数 据'!$B$1", "categories": "='数 据'!$A$2:$A$3", "values": "='数 据'!$B$2:$B$3"})
        book.add_worksheet("图").insert_chart("A1", chart)
        put(book.add_worksheet("数 据"), [["年", "营收"], ["2023", 120], ["2024", 345.5]])

    data = files.book(fill)
    name = "xl/charts/chart1.xml"
    bare = re.sub(rb"<c:(num|str)Cache>.*?</c:(num|str)Cache>", b"", files.part(data, name))
    found = files.transcript(files.repacked(data, {name: bare}), "a.xlsx")
    assert files.tables(found)[0] == [["", "营收"], ["2023", "120"], ["2024", "345.5"]]


def test_tables_that_the_file_names_are_tables() -> None:
    def fill(book: Book, sheet: Sheet) -> None:
        put(sheet, [["甲", "乙"], ["a", "b"], ["丙", "丁"], ["c", "d"]])
        for first in (0, 2):
            columns = [{"header": h} for h in (("甲", "乙") if not first else ("丙", "丁"))]
            sheet.add_table(first, 0, first + 1, 1, {"columns": columns})

    found = read(fill)
    assert files.tables(found) == [[["甲", "乙"], ["a", "b"]], [["丙", "丁"], ["c", "d"]]]
    assert all(cell.header == (cell.row == 0) for b in found.blocks if b.table for cell in b.table.cells)


def test_the_name_of_a_sheet_is_a_heading_unless_a_program_gave_it() -> None:
    def fill(book: Book) -> None:
        for name in (None, "智谱 融资"):
            put(book.add_worksheet(name), [["时间", "金额"], ["2024", "5 亿"]])

    found = files.transcript(files.book(fill), "a.xlsx")
    assert files.said(found, "heading") == ["智谱 融资"]
    assert [p.label for p in found.places][-1] == "'智谱 融资'!B2"
    assert [(page.number, page.label) for page in found.pages] == [(1, "Sheet1"), (2, "智谱 融资")]


def test_rich_text_text_boxes_and_comments() -> None:
    def fill(book: Book, sheet: Sheet) -> None:
        raised = book.add_format({"font_script": 1})
        put(sheet, [["模型", "分"], ["A", 1]])
        sheet.write_rich_string(2, 0, "GLM-4", raised, "2")
        sheet.write(2, 1, 3)
        sheet.insert_textbox("E2", "数据由本所整理。")
        sheet.write_comment("B2", "待核")

    found = read(fill)
    assert files.tables(found) == [[["模型", "分"], ["A", "1"], ["GLM-4", "3"]]]
    assert files.said(found, "paragraph") == ["数据由本所整理。"]
    assert [dict(p.params)["first"] for p in found.problems if p.key == "office.comments"] == ["待核"]


def test_cells_over_the_limit_are_left_out_and_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(files.book(lambda book: put(book.add_worksheet("价格"), [["a", "b"], ["c", "d"], ["e", "f"]])))
    monkeypatch.setenv("GEJU_MAX_CELLS", "4")
    confined.close()
    settings.settings.cache_clear()
    try:
        found = read_file(path)  # by the worker, which has the limit too
    finally:
        monkeypatch.undo()
        confined.close()
        settings.settings.cache_clear()
    assert [files.rows(block.table) for block in found.blocks if block.table] == [[["a", "b"], ["c", "d"]]]
    assert [(p.key, dict(p.params)["place"]) for p in found.problems] == [("office.cells", "价格!A3")]


def test_a_chart_keeps_its_numbers_shown_by_their_format() -> None:
    def fill(book: Book, sheet: Sheet) -> None:
        chart = book.add_chart({"type": "line"})
        chart.set_title({"name": "份额"})
        chart.set_y_axis({"name": "占比"})
        for column, name, values in (("B", "豆包", [0.25, 0.5]), ("C", "Kimi", [0.1, 0.2])):
            kept = {"categories_data": ["2023", "2024"], "values_data": values}
            places = {"categories": "=价格!$A$1:$A$2", "values": f"=价格!${column}$1:${column}$2"}
            chart.add_series({"name": name, **places, **kept})
        sheet.insert_chart("D2", chart)

    found = read(fill)
    assert files.tables(found) == [
        [["", "豆包 (占比)", "Kimi (占比)"], ["2023", "0.25", "0.1"], ["2024", "0.5", "0.2"]]
    ]
    assert found.blocks[0].text.text == "份额"
    assert {p.label for p in found.places} == {"价格, chart 1"}
