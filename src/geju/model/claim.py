"""A claim: one statement that a source makes, tied to its exact words."""

from __future__ import annotations

from dataclasses import dataclass, field

from geju.base.ids import content_id
from geju.model.span import RELATIVE_TIME, Evidence, Span
from geju.model.value import Mention, Moment, Quantity, Term, Value, plain_number

Qualifiers = tuple[tuple[str, str], ...]


def qualifiers(**pairs: str | None) -> Qualifiers:
    """Sorted qualifiers without the empty ones."""
    return tuple(sorted((key, value) for key, value in pairs.items() if value))


@dataclass(frozen=True, slots=True)
class Claim:
    """ "GLM-4 (0520) scores 83.3 on MMLU, says line 173 of the report": subject, kind, value, qualifiers, span.

    ``subject`` and a Mention value are as printed (mended of damage at most); ``subject_id``, ``object_id`` and
    ``qualifier_ids`` are stamped when names are resolved, and never rewrite what was said. ``span`` quotes the words
    that carry the value, ``evidence`` the other words the claim rests on. ``note`` says why a reading was chosen
    that is not plain to see. ``extractor`` is the shelf entry that took it out.
    """

    document: str
    document_id: str
    subject: Mention
    kind: str
    value: Value
    span: Span
    qualifiers: Qualifiers = ()
    hedged: bool = False
    evidence: tuple[Evidence, ...] = ()
    extractor: str = ""
    note: str = ""
    subject_id: str = ""
    object_id: str = ""
    qualifier_ids: Qualifiers = ()
    _claim_id: str = field(default="", init=False, repr=False, compare=False)

    @property
    def claim_id(self) -> str:
        """A hash of what is said and where; resolving does not change it."""
        if (
            not self._claim_id
        ):  # worked out once: claims come by the million, and each is asked for its id again and again
            said, place = (_said(self.value), self.qualifiers, self.hedged), (self.span.start, self.span.end)
            about = f"Mention(name={self.subject.name!r}, type={self.subject.type!r})"
            found = content_id("c", self.document_id, about, self.kind, *said, *place)
            object.__setattr__(self, "_claim_id", found)
        return self._claim_id

    def qualifier(self, name: str) -> str:
        """One qualifier, empty where it is not stated."""
        for key, word in self.qualifiers:
            if key == name:
                return word
        return ""

    @property
    def relative(self) -> bool:
        """Whether its date is none that is printed but counted from another: 去年, 10 months ago."""
        counted = isinstance(self.value, Moment) and self.value.relative
        return counted or any(e.role == RELATIVE_TIME for e in self.evidence)

    def to_dict(self) -> dict[str, object]:
        """The claim as plain values: its id, and the line of the exchange format."""
        return {"claim_id": self.claim_id, **self.to_line()}

    def to_line(self) -> dict[str, object]:
        """The claim as one line of the exchange format (docs/reference/claims.md)."""
        line: dict[str, object] = {
            "subject": self.subject.name,
            "subject_type": self.subject.type,
            "property": self.kind,
            **value_fields(self.value),
            "qualifiers": dict(self.qualifiers),
        }
        if self.hedged:
            line["hedged"] = True
        if self.relative:
            line["relative"] = True
        line |= {"document": self.document, "line": self.span.line, "quote": self.span.quote}
        line |= self.span.place()
        return line


def value_fields(value: Value) -> dict[str, object]:
    """The keys of a claim line that say the value."""
    if isinstance(value, Mention):
        return {"entity": value.name, "entity_type": value.type}
    if isinstance(value, Moment):
        return {"time": value.iso}
    if isinstance(value, Term):
        return {"text": value.text}
    fields: dict[str, object] = {}
    if value.amount is not None:
        fields["amount"] = plain_number(value.amount)
    else:
        fields["low"] = None if value.low is None else plain_number(value.low)
        fields["high"] = None if value.high is None else plain_number(value.high)
    if value.unit:
        fields["unit"] = value.unit
    if value.approx:
        fields["approx"] = value.approx
    return fields


def _said(value: Value) -> tuple[object, ...]:
    if isinstance(value, Quantity):
        return "quantity", value.low, value.high, value.unit, value.approx
    if isinstance(value, Moment):
        return "time", value.iso
    if isinstance(value, Mention):
        return "entity", value.name, value.type
    return "text", value.text
