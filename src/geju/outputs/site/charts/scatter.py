"""Scatters: a point a row, names beside the best, and the line that joins these."""

from __future__ import annotations

from geju.base.amounts import say_unit
from geju.model.figure import Figure
from geju.outputs.site.chart import (
    DIM,
    DIMMED,
    INK,
    LINK,
    PAPER,
    PARAMS,
    Chart,
    Leads,
    Row,
    Spec,
    cells,
    href,
    numbers,
    place,
    tooltip,
)
from geju.outputs.site.shape import Shape


class Scatter(Chart):
    """A scatter; what costs nothing stands where the axis begins, as in the drawing."""

    def spec(self, figure: Figure, shape: Shape, leads: Leads) -> Spec | None:
        """A row a point: ``x``, ``y``, and whether it is ``best``."""
        x, y, label = (place(figure, name) for name in ("x", "y", "label"))
        rows = _rows(figure, x, y, leads)
        if len(rows) < 2:
            return None
        above = [row["x"] for row in rows if row["x"] > 0]
        by_factor = figure.options.get("scale") == "log" and bool(above)
        for told in rows if by_factor else ():
            told["x"] = max(told["x"], min(above) / 2)
        unit = next((mark.note for row in figure.rows for mark in row[x] if mark.note), "")
        title = figure.columns[x] + (f" ({say_unit(unit, figure.language)})" if unit else "")
        across = {"field": "x", **numbers(title, figure.language, log=by_factor)}
        up = {"field": "y", **numbers(figure.columns[y], figure.language)}
        points: Spec = {
            "params": PARAMS,
            "transform": [{"filter": "!datum.best"}],
            "mark": {"type": "point", "size": 90, "fill": PAPER, "stroke": DIM, "cursor": "pointer"},
            "encoding": {"href": {"field": "href"}, "tooltip": tooltip(figure), "opacity": DIMMED},
        }
        of_best = [{"filter": "datum.best"}]
        line = {
            "mark": {"type": "line", "interpolate": "step-after", "color": LINK, "strokeWidth": 1.75},
            "transform": of_best,
        }
        filled = {"type": "point", "size": 130, "fill": LINK, "stroke": PAPER, "strokeWidth": 2, "cursor": "pointer"}
        marked = {"transform": of_best, "mark": filled, "encoding": points["encoding"]}
        name = {"type": "text", "align": "left", "dx": 9, "dy": -7, "color": INK, "fontWeight": 600}
        named = {"transform": of_best, "mark": name, "encoding": {"text": {"field": f"c{label}"}}}
        return {
            "data": {"values": rows},
            "width": "container",
            "height": 420,
            "autosize": {"type": "fit-x", "contains": "padding"},
            "encoding": {"x": across, "y": up},
            "layer": [line, points, marked, named],
        }


def _rows(figure: Figure, x: int, y: int, leads: Leads) -> list[Row]:
    joined = figure.options.get("best")
    best = joined if isinstance(joined, tuple) else ()
    rows: list[Row] = []
    for n, row in enumerate(figure.rows):
        a, b = next(iter(row[x]), None), next(iter(row[y]), None)
        if a and b and isinstance(a.sort, float) and isinstance(b.sort, float):
            rows.append({**cells(figure, row), "x": a.sort, "y": b.sort, "best": n in best, **href(b, leads)})
    return rows
