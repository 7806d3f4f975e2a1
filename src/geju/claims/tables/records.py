"""What a row of a table of records says: the claims of each of its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from geju.base.errors import Problem
from geju.claims.fields.columns import Column, read_currency
from geju.claims.fields.facets import facets
from geju.claims.tables.benchmark import Test, read_test
from geju.claims.tables.cells import cell_values
from geju.claims.tables.layouts.price_units import from_on, tier, unit_column
from geju.claims.tables.layouts.prices import PriceHeader
from geju.claims.tables.makers import (
    made_by_column,
    made_by_row,
)
from geju.claims.tables.making import Subject, as_evidence, make, unread
from geju.claims.tables.scores.cells import VALUE
from geju.claims.tables.scores.heads import said_by
from geju.claims.tables.sheet import Sheet
from geju.claims.values.price import Price, read_per, read_prices
from geju.claims.values.quantity import read_quantity
from geju.model.claim import Claim
from geju.model.kind import Kind
from geju.model.naming.names import find_names
from geju.model.span import Evidence
from geju.model.vocabulary import Vocabulary

_ELO = re.compile(r"\belo\b", re.IGNORECASE)  # whose it is, other words must say


@dataclass(frozen=True)
class Layout:
    """A table and what was found out about it: its columns, its first row of data, what its header says of prices."""

    sheet: Sheet
    typed: dict[int, Column]
    first: int
    prices: PriceHeader
    vocabulary: Vocabulary

    @cached_property
    def tests(self) -> dict[int, Test]:
        """The columns headed by a benchmark that can be nothing else: one beside what else a table tells of models."""
        sheet, row, lexicon = self.sheet, self.first - 1, self.vocabulary.lexicon
        found = {}
        for column, text in enumerate(sheet.row(row)):
            named = column not in self.typed or self.typed[column].kind in ("", "score", "metric")
            test = read_test(text, lexicon) if named else None
            if test and not _ELO.search(text) and any(n.sure for n in find_names(text, lexicon, "Benchmark")):
                found[column] = test
        return found


@dataclass(frozen=True)
class Row:
    """A row of data: whom it is about, when, and by how many columns it has slipped."""

    index: int
    shift: int
    subject: Subject
    time: str
    when: tuple[Evidence, ...]


def score_claims(layout: Layout, row: Row) -> Iterator[Claim]:
    """The scores of a row's model in the columns of benchmarks."""
    sheet = layout.sheet
    for column, test in layout.tests.items() if row.subject.mention.type == "Model" else ():
        place = column + row.shift
        found = VALUE.match(sheet.text(row.index, place)) if 0 <= place < sheet.n_columns else None
        quantity = read_quantity(found["number"]) if found else None
        if found and quantity:
            value = replace(quantity, unit="", raw=found[0], footnote=found["mark"], explicit=True)
            span = sheet.span(row.index, place, 0, found.end("number"))
            said = said_by(sheet, layout.first - 1, column, test)
            yield from make(
                sheet,
                row.subject,
                "score",
                value,
                span,
                said,
                benchmark=test.benchmark,
                shots=test.shots,
                setting=test.setting,
            )


def cell_claims(layout: Layout, row: Row, source: int, column: int) -> Iterator[Claim | Problem]:
    """The claims of one cell: things made by the row's company, or values of the column's kind."""
    meaning, subject = layout.typed[column], row.subject
    place = column + row.shift
    if meaning.role in ("model", "product") and subject.mention.type == "Organization":
        yield from made_by_row(layout.sheet, source, place, meaning, subject, layout.vocabulary)
        return
    if meaning.role == "organization" and subject.mention.type in ("Model", "Product"):
        header = " ".join(layout.sheet.text(r, column) for r in range(layout.first))
        yield from made_by_column(layout.sheet, row.index, place, header, subject, layout.vocabulary)
        return
    if not meaning.kind:
        return
    if meaning.kind == "category" and subject.mention.type == "Model":
        meaning = replace(meaning, kind="modality")
    kind = layout.vocabulary.kind(meaning.kind)
    if subject.mention.type in kind.subject and kind.name not in ("score", "metric"):
        yield from _values(layout, row, source, column, meaning, kind)


