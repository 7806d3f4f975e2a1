"""When two values say the same (intervals that meet, rounding as printed), and which of several is to be preferred."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import lru_cache

from geju.base.text import fold
from geju.landscape.rule import Decision, Trust
from geju.model.claim import Claim
from geju.model.fact import Status
from geju.model.kind import Kind
from geju.model.value import Mention, Moment, Quantity, Term, bounds

# A number followed by a word of scale is rounded; so is a number without a unit or in per cent (a score, a share).
_SCALED = re.compile(r"\d\s*(?:[百千万亿兆萬億]|[kmbt]\b|thousand|million|billion|trillion|bn\b|mn\b)", re.IGNORECASE)
_DIGITS = re.compile(r"\d[\d,_]*(?:\.\d+)?")
_ABOUT = Decimal("0.05")
_NEARLY = Decimal("0.1")


def agrees(a: Claim, b: Claim, kind: Kind) -> bool:
    """Whether two claims of one kind say the same thing, as far as each is printed."""
    x, y = a.value, b.value
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        return _quantities(x, y)
    if isinstance(x, Moment) and isinstance(y, Moment):
        return times_agree(x.iso, y.iso)
    return type(x) is type(y) and identity(a, kind) == identity(b, kind)


def identity(claim: Claim, kind: Kind) -> str:
    """What makes a value one value: the entity it names, the term behind its spelling, the time or number itself."""
    value = claim.value
    if isinstance(value, Mention):
        return claim.object_id or f"{value.type}:{fold(value.name)}"
    if isinstance(value, Term):
        return _terms(kind).get(fold(value.text), fold(value.text))
    if isinstance(value, Moment):
        return value.iso
    return f"{_plain(value.low)}:{_plain(value.high)}:{value.unit}"


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


def _quantities(a: Quantity, b: Quantity) -> bool:
    if a.unit != b.unit:
        return False
    margin = max(tolerance(a), tolerance(b))
    (a_low, a_high), (b_low, b_high) = _interval(a), _interval(b)
    below = a_high is not None and b_low is not None and a_high + margin < b_low
    above = b_high is not None and a_low is not None and b_high + margin < a_low
    return not below and not above


def _interval(value: Quantity) -> tuple[Decimal | None, Decimal | None]:
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
    place = _last_place(value)
    return Decimal(0) if place is None else min(Decimal(1).scaleb(place) / 2, most)


def _last_place(value: Quantity) -> int | None:
    """The power of ten of the last printed digit of a number that may be rounded; None where it is taken as exact."""
    printed = _DIGITS.search(value.raw)
    if value.amount is None or printed is None or not (value.unit in ("", "percent") or _SCALED.search(value.raw)):
        return None
    digits = re.sub(r"[,_.]", "", printed[0]).lstrip("0")
    return value.amount.adjusted() - len(digits) + 1 if digits else None


def order(claim: Claim) -> tuple[str, int, int, str]:
    """Where a claim stands: the last word when nothing else tells two claims apart."""
    return claim.document, claim.span.start, claim.span.end, claim.claim_id


def _exactness(claim: Claim) -> int:
    """How much a claim commits itself to: the most exact first."""
    value = claim.value
    if isinstance(value, Quantity):
        return 2 if value.amount is None else 1 if value.approx else 0
    return -len(value.iso) if isinstance(value, Moment) else 0


def _fineness(claim: Claim) -> int:
    """Of two numbers that agree the one with more digits says more; it decides nothing between others."""
    return (_last_place(claim.value) or 0) if isinstance(claim.value, Quantity) else 0


def _newness(date: str) -> tuple[int, ...]:
    """Orders dates the newest first, no date last."""
    return tuple(-ord(character) for character in date) or (1,)


# What may prefer one claim to another, by the message that says so.
_PREFERENCES: dict[str, Callable[[Claim, Trust], object]] = {
    "landscape.plain_word": lambda claim, trust: claim.hedged,
    "landscape.most_trusted": lambda claim, trust: trust.of(claim).rank,
    "landscape.latest_word": lambda claim, trust: _newness(trust.of(claim).date),
    "landscape.most_exact": lambda claim, trust: _exactness(claim),
    "landscape.first_met": lambda claim, trust: order(claim),
}


def choose(claims: Iterable[Claim], preferences: Sequence[str], kind: Kind, trust: Trust) -> tuple[Claim, str]:
    """The claim that comes first by the preferences, and the one that decided against those that say otherwise.

    ``preferences`` are the ends of message keys: plain_word, most_trusted, latest_word, most_exact; where they leave
    two claims equal, the first met is taken.
    """
    keys = [*(f"landscape.{name}" for name in preferences), "landscape.first_met"]
    ranks = [(tuple(_PREFERENCES[key](claim, trust) for key in keys), claim) for claim in claims]
    ranked = sorted(ranks, key=lambda pair: pair[0])
    (best, chosen), *others = ranked
    rival = next((rank for rank, claim in others if not agrees(claim, chosen, kind)), best)
    return chosen, next((key for key, x, y in zip(keys, best, rival, strict=True) if x != y), keys[-1])


def settle(claims: Sequence[Claim], chosen: Claim, kind: Kind, trust: Trust, reason: str) -> Decision:
    """The decision for a chosen claim: who agrees with it is for it, everybody else against.

    Where another claim that is trusted as much says the same with more digits (83.3 for 83), it is taken instead.
    """
    ordered = sorted(claims, key=order)
    sides = [agrees(claim, chosen, kind) for claim in ordered]
    pro = tuple(claim for claim, side in zip(ordered, sides, strict=True) if side)
    contra = tuple(claim for claim, side in zip(ordered, sides, strict=True) if not side)
    finest = min(pro, key=lambda c: (c.hedged, trust.of(c).rank > trust.of(chosen).rank, _fineness(c), order(c)))
    if _fineness(finest) < _fineness(chosen) and [agrees(claim, finest, kind) for claim in ordered] == sides:
        chosen = finest
    status: Status = "disputed" if contra else "agreed" if trust.n_origins(pro) > 1 else "single"
    if len(ordered) == 1:
        reason = "landscape.only_claim"
    elif not contra:
        reason = "landscape.all_agree"
    return Decision(chosen, pro, contra, status, reason)
