"""The view answers in words of the model, never changes anything, and names the nearest where a name is unknown."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from geju.base.errors import LandscapeError, UnknownNameError
from geju.landscape.build import build
from geju.landscape.view import View, open_view
from geju.model import record
from geju.model.value import Mention
from landscape_material import material

VIEWS = Path(__file__).parents[2] / "src" / "geju" / "landscape" / "views"


def test_what_went_in_comes_out(view: View) -> None:
    assert view.edition.n_claims == len(view.claims()) == 8
    assert view.edition.n_facts == len(view.facts())
    assert view.edition.title == (("en", "Small"), ("zh", "小"))
    counted = [c for fact in view.facts() for c in (*fact.claims_for, *fact.claims_against)]
    assert sorted(counted) == sorted(c.claim_id for c in view.claims())
    assert [c.claim_id for c in view.claims(side="against")] == [c for f in view.facts() for c in f.claims_against]
    for claim in view.claims():
        assert record.read_claim(record.claim_record(claim)) == claim
        assert view.claim(claim.claim_id) == claim
    assert view.claims(entity="智谱") == []
    assert {c.kind for c in view.claims("glm4", kind="price")} == {"price"}


def test_few_and_many_things_are_found_by_their_ids_in_the_order_given(view: View) -> None:
    ids = [claim.claim_id for claim in reversed(view.claims())]
    for wanted in ([], ids[:1], ids[1:4], ids, [*ids, *ids]):
        assert [claim.claim_id for claim in view.claims_of(wanted)] == wanted
    known = [entity.entity_id for entity in view.entities()]
    assert [entity.entity_id for entity in view.entities_of(known[::-1])] == known[::-1]
    for ask in (view.claims_of, view.entities_of):
        with pytest.raises(UnknownNameError):
            ask(["c-nothing"])


def test_facts_of_an_entity_by_any_name(view: View) -> None:
    assert view.find("Zhipu AI").entity_id == "zhipu-ai"
    assert view.find("zhipu-ai") == view.find("智谱")
    assert view.facts("GLM4", "score") == view.facts("glm-4", "score")
    (score,) = view.facts("GLM-4", "score")
    assert score.slot == (("benchmark", "MMLU"),)
    assert score.status == "disputed"
    assert [f.status for f in view.facts("GLM-4", "price")] == ["superseded", "single"]
    assert view.facts(status="disputed") == [score]


def test_why_a_fact_or_claim(view: View) -> None:
    (score,) = view.facts("GLM-4", "score")
    why = view.why(score.fact_id)
    assert why.claims_for[0].claim_id == score.chosen
    assert why.entity.name == "GLM-4"
    assert {c.claim_id for c in why.claims_against} == set(score.claims_against)
    assert view.why(score.claims_against[0]) == why


def test_compare_puts_shared_questions_first(view: View) -> None:
    compared = view.compare("GLM-4", "GPT-4")
    kind, slot, cells = compared.rows[0]
    assert (kind, slot) == ("score", (("benchmark", "MMLU"),))
    assert [len(facts) for facts in cells] == [1, 1]
    assert all(not all(cells) for _, _, cells in compared.rows[1:])


@pytest.mark.parametrize(
    ("ask", "near"),
    [
        (lambda v: v.find("GTP-4"), "GPT-4"),
        (lambda v: v.facts(kind="scores"), "score"),
        (lambda v: v.entities("Modell"), "Model"),
        (lambda v: v.document("a.mdd"), "a.md"),
        (lambda v: v.why("f-nothing"), "f-"),
        (lambda v: v.why("c-nothing"), "c-"),
        (lambda v: v.compare("GLM-4", "GPT4o"), "GPT"),
    ],
)
def test_unknown_names_say_the_nearest(view: View, ask: object, near: str) -> None:
    with pytest.raises(UnknownNameError, match=near):
        ask(view)  # type: ignore[operator]


def test_documents_come_with_and_without_text(view: View) -> None:
    listed = view.documents()
    assert [(d.name, d.n_lines, d.n_claims) for d in listed] == [("a.md", 4, 6), ("b.md", 4, 2)]
    assert listed[0].origin.title == "A"
    document = view.document("a.md")
    assert document == view.document(document.document_id)
    assert document.text == "# a.md\n\nword word\n"
    (heading,) = document.blocks
    assert heading.text.text == "a.md"
    assert document.text[slice(*heading.text.source())] == "# a.md"


def test_problems_and_pairs(view: View) -> None:
    assert [p.place for p in view.problems()] == ["sources/c.md:1"]
    (pair,) = view.waiting()
    assert (pair.a, pair.gain, pair.reasons[0].comparator) == ("GLM-4", 3.0, "name")


@pytest.mark.parametrize("name", sorted(path.stem for path in VIEWS.glob("*.sql")))
def test_every_view_answers_and_says_what_it_is(view: View, name: str) -> None:
    text = (VIEWS / f"{name}.sql").read_text(encoding="utf-8")
    assert text.startswith("-- ")
    rows = view.query(f"SELECT * FROM {name}")
    assert rows.columns
    if name not in ("funding", "doubts"):
        assert rows.rows, name
    assert rows.to_dicts() == [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("SELECT 1; SELECT 2", "SELECT"),
        ("DROP VIEW facts", "DROP"),
        ("DELETE FROM store.facts", "DELETE"),
        ("COPY facts TO 'x.csv'", "COPY"),
        ("ATTACH 'x.db'", "ATTACH"),
        ("SET threads = 1", "SET"),
        ("INSTALL httpfs", "LOAD"),
        ("PRAGMA database_list", ""),
        ("", "-"),
        ("SELECT * FROM read_text('/etc/hostname')", "disabled"),
        ("SELECT * FROM '/etc/passwd.csv'", "disabled"),
        ("SELECT getenv('HOME')", "getenv"),
        ("SELECT nothing FROM facts", "nothing"),
        ("SELEC", "SELEC"),
        ("SELECT ?", "aram"),
        ("SELECT * FROM range(200001)", "200000 rows"),
        ("SELECT repeat('x', 3000000000) FROM range(9)", "MB of memory"),
        ("SELECT range(2000000000)", "MB of memory"),
    ],
)
def test_a_query_is_one_select_over_the_views(view: View, sql: str, words: str) -> None:
    with pytest.raises(LandscapeError) as caught:
        view.query(sql)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(sys.platform != "linux", reason="reads what Linux tells of a process")
def test_an_answer_takes_no_more_memory_than_it_may(tmp_path: Path) -> None:
    """In a process of its own, whose peak is its own: what the database does not count is counted as well."""
    code = """
