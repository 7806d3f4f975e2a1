"""What header and lines around a price table say for all its prices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from geju.base.text import MappedText
from geju.claims.tables.columns import Column, read_currency
from geju.claims.tables.sheet import Sheet
from geju.claims.values.moment import find_moments
from geju.claims.values.price import read_per
from geju.model.span import Evidence

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class PriceHeader:
    """Currency, token base and time that hold for every price of a table, and the words that say so."""

    currency: str = ""
    per: Decimal | None = None
    time: str = ""
    evidence: tuple[Evidence, ...] = ()


def read_price_header(sheet: Sheet, first: int, typed: dict[int, Column]) -> PriceHeader:
    """What the header rows above row ``first`` and the lines around say; nothing where no column is a price."""
    if not any(t.kind == "price" for t in typed.values()):
        return PriceHeader()
    currency, per, time = "", None, ""
    evidence: list[Evidence] = []
    for row in range(first):
        for column in range(sheet.n_columns):
            text = sheet.text(row, column)
            if (read_per(text) or read_currency(text)) and (span := sheet.span(row, column)):
                per, currency = per or read_per(text), currency or read_currency(text)
                evidence.append(Evidence("header", span))
    for beside in _around(sheet):
        if per is None and read_per(beside.text):
            per, currency = read_per(beside.text), currency or read_currency(beside.text)
            evidence.append(Evidence("caption", sheet.document.span_of(beside)))
        times = find_moments(beside.text, anchor=sheet.document.origin.date) if len(beside.text) < _LONGEST else []
        if times and not time:
            time = times[0].value.iso
            evidence.append(Evidence("time", sheet.document.span_of(beside, times[0].start, times[0].end)))
    return PriceHeader(currency, per, time, tuple(evidence))


def _around(sheet: Sheet) -> Iterator[MappedText]:
    """The caption, the lines right behind and before, the title."""
    context = sheet.context
    blocks = [block.text for block in (context.after, context.before, context.title) if block]
    yield from (text for text in (sheet.table.caption, *blocks) if text)
