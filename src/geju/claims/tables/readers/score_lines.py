"""Scores one a row: “| Model | Benchmark | Score |”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from geju.base.errors import Problem
from geju.claims.tables.benchmark import read_test, take_as_test
from geju.claims.tables.making import Subject, as_evidence, make, unread
from geju.claims.tables.reader import TableReader
from geju.claims.tables.scores.cells import VALUE
from geju.claims.tables.scores.checks import checked
from geju.claims.tables.sheet import Sheet
from geju.claims.tables.subjects import subject_in, subject_span
from geju.claims.values.quantity import read_quantity
from geju.model.claim import Claim
from geju.model.vocabulary import Vocabulary

_MODEL = re.compile(r"models?(?: name)?|模型(?:名称)?", re.IGNORECASE)
_TEST = re.compile(r"benchmarks?|tests?|datasets?|tasks?|evals?|评测集?|基准|测试集?|数据集|任务", re.IGNORECASE)
_SCORE = re.compile(r"scores?|values?|results?|accuracy|acc\.?|得分|分数|成绩|结果|准确率", re.IGNORECASE)


class ScoreLines(TableReader):
    """A column of models, one of tests, one of scores."""

    order = 8

    def read(self, sheet: Sheet, vocabulary: Vocabulary) -> Iterator[Claim | Problem]:
        """One score a row."""
        head = [text.strip() for text in sheet.row(0)]
        places = [[c for c, text in enumerate(head) if word.fullmatch(text)] for word in (_MODEL, _TEST, _SCORE)]
        if sheet.n_rows < 2 or any(len(columns) != 1 for columns in places) or _is_feed(sheet):
            return
        model, test, score = (columns[0] for columns in places)
        found = [one for row in range(1, sheet.n_rows) for one in _row(sheet, row, (model, test, score), vocabulary)]
        yield from checked([one for one in found if isinstance(one, Claim)], vocabulary)
        yield from (one for one in found if isinstance(one, Problem))


def _is_feed(sheet: Sheet) -> bool:
    """Whether a mapping reads the table: one is named, or its keys are those of the mapping of scores."""
    keys = {"model", "benchmark", "score"} <= {text.strip() for text in sheet.row(0)}
    return bool(sheet.document.origin.mapping) or (keys and sheet.document.format in ("csv", "xlsx", "spreadsheet"))


def _row(sheet: Sheet, row: int, places: tuple[int, int, int], vocabulary: Vocabulary) -> Iterator[Claim | Problem]:
    model, test, score = places
    name = subject_in(sheet, sheet.text(row, model), vocabulary)
    span = subject_span(sheet, row, model, name, vocabulary) if name else None
    said = read_test(sheet.text(row, test), vocabulary.lexicon) or take_as_test(sheet.text(row, test))
    if name is None or span is None or said is None:
        return
    found = VALUE.match(sheet.text(row, score))
    quantity = read_quantity(found["number"]) if found else None
    if found is None or quantity is None:
        yield from unread(sheet, row, score, said.benchmark, "score")
        return
    value = replace(quantity, unit="", raw=found[0], footnote=found["mark"], explicit=True)
    yield from make(
        sheet,
        Subject(name.mention, span, name),
        "score",
        value,
        sheet.span(row, score, 0, found.end("mark")),
        as_evidence("benchmark", sheet.span(row, test)),
        benchmark=said.benchmark,
        shots=said.shots,
        setting=said.setting,
    )
