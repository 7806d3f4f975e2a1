"""The claims of one record, as its mapping says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from geju.base.errors import Problem
from geju.claims.records.mapping import ClaimField, FeedMapping, find_field, records
from geju.claims.values.moment import read_moment
from geju.claims.values.price import MILLION
from geju.claims.values.quantity import read_quantity
from geju.model.claim import Claim, qualifiers
from geju.model.document import Document, Node
from geju.model.span import Evidence
from geju.model.value import Mention, Quantity, Term, Value
from geju.model.vocabulary import Vocabulary

_MISSING = frozenset({"", "-", "n/a", "null", "none", "unknown", "未知"})


@dataclass(frozen=True)
class Record:
    """One record of a feed in its document."""

    document: Document
    mapping: FeedMapping
    node: Node
    above: tuple[Node, ...]
    vocabulary: Vocabulary

    def field(self, name: str) -> Node | None:
        """A field that says something, else None."""
        node = find_field(self.node, self.above, name)
        if node is None or node.value is None or node.value.strip().lower() in _MISSING:
            return None
        return node

    def problem(self, message: str, node: Node | None = None, /, **params: object) -> Problem:
        """Why the record, or a field of it, was set aside."""
        line = self.document.line_of((node or self.node).start)
        words = tuple(sorted((name, str(value)[:80]) for name, value in params.items()))
        return Problem(f"claims.{message}", words, self.document.name, line)

    def claims(self) -> Iterator[Claim | Problem]:
        """A claim for each field of the mapping that the record has."""
        if self.node.kind != "object":
            yield self.problem("record_no_object", found=self.node.kind, mapping=self.mapping.name)
            return
        subject = self.field(self.mapping.subject)
        if subject is None or subject.kind != "string":
            yield self.problem("record_key_missing", key=self.mapping.subject.lstrip("^"), mapping=self.mapping.name)
            return
        for key in self.mapping.required:
            if self.field(key) is None:
                yield self.problem("record_key_missing", key=key, mapping=self.mapping.name)
                return
        for wanted in self.mapping.claims:
            node = self.field(wanted.field)
            if node is not None:
                yield self._claim(subject, node, wanted)

    def _claim(self, subject: Node, node: Node, wanted: ClaimField) -> Claim | Problem:
        evidence = [Evidence("subject", self.document.span(subject.start, subject.end))]
        value = self._value(node, wanted, evidence)
        if value is None:
            return self.problem(
                "record_value_wrong", node, key=wanted.field, value=node.value or node.kind, kind=wanted.kind
            )
        said: dict[str, str] = {}
        for name, word in wanted.qualifiers:
            if not word.startswith("$"):
                said[name] = word
                continue
            source = self.field(word[1:])
            if source is not None:
                moment = read_moment(source.value or "") if name == "time" else None
                said[name] = moment.iso if moment else (source.value or "")
                evidence.append(Evidence(name, self.document.span(source.start, source.end)))
        return Claim(
            document=self.document.name,
            document_id=self.document.document_id,
            subject=Mention(subject.value or "", self.mapping.subject_type),
            kind=wanted.kind,
            value=value,
            span=self.document.span(node.start, node.end),
            qualifiers=qualifiers(**said),
            evidence=tuple(evidence),
            extractor="record",
        )

    def _value(self, node: Node, wanted: ClaimField, evidence: list[Evidence]) -> Value | None:
        kind = self.vocabulary.kind(wanted.kind)
        text = node.value or ""
        if kind.form == "entity":
            return (
                Mention(text, wanted.type or (kind.entity_types or ("Organization",))[0])
                if node.kind == "string"
                else None
            )
        if kind.form == "time":
            return read_moment(text)
        if kind.form == "text":
            return Term(dict(wanted.words).get(text, text))
        return self._quantity(text, wanted, evidence)

    def _quantity(self, text: str, wanted: ClaimField, evidence: list[Evidence]) -> Quantity | None:
        currency = self._given(wanted.currency, evidence)
        clean = _plain(text)
        quantity = read_quantity(clean, currency=currency)
        if quantity is None:
            return None
        if wanted.kind in ("parameters", "active_parameters"):
            return replace(quantity, unit="") if quantity.unit in ("", "param") else None
        unit = wanted.unit or quantity.unit
        if wanted.kind in ("context_window", "training_tokens"):
            unit = quantity.unit or "token"
        per = self._given(wanted.per, evidence)
        if per:
            if not re.fullmatch(r"\d+", per) or len(quantity.unit) != 3:
                return None
            factor = MILLION / Decimal(per)
            return replace(
                quantity,
                low=_times(quantity.low, factor),
                high=_times(quantity.high, factor),
                unit=f"{quantity.unit}/Mtoken",
            )
        return replace(quantity, unit=unit)

    def _given(self, word: str, evidence: list[Evidence]) -> str:
        """A constant, or the value of the field that ``$field`` names, with its place as evidence."""
        if not word.startswith("$"):
            return word
        node = self.field(word[1:])
        if node is None:
            return ""
        evidence.append(Evidence("unit", self.document.span(node.start, node.end)))
        return node.value or ""


def _plain(text: str) -> str:
    """A number in scientific notation as plain digits."""
    return format(Decimal(text), "f") if re.fullmatch(r"-?\d+(?:\.\d+)?[eE][+-]?\d+", text) else text


def _times(number: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if number is None else number * factor


def read_records(
    document: Document, root: Node, mapping: FeedMapping, vocabulary: Vocabulary
) -> Iterator[Claim | Problem]:
    """The claims of every record of a feed; a record of the wrong shape is a problem and the others go on."""
    found = list(records(root, mapping.records))
    if not found:
        line = document.line_of(root.start)
        params = (("mapping", mapping.name), ("path", ".".join(mapping.records) or "-"))
        yield Problem("claims.no_records", params, document.name, line)
    for node, above in found:
        yield from Record(document, mapping, node, above, vocabulary).claims()
