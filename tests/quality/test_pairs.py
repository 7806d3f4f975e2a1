"""Pairs of claims in real documents get the right kind of disagreement."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest

from geju.asking import open_landscape
from geju.landscape.auditing.audit import audit
from geju.landscape.build import weigh
from geju.landscape.comparing.relate import relate
from geju.landscape.rule import Trust
from geju.landscape.view import View
from geju.model.claim import Claim
from geju.model.vocabulary import read_vocabulary
from geju.pipeline import build

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
import scorecard

# Documents beside those of the pairs, which say the same as one side.
WITNESSES = {
    "Kleinster2__financial-charts__investing__Actors__01.AI.md",
    "ziliangpeng__world__ai__ailabs__llm-chinese-01ai.md",
}
PAIRS = Path(__file__).with_name("pairs.tsv")
VOCABULARY = read_vocabulary()


def rows() -> list[list[str]]:
    with PAIRS.open(encoding="utf-8") as file:
        return [row for row in csv.reader(file, delimiter="\t") if row and not row[0].startswith("#")]


@pytest.fixture(scope="module")
def view(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> View:
    folder = tmp_path_factory.mktemp("pairs") / "landscape"
    scorecard.landscape(folder, only={place.rpartition(":")[0] for row in rows() for place in row[:2]} | WITNESSES)
    build(folder)
    return open_landscape(folder)


@pytest.fixture(scope="module")
def trust(view: View) -> Trust:
    return weigh([view.document(d.document_id) for d in view.documents()], makers=VOCABULARY.makers)


def one(view: View, place: str, kind: str, raw: str) -> list[Claim]:
    name, _, line = place.rpartition(":")
    document = next(d.document_id for d in view.documents() if d.name.rpartition("/")[2] == name)
    said = [c for c in view.claims(kind=kind, document=document) if c.span.line == int(line)]
    return [c for c in said if raw in c.span.quote]


@pytest.mark.parametrize(("a", "b", "kind", "left", "right", "sort"), rows())
def test_pair(view: View, trust: Trust, a: str, b: str, kind: str, left: str, right: str, sort: str) -> None:
    changes = kind in ("valuation", "context_window", "price")
    found = {
        relate(x, y, VOCABULARY.kind(kind), trust, {}, changes=changes).sort
        for x in one(view, a, kind, left)
        for y in one(view, b, kind, right)
        if x.subject_id == y.subject_id
        and (kind != "score" or dict(x.qualifier_ids)["benchmark"] == dict(y.qualifier_ids)["benchmark"])
    }
    assert found == ({sort} if sort != "agree" else found & {"equal", "compatible"}) and found


def test_a_number_in_the_wrong_column_is_doubted(view: View) -> None:
    """An amount raised that is elsewhere what the company was worth, and the other way round."""
    doubted = {(d.claim.document.rpartition("/")[2], d.claim.span.line, d.claim.kind) for d in audit(view).doubted}
    report = "000_296bd5fe3f917562.txt"
    assert {(report, 978, "funding_amount"), (report, 214, "valuation")} <= doubted
