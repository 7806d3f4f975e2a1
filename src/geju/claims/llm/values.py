"""The value that a model points at, read again from the passage by the house's own parsers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from geju.base.text import fold, simplify
from geju.claims.llm.passage import Passage
from geju.claims.llm.places import Place, scopes
from geju.claims.measures import Measure, measures
from geju.claims.sentences.firms.rounds import SERIES, series_word
from geju.claims.values import units
from geju.claims.values.found import Found
from geju.claims.values.moment import find_moments
from geju.claims.values.price import read_per, read_prices
from geju.claims.values.quantity import find_quantities
from geju.model.kind import Kind
from geju.model.value import Moment, Quantity

_SCALES = re.compile(units.either(units.SCALES))
_MONEY = re.compile(
    units.either([*units.CURRENCY_OF, *(w for words in units.CURRENCIES.values() for w in words)]), re.IGNORECASE
)
_YUAN_SCALES = ("万", "亿", "萬", "億")
# Units that are printed behind a number and say nothing that the kind does not say.
_SILENT = ("", "param", "time", "item")
_TELLING = ("token", "character", "percent", "gpu", "paper", "person")


@dataclass(frozen=True, slots=True)
class Read:
    """A quantity or a time with the place of all its words; ``unit`` are other words that it is in force of."""

    value: Quantity | Moment
    start: int
    end: int
    unit: tuple[tuple[int, int], ...] = ()
    period: str = ""


def _only(passage: Passage, place: Place, found: Iterable[Found[Quantity]] | Iterable[Found[Moment]]) -> Read | None:
    """The one reading that shares characters with a place; places of ``found`` are those of the piece."""
    offset = passage.pieces[place.piece].start
    met = [f for f in found if offset + f.start < place.end and place.start < offset + f.end]
    if len(met) != 1 or place.start < offset + met[0].start - 1:
        return None
    return Read(met[0].value, offset + met[0].start, offset + met[0].end)


def read_moment(passage: Passage, place: Place, anchor: str) -> Read | None:
    """The time at a place, read with all that its piece says before it."""
    words = passage.words(passage.pieces[place.piece])
    found = _only(passage, place, find_moments(words, anchor=anchor))
    if found is None and re.fullmatch(r"(?:19|20)\d\d", passage.text.text[place.start : place.end]):
        return Read(Moment(passage.text.text[place.start : place.end]), place.start, place.end)
    return found


def read_number(passage: Passage, place: Place, kind: Kind, unit: Place | None, measure: Measure | None) -> Read | None:
    """The number at a place, with its operator, scale and unit, however few of its words were pointed at."""
    words = passage.words(passage.pieces[place.piece])
    met = [f for f in find_quantities(words) if not _is_time(words, f)]
    scope = unit_words(passage, unit) if unit else None
    if any(u.endswith("/Mtoken") for u in kind.units):
        return _price(passage, place, met, scope)
    found = _only(passage, place, met)
    if found is None or not isinstance(found.value, Quantity):
        return None
    value = _scaled(found.value, scope)
    value = _in_unit(value, kind, measure, passage.document.origin.currency) if value else None
    return None if value is None else replace(found, value=value, unit=(scope[1],) if scope else ())


def _is_time(words: str, found: Found[Quantity]) -> bool:
    """Whether a number is the year or the day of a time."""
    return any(m.start <= found.start and found.end <= m.end for m in find_moments(words))


def unit_words(passage: Passage, unit: Place) -> tuple[str, tuple[int, int]]:
    """The cell or the clause that unit words stand in: half a unit (元 of 亿元) is another unit."""
    start, end = scopes(passage, unit)[0]
    return passage.text.text[start:end], (start, end)


def _scaled(value: Quantity, scope: tuple[str, tuple[int, int]] | None) -> Quantity | None:
    """A number times the one scale, in the one currency, that other words give it; None where they give several."""
    if scope is None:
        return value
    scales = {units.SCALES[m[0]] for m in _SCALES.finditer(scope[0])}
    money = _currencies(scope[0])
    printed = bool(_SCALES.search(value.raw)) or bool(value.unit)
    if len(scales) > 1 or len(money) > 1:
        return None
    factor = Decimal(1) if printed or not scales else scales.pop()
    low, high = (None if x is None else x * factor for x in (value.low, value.high))
    unit = value.unit or (money.pop() if money else "")
    return replace(value, low=low, high=high, unit=unit, explicit=value.explicit and not scope)


def _currencies(words: str) -> set[str]:
    return {units.CURRENCY_OF[re.sub(r"\s+", " ", m[0].lower())] for m in _MONEY.finditer(words)}


def _in_unit(value: Quantity, kind: Kind, measure: Measure | None, currency: str) -> Quantity | None:
    """A number in a unit of its kind; None where it is printed in another one, or in none that can be known."""
    money = _is_money(value.unit)
    if measure is not None:
        if money or value.unit in _TELLING:
            return value if value.unit == measure.unit or (money and not measure.unit) else None
        return replace(value, unit=measure.unit)
    if value.unit and value.unit in kind.units:
        return value
    if kind.units and all(map(_is_money, kind.units)):
        yuan = "CNY" if any(scale in value.raw for scale in _YUAN_SCALES) else ""
        known = currency or yuan if _SCALES.search(value.raw) or yuan else ""
        return replace(value, unit=known, explicit=False) if known in kind.units and not value.unit else None
    if value.unit in _SILENT or (value.unit == "percent" and kind.units == ("",)):
        return replace(value, unit=kind.units[0] if kind.units else "")
    return None


def _is_money(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper()


def _price(
    passage: Passage, place: Place, met: Sequence[Found[Quantity]], scope: tuple[str, tuple[int, int]] | None
) -> Read | None:
    """A price at a place: read from its number on to the end of its clause, per million tokens where words say tokens."""
    text = passage.text.text
    left, right = scopes(passage, place)[0]
    offset = passage.pieces[place.piece].start
    inside = [f for f in met if place.start < offset + f.end and offset + f.start < place.end]
    if not inside:
        return None
    start = offset + inside[0].start
    money = _currencies(scope[0]) if scope else set()
    if len(money) > 1 or start < left or place.start < start - 1:
        return None
    prices = read_prices(text[start:right], currency=next(iter(money), ""), per=read_per(scope[0]) if scope else None)
    if not prices or prices[0].start != 0:
        return None
    price = prices[0]
    own = ((start, right),) if read_per(text[start:right]) else ()
    others = (scope[1],) if scope else ()
    return Read(price.quantity, start, start + inside[0].end - inside[0].start, own + others, price.period)


def read_term(kind: Kind, words: str) -> str:
    """A word as the vocabulary writes it, where it knows it; else as printed."""
    for term, spellings in kind.terms:
        if fold(words) in {fold(term), *map(fold, spellings)}:
            return term
    return " ".join(words.split())


def read_series(words: str, start: int = 0, end: int | None = None) -> str:
    """The one series that ``words[start:end]`` is of, as the vocabulary writes it; empty where it is of none or several.

    Read with what stands around it: the A of a Pre-A round names no A round.
    """
    end = len(words) if end is None else end
    found = {series_word(m) for m in SERIES.finditer(simplify(words)) if m.start() < end and start < m.end()}
    if not found and re.fullmatch(r"[A-H]\+{0,3}\d?", words.strip()):  # a cell that holds nothing else
        return words.strip()
    return found.pop() if len(found) == 1 else ""


def read_measure(words: str, start: int, end: int) -> Measure | None:
    """The narrowest measure that ``words[start:end]`` is a part of: users of paying users are paying users."""
    for measure in measures():
        if any(m.start() < end and start < m.end() for m in measure.pattern.finditer(words)):
            return measure
    return None
