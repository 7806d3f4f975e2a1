"""A scorecard: a row a thing, a column a criterion, in each cell a measured number and what it rests on."""

from __future__ import annotations

from dataclasses import replace

from geju.exhibits.form import Answer, Form, figure, keys, place
from geju.model.exhibit import Exhibit
from geju.model.figure import Figure, Mark


class Scorecard(Form):
    """A scorecard. Options ``row``, ``column`` and ``value`` name columns; a row of the answer is one cell.

    ``of`` (optional) lists the columns that say what the value measures, ``rests`` those that say what it rests on.
    Handed on: the places of all, ``criteria``, the cell that heads each column, and ``grid``, of each row of the scorecard
    its cell and the number of the figure's row that stands below each criterion (-1 for none). The rows are the table of
    the same numbers.
    """

    def draw(self, answer: Answer, exhibit: Exhibit, language: str) -> Figure:
        """Things and criteria in the order in which the answer first names them."""
        places = {name: place(exhibit, name) for name in ("row", "column", "value")}
        shown = [column.name for column in exhibit.columns]
        columns = tuple(column.label(language) for column in exhibit.columns)
        rows = tuple(tuple(cells[column.name] for column in exhibit.columns) for cells in answer.cells)
        criteria: dict[str, tuple[Mark, ...]] = {}
        things: dict[str, tuple[Mark, ...]] = {}
        found: dict[tuple[str, str], int] = {}
        for n, row in enumerate(rows):
            thing, criterion = row[places["row"]], row[places["column"]]
            if thing and criterion:
                found.setdefault((_key(thing), _key(criterion)), n)
                things.setdefault(_key(thing), thing)
                criteria.setdefault(_key(criterion), criterion)
        grid = tuple((cell, tuple(found.get((key, name), -1) for name in criteria)) for key, cell in things.items())
        listed = {
            name: tuple(shown.index(one) for one in exhibit.options.get(name, ()) if one in shown)
            for name in ("of", "rests")
        }
        handed = {"criteria": tuple(criteria.values()), "grid": grid, "keys": keys(exhibit, *list(places.values())[:2])}
        drawn = figure(exhibit, language, columns, rows)
        return replace(drawn, options={**drawn.options, **places, **listed, **handed})


def _key(cell: tuple[Mark, ...]) -> str:
    return cell[0].entity_id or cell[0].words
