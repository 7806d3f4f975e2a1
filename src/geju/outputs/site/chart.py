"""The promise of a chart: how a figure of a form is said in Vega-Lite, for other tools and for exploring it on the page."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Any

from geju.base.registry import entry, entry_names
from geju.model.figure import Figure, Mark
from geju.outputs.site.render import visible
from geju.outputs.site.shape import Shape

SHELF = "geju.outputs.site.charts"
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
Spec = dict[str, Any]
Row = dict[str, Any]
# Where a mark leads: an address relative to the page, empty for nowhere.
Leads = Callable[[Mark], str]
_SANS = "system-ui, 'Segoe UI', Roboto, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"
# Scale words of axes, largest first, as in base.amounts; Vega's own would say 20G for 20 billion.
_SCALES = {"en": ((12, "T"), (9, "B"), (6, "M")), "zh": ((12, " 万亿"), (8, " 亿"), (4, " 万"))}


class Chart(ABC):
    """Says a figure in Vega-Lite: "a scatter is a layer of points, one of names and the line of the best".

    An entry of ``charts/`` bears the name of its form. Every point leads (``href``) to the words it was taken from.
    """

    @abstractmethod
    def spec(self, figure: Figure, shape: Shape, leads: Leads) -> Spec | None:
        """The data, marks and scales; None where the figure has nothing to draw."""


def has_chart(form: str) -> bool:
    """Whether figures of a form can be said in Vega-Lite."""
    return form in entry_names(SHELF)


def specify(figure: Figure, shape: Shape, leads: Leads) -> Spec | None:
    """The whole Vega-Lite specification of a figure, None where its form has no chart or there is nothing to draw."""
    if not has_chart(figure.form):
        return None
    made = entry(SHELF, figure.form, Chart).spec(figure, shape, leads)
    if made is None:
        return None
    # What the panels of a chart have in common stands above them, once.
    shared = made.pop("shared", "")
    head = {
        "$schema": SCHEMA,
        "title": {"text": visible(figure.title), "subtitle": [visible(figure.question), *([shared] if shared else [])]},
        "description": visible(figure.note or figure.question),
        "usermeta": {"exhibit": figure.name, "language": figure.language, "shared": shared},
    }
    return {**head, **made, "config": CONFIG}


def cells(figure: Figure, row: Sequence[tuple[Mark, ...]]) -> Row:
    """What a row says, a field a column: ``c0``, ``c1`` …"""
    return {f"c{n}": visible(", ".join(mark.words for mark in cell)) for n, cell in enumerate(row)}


def tooltip(figure: Figure) -> list[Spec]:
    """The columns that are not empty throughout, for what is shown beside the pointer."""
    shown = (n for n in range(len(figure.columns)) if any(row[n] for row in figure.rows))
    return [{"field": f"c{n}", "title": visible(figure.columns[n])} for n in shown]


def href(mark: Mark, leads: Leads) -> Row:
    """Where a point leads, in a field of its own."""
    address = leads(mark)
    return {"href": address} if address else {}


def place(figure: Figure, option: str, default: int = 0) -> int:
    """The place of the column that an option names."""
    found = figure.options.get(option, default)
    return found if isinstance(found, int) else default


def scale_words(language: str, *, log: bool = False) -> str:
    """An expression that says a number of an axis with the scale words of a language; by factors only 1, 2 and 5."""
    tests = [
        f"abs(datum.value) >= 1e{power} ? format(datum.value / 1e{power}, ',~r') + '{word}' : "
        for power, word in _SCALES.get(language, _SCALES["en"])
    ]
    said = "".join(tests) + "format(datum.value, ',~r')"
    digits = "format(datum.value, '.2e')"
    between = f"substring({digits}, 1, 4) === '.00' && indexof('346789', substring({digits}, 0, 1)) >= 0"
    return f"{between} ? '' : {said}" if log else said


def numbers(title: str | None, language: str, *, log: bool = False, zero: bool = False) -> Spec:
    """An encoding of numbers along an axis; the field is to be added."""
    axis: Spec = {"labelExpr": scale_words(language, log=log), "tickCount": 6}
    scale: Spec = {"zero": zero, "padding": 0 if zero else 14}
    if log:
        scale = {"type": "log", "nice": False, "padding": 14}
        first = "substring(format(datum.value, '.0e'), 0, 1) === '1'"
        axis |= {"gridOpacity": {"condition": {"test": first, "value": 1}, "value": 0}, "labelSeparation": 4}
    return {"type": "quantitative", "title": visible(title) if title else None, "scale": scale, "axis": axis}


def days(title: str, orient: str = "bottom") -> Spec:
    """An encoding of days along an axis; the field is to be added."""
    axis = {"orient": orient, "format": "%Y-%m", "tickCount": 6, "labelOverlap": True, "labelSeparation": 10}
    return {"type": "temporal", "title": visible(title) or None, "axis": axis, "scale": {"padding": 14}}


# Drag to move, turn the wheel to come nearer; with Shift a drag marks what lies in it.
PARAMS: list[Spec] = [
    {
        "name": "moved",
        "select": {
            "type": "interval",
            "on": "[pointerdown[!event.shiftKey], window:pointerup] > window:pointermove!",
            "translate": "[pointerdown[!event.shiftKey], window:pointerup] > window:pointermove!",
        },
        "bind": "scales",
    },
    {
        "name": "marked",
        "select": {
            "type": "interval",
            "on": "[pointerdown[event.shiftKey], window:pointerup] > window:pointermove!",
            "translate": "[pointerdown[event.shiftKey], window:pointerup] > window:pointermove!",
            "zoom": False,
        },
    },
]
DIMMED: Spec = {"condition": {"param": "marked", "value": 1}, "value": 0.15}

# The looks of the site in its light theme. On the page each of these colours becomes that of the reader's theme.
INK, DIM, PAPER, LINK, LINE, STRONG = "#1b1e23", "#5c626b", "#fcfbf8", "#0b5563", "#e3dfd6", "#cbc5b8"
_HUES = (LINK, "#a5321f", "#7a5a00", "#4b3f8f", "#1a6338", "#8a2f6b", "#33566b", "#6b4a2f")
CONFIG: Spec = {
    "background": PAPER,
    "font": _SANS,
    "title": {
        "anchor": "start", "color": INK, "fontSize": 17, "subtitleColor": DIM, "subtitleFontSize": 13, "offset": 14,
    },
    "view": {"stroke": None},
    "axis": {
        "labelColor": DIM, "titleColor": DIM, "gridColor": LINE, "domainColor": STRONG, "tickColor": STRONG,
        "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal", "titlePadding": 10,
    },
    "axisX": {"grid": False},
    "axisY": {"domain": False, "ticks": False},
    "header": {"labelColor": INK, "labelFontSize": 13, "labelFontWeight": "bold", "labelAnchor": "start", "title": None},
    "legend": {"labelColor": INK, "labelFontSize": 12, "title": None, "orient": "bottom", "columns": 6},
    "range": {"category": list(_HUES)},
    "text": {"color": INK, "fontSize": 12},
}  # fmt: skip
