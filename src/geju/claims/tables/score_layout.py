"""How a score table is laid out: which row names the tests, which column the models, where a header has slipped."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geju.claims.tables.benchmark import Test, mend, read_test, take_as_test
from geju.claims.tables.columns import Column, read_column
from geju.claims.tables.sheet import Sheet
from geju.claims.tables.subjects import row_subject
from geju.model.naming.names import find_names
from geju.model.span import Evidence
from geju.model.vocabulary import Vocabulary

VALUE = re.compile(
    r"(?P<number>[-−]?\d{1,6}(?:\.\d+)?)\s*%?\s*(?P<mark>[*†‡＊]{0,3})\s*(?:[(（](?P<aside>[^()（）]*)[)）])?\Z"
)


_NO_TEST = re.compile(
    r"avg|average|mean|平均|总分|rank|排名|date|日期|license|size|params?|参数|link|链接|download|url|类型|type|category|domain|域|版本|version|gpu|speed|速度|latency|memory|显存|cost|price|价格",
    re.IGNORECASE,
)


_TOTAL = re.compile(r"总分|总体|综合|平均分?|overall|total|average|avg\.?|score|得分|分数", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a table: ``tests`` by column, ``heads`` the columns that name them, rows of values from ``first`` on, subjects in ``subject_column``."""

    sheet: Sheet
    header: int
    first: int
    subject_column: int
    tests: dict[int, Test]
    heads: dict[int, int]
    columns: dict[int, Column]
    weight: float
    titled: tuple[Evidence, ...] = ()


def read_layout(sheet: Sheet, vocabulary: Vocabulary) -> Reading | None:
    """How to read a table as scores with tests in a row, None where it is no such table."""
    best: tuple[int, int, dict[int, Test]] | None = None
    for header in range(min(4, sheet.n_rows - 1)):
        tests = {c: t for c, text in enumerate(sheet.row(header)) if (t := read_test(text, vocabulary.lexicon))}
        if tests and (best is None or len(tests) > best[0]):
            best = len(tests), header, tests
    if best is None:
        return _titled(sheet, vocabulary)
    n_known, header, tests = best
    first = header + 1
    subjects = _subject_column(sheet, first, vocabulary)
    if subjects is None or (n_known < 2 and sheet.n_columns > 4):
        return None
    subject_column, share = subjects
    values = _value_columns(sheet, first, subject_column)
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
    heads = {c: head for c, head in _aligned(sorted(tests), values).items() if c != subject_column}
    tests = {column: tests[head] for column, head in heads.items()}
    if not set(tests) & set(values):
        return None
    return Reading(sheet, header, first, subject_column, tests, heads, columns, n_known + 2 * share)


def _titled(sheet: Sheet, vocabulary: Vocabulary) -> Reading | None:
    """A table below a title that names one benchmark, whose columns are its total and its parts."""
    title = sheet.title
    names = find_names(title.text, vocabulary.lexicon, "Benchmark") if title and len(title) <= 80 else []
    subjects = _subject_column(sheet, 1, vocabulary) if len({n.name for n in names if n.sure}) == 1 else None
    if title is None or subjects is None:
        return None
    name = names[0]
    values = _value_columns(sheet, 1, subjects[0])
    tests: dict[int, Test] = {}
    for column in values:
        part = sheet.text(0, column).strip()
        if _TOTAL.fullmatch(part):
            tests[column] = Test(name.name, setting=part)
        elif part and len(part) <= 20 and not read_column(part, vocabulary):
            tests[column] = Test(f"{name.name} ({part})")
    if not tests:
        return None
    said = (Evidence("benchmark", sheet.document.span_of(title, name.start, name.end)),)
    heads = {column: column for column in tests}
    others = {
        c: t
        for c, text in enumerate(sheet.row(0))
        if c not in tests and (t := read_column(text, vocabulary)) and t.kind
    }
    return Reading(sheet, 0, 1, subjects[0], tests, heads, others, 1 + subjects[1], said)


def _subject_column(sheet: Sheet, first: int, vocabulary: Vocabulary) -> tuple[int, float] | None:
    """The column of model names and the share of rows that have one."""
    found = []
    for column in range(min(3, sheet.n_columns)):
        texts = [t for t in sheet.column(column, first) if t and not VALUE.match(t)]
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
        if column != subject_column and texts and sum(bool(VALUE.match(t)) for t in texts) * 2 >= len(texts):
            found.append(column)
    return found


def _aligned(named: list[int], values: list[int]) -> dict[int, int]:
    """Column of values -> column of its name: where a header is shifted, the n-th name belongs to the n-th column."""
    if named != values and len(named) == len(values) and not set(named) <= set(values):
        return dict(zip(values, named, strict=True))
    return {column: column for column in named}
