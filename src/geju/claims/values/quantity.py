"""Quantities in Chinese and English: a number with scale, operator, currency or counter, as an interval."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from geju.claims.values import units
from geju.claims.values.found import Found
from geju.claims.values.numerals import DIGITS, HAN, read_digits, read_han
from geju.model.value import Approx, Quantity

_SCALE = units.either(units.SCALES)
# Traditional characters of numbers are read as Simplified ones, one for one.
_SIMPLE = str.maketrans("億萬餘幾數兩約過", "亿万余几数两约过")
_ORDER_SCALE = "万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百|十"
_MONEY = units.either([*units.CURRENCY_OF, *(w for words in units.CURRENCIES.values() for w in words)])
_COUNTER = units.either([w for words in units.COUNTERS.values() for w in words])
_BEFORE = units.either([*units.ABOUT, *units.OVER, *units.NEAR, *units.BELOW])
_AFTER = units.either([*units.AFTER_OVER, *units.AFTER_ABOUT, *units.AFTER_BELOW])
_MORE = {word.partition("(")[0] for word in units.AFTER_OVER}
_OVER = {*units.OVER, ">"}
_AFTER_UNIT = units.either(
    [w for w in (*units.AFTER_OVER, *units.AFTER_ABOUT, *units.AFTER_BELOW) if w[0] not in "多余餘"]
)
_QUANTITY = re.compile(
    rf"""
    (?:(?P<before>{_BEFORE})\s*)?
    (?:(?P<sign>{_MONEY})\s*)?
    (?:(?P<before2>{_BEFORE})\s*)?
    (?:
        (?P<number>(?<![\d.]){DIGITS})(?![\d]|\.\d|,\d{{3}})
        (?:\s*(?P<scale1>{_SCALE})?\s*(?:-|–|—|~|～|至|到|\bto\b)\s*(?:{_MONEY})?\s*(?P<number2>{DIGITS})(?!\d))?
        \s*(?P<more>[余餘]|多(?!模态))?
        \s*(?P<scale>{_SCALE}|[mbt](?![A-Za-z]))?
      | (?P<some>[数數几幾上])(?P<order>{_ORDER_SCALE})
      | (?P<han>{HAN})(?P<hscale>万亿|亿|万|萬|億)?
      | (?P<bare>{_ORDER_SCALE})
    )
    \s*(?P<after>{_AFTER})?
    \s*(?:(?P<currency>{_MONEY})|(?P<counter>{_COUNTER}))?
    \s*(?P<after2>{_AFTER_UNIT})?
    (?P<footnote>[*†‡＊]{{1,3}}|[⁰¹²³⁴-⁹]+)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HINT = re.compile(r"\d|[数數几幾上]\s?[十百千万亿]|[一二两三四五六七八九十百千][十百千万亿]|[百千万]亿|百万|千万")
_NAME_BEFORE = re.compile(r"(?:[A-Za-z]|[A-Za-z0-9][-_.]|[\d.])\Z")
_CASED = {"K", "M", "B", "T"}


def read_quantity(text: str, *, unit: str = "", currency: str = "", scale: Decimal = Decimal(1)) -> Quantity | None:
    """The whole text as one quantity, or None where it is anything else.

    ``unit``, ``currency`` (ISO 4217) and ``scale`` come from a header or a convention and count only where the text
    prints none of its own; the quantity is then not ``explicit``.
    """
    printed = text.strip()
    clean = printed.translate(_SIMPLE)
    negative = clean[:1] in "-−–" and clean[1:2].isdigit()
    found = _QUANTITY.match(clean, 1 if negative else 0)
    if not found or found.end() != len(clean):
        return None
    value = _value(found)
    if value is None or (negative and (value.amount is None or value.unit)):
        return None
    if negative and value.amount is not None:
        value = replace(value, low=-value.amount, high=-value.amount)
    if scale != 1 and not (found["scale"] or found["hscale"] or found["order"] or found["bare"]):
        value = replace(value, low=_times(value.low, scale), high=_times(value.high, scale))
    if not value.unit:
        value = replace(value, unit=unit or currency, explicit=False)
    return replace(value, raw=printed)


def find_quantities(text: str, *, currency: str = "") -> list[Found[Quantity]]:
    """All quantities of running text, left to right, not overlapping.

    Numbers inside names (``GPT-4``), versions and bare numerals that count nothing are left out; ``currency`` is for amounts in 亿 and
    万 before which or after which no currency stands, where the caller knows it.
    """
    printed, text = text, text.translate(_SIMPLE)
    found: list[Found[Quantity]] = []
    at = 0
    while hint := _HINT.search(text, at):
        match = _around(text, hint.start(), at)
        value = _value(match) if match else None
        if match is None or value is None or not _stands_alone(text, match):
            at = _past(text, hint.start(), match)
            continue
        start, end = match.start(), match.start() + len(match[0].rstrip())
        found.append(Found(start, end, replace(value, raw=printed[start:end])))
        at = end
    return found


def _around(text: str, index: int, floor: int) -> re.Match[str] | None:
    """The widest match that covers ``index`` and begins at most a few words before it."""
    for start in range(max(floor, index - 14), index + 1):
        if (
            start
            and text[start].isascii()
            and text[start].isalnum()
            and text[start - 1].isascii()
            and text[start - 1].isalpha()
        ):
            continue
        match = _QUANTITY.match(text, start)
        if match and match.end() > index:
            core = match.start("number") if match["number"] else match.start("some") if match["some"] else -1
            if core < 0 or core <= index:
                return match
    return None


