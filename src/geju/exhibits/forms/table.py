"""A table: a row a row of the answer."""

from __future__ import annotations

from dataclasses import replace

from geju.exhibits.form import Answer, Form, figure, keys, place
from geju.model.exhibit import Exhibit
from geju.model.figure import Figure


class Table(Form):
    """A table with the exhibit's columns.

    Option ``group``: the column whose value heads a run of rows; ``keys``: those that say which thing a row is about,
    else the first one that is not the group. Handed on as their places.
    """

    def draw(self, answer: Answer, exhibit: Exhibit, language: str) -> Figure:
        """The rows of the answer as they come."""
        columns = tuple(column.label(language) for column in exhibit.columns)
        rows = tuple(tuple(cells[column.name] for column in exhibit.columns) for cells in answer.cells)
        drawn = figure(exhibit, language, columns, rows)
        places: dict[str, object] = {"group": place(exhibit, "group")} if "group" in exhibit.options else {}
        first = int(places.get("group") == 0 and len(columns) > 1)
        return replace(drawn, options={**drawn.options, **places, "keys": keys(exhibit, first)})
