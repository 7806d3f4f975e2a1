"""Bars: what is certain, what the sources leave open, and the words of each at its end."""

from __future__ import annotations

from geju.base.amounts import say_unit
from geju.model.figure import Figure
from geju.outputs.site.chart import INK, LINK, PAPER, Chart, Leads, Row, Spec, cells, href, numbers, place, tooltip
from geju.outputs.site.shape import Shape

# Of the longest bar: how far a bar without an end goes on.
_OPEN = 0.12
# As a share of the longest: the words of a longer bar stand in it.
_LONG = 0.5


class Bars(Chart):
    """Bars from left to right in the order of the figure."""

    def spec(self, figure: Figure, shape: Shape, leads: Leads) -> Spec | None:
        """A row a bar: ``low``, ``high`` and ``open`` are its ends."""
        value, longest = place(figure, "value"), figure.options.get("longest")
        rows = _rows(figure, value, longest, leads) if isinstance(longest, float) and longest else []
        if not rows:
            return None
        unit = next((mark.note for row in figure.rows for mark in row[value] if mark.note), "")
        title = figure.columns[value] + (f" ({say_unit(unit, figure.language)})" if unit else "")
        across = {"field": "low", **numbers(title, figure.language, zero=True)}
        largest = max(max(row["high"], row.get("open", 0.0)) for row in rows)
        across["scale"] = {"zero": True, "domainMax": largest * 1.06}
        shared = {"href": {"field": "href"}, "tooltip": tooltip(figure)}
        parts = [_part("sure", across, shared), _part("rest", across, shared), _part("open", across, shared)]
        label = f"c{place(figure, 'label')}"
        up = {"field": label, "type": "nominal", "sort": None, "title": None, "axis": {"labelLimit": 220}}
        return {
            "data": {"values": rows},
            "width": "container",
            "height": 30 * len(rows),
            "autosize": {"type": "fit-x", "contains": "padding"},
            "encoding": {"y": up},
            "layer": [*parts, *_words(value, f"datum.low > {largest * _LONG}")],
        }


def _rows(figure: Figure, value: int, longest: float, leads: Leads) -> list[Row]:
    spans = figure.options.get("spans")
    rows: list[Row] = []
    for row, (low, high) in zip(figure.rows, spans if isinstance(spans, tuple) else (), strict=False):
        mark = next(iter(row[value]), None)
        ends = {"low": low * longest, "high": (low if high is None else high) * longest}
        opened = {"open": (low + _OPEN) * longest} if high is None else {}
        rows.append({**cells(figure, row), **ends, **opened, **(href(mark, leads) if mark else {})})
    return rows


def _part(name: str, across: Spec, shared: Spec) -> Spec:
    """The sure part of the bars, the rest up to the upper end, or what goes on where there is no end."""
    mark = {
        "type": "bar",
        "color": LINK,
        "opacity": {"sure": 0.85, "rest": 0.3, "open": 0.14}[name],
        "cursor": "pointer",
    }
    if name == "sure":
        return {"mark": mark, "encoding": {"x": across, **shared}}
    shown, end = ("datum.high > datum.low", "high") if name == "rest" else ("isValid(datum.open)", "open")
    return {"transform": [{"filter": shown}], "mark": mark, "encoding": {"x": across, "x2": {"field": end}, **shared}}


def _words(value: int, long: str) -> list[Spec]:
    """The words of the bars: at the end of a short one, within a long one."""
    text = {"field": f"c{value}"}
    end = [{"filter": f"!({long})"}, {"calculate": "isValid(datum.open) ? datum.open : datum.high", "as": "end"}]
    outside = {"type": "text", "align": "left", "dx": 6, "color": INK}
    inside = {"type": "text", "align": "right", "dx": -6, "color": PAPER, "fontWeight": 600}
    return [
        {"transform": end, "mark": outside, "encoding": {"x": {"field": "end", "type": "quantitative"}, "text": text}},
        {
            "transform": [{"filter": long}],
            "mark": inside,
            "encoding": {"x": {"field": "low", "type": "quantitative"}, "text": text},
        },
    ]
