"""Tables of two columns, a key and a value, about the thing that the section names; tables of dates and events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from geju.base.text import MappedText
from geju.claims.context import Context, Said
from geju.claims.fields.columns import Column, read_column
from geju.claims.labels.keyed import read_keyed
from geju.claims.labels.timeline import read_timelines
from geju.claims.tables.cells import cell_values
from geju.claims.tables.making import NAME, as_evidence, make
from geju.claims.tables.people import posts
from geju.claims.tables.reader import TableReader
from geju.claims.tables.sheet import Sheet
from geju.claims.tables.subjects import section_subject, subject_in, subject_span
from geju.claims.titles import split_titles
from geju.claims.values.moment import find_moments
from geju.model.claim import Claim
from geju.model.document import Block
from geju.model.vocabulary import Vocabulary

_KINDS = frozenset({"founded", "founder", "investor", "valuation", "parameters", "active_parameters", "context_window", "architecture", "training_tokens", "license", "released", "developer"})  # fmt: skip
_KEY_HEAD = re.compile(
    r"|metrics?|dimensions?|fields?|items?|specs?|specifications?|details?|aspects?|attributes?|propert(?:y|ies)|key|parameter|feature|fact|category|属性|项目|指标|字段|类别|参数|条目",
    re.IGNORECASE,
)
_UP_TO = re.compile(
    r"(?:up to|max(?:imum)?(?: of)?|最高|最长|最大|高达)\s*", re.IGNORECASE
)  # the window is the most that it takes
_VALUE_HEAD = re.compile(
    r"|values?|details?|descriptions?|data|info(?:rmation)?|notes?|status|内容|值|数值|说明|详情|信息|描述",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"papers?|(?:paper )?title|journal|co-?authors?|authors?|arxiv|论文|论文标题|作者|期刊", re.IGNORECASE
)
_EVENT_HEAD = re.compile(
    r"events?|milestones?|developments?|what happened|news|announcements?|事件|里程碑|进展|动态|大事", re.IGNORECASE
)


class Pairs(TableReader):
    """“| Founded | June 2019 |”: an infobox; “| Jan 2024 | Released GLM-4 |”: a timeline."""

    order = 40

    def read(self, sheet: Sheet, vocabulary: Vocabulary) -> Iterator[Claim]:
        """The claims of each row whose key is the name of a kind, where the header or a second such row says that keys they are."""
        head = read_column(sheet.text(0, 0), vocabulary)
        if sheet.n_columns >= 2 and head and head.role == "time" and _EVENT_HEAD.fullmatch(sheet.text(0, 1)):
            for row in range(1, sheet.n_rows):
                yield from _as_table(read_timelines(sheet.document, [_line(sheet, row, vocabulary)], vocabulary))
            return
        last = read_column(sheet.text(0, 2), vocabulary) if sheet.n_columns == 3 else None
        dated = last is not None and last.role == "time"
        if sheet.n_columns != 2 and not dated:
            return
        about = _about_model(sheet, vocabulary)
        if any(_PAPER.fullmatch(text) for text in sheet.column(0)):
            return
        headed = about is not sheet or bool(
            _KEY_HEAD.fullmatch(sheet.text(0, 0)) and _VALUE_HEAD.fullmatch(sheet.text(0, 1))
        )
        found = [claims for row in range(sheet.n_rows) if (claims := list(_row(about, row, vocabulary)))]
        if len(found) > 1 or headed:
            for claims in found:
                yield from claims


def _about_model(sheet: Sheet, vocabulary: Vocabulary) -> Sheet:
    """A table headed “V4-Pro spec | Value”, as one in a section about that model."""
    text = sheet.text(0, 0)
    words = text.rsplit(" ", 1)
    name = subject_in(sheet, words[0], vocabulary) if len(words) == 2 and _KEY_HEAD.fullmatch(words[1]) else None
    span = subject_span(sheet, 0, 0, name, vocabulary) if name and name.sure else None
    if name is None or span is None:
        return sheet
    said = Said(name.mention, span, name)
    return replace(sheet, context=replace(sheet.context, subject=said, model=said, title=None))


def _row(sheet: Sheet, row: int, vocabulary: Vocabulary) -> Iterator[Claim]:
    """The claims of a key and its value, read as a line of both; else as a cell below a header."""
    text = sheet.text(row, 0)
    if not text or sheet.missing(row, 1):
        return
    if split_titles(text) and (company := section_subject(sheet, vocabulary, "Organization")):
        yield from posts(sheet, (row, 1), (row, 0), company, vocabulary)
        return
    line = list(_as_table(read_keyed(sheet.document, [_line(sheet, row, vocabulary)], vocabulary)))
    yield from line
    typed = read_column(text, vocabulary)
    if not line and typed and typed.kind in _KINDS and typed.fit > 0.5:
        yield from _cell(sheet, row, typed, vocabulary)


def _cell(sheet: Sheet, row: int, typed: Column, vocabulary: Vocabulary) -> Iterator[Claim]:
    kind = vocabulary.kind(typed.kind)
    subject = section_subject(sheet, vocabulary, *kind.subject)
    if subject is None:
        return
    header = as_evidence("header", sheet.span(row, 0))
    times = find_moments(sheet.text(row, 1)) if kind.form == "time" else []
    if times:
        span = sheet.span(row, 1, times[0].start, times[0].end)
        yield from make(sheet, subject, kind.name, times[0].value, span, header)
        return
    for value, start, end in cell_values(sheet, row, 1, typed, vocabulary):
        yield from make(sheet, subject, kind.name, value, sheet.span(row, 1, start, end), header)


def _line(sheet: Sheet, row: int, vocabulary: Vocabulary) -> Context:
    """A row as the line “key: value” of the section that the table stands in."""
    key, value = sheet.mapped(row, 0), sheet.mapped(row, 1)
    most = _UP_TO.match(value.text)
    if most and (typed := read_column(key.text, vocabulary)) and typed.kind == "context_window":
        value = value.cut(most.end())
    at = key.source()[1] if key else 0
    parts: list[MappedText | tuple[str, int, int]] = [key, (": ", at, 0), value]
    last = read_column(sheet.text(0, 2), vocabulary) if sheet.n_columns == 3 else None
    if last and last.role == "time" and not sheet.missing(row, 2):
        when = sheet.mapped(row, 2)
        parts += [(" (", when.source()[0], 0), when, (")", when.source()[1], 0)]
    text = MappedText.joined(parts)
    start, end = text.source()
    context = sheet.context
    return replace(context, block=Block("paragraph", start, end, text), before=None, after=None)


def _as_table(claims: Iterator[Claim]) -> Iterator[Claim]:
    yield from (replace(claim, extractor=NAME) for claim in claims)
