"""Whom each row of a score table is about: the model, with its size where that stands beside it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from geju.base.text import fold
from geju.claims.fields.columns import read_column
from geju.claims.tables.benchmark import read_shots
from geju.claims.tables.making import Subject, as_evidence
from geju.claims.tables.scores import cells
from geju.claims.tables.scores.layout import Reading
from geju.claims.tables.sheet import Sheet
from geju.claims.tables.subjects import subject_in, subject_span
from geju.claims.tables.variants import edition, member, said_alike, tuned
from geju.model.naming.families import read_model
from geju.model.naming.names import Name
from geju.model.span import Evidence
from geju.model.value import Mention
from geju.model.vocabulary import Vocabulary

_SIZE = re.compile(r"\d{1,4}(?:\.\d{1,2})?\s?[BbMT](?:-[Aa]\d+(?:\.\d+)?[Bb])?")
_NO_SIZE_OF_ITS_OWN = re.compile(r"llm|backbone|base|基座|底座|language", re.IGNORECASE)
_UNKNOWN = 40


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A row of values: its subject, and what a column of words says of how its scores were reached."""

    index: int
    subject: Subject
    shots: str = ""
    setting: str = ""
    evidence: tuple[Evidence, ...] = ()


def score_rows(reading: Reading, vocabulary: Vocabulary) -> Iterator[ScoreRow]:
    """The rows that have a subject, in order."""
    sheet = reading.sheet
    sizes = [c for c in reading.key_columns if _are_sizes(sheet.column(c, reading.first))] or [
        c
        for c, t in reading.columns.items()
        if t.kind == "parameters"
        and not sheet.turned
        and abs(c - reading.subject_column) == 1
        and not _NO_SIZE_OF_ITS_OWN.search(sheet.text(reading.header, c))
    ]
    rows = []
    for row in range(reading.first, sheet.n_rows):
        found = _subject(reading, row, vocabulary)
        if found:
            rows.append(ScoreRow(row, found))
    often = _repeated(rows)  # names without sizes
    same = said_alike(sheet, [row.index for row in rows], reading.header, reading.key_columns)
    rows = [
        replace(row, subject=member(sheet, row.index, row.subject, reading.key_columns, vocabulary))
        if row.subject.mention.name in often
        else replace(row, subject=edition(sheet, row.index, row.subject, same, vocabulary))
        for row in rows
    ]
    rows = [
        replace(row, subject=_with_size(sheet, row.index, row.subject, sizes, vocabulary))
        if row.subject.mention.name in often
        else row
        for row in rows
    ]
    whom = tuned(sheet, [row.subject for row in rows], vocabulary)
    rows = [replace(row, subject=subject) for row, subject in zip(rows, whom, strict=True)]
    yield from _told_apart(reading, rows)


def _repeated(rows: list[ScoreRow]) -> set[str]:
    """The names that several rows bear."""
    return {name for name, n in Counter(row.subject.mention.name for row in rows).items() if n > 1}


def _are_sizes(texts: list[str]) -> bool:
    given = [t for t in texts if re.search(r"\w", t)]
    return bool(given) and all(_SIZE.fullmatch(t.strip()) for t in given)


def _subject(reading: Reading, row: int, vocabulary: Vocabulary) -> Subject | None:
    sheet, column = reading.sheet, reading.subject_column
    text = sheet.text(row, column)
    name = subject_in(sheet, text, vocabulary)
    if name is None and reading.headed and _could_be(reading, row, text, vocabulary):
        name = Name(0, len(text), text, "Model", sure=False)
    span = subject_span(sheet, row, column, name, vocabulary) if name else None
    if name is None or span is None:
        return None
    words = " ".join(name.name.split())
    broken = "<" in span.quote and fold(words) not in fold(span.quote)  # markup inside the name
    return Subject(Mention(words, "Model"), span, name, mended=broken)


def _could_be(reading: Reading, row: int, text: str, vocabulary: Vocabulary) -> bool:
    """Whether a cell below “Model” that no lexicon knows names one all the same: a short name beside values."""
    if not 1 < len(text) <= _UNKNOWN or not re.match(r"[A-Z\u4e00-\u9fff]", text) or cells.is_value(text):
        return False
    if cells.NO_TEST.search(text) or re.search(
        r"[。，,;；:：!?|]|\b(?:human|random|total|overall|baseline|others?|previous|sota)\b", text, re.IGNORECASE
    ):
        return False
    known = vocabulary.lexicon.lookup(text)
    if known and known.type != "Model":
        return False
    if (typed := read_column(text, vocabulary)) and typed.kind and typed.fit > 0.8:
        return False
    mine = reading.sheet.cell(row, reading.subject_column)
    return any(
        reading.sheet.cell(row, c) is not mine and cells.is_value(reading.sheet.text(row, c)) for c in reading.heads
    )


def _with_size(sheet: Sheet, row: int, subject: Subject, sizes: list[int], vocabulary: Vocabulary) -> Subject:
    """A subject whose size stands in a column of its own: ``DeepSeek-Coder-Base``, ``33B``."""
    for column in sizes[:1]:
        size = sheet.text(row, column).strip()
        where = sheet.span(row, column)
        if where is None or not _SIZE.fullmatch(size) or read_model(subject.mention.name, vocabulary.lexicon).size:
            continue
        name = f"{subject.mention.name} {size}"
        start, end = min(subject.span.start, where.start), max(subject.span.end, where.end)
        whole = sheet.document.span(start, end)
        together = fold(whole.quote) == fold(name)  # side by side: one quote carries both
        span = whole if together else subject.span
        return replace(subject, mention=Mention(name, subject.mention.type), span=span, mended=not together)
    return subject


def _told_apart(reading: Reading, rows: list[ScoreRow]) -> Iterator[ScoreRow]:
    """Rows of one model told apart by the words of another column: a precision, a prompt, a number of examples."""
    sheet = reading.sheet
    often = _repeated(rows)
    same: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        if row.subject.mention.name in often:
            same[row.subject.mention.name].append(row.index)
    keys = {}
    for name, indices in same.items():
        keys[name] = next(
            (c for c in reading.key_columns if len({sheet.text(r, c) for r in indices}) == len(indices)), None
        )
    for row in rows:
        column = keys.get(row.subject.mention.name)
        text = sheet.text(row.index, column).strip() if column is not None else ""
        if column is None or not text or sheet.missing(row.index, column) or len(text) > _UNKNOWN:
            yield row
            continue
        shots = read_shots(text)
        said = as_evidence("shots" if shots else "setting", sheet.span(row.index, column))
        yield replace(row, shots=shots, setting="" if shots else text, evidence=said)
