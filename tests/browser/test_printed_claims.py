"""READMEs printed by a browser say what their Markdown says, however their tables are ruled."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
import printed

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

# The least precision and recall in each style, over the documents below.
FLOORS = {"grid": 0.98, "three lines": 0.95, "row lines": 0.98, "no lines": 0.96}
NAMES = (
    "baichuan-inc__Baichuan-13B__README.md",
    "XiaomiMiMo__MiMo__README.md",
    "meta-llama__llama-models__models__llama3_2__MODEL_CARD.md",
)


@pytest.mark.parametrize("style", FLOORS)
def test_claims_are_those_of_the_text(browser: Browser, style: str, shared: Path, tmp_path: Path) -> None:
    sources = [shared / "corpus" / "readme" / name for name in NAMES]
    for source in sources:
        score = printed.measure(browser, source, style, tmp_path)
        assert score.text > 100 and min(score.precision, score.recall) >= FLOORS[style], (source.name, score)
