"""The words of the model as plain JSON and back, exactly: what the cache and the edition keep."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from geju.base.errors import Problem
from geju.base.text import MappedText
from geju.model.claim import Claim, Qualifiers
from geju.model.document import Block, Document, Origin, Page, Place
from geju.model.entity import Entity, Merge, Pair, Reason
from geju.model.fact import Doubt, Fact, Relation
from geju.model.span import Evidence, Span
from geju.model.value import Mention, Moment, Quantity, Term, Value

# Records are arrays, not objects: a claim is written and read in some ten microseconds and takes half the room.
Record = list[Any]
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def to_json(record: Record) -> str:
    """A record as one line of JSON."""
    return _ENCODER.encode(record)


def _pairs(items: Iterable[Iterable[Any]]) -> tuple[Any, ...]:
    return tuple(tuple(item) for item in items)


def _number(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def value_record(value: Value) -> Record:
    """A value as a record whose first item tells its form."""
    if isinstance(value, Quantity):
        low, high = _number(value.low), _number(value.high)
        return ["q", low, high, value.unit, value.approx, value.raw, value.explicit, value.footnote]
    if isinstance(value, Moment):
        return ["m", value.iso, value.raw, value.relative]
    if isinstance(value, Mention):
        return ["e", value.name, value.type]
    return ["t", value.text]


def read_value(record: Record) -> Value:
    """The value of a record."""
    form, *rest = record
    if form == "q":
        low, high, unit, approx, raw, explicit, footnote = rest
        low, high = (None if x is None else Decimal(x) for x in (low, high))
        return Quantity(low, high, unit, approx, raw, explicit, footnote)
    if form == "m":
        return Moment(*rest)
    return Mention(*rest) if form == "e" else Term(*rest)


def _span_record(span: Span) -> Record:
    record: Record = [span.start, span.end, span.line, span.quote]
    paged = span.page is not None or span.label
    return [*record, span.page, span.box, span.label, span.confidence] if paged else record


def _read_span(record: Record) -> Span:
    if len(record) == 4:
        return Span(*record)
    start, end, line, quote, page, box, label, confidence = record
    return Span(start, end, line, quote, page, None if box is None else tuple(box), label, confidence)


def claim_record(claim: Claim) -> Record:
    """A claim with everything it carries, its document as well."""
    return [
        claim.document,
        claim.document_id,
        [claim.subject.name, claim.subject.type],
        claim.kind,
        value_record(claim.value),
        _span_record(claim.span),
        claim.qualifiers,
        claim.hedged,
        [[evidence.role, _span_record(evidence.span)] for evidence in claim.evidence],
        claim.extractor,
        claim.note,
        claim.subject_id,
        claim.object_id,
        claim.qualifier_ids,
    ]


def read_claim(record: Record) -> Claim:
    """The claim of a record."""
    document, document_id, subject, kind, value, span, said, hedged, evidence, *rest = record
    extractor, note, subject_id, object_id, ids = rest
    return Claim(
        document,
        document_id,
        Mention(*subject),
        kind,
        read_value(value),
        _read_span(span),
        _pairs(said),
        hedged,
        tuple(Evidence(role, _read_span(place)) for role, place in evidence),
        extractor,
        note,
        subject_id,
        object_id,
        _pairs(ids),
    )


def problem_record(problem: Problem) -> Record:
    """A problem as a record."""
    return [problem.key, problem.params, problem.path, problem.line, problem.severity]


def read_problem(record: Record) -> Problem:
    """The problem of a record."""
    key, params, path, line, severity = record
    return Problem(key, _pairs(params), path, line, severity)


def place_record(place: Place) -> Record:
    """A place as a record."""
    return [place.start, place.end, place.page, place.box, place.label, place.confidence, place.hidden, place.stored]


def read_place(record: Record) -> Place:
    """The place of a record."""
    start, end, page, box, *rest = record
    return Place(start, end, page, None if box is None else tuple(box), *rest)


def page_record(page: Page) -> Record:
    """A page as a record."""
    return [page.number, page.width, page.height, page.label, page.rotation]


def document_record(document: Document) -> Record:
    """A document without the inside of its blocks: of them the places and the words of headings are kept."""
    o = document.origin
    origin = [
        o.title,
        o.producer,
        o.url,
        o.kind,
        o.date,
        o.licence,
        o.language,
        o.retrieved_on,
        o.currency,
        o.author,
        o.mapping,
    ]
    outline = [
        [b.kind, b.start, b.end, b.level, b.label, b.text.text if b.kind == "heading" else ""] for b in document.blocks
    ]
    place = [document.name, document.document_id, document.format, document.sha256, document.encoding]
    said = [problem_record(problem) for problem in document.problems]
    paged = [list(map(place_record, document.places)), list(map(page_record, document.pages))]
    return [*place, document.n_bytes, origin, outline, said, document.text, *paged]


def read_document(record: Record) -> Document:
    """The document of a record; only headings among its blocks have words, each standing for its source as a whole."""
    name, document_id, format_name, digest, encoding, n_bytes, origin, outline, problems, text, places, pages = record
    blocks = tuple(
        Block(
            kind, start, end, MappedText(words, ((0, start, len(words), end - start),) if words else ()), level, label
        )
        for kind, start, end, level, label, words in outline
    )
    said = tuple(map(read_problem, problems))
    stood = tuple(map(read_place, places))
    on = tuple(Page(*page) for page in pages)
    return Document(
        name, document_id, format_name, text, digest, encoding, Origin(*origin), blocks, said, n_bytes, stood, on
    )


def entity_record(entity: Entity) -> Record:
    """An entity with the reasons for its names."""
    merges = [[m.name, m.other, m.score, [[r.comparator, r.weight, r.words] for r in m.reasons]] for m in entity.merges]
    return [entity.entity_id, entity.type, entity.name, entity.labels, entity.names, merges, entity.known]


def read_entity(record: Record) -> Entity:
    """The entity of a record."""
    entity_id, type_, name, labels, names, merges, known = record
    read = tuple(Merge(a, b, score, tuple(Reason(*r) for r in reasons)) for a, b, score, reasons in merges)
    return Entity(entity_id, type_, name, _pairs(labels), tuple(names), read, known)


def pair_record(pair: Pair) -> Record:
    """A pair that waits for a judgement, with its reasons."""
    reasons = [[r.comparator, r.weight, r.words] for r in pair.reasons]
    return [pair.a, pair.b, pair.type, pair.score, reasons, pair.gain]


def read_pair(record: Record) -> Pair:
    """The pair of a record."""
    a, b, type_, score, reasons, gain = record
    return Pair(a, b, type_, score, tuple(Reason(*reason) for reason in reasons), gain)


def fact_record(fact: Fact, slot: Qualifiers | None = None) -> Record:
    """A fact as a record; ``slot`` where it is to be read otherwise than it is kept: with names instead of ids."""
    said = fact.slot if slot is None else slot
    head = [fact.fact_id, fact.entity_id, fact.kind, value_record(fact.value), said, fact.status, fact.rule]
    sides = [fact.chosen, fact.claims_for, fact.claims_against]
    return [*head, fact.reason, *sides, fact.hedged, fact.time, fact.until, fact.weights]


def read_fact(record: Record) -> Fact:
    """The fact of a record."""
    fact_id, entity_id, kind, value, slot, status, rule, reason, chosen, pro, contra, *held = record
    hedged, time, until, weights = held
    said: Qualifiers = _pairs(slot)
    return Fact(
        fact_id,
        entity_id,
        kind,
        read_value(value),
        said,
        status,
        rule,
        reason,
        chosen,
        tuple(pro),
        tuple(contra),
        hedged,
        time,
        until,
        tuple(weights),
    )


def relation_record(r: Relation) -> Record:
    """A relation as a record."""
    return [r.fact_id, r.a, r.b, r.sort, r.reason, r.words, r.gap]


def read_relation(record: Record) -> Relation:
    """The relation of a record."""
    fact_id, a, b, sort, reason, words, gap = record
    return Relation(fact_id, a, b, sort, reason, _pairs(words), gap)


def doubt_record(d: Doubt) -> Record:
    """A doubt as a record."""
    return [d.claim_id, d.check, d.reason, d.words, d.beside]


def read_doubt(record: Record) -> Doubt:
    """The doubt of a record."""
    claim_id, check, reason, words, beside = record
    return Doubt(claim_id, check, reason, _pairs(words), tuple(beside))


def reading_bytes(document: Document | None, claims: Iterable[Claim], problems: Iterable[Problem]) -> bytes:
    """What one source came to, as the cache keeps it; no document where it could not be read.

    Half characters, which JSON can spell and no database keeps, become question marks.
    """
    kept = document_record(document) if document else None
    parts = [kept, [claim_record(c) for c in claims], [problem_record(p) for p in problems]]
    return to_json(parts).encode("utf-8", "replace")


def read_reading(data: bytes) -> tuple[Document | None, tuple[Claim, ...], tuple[Problem, ...]]:
    """What one source came to."""
    document, claims, problems = json.loads(data)
    return (
        read_document(document) if document else None,
        tuple(map(read_claim, claims)),
        tuple(map(read_problem, problems)),
    )
