"""How a source stands to what it says: told as a rumour, possible, planned, denied; the words are in ``stance.yaml``."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

from geju.base.content import load_yaml

Stance = Literal["doubted", "possible", "planned", "denied"]
_FILE = Path(__file__).with_name("stance.yaml")
_SCHEMA = Path(__file__).parents[2] / "model" / "schemas" / "stance.schema.json"
_QUESTION = re.compile(r"(?:[?？][”’\"')）]*|吗[。！]?|嗎[。！]?)\s*\Z")


@cache
def words_of(stance: Stance) -> re.Pattern[str]:
    """The words that show a stance."""
    said = load_yaml(_FILE, _SCHEMA)[stance]
    latin = rf"(?<![A-Za-z])(?:{'|'.join(said['en'])})(?![A-Za-z])"
    return re.compile("|".join((*said["zh"], latin)), re.IGNORECASE)


def asks(sentence: str) -> bool:
    """Whether a sentence is a question."""
    return bool(_QUESTION.search(sentence))
