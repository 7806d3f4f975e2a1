"""Clean text leads back to the very characters of the source."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from geju.base.text import MappedText, fold, has_cjk, normalise

PARTS = st.lists(st.tuples(st.text(max_size=5), st.integers(0, 4)), max_size=8)


def mapped(parts: list[tuple[str, int]]) -> tuple[MappedText, str]:
    """Text kept in parts, with marks of some length between them that are not read; and the source."""
    source, kept = "", []
    for text, n_marks in parts:
        source += "*" * n_marks
        kept.append(MappedText.plain(text, len(source)))
        source += text
    return MappedText.joined(kept), source


@given(PARTS)
def test_every_character_leads_back(parts: list[tuple[str, int]]) -> None:
    text, source = mapped(parts)
    for index, character in enumerate(text.text):
        start, end = text.source(index, index + 1)
        assert source[start:end] == character


@given(PARTS, st.integers(0, 40), st.integers(0, 40))
def test_a_cut_keeps_the_map(parts: list[tuple[str, int]], a: int, b: int) -> None:
    text, _ = mapped(parts)
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    cut = text.cut(start, end)
    assert cut.text == text.text[start:end]
    if cut.text:
        assert cut.source() == text.source(start, end)


@given(PARTS)
def test_strip_is_a_cut(parts: list[tuple[str, int]]) -> None:
    text, _ = mapped(parts)
    assert text.strip().text == text.text.strip()


def test_a_run_that_stands_for_its_source_is_never_cut_in_two() -> None:
    text = MappedText.joined([("a", 0, 1), ("&", 1, 5), ("b", 6, 1)])  # a&amp;b
    assert text.source(1, 2) == (1, 6)
    assert text.source(0, 3) == (0, 7)


@given(st.text(max_size=30))
def test_normalised_text_maps_back(text: str) -> None:
    clean = normalise(text)
    if clean.text:
        start, end = clean.source()
        assert 0 <= start < end <= len(text)


def test_full_width_and_case_do_not_matter() -> None:
    assert normalise("ＧＰＴ－４").text == "gpt-4"
    assert fold("GPT-4 (0314)") == fold("gpt 4（0314）") == "gpt40314"


def test_plus_tells_names_apart() -> None:
    assert fold("Command R+") != fold("Command R")


@given(st.text(max_size=20))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


def test_han_characters_are_known() -> None:
    assert has_cjk("GLM 智谱") and not has_cjk("GLM")