def _past(text: str, index: int, match: re.Match[str] | None) -> int:
    """Where to go on after a number that is no quantity: behind all its digits."""
    end = index + 1
    while end < len(text) and (text[end].isdigit() or (text[end] in ".," and text[end + 1 : end + 2].isdigit())):
        end += 1
    return end


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether the number is no part of a name, a version or a date."""
    core = min(
        s for s in (match.start("number"), match.start("some"), match.start("han"), match.start("bare")) if s >= 0
    )
    if core == match.start() and _NAME_BEFORE.search(text[max(0, core - 2) : core]):
        return False
    after = text[match.end() : match.end() + 2]
    if re.match(r"[A-Za-z0-9]|[-.]\d|-[A-Za-z]", after) and not text[match.end() - 1].isspace():
        return bool(match["currency"] or match["counter"])
    return not ((match["han"] or match["bare"]) and not _counts(match))


def _counts(match: re.Match[str]) -> bool:
    """Whether Chinese numerals stand for a number here, not for a word (一个, 十分, 百度)."""
    if match["currency"] or match["counter"] or match["before"] or match["after"]:
        return True
    if match["han"]:
        return bool(match["hscale"]) and len(match["han"]) >= 1
    return len(match["bare"]) > 1


def _value(match: re.Match[str]) -> Quantity | None:
    low, high, vague = _bounds(match)
    if low is None and high is None:
        return None
    unit = _unit(match)
    approx: Approx = "order" if vague else ""
    operator = _operator(match)
    if vague and operator in ("over", "near", "below", "about") and match["bare"]:
        high, approx = low, ""
    if operator == "about":
        approx = approx or "about"
    elif operator == "near" and approx != "order":
        approx = "under"
    elif operator == "over" and approx != "order":
        low, high, approx = low, None, "over"
    elif operator == "below" and approx != "order":
        low, high, approx = None, high, "under"
    return Quantity(low, high, unit, approx, match[0].strip(), bool(unit), match["footnote"] or "")


def _bounds(match: re.Match[str]) -> tuple[Decimal | None, Decimal | None, bool]:
    """Low and high in base units, and whether only an order of size is said."""
    if match["some"] or match["bare"]:
        size = _order(match["order"] or match["bare"])
        if match["some"] and match["some"] in "数數几幾":
            return 2 * size, _times(size, Decimal("9.9")), True
        if match["some"]:  # 上亿: a hundred million and more
            return size, _times(size, Decimal("9.9")), True
        return size, _times(size, Decimal("9.9")), True
    if match["han"]:
        try:
            number = read_han(match["han"] + (match["hscale"] or ""))
        except ValueError:
            return None, None, False
        return number, number, False
    scale = _scale(match, match["scale"])
    if scale is None:
        return None, None, False
    first = read_digits(match["number"])
    if match["number2"] is None:
        return _times(first, scale), _times(first, scale), False
    own = _scale(match, match["scale1"]) if match["scale1"] else scale
    low, high = _times(first, own or scale), _times(read_digits(match["number2"]), scale)
    return (low, high, False) if low is not None and high is not None and low < high else (None, None, False)


def _order(words: str) -> Decimal:
    size = Decimal(1)
    for character in words:
        size *= units.SCALES.get(character, Decimal({"十": 10, "百": 100}.get(character, 1)))
    return size


def _scale(match: re.Match[str], word: str | None) -> Decimal | None:
    """The factor of a scale word; None where it is no scale here (``7b`` in a name, ``3 T``)."""
    if not word:
        return Decimal(1)
    if word in units.SCALES:
        if word in _CASED and match.string[match.end("scale") - 2 : match.end("scale") - 1].isspace():
            return units.SCALES[word] if match["sign"] or match["counter"] or match["currency"] else None
        return units.SCALES[word]
    shy = units.SHY_SCALES.get(word)
    if shy:
        return shy if match["sign"] or match["currency"] or match["counter"] else None
    return units.SCALES.get(word.lower())


def _unit(match: re.Match[str]) -> str:
    for word in (match["currency"], match["sign"]):
        if word:
            return units.CURRENCY_OF[re.sub(r"\s+", " ", word.lower())]
    return units.COUNTER_OF[re.sub(r"\s+", " ", match["counter"].lower())] if match["counter"] else ""


def _operator(match: re.Match[str]) -> str:
    after = " ".join((match["after"] or match["after2"] or match["more"] or "").lower().split())
    before = " ".join((match["before"] or match["before2"] or "").lower().split())
    if after in _MORE or before in _OVER:
        return "over"
    if before in units.BELOW or after in units.AFTER_BELOW:
        return "below"
    if before in units.NEAR:
        return "near"
    return "about" if before or after else ""


def _times(number: Decimal | None, factor: Decimal) -> Decimal | None:
    """A bound times its scale, without the zeros behind the point that a scale leaves: 1.5 亿 is 150000000."""
    if number is None or factor == 1:
        return number
    product = number * factor
    return product.quantize(Decimal(1)) if product == product.to_integral_value() else product
