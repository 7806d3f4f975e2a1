"""A scatter: a point a row, by two numbers."""

from __future__ import annotations

from dataclasses import replace

from geju.exhibits.form import Answer, Form, figure, keys, place
from geju.model.exhibit import Exhibit
from geju.model.figure import Figure


class Scatter(Form):
    """A scatter. Options ``x`` and ``y`` name columns of numbers, ``label`` the one whose words stand beside a point.

    ``best`` (optional) is a column of the SQL that is true for the points to be joined by a line, in the order of the answer; ``scale:
    log`` sets x apart by factors; ``of`` (optional) lists columns that are the same throughout and head the drawing. Handed on: the places of the columns, and ``best``, the rows joined. The rows are the
    table of the same points.
    """

    def draw(self, answer: Answer, exhibit: Exhibit, language: str) -> Figure:
        """The points in the order of the answer."""
        places = {name: place(exhibit, name) for name in ("x", "y", "label")}
        columns = tuple(column.label(language) for column in exhibit.columns)
        rows = tuple(tuple(cells[column.name] for column in exhibit.columns) for cells in answer.cells)
        joined = str(exhibit.options.get("best", ""))
        shown = [column.name for column in exhibit.columns]
        of = tuple(shown.index(name) for name in exhibit.options.get("of", ()) if name in shown)
        best = tuple(n for n, values in enumerate(answer.values) if joined and values.get(joined))
        drawn = figure(exhibit, language, columns, rows)
        return replace(
            drawn, options={**drawn.options, **places, "best": best, "of": of, "keys": keys(exhibit, places["label"])}
        )
