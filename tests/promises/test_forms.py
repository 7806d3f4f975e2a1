"""What every form promises: rows as wide as the columns, no mark lost or invented, empty answers drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geju.base.registry import entries
from geju.exhibits.form import Answer, Form
from geju.model.exhibit import Column, Exhibit
from geju.model.figure import Mark

SHELF = "geju.exhibits.forms"
OPTIONS: dict[str, object] = {
    "row": "a",
    "column": "b",
    "cell": "c",
    "lane": "a",
    "time": "b",
    "size": "c",
    "group": "a",
    "title": "b",
}
OPTIONS |= {"groups": ["a", "c"], "within": {"column": "c", "of": "d"}, "numbers": ["c"], "from": "a", "to": "b"}
OPTIONS |= {"line": "a", "panel": "b", "first": "a", "state": "b"}
OPTIONS |= {"x": "b", "y": "c", "label": "a", "value": "c"}
COLUMNS = tuple(Column(name, (("en", name.upper()), ("zh", name))) for name in "abc")
EXHIBIT = Exhibit("x", (("en", "X"), ("zh", "叉")), (("en", "Q"),), "f", "SELECT 1", COLUMNS, options=OPTIONS)
CELLS = st.lists(st.builds(Mark, st.sampled_from("uvw"), st.none() | st.floats(0, 9)), max_size=2).map(tuple)
ROWS = st.lists(st.fixed_dictionaries(dict.fromkeys("abc", CELLS)), max_size=6).map(tuple)


FORMS = entries(SHELF, Form)


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@given(rows=ROWS)
def test_rows_are_as_wide_as_the_columns_and_marks_are_those_of_the_answer(
    form: Form, rows: tuple[dict[str, tuple[Mark, ...]], ...]
) -> None:
    answer = Answer(rows, tuple({} for _ in rows))
    for language in ("en", "zh"):
        figure = form.draw(answer, EXHIBIT, language)
        assert figure == form.draw(answer, EXHIBIT, language)
        assert all(len(row) == len(figure.columns) for row in figure.rows)
        assert (figure.name, figure.language, figure.sql) == ("x", language, "SELECT 1")
        known = {mark for row in rows for cell in row.values() for mark in cell}
        assert {mark for row in figure.rows for cell in row for mark in cell} <= known


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_an_empty_answer_is_an_empty_figure(form: Form) -> None:
    assert form.draw(Answer((), ()), EXHIBIT, "en").rows == ()


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_documentation(form: Form) -> None:
    assert form.__doc__ and form.__doc__.splitlines()[0].endswith(".")
