"""When two values say the same: intervals that meet, rounding as printed, money at the rate of its date."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_DOWN, Decimal
from functools import lru_cache
from typing import Literal

from geju.base.errors import RateError
from geju.base.text import fold
from geju.landscape.comparing.exchange import is_currency, rate
from geju.landscape.rule import Trust
from geju.model.claim import Claim
from geju.model.kind import Kind
from geju.model.value import Mention, Moment, Quantity, Term, bounds

# A number followed by a word of scale is rounded; so is a number without a unit or in per cent (a score, a share).
_SCALED = re.compile(r"\d\s*(?:[百千万亿兆萬億]|[kmbt]\b|thousand|million|billion|trillion|bn\b|mn\b)", re.IGNORECASE)
_DIGITS = re.compile(r"\d[\d,_]*(?:\.\d+)?")
_CURRENCY = re.compile(
    r"[$¥€£￥]|[元圆圓]|RMB|USD|CNY|HKD|EUR|dollar|yuan|euro|人民币|人民幣|[美港欧歐]元", re.IGNORECASE
)
_ABOUT = Decimal("0.05")
_NEARLY = Decimal("0.1")
_FAR = 0.2


_Interval = tuple[Decimal | None, Decimal | None]
Match = Literal["", "equal", "coarser", "part", "interval", "about", "rounding", "exchange", "unsaid_currency"]


def agrees(a: Claim, b: Claim, kind: Kind, trust: Trust) -> bool:
    """Whether two claims of one kind say the same thing, as far as each is printed."""
    return bool(match(a, b, kind, trust))


def match(a: Claim, b: Claim, kind: Kind, trust: Trust) -> Match:
    """How the values of two claims of one kind agree; empty where they do not.

    ``coarser``: one time holds the other; ``part``: one thing belongs to the other, a word is more exact; ``interval``: an interval holds a value or meets another; ``about``, ``rounding``:
    within what is printed; ``exchange``: so at the rate of the claims' dates; ``unsaid_currency``: so where the
    currency that one of them does not say is that of the other.
    """
    x, y = a.value, b.value
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        return _quantities(x, y) if x.unit == y.unit else _currencies(a, b, kind, trust)
    if isinstance(x, Moment) and isinstance(y, Moment):
        return "equal" if x.iso == y.iso else "coarser" if times_agree(x.iso, y.iso) else ""
    if type(x) is type(y) and identity(a, kind) == identity(b, kind):
        return "equal"
    return "part" if _part(a, b, trust) or _part(b, a, trust) else ""


def _part(a: Claim, b: Claim, trust: Trust) -> bool:
    """Whether what one claim names belongs to what the other names, or a word says more exactly what another says."""
    if isinstance(a.value, Term) and isinstance(b.value, Term):
        return _tokens(a.value.text) < _tokens(b.value.text)
    return bool(a.object_id and b.object_id) and trust.parents.get(a.object_id) == b.object_id


@lru_cache(maxsize=4096)
def _tokens(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def identity(claim: Claim, kind: Kind) -> str:
    """What makes a value one value: the entity it names, the term behind its spelling, the time or number itself."""
    value = claim.value
    if isinstance(value, Mention):
        return claim.object_id or f"{value.type}:{fold(value.name)}"
    if isinstance(value, Term):
        return _terms(kind).get(fold(value.text), fold(value.text))
    if isinstance(value, Moment):
        return value.iso
    low = _plain(value.low)
    return f"{low}:{low if value.low is value.high else _plain(value.high)}:{value.unit}"


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"


@lru_cache(maxsize=256)
def _terms(kind: Kind) -> dict[str, str]:
    meaning = {fold(term): fold(terms[0]) for terms in kind.same for term in terms}
    return {
        fold(word): meaning.get(fold(term), fold(term)) for term, words in kind.terms for word in (term, *words)
    } | meaning


def times_agree(a: str, b: str) -> bool:
    """Whether one of two ISO times lies within the other, or they are no times and equal."""
    try:
        (first, last), (start, end) = bounds(a), bounds(b)
    except ValueError:
        return a == b
    return (first <= start and end <= last) or (start <= first and last <= end)


def _quantities(a: Quantity, b: Quantity) -> Match:
    if a.low == b.low and a.high == b.high and a.approx == b.approx:
        return "equal"
    if _far(a, b) or (not _meet(_interval(a), _interval(b), max(tolerance(a), tolerance(b))) and not _cut(a, b)):
        return ""
    if a.amount is None or b.amount is None:
        return "interval"
    return "about" if a.approx or b.approx else "equal" if a.amount == b.amount else "rounding"


def _far(a: Quantity, b: Quantity) -> bool:
    """Whether two values are so far apart that no rounding and no “nearly” brings them together: spares exact work."""
    if a.amount is None or b.amount is None or "over" in (a.approx, b.approx):
        return False
    x, y = float(a.amount), float(b.amount)
    return abs(x - y) > _FAR * max(abs(x), abs(y))


def _meet(a: _Interval, b: _Interval, margin: Decimal) -> bool:
    (a_low, a_high), (b_low, b_high) = a, b
    below = a_high is not None and b_low is not None and a_high + margin < b_low
    above = b_high is not None and a_low is not None and b_high + margin < a_low
    return not below and not above


def _cut(a: Quantity, b: Quantity) -> bool:
    """Whether a number with decimals is the other with its last digits cut off: 55.0 for 55.09."""
    if a.amount is None or b.amount is None or a.approx or b.approx:
        return False
    places = (last_place(a), last_place(b))
    if None in places or places[0] == places[1]:
        return False
    coarse, fine, place = (a, b, places[0]) if (places[0] or 0) > (places[1] or 0) else (b, a, places[1])
    if place is None or place >= 0 or a.unit not in ("", "percent"):
        return False
    step = Decimal(1).scaleb(place)
    return fine.low is not None and fine.low.quantize(step, rounding=ROUND_DOWN) == coarse.low


def _currencies(a: Claim, b: Claim, kind: Kind, trust: Trust) -> Match:
    """Two amounts of money in different currencies, held against each other at the rate of the second's date."""
    x, y = a.value, b.value
    assert isinstance(x, Quantity) and isinstance(y, Quantity)
    if not (kind.converted and is_currency(x.unit) and is_currency(y.unit)):
        return ""
    for one, other in ((x, y), (y, x)):
        claim = a if one is x else b
        if currency_unsaid(claim) and _quantities(replace(one, unit=other.unit), other):
            return "unsaid_currency"
    try:
        found = rate(y.unit, x.unit, trust.at(b) or trust.at(a))
    except RateError:
        return ""
    low, high = _interval(y)
    exchanged = (low and low * found.low, high and high * found.high)
    margin = max(tolerance(x), tolerance(y) * found.high)
    return "exchange" if _meet(_interval(x), exchanged, margin) else ""


