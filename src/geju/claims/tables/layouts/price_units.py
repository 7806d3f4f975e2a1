"""What a price is for, where its own header does not say: a column of units, a length of prompt, a line at the head of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from geju.base.text import MappedText, simplify
from geju.claims.tables.sheet import Sheet
from geju.claims.values.price import read_per
from geju.claims.values.quantity import read_quantity
from geju.model.span import Evidence

_LONGEST = 200
_REACH = 200
_LEAST = 1000  # tokens
_UNIT_HEAD = re.compile(r"(?:billing |pricing )?units?|per|计费单位|计价单位|单位", re.IGNORECASE)
_FROM_ON = re.compile(
    r"(?:[>＞]|\b(?:over|above|beyond|exceed(?:s|ing)?|longer than|more than)\b|超过|大于|超出)\s*(?P<n>\d{1,4}(?:\.\d+)?\s?[KkMm])(?![A-Za-z])",
    re.IGNORECASE,
)


def unit_column(sheet: Sheet, row: int) -> int | None:
    """The column that says what a price is for, where one is headed so: “| Product | Unit | Price |”."""
    heads = sheet.row(row)
    return next((c for c, text in enumerate(heads) if _UNIT_HEAD.fullmatch(text.strip())), None)


def from_on(sheet: Sheet, places: Iterable[tuple[int, int]]) -> tuple[str, tuple[Evidence, ...]]:
    """From how long a prompt on a price holds, as one of the places says it: “Input (> 128K)”; empty where none does."""
    for row, column in places:
        found = _FROM_ON.search(sheet.text(row, column))
        size = read_quantity(found["n"].replace(" ", "").upper()) if found else None
        if found and size and size.amount and (span := sheet.span(row, column, *found.span("n"))):
            return str(int(size.amount)), (Evidence("above", span),)
    return "", ()


_TIER_HEAD = re.compile(
    r"(?:输入|请求|提示|单次)\S{0,6}长度|长度区间|\b(?:prompt|input|request) (?:length|size|range)", re.IGNORECASE
)
_TIER = re.compile(r"\s*[(（\[【]?\s*(?P<n>\d{1,4}\s?[KkMm]?)\s*(?:[,，~–-]|<)\s*\S")
_THOUSANDS = re.compile(r"千|(?<![A-Za-z])k(?![A-Za-z])", re.IGNORECASE)


def tier(sheet: Sheet, row: int, header: int) -> tuple[str, tuple[Evidence, ...]]:
    """From how long a prompt on the prices of a row hold, as a column of lengths says it: “(32, 128]” thousand tokens."""
    column = next((c for c, text in enumerate(sheet.row(header)) if _TIER_HEAD.search(text)), None)
    found = _TIER.match(sheet.text(row, column)) if column is not None else None
    if column is None or found is None:
        return from_on(sheet, [(row, column)]) if column is not None else ("", ())
    thousands = found["n"].isdigit() and bool(_THOUSANDS.search(sheet.text(header, column)))
    size = read_quantity(found["n"].replace(" ", "").upper() + ("K" if thousands else ""))
    span, head = sheet.span(row, column, *found.span("n")), sheet.span(header, column)
    if not size or not size.amount or size.amount < _LEAST or span is None or head is None:
        return "", ()
    return str(int(size.amount)), (Evidence("above", span), Evidence("header", head))


def page_unit(sheet: Sheet, of_prices: re.Pattern[str]) -> MappedText | None:
    """The line that says for all prices of the page or of an outer section what they are for, below its heading."""

    def says(text: MappedText) -> bool:
        return len(text.text) < _LONGEST and bool(of_prices.search(simplify(text.text)) and read_per(text.text))

    level, passed = 7, list[MappedText]()
    for block in reversed(sheet.document.blocks[max(0, sheet.context.index - _REACH) : sheet.context.index]):
        if block.kind != "heading":
            passed.append(block.text)
            continue
        if block.level < level:
            level, found = block.level, next(filter(says, (*passed, block.text)), None)
            if found:
                return found
        passed = []
    return next(filter(says, passed), None)
