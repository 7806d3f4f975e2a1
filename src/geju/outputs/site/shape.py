"""What a template needs to know of a figure before it shows it: groups, numeric columns, the best of each column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from geju.model.figure import Figure, Mark
from geju.outputs.site.drawing import draw

Row = tuple[tuple[Mark, ...], ...]
_SHORT = 12
# A number with its unit is longer than a word before it may be broken.
_SHORT_NUMBER = 30
_FEW = 5
_STACKED = 3
# Of a group with more things than these a card tells more than one line.
_MANY = 40
_FORMS = Path(__file__).parent / "templates" / "forms"


@dataclass(frozen=True, slots=True)
class Band:
    """Columns of a matrix side by side that are one thing narrowed in several ways: its mark, their places."""

    mark: Mark
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """How to show a figure: ``groups`` of rows under the cell of column ``group`` (-1 for none), its ``title`` column,
    the places of the columns to show (``places``: not the group's, none that is empty throughout), of those of numbers
    and the first of them (``worth``), of those whose words are never long, (row, column) of the ``best`` cells, what is ``drawn`` of
    it, the places of the ``keys`` that say which thing a row is about, the ``bands`` of a matrix, whether a table is
    ``compact``: nothing long in it, and the cells of the first row that say what all rows are ``of``."""

    groups: tuple[tuple[tuple[Mark, ...] | None, tuple[Row, ...]], ...]
    group: int
    title: int
    places: tuple[int, ...]
    numeric: frozenset[int]
    worth: int
    short: frozenset[int]
    best: frozenset[tuple[int, int]]
    drawn: Any
    keys: tuple[int, ...] = ()
    bands: tuple[Band, ...] = ()
    compact: bool = False
    of: tuple[tuple[Mark, ...], ...] = ()

    @property
    def cells(self) -> str:
        """The class of the cells of a matrix: numbers are set under each other's ends, names and dates are not."""
        return "num" if self.numeric else "named"

    def told(self, rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
        """The rows of a group that make a card, and those that are only named: they say no more, or, where there are many,
        one thing more."""
        told: list[Row] = []
        bare: list[Row] = []
        for row in rows:
            n_said = sum(1 for cell in row if cell) - bool(self.group >= 0 and row[self.group])
            (told if n_said > 1 + (len(rows) > _MANY) else bare).append(row)
        return told, bare


def template_of(figure: Figure) -> str:
    """The template of a figure's form; a form without one is shown as a table."""
    known = (_FORMS / f"{figure.form}.html").is_file()
    return f"forms/{figure.form if known else 'table'}.html"


def shape(figure: Figure) -> Shape:
    """The shape of a figure."""
    group = _option(figure, "group")
    numeric = frozenset(n for n in range(len(figure.columns)) if _numbers(figure, n))
    best = _best(figure, str(figure.options.get("best", "")))
    groups, title, worth = _groups(figure.rows, group), _option(figure, "title"), min(numeric, default=-1)
    places = tuple(
        n for n in range(len(figure.columns)) if n != group and (not n or any(row[n] for row in figure.rows))
    )
    found = figure.options.get("keys")
    keys = tuple(n for n in found if n in places) if isinstance(found, tuple) else ()
    short = _short(figure, numeric)
    compact = len(places) <= _FEW and all(n in numeric or n in short or n in keys for n in places)
    heads = figure.options.get("of")
    of = tuple(cell for n in heads if (cell := figure.rows[0][n])) if isinstance(heads, tuple) and figure.rows else ()
    return Shape(
        groups,
        group,
        title,
        places,
        numeric,
        worth,
        short,
        best,
        draw(figure),
        keys or places[:1],
        _bands(figure),
        compact,
        of,
    )


def _bands(figure: Figure) -> tuple[Band, ...]:
    heads = figure.options.get("heads")
    if not isinstance(heads, tuple):
        return ()
    runs = groupby(enumerate(heads, 1), key=lambda head: head[1].entity_id or head[1].words)
    listed = [list(run) for _, run in runs]
    return tuple(Band(run[0][1], tuple(place for place, _ in run)) for run in listed)


def _option(figure: Figure, name: str) -> int:
    found = figure.options.get(name, -1)
    return found if isinstance(found, int) else -1


def _groups(rows: Sequence[Row], group: int) -> tuple[tuple[tuple[Mark, ...] | None, tuple[Row, ...]], ...]:
    if group < 0:
        return ((None, tuple(rows)),)
    found = [list(run) for _, run in groupby(rows, key=lambda row: [mark.words for mark in row[group]])]
    return tuple((run[0][group], tuple(run)) for run in found)


def _numbers(figure: Figure, column: int) -> bool:
    marks = [mark for row in figure.rows for mark in row[column]]
    return bool(marks) and all(isinstance(mark.sort, float) for mark in marks)


def is_short(lengths: Sequence[int], numeric: bool) -> bool:
    """Whether a cell with words of these lengths is never to be broken; up to three stand below each other, more run on."""
    longest = sum(lengths) if len(lengths) > _STACKED else max(lengths, default=0)
    return longest <= (_SHORT_NUMBER if numeric else _SHORT)


def _short(figure: Figure, numeric: frozenset[int]) -> frozenset[int]:
    """The columns whose words are short enough never to be broken."""
    return frozenset(
        n
        for n in range(len(figure.columns))
        if all(is_short([len(mark.words) for mark in row[n]], n in numeric) for row in figure.rows)
    )


def _best(figure: Figure, end: str) -> frozenset[tuple[int, int]]:
    """The cells with the highest (``high``) or lowest (``low``) number of their columns, where they differ."""
    if end not in ("high", "low"):
        return frozenset()
    choose = max if end == "high" else min
    found = set()
    for column in range(1, len(figure.columns)):
        numbers = {
            n: choose(mark.sort for mark in row[column] if isinstance(mark.sort, float))
            for n, row in enumerate(figure.rows)
            if any(isinstance(mark.sort, float) for mark in row[column])
        }
        if len(set(numbers.values())) > 1:
            top = choose(numbers.values())
            found |= {(n, column) for n, number in numbers.items() if number == top}
    return frozenset(found)
