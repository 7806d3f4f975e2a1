"""Charts of every make are tables that say what the chart says."""

from __future__ import annotations

from typing import Any

import pptx
import pytest
from pptx.chart.data import BubbleChartData, CategoryChartData, ChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

import office_files as files


def tables(sort: Any, data: ChartData, title: str = "", axis: str = "") -> list[list[list[str]]]:
    made = pptx.Presentation()
    slide = made.slides.add_slide(made.slide_layouts[6])
    chart = slide.shapes.add_chart(sort, Pt(20), Pt(20), Pt(500), Pt(300), data).chart
    if title:
        chart.has_title, chart.chart_title.text_frame.text = True, title
    if axis:
        chart.value_axis.has_title, chart.value_axis.axis_title.text_frame.text = True, axis
    found = files.transcript(files.saved(made), "a.pptx")
    files.leads_back(found)
    captions = [b.table.caption.text for b in found.blocks if b.table and b.table.caption]
    assert set(captions) == ({title} if title else set())
    return files.tables(found)


@pytest.mark.parametrize(
    "sort", [XL_CHART_TYPE.BAR_STACKED, XL_CHART_TYPE.LINE, XL_CHART_TYPE.AREA, XL_CHART_TYPE.RADAR]
)
def test_categories_by_series_with_what_the_axis_counts(sort: Any) -> None:
    data = CategoryChartData(number_format='0!.0"万"')
    data.categories = ["豆包", "Kimi"]
    data.add_series("2023", (256, None))
    data.add_series("2024", (2600, 625))
    axis = "月活" if sort is not XL_CHART_TYPE.RADAR else ""
    heads = ["", "2023 (月活)", "2024 (月活)"] if axis else ["", "2023", "2024"]
    assert tables(sort, data, "用户", axis) == [[heads, ["豆包", "25.6万", "260.0万"], ["Kimi", "", "62.5万"]]]


def test_what_a_chart_shows_otherwise_than_stored_is_known() -> None:
    data = CategoryChartData(number_format="0%")
    data.categories = ["甲", "乙"]
    data.add_series("份额", (0.126, 0.874))
    made = pptx.Presentation()
    made.slides.add_slide(made.slide_layouts[6]).shapes.add_chart(XL_CHART_TYPE.PIE, 0, 0, Pt(300), Pt(300), data)
    found = files.transcript(files.saved(made), "a.pptx")
    assert files.tables(found) == [[["", "份额"], ["甲", "13%"], ["乙", "87%"]]]
    assert [p.stored for p in found.places if p.stored] == ["0.126", "0.874"]


def test_categories_in_levels_say_all_their_words() -> None:
    data = CategoryChartData()
    for company, models in (("智谱", ("GLM-4", "GLM-3")), ("零一万物", ("Yi",))):
        outer = data.add_category(company)
        for model in models:
            outer.add_sub_category(model)
    data.add_series("分", (81.5, 70, 76.8))
    wanted = [["", "分"], ["智谱 GLM-4", "81.5"], ["智谱 GLM-3", "70"], ["零一万物 Yi", "76.8"]]
    assert tables(XL_CHART_TYPE.COLUMN_CLUSTERED, data, "评测") == [wanted]


def test_points_of_scatter_and_bubble_charts() -> None:
    points = XyChartData()
    for name, pairs in (("甲", ((1, 80), (2, 85))), ("乙", ((3, 70),))):
        series = points.add_series(name)
        for x, y in pairs:
            series.add_data_point(x, y)
    assert tables(XL_CHART_TYPE.XY_SCATTER, points, "价格与成绩", "MMLU") == [
        [["", "甲 (MMLU)"], ["1", "80"], ["2", "85"]],
        [["", "乙 (MMLU)"], ["3", "70"]],
    ]
    bubbles = BubbleChartData()
    bubbles.add_series("甲").add_data_point(1, 80, 9)
    assert tables(XL_CHART_TYPE.BUBBLE, bubbles, "规模") == [[["", "甲", "甲 size"], ["1", "80", "9"]]]


def test_funnels_and_waterfalls_keep_their_points_apart() -> None:
    space = 'xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex"'
    chart = (
        f'<cx:chartSpace {space}><cx:chartData><cx:data id="0"><cx:strDim type="cat"><cx:lvl ptCount="2"><cx:pt idx="0">访问</cx:pt>'
        '<cx:pt idx="1">付费</cx:pt></cx:lvl></cx:strDim><cx:numDim type="val"><cx:lvl ptCount="2" formatCode="#,##0"><cx:pt idx="0">12000</cx:pt>'
        '<cx:pt idx="1">300</cx:pt></cx:lvl></cx:numDim></cx:data></cx:chartData><cx:chart><cx:plotArea><cx:plotAreaRegion>'
        '<cx:series layoutId="funnel"><cx:tx><cx:txData><cx:v>人数</cx:v></cx:txData></cx:tx><cx:dataId val="0"/></cx:series>'
        "</cx:plotAreaRegion></cx:plotArea></cx:chart></cx:chartSpace>"
    )
    data = files.slides()
    name = next(n for n in _names(data) if n.startswith("ppt/charts/chart"))
    found = files.transcript(files.repacked(data, {name: chart.encode()}), "a.pptx")
    assert files.tables(found)[-1] == [["", "人数"], ["访问", "12,000"], ["付费", "300"]]


def test_a_drawn_diagram_is_read_as_a_list() -> None:
    space = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    points = "".join(
        f'<dgm:pt modelId="{i}"{kind}><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>'
        for i, (kind, text) in enumerate((("", "模型层"), ("", "应用层"), (' type="parTrans"', "线")))
    )
    data = files.slides()
    slide = files.part(data, "ppt/slides/slide1.xml").decode()
    chart = slide[slide.index("<c:chart") : slide.index("/>", slide.index("<c:chart")) + 2]
    relation = chart.partition('r:id="')[2].partition('"')[0]
    slide = slide.replace(
        chart, f'<dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="{relation}"/>'
    )
    name = next(n for n in _names(data) if n.startswith("ppt/charts/chart"))
    changes = {
        "ppt/slides/slide1.xml": slide.encode(),
        name: f"<dgm:dataModel {space}><dgm:ptLst>{points}</dgm:ptLst></dgm:dataModel>".encode(),
    }
    assert files.said(files.transcript(files.repacked(data, dict(changes)), "a.pptx"), "item") == ["模型层", "应用层"]


def _names(data: bytes) -> list[str]:
    import zipfile
    from io import BytesIO

    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.namelist()
