"""The Python interface: frozen objects that lead to their sources, plain values on request, few names, light to import."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, fields
from decimal import Decimal
from pathlib import Path

import pytest

import geju
from geju.api import Landscape, Records
from small import write_landscape


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = write_landscape(tmp_path_factory.mktemp("api") / "small")
    geju.build(place)
    return place


@pytest.fixture
def landscape(folder: Path) -> Iterator[Landscape]:
    with geju.open(folder) as opened:
        yield opened


def test_from_a_fact_to_the_words_of_its_source(landscape: Landscape) -> None:
    (fact,) = [f for f in landscape.facts("GLM-4", kind="score") if dict(f.slot)["benchmark"] == "GSM8K"]
    assert isinstance(fact.value, geju.Quantity)
    assert fact.value.amount == Decimal("93.3")
    why = landscape.why(fact.fact_id)
    claim = why.claims_for[0]
    assert (claim.document, claim.span.line, claim.span.quote) == ("maker.md", 5, "93.3")
    assert landscape.document(claim.document).text[claim.span.start : claim.span.end] == claim.span.quote
    assert [c.span.quote for c in why.claims_against] == ["91.0"]


def test_plain_values(landscape: Landscape) -> None:
    for records in (landscape.facts(), landscape.claims(), landscape.entities()):
        assert isinstance(records, Records)
        plain = records.to_dicts()
        assert len(plain) == len(records) > 0
        assert json.loads(json.dumps(plain, ensure_ascii=False)) == plain
        assert records[:2].to_dicts() == plain[:2]
        assert records == Records(records)
        assert hash(records) == hash(Records(records))
        assert str(len(records)) in repr(records)
    assert "small" in repr(landscape)


def test_objects_are_frozen(landscape: Landscape) -> None:
    for item in (landscape.facts()[0], landscape.claims()[0], landscape.entities()[0], landscape.edition):
        with pytest.raises(FrozenInstanceError):
            setattr(item, fields(item)[0].name, "x")
    with pytest.raises(TypeError):
        landscape.facts()[0] = None  # type: ignore[index]


def test_asking(landscape: Landscape) -> None:
    assert landscape.find("智谱 AI").type == "Organization"
    assert "score" in landscape.kinds
    assert len(landscape.compare("GLM-4", "GPT-4").rows) >= 3
    assert [d.name for d in landscape.documents()] == ["maker.md", "notes/more.csv", "report.md"]
    assert landscape.problems() == ()
    assert landscape.query("SELECT count(*) AS n FROM claims").to_dicts() == [{"n": len(landscape.claims())}]
    with pytest.raises(geju.UnknownNameError, match="GPT-4"):
        landscape.facts("GTP-4")


def test_reading_and_building(folder: Path) -> None:
    claims = geju.read(folder / "sources" / "maker.md")
    assert {claim.kind for claim in claims} >= {"score"}
    assert geju.build(folder).unchanged
    with pytest.raises(geju.GejuError):
        geju.open(folder / "sources")
    with pytest.raises(geju.GejuError):
        geju.read(folder / "nothing.md")


def test_every_method_says_what_it_does() -> None:
    for name, member in inspect.getmembers(Landscape):
        if not name.startswith("_"):
            assert inspect.getdoc(member), name
    for name in geju.__all__:
        assert name in dir(geju)


def test_everything_that_is_answered_gives_plain_values(landscape: Landscape, folder: Path) -> None:
    fact = landscape.facts("GLM-4", kind="score")[0]
    single = [
        fact,
        landscape.claims()[0],
        landscape.find("GLM-4"),
        landscape.why(fact.fact_id),
        landscape.compare("GLM-4", "GPT-4"),
        landscape.documents()[0],
        landscape.document("report.md"),
        landscape.edition,
        geju.build(folder),
    ]
    for item in single:
        plain = item.to_dict()  # type: ignore[attr-defined]
        assert plain and json.loads(json.dumps(plain, ensure_ascii=False)).keys() == plain.keys(), type(item)
    rows = landscape.compare("GLM-4", "GPT-4").to_dicts()
    assert {"kind", "qualifiers", "facts"} == set(rows[0])
    assert [d["name"] for d in landscape.documents().to_dicts()] == ["maker.md", "notes/more.csv", "report.md"]
    assert landscape.problems().to_dicts() == []
    assert landscape.claims().to_dicts()[0]["claim_id"] == landscape.claims()[0].claim_id


def test_what_cannot_be_meant_is_said_in_words(landscape: Landscape, folder: Path) -> None:
    asked = [
        lambda: landscape.why(None),  # type: ignore[arg-type]
        lambda: landscape.compare(["GLM-4", "GPT-4"]),  # type: ignore[arg-type]
        lambda: landscape.find(3),  # type: ignore[arg-type]
        lambda: landscape.compare(),
    ]
    for ask, words in zip(asked, ("not None", "GLM-4", "not 3", "nothing to compare"), strict=True):
        with pytest.raises(geju.GejuError, match=words):
            ask()
    for place, words in (
        (folder / "sources" / "maker.md", "not the folder of a landscape"),
        (folder / "nowhere", "no such folder"),
        (folder / "sources", r"no project\.yaml"),
    ):
        with pytest.raises(geju.GejuError, match=words):
            geju.open(place)


def test_after_closing_nothing_can_be_asked(folder: Path) -> None:
    opened = geju.open(folder)
    assert opened.kinds and opened.facts() and opened.find("GLM-4")
    opened.close()
    opened.close()
    asked = [lambda: opened.kinds, opened.facts, opened.problems, lambda: opened.edition, lambda: opened.find("GLM-4")]
    for ask in (*asked, lambda: opened.query("SELECT 1"), lambda: opened.why("f-x"), lambda: opened.compare("GLM-4")):
        with pytest.raises(geju.GejuError, match=r"closed.*geju\.open"):
            ask()
    assert "small" in repr(opened)
