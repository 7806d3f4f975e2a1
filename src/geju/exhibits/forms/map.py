"""A map: a tile a row, in the groups that its columns make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from geju.exhibits.form import Answer, Cell, Form, figure, keys, place
from geju.model.exhibit import Exhibit
from geju.model.figure import Figure


class Map(Form):
    """A map: a tile stands in the group of each value of its cell.

    Option ``title`` names the column of a tile's name, ``groups`` the columns that tiles may be grouped by.

    ``within`` (optional): ``column``, whose values lie within those of the first of ``groups``, and ``of``, a column of
    the SQL that says for each in which; ``numbers`` (optional): columns that may shade a tile; ``filters`` (optional):
    columns to choose by beside the groups. Handed on: the places of the columns, their ``names``, and ``sections``, a
    pair (which value of the first group, which within it) for each that lies within.
    """

    def draw(self, answer: Answer, exhibit: Exhibit, language: str) -> Figure:
        """The tiles in the order of the answer; a value said twice in a cell is one."""
        title = place(exhibit, "title")
        groups, numbers, filters = (_places(exhibit, name) for name in ("groups", "numbers", "filters"))
        within = exhibit.options.get("within")
        inner = place(_asking(exhibit, within["column"]), "within") if isinstance(within, Mapping) else -1
        columns = tuple(column.label(language) for column in exhibit.columns)
        names = tuple(column.name for column in exhibit.columns)
        rows = tuple(
            tuple(cells[name] if n == inner else _distinct(cells[name]) for n, name in enumerate(names))
            for cells in answer.cells
        )
        sections: tuple[tuple[tuple[int, int], ...], ...] = ()
        if isinstance(within, Mapping) and groups:
            sections = tuple(
                _sections(row[groups[0]], row[inner], values.get(str(within.get("of"))))
                for row, values in zip(rows, answer.values, strict=True)
            )
        drawn = figure(exhibit, language, columns, rows)
        handed = {"title": title, "groups": groups, "numbers": numbers, "filters": filters}
        found = {**handed, "within": inner, "names": names, "sections": sections, "keys": keys(exhibit, title)}
        return replace(drawn, options={**drawn.options, **found})


def _places(exhibit: Exhibit, option: str) -> tuple[int, ...]:
    """The places of the columns that an option lists; raises ContentError."""
    named = exhibit.options.get(option)
    if option == "groups" and not named:
        return (place(exhibit, option),)  # which says what is missing
    return tuple(place(_asking(exhibit, name), "within") for name in named or ())


def _asking(exhibit: Exhibit, name: object) -> Exhibit:
    """The exhibit with a column named by an option, so that ``place`` finds it and says what is wrong."""
    return replace(exhibit, options={**exhibit.options, "within": name})


def _distinct(cell: Cell) -> Cell:
    return tuple({(mark.words, mark.entity_id): mark for mark in reversed(cell)}.values())[::-1]


def _sections(outer: Cell, inner: Cell, said: Any) -> tuple[tuple[int, int], ...]:
    """The pairs of a row; what its group does not name is in none."""
    places = {mark.sort: n for n, mark in enumerate(outer)}
    parents = said if isinstance(said, list) else []
    return tuple((places[parent], n) for n, parent in enumerate(parents) if parent in places and n < len(inner))
