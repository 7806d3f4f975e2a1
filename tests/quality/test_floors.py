"""Floors of reading, by document and property: they rise by themselves and fall only by a signed change of floors.yaml."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
import quality

FLOORS: list[dict[str, Any]] = yaml.safe_load(quality.FLOORS.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def now(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], dict[str, Any]]:
    target = tmp_path_factory.mktemp("quality") / "claims.jsonl"
    quality.claim_lines(target)
    return quality.reached(target)


@pytest.mark.parametrize("floor", FLOORS, ids=lambda f: f"{f['of']}:{f['property']}")
def test_floor(floor: dict[str, Any], now: dict[tuple[str, str], dict[str, Any]]) -> None:
    found = now[floor["of"], floor["property"]]
    assert found["f1"] >= floor["f1"]
    assert found["grounded"] >= floor["grounded"]


def test_every_claim_that_was_found_is_on_its_line() -> None:
    assert all(floor["grounded"] in (0.0, 1.0) for floor in FLOORS)
    assert next(f for f in FLOORS if (f["of"], f["property"]) == ("all", "all"))["grounded"] == 1.0


def test_a_floor_that_fell_is_signed() -> None:
    for floor in FLOORS:
        fell = floor["f1"] < floor["best"]
        assert fell == ("fallen" in floor), floor
        assert not fell or all(floor["fallen"].get(key) for key in ("by", "why")), floor


def test_floors_rise_and_never_fall_by_themselves() -> None:
    before = [
        {
            "of": "all",
            "property": "score",
            "f1": 0.9,
            "grounded": 1.0,
            "best": 0.95,
            "fallen": {"by": "Ann", "why": "x"},
        }
    ]

    def after(f1: float) -> dict[str, Any]:
        (floor,) = quality.raised([dict(floor) for floor in before], {("all", "score"): {"f1": f1, "grounded": 1.0}})
        return floor

    assert (after(0.8)["f1"], after(0.8)["best"]) == (0.9, 0.95)
    assert (after(0.92)["f1"], after(0.92)["best"], "fallen" in after(0.92)) == (0.92, 0.95, True)
    assert (after(0.9678)["f1"], after(0.9678)["best"], "fallen" in after(0.9678)) == (0.967, 0.967, False)
