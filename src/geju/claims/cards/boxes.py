"""Boxes of figures: a label and a number on lines of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geju.claims.context import Context
from geju.claims.measures import Measure, measure_of
from geju.claims.values.quantity import read_quantity
from geju.model.claim import Claim, qualifiers
from geju.model.document import Document
from geju.model.span import Evidence
from geju.model.value import Quantity
from geju.model.vocabulary import Vocabulary

_LABEL_LENGTH = 16
_MONEY = frozenset({"arr", "aum", "market_cap"})


def read_boxes(document: Document, contexts: Sequence[Context], vocabulary: Vocabulary) -> Iterator[Claim]:
    """metric, for each line that is a number below (or above) a label that names a measure."""
    for index, context in enumerate(contexts):
        quantity = _number(context)
        subject = context.subject
        if quantity is None or subject is None or subject.mention.type not in vocabulary.kind("metric").subject:
            continue
        found = _label(document, contexts, index)
        if found is None:
            continue
        measure, labels = found
        money = len(quantity.unit) == 3 and quantity.unit.isupper()
        if money != (measure.name in _MONEY):
            continue
        yield Claim(
            document=document.name,
            document_id=document.document_id,
            subject=subject.mention,
            kind="metric",
            value=replace(quantity, unit=quantity.unit if money else measure.unit),
            span=document.span_of(context.block.text),
            qualifiers=qualifiers(measure=measure.name),
            evidence=(subject.evidence(), *(Evidence("measure", document.span_of(c.block.text)) for c in labels)),
            extractor="card",
        )


def _number(context: Context) -> Quantity | None:
    """The quantity that a line is, where it is nothing else; a bare small number is none."""
    text = context.block.text.text.strip()
    if (
        context.block.kind not in ("paragraph", "heading", "caption")
        or not any(c.isdigit() for c in text)
        or len(text) > 20
    ):
        return None
    quantity = read_quantity(text)
    if quantity is None or (not quantity.unit and quantity.amount is not None and quantity.amount < 1000):
        return None
    return quantity


def _label(document: Document, contexts: Sequence[Context], index: int) -> tuple[Measure, list[Context]] | None:
    """The label of a number: up to two short lines right above it, else one right below."""
    above: list[Context] = []
    at = index - 1
    while at >= 0 and len(above) < 2 and _is_label(contexts[at]) and _adjoin(document, contexts[at], contexts[at + 1]):
        above.insert(0, contexts[at])
        at -= 1
    for labels in (above, above[-1:]):
        measure = measure_of(" ".join(c.block.text.text for c in labels)) if labels else None
        if measure:
            return measure, labels
    below = contexts[index + 1 : index + 2]
    if not above and below and _is_label(below[0]) and _adjoin(document, contexts[index], below[0]):
        measure = measure_of(below[0].block.text.text)
        return (measure, list(below)) if measure else None
    return None


def _is_label(context: Context) -> bool:
    text = context.block.text.text
    return (
        context.block.kind in ("paragraph", "heading", "caption")
        and len(text) <= _LABEL_LENGTH
        and _number(context) is None
    )


def _adjoin(document: Document, first: Context, second: Context) -> bool:
    return document.line_of(second.block.start) - document.line_of(first.block.end) <= 1
