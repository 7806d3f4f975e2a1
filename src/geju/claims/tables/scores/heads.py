"""What each column of values tests: the header row that names it, rows above and below that name its part."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from geju.claims.tables.benchmark import Test, part_of, read_shots, read_test
from geju.claims.tables.making import as_evidence
from geju.claims.tables.scores.cells import VALUE
from geju.claims.tables.sheet import Sheet
from geju.model.span import Evidence
from geju.model.vocabulary import Vocabulary

_SHOTS_LABEL = re.compile(r"#?\s*shots?\b|样本数", re.IGNORECASE)
_LISTED = re.compile(r"[(（](?P<parts>[^()（）]{3,60}[/／][^()（）]{1,40})[)）]\s*\Z")
_METRIC_LABEL = re.compile(r"metrics?|指标|评价指标|评测指标", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """What a column of values tests, the words that say so, and which of several values in a cell is meant.

    ``questions``: its cells say how many of so many questions were right. ``note`` says why the test is not the printed one, or why that is doubtful.
    """

    test: Test
    said: tuple[Evidence, ...]
    part: int = 0
    n_parts: int = 1
    questions: int = 0
    note: str = ""


def said_by(sheet: Sheet, row: int, column: int, test: Test) -> tuple[Evidence, ...]:
    """A header cell as evidence of a test."""
    return as_evidence("mended benchmark" if test.mended else "benchmark", sheet.span(row, column))


def is_shots_row(sheet: Sheet, row: int, label: int) -> bool:
    """Whether a row says how many examples each test gives."""
    return bool(_SHOTS_LABEL.search(" ".join(sheet.row(row)[: label + 1])))


def join(sheet: Sheet, heads: dict[int, Head], other: list[int], label: int, vocabulary: Vocabulary) -> dict[int, Head]:
    """Heads with what the ``other`` header rows add: shots, a setting, the part of a test that several columns share."""
    found = dict(heads)
    for row in other:
        labelled = is_shots_row(sheet, row, label)
        for column, head in found.items():
            text = sheet.text(row, column)
            shots = read_shots(text) or (text if labelled and re.fullmatch(r"\d{1,2}(?:-\d{1,2})?", text) else "")
            if shots and not head.test.shots:
                said = (*head.said, *as_evidence("shots", sheet.span(row, column)))
                found[column] = replace(head, test=replace(head.test, shots=shots), said=said)
            elif text and not head.test.setting and _METRIC_LABEL.fullmatch(sheet.text(row, label).strip()):
                said = (*head.said, *as_evidence("setting", sheet.span(row, column)))
                found[column] = replace(head, test=replace(head.test, setting=text), said=said)
    for row in sorted(other, reverse=True):
        found = _parts(sheet, found, row, vocabulary)
    return found


def by_corner(sheet: Sheet, heads: dict[int, Head], header: int, label: int) -> dict[int, Head]:
    """Heads with the shots that the cell over the models gives for all tests: “Model 5-shot”."""
    shots = read_shots(sheet.text(header, label))
    if not shots:
        return heads
    said = as_evidence("shots", sheet.span(header, label))
    return {
        column: head if head.test.shots else replace(head, test=replace(head.test, shots=shots), said=head.said + said)
        for column, head in heads.items()
    }


def _parts(sheet: Sheet, heads: dict[int, Head], row: int, vocabulary: Vocabulary) -> dict[int, Head]:
    """Columns that share a test told apart by the words of another header row."""
    shared: dict[tuple[Test, int], list[int]] = defaultdict(list)
    for column, head in heads.items():
        shared[head.test, head.part].append(column)
    found = dict(heads)
    for columns in shared.values():
        texts = {column: sheet.text(row, column) for column in columns}
        if len(columns) < 2 or len(set(texts.values())) < 2 or any(VALUE.match(t) for t in texts.values()):
            continue
        for column, text in texts.items():
            if not text or sheet.missing(row, column) or read_shots(text):
                continue
            head = heads[column]
            test = read_test(text, vocabulary.lexicon) or part_of(head.test, text)
            found[column] = replace(head, test=test, said=(*head.said, *said_by(sheet, row, column, test)))
    return found


def carried(sheet: Sheet, header: int, other: list[int], values: list[int], tests: dict[int, Test]) -> dict[int, int]:
    """Columns of values with an empty header that go on with the test left of them: another row names their part."""
    found: dict[int, int] = {}
    among = set(values)
    below = [r for r in other if len({sheet.text(r, c) for c in values if sheet.text(r, c)}) > 1]
    for column in values:
        if sheet.text(header, column) or column in tests or not below:
            continue
        left = next((c for c in range(column - 1, -1, -1) if sheet.text(header, c)), -1)
        if (
            left in tests
            and left in among
            and any(sheet.text(r, column) and sheet.text(r, column) != sheet.text(r, left) for r in below)
        ):
            found[column] = left
    return found


def split(sheet: Sheet, row: int, column: int, head: Head, n: int, vocabulary: Vocabulary) -> tuple[Head, ...]:
    """A head for each of the ``n`` values in a cell, where its words name as many; empty where they do not."""
    text = sheet.text(row, column)
    labels = re.findall(r"n\s?=\s?\d+|\d{1,2}-shot|(?:\bEM|\bF1|\bacc|pass@\d+)\b", text, re.IGNORECASE)
    listed = _LISTED.search(text) if len(labels) != n else None
    if listed:  # “Tau-Bench (Airline / Retail)”
        labels = [label.strip() for label in re.split(r"[/／]", listed["parts"])]
        cut = read_test(text[: listed.start()], vocabulary.lexicon)
        head = replace(head, test=cut) if cut else head
    if len(labels) != n or (listed and not all(labels)):
        return ()
    bare = replace(head.test, shots="", setting="")
    return tuple(replace(head, test=part_of(bare, label), part=index, n_parts=n) for index, label in enumerate(labels))
