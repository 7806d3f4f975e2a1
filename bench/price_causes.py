"""Why two sources disagree about the price of one model: a unit, a currency, a tier, a date, a region, an alias, or an error.

The first cause that explains the two numbers counts; what nothing explains is an error of one of them. A cause is an
explanation, not a proof: a price may be off by 7.1 for another reason than yuan booked as dollars.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from geju.base.errors import RateError
from geju.landscape.comparing.exchange import rate
from geju.model.value import bounds

Cause = Literal["same", "unit", "currency", "tier", "date", "region", "alias", "error"]
CAUSES: tuple[Cause, ...] = ("unit", "currency", "tier", "date", "region", "alias", "error")

MILLION = Decimal(10) ** 6
# Prices that differ by no more than this share of the larger one are the same.
TOLERANCE = Decimal("0.005")
# Yuan for a dollar, where no rate of the day is known: least and greatest since 2011.
YUAN = (Decimal("6.0"), Decimal("7.4"))
# Vendors convert at round numbers of their own, or did so weeks ago: so far from the day's rate a ratio is still one.
_RATE_SLACK = Decimal("0.03")
_MONTH = 30  # days
_FACTORS = (Decimal(10) ** 3, MILLION)
# “deepseek-chat”, “mistral-large-latest”: a name that says no version is of one model today and of another tomorrow.
_MOVING = re.compile(r"(?:^|[-_.\s])(?:latest|default|auto|current)$|^[^\d]+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Offer:
    """One price as a source books it: "models.dev: 2.5 USD per 1,000,000 tokens of input for gpt-4o, since 2024-08-06".

    ``amount`` is for ``per`` tokens in ``currency`` (ISO 4217). ``on`` is the ISO time it holds from or was checked,
    ``until`` when it ended, both empty where the source says none. ``scope`` are its qualifiers beside the direction: plan,
    above, hours, kept, tokens; ``region`` where it holds. ``seen`` is the day of the copy of the source, ``place`` is for
    people: file and line.
    """

    source: str
    model: str
    amount: Decimal
    currency: str = "USD"
    per: Decimal = MILLION
    on: str = ""
    until: str = ""
    region: str = ""
    scope: tuple[tuple[str, str], ...] = ()
    seen: str = field(default="", compare=False)
    place: str = field(default="", compare=False)

    @property
    def price(self) -> Decimal:
        """The amount for a million tokens."""
        return self.amount * MILLION / self.per


@dataclass(frozen=True, slots=True)
class Verdict:
    """What explains a disagreement, and by which number or word: ``("currency", "litellm is 7.14 times the other")``.

    ``firm`` is false where the numbers or the age of the copies allow it but nothing says so: one may be wrong as well.
    """

    cause: Cause
    words: str = ""
    firm: bool = True


def same(a: Decimal, b: Decimal, tolerance: Decimal = TOLERANCE) -> bool:
    """Whether two numbers differ by no more than a share of the larger one; zero is only like zero."""
    return abs(a - b) <= tolerance * max(abs(a), abs(b))


def explain(a: Offer, b: Offer, others: Iterable[Offer] = ()) -> Verdict:
    """Why two prices of one model and direction differ.

    ``others``: what the same two sources say beside (tiers, batch, cached, former and coming prices).
    """
    if a.currency == b.currency and same(a.price, b.price):
        return Verdict("same")
    beside = [o for o in others if o not in (a, b)]
    found = (
        _unit(a, b)
        or _scope(a, b, beside)
        or _time(a, b, beside)
        or _currency(a, b)
        or _region(a, b)
        or _alias(a, b)
        or _dates(a, b)
        or _ages(a, b)
    )
    return found or Verdict("error")


def _unit(a: Offer, b: Offer) -> Verdict | None:
    """The number is right, its base is not: a thousand or a million times the other."""
    if not a.amount or not b.amount:
        return None
    ratio = _ratio(a.price, b.price)
    factor = next((f for f in _FACTORS if same(ratio, f)), None)
    return Verdict("unit", f"{factor:,.0f} times") if factor else None


def _scope(a: Offer, b: Offer, beside: Iterable[Offer]) -> Verdict | None:
    """One is for a part of what is sold: a tier, a batch, the night, the cache."""
    if a.scope != b.scope:
        return Verdict("tier", _words(a.scope) or _words(b.scope))
    for one, other in ((a, b), (b, a)):
        for third in beside:
            if third.source == other.source and third.scope != other.scope and same(third.price, one.price):
                return Verdict("tier", f"{one.source} has what {other.source} calls {_words(third.scope) or 'base'}")
    return None


def _time(a: Offer, b: Offer, beside: list[Offer]) -> Verdict | None:
    """One still has what the other, or a third source that now says the same as the other, says was before or is to come."""
    for one, other in ((a, b), (b, a)):
        for third in beside:
            if third.source == one.source or not _alike(third, other) or not same(third.price, one.price):
                continue
            now = [
                o
                for o in (a, b, *beside)
                if o.source == third.source and _alike(o, third) and same(o.price, other.price)
            ]
            if any((o.on, o.until) != (third.on, third.until) for o in now):
                return Verdict("date", _former(one, other, third, now))
    return None


def _alike(a: Offer, b: Offer) -> bool:
    return (a.scope, a.region) == (b.scope, b.region)


def _former(one: Offer, other: Offer, third: Offer, now: list[Offer]) -> str:
    """Which of two sources has what a third price says was before: ``third`` is what the first has, ``now`` the second."""
    if third.until:
        return f"{one.source} has the price of {third.source} until {third.until}"
    day = max(o.on for o in now)
    if third.on > day and third.source == other.source:
        return f"{one.source} has what {other.source} asks from {third.on}"
    if third.on > day:
        return f"{other.source} has the price of {third.source} before {third.on}"
    return f"{one.source} has the price of {third.source} before {day}" if day else f"{one.source} has a former price"


def _currency(a: Offer, b: Offer) -> Verdict | None:
    """The dearer one is in yuan, whatever it says: the ratio is what a dollar was in yuan."""
    if not a.price or not b.price:
        return None
    ratio = _ratio(a.price, b.price)
    dear = a if a.price > b.price else b
    known = [r for on in (dear.on, a.on, b.on) if (r := yuan(on)) is not None][:1]
    near = any(same(ratio, r, _RATE_SLACK) for r in known) if known else YUAN[0] <= ratio <= YUAN[1]
    if a.currency != b.currency:
        return Verdict("currency", f"{a.currency} and {b.currency}, ratio {ratio:.2f}")
    if not near:
        if a.region == b.region == "cn" and ratio <= YUAN[1] / YUAN[0]:
            return Verdict("currency", f"both turned from yuan into dollars, at rates {ratio:.2f} times apart", False)
        return None
    rest = f", the rate was {known[0]:.2f}" if known else ""
    return Verdict("currency", f"{dear.source} is {ratio:.2f} times the other{rest}")


def _region(a: Offer, b: Offer) -> Verdict | None:
    if a.region == b.region:
        return None
    return Verdict("region", " and ".join(o.region or "everywhere" for o in (a, b)))


def _alias(a: Offer, b: Offer) -> Verdict | None:
    name = next((o.model for o in (a, b) if is_alias(o.model)), "")
    return Verdict("alias", name) if name else None


def _dates(a: Offer, b: Offer) -> Verdict | None:
    """Both are dated, by different days: each may have been right on its own."""
    ended = next((o for o in (a, b) if o.until), None)
    if ended:
        return Verdict("date", f"{ended.source} until {ended.until}")
    if a.on and b.on and a.on != b.on:
        return Verdict("date", f"{a.on} and {b.on}")
    return None


def _ages(a: Offer, b: Offer) -> Verdict | None:
    """One copy is newer by a month or more: a change in between would explain it, but nothing says there was one."""
    if not (a.seen and b.seen):
        return None
    older, newer = sorted((a, b), key=lambda o: o.seen)
    try:
        apart = (bounds(newer.seen)[0] - bounds(older.seen)[1]).days
    except ValueError:
        return None
    return (
        Verdict("date", f"{older.source} as of {older.seen}, {newer.source} of {newer.seen}", False)
        if apart >= _MONTH
        else None
    )


def is_alias(name: str) -> bool:
    """Whether a name says no version, so that it may mean different models over time (``deepseek-chat``, ``x-latest``)."""
    return bool(_MOVING.search(name.strip()))


def yuan(on: str) -> Decimal | None:
    """What a dollar was in yuan at an ISO time; None where that is not known."""
    try:
        return rate("USD", "CNY", on).mean
    except RateError:
        return None


def _ratio(a: Decimal, b: Decimal) -> Decimal:
    return max(a, b) / min(a, b)


def _words(scope: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(f"{name} {word}" for name, word in scope)
