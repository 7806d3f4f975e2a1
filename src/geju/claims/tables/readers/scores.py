"""Score tables: benchmarks one way, models the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from geju.claims.tables.benchmark import Test, mend, read_shots, read_test, take_as_test
from geju.claims.tables.columns import Column, read_column
from geju.claims.tables.making import Subject, as_evidence, make
from geju.claims.tables.reader import TableReader
from geju.claims.tables.sheet import Sheet
from geju.claims.tables.subjects import row_subject
from geju.claims.tables.values import cell_values
from geju.claims.values.quantity import read_quantity
from geju.model.claim import Claim
from geju.model.span import Evidence
from geju.model.vocabulary import Vocabulary

_VALUE = re.compile(
    r"(?P<number>[-−]?\d{1,6}(?:\.\d+)?)\s*%?\s*(?P<mark>[*†‡＊]{0,3})\s*(?:[(（](?P<aside>[^()（）]*)[)）])?\Z"
)
_NO_TEST = re.compile(
    r"avg|average|mean|平均|总分|rank|排名|date|日期|license|size|params?|参数|link|链接|download|url|类型|type|category|domain|域|版本|version|gpu|speed|速度|latency|memory|显存|cost|price|价格",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read a table: ``tests`` by column, rows of values from ``first`` on, subjects in ``subject_column``."""

    sheet: Sheet
    header: int
    first: int
    subject_column: int
    tests: dict[int, Test]
    columns: dict[int, Column]
    weight: float


class Scores(TableReader):
    """“| Model | MMLU | GSM8K |” and its transposition, with shifted, grouped and two-row headers."""

    order = 10

    def read(self, sheet: Sheet, vocabulary: Vocabulary) -> Iterator[Claim]:
        """One score a cell; architecture and size rows among the tests give claims of their own kinds."""
        readings = [r for way in (sheet, sheet.turn()) for r in (_reading(way, vocabulary),) if r]
        if not readings:
            return
        yield from _claims(max(readings, key=lambda r: (r.weight, not r.sheet.turned)), vocabulary)


def _reading(sheet: Sheet, vocabulary: Vocabulary) -> _Reading | None:
    best: tuple[int, int, dict[int, Test]] | None = None
    for header in range(min(4, sheet.n_rows - 1)):
        tests = {c: t for c, text in enumerate(sheet.row(header)) if (t := read_test(text, vocabulary.lexicon))}
        if tests and (best is None or len(tests) > best[0]):
            best = len(tests), header, tests
    if best is None:
        return None
    n_known, header, tests = best
    first = header + 1
    subjects = _subject_column(sheet, first, vocabulary)
    if subjects is None or (n_known < 2 and sheet.n_columns > 4):
        return None
    subject_column, share = subjects
    values = _value_columns(sheet, first, subject_column)
    tests = {c: t for c, t in tests.items() if c != subject_column}
    columns: dict[int, Column] = {}
    for column, text in enumerate(sheet.row(header)):
        if column in tests or column == subject_column or not text:
            continue
        typed = read_column(text, vocabulary)
        if typed and typed.kind and typed.kind != "score":
            columns[column] = typed
        elif n_known >= 2 and column in values and not _NO_TEST.search(re.split(r"[(（]", text)[0]):
            test = mend(text, vocabulary.lexicon) or take_as_test(text)
            if test:
                tests[column] = test
    tests = _aligned(tests, values)
    if not set(tests) & set(values):
        return None
    return _Reading(sheet, header, first, subject_column, tests, columns, n_known + 2 * share)


def _subject_column(sheet: Sheet, first: int, vocabulary: Vocabulary) -> tuple[int, float] | None:
    """The column of model names and the share of rows that have one."""
    found = []
    for column in range(min(3, sheet.n_columns)):
        texts = [t for t in sheet.column(column, first) if t and not _VALUE.match(t)]
        named = [t for t in texts if row_subject(t, vocabulary)]
        sure = [t for t in named if (s := row_subject(t, vocabulary)) and s.sure]
        if named and len(named) >= len(texts) / 3 and (sure or len(named) > 1):
            found.append((len(sure) / len(texts), len(named) / len(texts), -column))
    if not found:
        return None
    sure_share, share, column = max(found)
    return -column, share + sure_share


def _value_columns(sheet: Sheet, first: int, subject_column: int) -> list[int]:
    found = []
    for column in range(sheet.n_columns):
        texts = [t for r in range(first, sheet.n_rows) if not sheet.missing(r, column) and (t := sheet.text(r, column))]
        if column != subject_column and texts and sum(bool(_VALUE.match(t)) for t in texts) * 2 >= len(texts):
            found.append(column)
    return found


def _aligned(tests: dict[int, Test], values: list[int]) -> dict[int, Test]:
    """Tests at their values: where a header is shifted, the n-th name belongs to the n-th column of values."""
    named = sorted(tests)
    if named != values and len(named) == len(values) and not set(named) <= set(values):
        return {column: tests[name] for column, name in zip(values, named, strict=True)}
    return tests


def _claims(reading: _Reading, vocabulary: Vocabulary) -> Iterator[Claim]:
    sheet = reading.sheet
    shots = _shots_row(reading)
    sources = dict(zip(sorted(reading.tests), _header_columns(reading), strict=False))
    for row in range(reading.first, sheet.n_rows):
        name = row_subject(sheet.text(row, reading.subject_column), vocabulary)
        span = sheet.span(row, reading.subject_column, name.start, name.end) if name else None
        if name is None or span is None:
            continue
        subject = Subject(name.mention, span, name)
        for column, test in sorted(reading.tests.items()):
            head = column if sheet.text(reading.header, column) else sources.get(column, column)
            test = replace(test, shots=test.shots or shots.get(column, "") or "")
            yield from _score(sheet, row, column, subject, test, reading, head)
        for column, typed in sorted(reading.columns.items()):
            for value, start, end in cell_values(sheet, row, column, typed, vocabulary):
                where = sheet.span(row, column, start, end)
                head_span = as_evidence("header", sheet.span(reading.header, column))
                yield from make(sheet, subject, typed.kind, value, where, head_span)


def _header_columns(reading: _Reading) -> list[int]:
    return [c for c, text in enumerate(reading.sheet.row(reading.header)) if text and c != reading.subject_column]


def _score(
    sheet: Sheet, row: int, column: int, subject: Subject, test: Test, reading: _Reading, head: int
) -> Iterator[Claim]:
    found = _VALUE.match(sheet.text(row, column))
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
    said = aside or test.shots
    if said and said not in sheet.text(reading.header, head) and not aside:
        evidence.extend(_shots_evidence(sheet, column, said))
    yield from make(
        sheet,
        subject,
        "score",
        quantity,
        sheet.span(row, column, 0, found.end("mark") if found["mark"] else found.end("number")),
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


def _shots_row(reading: _Reading) -> dict[int, str]:
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
