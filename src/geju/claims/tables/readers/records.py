"""Tables whose rows are things and whose columns are kinds of claims: overviews, matrices, prices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from geju.claims.tables.columns import Column
from geju.claims.tables.makers import made_by_bracket, made_by_row
from geju.claims.tables.making import Subject, as_evidence, make
from geju.claims.tables.price_header import read_shared
from geju.claims.tables.reader import TableReader
from geju.claims.tables.record_layout import SUBJECT_ROLES, find_shift, find_subject, read_columns
from geju.claims.tables.sheet import Sheet
from geju.claims.tables.subjects import section_subject
from geju.claims.tables.values import cell_values
from geju.claims.values.moment import read_moment
from geju.model.claim import Claim
from geju.model.span import Evidence
from geju.model.value import Moment
from geju.model.vocabulary import Vocabulary


class Records(TableReader):
    """“| 公司 | 创始人 | 估值 |”, “| Model | Params | Context |”, “| Model | Input | Output |”."""

    order = 30

    def read(self, sheet: Sheet, vocabulary: Vocabulary) -> Iterator[Claim]:
        """A claim for each cell whose column is a kind and whose row has a subject."""
        typed, first = read_columns(sheet, vocabulary)
        kinds = {c: t for c, t in typed.items() if t.kind}
        if not kinds and len({t.role for t in typed.values()} & set(SUBJECT_ROLES)) < 2:
            return
        shared = read_shared(sheet, first, typed, vocabulary)
        carried: dict[int, int] = {}
        for row in range(first, sheet.n_rows):
            shift = find_shift(sheet, row, typed, vocabulary)
            yield from _row(sheet, row, first, typed, shift, shared, carried, vocabulary)


def _row(
    sheet: Sheet, row: int, first: int, typed: dict[int, Column], shift: int, shared: tuple[str, object, tuple[Evidence, ...], Moment | None],
    carried: dict[int, int], vocabulary: Vocabulary,
) -> Iterator[Claim]:  # fmt: skip
    found = find_subject(sheet, row, typed, shift, vocabulary)
    if found is None:
        fallback = section_subject(sheet, vocabulary, "Organization", "Model", "Product")
        if fallback is None or not any(t.kind == "revenue" for t in typed.values()):
            return
        found = -1, fallback
    at, subject = found
    time = _row_time(sheet, row, typed, shift)
    for column, meaning in sorted(typed.items()):
        place = column + shift
        if not 0 <= place < sheet.n_columns or place == at:
            continue
        source = row
        if meaning.kind == "category":
            if sheet.missing(row, place) and column in carried:
                source = carried[column]
            elif not sheet.missing(row, place):
                carried[column] = row
        yield from _cell(sheet, source, place, column, meaning, subject, time, shared, typed, first, vocabulary)
    yield from made_by_bracket(sheet, row, at, subject, vocabulary)


def _cell(
    sheet: Sheet, row: int, place: int, column: int, meaning: Column, subject: Subject, time: tuple[str, tuple[Evidence, ...]],
    shared: tuple[str, object, tuple[Evidence, ...], Moment | None], typed: dict[int, Column], first: int, vocabulary: Vocabulary,
) -> Iterator[Claim]:  # fmt: skip
    head = tuple(e for r in range(first) for e in as_evidence("header", sheet.span(r, column)))
    if meaning.role in ("model", "product") and subject.mention.type == "Organization":
        yield from made_by_row(sheet, row, place, meaning, subject, vocabulary)
        return
    if not meaning.kind:
        return
    kind = vocabulary.kind(meaning.kind)
    if kind.name == "category" and subject.mention.type == "Model":
        kind, meaning = vocabulary.kind("modality"), replace(meaning, kind="modality")
    if subject.mention.type not in kind.subject or kind.name in ("score", "metric"):
        return
    if kind.name == "price":
        currency, per, evidence, moment = shared
        meaning = replace(meaning, currency=meaning.currency or currency, per=meaning.per or per)  # type: ignore[arg-type]
        when = (moment.iso if moment else "") or time[0]
        for value, start, end in cell_values(sheet, row, place, meaning, vocabulary):
            yield from make(
                sheet,
                subject,
                "price",
                value,
                sheet.span(row, place, start, end),
                (*head, *evidence, *time[1]),
                direction=meaning.direction,
                time=when,
            )
        return
    for value, start, end in cell_values(sheet, row, place, meaning, vocabulary):
        when = time[0] if kind.qualifier("time") else ""
        yield from make(
            sheet,
            subject,
            kind.name,
            value,
            sheet.span(row, place, start, end),
            (*head, *(time[1] if when else ())),
            time=when,
        )


def _row_time(sheet: Sheet, row: int, typed: dict[int, Column], shift: int) -> tuple[str, tuple[Evidence, ...]]:
    for column, meaning in typed.items():
        place = column + shift
        if meaning.role == "time" and 0 <= place < sheet.n_columns:
            moment = read_moment(sheet.text(row, place), anchor=sheet.document.origin.date)
            if moment:
                return moment.iso, as_evidence("time", sheet.span(row, place))
    return "", ()
