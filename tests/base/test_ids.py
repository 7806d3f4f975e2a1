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


@given(st.text(max_size=20), st.integers(min_value=0, max_value=15))
def test_an_id_is_the_hash_in_base_36_the_lowest_digit_first(word: str, length: int) -> None:
    number = int(sha256(f"{word}\x1f7".encode("utf-8", "surrogatepass"))[:24], 16)
    digits = "".join(("0123456789abcdefghijklmnopqrstuvwxyz"[number // 36**n % 36]) for n in range(length))
    assert content_id("x", word, 7, length=length) == f"x-{digits}"


@given(st.text(max_size=40))
def test_a_slug_is_safe_in_an_address_and_a_file_name(name: str) -> None:
    made = slug(name)
    assert made and not made.startswith(".") and not set(made) & set('/\\:*?"<>| \t\n\r')


def test_names_that_differ_by_a_plus_keep_apart() -> None:
    assert slug("Command R+") != slug("Command R")
