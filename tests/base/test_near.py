"""A name is offered only where it may be meant; currencies of descriptions are those that are read."""

from __future__ import annotations

import json

import pytest

from geju.base.errors import AccessError, UnknownNameError, accessing, nearest
from geju.claims.values.units import CURRENCIES
from geju.model.folder.sources import SCHEMA

KNOWN = ["GPT-4", "GPT-4o", "Claude 3 Opus", "智谱 AI", "official", "paper"]


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("GTP-4", "GPT-4"),
        ("gpt-4", "GPT-4"),
        ("claude 3 opsu", "Claude 3 Opus"),
        ("智谱AI", "智谱 AI"),
        ("offical", "official"),
        ("Gemini", ""),
        ("report", ""),
        ("x", ""),
        ("", ""),
    ],
)
def test_near_is_near(name: str, near: str) -> None:
    assert nearest(name, KNOWN) == near


def test_where_nothing_is_known_nothing_is_listed() -> None:
    error = UnknownNameError("document", "x", [])
    assert "Known" not in str(error) and "已知" not in error.words("zh")


def test_what_the_system_says_is_said_in_both_languages() -> None:
    with pytest.raises(AccessError) as caught, accessing("/x"):
        raise OSError(28, "No space left on device")
    assert str(caught.value).startswith("/x: the disk is full") and "磁盘已满" in caught.value.words("zh")
    with pytest.raises(AccessError, match="odd") as caught, accessing("/x"):
        raise OSError(99999, "odd")
    assert "odd" in caught.value.words("zh")


def test_currencies_that_may_be_named_are_those_that_are_read() -> None:
    for name, key in (("source", "currency"), ("project", "base_currency")):
        schema = json.loads((SCHEMA.parent / f"{name}.schema.json").read_text("utf-8"))
        assert schema["properties"][key]["enum"] == sorted(CURRENCIES)
