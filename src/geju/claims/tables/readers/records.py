"""Tables whose rows are things and whose columns are kinds of claims: overviews, matrices, prices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from geju.base.errors import Problem
from geju.claims.tables.columns import Column
from geju.claims.tables.facets import facets
from geju.claims.tables.layouts.prices import PriceHeader, read_price_header
from geju.claims.tables.layouts.records import (
    SUBJECT_ROLES,
    find_shift,
    find_subjects,
    read_columns,
    row_time,
    tells_of_models,
)
from geju.claims.tables.makers import (
    made_by_bracket,
    made_by_column,
    made_by_house,
    made_by_house_alone,
    made_by_row,
    made_by_section,
    told_by_bracket,
)
from geju.claims.tables.making import Subject, as_evidence, make, unread
from geju.claims.tables.notes import remarked
from geju.claims.tables.reader import TableReader
from geju.claims.tables.sheet import Sheet
from geju.claims.tables.values import cell_values
from geju.model.claim import Claim
from geju.model.kind import Kind
from geju.model.span import Evidence
from geju.model.vocabulary import Vocabulary


@dataclass(frozen=True)
class _Layout:
    """A table and what was found out about it: its columns, its first row of data, what its header says of prices."""

    sheet: Sheet
    typed: dict[int, Column]
    first: int
    prices: PriceHeader
    vocabulary: Vocabulary


@dataclass(frozen=True)
class _Row:
    """A row of data: whom it is about, when, and by how many columns it has slipped."""

    index: int
    shift: int
    subject: Subject
    time: str
    when: tuple[Evidence, ...]


class Records(TableReader):
    """“| 公司 | 创始人 | 估值 |”, “| Model | Params | Context |”, “| Model | Input | Output |”."""

    order = 30

    def read(self, sheet: Sheet, vocabulary: Vocabulary) -> Iterator[Claim | Problem]:
        """A claim for each cell whose column is a kind and whose row has a subject; models may be the columns."""
        found = list(self._read(sheet, vocabulary))
        if not any(isinstance(one, Claim) for one in found) and sheet.n_columns > 2:
            found = list(self._read(sheet.turn(), vocabulary))
        yield from found

    def _read(self, sheet: Sheet, vocabulary: Vocabulary) -> Iterator[Claim | Problem]:
        typed, first = read_columns(sheet, vocabulary)
        kinds = {c: t for c, t in typed.items() if t.kind}
        named = len({t.role for t in typed.values()} & set(SUBJECT_ROLES))
        if not kinds and named < 2:
            yield from made_by_house_alone(sheet, typed, first, vocabulary)
            return
        if sheet.turned and not tells_of_models(sheet, typed, len(kinds), vocabulary):
            return
        layout = _Layout(sheet, typed, first, read_price_header(sheet, first, typed), vocabulary)
        carried: dict[int, int] = {}
        listed: list[Subject] = []
        for row in range(first, sheet.n_rows):
            yield from _row(layout, row, carried, listed)
        if not any(t.role == "organization" for t in typed.values()):
            yield from made_by_section(sheet, listed, vocabulary)


def _row(layout: _Layout, index: int, carried: dict[int, int], listed: list[Subject]) -> Iterator[Claim | Problem]:
    """The claims of a row; a category that stands only in the first row of its group is carried down."""
    sheet, typed = layout.sheet, layout.typed
    shift = find_shift(sheet, index, typed, layout.vocabulary)
    at, subjects = find_subjects(sheet, index, typed, shift, layout.vocabulary) or (-1, [])
    when = row_time(sheet, index, typed, shift)
    for column, meaning in typed.items():
        if (
            meaning.kind == "category"
            and 0 <= column + shift < sheet.n_columns
            and not sheet.missing(index, column + shift)
        ):
            carried[column] = index
    listed.extend(subjects)
    for subject in subjects:
        row = _Row(index, shift, subject, *when)
        for column, meaning in sorted(typed.items()):
            if 0 <= column + shift < sheet.n_columns and column + shift != at:
                source = carried.get(column, index) if meaning.kind == "category" else index
                yield from _cell(layout, row, source, column)
        yield from remarked(sheet, index, layout.first - 1, {*typed, at}, subject, layout.vocabulary)
        yield from made_by_bracket(sheet, index, at, subject, layout.vocabulary)
        yield from told_by_bracket(sheet, index, at, subject)
        yield from made_by_house(sheet, typed, subject, layout.vocabulary)


def _cell(layout: _Layout, row: _Row, source: int, column: int) -> Iterator[Claim | Problem]:
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
    layout: _Layout, row: _Row, source: int, column: int, meaning: Column, kind: Kind
) -> Iterator[Claim | Problem]:
    sheet, place = layout.sheet, column + row.shift
    evidence = tuple(e for r in range(layout.first) for e in as_evidence("header", sheet.span(r, column)))
    time = row.time if kind.qualifier("time") else ""
    if kind.name == "price":
        header = layout.prices
        meaning = replace(meaning, currency=meaning.currency or header.currency, per=meaning.per or header.per)
        evidence, time = (*evidence, *header.evidence), header.time or time
    if time:
        evidence = (*evidence, *row.when)
    direction = meaning.direction if kind.name == "price" else ""
    several = [
        f
        for f in facets(sheet.text(source, place), kind, layout.vocabulary)
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
        yield from make(sheet, row.subject, kind.name, value, span, evidence, time=time, direction=direction)
