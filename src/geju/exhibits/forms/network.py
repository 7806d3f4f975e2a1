"""A network: a line a row, from one thing to another."""

from __future__ import annotations

from dataclasses import replace

from geju.exhibits.form import Answer, Form, figure, keys, place
from geju.model.exhibit import Exhibit
from geju.model.figure import Figure


class Network(Form):
    """A network of two sides: a row joins a thing on the one with a thing on the other.

    Options ``from`` and ``to`` name the columns of the things; ``times`` (optional) one whose cell holds a mark for each time, which makes a line broader and is where it leads.

    Handed on as the places of the columns; the rows are the table of the same lines.
    """

    def draw(self, answer: Answer, exhibit: Exhibit, language: str) -> Figure:
        """The lines in the order of the answer."""
        names = ("from", "to", *(("times",) if exhibit.options.get("times") else ()))
        places = {name: place(exhibit, name) for name in names}
        columns = tuple(column.label(language) for column in exhibit.columns)
        rows = tuple(tuple(cells[column.name] for column in exhibit.columns) for cells in answer.cells)
        drawn = figure(exhibit, language, columns, rows)
        known = keys(exhibit, places["from"], places["to"])
        return replace(drawn, options={**drawn.options, **places, "keys": known})