def currency_unsaid(claim: Claim) -> bool:
    """Whether an amount of money says its currency nowhere, so that the document's custom decided."""
    value = claim.value
    if not isinstance(value, Quantity) or not is_currency(value.unit) or value.explicit:
        return False
    return not any(_CURRENCY.search(words) for words in (claim.span.quote, *(e.span.quote for e in claim.evidence)))


def _interval(value: Quantity) -> _Interval:
    """The values that a quantity may stand for: ``under`` (近, nearly) reaches a tenth below."""
    low, high = value.low, value.high
    if value.amount is not None and value.approx == "over":
        return low, None
    if value.amount is not None and value.approx == "under":
        return value.amount - abs(value.amount) * _NEARLY, high
    return low, high


@lru_cache(maxsize=65536)
def tolerance(value: Quantity) -> Decimal:
    """How far the true value may lie from the printed one: half of the last printed digit where it may be rounded.

    86 stands for 85.5 to 86.5, 4.2 亿 for 4.15 to 4.25 亿, but never more than a twentieth of the value; a price of
    12 is 12. What is said to be about a value may be a twentieth off.
    """
    amount = value.amount
    if amount is None or amount == 0:
        return Decimal(0)
    most = abs(amount) * _ABOUT
    if value.approx == "about":
        return most
    place = last_place(value)
    return Decimal(0) if place is None else min(Decimal(1).scaleb(place) / 2, most)


def last_place(value: Quantity) -> int | None:
    """The power of ten of the last printed digit of a number that may be rounded; None where it is taken as exact."""
    printed = _DIGITS.search(value.raw)
    if value.amount is None or printed is None or not (value.unit in ("", "percent") or _SCALED.search(value.raw)):
        return None
    digits = re.sub(r"[,_.]", "", printed[0]).lstrip("0")
    return value.amount.adjusted() - len(digits) + 1 if digits else None


def order(claim: Claim) -> tuple[str, int, int, str]:
    """Where a claim stands: the last word when nothing else tells two claims apart."""
    return claim.document, claim.span.start, claim.span.end, claim.claim_id
