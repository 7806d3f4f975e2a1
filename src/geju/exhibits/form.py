"""The promise of a form: how an answer is laid out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from geju.base.errors import ContentError
from geju.model.exhibit import Exhibit
from geju.model.figure import Figure, Mark

Cell = tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to an exhibit's question: one dict a row, column -> its marks, and beside it the plain values.

    ``cells`` has the exhibit's own columns, ``values`` every column of the SQL.
    """

    cells: tuple[Mapping[str, Cell], ...]
    values: tuple[Mapping[str, Any], ...]


class Form(ABC):
    """Lays out an answer: "a matrix has a row a model, a column a benchmark".

    An entry of ``forms/`` defines one subclass. What shows figures and does not know a form shows its rows as a table,
    so ``columns`` and ``rows`` must make sense by themselves.
    """

    @abstractmethod
    def draw(self, answer: Answer, exhibit: Exhibit, language: str) -> Figure:
        """The figure of an answer in one language; raises ContentError where an option is missing."""


def figure(exhibit: Exhibit, language: str, columns: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...]) -> Figure:
    """A figure with the words of its exhibit in a language; the exhibit's options are handed on."""
    title, question, note = (_words(said, language) for said in (exhibit.title, exhibit.question, exhibit.note))
    return Figure(
        exhibit.name,
        exhibit.form,
        title,
        question,
        columns,
        rows,
        language,
        dict(exhibit.options),
        note,
        exhibit.sql,
        exhibit.brought,
    )


def keys(exhibit: Exhibit, *usual: int) -> tuple[int, ...]:
    """The places of the columns that say which thing a row is about: those of option ``keys``, else the usual ones.

    Raises ContentError for a column that is not there.
    """
    named = exhibit.options.get("keys", ())
    columns = [column.name for column in exhibit.columns]
    for name in named:
        if name not in columns:
            raise ContentError("exhibits.no_column", path=exhibit.path, name=name, known=", ".join(columns))
    return tuple(sorted(map(columns.index, named))) or tuple(sorted(set(usual)))


def _words(said: tuple[tuple[str, str], ...], language: str) -> str:
    return dict(said).get(language) or (said[0][1] if said else "")


def place(exhibit: Exhibit, option: str) -> int:
    """The place among the shown columns of the column that an option names; raises ContentError."""
    wanted = exhibit.options.get(option)
    if not wanted:
        raise ContentError("exhibits.no_option", path=exhibit.path, form=exhibit.form, name=option)
    names = [column.name for column in exhibit.columns]
    if wanted not in names:
        raise ContentError("exhibits.no_column", path=exhibit.path, name=wanted, known=", ".join(names))
    return names.index(str(wanted))
