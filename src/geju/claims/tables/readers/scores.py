"""Score tables: benchmarks one way, models the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from geju.base.errors import Problem
from geju.claims.fields.columns import Column
from geju.claims.fields.facets import facets
from geju.claims.tables.benchmark import read_shots
from geju.claims.tables.cells import cell_values
from geju.claims.tables.layouts.prices import read_price_header
from geju.claims.tables.makers import made_by_bracket, made_by_column, told_by_bracket
from geju.claims.tables.making import as_evidence, make, unread
from geju.claims.tables.reader import TableReader
from geju.claims.tables.records import Layout, Row, cell_claims
from geju.claims.tables.scores.cells import VALUE, is_value, parts
from geju.claims.tables.scores.checks import checked
from geju.claims.tables.scores.doubts import weighed
from geju.claims.tables.scores.groups import openness_of_groups
from geju.claims.tables.scores.heads import Head
from geju.claims.tables.scores.layout import Reading, read_layout
from geju.claims.tables.scores.own import own_scores
from geju.claims.tables.scores.rows import ScoreRow, score_rows
from geju.claims.tables.sheet import Sheet
from geju.claims.values.numerals import read_share
from geju.claims.values.quantity import read_quantity
from geju.model.claim import Claim
from geju.model.vocabulary import Vocabulary

_SHARE = re.compile(r"(?P<number>\d+\s*/\s*\d+)(?P<mark>)(?P<aside>)\Z")


class Scores(TableReader):
    """“| Model | MMLU | GSM8K |” and its transposition, with shifted, grouped and two-row headers."""

    order = 10

    def read(self, sheet: Sheet, vocabulary: Vocabulary) -> Iterator[Claim | Problem]:
        """One score a cell; architecture and size rows among the tests give claims of their own kinds."""
        readings = [r for way in (sheet, sheet.turn()) for r in (read_layout(way, vocabulary),) if r]
        if not readings:
            yield from checked(list(own_scores(sheet, vocabulary)), vocabulary)
        else:
            best = max(readings, key=lambda r: (r.weight, not r.sheet.turned))
            reading, doubts = weighed(best, vocabulary)
            rows = list(score_rows(reading, vocabulary))
            claims = list(_claims(reading, rows, vocabulary))
            yield from checked(claims, vocabulary)
            if claims:
                yield from doubts
                yield from _unread(reading, rows)


def _claims(reading: Reading, rows: list[ScoreRow], vocabulary: Vocabulary) -> Iterator[Claim]:
    sheet = reading.sheet
    yield from openness_of_groups(reading, rows)
    for row in rows:
        yield from made_by_bracket(sheet, row.index, reading.subject_column, row.subject, vocabulary)
        yield from told_by_bracket(sheet, row.index, reading.subject_column, row.subject)
        for column, heads in sorted(reading.heads.items()):
            for head in heads:
                yield from _score(reading, row, column, head)
        for column, typed in sorted(reading.columns.items()):
            yield from _beside(reading, row, column, typed, vocabulary)


def _beside(reading: Reading, row: ScoreRow, column: int, typed: Column, vocabulary: Vocabulary) -> Iterator[Claim]:
    """What a column that is no test tells of the row's model."""
    sheet = reading.sheet
    header = sheet.text(reading.header, column)
    if typed.role == "organization":
        yield from made_by_column(sheet, row.index, column, header, row.subject, vocabulary)
        return
    if typed.kind == "price":
        prices = read_price_header(sheet, reading.first, {column: typed})
        layout = Layout(sheet, {column: typed}, reading.first, prices, vocabulary)
        claims = cell_claims(layout, Row(row.index, 0, row.subject, "", ()), row.index, column)
        yield from (c for c in claims if isinstance(c, Claim) and str(c.to_line()["unit"]).endswith("token"))
        return
    evidence = (*as_evidence("header", sheet.span(reading.header, column)), *row.evidence)
    kind = vocabulary.kind(typed.kind)
    told = [
        (f.kind, f.value, f.start, f.end) for f in facets(sheet.text(row.index, column), kind, vocabulary, typed.pair)
    ]
    values = cell_values(sheet, row.index, column, typed, vocabulary) if not told else ()
    for name, value, start, end in (*told, *((typed.kind, *value) for value in values)):
        yield from make(sheet, row.subject, name, value, sheet.span(row.index, column, start, end), evidence)


def _unread(reading: Reading, rows: list[ScoreRow]) -> Iterator[Problem]:
    """Cells among scores that are none."""
    sheet = reading.sheet
    for row in rows:
        own = sheet.cell(row.index, reading.subject_column)
        for column, heads in sorted(reading.heads.items()):
            wide = (cell := sheet.cell(row.index, column)) is own or (cell is not None and cell.n_columns > 1)
            if not wide and not is_value(sheet.text(row.index, column)) and heads:
                yield from unread(sheet, row.index, column, heads[0].test.benchmark, "score")


def _score(reading: Reading, row: ScoreRow, column: int, head: Head) -> Iterator[Claim]:
    """The score of a cell, or of one of the several values in it."""
    sheet = reading.sheet
    text = sheet.text(row.index, column)
    cell = sheet.cell(row.index, column)
    at, end = 0, len(text)
    if head.n_parts > 1:
        places = parts(text, head.n_parts)
        if not places:
            return
        at, end = places[head.part]
    share = read_share(text) if head.questions else None
    found = VALUE.match(text[at:end]) or (_SHARE.match(text) if share else None)
    if not found or cell is None or cell is sheet.cell(row.index, reading.subject_column):
        return
    quantity = read_quantity(str(share[0]) if share else found["number"])
    if quantity is None:
        return
    quantity = replace(quantity, unit="", raw=found[0], footnote=found["mark"], explicit=True)
    aside = read_shots(found["aside"] or "")
    span = sheet.span(row.index, column, at, at + len(text[at : at + found.end("mark")].rstrip()))
    if span and "<" in span.quote:  # markup between number and mark belongs to neither
        span = sheet.span(row.index, column, at, at + found.end("number"))
    here = as_evidence("shots", sheet.span(row.index, column)) if aside else ()
    setting = ", ".join(dict.fromkeys(filter(None, (head.test.setting, row.setting))))
    yield from make(
        sheet,
        row.subject,
        "score",
        quantity,
        span,
        (*head.said, *row.evidence, *here),
        note=head.note,
        benchmark=head.test.benchmark,
        shots=aside or head.test.shots or row.shots,
        setting=setting,
    )
