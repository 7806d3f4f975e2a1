"""Lines: numbers over time, as steps that hold until the next or as points with what the sources leave open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from geju.exhibits.form import Answer, Form, figure, keys, place
from geju.model.exhibit import Exhibit
from geju.model.figure import Figure

_OPEN: tuple[float | None, float | None] = (None, None)


class Lines(Form):
    """Lines over time. Options ``line``, ``time`` and ``value`` name columns.

    They say whose line, when and how much; the value is a number, or a struct of ``low`` and ``high``. ``panel`` (optional) is a column each value of which has a drawing of
    its own, all on the same scales.

    ``first`` and ``last`` name columns of the SQL with the first and last day of the time, ``until`` (optional) one with
    the day on which a value ends, ``state`` (optional) one that says ``scheduled``, ``cancelled`` or ``doubted``.
    ``path: steps`` draws what holds until the next value; ``scale: log`` sets values apart by factors; ``most`` is how
    many lines, or panels, are drawn, the first ones of the answer. Handed on: the places of the columns, and of each row
    ``spans``, the ends of its value (None for an open one), ``days``, its first, last and ending day (empty where not
    known), and ``states``. The rows are the table of the same values.
    """

    def draw(self, answer: Answer, exhibit: Exhibit, language: str) -> Figure:
        """The values in the order of the answer."""
        names = ("line", "time", "value", *(name for name in ("panel",) if exhibit.options.get(name)))
        places = {name: place(exhibit, name) for name in names}
        value = exhibit.columns[places["value"]].name
        columns = tuple(column.label(language) for column in exhibit.columns)
        rows = tuple(tuple(cells[column.name] for column in exhibit.columns) for cells in answer.cells)
        drawn = figure(exhibit, language, columns, rows)
        handed = {
            **places,
            "spans": tuple(_ends(values.get(value)) for values in answer.values),
            "days": tuple(
                tuple(_word(exhibit, values, name) for name in ("first", "last", "until")) for values in answer.values
            ),
            "states": tuple(_word(exhibit, values, "state") for values in answer.values),
            "keys": keys(exhibit, places.get("panel", places["line"]), places["line"], places["time"]),
        }
        return replace(drawn, options={**drawn.options, **handed})


def _word(exhibit: Exhibit, values: Mapping[str, Any], option: str) -> str:
    found = values.get(str(exhibit.options.get(option, option)))
    return "" if found is None else str(found)


def _ends(value: Any) -> tuple[float | None, float | None]:
    """The ends of a value: both are the number itself where it is one."""
    if isinstance(value, Mapping) and "low" in value:
        low, high = value["low"], value["high"]
        return None if low is None else float(low), None if high is None else float(high)
    if value is None or isinstance(value, (str, bool, list, Mapping)):
        return _OPEN
    return float(value), float(value)
