"""Exhibits are drawn from the edition, and every mark of a fact leads to its claims."""

from __future__ import annotations

from pathlib import Path

import pytest

from geju.base.errors import ContentError, UnknownNameError
from geju.exhibits.draw import draw, draw_all, exhibits
from geju.landscape.view import View
from geju.model.exhibit import Exhibit, read_exhibit
from geju.model.figure import Figure, Mark

OWN = {exhibit.name: exhibit for exhibit in exhibits()}


def marks(figure: Figure) -> list[Mark]:
    return [mark for row in figure.rows for cell in row for mark in cell]


def exhibit(tmp_path: Path, sql: str, columns: str, form: str = "table", options: str = "") -> Exhibit:
    path = tmp_path / "one.yaml"
    path.write_text(
        f"exhibit: one\ntitle: {{en: One}}\nquestion: {{en: What?}}\nform: {form}\nsql: |\n  {sql}\n{options}columns:\n  {columns}\n",
        encoding="utf-8",
    )
    return read_exhibit(path)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", OWN)
def test_own_exhibits(name: str, language: str, report: View) -> None:
    figure = draw(OWN[name], report, language)
    assert figure == draw(OWN[name], report, language)
    assert figure.rows and figure.title and figure.question and figure.language == language
    assert {len(row) for row in figure.rows} == {len(figure.columns)}
    facts = {fact.fact_id: fact for fact in report.facts()}
    for mark in marks(figure):
        if mark.fact_id:
            fact = facts[mark.fact_id]
            assert mark.claim_ids[0] == fact.chosen
            assert set(mark.claim_ids) == {*fact.claims_for, *fact.claims_against}
            assert (mark.status, mark.hedged) == (fact.status, fact.hedged)
    assert any(mark.claim_ids for mark in marks(figure))


def test_words_are_those_of_the_language(view: View) -> None:
    english, chinese = (draw(OWN["funding"], view, language) for language in ("en", "zh"))
    assert "~US$400M" in [mark.words for mark in marks(english)]
    assert "约 4 亿美元" in [mark.words for mark in marks(chinese)]
    assert "Zhipu AI" in [mark.words for mark in marks(english)]
    assert "智谱 AI" in [mark.words for mark in marks(chinese)]


def test_the_matrix_tells_what_is_disputed(view: View) -> None:
    figure = draw(OWN["scores"], view, "en")
    assert {"Model", "MMLU", "MATH"} <= set(figure.columns)
    row = next(row for row in figure.rows if row[0][0].words == "Claude 3 Opus")
    (mark,) = row[figure.columns.index("MATH")]
    assert (mark.words, mark.status) == ("60.1", "disputed")
    assert len(mark.claim_ids) == 2


def test_languages_share_one_question(view: View) -> None:
    drawn = list(draw_all(OWN.values(), view, ("en", "zh")))
    assert [(f.name, f.language) for f in drawn] == [(name, language) for name in OWN for language in ("en", "zh")]
    assert drawn[0] == draw(next(iter(OWN.values())), view, "en")


def test_a_landscape_adds_exhibits_and_replaces_own_ones(tmp_path: Path) -> None:
    (tmp_path / "exhibits").mkdir()
    text = "exhibit: scores\ntitle: {en: Mine}\nquestion: {en: Q}\nform: table\nsql: SELECT 1 AS a\ncolumns:\n  a: {en: A}\n"
    (tmp_path / "exhibits" / "scores.yaml").write_text(text, encoding="utf-8")
    found = {exhibit.name: dict(exhibit.title)["en"] for exhibit in exhibits(tmp_path)}
    assert found["scores"] == "Mine" and set(OWN) == set(found)


def test_a_list_is_several_marks(view: View, tmp_path: Path) -> None:
    shown = exhibit(
        tmp_path,
        "SELECT list(value ORDER BY fact_id) AS v, list(fact_id ORDER BY fact_id) AS f FROM facts WHERE kind = 'founder'",
        "v: {en: V, style: entity, fact: f}",
    )
    ((cell,),) = draw(shown, view, "en").rows
    assert len(cell) == 2 and all(mark.claim_ids for mark in cell)


def test_claims_may_be_named_by_the_question(view: View, tmp_path: Path) -> None:
    shown = exhibit(
        tmp_path, "SELECT count(*) AS n, list(claim_id) AS ids FROM claims", "n: {en: N, style: number, claims: ids}"
    )
    (((mark,),),) = draw(shown, view, "en").rows
    assert len(mark.claim_ids) == int(mark.words) == view.edition.n_claims


@pytest.mark.parametrize(
    ("value", "style", "words"),
    [("NULL", "text", ""), ("true", "text", "yes"), ("12345.5", "number", "12,345.5"), ("45", "percent", "45%"),
     ("'score'", "kind", "Score"), ("'Model'", "kind", "Model"), ("MAP {'b': 'x', 'a': 'y'}", "text", "a: y, b: x")],
)  # fmt: skip
def test_plain_values(value: str, style: str, words: str, view: View, tmp_path: Path) -> None:
    ((cell,),) = draw(exhibit(tmp_path, f"SELECT {value} AS v", f"v: {{en: V, style: {style}}}"), view, "en").rows
    assert "".join(mark.words for mark in cell) == words


def test_faults_name_the_file_and_what_is_known(view: View, tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"one\.yaml.*no_such"):
        draw(exhibit(tmp_path, "SELECT * FROM no_such", "a: {en: A}"), view, "en")
    with pytest.raises(ContentError, match=r"one\.yaml.*“b”.*a"):
        draw(exhibit(tmp_path, "SELECT 1 AS a", "b: {en: B}"), view, "en")
    with pytest.raises(ContentError, match=r"one\.yaml.*SELECT"):
        draw(exhibit(tmp_path, "DROP TABLE facts", "a: {en: A}"), view, "en")
    with pytest.raises(UnknownNameError, match="table"):
        draw(exhibit(tmp_path, "SELECT 1 AS a", "a: {en: A}", form="tabel"), view, "en")
    with pytest.raises(ContentError, match="“row”"):
        draw(exhibit(tmp_path, "SELECT 1 AS a", "a: {en: A}", form="matrix"), view, "en")
    with pytest.raises(ContentError, match="“z”"):
        draw(
            exhibit(tmp_path, "SELECT 1 AS a", "a: {en: A}", form="table", options="options: {group: z}\n"), view, "en"
        )
