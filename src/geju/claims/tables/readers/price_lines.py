"""Prices with their directions in the rows: “| Input, cache hit | $0.028 |”, a column for each model or one for all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from geju.claims.fields.columns import Column, read_column, read_currency
from geju.claims.tables.layouts.price_units import from_on
from geju.claims.tables.layouts.prices import PriceHeader, all_about, read_price_header
from geju.claims.tables.making import Subject, as_evidence, make
from geju.claims.tables.reader import TableReader
from geju.claims.tables.sheet import Sheet
from geju.claims.tables.subjects import subject_in, subject_span
from geju.claims.values.price import read_direction, read_per, read_prices
from geju.model.claim import Claim
from geju.model.vocabulary import Vocabulary

_LABELS = 3
# Prices of other things than plain tokens of text.
_OTHER = re.compile(
    r"batch|fine-?tun|train|storage|audio|image|video|search|tool|off-peak|discount|批量|微调|训练|存储|音频|图像|图片|视频|语音|搜索|优惠|折扣",
    re.IGNORECASE,
)
_LONGEST = 60


@dataclass(frozen=True)
class _Layout:
    """A table of prices: the column of directions, the rows that have one, what its header says for all."""

    sheet: Sheet
    labels: int
    rows: dict[int, str]
    header: PriceHeader
    vocabulary: Vocabulary


class PriceLines(TableReader):
    """“| Type | Price (USD / 1M tokens) |” with rows for input, cached input and output."""

    order = 20

    def read(self, sheet: Sheet, vocabulary: Vocabulary) -> Iterator[Claim]:
        """A price for each cell beside a direction whose model is known."""
        layout = _layout(sheet, vocabulary)
        if layout is None:
            return
        heads = {c: s for c in range(layout.labels + 1, sheet.n_columns) if (s := _headed(layout, c))}
        own: Subject | None = None
        for row in range(1, sheet.n_rows):
            own = _own(layout, row) or own
            if row not in layout.rows:
                continue
            common = None if heads else own or all_about(sheet, layout.labels, layout.vocabulary)
            for column in range(layout.labels + 1, sheet.n_columns):
                about = heads.get(column) or common
                if about and sheet.cell(row, column) is not sheet.cell(row, layout.labels):
                    yield from _prices(layout, row, column, about)


def _layout(sheet: Sheet, vocabulary: Vocabulary) -> _Layout | None:
    """How the table is laid out, None where no column names two directions."""
    for column in range(min(_LABELS, sheet.n_columns - 1)):
        rows = {
            row: direction
            for row in range(1, sheet.n_rows)
            if (text := sheet.text(row, column)) and len(text) <= _LONGEST and not _OTHER.search(text)
            if (direction := read_direction(text))
        }
        if len(set(rows.values())) > 1:
            first = min(rows)
            header = read_price_header(sheet, first, {column: Column("price")})
            return _Layout(sheet, column, rows, header, vocabulary)
    return None


def _headed(layout: _Layout, column: int) -> Subject | None:
    """The model or product that the header of a column names."""
    sheet, text = layout.sheet, layout.sheet.text(0, column)
    name = subject_in(sheet, text, layout.vocabulary)
    if name is None or not (name.sure or re.search(r"[A-Za-z]-?\d", name.name)) or read_column(text, layout.vocabulary):
        return None
    span = subject_span(sheet, 0, column, name, layout.vocabulary)
    return Subject(name.mention, span, name) if span else None


def _own(layout: _Layout, row: int) -> Subject | None:
    """The model that a column left of the directions names on a row."""
    for column in range(layout.labels):
        name = subject_in(layout.sheet, layout.sheet.text(row, column), layout.vocabulary)
        span = subject_span(layout.sheet, row, column, name, layout.vocabulary) if name else None
        if name and span and (name.sure or re.search(r"[A-Za-z]-?\d", name.name)):
            return Subject(name.mention, span, name)
    return None


def _prices(layout: _Layout, row: int, column: int, subject: Subject) -> Iterator[Claim]:
    sheet, header = layout.sheet, layout.header
    label, head = sheet.text(row, layout.labels), sheet.text(0, column)
    currency = read_currency(label) or read_currency(head) or header.currency
    per = read_per(label) or read_per(head) or header.per
    direction = layout.rows[row]
    beside = [sheet.span(row, layout.labels), sheet.span(0, column)]
    told = [r for r in layout.rows if read_per(sheet.text(r, layout.labels))]
    if per is None and len({read_per(sheet.text(r, layout.labels)) for r in told}) == 1:  # said once, for all rows
        per = read_per(sheet.text(told[0], layout.labels))
        beside.append(sheet.span(told[0], layout.labels))
    above, said = from_on(sheet, ((row, layout.labels), (0, column)))
    evidence = (*(e for span in beside for e in as_evidence("header", span)), *header.evidence, *said)
    for price in read_prices(sheet.text(row, column), currency=currency, per=per, direction=direction):
        if price.quantity.unit.endswith("/Mtoken"):
            where = sheet.span(row, column, price.start, price.end)
            yield from make(
                sheet,
                subject,
                "price",
                price.quantity,
                where,
                evidence,
                direction=direction,
                time=header.time,
                above=above,
            )
