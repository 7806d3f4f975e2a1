"""What every comparator promises: symmetric, bounded, with words for its reasons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geju.base.language import messages
from geju.base.registry import entries, entry_names
from geju.entities.comparator import Comparator
from geju.entities.compare import candidate
from geju.model.vocabulary import read_vocabulary

SHELF = "geju.entities.comparators"
VOCABULARY = read_vocabulary()
NAMES = [
    "智谱",
    "智谱 AI",
    "Zhipu",
    "GPT-4",
    "GPT-4o",
    "Llama-3-8B",
    "北京某某科技有限公司",
    "某某科技",
    "Acme Inc.",
    "Acme",
    "張三",
    "张三",
    "",
]


@pytest.mark.parametrize("name", entry_names(SHELF))
@given(a=st.sampled_from(NAMES), b=st.sampled_from(NAMES), type_=st.sampled_from(["Organization", "Model", "Person"]))
def test_symmetric_and_bounded(name: str, a: str, b: str, type_: str) -> None:
    comparator = entries(SHELF, Comparator)[name]
    first, second = candidate(a, type_, VOCABULARY), candidate(b, type_, VOCABULARY)
    reason = comparator.compare(first, second)
    assert reason == comparator.compare(second, first)
    if reason:
        assert -1 <= reason.weight <= 1 and reason.weight != 0
        assert reason.comparator == name
        assert reason.words in messages()
