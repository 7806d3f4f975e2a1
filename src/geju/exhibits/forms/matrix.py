"""A matrix: one column of the answer becomes the rows, another the columns, a third the cells."""

from __future__ import annotations

from dataclasses import replace

from geju.base.language import say
from geju.exhibits.form import Answer, Cell, Form, figure, place
from geju.model.exhibit import Exhibit
from geju.model.figure import Figure, Mark


class Matrix(Form):
    """A matrix. Options ``row``, ``column`` and ``cell`` name columns; ``detail`` (optional) one that narrows a column.

    Columns stand in the order in which the answer first names them, rows likewise. Handed on: ``heads``, the mark of
    each column after the first, and ``details``, the words that narrow it. ``left_out`` (optional) names a column of the
    answer that counts what it does not show; the note says so.
    """

    def draw(self, answer: Answer, exhibit: Exhibit, language: str) -> Figure:
        """Rows by columns, each cell with every mark that belongs there."""
        names = [exhibit.columns[place(exhibit, option)].name for option in ("row", "column", "cell")]
        detail = exhibit.columns[place(exhibit, "detail")].name if exhibit.options.get("detail") else ""
        heads: dict[tuple[str, str], Mark] = {}
        stubs: dict[str, Cell] = {}
        cells: dict[tuple[str, tuple[str, str]], Cell] = {}
        for marks in answer.cells:
            row, column, cell = (marks[name] for name in names)
            if not row or not column:
                continue
            narrowed = marks[detail][0].words if detail and marks[detail] else ""
            key, head = row[0].entity_id or row[0].words, (column[0].entity_id or column[0].words, narrowed)
            heads.setdefault(head, column[0])
            stubs.setdefault(key, row)
            cells[key, head] = cells.get((key, head), ()) + cell
        label = exhibit.columns[place(exhibit, "row")].label(language)
        columns = (label, *(f"{mark.words} {narrowed}".strip() for (_, narrowed), mark in heads.items()))
        rows = tuple((stub, *(cells.get((key, head), ()) for head in heads)) for key, stub in stubs.items())
        drawn = figure(exhibit, language, columns, rows)
        details = tuple(narrowed for _, narrowed in heads)
        handed = {"heads": tuple(heads.values()), "details": details, "keys": (0,)}
        return replace(drawn, options={**drawn.options, **handed}, note=_note(drawn.note, answer, exhibit, language))


def _note(note: str, answer: Answer, exhibit: Exhibit, language: str) -> str:
    """The note with how many columns the answer leaves out, where it leaves out any."""
    counted = str(exhibit.options.get("left_out", ""))
    n = next((values[counted] for values in answer.values if counted in values), 0)
    left = say("exhibits.columns_left_out", language, n=n) if n else ""
    return f"{note}{' ' if note and left and language == 'en' else ''}{left}"
