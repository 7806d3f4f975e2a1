"""Whom a row or a whole table is about."""

from __future__ import annotations

import re
from functools import lru_cache

from geju.claims.learnt import learn
from geju.claims.tables.making import Subject
from geju.claims.tables.sheet import Sheet
from geju.model.naming.lexicon import Known
from geju.model.naming.names import Name, find_names, read_name
from geju.model.span import Span
from geju.model.value import Mention
from geju.model.vocabulary import Vocabulary

_ASIDE = re.compile(r"\s*[(（][^()（）]*[)）]\s*\Z")
_NOT_A_MODEL = re.compile(
    r"average|total|overall|human|random|baseline|sota|previous|equivalent|gain|improve|delta|Δ|总分|平均",
    re.IGNORECASE,
)

# How a model is delivered is no part of its name.
_DELIVERY = re.compile(
    r"\s*[(（](?:(?:preview|public|beta|private) )?(?:API|open weights?|open[- ]source|updated|text only|\d+ ?bits?(?:/\d+ ?bits?)*|开源|闭源|仅文本|基于\s?[\w. -]{2,24}|based on [\w. -]{2,24})[)）]\s*\Z",
    re.IGNORECASE,
)
_PRECISION = re.compile(
    r"(?:u?int|bf|fp|tf|w|q)\d{1,2}(?:[ _-]?\w{1,6}){0,2}|\d{1,2}[- ]?bits?|gptq|awq|gguf", re.IGNORECASE
)


@lru_cache(maxsize=20_000)
def row_subject(text: str, vocabulary: Vocabulary) -> Name | None:
    """The model that a subject cell names, None where it names none (a group's title, an average)."""
    clean = _DELIVERY.sub("", text.strip())
    if not clean or len(clean) > 60 or _NOT_A_MODEL.search(clean) or _PRECISION.fullmatch(clean):
        return None
    lexicon = vocabulary.lexicon
    short = _ASIDE.sub("", clean)
    aside = clean[len(short) :].strip(" ()（）")
    owner = find_names(aside, lexicon) if aside else []
    if len(owner) == 1 and owner[0].name == aside and owner[0].type in ("Organization", "Product"):
        return read_name(short, lexicon, "Model")
    name = read_name(clean, lexicon, "Model")
    if name is None and short != clean:
        name = read_name(short, lexicon, "Model")
    if name and not name.sure and name.known is None and find_names(name.name, lexicon, "Benchmark"):
        return None
    return name


_MARKED = re.compile(r"[\s*†‡§＊]*(?:[(（](?:ours|our)[)）])?\s*", re.IGNORECASE)


def subject_in(sheet: Sheet, text: str, vocabulary: Vocabulary) -> Name | None:
    """The model that a cell names: as a whole, or by a short form of one that the document names whole (``M2.5``)."""
    for name in learn(sheet.document, vocabulary.lexicon).add(text, []):
        if name.type == "Model" and not text[: name.start].strip() and _MARKED.fullmatch(text[name.end :]):
            return name
    return row_subject(text, vocabulary)


def subject_span(sheet: Sheet, row: int, column: int, name: Name, vocabulary: Vocabulary, at: int = 0) -> Span | None:
    """Where a name stands that the text of a place from ``at`` on gives; of a short one, where the whole name does."""
    start, end = at + name.start, at + name.end
    whole = learn(sheet.document, vocabulary.lexicon).place(name, sheet.text(row, column)[start:end])
    return whole or sheet.span(row, column, start, end)


def section_subject(sheet: Sheet, vocabulary: Vocabulary, *types: str) -> Subject | None:
    """The thing of one of the types that the caption, the title or the section names."""
    title = sheet.title
    if title:
        for name in find_names(title.text, vocabulary.lexicon):
            taken = name.as_type(*types)
            if taken and name.sure:
                return Subject(taken.mention, sheet.document.span_of(title, name.start, name.end), taken)
    said = sheet.context.subject
    if said:
        taken = said.name.as_type(*types)
        if taken:
            return Subject(taken.mention, said.span, taken, mended=said.mended)
        maker = vocabulary.lexicon.by_id.get(said.name.maker)
        if maker and maker.type in types:
            return Subject(Mention(maker.name, maker.type), said.span, mended=True)
    return None


def only_subject(sheet: Sheet, vocabulary: Vocabulary) -> Subject | None:
    """The one model that the words around a table name: its caption or title, the paragraph before, the section, the page.

    None where the nearest words that name models name several.
    """
    context = sheet.context
    before = context.before.text if context.before and context.before.kind in _WORDS else None
    for text in (sheet.table.caption, before, sheet.title):
        names = [n for n in find_names(text.text, vocabulary.lexicon, "Model") if n.sure] if text else []
        if text and names:
            one = names[0]
            span = sheet.document.span_of(text, one.start, one.end)
            return Subject(one.mention, span, one) if len({n.name for n in names}) == 1 else None
    said = context.subject if context.subject and context.subject.mention.type == "Model" else context.model
    return Subject(said.mention, said.span, said.name, mended=said.mended) if said else None


_WORDS = ("paragraph", "item", "caption", "quote")


def maker_of(sheet: Sheet, row: int, columns: list[int], vocabulary: Vocabulary) -> Subject | None:
    """The organization of a row whose own name is missing: maker of its models and products, company of its founder."""
    for column in columns:
        for name in find_names(sheet.text(row, column), vocabulary.lexicon, "Model", "Product", "Person"):
            known = _owner(name, vocabulary)
            span = sheet.span(row, column, name.start, name.end)
            if known and span:
                return Subject(Mention(known.name, known.type), span, mended=True)
    return None


def _owner(name: Name, vocabulary: Vocabulary) -> Known | None:
    lexicon = vocabulary.lexicon
    if name.type == "Person" and name.known:
        person = name.known.entity_id
        return next((t for t in lexicon.things if t.type == "Organization" and person in t.people), None)
    return lexicon.by_id.get(name.maker)