import resource, sys
from pathlib import Path
from geju.base.errors import LandscapeError
from geju.landscape import view as module
from geju.landscape.build import build
from landscape_material import material
view = module.View(Path(build(material(Path(sys.argv[1])))[0].path))
module._MEGABYTES = 128
before = resource.getrlimit(resource.RLIMIT_DATA)
for sql in ("SELECT repeat('x', 3000000000)", "SELECT repeat('x', 50000000) || range FROM range(99)"):
    try:
        view.query(sql)
        print("answered")
    except LandscapeError as error:
        print(error.problem.key)
print(view.query("SELECT 1").rows, resource.getrlimit(resource.RLIMIT_DATA) == before)
# Of this program alone: what getrusage tells would be that of the process it was forked from.
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(int(peak.split()[1]) // 1024 < 512)
"""
    command = [sys.executable, "-c", code, str(tmp_path)]
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run(command, capture_output=True, text=True, env=environ)
    assert done.stdout.splitlines() == ["landscape.query_too_large"] * 2 + ["((1,),) True", "True"], done.stderr


def test_a_closed_view_says_so(tmp_path: Path) -> None:
    view = open_view(Path(build(material(tmp_path))[0].path))
    view.close()
    for ask in (view.facts, view.documents, lambda: view.query("SELECT 1"), lambda: view.find("GLM-4")):
        with pytest.raises(LandscapeError, match="closed"):
            ask()


def test_a_query_that_never_ends_is_stopped(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geju.landscape.view._SECONDS", 0.2)
    with pytest.raises(LandscapeError, match=r"longer than 0\.2"):
        view.query("SELECT count(*) FROM range(1000000000) a, range(1000000000) b WHERE a.range % 7 = b.range % 11")
    assert view.query("SELECT 1").rows == ((1,),)


def test_parameters(view: View) -> None:
    assert view.query("SELECT ? || ?", ["a", "'; DROP"]).rows == (("a'; DROP",),)


def test_answers_are_frozen(view: View) -> None:
    fact = view.facts()[0]
    for field in fields(fact):
        with pytest.raises(FrozenInstanceError):
            setattr(fact, field.name, None)
    assert isinstance(view.facts("GLM-4", "developer")[0].value, Mention)


def test_what_is_no_edition_is_said(tmp_path: Path) -> None:
    with pytest.raises(LandscapeError, match="geju build"):
        open_view(tmp_path)
    broken = tmp_path / "x.duckdb"
    broken.write_bytes(b"not a database at all" * 1000)
    with pytest.raises(LandscapeError, match="geju build"):
        open_view(broken)
