"""Score tables of real reports in PDF, against what people's eyes read on the page."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from claims.making import claims_of
from geju.base.text import fold
from geju.documents.read import read
from geju.model.claim import Claim
from geju.model.document import Document
from geju.model.value import Quantity

TABLES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("pdf").joinpath("scores.yaml").read_text("utf-8")
)
Score = tuple[str, str, Decimal]


@cache
def _read(path: Path) -> tuple[Document, tuple[Claim, ...]]:
    document = read(path)
    return document, claims_of(document)


def printed(table: dict[str, Any]) -> set[Score]:
    return {
        (fold(model), fold(benchmark), Decimal(str(score)).normalize())
        for model, scores in table["models"].items()
        for benchmark, score in zip(table["benchmarks"], scores, strict=True)
        if score != "-"
    }


def claimed(table: dict[str, Any], path: Path) -> dict[Score, list[Claim]]:
    """The scores of the claims made from the table."""
    document, claims = _read(path)
    captioned = [b for b in document.blocks if b.table and b.table.caption]
    (block,) = [b for b in captioned if b.table.caption.text.startswith(table["table"])]  # type: ignore[union-attr]
    known = {fold(benchmark) for benchmark in table["benchmarks"]}
    found: dict[Score, list[Claim]] = {}
    for claim in claims:
        if claim.kind == "score" and block.start <= claim.span.start < block.end and isinstance(claim.value, Quantity):
            assert claim.value.amount is not None
            key = fold(claim.subject.name), _benchmark(claim, known), claim.value.amount.normalize()
            found.setdefault(key, []).append(claim)
    return found


def _benchmark(claim: Claim, known: set[str]) -> str:
    """The test of a score as the page names it: a part of the name may be read as the setting, a measure as the name's."""
    name, setting = claim.qualifier("benchmark"), fold(claim.qualifier("setting"))
    plain = fold(name.partition(" (")[0])
    for one in sorted(known, key=len, reverse=True):
        rest = one.removeprefix(plain)
        if one in (fold(name), plain) or (rest != one and rest in setting):
            return one
    return fold(name)


@pytest.mark.parametrize("table", TABLES, ids=lambda t: f"{t['document'].split('__')[1]}-{t['table']}")
def test_scores_are_those_on_the_page(table: dict[str, Any], shared: Path) -> None:
    path = shared / "corpus" / "pdf" / table["document"]
    wanted, found = printed(table), claimed(table, path)
    hits = len(wanted & set(found))
    f1 = 2 * hits / (len(wanted) + len(found))
    assert f1 >= 0.9, (sorted(wanted - set(found)), sorted(set(found) - wanted))
    for claims in found.values():
        assert all(claim.span.page == table["page"] and claim.span.box for claim in claims)
