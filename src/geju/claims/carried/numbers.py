"""Whether a number can be read in words again: its bounds, its operator and its unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from geju.claims.values import units
from geju.claims.values.moment import find_moments
from geju.claims.values.numerals import DIGITS, read_digits, read_share
from geju.claims.values.price import MILLION, read_per, read_prices
from geju.claims.values.quantity import find_quantities, read_quantity
from geju.model.document import Document
from geju.model.value import Quantity

_FREE = re.compile(r"(?<!不)(?<!非)(?<!未)免费|(?<![A-Za-z-])free(?![A-Za-z])", re.IGNORECASE)
_NOT_FREE = re.compile(r"(?:不|没有|并非|not|no longer|isn['’]t)\W*(?:免费|free)", re.IGNORECASE)
# Where a scale may stand that belongs to other words' numbers: 金额（亿元）, Amount ($M), in millions, 上下文(K).
_SCALE_SAID = re.compile(
    rf"(?:^|[（(\[/|,，:：\s$¥€]|单位|in\s)\s*(?P<scale>{units.either(units.SCALES)})s?\s*"
    rf"(?:$|[）)\]/|,，\s]|{units.either(units.CURRENCY_OF)}|{units.either(units.COUNTER_OF)})",
    re.IGNORECASE | re.MULTILINE,
)
_EMPHASIS = re.compile(r"\*\*|__|[`\[\]]|</?(?:b|strong|em|i|u|ins)>", re.IGNORECASE)
_SCALED = re.compile(units.either(units.SCALES))
_ALONE = re.compile(rf"(?<![\w.]){DIGITS}(?!\w|\.\d)", re.ASCII)
_OPERATED = re.compile(rf"(?:{units.either((*units.OVER, *units.NEAR, *units.BELOW))})\Z", re.IGNORECASE)
_PLAIN_NUMBER = re.compile(r"(?!0\d)[0-9]{1,6}(?:\.[0-9]{1,6})?")
_THOUSANDS = re.compile(r"10{3,6}")
_EXPONENT = re.compile(r"-?[0-9]{1,20}(?:\.[0-9]{1,20})?[eE][+-]?[0-9]{1,3}")
# A key of a feed that says what its number is the price of: input_cost_per_token, cache_read_input_token_cost.
_TOKEN_KEY = re.compile(r"(?:[a-z0-9]+_)*(?:per_(?:[a-z]+_)?token|token_cost)(?:_[a-z0-9]+)*")
# Units that are never taken for one another.
_STRICT = frozenset({"percent", "token", "character", "gpu", "paper"})
_PLAIN = frozenset({"score", "metric"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One number that words can be read as.

    ``based``: the words say how many tokens a price is for; ``whole``: they print the scale, so no other words may add one.
    """

    low: Decimal | None
    high: Decimal | None
    unit: str = ""
    approx: str = ""
    based: bool = False
    whole: bool = False


def carries(value: Quantity, quote: str, others: Iterable[str], kind: str, home: str) -> bool:
    """Whether the quote says the quantity; only a scale, a token base or a currency may come from the other words.

    ``home`` is the currency of amounts that print none, by the document's convention.
    """
    if value.low == value.high == 0 and _FREE.search(quote) and not _NOT_FREE.search(quote):
        return True
    share = read_share(_EMPHASIS.sub("", quote)) if kind == "score" else None
    if share and value.low == value.high == share[0]:
        return True
    said = tuple(others)
    priced = value.unit.endswith("/Mtoken") and read_per(quote) is not None
    factors = {Decimal(1), *(factor for words in said for factor in _factors(words))}
    currency = _currency(value.unit)
    for reading in _readings(quote, currency):
        if reading.approx != value.approx or reading.based != priced or not _unit_fits(value.unit, reading, kind):
            continue
        if currency and not reading.unit and not _currency_said(currency, quote, said, home):
            continue
        for factor in {Decimal(1)} if reading.whole else factors:
            if (_times(reading.low, factor), _times(reading.high, factor)) == (value.low, value.high):
                return True
    return False


def _currency(unit: str) -> str:
    code = unit.partition("/")[0]
    return code if code in units.CURRENCIES else ""


