"""Floors of reading: they may rise by themselves and fall only by a signed change of floors.yaml."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from geju.claims.extract import extract
from geju.documents.read import read
from geju.model.vocabulary import read_vocabulary

FLOORS = yaml.safe_load(Path(__file__).with_name("floors.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def lines(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    paths = {p.name: p for p in (shared / "corpus").rglob("*") if p.is_file()}
    scopes = [json.loads(p.read_text(encoding="utf-8")) for p in sorted((shared / "gold").glob("*.scope.json"))]
    target = tmp_path_factory.mktemp("quality") / "claims.jsonl"
    with target.open("w", encoding="utf-8") as file:
        for scope in scopes:
            for claim in extract(read(paths[scope["document"]]), read_vocabulary()).claims:
                file.write(json.dumps(claim.to_line(), ensure_ascii=False) + "\n")
    return target


@pytest.mark.parametrize("floor", FLOORS, ids=lambda f: f"{f['of']}:{f.get('property', 'all')}")
def test_floor(floor: dict[str, object], lines: Path, shared: Path) -> None:
    score = [sys.executable, str(shared / "gold" / "score"), str(lines), "--json"]
    if floor["of"] == "report":
        score += ["--document", next((shared / "corpus" / "report").glob("*.txt")).name]
    if "property" in floor:
        score += ["--property", str(floor["property"])]
    done = subprocess.run(score, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)["all"]
    assert found["f1"] >= floor["f1"]
    assert found["grounded"] >= floor["grounded"]
