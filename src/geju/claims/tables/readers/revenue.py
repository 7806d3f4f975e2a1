"""Revenue by segment: “| 业务 | 2023 年收入 |”, or by period: “| Year | Revenue |”; of companies side by side valuations too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.fields.columns import Column, read_column, read_currency, read_scale
from geju.claims.tables.cells import cell_values
from geju.claims.tables.making import Subject, as_evidence, make
from geju.claims.tables.reader import TableReader
from geju.claims.tables.sheet import Sheet
from geju.claims.tables.subjects import section_subject
from geju.claims.values.moment import find_moments, read_moment
from geju.model.claim import Claim
from geju.model.naming.names import read_name
from geju.model.span import Evidence
from geju.model.value import Mention
from geju.model.vocabulary import Vocabulary

_EXPECTED = re.compile(r"proj(?:\.|ect)|expected|forecast|target|guidance|\d\s?E\b|预计|预测|目标|指引", re.IGNORECASE)
_KINDS = (
    ("valuation", re.compile(r"\bvaluations?\b|估值", re.I)),
    ("revenue", re.compile(r"\brevenues?\b|营收", re.I)),
)
_PROPER = re.compile(r"[A-Za-z\d]*[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3}|[\u4e00-\u9fff]{2,8}")
_TOTAL = re.compile(r"合计|总计|总收入|total", re.IGNORECASE)


class Revenue(TableReader):
    """Rows are segments, columns are years or one revenue column; or rows are periods, columns perhaps companies."""

    order = 25

    def read(self, sheet: Sheet, vocabulary: Vocabulary) -> Iterator[Claim]:
        """A revenue for each segment or period and column."""
        if sheet.n_rows < 2:
            return
        yield from _side_by_side(sheet, vocabulary)
        if sheet.n_columns > 6:
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


def _side_by_side(sheet: Sheet, vocabulary: Vocabulary) -> Iterator[Claim]:
    """“Valuations ($bn)” over “| Month | Acme | Beta |”: what each column's company was worth or took in at each time."""
    title = sheet.title
    kind = next((kind for kind, words in _KINDS if title and words.search(title.text)), "")
    times = [read_moment(text) for text in sheet.column(0, 1)] if kind else []
    names = (
        [_company(sheet, column, vocabulary) for column in range(1, sheet.n_columns)] if times and all(times) else []
    )
    if title is None or len(names) < 2 or not all(names) or sum(bool(n and n.name) for n in names) < 2:
        return
    header = (Evidence("header", sheet.document.span_of(title)),)
    meaning = Column(kind, currency=read_currency(title.text), scale=read_scale(title.text))
    for row, column in [(r, c) for r in range(1, sheet.n_rows) for c in range(1, sheet.n_columns)]:
        when, company = times[row - 1], names[column - 1]
        if when is None or company is None or not sheet.text(row, column).strip("0 .—–-"):
            continue
        said = (*header, *as_evidence("time", sheet.span(row, 0)))
        for value, start, end in cell_values(sheet, row, column, meaning, vocabulary):
            yield from make(sheet, company, kind, value, sheet.span(row, column, start, end), said, time=when.iso)


def _company(sheet: Sheet, column: int, vocabulary: Vocabulary) -> Subject | None:
    """The company that a header names, known or in capitalised words."""
    text, span = sheet.text(0, column).strip(), sheet.span(0, column)
    known = read_name(text, vocabulary.lexicon, "Organization")
    if span is None or not (known or _PROPER.fullmatch(text)) or read_column(text, vocabulary):
        return None
    return Subject(known.mention if known else Mention(text, "Organization"), span, known)


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
