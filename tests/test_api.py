"""The Python interface: frozen objects that lead to their sources, plain values on request, few names, light to import."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
import time
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


@pytest.mark.slow
def test_importing_takes_less_than_a_fifth_of_a_second() -> None:
    times = []
    for _ in range(7):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", "import geju"], check=True)
        times.append(time.perf_counter() - started)
    assert sorted(times)[3] < 0.2
