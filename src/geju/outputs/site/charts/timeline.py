"""Timelines: a lane a thing, a dot an event, as large as its amount."""

from __future__ import annotations

from geju.model.figure import Figure, Mark
from geju.model.value import bounds
from geju.outputs.site.chart import (
    DIMMED,
    LINK,
    PAPER,
    PARAMS,
    Chart,
    Leads,
    Row,
    Spec,
    cells,
    days,
    href,
    place,
    tooltip,
)
from geju.outputs.site.shape import Shape


class Timeline(Chart):
    """Dots along lanes; amounts in several units are each measured against the largest of their own."""

    def spec(self, figure: Figure, shape: Shape, leads: Leads) -> Spec | None:
        """A row an event: ``day``, ``lane``, and ``size`` as a share of the largest (0 where none is stated)."""
        lane, time, size = (place(figure, name, -1) for name in ("lane", "time", "size"))
        if shape.drawn is None:
            return None
        rows = _rows(figure, lane, time, size, leads)
        axis = {"labelLimit": 180, "grid": True}
        up = {"field": f"c{lane}", "type": "nominal", "sort": None, "title": None, "axis": axis}
        return {
            "data": {"values": rows},
            "width": "container",
            "height": 36 * len({row[f"c{lane}"] for row in rows}),
            "autosize": {"type": "fit-x", "contains": "padding"},
            "encoding": {"x": {"field": "day", **days("", "top")}, "y": up},
            "layer": [_dots(figure)],
        }


def _dots(figure: Figure) -> Spec:
    area = {
        "field": "size",
        "type": "quantitative",
        "scale": {"domain": [0, 1], "range": [50, 700]},
        "legend": None,
    }
    filled = {"condition": {"test": "datum.hollow", "value": PAPER}, "value": LINK}
    return {
        "params": [{**PARAMS[0], "select": {**PARAMS[0]["select"], "encodings": ["x"]}}, PARAMS[1]],
        "mark": {"type": "point", "stroke": LINK, "strokeWidth": 1.25, "cursor": "pointer"},
        "encoding": {
            "size": area,
            "fill": filled,
            "href": {"field": "href"},
            "tooltip": tooltip(figure),
            "opacity": {**DIMMED, "condition": {"param": "marked", "value": 0.8}},
        },
    }


def _rows(figure: Figure, lane: int, time: int, size: int, leads: Leads) -> list[Row]:
    rows: list[Row] = []
    largest: dict[str, float] = {}
    for row in figure.rows:
        day = _middle(row[time])
        if not day or not row[lane]:
            continue
        amount = next((m for m in (row[size] if size >= 0 else ()) if isinstance(m.sort, float)), None)
        number = amount.sort if amount and isinstance(amount.sort, float) else 0.0
        unit = amount.note if amount else ""
        largest[unit] = max(largest.get(unit, 0.0), number)
        cited = next(
            (m for cell in (row[size] if size >= 0 else (), *row) for m in _marks(cell) if m.claim_ids), Mark("")
        )
        said = {"day": day, "amount": number, "unit": unit, **href(cited, leads)}
        rows.append({**cells(figure, row), **said, "hollow": amount is None})
    for told in rows:
        told["size"] = round(told.pop("amount") / (largest[told.pop("unit")] or 1.0), 4)
    return rows


def _marks(cell: Mark | tuple[Mark, ...]) -> tuple[Mark, ...]:
    return cell if isinstance(cell, tuple) else (cell,)


def _middle(cell: tuple[Mark, ...]) -> str:
    """The middle of the time that a cell states, as an ISO day."""
    try:
        first, last = bounds(cell[0].words) if cell else (None, None)
    except ValueError:
        return ""
    return (first + (last - first) / 2).isoformat() if first and last else ""
