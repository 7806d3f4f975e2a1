"""Funding histories: a row is a round, with its time, series, amount, valuation and investors."""

from __future__ import annotations

from collections.abc import Iterator

from geju.base.errors import Problem
from geju.claims.fields.columns import Column, read_column
from geju.claims.tables.cells import cell_values
from geju.claims.tables.layouts.funding import EVENTS, as_the_cells_say, read_time, with_backers
from geju.claims.tables.making import Subject, as_evidence, make, unread
from geju.claims.tables.reader import TableReader
from geju.claims.tables.sheet import Sheet
from geju.claims.tables.subjects import section_subject
from geju.model.claim import Claim
from geju.model.naming.names import read_name
from geju.model.span import Evidence
from geju.model.value import Mention, Quantity, Term
from geju.model.vocabulary import Vocabulary


class Funding(TableReader):
    """“| 时间 | 轮次 | 金额 | 估值 | 投资方 |”, also with a company column, also with a header that names the wrong columns."""

    order = 20

    def read(self, sheet: Sheet, vocabulary: Vocabulary) -> Iterator[Claim | Problem]:
        """Round, amount, valuation and investors of each row, with its time and series."""
        typed = {c: t for c, text in enumerate(sheet.row(0)) if (t := read_column(text, vocabulary))}
        named = {t.kind for t in typed.values()} & set(EVENTS)
        timed = any(t.role == "time" for t in typed.values())
        if sheet.n_rows < 2 or not named or not ((timed and len(named) >= 2) or len(named) >= 3):
            return
        typed = as_the_cells_say(sheet, with_backers(sheet, typed), vocabulary)
        company = section_subject(sheet, vocabulary, "Organization")
        for row in range(1, sheet.n_rows):
            subject = _row_company(sheet, row, typed, vocabulary) or (None if _has_company(typed) else company)
            if subject:
                yield from _round(sheet, row, typed, subject, vocabulary)


def _has_company(typed: dict[int, Column]) -> bool:
    return any(t.role == "organization" for t in typed.values())


def _row_company(sheet: Sheet, row: int, typed: dict[int, Column], vocabulary: Vocabulary) -> Subject | None:
    for column, meaning in typed.items():
        text = sheet.text(row, column)
        if meaning.role == "organization" and not sheet.missing(row, column) and len(text) <= 40:
            name = read_name(text, vocabulary.lexicon, "Organization")
            span = sheet.span(row, column)
            return Subject(name.mention if name else Mention(text, "Organization"), span, name) if span else None
    return None


def _round(
    sheet: Sheet, row: int, typed: dict[int, Column], subject: Subject, vocabulary: Vocabulary
) -> Iterator[Claim | Problem]:
    time, when = read_time(sheet, row, typed)
    for column, meaning in typed.items():
        if meaning.role == "time" and not time:
            yield from unread(sheet, row, column, sheet.text(0, column), "time")
    series = ""
    words: tuple[Evidence, ...] = ()
    for column, meaning in typed.items():
        if meaning.kind == "funding_round":
            series, words = _series(sheet, row, column, vocabulary)
    for column, meaning in sorted(typed.items()):
        if meaning.kind == "funding_round":
            span = sheet.span(row, column)
            if series and words and span:
                yield from make(sheet, subject, "funding_round", Term(series), words[0].span, when, time=time)
        elif meaning.kind in EVENTS:
            yield from _values(sheet, row, column, meaning, subject, (time, series), (*when, *words), vocabulary)


def _values(
    sheet: Sheet, row: int, column: int, meaning: Column, subject: Subject, said: tuple[str, str], evidence: tuple[Evidence, ...], vocabulary: Vocabulary
) -> Iterator[Claim | Problem]:  # fmt: skip
    text = sheet.text(row, column)
    header = as_evidence("header", sheet.span(0, column))
    hedged = any(word in text for word in ("据传", "传闻", "reported", "rumor", "(est", "传"))
    values = list(cell_values(sheet, row, column, meaning, vocabulary))
    if not values and meaning.kind != "investor":
        yield from unread(sheet, row, column, sheet.text(0, column), meaning.kind)
    for value, start, end in values:
        if isinstance(value, Quantity) and meaning.kind == "funding_amount" and not value.unit:
            continue
        yield from make(
            sheet,
            subject,
            meaning.kind,
            value,
            sheet.span(row, column, start, end),
            (*header, *evidence),
            hedged=hedged,
            time=said[0],
            series=said[1],
        )


def _series(sheet: Sheet, row: int, column: int, vocabulary: Vocabulary) -> tuple[str, tuple[Evidence, ...]]:
    """The series of a round as printed; ``-`` where the cell says that it has none."""
    for value, start, end in cell_values(sheet, row, column, Column("funding_round"), vocabulary):
        if isinstance(value, Term):
            return value.text, as_evidence("series", sheet.span(row, column, start, end))
    if sheet.text(row, column) in ("-", "—", "–"):
        return "-", as_evidence("series", sheet.span(row, column))
    return "", ()
