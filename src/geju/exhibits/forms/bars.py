"""Bars: a bar a row, as long as its number; of a range the certain part and the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from geju.exhibits.form import Answer, Form, figure, keys, place
from geju.model.exhibit import Exhibit
from geju.model.figure import Figure


class Bars(Form):
    """Bars. Options ``label`` and ``value`` name columns; the value is a number, or a struct of ``low`` and ``high``.

    Handed on: the places of both, ``spans``, the ends of each row's bar as shares of the longest (0 to 1), an open end
    None, and ``longest``, the number that is 1 of these. The rows are the table of the same bars.
    """

    def draw(self, answer: Answer, exhibit: Exhibit, language: str) -> Figure:
        """The bars in the order of the answer."""
        places = {name: place(exhibit, name) for name in ("label", "value")}
        columns = tuple(column.label(language) for column in exhibit.columns)
        rows = tuple(tuple(cells[column.name] for column in exhibit.columns) for cells in answer.cells)
        ends = [_ends(values.get(exhibit.columns[places["value"]].name)) for values in answer.values]
        longest = max((end for pair in ends for end in pair if end is not None), default=0.0)
        spans = tuple(
            tuple(None if end is None else end / longest if longest else 0.0 for end in pair) for pair in ends
        )
        drawn = figure(exhibit, language, columns, rows)
        handed = {**places, "spans": spans, "longest": longest, "keys": keys(exhibit, places["label"])}
        return replace(drawn, options={**drawn.options, **handed})


def _ends(value: Any) -> tuple[float | None, float | None]:
    """The ends of a value: both are the number itself where it is one; nothing has no length."""
    if value is None:
        return 0.0, 0.0
    low, high = (value["low"], value["high"]) if isinstance(value, dict) else (value, value)
    return (float(low) if low is not None else 0.0), (float(high) if high is not None else None)