def _values(
    layout: Layout, row: Row, source: int, column: int, meaning: Column, kind: Kind
) -> Iterator[Claim | Problem]:
    sheet, place = layout.sheet, column + row.shift
    evidence = tuple(e for r in range(layout.first) for e in as_evidence("header", sheet.span(r, column)))
    time = row.time if kind.qualifier("time") else ""
    if kind.name == "price":
        header = layout.prices
        evidence, time = (*evidence, *header.evidence), header.time or time
    if time:
        evidence = (*evidence, *row.when)
    if kind.name == "price":
        yield from _prices(layout, row, column, meaning, evidence, time)
        return
    several = [
        f
        for f in facets(sheet.text(source, place), kind, layout.vocabulary, meaning.pair)
        if row.subject.mention.type in layout.vocabulary.kind(f.kind).subject
    ]
    for facet in several:
        span = sheet.span(source, place, facet.start, facet.end)
        yield from make(sheet, row.subject, facet.kind, facet.value, span, evidence)
    if several:
        return
    values = list(cell_values(sheet, source, place, meaning, layout.vocabulary))
    if not values and kind.form in ("quantity", "time") and meaning.fit > 0.5:
        yield from unread(sheet, source, place, sheet.text(layout.first - 1, column), kind.name)
    for value, start, end in values:
        span = sheet.span(source, place, start, end)
        yield from make(sheet, row.subject, kind.name, value, span, evidence, time=time)


def _prices(
    layout: Layout, row: Row, column: int, meaning: Column, evidence: tuple[Evidence, ...], time: str
) -> Iterator[Claim | Problem]:
    """The prices of a cell; what brackets behind one say is of their own direction."""
    sheet, place = layout.sheet, column + row.shift
    text = sheet.text(row.index, place)
    meaning, unit, beside = _measured(layout, row, column, meaning)
    above, said = from_on(sheet, ((r, column) for r in range(layout.first)))
    if not above:
        above, said = tier(sheet, row.index, layout.first - 1)
    both = meaning.pair if not meaning.direction else ()
    found = [] if sheet.missing(row.index, place) else _read(text, both, meaning.currency, meaning.per)
    for price in found:
        told = price.direction or meaning.direction
        own = as_evidence("direction", sheet.span(row.index, place)) if told != meaning.direction else ()
        yield from make(
            sheet,
            row.subject,
            "price",
            price.quantity,
            sheet.span(row.index, place, price.start, price.end),
            (*evidence, *beside, *said, *own),
            direction=told,
            plan=meaning.plan,
            kept=meaning.kept,
            above=above,
            per=unit,
            time=time,
        )
    if not found and meaning.fit > 0.5:
        yield from unread(sheet, row.index, place, sheet.text(layout.first - 1, place), "price")


def _measured(layout: Layout, row: Row, column: int, meaning: Column) -> tuple[Column, str, tuple[Evidence, ...]]:
    """What a column's prices are in and for: as it says itself, a column of units, the page; the last with its evidence.

    The unit is what is counted where that is not tokens.
    """
    sheet, header = layout.sheet, layout.prices
    text, per, unit = sheet.text(row.index, column + row.shift), meaning.per, ""
    currency = meaning.currency or header.currency
    said: tuple[Evidence, ...] = ()
    if per is None and (beside := unit_column(sheet, layout.first - 1)) is not None:
        words = sheet.text(row.index, beside).strip()
        per, money = read_per(f"/{words}"), read_currency(words)
        unit, currency = "" if per or money else words, currency or money
        said = as_evidence("unit", sheet.span(row.index, beside))
    if per is None and not unit and (meaning.direction or meaning.pair or not header.far):
        per = header.per
    currency = currency or sheet.document.origin.currency or ("CNY" if "元" in text else "")
    if not re.search(r"\d", text):  # what is free is so in the money of the prices around it
        around = sheet.column(column + row.shift, layout.first)
        currency = currency or next(filter(None, map(read_currency, around)), "")
        per = per or next(filter(None, map(read_per, around)), None)
    return replace(meaning, currency=currency, per=per), unit, said


def _read(text: str, both: tuple[str, ...], currency: str, per: Decimal | None) -> list[Price]:
    """The prices of a cell; of one of two those of its halves: “$5 / $25”."""
    halves = re.fullmatch(r"(?P<first>[^/／|]+?)\s*[/／|]\s*(?P<second>[^/／|]+)", text) if both else None
    if halves is None:
        return [] if both else read_prices(text, currency=currency, per=per)
    found = []
    for half, direction in zip(("first", "second"), both, strict=True):
        at = halves.start(half)
        prices = read_prices(halves[half], currency=currency, per=per, direction=direction)[:1]
        found += [replace(price, start=price.start + at, end=price.end + at) for price in prices]
    return found if len(found) == 2 else []
