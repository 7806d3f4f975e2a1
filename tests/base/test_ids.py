"""Identifiers depend on content alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from geju.base.ids import content_id, sha256, slug


def test_known_values_never_change() -> None:
    # Ids stand in published addresses: a change here breaks every link.
    assert content_id("c", "a", 1) == content_id("c", "a", "1")
    assert content_id("c", "a", 1) != content_id("c", "a1")
    assert sha256(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@given(st.text(max_size=40))
def test_a_slug_is_safe_in_an_address_and_a_file_name(name: str) -> None:
    made = slug(name)
    assert made and not made.startswith(".") and not set(made) & set('/\\:*?"<>| \t\n\r')


def test_names_that_differ_by_a_plus_keep_apart() -> None:
    assert slug("Command R+") != slug("Command R")
