"""Money in one currency, for comparing only: an interval at the rate of its own time, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from geju.base.amounts import say_amount
from geju.base.errors import RateError
from geju.landscape.comparing.exchange import is_currency, rate
from geju.model.fact import Fact, say_reason
from geju.model.value import Quantity, bounds, plain_number

# What amounts are put in where a project says no currency.
USUAL = "USD"
# A number longer or larger than this is no money that anybody has; arithmetic would round or refuse it.
_MOST_DIGITS, _LARGEST = 24, 18
_NEARLY = Decimal("0.1")
# What a column DECIMAL(38, 6) and one DECIMAL(38, 12) hold.
_AMOUNT, _RATE = Decimal("0.000001"), Decimal("0.000000000001")
Words = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is not compared: a message key with its words."""

    key: str
    words: Words = ()

    @classmethod
    def of(cls, key: str, **words: object) -> Reason:
        """A reason with its words."""
        return cls(key, tuple((name, str(word)) for name, word in sorted(words.items())))

    def say(self, language: str = "en") -> str:
        """The reason in a language."""
        return say_reason(self.key, self.words, language)


@dataclass(frozen=True, slots=True)
class Amount:
    """Money as an interval in one currency: 2e9 to 9.9e9 CNY; None for an open side, ``about`` where it is not exact."""

    low: Decimal | None
    high: Decimal | None
    currency: str
    about: bool = False

    @classmethod
    def of(cls, value: Quantity, currency: str = "") -> Amount:
        """What a quantity may stand for: over 2 (超) is 2 and more, nearly 10 (近) is 9 to 10, about 4 (约) is 4, about."""
        low, high = value.low, value.high
        if value.amount is not None and value.approx == "over":
            high = None
        elif value.amount is not None and value.approx == "under":
            low = value.amount - abs(value.amount) * _NEARLY
        return cls(low, high, currency or value.unit.partition("/")[0], value.approx == "about")

    def times(self, factor: Decimal, currency: str = "") -> Amount:
        """The amount a number of times; ``currency`` where the factor is a rate into another."""
        low, high = (None if end is None else end * factor for end in (self.low, self.high))
        return Amount(low, high, currency or self.currency, self.about)

    def words(self, language: str = "en", per: str = "", digits: int = 4) -> str:
        """The amount as people read it, rounded to some digits; ``per`` as in a unit: ``/Mtoken``."""
        low, high = (None if end is None else rounded(end, digits) for end in (self.low, self.high))
        approx = "about" if self.about and low == high else ""
        return say_amount(low, high, f"{self.currency}{per}", approx, language)

    @property
    def least(self) -> Decimal:
        """The lower end, the upper where that is open: what amounts are ordered by."""
        return self.low if self.low is not None else self.high if self.high is not None else Decimal(0)

    def to_dict(self) -> dict[str, object]:
        """The ends as numbers, the currency, and whether it is about."""
        low, high = (None if end is None else plain_number(end) for end in (self.low, self.high))
        return {"low": low, "high": high, "currency": self.currency, "about": self.about}


@dataclass(frozen=True, slots=True)
class Exchanged:
    """An amount in another currency with the rate and its time, or ``missing``: why there is no such amount.

    ``rate`` is 1 where nothing had to be exchanged; ``on`` is the time whose rate it is.
    """

    amount: Amount | None
    rate: Decimal | None = None
    on: str = ""
    missing: Reason | None = None

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """The amount, rate and time, or the reason in a language."""
        return {
            "amount": self.amount.to_dict() if self.amount else None,
            "rate": plain_number(self.rate) if self.rate is not None else None,
            "rate_on": self.on,
            "no_rate": self.missing.say(language) if self.missing else "",
        }


def rounded(number: Decimal, digits: int = 4) -> Decimal:
    """A number to so many significant digits, as it is shown."""
    if not number:
        return Decimal(0)
    step = Decimal(1).scaleb(number.adjusted() - digits + 1)
    return (number / step).quantize(Decimal(1)) * step


def total(amounts: Iterable[Amount], currency: str) -> Amount:
    """The sum of amounts of one currency: the low ends and the high ends; open where one of them is."""
    listed = list(amounts)
    low = sum((one.low or Decimal(0) for one in listed), Decimal(0))
    high = sum((one.high or Decimal(0) for one in listed), Decimal(0))
    return Amount(
        low, None if any(one.high is None for one in listed) else high, currency, any(one.about for one in listed)
    )


def calculable(value: Quantity) -> bool:
    """Whether a quantity has an end, and none that is longer or larger than money is."""
    ends = [end for end in (value.low, value.high) if end is not None]
    return bool(ends) and all(
        end.is_finite() and len(end.as_tuple().digits) <= _MOST_DIGITS and abs(end.adjusted()) <= _LARGEST
        for end in ends
    )


def exchange(amount: Amount, currency: str, on: str) -> Exchanged:
    """An amount in another currency at the rate of an ISO time: of a day, or the mean over a period's bank days."""
    if amount.currency == currency:
        return Exchanged(amount, Decimal(1), "")
    try:
        found = rate(amount.currency, currency, on)
    except RateError as error:
        return Exchanged(None, missing=Reason(error.problem.key, error.problem.params))
    return Exchanged(amount.times(found.mean, currency), found.mean, found.on)


def base_columns(fact: Fact, currency: str) -> dict[str, Any]:
    """The columns of a fact that say its money in the project's currency at the rate of its own time.

    NULL where it is no money, and where there is no rate: ``no_rate_en`` and ``no_rate_zh`` say why.
    """
    empty = dict.fromkeys(("base_low", "base_high", "base_unit", "rate", "rate_on", "no_rate_en", "no_rate_zh"))
    value = fact.value
    if not isinstance(value, Quantity) or not is_currency(value.unit.partition("/")[0]) or not calculable(value):
        return empty
    _, slash, per = value.unit.partition("/")
    found = exchange(Amount.of(value), currency, fact.time)
    if found.amount is None:
        assert found.missing is not None
        return empty | {"no_rate_en": found.missing.say("en"), "no_rate_zh": found.missing.say("zh")}
    low, high = (None if end is None else end.quantize(_AMOUNT) for end in (found.amount.low, found.amount.high))
    return empty | {
        "base_low": low,
        "base_high": high,
        "base_unit": f"{currency}{slash}{per}",
        "rate": found.rate.quantize(_RATE) if found.rate is not None else None,
        "rate_on": found.on or None,
    }


def time_columns(fact: Fact) -> dict[str, Any]:
    """The first and the last day of a fact's time, NULL where it has none."""
    try:
        first, last = bounds(fact.time)
    except ValueError:
        return {"first_on": None, "last_on": None}
    return {"first_on": first.isoformat(), "last_on": last.isoformat()}
