"""Prices of tokens: so much money per thousand or million of them, input or output, exact to the last digit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from geju.base.text import simplify
from geju.claims.values.numerals import DIGITS
from geju.claims.values.quantity import find_quantities, read_quantity
from geju.model.value import Quantity

MILLION = Decimal(10) ** 6
_PER = re.compile(
    r"(?:/|每|per\b|a\b|／)\s*(?P<n>1(?![\d.])|一|1,?000,?000|1000|1,000)?\s*(?P<scale>百万|万|千|million|thousand|[MKmk](?=tok|(?![A-Za-z])))?\s*个?\s*"
    r"(?P<what>(?:(?:input|output|输入|输出)\s*)?(?:tokens?|tok\b|toks\b|词元))?",
    re.IGNORECASE,
)
_AHEAD = re.compile(rf"[^\d]{{0,12}}?{_PER.pattern}\s*[:：为]?\s*", re.IGNORECASE)
_PER_SCALE = {"百万": MILLION, "million": MILLION, "m": MILLION, "千": Decimal(1000), "thousand": Decimal(1000), "k": Decimal(1000), "万": Decimal(10000), "": Decimal(1)}  # fmt: skip
_DIRECTIONS = (
    (
        "cache_read",
        re.compile(
            r"缓存命中|命中缓存|缓存读取|cache(?:d)?(?![\s_-]*(?:miss|write|writing|storage|creat))[\s_-]*(?:hit|read|input)?|cached input|(?:context|prompt) caching|\bon (?:a |the )?hits?\b",
            re.IGNORECASE,
        ),
    ),
    ("cache_write", re.compile(r"缓存写入|cache[\s_-]*write", re.IGNORECASE)),
    (
        "output",
        re.compile(r"输出|生成|(?<![A-Za-z])output|completion|\bin\s?/\s?out\b|[$€£][\d.]+ out\b", re.IGNORECASE),
    ),
    (
        "input",
        re.compile(
            r"输入|提示|缓存未命中|未命中缓存|(?<![A-Za-z])(?:input|prompt)|\bin\s?/\s?out\b|cache[\s_-]*miss|[$€£][\d.]+ in(?=[,;.]| and\b|\Z)",
            re.IGNORECASE,
        ),
    ),
)
_FREE = re.compile(r"(?:限时)?免费|free(?: of charge)?", re.IGNORECASE)
_ASIDE = re.compile(r"[（(](?P<words>[^）)]*)[）)]")
_CUT = re.compile(r"折|%|％|\boff\b|discount", re.IGNORECASE)  # “缓存命中打2.5折” is no price
_PERIODS = {"月": "month", "month": "month", "mo": "month", "年": "year", "year": "year", "yr": "year", "天": "day", "day": "day", "周": "week", "week": "week", "季": "quarter"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Price:
    """``text[start:end]`` is a price: per million tokens where its unit says so, else plain money.

    ``direction``: input, output, cache_read, cache_write or empty. ``period``: month, year … of a subscription.
    """

    start: int
    end: int
    quantity: Quantity
    direction: str = ""
    period: str = ""


def read_direction(text: str) -> str:
    """The direction that words name: input, output, cache_read, cache_write; empty where none or several are named."""
    for direction, pattern in _DIRECTIONS[:2]:
        if pattern.search(text):
            return direction
    found = {direction for direction, pattern in _DIRECTIONS[2:] if pattern.search(text)}
    return found.pop() if len(found) == 1 else ""


def says_direction(direction: str, text: str) -> bool:
    """Whether words name a direction, among others or alone."""
    return any(name == direction and pattern.search(text) for name, pattern in _DIRECTIONS)


def read_per(text: str) -> Decimal | None:
    """How many tokens a price is for, as words say it (``/M tokens``, ``元/千 Tokens``, ``per 1K``); None if they do not."""
    text = simplify(text)
    for match in _PER.finditer(text):
        size = _size(match)
        if size and (match["what"] or match["scale"]):
            return size
    bare = re.search(
        r"(?P<scale>百万|千)\s*(?:tokens?|词元)|(?<![\d.])(?P<short>1?[MK])\s*(?:(?:input|output|cached)\s*)?tok",
        text,
        re.IGNORECASE,
    )
    if bare:
        return _PER_SCALE[(bare["scale"] or bare["short"][-1]).lower()]
    return None


def _size(match: re.Match[str]) -> Decimal | None:
    number = (match["n"] or "1").replace(",", "").replace("一", "1")
    scale = _PER_SCALE.get((match["scale"] or "").lower())
    if scale is None or (not match["what"] and not match["scale"]):
        return None
    return Decimal(number) * scale


def read_prices(text: str, *, currency: str = "", per: Decimal | None = None, direction: str = "") -> list[Price]:
    """The prices of a cell or a short text.

    ``currency`` and ``per`` (tokens) come from a header; they count where the text says none. A second price in brackets
    (``2（缓存命中为0.5）``) is read as what the brackets say.
    """
    free = _FREE.search(text)
    if free and not re.search(r"\d", text):
        zero = Quantity(Decimal(0), Decimal(0), _unit(currency or "CNY", per), raw=free[0], explicit=False)
        return [Price(free.start(), free.end(), zero, direction)]
    prices: list[Price] = []
    aside = _ASIDE.search(text)
    main = text[: aside.start()] if aside and aside.start() else text
    found = _one(main, 0, currency, per, direction)
    if found:
        prices.append(found)
    if aside and aside.start() and read_direction(aside["words"]) and not _CUT.search(aside["words"]):
        own = read_direction(aside["words"])
        second = _one(aside["words"], aside.start("words"), currency, per, own, anywhere=True)
        if second:
            prices.append(second)
    return prices


def _one(
    text: str, offset: int, currency: str, per: Decimal | None, direction: str, *, anywhere: bool = False
) -> Price | None:
    money = [f for f in find_quantities(text) if len(f.value.unit) == 3 or not f.value.unit]
    explicit = [f for f in money if len(f.value.unit) == 3]
    if explicit:
        found = explicit[0]
        start, end, quantity = found.start, found.end, found.value
    else:
        bare = re.search(DIGITS, text) if anywhere else None
        words = bare[0] if bare else text.strip()
        plain = read_quantity(words, currency=currency)
        if plain is None or not currency:
            return None
        start = bare.start() if bare else text.find(words)
        end, quantity = start + len(words), plain
    rest = _PER.match(text, end + len(text[end:]) - len(text[end:].lstrip()))
    size = _size(rest) if rest else None
    ahead = _AHEAD.fullmatch(text[:start])
    if ahead and not size:
        size = _size(ahead)
    period = _period(text[end:]) or (_period(text[:start]) if ahead is None else "")
    if rest and size:
        end = rest.end()
    if period:
        return Price(offset + start, offset + end, quantity, direction, period)
    size = size or per
    return Price(offset + start, offset + end, _per_million(quantity, size), direction or read_direction(text))


def _per_million(quantity: Quantity, size: Decimal | None) -> Quantity:
    if size is None:
        return quantity
    factor = MILLION / size
    low = None if quantity.low is None else quantity.low * factor
    high = None if quantity.high is None else quantity.high * factor
    return replace(quantity, low=low, high=high, unit=_unit(quantity.unit, size))


def _unit(currency: str, per: Decimal | None) -> str:
    return f"{currency}/Mtoken" if per is not None else currency


def _period(text: str) -> str:
    found = re.match(
        r"\s*(?:/|每|per\s|a\s)\s*(?P<word>个?月|年|天|周|季|month|mo\b|year|yr|day|week)", text, re.IGNORECASE
    )
    return _PERIODS.get(found["word"].lower().lstrip("个"), "") if found else ""
