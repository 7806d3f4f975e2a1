"""The claims of one record, as its mapping says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from geju.base.errors import Problem
from geju.base.text import fold
from geju.claims.records.mapping import ClaimField, FeedMapping, find_fields, records
from geju.claims.records.rows import key_span
from geju.claims.tables.columns import Column
from geju.claims.tables.values import read_values
from geju.claims.values.moment import read_moment
from geju.claims.values.price import MILLION
from geju.claims.values.quantity import read_quantity
from geju.model.claim import Claim, qualifiers
from geju.model.document import Document, Node
from geju.model.kind import Kind
from geju.model.span import Evidence, Span
from geju.model.value import Mention, Quantity, Term, Value
from geju.model.vocabulary import Vocabulary

_MISSING = frozenset({"", "-", "—", "n/a", "na", "null", "none", "unknown", "未知", "暂无", "未披露"})
_SHOTS = re.compile(r"(?P<digits>\d+)(?:\s*-?\s*shots?)?|zero[- ]?shots?|零样本", re.IGNORECASE)
# Many records of a feed may lack the same thing: it is said once.
_UNSAID = "claims.record_unsaid"
_SIZES = ("context_window", "training_tokens")


@dataclass(frozen=True)
class Record:
    """One record of a feed in its document; ``told`` is what the document's name says of all of them."""

    document: Document
    mapping: FeedMapping
    node: Node
    above: tuple[Node, ...]
    vocabulary: Vocabulary
    told: dict[str, str] = field(default_factory=dict)

    def said(self, name: str) -> list[Node]:
        """The nodes of a field that say something."""
        if name == "@key":
            return self._own_key()
        nodes = find_fields(self.node, self.above, name)
        missing = _MISSING | self.mapping.missing
        return [n for n in nodes if n.value is not None and n.value.strip().casefold() not in missing]

    def _own_key(self) -> list[Node]:
        """The key that the last ``*`` of the records' path stands for, as a node of its own; a number in a list is none."""
        for depth in range(len(self.mapping.records), 0, -1):
            node = (self.node, *self.above)[len(self.mapping.records) - depth]
            if self.mapping.records[depth - 1] == "*" and isinstance(node.path[-1], str):
                place = key_span(self.document, node)
                return [Node((*node.path, "@key"), place.start, place.end, place.quote)] if place else []
        return []

    def _subject(self) -> Node | None:
        """The node that names what the record is about, cut to the name."""
        node = next(iter(self.first(self.mapping.subject)), None)
        if node is None or node.kind != "string" or not node.value:
            return None
        mark = self.mapping.subject_after
        cut = node.value.rfind(mark) + len(mark) if mark and mark in node.value else 0
        whole = self.document.text[node.start : node.end] == node.value
        return replace(node, start=node.start + cut, value=node.value[cut:]) if cut and whole else node

    def first(self, names: tuple[str, ...]) -> list[Node]:
        """The nodes of the first field that says something."""
        return next((nodes for name in names if (nodes := self.said(name))), [])

    def problem(self, message: str, node: Node | None = None, /, **params: object) -> Problem:
        """Why the record, or a field of it, was set aside."""
        line = self.document.line_of((node or self.node).start)
        words = tuple(sorted((name, str(value)[:80]) for name, value in params.items()))
        return Problem(f"claims.{message}", words, self.document.name, line)

    def claims(self) -> Iterator[Claim | Problem]:
        """A claim for each value that the mapping finds in the record."""
        if self.node.kind != "object":
            yield self.problem("record_no_object", found=self.node.kind, mapping=self.mapping.name)
            return
        subject = self._subject()
        if subject is None:
            key = self.mapping.subject[0].lstrip("^")
            yield self.problem("record_key_missing", key=key, mapping=self.mapping.name)
            return
        for key in self.mapping.required:
            if not self.said(key):
                yield self.problem("record_key_missing", key=key, mapping=self.mapping.name)
                return
        for wanted in self.mapping.claims:
            for node in self.first(wanted.fields):
                if node.kind != "boolean" or node.value in dict(wanted.words):
                    yield from self._claims(subject, node, wanted)

    def _claims(self, subject: Node, node: Node, wanted: ClaimField) -> Iterator[Claim | Problem]:
        kind = self.vocabulary.kind(wanted.kind)
        evidence = [Evidence("subject", self.document.span(subject.start, subject.end))]
        values = self._values(node, wanted, kind, evidence)
        if not values:
            text = node.value or node.kind
            yield self.problem("record_value_wrong", node, key=wanted.field, value=text, kind=wanted.kind)
            return
        said = self._qualifiers(node, wanted, kind, evidence)
        if said is None:
            yield self.problem("record_unsaid", mapping=self.mapping.name)
            return
        for value, start, end in values:
            yield Claim(
                document=self.document.name,
                document_id=self.document.document_id,
                subject=Mention(subject.value or "", self.mapping.subject_type),
                kind=wanted.kind,
                value=value,
                span=self.document.span(start, end),
                qualifiers=qualifiers(**said),
                evidence=tuple(evidence),
                extractor="record",
            )

    def _qualifiers(
        self, node: Node, wanted: ClaimField, kind: Kind, evidence: list[Evidence]
    ) -> dict[str, str] | None:
        """Constants, the values of ``$field`` with their places, and ``@group``: what the document's name says.

        A name outside the text proves nothing: where a thing so named stands nowhere in the record, None.
        """
        said: dict[str, str] = {}
        key = key_span(self.document, node)
        for name, word in wanted.qualifiers:
            if not word.startswith(("$", "@")):  # what the mapping says that the key means
                said[name] = word
                evidence.extend([Evidence(f"mapped {name}", key)] if key else [])
            elif word.startswith("@"):
                said[name], place = self._told(word[1:], node, kind, name)
                if place is None:
                    return None
                evidence.append(Evidence(name, place))
            elif source := next(iter(self.said(word[1:])), None):
                said[name] = _qualifier(name, source.value or "")
                evidence.append(Evidence(name, self.document.span(source.start, source.end)))
        return said

    def _told(self, group: str, node: Node, kind: Kind, name: str) -> tuple[str, Span | None]:
        """A thing that the document's name names, in its usual spelling, and where the record or the key names it too."""
        word = self.told.get(group, "").replace("_", " ")
        qualifier = kind.qualifier(name)
        known = (
            self.vocabulary.lexicon.lookup(word, qualifier.entity_type) if qualifier and qualifier.entity_type else None
        )
        word = known.name if known else word
        key = key_span(self.document, node)
        places = [*([key] if key else []), *(self.document.span(n.start, n.end) for n in self.node.walk() if n.value)]
        return word, next((place for place in places if fold(word) in fold(place.quote)), None)

    def _values(
        self, node: Node, wanted: ClaimField, kind: Kind, evidence: list[Evidence]
    ) -> list[tuple[Value, int, int]]:
        text = node.value or ""
        value: Value | None
        if kind.form == "entity":
            type_ = wanted.type or (kind.entity_types or ("Organization",))[0]
            value = Mention(text, type_) if node.kind == "string" else None
        elif kind.form == "time":
            value = read_moment(text)
        elif kind.form == "text":
            words = dict(wanted.words).get(text, text)
            read = next(read_values(words, Column(kind.name), self.vocabulary, self.document), None)
            value = read[0] if read and kind.name == "funding_round" else Term(words)
            if words != text:  # what the value means is said by its key: “open_weights = true”
                key = key_span(self.document, node)
                return [(value, key.start if key else node.start, node.end)]
        else:
            value = self._quantity(node, text, wanted, kind, evidence)
        return [] if value is None else [(value, node.start, node.end)]

    def _quantity(
        self, node: Node, text: str, wanted: ClaimField, kind: Kind, evidence: list[Evidence]
    ) -> Quantity | None:
        currency = self._given(wanted.currency, evidence)
        key = key_span(self.document, node)
        if key and currency and not wanted.currency.startswith("$"):
            evidence.append(Evidence("mapped currency", key))
        quantity = read_quantity(_plain(text), currency=currency)
        if quantity is None:
            return None
        scale = self._given(wanted.scale, evidence)
        if scale:
            place = key_span(self.document, node)
            evidence.extend([Evidence("unit", place)] if place else [])
            quantity = _scaled(quantity, Decimal(scale) if re.fullmatch(r"\d+(?:\.\d+)?", scale) else Decimal(1))
        if kind.name in ("parameters", "active_parameters"):
            return replace(quantity, unit="") if quantity.unit in ("", "param") else None
        if kind.units == ("",):
            return replace(quantity, unit="") if quantity.unit in ("", "percent", "point") else None
        per = self._given(wanted.per, evidence)
        if per:
            if not re.fullmatch(r"\d+", per) or len(quantity.unit) != 3:
                return None
            return replace(_scaled(quantity, MILLION / Decimal(per)), unit=f"{quantity.unit}/Mtoken")
        unit = quantity.unit or "token" if kind.name in _SIZES else wanted.unit or quantity.unit
        return replace(quantity, unit=unit)

    def _given(self, word: str, evidence: list[Evidence]) -> str:
        """A constant, or the value of the field that ``$field`` names, with its place as evidence."""
        if not word.startswith("$"):
            return word
        node = next(iter(self.said(word[1:])), None)
        if node is None:
            return ""
        evidence.append(Evidence("unit", self.document.span(node.start, node.end)))
        return node.value or ""


