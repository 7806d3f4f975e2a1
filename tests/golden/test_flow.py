"""The whole way of three small documents, kept word for word: document, claims, entities, facts, figure.

A change of any of them is seen here as a difference that somebody reads; ``--write-golden`` writes it anew.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import geju
from geju import pipeline
from geju.model.figure import Mark

HERE = Path(__file__).parent
STAGES = ("documents", "claims", "entities", "facts", "figures")


def lines(records: list[object]) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def shown(row: tuple[tuple[Mark, ...], ...]) -> list[str]:
    """A row of a figure as people read it, with the number of claims behind each mark."""
    return [", ".join(f"{mark.words} ({len(mark.claim_ids)})" for mark in cell) for cell in row]


@pytest.fixture(scope="module")
def flow(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each stage gives, as text: one record a line."""
    folder = tmp_path_factory.mktemp("golden") / "landscape"
    shutil.copytree(HERE / "landscape", folder)
    geju.build(folder)
    with geju.open(folder) as landscape:
        blocks: list[object] = [
            [listed.name, block.kind, landscape.document(listed.name).line_of(block.start), block.text.text]
            for listed in landscape.documents()
            for block in landscape.document(listed.name).blocks
        ]
    names = ("funding", "prices", "scores")
    figures: list[object] = [
        [figure.name, figure.language, list(figure.columns), *(shown(row) for row in figure.rows)]
        for figure in pipeline.draw(folder, names, ("en", "zh"))
    ]
    exports = {what: pipeline.export(folder, what).decode() for what in ("claims", "entities", "facts")}
    return {"documents": lines(blocks), "figures": lines(figures), **exports}


@pytest.mark.parametrize("stage", STAGES)
def test_each_stage_gives_what_it_gave(flow: dict[str, str], stage: str, request: pytest.FixtureRequest) -> None:
    path = HERE / "expected" / f"{stage}.jsonl"
    if request.config.getoption("--write-golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(flow[stage], encoding="utf-8")
    assert flow[stage] == path.read_text(encoding="utf-8")
