"""Boxes of figures: a label and a value on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from geju.claims.context import Context, Said
from geju.claims.labels.facts import Fact, Key, bare, read_facts, read_key, say
from geju.claims.values.moment import read_moment
from geju.claims.values.quantity import read_quantity
from geju.model.claim import Claim
from geju.model.document import Document
from geju.model.naming.names import read_name
from geju.model.span import Evidence
from geju.model.value import Quantity
from geju.model.vocabulary import Vocabulary

_LABEL_LENGTH = 16
_VALUE_LENGTH = 20
_SMALL = 1000
_RUN = 12
_APP = re.compile(r"\bAPPS?\b|应用(?!程序接口)", re.IGNORECASE)
_LINES = ("paragraph", "heading", "caption")


def read_boxes(document: Document, contexts: Sequence[Context], vocabulary: Vocabulary) -> Iterator[Claim]:
    """A claim for each line that is a value below (or above) a label that names a kind or a measure."""
    for index, context in enumerate(contexts):
        if not _is_value(context):
            continue
        subject = _subject(document, contexts, index)
        if subject is not None and subject.mention.type == "Organization":
            subject = _app(document, contexts, index, subject, vocabulary) or subject
        if subject is None:
            continue
        text = context.block.text
        key = _label(document, contexts, index, subject, vocabulary)
        fact = next(read_facts(key, text.text.strip(), document, vocabulary), None) if key else None
        small = fact is not None and bare(fact) and _amount(fact) < _SMALL
        if key and fact and _whole(fact, text.text) and not (small and key.measure):
            yield say(document, text, subject, key, Fact(fact.value, 0, len(text)), doubt=text.text)


def _is_value(context: Context) -> bool:
    """Whether a line is a number or a time and nothing else."""
    text = context.block.text.text.strip()
    if context.block.kind not in _LINES or len(text) > _VALUE_LENGTH or not any(c.isdigit() for c in text):
        return False
    return read_quantity(text) is not None or read_moment(text) is not None


def _subject(document: Document, contexts: Sequence[Context], index: int) -> Said | None:
    """Whom a box is about: whom its section is about; a name with a line right below it is a small card of its own.

    What stands behind a gap after such a card is about the company again.
    """
    context = contexts[index]
    title = context.title
    if (
        title is None
        or title.kind == "heading"
        or not context.subject
        or len(title.text) > len(context.subject.span.quote)
    ):
        return context.subject
    at = next((i for i in range(index, -1, -1) if contexts[i].block is title), index)
    if at + 1 >= index or not _adjoin(document, contexts[at], contexts[at + 1]):
        return context.subject
    while at + 1 <= index and _adjoin(document, contexts[at], contexts[at + 1]):
        at += 1
    return context.subject if at >= index else context.company


def _app(
    document: Document, contexts: Sequence[Context], index: int, company: Said, vocabulary: Vocabulary
) -> Said | None:
    """The company's product that a run of boxes is of: one of them says “APP”, and the product's own line ends the run."""
    first = index
    while first and _in_run(contexts[first - 1]) and contexts[first - 1].block is not contexts[index].title:
        first -= 1
    for at in range(index + 1, min(index + _RUN, len(contexts))):
        block = contexts[at].block
        name = read_name(block.text.text.strip(), vocabulary.lexicon, "Product") if _in_run(contexts[at]) else None
        if name and name.known and company.name.known and name.maker == company.name.known.entity_id:
            told = any(_APP.search(c.block.text.text) for c in contexts[first:at])
            return Said(name.mention, document.span_of(block.text), name) if told else None
        if not _in_run(contexts[at]):
            return None
    return None


def _in_run(context: Context) -> bool:
    return context.block.table is None and context.block.kind in _LINES and len(context.block.text) <= _LABEL_LENGTH


def _amount(fact: Fact) -> Decimal:
    value = fact.value
    return value.low if isinstance(value, Quantity) and value.low is not None else Decimal(0)


def _whole(fact: Fact, text: str) -> bool:
    return fact.end - fact.start >= len(text.strip().rstrip("+＋ ")) - 1


def _label(
    document: Document, contexts: Sequence[Context], index: int, subject: Said, vocabulary: Vocabulary
) -> Key | None:
    """What the label of a value says: up to two short lines right above it, else one right below."""
    above: list[Context] = []
    at = index - 1
    while at >= 0 and len(above) < 2 and _is_label(contexts[at]) and _adjoin(document, contexts[at], contexts[at + 1]):
        above.insert(0, contexts[at])
        at -= 1
    for labels in (above, above[-1:]):
        key = _key(document, labels, subject, vocabulary) if labels else None
        if key:
            return key
    below = list(contexts[index + 1 : index + 2])
    if not above and below and _is_label(below[0]) and _adjoin(document, contexts[index], below[0]):
        return _key(document, below, subject, vocabulary)
    return None


def _key(document: Document, labels: list[Context], subject: Said, vocabulary: Vocabulary) -> Key | None:
    words = " ".join(c.block.text.text for c in labels)
    evidence = tuple(Evidence("header", document.span_of(c.block.text)) for c in labels)
    return read_key(words, subject.mention.type, evidence, vocabulary)


def _is_label(context: Context) -> bool:
    return context.block.kind in _LINES and len(context.block.text) <= _LABEL_LENGTH and not _is_value(context)


def _adjoin(document: Document, first: Context, second: Context) -> bool:
    return document.adjoin(first.block, second.block)