def _qualifier(name: str, text: str) -> str:
    """A qualifier as claims carry it: a time in ISO form, the number of shots in digits, else the words."""
    moment = read_moment(text) if name == "time" else None
    if moment:
        return moment.iso
    shots = _SHOTS.fullmatch(text.strip()) if name == "shots" else None
    return (shots["digits"] or "0") if shots else text.strip()


def _plain(text: str) -> str:
    """A number in scientific notation as plain digits."""
    return format(Decimal(text), "f") if re.fullmatch(r"-?\d+(?:\.\d+)?[eE][+-]?\d+", text) else text


def _scaled(quantity: Quantity, factor: Decimal) -> Quantity:
    low, high = (None if bound is None else bound * factor for bound in (quantity.low, quantity.high))
    return replace(quantity, low=low, high=high)


def read_records(
    document: Document, root: Node, mapping: FeedMapping, vocabulary: Vocabulary
) -> Iterator[Claim | Problem]:
    """The claims of every record of a feed; a record of the wrong shape is a problem and the others go on."""
    found = list(records(root, mapping.records))
    if not found:
        line = document.line_of(root.start)
        params = (("mapping", mapping.name), ("path", ".".join(mapping.records) or "-"))
        yield Problem("claims.no_records", params, document.name, line)
    told = mapping.told(document.name)
    unsaid: list[Problem] = []
    for node, above in found:
        for result in Record(document, mapping, node, above, vocabulary, told).claims():
            if isinstance(result, Problem) and result.key == _UNSAID:
                unsaid.append(result)
            else:
                yield result
    if unsaid:
        yield replace(unsaid[0], params=tuple(sorted((*unsaid[0].params, ("n", str(len(unsaid)))))))
