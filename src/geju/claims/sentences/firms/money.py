"""Amounts of money in a sentence, those without a currency in that of their neighbours or of the document."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from geju.claims.sentences.currency import currency_of_same
from geju.claims.sentences.sentence import Sentence
from geju.claims.values.found import Found
from geju.model.value import Quantity

_LARGE = 10**6


def is_money(quantity: Quantity) -> bool:
    """Whether a quantity is printed with a currency."""
    return len(quantity.unit) == 3 and quantity.unit.isupper()


def as_money(sentence: Sentence, found: Found[Quantity]) -> Quantity | None:
    """A quantity as an amount of money, None where it is none.

    A large one in 亿 or 万 without a currency is in that of the amount before it, else in the document's, else in
    China's.
    """
    value = found.value
    if is_money(value):
        return value
    large = value.low is not None and value.low >= _LARGE
    if value.unit or not large or not re.search(r"[亿万億萬]", value.raw):
        return None
    return replace(value, unit=_currency(sentence, found), explicit=False)


def _currency(sentence: Sentence, found: Found[Quantity]) -> str:
    change = next((c for c in sentence.changes if c.left == found.start), None)
    if change:  # “从 10 亿涨到 20 亿美元”
        reached = next(q for q in sentence.quantities if q.start == change.reached)
        if is_money(reached.value):
            return reached.value.unit
    given = sentence.passage.document.origin.currency
    before = [q.value.unit for q in sentence.quantities if q.end <= found.start and is_money(q.value)]
    earlier = sentence.previous
    while not before and earlier is not None:
        before = [q.value.unit for q in earlier.quantities if is_money(q.value)]
        earlier = earlier.previous
    if before or given:
        return before[-1] if before else given
    document = sentence.passage.document
    return currency_of_same(document, found.value) or _prevailing(
        document.text, sentence.printed(found.start, found.end)
    )


def _prevailing(text: str, raw: str) -> str:
    """China's currency; of an amount in traditional characters the dollar where a document counts in dollars."""
    return _of_traditional(text) if re.search(r"[億萬]", raw) else "CNY"


@lru_cache(maxsize=2)
def _of_traditional(text: str) -> str:
    dollars = len(re.findall(r"美元|美金|US\$", text))
    return "USD" if dollars > 2 * len(re.findall(r"人民[币幣]|[億萬]元", text)) else "CNY"
