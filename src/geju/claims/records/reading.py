"""The claims of one record, as its mapping says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from geju.base.errors import Problem
from geju.claims.fields.columns import Column
from geju.claims.fields.values import read_values
from geju.claims.records.mapping import ClaimField, FeedMapping
from geju.claims.records.places import cut, records
from geju.claims.records.record import Record
from geju.claims.records.rows import key_span
from geju.claims.records.scopes import UnsaidError, scope_words
from geju.claims.values.moment import read_moment
from geju.claims.values.price import MILLION
from geju.claims.values.quantity import read_quantity
from geju.model.claim import Claim, qualifiers
from geju.model.document import Document, Node
from geju.model.kind import Kind
from geju.model.span import Evidence
from geju.model.value import Mention, Quantity, Term, Value
from geju.model.vocabulary import Vocabulary

# Many records of a feed may lack the same thing: it is said once.
_UNSAID = "claims.record_unsaid"
_SIZES = ("context_window", "training_tokens")
_EXPONENT = re.compile(r"-?\d+(?:\.\d+)?[eE][+-]?\d{1,3}")


def read_records(
    document: Document, root: Node, mapping: FeedMapping, vocabulary: Vocabulary
) -> Iterator[Claim | Problem]:
    """The claims of every record of a feed; a record of the wrong shape is a problem and the others go on."""
    found = list(records(root, *mapping.records))
    if not found:
        line = document.line_of(root.start)
        paths = " ".join(".".join(path) or "-" for path in mapping.records)
        yield Problem("claims.no_records", (("mapping", mapping.name), ("path", paths)), document.name, line)
    told = mapping.told(document.name)
    unsaid: list[Problem] = []
    for node, above, path in found:
        for result in _claims(Record(document, mapping, node, above, path, vocabulary, told)):
            if isinstance(result, Problem) and result.key == _UNSAID:
                unsaid.append(result)
            else:
                yield result
    if unsaid:
        yield replace(unsaid[0], params=tuple(sorted((*unsaid[0].params, ("n", str(len(unsaid)))))))


def _claims(record: Record) -> Iterator[Claim | Problem]:
    """A claim for each value that the mapping finds in a record."""
    mapping = record.mapping
    if record.node.kind != "object":
        yield record.problem("record_no_object", found=record.node.kind, mapping=mapping.name)
        return
    if not record.holds(mapping.where):
        return
    subject = record.subject()
    if subject is None:
        key = mapping.subject.fields[0].lstrip("^")
        yield record.problem("record_key_missing", key=key, mapping=mapping.name)
        return
    for key in mapping.required:
        if not record.said(key):
            yield record.problem("record_key_missing", key=key, mapping=mapping.name)
            return
    for wanted in mapping.claims:
        for node in _nodes(record, wanted):
            if node.kind != "boolean" or node.value in dict(wanted.words):
                yield from _made(record, *subject, node, wanted)


def _nodes(record: Record, wanted: ClaimField) -> Iterator[Node]:
    """The values that an entry of the mapping makes claims of."""
    if not record.holds(wanted.where):
        return
    if wanted.keys:
        names = (str(child.path[-1]) for child in record.node.children if child.kind not in ("object", "array"))
        found = [node for name in names if re.fullmatch(wanted.keys, name) for node in record.said(name)]
    else:
        found = record.first(wanted.fields)
    for node in found:
        part = cut(record.document, node, wanted.pattern) if wanted.pattern else node
        if part is not None:
            yield part


def _made(record: Record, subject: Node, type_: str, node: Node, wanted: ClaimField) -> Iterator[Claim | Problem]:
    kind = record.vocabulary.kind(wanted.kind)
    evidence = [Evidence("subject", record.document.span(subject.start, subject.end))]
    value, start = _value(record, node, wanted, kind, evidence)
    if value is None:
        text = node.value or node.kind
        yield record.problem("record_value_wrong", node, key=wanted.field, value=text, kind=wanted.kind)
        return
    name = subject.value or ""
    try:
        said = scope_words(record, name, node, wanted, kind, evidence)
    except UnsaidError:
        yield record.problem("record_unsaid", mapping=record.mapping.name)
        return
    yield Claim(
        document=record.document.name,
        document_id=record.document.document_id,
        subject=Mention(name, type_),
        kind=wanted.kind,
        value=value,
        span=record.document.span(start, node.end),
        qualifiers=qualifiers(**said),
        evidence=tuple(evidence),
        extractor="record",
    )


def _value(
    record: Record, node: Node, wanted: ClaimField, kind: Kind, evidence: list[Evidence]
) -> tuple[Value | None, int]:
    """The value of a node, None where it has none of the kind, and where its quote begins."""
    text = node.value or ""
    if kind.form == "entity":
        type_ = wanted.type or (kind.entity_types or ("Organization",))[0]
        return (Mention(text, type_) if node.kind == "string" else None), node.start
    if kind.form == "time":
        return read_moment(text), node.start
    if kind.form == "quantity":
        return _quantity(record, node, text, wanted, kind, evidence), node.start
    words = dict(wanted.words).get(text, text)
    read = next(read_values(words, Column(kind.name), record.vocabulary, record.document), None)
    value = read[0] if read and kind.name == "funding_round" else Term(words)
    key = key_span(record.document, node) if words != text else None
    return value, key.start if key else node.start  # “open_weights = true”: its key says what the value means


def _quantity(
    record: Record, node: Node, text: str, wanted: ClaimField, kind: Kind, evidence: list[Evidence]
) -> Quantity | None:
    currency = _given(record, wanted.currency, evidence)
    key = key_span(record.document, node)
    if key and currency and not wanted.currency.startswith("$"):
        evidence.append(Evidence("mapped currency", key))
    quantity = read_quantity(_plain(text), currency=currency)
    if quantity is None:
        return None
    quantity = replace(quantity, raw=text)
    scale = _given(record, wanted.scale, evidence)
    if scale:
        evidence.extend([Evidence("unit", key)] if key else [])
        quantity = _scaled(quantity, Decimal(scale) if re.fullmatch(r"\d+(?:\.\d+)?", scale) else Decimal(1))
    if kind.name in ("parameters", "active_parameters"):
        return replace(quantity, unit="") if quantity.unit in ("", "param") else None
    if kind.units == ("",):
        return replace(quantity, unit="") if quantity.unit in ("", "percent", "point") else None
    per = _given(record, wanted.per, evidence)
    if per:
        if not re.fullmatch(r"[1-9]\d*", per) or len(quantity.unit) != 3:
            return None
        if key and not wanted.per.startswith("$"):  # the key says what the price is for: cost_per_token
            evidence.append(Evidence("unit", key))
        return replace(_scaled(quantity, MILLION / Decimal(per)), unit=f"{quantity.unit}/Mtoken")
    unit = quantity.unit or "token" if kind.name in _SIZES else wanted.unit or quantity.unit
    return replace(quantity, unit=unit)


def _given(record: Record, word: str, evidence: list[Evidence]) -> str:
    """A constant, or the value of the field that ``$field`` names, with its place as evidence."""
    if not word.startswith("$"):
        return word
    node = next(iter(record.said(word[1:])), None)
    if node is None:
        return ""
    evidence.append(Evidence("unit", record.document.span(node.start, node.end)))
    return node.value or ""


def _plain(text: str) -> str:
    """A number in scientific notation as plain digits."""
    return format(Decimal(text), "f") if _EXPONENT.fullmatch(text) else text


def _scaled(quantity: Quantity, factor: Decimal) -> Quantity:
    low, high = (None if bound is None else bound * factor for bound in (quantity.low, quantity.high))
    return replace(quantity, low=low, high=high)
