"""Where in a text a quantity can begin: told by one or two characters, before the whole grammar is tried."""

from __future__ import annotations

import re

from geju.claims.values import units
from geju.claims.values.numerals import HAN_DIGITS

_WORDS = [
    re.sub(r"\A\(\?<?!?=?[^)]*\)", "", word).lower()
    for word in (*units.ABOUT, *units.OVER, *units.NEAR, *units.BELOW, *units.CURRENCY_OF)
]
_HEADS = frozenset(
    {*"百数數几幾上ſK万亿千十", *HAN_DIGITS} | {word[0] for word in _WORDS if not re.match("[a-z]", word)}
)
# between, half, a, one to ten, tens, hundreds, thousands, millions, billions, trillions
_STARTS = frozenset(
    {word[:2] for word in _WORDS}
    | {"be", "ha", "an", "on", "tw", "th", "fo", "fi", "si", "se", "ei", "ni", "te", "hu", "mi", "bi", "tr"}
)


def may_begin(text: str, start: int) -> bool:
    """Whether a quantity can begin there."""
    head = text[start]
    if head in _HEADS or head.isdecimal() or head in "aA":
        return True
    return head.isascii() and head.isalpha() and text[start : start + 2].lower() in _STARTS
