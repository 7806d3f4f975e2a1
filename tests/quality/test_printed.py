"""READMEs printed by a browser say what their Markdown says, however their tables are ruled."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
import printed

# The least precision and recall in each style, over the documents below.
FLOORS = {"grid": 0.98, "three lines": 0.95, "row lines": 0.98, "no lines": 0.96}
NAMES = (
    "baichuan-inc__Baichuan-13B__README.md",
    "XiaomiMiMo__MiMo__README.md",
    "meta-llama__llama-models__models__llama3_2__MODEL_CARD.md",
)


@pytest.mark.parametrize("style", FLOORS)
def test_claims_are_those_of_the_text(style: str, shared: Path, tmp_path: Path) -> None:
    if not Path(printed.CHROMIUM).is_file():
        pytest.skip("prints with Debian's Chromium, which is not here")
    pytest.importorskip("playwright")
    with printed.browser() as context:
        sources = [shared / "corpus" / "readme" / name for name in NAMES]
        scores = [printed.measure(context, source, style, tmp_path) for source in sources]
    for source, score in zip(sources, scores, strict=True):
        assert score.text > 100 and min(score.precision, score.recall) >= FLOORS[style], (source.name, score)
