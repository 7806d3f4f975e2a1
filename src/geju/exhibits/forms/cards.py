"""Cards: a card a row, put together in groups."""

from __future__ import annotations

from dataclasses import replace

from geju.exhibits.form import Answer, Form, figure, keys, place
from geju.model.exhibit import Exhibit
from geju.model.figure import Figure


class Cards(Form):
    """Cards. Options ``group`` and ``title`` name columns, handed on as their places; the others are the card's lines.
    The title says which thing a card is about.

    Rows without a group come last, in the order of the answer.
    """

    def draw(self, answer: Answer, exhibit: Exhibit, language: str) -> Figure:
        """The rows in the order of the answer, those of one group together."""
        places = {name: place(exhibit, name) for name in ("group", "title")}
        columns = tuple(column.label(language) for column in exhibit.columns)
        rows = [tuple(cells[column.name] for column in exhibit.columns) for cells in answer.cells]
        groups = dict.fromkeys(_group(row[places["group"]]) for row in rows)
        order = {group: number for number, group in enumerate(sorted(groups, key=lambda group: not group))}
        rows.sort(key=lambda row: order[_group(row[places["group"]])])
        drawn = figure(exhibit, language, columns, tuple(rows))
        return replace(drawn, options={**drawn.options, **places, "keys": keys(exhibit, places["title"])})


def _group(cell: tuple[object, ...]) -> str:
    return getattr(cell[0], "words", "") if cell else ""
