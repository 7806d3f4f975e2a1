"""A timeline: a lane a thing, and along it what happened when."""

from __future__ import annotations

from dataclasses import replace

from geju.exhibits.form import Answer, Form, figure, keys, place
from geju.model.exhibit import Exhibit
from geju.model.figure import Figure


class Timeline(Form):
    """A timeline. Options ``lane`` and ``time`` name columns; ``size`` and ``label`` (optional) too.

    ``size`` is the column whose number an event's size shows, ``label`` the one whose words stand beside it. Handed on
    as the places of the columns; the rows are the table of the same events.
    """

    def draw(self, answer: Answer, exhibit: Exhibit, language: str) -> Figure:
        """The events in the order of the answer."""
        names = ("lane", "time", *(name for name in ("size", "label") if exhibit.options.get(name)))
        places = {name: place(exhibit, name) for name in names}
        columns = tuple(column.label(language) for column in exhibit.columns)
        rows = tuple(tuple(cells[column.name] for column in exhibit.columns) for cells in answer.cells)
        drawn = figure(exhibit, language, columns, rows)
        known = keys(exhibit, places["lane"], places["time"])
        return replace(drawn, options={**drawn.options, **places, "keys": known})
