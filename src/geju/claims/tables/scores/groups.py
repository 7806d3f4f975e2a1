"""Rows of a score table that head a group: “Closed-Source Models” over those that are closed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geju.claims.tables.making import make
from geju.claims.tables.scores.layout import Reading
from geju.claims.tables.scores.rows import ScoreRow
from geju.claims.tables.sheet import Sheet
from geju.model.claim import Claim
from geju.model.value import Term

_OPEN = r"open[- ]?source(?:d)?|open[- ]?weights?|closed[- ]?source(?:d)?|closed|proprietary|开源|闭源"
_GROUP = re.compile(
    rf"\W*(?P<word>{_OPEN})\W*(?:(?:large |base |chat |instruct |vision |multimodal |language )*(?:models?|M?LLMs?|VLMs?)|(?:大|语言|多模态|视觉)*模型)?\W*",
    re.IGNORECASE,
)


def openness_of_groups(reading: Reading, rows: Sequence[ScoreRow]) -> Iterator[Claim]:
    """openness of the models below a row that says nothing else; a row that heads another group ends the first."""
    sheet = reading.sheet
    subjects = {row.index: row.subject for row in rows}
    word: re.Match[str] | None = None
    head = reading.first
    for row in range(reading.header + 1, sheet.n_rows):
        if _heads(sheet, row, reading.subject_column):
            head, word = row, _GROUP.fullmatch(sheet.text(row, reading.subject_column))
        elif row in subjects and word:
            span = sheet.span(head, reading.subject_column, *word.span("word"))
            yield from make(sheet, subjects[row], "openness", Term(word["word"]), span)


def _heads(sheet: Sheet, row: int, column: int) -> bool:
    """Whether a row consists of one text, in one cell over all columns or beside empty ones."""
    own = sheet.cell(row, column)
    return bool(sheet.text(row, column)) and all(
        sheet.cell(row, c) is own or not sheet.text(row, c).strip() for c in range(sheet.n_columns)
    )
