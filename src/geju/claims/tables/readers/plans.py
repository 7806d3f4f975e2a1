"""Prices of plans: “| 套餐 | 价格 |”, “| Plan | Price |”, with the days that each lasts; plans may be the columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from geju.claims.fields.columns import Column, read_column, read_currency
from geju.claims.tables.making import Subject, as_evidence, make
from geju.claims.tables.reader import TableReader
from geju.claims.tables.sheet import Sheet
from geju.claims.tables.subjects import section_subject
from geju.claims.values.price import read_direction, read_per, read_prices
from geju.model.claim import Claim
from geju.model.naming.names import find_names
from geju.model.span import Evidence
from geju.model.vocabulary import Vocabulary

_PLAN = re.compile(
    r"(?:\S{0,4}(?:套餐|方案|会员|档位|打赏项目)\S{0,3}|(?:subscription )?(?:plans?|tiers?))", re.IGNORECASE
)
_AVERAGE = re.compile(r"平均|每天|每日|日均|折合|原价|average|per day|daily|original", re.IGNORECASE)
_DAYS_HEAD = re.compile(r"权限|时长|期限|天数|有效期|周期|days?|duration|valid", re.IGNORECASE)
_DAYS = re.compile(r"(?P<n>\d{1,4})\s*(?:天|days?)", re.IGNORECASE)
_LONGEST = 30


@dataclass(frozen=True)
class _Layout:
    """Where a table has its plans, its prices, what each lasts, and the products of its rows."""

    sheet: Sheet
    plan: int
    prices: dict[int, Column]
    days: int | None
    products: int | None


class Plans(TableReader):
    """“| 打赏项目 | 价格 | 使用权限 |” with “送一朵花”, “5.2元”, “4天”."""

    order = 24

    def read(self, sheet: Sheet, vocabulary: Vocabulary) -> Iterator[Claim]:
        """A price for each plan of a product that the row, the words before or the section names."""
        layout = next((found for way in (sheet, sheet.turn()) if (found := _layout(way, vocabulary))), None)
        if layout is None:
            return
        subject = None if layout.products is not None else _common(sheet, vocabulary)
        for row in range(1, layout.sheet.n_rows):
            if layout.products is not None:
                subject = _own(layout.sheet, row, layout.products, vocabulary) or subject
            if subject:
                yield from _plan(layout, row, subject)


def _layout(sheet: Sheet, vocabulary: Vocabulary) -> _Layout | None:
    heads = [read_column(text, vocabulary) for text in sheet.row(0)]
    prices = {
        c: head
        for c, head in enumerate(heads)
        if head and head.kind == "price" and not (read_direction(text := sheet.text(0, c)) or read_per(text))
        if not _AVERAGE.search(text)
    }
    plans = [c for c, text in enumerate(sheet.row(0)) if _PLAN.fullmatch(text.strip()) and c not in prices]
    if sheet.turned and not plans and re.fullmatch(r"\W*", sheet.text(0, 0)):
        plans = [0]
    if not prices or len(plans) != 1:
        return None
    days = next((c for c, text in enumerate(sheet.row(0)) if _DAYS_HEAD.search(text) and c not in prices), None)
    products = next((c for c, head in enumerate(heads) if head and head.role == "product" and c != plans[0]), None)
    return _Layout(sheet, plans[0], prices, days, products)


def _own(sheet: Sheet, row: int, column: int, vocabulary: Vocabulary) -> Subject | None:
    names = find_names(sheet.text(row, column), vocabulary.lexicon, "Product", "Model")
    span = sheet.span(row, column, names[0].start, names[0].end) if len(names) == 1 else None
    return Subject(names[0].mention, span, names[0]) if span else None


def _common(sheet: Sheet, vocabulary: Vocabulary) -> Subject | None:
    """The product that the line before begins with, else that of the caption, the title or the section."""
    before = sheet.context.before
    if before and not before.table:
        names = find_names(before.text.text, vocabulary.lexicon)
        first = names[0].as_type("Product") if names and not before.text.text[: names[0].start].strip() else None
        if first:
            return Subject(first.mention, sheet.document.span_of(before.text, first.start, first.end), first)
    return section_subject(sheet, vocabulary, "Product")


def _plan(layout: _Layout, row: int, subject: Subject) -> Iterator[Claim]:
    sheet, plan = layout.sheet, layout.sheet.text(row, layout.plan).strip()
    if not plan or len(plan) > _LONGEST or sheet.missing(row, layout.plan):
        return
    lasting = _DAYS.search(sheet.text(row, layout.days)) if layout.days is not None else None
    beside = as_evidence("days", sheet.span(row, layout.days or 0)) if lasting else ()
    for column, head in layout.prices.items():
        currency = head.currency or read_currency(sheet.text(0, column)) or sheet.document.origin.currency
        said = (*as_evidence("plan", sheet.span(row, layout.plan)), *as_evidence("header", sheet.span(0, column)))
        evidence: tuple[Evidence, ...] = (*said, *beside)
        for price in read_prices(sheet.text(row, column), currency=currency)[:1]:
            if len(price.quantity.unit) == 3:
                where = sheet.span(row, column, price.start, price.end)
                days = lasting["n"] if lasting else ""
                yield from make(sheet, subject, "price", price.quantity, where, evidence, plan=plan, days=days)
