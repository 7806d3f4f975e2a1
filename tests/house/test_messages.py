"""What geju says, it says in Chinese and English, and nothing it says is missing or left over."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from geju.base.errors import UnknownNameError
from geju.base.language import LANGUAGES, messages
from geju.claims.measures import measures
from geju.model.vocabulary import read_vocabulary

SRC = Path(__file__).parents[2] / "src" / "geju"
KEY = re.compile(r"""["'](?P<key>[a-z]+\.[a-z][a-z0-9_]*[a-z0-9])["']""")
ROOMS = {path.stem for path in (SRC / "base" / "messages").glob("*.yaml")}


@pytest.mark.parametrize("key", sorted(messages()))
def test_message_is_whole_in_every_language(key: str) -> None:
    words = messages()[key]
    assert set(words) == set(LANGUAGES)
    fields = [{field for _, field, _, _ in Formatter().parse(text) if field} for text in words.values()]
    assert fields[0] == fields[1]


def test_every_key_in_code_exists() -> None:
    wrong = []
    for path in sorted(SRC.rglob("*.py")):
        for found in KEY.finditer(path.read_text(encoding="utf-8")):
            room, _, name = found["key"].partition(".")
            if room in ROOMS and found["key"] not in messages() and name not in ("yaml", "py", "json"):
                wrong.append(f"{path.name}: {found['key']}")
    assert wrong == []


def test_chinese_is_chinese() -> None:
    han = re.compile(r"[\u4e00-\u9fff]")
    # A message that only carries what fills it, or a name that is the same in both languages, needs no Han.
    same = [key for key, words in messages().items() if words["zh"] != words["en"] and not han.search(words["zh"])]
    assert same == []


def test_sorts_of_things_are_said_in_chinese() -> None:
    for what in ("entity", "entity type", "kind", "exhibit", "publisher", "mapping", "document"):
        words = UnknownNameError(what, "x", ["y"]).words("zh")
        assert what not in words and re.search("没有名为“x”的[\u4e00-\u9fff]+", words)


def test_every_measure_is_a_word_in_both_languages() -> None:
    known = dict(read_vocabulary().kind("metric").translations)
    for measure in measures():
        labels = dict(known[measure.name])
        assert (re.search("[\u4e00-\u9fff]", labels["zh"]) and labels["en"] != measure.name) or measure.name.isalpha()
