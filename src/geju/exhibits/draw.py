"""The door: an exhibit asked of an edition becomes a figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from geju.base.errors import ContentError, GejuError
from geju.base.registry import entry
from geju.exhibits.cite import Cited
from geju.exhibits.form import Answer, Form
from geju.landscape.view import View
from geju.model.exhibit import Exhibit, read_exhibit, read_exhibits
from geju.model.figure import Figure

SHELF = "geju.exhibits.forms"
_LIBRARY = Path(__file__).with_name("library")


def exhibits(folder: Path | None = None) -> tuple[Exhibit, ...]:
    """geju's own exhibits and those of a landscape's folder, in the order shown; a landscape's replaces one of its name.

    Raises ContentError.
    """
    found = {exhibit.name: exhibit for exhibit in _library()}
    found |= {exhibit.name: exhibit for exhibit in (read_exhibits(folder) if folder else ())}
    return tuple(sorted(found.values(), key=lambda exhibit: (exhibit.order, exhibit.name)))


@cache
def _library() -> tuple[Exhibit, ...]:
    return tuple(map(read_exhibit, sorted(_LIBRARY.glob("*.yaml"))))


def draw_all(shown: Iterable[Exhibit], view: View, languages: Iterable[str]) -> Iterator[Figure]:
    """Every exhibit in every language, exhibit by exhibit, each question asked once; raises as ``draw``."""
    cited = Cited(view)
    spoken = tuple(languages)
    view.hold()
    for exhibit in shown:
        rows = _ask(exhibit, view)
        for language in spoken:
            yield _draw(exhibit, rows, cited, language)


def draw(exhibit: Exhibit, view: View, language: str) -> Figure:
    """The figure of an exhibit in one language.

    Raises ContentError, with the exhibit's file, where its SQL or a column is wrong, and UnknownNameError for its form.
    """
    return _draw(exhibit, _ask(exhibit, view), Cited(view), language)


def _ask(exhibit: Exhibit, view: View) -> tuple[dict[str, Any], ...]:
    """The rows of the answer; every column that the exhibit speaks of is there."""
    try:
        answer = view.query(exhibit.sql)
    except GejuError as error:
        raise ContentError("exhibits.not_answered", path=exhibit.path, reason=_reason(error)) from error
    for column in exhibit.columns:
        for name in filter(None, (column.name, column.entity, column.fact, column.claims, column.sort)):
            if name not in answer.columns:
                known = ", ".join(answer.columns)
                raise ContentError("exhibits.no_column", path=exhibit.path, name=name, known=known)
    return tuple(answer.to_dicts())


def _draw(exhibit: Exhibit, rows: tuple[dict[str, Any], ...], cited: Cited, language: str) -> Figure:
    form = entry(SHELF, exhibit.form, Form)
    cells = tuple({column.name: cited.marks(column, row, language) for column in exhibit.columns} for row in rows)
    return form.draw(Answer(cells, rows), exhibit, language)


def _reason(error: GejuError) -> str:
    """What the database says, in one line; else the error's own words."""
    said = dict(error.problem.params).get("reason", "")
    return " ".join(said.split()) or error.problem.words()
