"""Which edition of a model a row is about, where its own cell leaves that out: a header in two rows, a heading above."""

from __future__ import annotations

import re
from dataclasses import replace

from geju.base.text import MappedText, fold
from geju.claims.context import Context, contexts
from geju.claims.once import once
from geju.claims.tables.making import Subject
from geju.claims.tables.sheet import Sheet
from geju.claims.tables.subjects import subject_in, subject_span
from geju.model.document import Document
from geju.model.naming.families import read_model
from geju.model.span import Evidence
from geju.model.value import Mention
from geju.model.vocabulary import Vocabulary

_EDITION = r"(?:Base|Chat|Instruct|it|SFT|RL|Thinking|PT)"
_SIZE = r"\d{1,4}(?:\.\d{1,2})?\s?[Bb](?:[-_ ]?[AaEe]\d+(?:\.\d+)?[Bb])?"
# What tells members of a family apart below its name: “36B-Base”, “Chat”.
_MEMBER = re.compile(rf"(?:{_SIZE}(?:[-_ ]{_EDITION})?|(?:Base|Chat|Instruct))", re.IGNORECASE)
_ALIKE = re.compile(r"Base|Chat|Instruct", re.IGNORECASE)
_TUNED = re.compile(
    r"(?<![A-Za-z])(?:(?P<word>chat|instruct)(?:ion)?(?:[- ]?tun(?:ed|ing))?(?![- ]?follow)|post-?trained|fine-?tuned|aligned)(?![A-Za-z])"
    r"|对话|指令微调|微调后|后训练|(?<=\A)指令",
    re.IGNORECASE,
)
_UNTUNED = re.compile(
    r"(?<![A-Za-z])(?:base|pre-?trained|foundation)(?![A-Za-z])|基座|底座|基础模型|预训练", re.IGNORECASE
)
_OWN = {"chat", "sft", "thinking"}
_LONGEST = 60
_HEADER = 2


def member(sheet: Sheet, row: int, subject: Subject, columns: tuple[int, ...], vocabulary: Vocabulary) -> Subject:
    """A model whose family stands in the row above: “Qwen3” over “14B-Base”, or over “Qwen3-14B-Base” itself."""
    family = read_model(subject.mention.name, vocabulary.lexicon)
    for column in columns:
        text = sheet.text(row, column).strip()
        where = sheet.span(row, column)
        if where is None or family.size:
            continue
        own = subject_in(sheet, text, vocabulary)
        whole = read_model(own.name, vocabulary.lexicon) if own else None
        if own and whole and whole.family == family.family and (whole.size or whole.variants > family.variants):
            span = subject_span(sheet, row, column, own, vocabulary)
            return Subject(own.mention, span, own) if span else subject
        if _MEMBER.fullmatch(text):
            joint = " " if " " in subject.mention.name or " " in text else "-"
            mention = Mention(f"{subject.mention.name}{joint}{text}", subject.mention.type)
            return replace(subject, mention=mention, name=None, said=(*subject.said, Evidence("subject", where)))
    return subject


def said_alike(sheet: Sheet, rows: list[int], header: int, columns: tuple[int, ...]) -> int | None:
    """The column that says the edition of every model of the rows, and the same of all: a second header row of “Base”.

    It has no label of its own; a row “Type: Chat” tells what a model is, not what it is called.
    """
    for column in columns if len(rows) > 1 and sheet.turned else ():
        label = sheet.text(header, column).strip()
        if label and sheet.cell(header, column) is not sheet.cell(header, 0):
            continue
        texts = {sheet.text(row, column).strip() for row in rows}
        if len(texts) == 1 and _ALIKE.fullmatch(texts.pop()):
            return column
    return None


def edition(sheet: Sheet, row: int, subject: Subject, column: int | None, vocabulary: Vocabulary) -> Subject:
    """A model with the edition that a column says of it, where its name says none."""
    where = sheet.span(row, column) if column is not None else None
    parts = read_model(subject.mention.name, vocabulary.lexicon) if where else None
    if where is None or parts is None or parts.edition or parts.variants & _OWN:
        return subject
    joint = " " if " " in subject.mention.name else "-"
    mention = Mention(f"{subject.mention.name}{joint}{where.quote.strip()}", subject.mention.type)
    return replace(subject, mention=mention, name=None, said=(*subject.said, Evidence("subject", where)))


def tuned(sheet: Sheet, subjects: list[Subject], vocabulary: Vocabulary) -> list[Subject]:
    """The subjects of a table below “Instruct models”: a sized name that also stands below “Base models” is the tuned one.

    Only where no row says its edition itself.
    """
    told = _told(sheet.context, sheet.table.caption)
    if told is None or not (found := _TUNED.search(told.text)):
        return subjects
    if any(read_model(one.mention.name, vocabulary.lexicon).variants & _OWN for one in subjects):
        return subjects  # where some say their edition, the others may be meant as they are printed
    bare = _untuned_names(sheet.document, vocabulary)
    word = sheet.document.span_of(told, *found.span("word")) if found["word"] else None
    edition = Evidence("subject", word) if word else None
    return [_tuned(sheet, one, edition, vocabulary) if fold(one.mention.name) in bare else one for one in subjects]


def _tuned(sheet: Sheet, subject: Subject, edition: Evidence | None, vocabulary: Vocabulary) -> Subject:
    name = subject.mention.name
    parts = read_model(name, vocabulary.lexicon)
    if not parts.size or parts.edition:
        return subject
    spelt = re.sub(r"[-_\s]+", r"[-_ ]", re.escape(name).replace("\\-", "-").replace("\\ ", " "))
    whole = re.search(rf"(?<![\w-]){spelt}[-_ ](?:Instruct|Chat|it)(?![\w-])", sheet.document.text, re.IGNORECASE)
    if whole:  # as the document itself calls it
        place = sheet.document.span(*whole.span())
        return replace(subject, mention=Mention(place.quote, "Model"), span=place, name=None, said=())
    if edition is None:
        return subject
    joint = " " if " " in name else "-"
    mention = Mention(f"{name}{joint}{edition.span.quote.capitalize()}", "Model")
    return replace(subject, mention=mention, name=None, said=(*subject.said, edition))


def _told(context: Context, caption: MappedText | None) -> MappedText | None:
    """The nearest of caption, title and headings that says of which edition a table is; None where one says both."""
    titles = [context.title.text] if context.title else []
    for text in (*([caption] if caption else []), *titles, *(h.text for h in reversed(context.headings))):
        if len(text.text) <= _LONGEST:
            tuned_, base = _TUNED.search(text.text), _UNTUNED.search(text.text)
            if tuned_ or base:
                return None if tuned_ and base else text
    return None


@once
def _untuned_names(document: Document, vocabulary: Vocabulary) -> frozenset[str]:
    """What stands, folded, in the first rows and columns of tables below “Base models”."""
    found: set[str] = set()
    for context in contexts(document, vocabulary):
        table = context.block.table
        told = _told(context, table.caption) if table else None
        if table is None or told is None or not _UNTUNED.search(told.text):
            continue
        sheet = Sheet(document, table, context)
        for row in range(sheet.n_rows):
            texts = sheet.row(row)
            found.update(fold(text) for text in (texts if row < _HEADER else texts[:_HEADER]))
    return frozenset(found)
