"""Numbers as people read them: ``400000000 USD`` is “US$400M” in English and “4 亿美元” in Chinese, never rounded."""

from __future__ import annotations

import re
from decimal import Decimal

from geju.base.language import messages, say

# The scale words of each language, largest first.
_SCALES = {
    "en": ((Decimal(10) ** 12, "T"), (Decimal(10) ** 9, "B"), (Decimal(10) ** 6, "M")),
    "zh": ((Decimal(10) ** 12, " 万亿"), (Decimal(10) ** 8, " 亿"), (Decimal(10) ** 4, " 万")),
}
# Lengths of text are counted in thousands in both languages: 128K.
_THOUSANDS = {"token", "character"}
_PLACES = 2
_MOST_DIGITS = 24
_LATIN_UNIT = re.compile(r"(?<=[万亿]) (?=[\u4e00-\u9fff])")


def say_amount(
    low: Decimal | None, high: Decimal | None, unit: str = "", approx: str = "", language: str = "en"
) -> str:
    """An interval in words with its unit, ``approx`` as in ``model.value.Quantity``; an open side is None.

    A scale word is used only where the number keeps every digit: 131,072 tokens stay so, 128,000 are 128K. Zeros at
    the end stay only on a number without a unit, where they say how exactly it was measured: 86.40.
    """
    if unit:
        low, high = (None if end is None else _trimmed(end) for end in (low, high))
    if low is not None and high is not None and low != high:
        factor, word = _scale(high, unit, language)
        if any(not _short(end / factor) for end in (low, high)):
            factor, word = Decimal(1), ""
        return _with_unit(f"{_digits(low / factor)}–{_digits(high / factor)}{word}", unit, language)
    number = low if low is not None else high
    if number is None:
        return say("amounts.unknown", language)
    words = _with_unit(say_number(number, unit, language), unit, language)
    if approx in ("about", "over", "under"):
        return say(f"amounts.{approx}", language, amount=words)
    if low is None or high is None:
        return say("amounts.to" if low is None else "amounts.from", language, amount=words)
    return words


def _trimmed(number: Decimal) -> Decimal:
    return number if _long(number) else number.normalize()


def _long(number: Decimal) -> bool:
    """Whether a number has more digits than decimal arithmetic keeps."""
    return len(number.as_tuple().digits) > _MOST_DIGITS


def say_number(number: Decimal, unit: str = "", language: str = "en") -> str:
    """A number with thousands set apart, or with a scale word where that loses nothing; without the unit."""
    factor, word = _scale(number, unit, language)
    return f"{_digits(number / factor)}{word}"


def say_unit(unit: str, language: str = "en") -> str:
    """A unit alone, as a heading says it: ``CNY / M tokens``."""
    key = _key(unit)
    return say(key, language, amount="").strip(" /") if key in messages() else unit


def _scale(number: Decimal, unit: str, language: str) -> tuple[Decimal, str]:
    size = abs(number)
    if _long(number):
        return Decimal(1), ""
    if unit in _THOUSANDS and Decimal(1000) <= size < Decimal(10) ** 6 and size % 1000 == 0:
        return Decimal(1000), "K"
    for factor, word in _SCALES.get(language, _SCALES["en"]):
        if size >= factor and _short(number / factor):
            return factor, word
    return Decimal(1), ""


def _short(number: Decimal) -> bool:
    exponent = number.normalize().as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -_PLACES


def _digits(number: Decimal) -> str:
    if number and abs(number.adjusted()) > _MOST_DIGITS:
        return f"{number.normalize():E}"
    # Four digits stay together: years of parameters and scores read better so.
    return f"{number:,f}" if abs(number) >= 10_000 else f"{number:f}"


def _with_unit(number: str, unit: str, language: str) -> str:
    if not unit:
        return number
    key = _key(unit)
    words = say(key, language, amount=number) if key in messages() else f"{number} {unit}"
    return _LATIN_UNIT.sub("", words)


def _key(unit: str) -> str:
    return "amounts.unit_" + re.sub(r"[^a-z]+", "_", unit.casefold())
