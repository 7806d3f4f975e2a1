"""Revenue by segment: “| 业务 | 2023 年收入 |”, or by period: “| Year | Revenue |”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.fields.columns import Column, read_column
from geju.claims.tables.cells import cell_values
from geju.claims.tables.making import Subject, as_evidence, make
from geju.claims.tables.reader import TableReader
from geju.claims.tables.sheet import Sheet
from geju.claims.tables.subjects import section_subject
from geju.claims.values.moment import find_moments, read_moment
from geju.model.claim import Claim
from geju.model.vocabulary import Vocabulary

_EXPECTED = re.compile(r"proj(?:\.|ect)|expected|forecast|target|guidance|\d\s?E\b|预计|预测|目标|指引", re.IGNORECASE)
_TOTAL = re.compile(r"合计|总计|总收入|total", re.IGNORECASE)


class Revenue(TableReader):
    """Rows are segments, columns are years or one revenue column; or rows are periods."""

    order = 25

    def read(self, sheet: Sheet, vocabulary: Vocabulary) -> Iterator[Claim]:
        """A revenue for each segment or period and column."""
        if sheet.n_rows < 2 or sheet.n_columns > 6:
            return
        first = read_column(sheet.text(0, 0), vocabulary)
        columns = [
            c
            for c in range(1, sheet.n_columns)
            if re.search(r"收入|营收|(?<![A-Za-z])revenues?(?![A-Za-z])", sheet.text(0, c), re.IGNORECASE)
        ]
        subject = section_subject(sheet, vocabulary, "Organization")
        if subject is None or not columns or first is None:
            return
        if first.role in ("segment", "product"):
            for row in range(1, sheet.n_rows):
                yield from _by_segment(sheet, row, columns, subject, vocabulary)
        elif first.role == "time":
            for row in range(1, sheet.n_rows):
                yield from _by_period(sheet, row, columns, subject, vocabulary)


def _by_segment(
    sheet: Sheet, row: int, columns: list[int], subject: Subject, vocabulary: Vocabulary
) -> Iterator[Claim]:
    """Revenue of the row's segment, with the time that the column's header names."""
    segment = sheet.text(row, 0)
    for column in columns:
        head = sheet.text(0, column)
        times = find_moments(head)
        header = as_evidence("header", sheet.span(0, column))
        when = as_evidence("time", sheet.span(0, column, times[0].start, times[0].end)) if times else ()
        label = as_evidence("segment", sheet.span(row, 0))
        for value, start, end in cell_values(sheet, row, column, Column("revenue"), vocabulary):
            yield from make(
                sheet, subject, "revenue", value, sheet.span(row, column, start, end), (*header, *when, *label),
                segment="" if _TOTAL.search(segment) else segment, time=times[0].value.iso if times else "",
            )  # fmt: skip


def _by_period(sheet: Sheet, row: int, columns: list[int], subject: Subject, vocabulary: Vocabulary) -> Iterator[Claim]:
    """Revenue of the row's period; what is expected or meant to be is none."""
    period = read_moment(sheet.text(row, 0), anchor=sheet.document.origin.date)
    if period is None or _EXPECTED.search(" ".join(sheet.row(row))):
        return
    when = as_evidence("time", sheet.span(row, 0))
    for column in columns:
        typed = read_column(sheet.text(0, column), vocabulary) or Column()
        header = as_evidence("header", sheet.span(0, column))
        meaning = Column("revenue", currency=typed.currency, scale=typed.scale)
        for value, start, end in cell_values(sheet, row, column, meaning, vocabulary):
            span = sheet.span(row, column, start, end)
            yield from make(sheet, subject, "revenue", value, span, (*header, *when), time=period.iso)
