"""Errors say what is known and what to do, in both languages, and survive a process boundary."""

from __future__ import annotations

import pickle

import pytest

from geju.base import errors
from geju.base.errors import ContentError, GejuError, UnknownNameError
from geju.base.registry import entry
from geju.base.settings import Settings, read_settings
from geju.documents.format import AnyFormat


def test_nearest_name_is_offered() -> None:
    error = UnknownNameError("kind", "pirce", ["price", "score"])
    assert "“price”" in str(error) and "did you mean" in str(error)
    assert "是否指" in error.words("zh")


def test_without_a_near_name_the_known_ones_are_listed() -> None:
    assert "price, score" in str(UnknownNameError("kind", "xyz", ["score", "price"]))


def test_errors_are_the_same_after_pickling() -> None:
    error = ContentError("base.yaml_broken", path="a.yaml", line=3, reason="why")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is ContentError and str(again) == str(error) and again.problem == error.problem


def test_the_tree_drawn_at_the_head_of_the_file_is_the_tree() -> None:
    drawn = {word for word in (errors.__doc__ or "").split() if word.endswith("Error")}
    real = {name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, GejuError)}
    assert drawn == real


def test_unknown_shelf_entry_is_said_with_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match="markdown"):
        entry("geju.documents.formats", "markdwon", AnyFormat)


@pytest.mark.parametrize(
    ("environ", "language"),
    [({}, "en"), ({"LANG": "zh_CN.UTF-8"}, "zh"), ({"GEJU_LANG": "zh", "LANG": "en_US"}, "zh"), ({"LANG": "C"}, "en")],
)
def test_language_comes_from_the_surroundings(environ: dict[str, str], language: str) -> None:
    assert read_settings(environ).language == language


def test_settings_that_cannot_be_meant_are_refused() -> None:
    with pytest.raises(errors.UsageError, match="GEJU_MAX_BYTES"):
        read_settings({"GEJU_MAX_BYTES": "many"})
    with pytest.raises(errors.UsageError, match="GEJU_LANG"):
        read_settings({"GEJU_LANG": "fr"})
    assert read_settings({"GEJU_MAX_BYTES": "10"}).max_bytes == 10
    assert read_settings({}) == Settings()
