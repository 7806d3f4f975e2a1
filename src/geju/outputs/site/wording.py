"""Facts and claims in the words of one language, with the addresses they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from geju.base.language import messages, say
from geju.model.claim import Claim
from geju.model.entity import Entity, Reason
from geju.model.fact import Fact
from geju.model.span import Evidence, Span, say_label
from geju.model.value import Quantity, Term, Value, say_value
from geju.outputs.site.contents import Contents

_AROUND = 60
# A tag, or what is left of one where the words around a quote are cut.
_TAG = re.compile(r"(?:<[^<>]*(?:>|\Z)|\A[^<>]*>)\s*")
# What is no word: the tag of a language (BCP 47), what stands between things listed, what stands before what is said.
_SIGNS = {
    "en": {"language_tag": "en", "comma": ", ", "colon": ": "},
    "zh": {"language_tag": "zh-Hans", "comma": "、", "colon": "："},
}


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as people read it: who says what where, in which words with what stands around them."""

    claim: Claim
    subject: str
    subject_address: str
    kind: str
    words: str
    narrowed: str
    before: str
    quote: str
    after: str
    source: str
    date: str
    address: str


@dataclass(frozen=True, slots=True)
class Told:
    """A fact as people read it. ``address`` leads to the words of the chosen claim, ``object_address`` to the page of
    the thing that the value names."""

    fact: Fact
    kind: str
    entity: str
    entity_address: str
    words: str
    object_address: str
    address: str
    slot: tuple[tuple[str, str, str], ...]
    narrowed: str
    time: str
    reason: str
    sort: float | str
    claims_for: tuple[Said, ...] = field(default=())
    claims_against: tuple[Said, ...] = field(default=())