def _unit_fits(unit: str, reading: Reading, kind: str) -> bool:
    """Whether a number read with one unit may be claimed with another."""
    if not reading.unit or reading.unit == unit:
        return True
    money = _currency(reading.unit)
    if money or _currency(unit):
        return money == _currency(unit)
    if _STRICT & {unit, reading.unit}:
        return not unit and (kind in _PLAIN or reading.unit in ("token",))
    return True


def _currency_said(currency: str, quote: str, others: Iterable[str], home: str) -> bool:
    """Whether the currency of an amount without one is said by other words, else is the document's own."""
    return currency == home or any(_names_of(currency).search(said) for said in (quote, *others))


@cache
def _names_of(currency: str) -> re.Pattern[str]:
    words = [word for word, code in units.CURRENCY_OF.items() if code == currency]
    return re.compile(units.either(words), re.IGNORECASE)


@lru_cache(maxsize=20_000)
def _readings(quote: str, currency: str) -> tuple[Reading, ...]:
    """Every number that can be read in the words."""
    if _PLAIN_NUMBER.fullmatch(quote):  # most cells of a table
        return (Reading(number := read_digits(quote), number),)
    if _EXPONENT.fullmatch(quote):  # 2.8e-07 is one number, exactly
        return (Reading(number := Decimal(quote), number),)
    found: list[Reading] = []
    quote = _EMPHASIS.sub("", quote)
    whole = read_quantity(quote)
    if whole:
        found.append(_reading(whole))
    # A number of running text to which no word belongs is read with more care as one that stands alone.
    found.extend(r for f in find_quantities(quote) if (r := _reading(f.value)).unit or r.whole or r.low != r.high)
    per = read_per(quote)
    found.extend(_reading(price.quantity, per is not None) for price in read_prices(quote, currency=currency, per=per))
    found.extend(_bare(quote))
    return tuple(dict.fromkeys(found))


def _reading(value: Quantity, based: bool = False) -> Reading:
    whole = based or bool(_SCALED.search(value.raw))
    return Reading(value.low, value.high, value.unit if value.explicit or based else "", value.approx, based, whole)


def _bare(quote: str) -> Iterator[Reading]:
    """Numbers that stand alone: part of no word, time, fraction or range, and no scale or operator belongs to them."""
    times = [(f.start, f.end) for f in find_moments(quote)]
    for match in _ALONE.finditer(quote):
        before, after = quote[: match.start()].rstrip(), quote[match.end() :].lstrip()
        if any(a <= match.start() < b and (a, b) != match.span() for a, b in times):
            continue
        if _SCALED.match(after) or (after and after[0] in "+＋余多年月日号"):
            continue
        if re.match(r"(?:[-–—~～至到/]|to\b)\s*\d|\d{3}(?!\d)", after) or re.search(
            r"\d\s*(?:[–—~～至到/]|to)\Z", before
        ):
            continue
        if _OPERATED.search(before):
            continue
        number = read_digits(match[0])
        unit = "percent" if after[:1] in ("%", "％") else ""
        minus = re.search(r"(\w?)\s*[-−–]\Z", before)
        if minus is None or not minus[1]:
            number = number if minus is None else -number
            yield Reading(number, number, unit)


@lru_cache(maxsize=5_000)
def _factors(words: str) -> tuple[Decimal, ...]:
    """What other words may multiply a number by: a scale of theirs (亿, M), a token base (per 1K)."""
    found = [units.SCALES[m["scale"]] for m in _SCALE_SAID.finditer(words) if m["scale"] in units.SCALES]
    found += [
        units.SCALES[m["scale"].lower()] for m in _SCALE_SAID.finditer(words) if m["scale"].lower() in units.SCALES
    ]
    digits = words.replace("_", "")  # 1_000, as TOML may write it
    per = read_per(words) or (Decimal(digits) if _THOUSANDS.fullmatch(digits) else None)
    if per is None and _TOKEN_KEY.fullmatch(words):
        per = Decimal(1)
    if per:
        found.append(MILLION / per)
    return tuple(found)


def _times(number: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if number is None else number * factor


def home_currency(document: Document) -> str:
    """The currency of amounts that print none: yuan in Chinese words, else dollars."""
    return "CNY" if document.has_cjk else "USD"
