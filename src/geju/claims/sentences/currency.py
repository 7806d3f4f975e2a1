"""Currencies of amounts that print none: what the document says of the same amount, or beside it."""

from __future__ import annotations

import re
from functools import lru_cache

from geju.claims.values.quantity import read_quantity
from geju.model.document import Document
from geju.model.span import Evidence, Span
from geju.model.value import Quantity

_WORD = r"(?:美元|美金|欧元|歐元|英镑|港元|港[币幣]|人民[币幣]|元)"
# How far before an amount the words may stand that give it its currency.
_NEAR = 400


def currency_of_same(document: Document, value: Quantity) -> str:
    """The currency in which the document names the same amount elsewhere; empty where it is not one."""
    units = {unit for unit, _, _ in _named(document.text, value.raw)}
    return units.pop() if len(units) == 1 else ""


def currency_evidence(document: Document, value: Quantity, span: Span) -> tuple[Evidence, ...]:
    """The words that give an amount without a currency its own: those beside the same amount, else the nearest before."""
    same = [(a, b) for unit, a, b in _named(document.text, value.raw) if unit == value.unit]
    if same:
        return (Evidence("unit", document.span(*same[0])),)
    begin = max(0, span.start - _NEAR)
    for match in reversed(
        list(re.finditer(rf"\d[\d.,]*\s?[百千万亿萬億]*\s?{_WORD}", document.text[begin : span.start]))
    ):
        near = read_quantity(match[0])
        if near and near.unit == value.unit:
            return (Evidence("unit", document.span(begin + match.start(), begin + match.end())),)
    return ()


@lru_cache(maxsize=64)
def _named(text: str, raw: str) -> tuple[tuple[str, int, int], ...]:
    """Where a text names an amount with a currency, and with which."""
    number = re.escape(raw.strip()).replace(r"\ ", r"\s*").replace("亿", "[亿億]").replace("万", "[万萬]")
    found = []
    for match in re.finditer(rf"(?<![\d.,]){number}\s?{_WORD}", text):
        value = read_quantity(match[0])
        if value and len(value.unit) == 3 and value.unit.isupper():
            found.append((value.unit, *match.span()))
    return tuple(found)
