"""Numbers written in digits or in Chinese numerals, as exact decimals."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

DIGITS = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d{1,3}(?:_\d{3})+|\d+(?:\.\d+)?"
HAN_DIGITS = "零〇一二两兩三四五六七八九"
HAN = rf"[{HAN_DIGITS}十](?:[{HAN_DIGITS}十百千]*[{HAN_DIGITS[2:]}十百千])?(?:点[{HAN_DIGITS}]+)?"
_VALUES = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}  # fmt: skip
_STEPS = {"十": 10, "百": 100, "千": 1000}
_GROUPS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}


_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ENGLISH = {word: Decimal(n) for n, word in enumerate(_WORDS, 1)}
_ENGLISH |= {"a": Decimal(1), "an": Decimal(1), "half a": Decimal("0.5"), "a quarter of a": Decimal("0.25")}
ENGLISH = r"\b(?:half\s+an?|a\s+quarter\s+of\s+a|an?|one|two|three|four|five|six|seven|eight|nine|ten)"


def read_english(text: str) -> Decimal:
    """``one``, ``a``, ``half a``; raises ValueError for anything else."""
    words = " ".join(text.lower().split())
    if words not in _ENGLISH:
        raise ValueError(f"not a number: {text!r}")
    return _ENGLISH[words]


def read_digits(text: str) -> Decimal:
    """``1,234.5``, ``131_072`` or full-width digits; raises ValueError for anything else."""
    clean = unicodedata.normalize("NFKC", text).replace(",", "").replace("_", "")
    if not re.fullmatch(r"\d+(?:\.\d+)?", clean):
        raise ValueError(f"not a number: {text!r}")
    return Decimal(clean)


def read_han(text: str) -> Decimal:
    """``一百二十三``, ``三千万``, ``两亿``, ``二〇二四``, ``三点五``; raises ValueError for anything else."""
    whole, point, rest = text.partition("点")
    if point:
        if not rest or any(c not in _VALUES for c in rest):
            raise ValueError(f"not a numeral: {text!r}")
        return read_han(whole) + Decimal("0." + "".join(str(_VALUES[c]) for c in rest))
    if not whole:
        raise ValueError("no numeral")
    if all(c in _VALUES for c in whole):
        return Decimal("".join(str(_VALUES[c]) for c in whole))
    total = section = 0
    digit = None
    for character in whole:
        if character in _VALUES:
            digit = _VALUES[character]
        elif character in _STEPS:
            section += (1 if digit is None else digit or 1) * _STEPS[character]
            digit = None
        elif character in _GROUPS:
            group = _GROUPS[character]
            section += digit or 0
            below = total % group  # what stands before a larger group belongs to it: 三万亿; 一亿两千万 does not
            total += -below + (below + section or 1) * group
            section, digit = 0, None
        else:
            raise ValueError(f"not a numeral: {text!r}")
    return Decimal(total + section + (digit or 0))


_OUT_OF = re.compile(r"(?P<right>\d{1,4})\s*/\s*(?P<all>\d{2,4})")
_LEAST_QUESTIONS = 12  # “8/10” is a mark, not a share of questions


def read_share(text: str) -> tuple[Decimal, int] | None:
    """“4/30” as a share of a hundred, with the number of questions that it is out of; None for anything else."""
    found = _OUT_OF.fullmatch(text.strip())
    n = int(found["all"]) if found else 0
    if found is None or n < _LEAST_QUESTIONS or int(found["right"]) > n:
        return None
    return round(Decimal(found["right"]) * 100 / n, 3).normalize() + 0, n
