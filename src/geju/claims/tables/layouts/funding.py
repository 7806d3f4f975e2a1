"""What the columns of a funding history hold, and when each round was."""

from __future__ import annotations

import re
from itertools import permutations

from geju.claims.context import heading_time
from geju.claims.fields.columns import Column
from geju.claims.fields.values import SEPARATORS
from geju.claims.tables.cells import cell_values
from geju.claims.tables.making import as_evidence
from geju.claims.tables.sheet import Sheet
from geju.claims.values.moment import find_moments, read_moment
from geju.model.span import Evidence
from geju.model.vocabulary import Vocabulary

EVENTS = ("funding_round", "funding_amount", "valuation", "investor")


_MONTH_DAY = re.compile(r"(?P<month>[A-Z][a-z]{2,8})\.?\s+(?P<day>\d{1,2})\Z")


def with_backers(sheet: Sheet, typed: dict[int, Column]) -> dict[int, Column]:
    """The columns where “机构” behind the amounts is who gave the money: no other column is, and its cells list several."""
    firms = [c for c, t in typed.items() if t.role == "organization"]
    events = [c for c, t in typed.items() if t.kind in EVENTS]
    if len(firms) != 1 or not events or firms[0] < max(events) or any(t.kind == "investor" for t in typed.values()):
        return typed
    lists = any(len(SEPARATORS.split(text)) > 1 for text in sheet.column(firms[0], 1))
    return typed | {firms[0]: Column("investor")} if lists else typed


def as_the_cells_say(sheet: Sheet, typed: dict[int, Column], vocabulary: Vocabulary) -> dict[int, Column]:
    """The columns as their cells have them: where the header's order does not fit (a series below “金额”), another that does."""
    at = [c for c, t in sorted(typed.items()) if t.kind in EVENTS]
    given = tuple(typed[c].kind for c in at)
    pool = dict.fromkeys((*given, *EVENTS))
    best = max(
        permutations(pool, len(at)), key=lambda order: (_weight(sheet, at, order, vocabulary), _same(order, given))
    )
    least = 1 if set(best) == set(given) else 2  # a kind that no header names needs more than one odd cell
    if _weight(sheet, at, best, vocabulary) <= _weight(sheet, at, given, vocabulary) + least:
        best = given
    return typed | {
        c: Column(kind, currency=typed[c].currency, scale=typed[c].scale) for c, kind in zip(at, best, strict=True)
    }


def _same(order: tuple[str, ...], given: tuple[str, ...]) -> int:
    return sum(a == b for a, b in zip(order, given, strict=True))


def _weight(sheet: Sheet, columns: list[int], order: tuple[str, ...], vocabulary: Vocabulary) -> float:
    total = 0.0
    for column, kind in zip(columns, order, strict=True):
        for row in range(1, sheet.n_rows):
            if sheet.missing(row, column):
                continue
            values = list(cell_values(sheet, row, column, Column(kind), vocabulary))
            text = sheet.text(row, column)
            series = bool(
                re.match(
                    r"\s*(?:pre-?)?(?:[A-H]\d?\+*|天使|种子|seed|series)\s*轮?\s*\d?\Z|.*轮\Z", text, re.IGNORECASE
                )
            )
            if kind == "investor":
                fits = bool(values) and not series and not any(c.isdigit() for c in text.replace("Prosperity7", "")[:3])
            elif kind == "funding_round":
                fits = series
            else:
                fits = bool(values) and not series
            total += 1 if fits else -1
    return total


def read_time(sheet: Sheet, row: int, typed: dict[int, Column]) -> tuple[str, tuple[Evidence, ...]]:
    """The time of a round and the words that say it, the year from a heading where the row gives none."""
    for column, meaning in typed.items():
        if meaning.role != "time":
            continue
        text = sheet.text(row, column)
        here = as_evidence("time", sheet.span(row, column))
        moment = read_moment(text, anchor=sheet.document.origin.date)
        if moment:
            return moment.iso, here
        month_day = _MONTH_DAY.match(text.strip())
        year = _heading_year(sheet) if month_day else None
        if year:
            whole = find_moments(f"{text}, {year[0]}")
            if whole:
                return whole[0].value.iso, (*here, year[1])
    above = heading_time(sheet.document, sheet.context)
    return (above[0].iso, (above[1],)) if above else ("", ())


def _heading_year(sheet: Sheet) -> tuple[str, Evidence] | None:
    """The year that a heading above names, for rows that give month and day only."""
    found = heading_time(sheet.document, sheet.context)
    return (found[0].iso[:4], found[1]) if found else None
