"""Numbers as people read them: ``400000000 USD`` is “US$400M” in English and “4 亿美元” in Chinese, never rounded."""

from __future__ import annotations

import re
from decimal import Decimal

from geju.base.language import messages, say

# The scale words of each language with the power of ten that each stands for, largest first.
_SCALES = {"en": ((12, "T"), (9, "B"), (6, "M")), "zh": ((12, " 万亿"), (8, " 亿"), (4, " 万"))}
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
        power, word = _scale(high, unit, language)
        if not (_short(low, power) and _short(high, power)):
            power, word = 0, ""
        return _with_unit(f"{_digits(low, power)}–{_digits(high, power)}{word}", unit, language)
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
    """Whether a number has more digits than decimal arithmetic keeps, or than anybody would read."""
    return len(number.as_tuple().digits) > _MOST_DIGITS or abs(number.adjusted()) > _MOST_DIGITS


def say_number(number: Decimal, unit: str = "", language: str = "en") -> str:
    """A number with thousands set apart, or with a scale word where that loses nothing; without the unit."""
    power, word = _scale(number, unit, language)
    return f"{_digits(number, power)}{word}"


def say_unit(unit: str, language: str = "en") -> str:
    """A unit alone, as a heading says it: ``CNY / M tokens``."""
    key = _key(unit)
    return say(key, language, amount="").strip(" /") if key in messages() else unit


def _scale(number: Decimal, unit: str, language: str) -> tuple[int, str]:
    """The power of ten to say a number in, and its word; 0 and no word where that would cost a digit."""
    if _long(number):
        return 0, ""
    size = abs(number)
    if unit in _THOUSANDS and 1000 <= size < 1_000_000 and size % 1000 == 0:
        return 3, "K"
    scales = _SCALES.get(language, _SCALES["en"])
    return next((s for s in scales if size >= Decimal(10) ** s[0] and _short(number, s[0])), (0, ""))


def _short(number: Decimal, power: int) -> bool:
    exponent = number.scaleb(-power).normalize().as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -_PLACES


def _digits(number: Decimal, power: int) -> str:
    if number and _long(number):
        return f"{number:E}" if abs(number.adjusted()) > _MOST_DIGITS else f"{number:,f}"
    scaled = number.scaleb(-power).normalize() if power else number
    # Four digits stay together: years of parameters and scores read better so.
    return f"{scaled:,f}" if abs(scaled) >= 10_000 else f"{scaled:f}"


def _with_unit(number: str, unit: str, language: str) -> str:
    if not unit:
        return number
    key = _key(unit)
    words = say(key, language, amount=number) if key in messages() else f"{number} {unit}"
    return _LATIN_UNIT.sub("", words)


def _key(unit: str) -> str:
    return "amounts.unit_" + re.sub(r"[^a-z]+", "_", unit.casefold())
