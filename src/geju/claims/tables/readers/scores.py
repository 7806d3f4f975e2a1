"""Score tables: benchmarks one way, models the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from geju.claims.tables.benchmark import Test, read_shots
from geju.claims.tables.makers import made_by_bracket
from geju.claims.tables.making import Subject, as_evidence, make
from geju.claims.tables.reader import TableReader
from geju.claims.tables.score_layout import VALUE, Reading, read_layout
from geju.claims.tables.sheet import Sheet
from geju.claims.tables.subjects import row_subject
from geju.claims.tables.values import cell_values
from geju.claims.values.quantity import read_quantity
from geju.model.claim import Claim
from geju.model.span import Evidence
from geju.model.vocabulary import Vocabulary


class Scores(TableReader):
    """“| Model | MMLU | GSM8K |” and its transposition, with shifted, grouped and two-row headers."""

    order = 10

    def read(self, sheet: Sheet, vocabulary: Vocabulary) -> Iterator[Claim]:
        """One score a cell; architecture and size rows among the tests give claims of their own kinds."""
        readings = [r for way in (sheet, sheet.turn()) for r in (read_layout(way, vocabulary),) if r]
        if not readings:
            return
        yield from _claims(max(readings, key=lambda r: (r.weight, not r.sheet.turned)), vocabulary)


def _claims(reading: Reading, vocabulary: Vocabulary) -> Iterator[Claim]:
    sheet = reading.sheet
    shots = _shots_row(reading)
    for row in range(reading.first, sheet.n_rows):
        name = row_subject(sheet.text(row, reading.subject_column), vocabulary)
        span = sheet.span(row, reading.subject_column, name.start, name.end) if name else None
        if name is None or span is None:
            continue
        subject = Subject(name.mention, span, name)
        yield from made_by_bracket(sheet, row, reading.subject_column, subject, vocabulary)
        for column, test in sorted(reading.tests.items()):
            head = reading.heads[column]
            test = replace(test, shots=test.shots or shots.get(column, "") or "")
            yield from _score(sheet, row, column, subject, test, reading, head)
        for column, typed in sorted(reading.columns.items()):
            for value, start, end in cell_values(sheet, row, column, typed, vocabulary):
                where = sheet.span(row, column, start, end)
                head_span = as_evidence("header", sheet.span(reading.header, column))
                yield from make(sheet, subject, typed.kind, value, where, head_span)


def _score(
    sheet: Sheet, row: int, column: int, subject: Subject, test: Test, reading: Reading, head: int
) -> Iterator[Claim]:
    found = VALUE.match(sheet.text(row, column))
    cell = sheet.cell(row, column)
    if not found or cell is None or cell is sheet.cell(row, reading.subject_column):
        return
    quantity = read_quantity(found["number"])
    if quantity is None:
        return
    quantity = replace(quantity, unit="", raw=found[0], footnote=found["mark"], explicit=True)
    aside = read_shots(found["aside"] or "")
    header = sheet.span(reading.header, head)
    evidence = list(as_evidence("mended benchmark" if test.mended else "benchmark", header))
    evidence.extend(reading.titled)
    span = sheet.span(row, column, 0, found.end("mark"))
    if span and "<" in span.quote:  # markup between number and mark belongs to neither
        span = sheet.span(row, column, 0, found.end("number"))
    said = aside or test.shots
    if aside:
        evidence.extend(as_evidence("shots", sheet.span(row, column)))
    elif said and said not in sheet.text(reading.header, head):
        evidence.extend(_shots_evidence(sheet, column, said))
    yield from make(
        sheet,
        subject,
        "score",
        quantity,
        span,
        evidence,
        benchmark=test.benchmark,
        shots=said,
        setting=test.setting,
    )


def _shots_evidence(sheet: Sheet, column: int, shots: str) -> Iterator[Evidence]:
    for row in range(min(6, sheet.n_rows)):
        if shots in sheet.text(row, column):
            yield from as_evidence("shots", sheet.span(row, column))
            return


def _shots_row(reading: Reading) -> dict[int, str]:
    """Shots that stand in a row of their own: “5-shot | 0-shot”, or a line “# Shots”."""
    sheet = reading.sheet
    found: dict[int, str] = {}
    for row in range(min(sheet.n_rows, reading.first + 3)):
        if row == reading.header:
            continue
        label = " ".join(sheet.row(row)[: max(reading.subject_column + 1, 1)])
        is_label = re.search(r"#?\s*shots?\b|样本数", label, re.IGNORECASE)
        for column in reading.tests:
            text = sheet.text(row, column)
            shots = read_shots(text) or (text if is_label and re.fullmatch(r"\d{1,2}", text) else "")
            if shots:
                found[column] = shots
    return found
