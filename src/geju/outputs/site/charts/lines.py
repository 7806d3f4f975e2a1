"""Lines over time: steps or joined points, ranges and open ends, a legend that picks one out."""

from __future__ import annotations

from geju.base.amounts import say_unit
from geju.model.figure import Figure
from geju.outputs.site.chart import PAPER, PARAMS, Chart, Leads, Row, Spec, days, href, numbers, place, tooltip
from geju.outputs.site.geometry.values import Told, values_of
from geju.outputs.site.render import visible
from geju.outputs.site.shape import Shape

_ACROSS = 3
_PICKED: Spec = {"condition": {"param": "picked", "value": 1}, "value": 0.12}


class Lines(Chart):
    """Lines in one pair of axes, or in panels on the same scales."""

    def spec(self, figure: Figure, shape: Shape, leads: Leads) -> Spec | None:
        """A row a value (``part`` = value) or the end of a step (``part`` = end); ``state`` as in the form."""
        if not shape.drawn:
            return None
        told = _shown(figure, shape)
        numbered = [end for one in told for end in (one.value.low, one.value.high) if end is not None]
        above = [number for number in numbered if number > 0]
        log = figure.options.get("scale") == "log" and bool(above)
        floor = min(above) / 2 if log else min(numbered)
        again = {id(b) for a, b, c in zip(told, told[1:], told[2:], strict=False) if _same(a, b) and _same(b, c)}
        rows = [row for one in told for row in _rows(one, id(one) in again, floor if log else None, leads)]
        value, grouped = place(figure, "value"), isinstance(figure.options.get("panel"), int)
        unit = next((one.mark.note for one in told if one.mark.note), "")
        title = figure.columns[value] + (f" ({say_unit(unit, figure.language)})" if unit else "")
        layers = _layers(figure, None if grouped else title, log=log)
        if not grouped:
            return {
                "data": {"values": rows},
                "width": "container",
                "height": 420,
                "autosize": {"type": "fit-x", "contains": "padding"},
                "layer": layers,
            }
        own = {"width": 250, "height": 120, "layer": layers}
        order = list(dict.fromkeys(row["panel"] for row in rows))
        facet = {"field": "panel", "type": "nominal", "sort": order, "title": None}
        return {"data": {"values": rows}, "facet": facet, "columns": _ACROSS, "spec": own, "shared": title}


def _shown(figure: Figure, shape: Shape) -> list[Told]:
    """The values that are drawn: those of the first panels or lines of the figure."""
    told = values_of(figure)
    grouped = isinstance(figure.options.get("panel"), int)
    keys = list(dict.fromkeys(one.panel if grouped else one.line for one in told))
    kept = set(keys[: len(keys) - shape.drawn[0].left_out])
    return [one for one in told if (one.panel if grouped else one.line) in kept]


def _same(a: Told, b: Told) -> bool:
    return (a.panel, a.line, a.value, a.state) == (b.panel, b.line, b.value, b.state)


def _rows(one: Told, again: bool, floor: float | None, leads: Leads) -> list[Row]:
    def at(number: float) -> float:
        return number if floor is None else max(number, floor)

    shared = {
        "line": visible(one.named.words),
        "panel": visible(one.head.words) if one.head else "",
        "y": at(one.value.middle),
        "state": one.state or ("open" if None in (one.value.low, one.value.high) else ""),
    }
    middle = one.first if one.steps else one.first + (one.last - one.first) / 2
    ends = {"low": one.value.low, "high": one.value.high}
    span = {name: at(end) for name, end in ends.items() if end is not None and one.value.low != one.value.high}
    said = {f"c{n}": visible(words) for n, words in enumerate(one.said)}
    row = {
        **shared,
        **said,
        **span,
        "part": "value",
        "again": again,
        "day": middle.isoformat(),
        **href(one.mark, leads),
    }
    return (
        [row, {**shared, "part": "end", "day": one.until.isoformat()}] if one.steps and one.until > one.first else [row]
    )


def _layers(figure: Figure, title: str | None, *, log: bool) -> list[Spec]:
    across = {"field": "day", **days("")}
    up = {"field": "y", **numbers(title, figure.language, log=log)}
    stepped = figure.options.get("path") == "steps"
    hue = {"field": "line", "type": "nominal", "sort": None, "legend": {"symbolType": "stroke"}}
    base = {"x": across, "y": up, "color": hue}
    line: Spec = {
        "transform": [{"filter": "datum.state === ''"}],
        "mark": {"type": "line", "interpolate": "step-after" if stepped else "linear", "strokeWidth": 2},
        "encoding": {**base, "opacity": _PICKED},
    }
    span: Spec = {
        "transform": [{"filter": "isValid(datum.low) && isValid(datum.high)"}],
        "mark": {"type": "rule", "strokeWidth": 1.5},
        "encoding": {**base, "y": {**up, "field": "low"}, "y2": {"field": "high"}, "opacity": _PICKED},
    }
    picked = {"name": "picked", "select": {"type": "point", "fields": ["line"]}, "bind": "legend"}
    point: Spec = {
        "params": [*PARAMS, picked],
        "transform": [{"filter": "datum.part === 'value'"}],
        "mark": {"type": "point", "strokeWidth": 1.5, "cursor": "pointer"},
        "encoding": {
            **base,
            "fill": {"condition": {"test": "datum.state === ''", **hue, "legend": None}, "value": PAPER},
            "opacity": {
                "condition": {"test": {"and": [{"param": "picked"}, {"param": "marked"}]}, "value": 1},
                "value": 0.12,
            },
            "shape": _shapes(),
            "size": {"condition": {"test": "datum.again", "value": 9}, "value": 56},
            "href": {"field": "href"},
            "tooltip": tooltip(figure),
        },
    }
    return [line, span, point]


def _shapes() -> Spec:
    tests = {"open": "triangle-up", "cancelled": "cross", "scheduled": "diamond"}
    return {
        "condition": [{"test": f"datum.state === '{state}'", "value": shape} for state, shape in tests.items()],
        "value": "circle",
    }
