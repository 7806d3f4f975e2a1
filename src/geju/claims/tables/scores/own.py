"""Score tables that name no model: tests one way, what they gave the one model that the words around name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from geju.claims.tables.benchmark import Test, part_of, read_shots, read_test, take_as_test
from geju.claims.tables.making import Subject, as_evidence, make
from geju.claims.tables.scores import cells
from geju.claims.tables.sheet import Sheet
from geju.claims.tables.subjects import only_subject
from geju.claims.values.quantity import read_quantity
from geju.model.claim import Claim
from geju.model.vocabulary import Vocabulary

_TESTS = re.compile(
    r"|(?:evaluation )?(?:benchmarks?|tests?|datasets?|tasks?|evals?|metrics?)(?: names?)?|(?:评测|测试)?(?:基准|集|数据集|任务|指标|项目)|评测集",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"(?:our |model |test |overall )?(?:scores?|values?|results?|accuracy|acc\.?|performance|pass@\d+|得分|分数|成绩|结果|准确率|数值|值)(?:\s*[(（]?[%％][)）]?)?",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"average|avg\.?|overall|total|mean|平均分?|总分|总体", re.IGNORECASE)
_SHOTS = re.compile(r"#?\s*(?:n-)?shots?|样本数", re.IGNORECASE)
_PASS = re.compile(r"pass@\d+", re.IGNORECASE)
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of values: the part of each test that it gives, empty for the whole; ``setting`` is how."""

    index: int
    part: str = ""
    setting: str = ""


def own_scores(sheet: Sheet, vocabulary: Vocabulary) -> Iterator[Claim]:
    """“| Benchmark | Score |” and “| Benchmark | STEM | Average |” about the model that the section or the line before names."""
    if sheet.n_rows < 3 or sheet.n_columns < 2 or not _TESTS.fullmatch(sheet.text(0, 0).strip(" *:：")):
        return
    columns = _columns(sheet)
    rows = [row for row in range(1, sheet.n_rows) if read_test(sheet.text(row, 0), vocabulary.lexicon)]
    subject = only_subject(sheet, vocabulary) if columns and len(rows) > 1 else None
    if subject is None:
        return
    known = [n for row in rows for column in columns for n in cells.values(sheet.text(row, column.index))]
    for row in range(1, sheet.n_rows):
        text = sheet.text(row, 0)
        mine = [n for column in columns for n in cells.values(sheet.text(row, column.index))]
        like = not cells.NO_TEST.search(text) and cells.alike(mine, known)
        test = read_test(text, vocabulary.lexicon) or (take_as_test(text) if like else None)
        for column in columns if test else ():
            assert test is not None
            yield from _score(sheet, row, column, test, subject)


def _columns(sheet: Sheet) -> list[_Column]:
    """The columns of values, where their headers name the score itself, else fields and totals; empty where they name else."""
    values = cells.value_columns(sheet, 1, 0)
    heads = {c: sheet.text(0, c).strip(" *:：") for c in values if not _SHOTS.fullmatch(sheet.text(0, c).strip())}
    if len(heads) == 1:
        ((column, head),) = heads.items()
        passed = _PASS.fullmatch(head)
        return [_Column(column, setting=head if passed else "")] if _VALUE.fullmatch(head) else []
    if not any(_TOTAL.fullmatch(h) or cells.is_plain(h) for h in heads.values()) or any(
        not h or len(h) > _LONGEST or (cells.NO_TEST.search(h) and not _TOTAL.fullmatch(h)) for h in heads.values()
    ):
        return []
    return [_Column(c, setting=h) if _TOTAL.fullmatch(h) else _Column(c, part=h) for c, h in heads.items()]


def _score(sheet: Sheet, row: int, column: _Column, test: Test, subject: Subject) -> Iterator[Claim]:
    found = cells.VALUE.match(sheet.text(row, column.index))
    quantity = read_quantity(found["number"]) if found else None
    if found is None or quantity is None or sheet.missing(row, column.index):
        return
    told = part_of(test, column.part) if column.part else test
    beside = next((c for c in range(1, sheet.n_columns) if _SHOTS.fullmatch(sheet.text(0, c).strip())), None)
    digits = re.fullmatch(r"\d{1,2}", sheet.text(row, beside).strip()) if beside is not None else None
    shots = read_shots(found["aside"] or "") or told.shots or (digits[0] if digits else "")
    setting = ", ".join(dict.fromkeys(filter(None, (told.setting, column.setting))))
    evidence = (
        *as_evidence("benchmark", sheet.span(row, 0)),
        *as_evidence("setting", sheet.span(0, column.index)),
        *(as_evidence("shots", sheet.span(row, beside)) if digits and beside is not None else ()),
    )
    value = replace(quantity, unit="", raw=found[0], footnote=found["mark"], explicit=True)
    span = sheet.span(row, column.index, 0, len(sheet.text(row, column.index)[: found.end("mark")].rstrip()))
    yield from make(
        sheet, subject, "score", value, span, evidence, benchmark=told.benchmark, shots=shots, setting=setting
    )