class Wording:
    """Says the contents of an edition in one language; every fact and claim is worded once."""

    def __init__(self, contents: Contents, language: str) -> None:
        self.contents = contents
        self.language = language
        self._told: dict[str, Told] = {}
        self._said: dict[str, Said] = {}

    @cached_property
    def messages(self) -> Mapping[str, str]:
        """The words of the site's own messages, by their name without the room; the language's tag and separators."""
        return _SIGNS.get(self.language, _SIGNS["en"]) | {
            key.removeprefix("site."): words[self.language]
            for key, words in messages().items()
            if key.startswith("site.")
        }

    def label(self, entity_id: str) -> str:
        """The name of an entity."""
        return self.contents.entities[entity_id].label(self.language)

    def kind(self, name: str) -> str:
        """The name of a kind."""
        return self.contents.view.kinds.get(name, {}).get(self.language, name)

    def type(self, name: str, *, plural: bool = False) -> str:
        """The name of an entity type."""
        words = self.contents.plurals if plural else self.contents.view.types
        return words.get(name, {}).get(self.language, name)

    def inverse(self, kind: str) -> str:
        """What a kind is called from the side of the thing that it names: ``founder`` -> “Founder of”."""
        return self.messages.get(f"inverse_{kind}") or f"{self.kind(kind)} ←"

    def value(self, kind: str, value: Value, object_id: str = "") -> str:
        """A value in words: a thing by its name, a term as the language says it, an amount in full."""
        if object_id in self.contents.entities:
            return self.label(object_id)
        words = say_value(value, self.language)
        return self.contents.view.term(words, self.language, kind) if isinstance(value, Term) else words

    def qualifier(self, name: str, value: str, kind: str = "") -> str:
        """A qualifier in words: ``shots`` 5 -> “5-shot”, ``direction`` input -> “input”."""
        if value in self.contents.entities:
            return self.label(value)
        pattern = self.messages.get(f"qualifier_{name}")
        if pattern:
            return pattern.replace("{value}", value)
        words = self.contents.view.term(value, self.language, kind)
        return words if words != value else value.replace("_", " ")

    def other_names(self, entity: Entity) -> list[str]:
        """The names of an entity beside the one it is called by, those of other languages first."""
        called = entity.label(self.language)
        names = dict.fromkeys((entity.name, *(label for _, label in entity.labels), *entity.names))
        return [name for name in names if name != called]

    def status(self, status: str) -> str:
        """The status of a fact."""
        return say(f"exhibits.status_{status}", self.language)

    def severity(self, severity: str) -> str:
        """The severity of a problem."""
        return say(f"exhibits.severity_{severity}", self.language)

    def source_kind(self, kind: str) -> str:
        """The kind of a source."""
        return self.messages.get(f"kind_{kind}", kind)

    def reasons(self, reasons: Iterable[Reason]) -> str:
        """Why two names are held to be one, or may be."""
        words = (say(r.words, self.language) if r.words in messages() else r.comparator for r in reasons)
        return self.messages["comma"].join(dict.fromkeys(words))

    def rests_on(self, evidence: Evidence) -> str:
        """Which other words a claim rests on: “subject: line 12”."""
        role = self.messages.get(f"role_{evidence.role.replace(' ', '_')}", self.messages["role_other"])
        return self.messages["rests_on"].format(role=role, n=evidence.span.line)

    def place(self, span: Span) -> str:
        """Where words stand: “page 3”, “价格!B7 = 123456789”, else “line 12”."""
        if span.label:
            return say_label(span.label, self.language)
        return self.messages["page"].format(n=span.page) if span.page else self.messages["line"].format(n=span.line)

    def source(self, document_id: str) -> str:
        """The title of a document, else its file name."""
        document = self.contents.documents[document_id]
        return document.origin.title or document.name

    def told(self, fact: Fact) -> Told:
        """A fact in words."""
        found = self._told.get(fact.fact_id)
        if found is None:
            found = self._told[fact.fact_id] = self._tell(fact)
        return found

    def _tell(self, fact: Fact) -> Told:
        contents = self.contents
        object_id = contents.object_id(fact)
        addresses = contents.entity_address
        ids = contents.slot_ids(fact)
        slot = tuple(
            (name, self.qualifier(name, ids.get(name, value), fact.kind), addresses.get(ids.get(name, ""), ""))
            for name, value in fact.slot
            if name != "time"
        )
        others = (claim_id for claim_id in fact.claims_for if claim_id != fact.chosen)
        return Told(
            fact=fact,
            kind=self.kind(fact.kind),
            entity=self.label(fact.entity_id),
            entity_address=addresses[fact.entity_id],
            words=self.value(fact.kind, fact.value, object_id),
            object_address=addresses[object_id] if object_id else "",
            address=contents.claim_address(fact.chosen),
            slot=slot,
            narrowed=" · ".join(words for _, words, _ in slot),
            time=fact.time,
            reason=say(fact.reason, self.language) if fact.reason in messages() else "",
            sort=_sort(fact.value),
            claims_for=self.say_all((fact.chosen, *others)),
            claims_against=self.say_all(fact.claims_against),
        )

    def tell_all(self, facts: Iterable[Fact]) -> list[Told]:
        """Facts in words, in the order given."""
        return [self.told(fact) for fact in facts]

    def say_all(self, claim_ids: Iterable[str]) -> tuple[Said, ...]:
        """Claims in words, in the order given."""
        return tuple(self.said(self.contents.claims[claim_id]) for claim_id in claim_ids)

    def said(self, claim: Claim) -> Said:
        """A claim in words."""
        found = self._said.get(claim.claim_id)
        if found is None:
            found = self._said[claim.claim_id] = self._say(claim)
        return found

    def _say(self, claim: Claim) -> Said:
        contents = self.contents
        ids = dict(claim.qualifier_ids)
        narrowed = (self.qualifier(name, ids.get(name, value), claim.kind) for name, value in claim.qualifiers)
        document = contents.documents[claim.document_id]
        before, after = _around(document.text, claim.span.start, claim.span.end)
        if document.format == "html":
            before, after = (_TAG.sub(" ", words) for words in (before, after))
        return Said(
            claim=claim,
            subject=self.label(claim.subject_id) if claim.subject_id in contents.entities else claim.subject.name,
            subject_address=contents.entity_address.get(claim.subject_id, ""),
            kind=self.kind(claim.kind),
            words=self.value(claim.kind, claim.value, claim.object_id),
            narrowed=" · ".join(narrowed),
            before=before,
            quote=claim.span.quote,
            after=after,
            source=self.source(claim.document_id),
            date=document.origin.date,
            address=contents.claim_address(claim.claim_id),
        )


def language_tag(language: str) -> str:
    """The tag of a language as HTML wants it: ``zh-Hans``."""
    return _SIGNS.get(language, {}).get("language_tag", language)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands on the same line before and after a quote, cut where it is long."""
    first = text.rfind("\n", max(0, start - _AROUND), start) + 1 or max(0, start - _AROUND)
    last = text.find("\n", end, end + _AROUND)
    last = min(len(text), end + _AROUND) if last < 0 else last
    before, after = text[first:start].lstrip(), text[end:last].rstrip()
    cut_before = "…" if first > 0 and text[first - 1] != "\n" else ""
    cut_after = "…" if last < len(text) and text[last] != "\n" else ""
    return cut_before + before, after + cut_after


def _sort(value: Value) -> float | str:
    if isinstance(value, Quantity):
        end = value.low if value.low is not None else value.high
        return 0.0 if end is None else float(end)
    return say_value(value)
