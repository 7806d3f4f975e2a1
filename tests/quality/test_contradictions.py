"""The contradictions within a long report are found, and what is found is one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from geju.asking import open_landscape
from geju.landscape.auditing.scorecard import Scorecard
from geju.pipeline import build

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
import scorecard


@pytest.fixture(scope="module")
def card(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Scorecard:
    place = tmp_path_factory.mktemp("report") / "landscape"
    scorecard.landscape(place, alone=True)
    build(place)
    with open_landscape(place) as view:
        return scorecard.scorecard(view, scorecard.REPORT)


def test_recall_and_precision(card: Scorecard) -> None:
    figures = scorecard.measure(card)
    assert figures["must"] >= 20
    assert figures["recall"] >= 0.9, figures["missed"]
    assert figures["precision"] >= 0.9, figures["wrong"]


def test_alone_nothing_is_confirmed(card: Scorecard) -> None:
    assert card.counts["confirmed"] == card.counts["by_others"] == 0
    assert card.counts["by_itself"] > 0
