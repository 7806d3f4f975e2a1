"""Claims and facts in words, for tables on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from geju.base.amounts import say_amount
from geju.base.errors import Problem, UnknownNameError
from geju.base.language import messages, say
from geju.base.text import fold
from geju.cli.render import Sheet, Terminal
from geju.model.claim import Claim
from geju.model.fact import Fact
from geju.model.kind import Kind
from geju.model.span import Span, say_label
from geju.model.value import Mention, Moment, Quantity, Value

_LONGEST = 60


def value_words(value: Value, language: str) -> str:
    """A value as people read it."""
    if isinstance(value, Quantity):
        return say_amount(value.low, value.high, value.unit, value.approx, language)
    if isinstance(value, Moment):
        return value.iso
    return value.name if isinstance(value, Mention) else value.text


def qualifier_name(name: str, language: str) -> str:
    """What a qualifier is called in a language; one of a landscape's own as it is written."""
    key = f"model.qualifier_{name}"
    return say(key, language) if key in messages() else name


def qualifier_words(qualifiers: Iterable[tuple[str, str]], language: str) -> str:
    """Qualifiers in one line, as they were printed."""
    return " · ".join(f"{qualifier_name(name, language)} {word}" for name, word in qualifiers)


def listed(words: Iterable[str], language: str) -> str:
    """Words one after another, as a language sets them apart."""
    return ("、" if language == "zh" else ", ").join(words)


def rule_name(rule: str, language: str) -> str:
    """What a rule is called in a language."""
    key = f"cli.rule_{rule}"
    return say(key, language) if key in messages() else rule


def kind_name(view: Any, word: str) -> str:
    """The kind that a word means: its name, or what it is called in any language; raises UnknownNameError."""
    called = {fold(label): name for name, labels in view.kinds.items() for label in (name, *labels.values())}
    if fold(word) not in called:
        raise UnknownNameError("kind", word, view.kinds)
    return str(called[fold(word)])


class Wording:
    """The facts of an edition in one language: entities, kinds and terms by their labels in it; quotes as printed."""

    def __init__(self, view: Any, language: str, facts: Iterable[Fact] = ()) -> None:
        self.view = view
        self.language = language
        self._chosen: dict[str, Claim] = {c.claim_id: c for c in view.claims_of(fact.chosen for fact in facts)}

    @cached_property
    def _entities(self) -> Mapping[str, str]:
        return {entity.entity_id: entity.label(self.language) for entity in self.view.entities()}

    def kind(self, name: str) -> str:
        """The name of a kind."""
        return str(self.view.kinds.get(name, {}).get(self.language, name))

    def type(self, name: str) -> str:
        """The name of an entity type."""
        return str(self.view.types.get(name, {}).get(self.language, name))

    def value(self, fact: Fact) -> str:
        """The value of a fact, with a question mark where even its source doubts it."""
        return self.claimed(self.chosen(fact)) if isinstance(fact.value, Mention) else self._said(fact, fact.value)

    def claimed(self, claim: Claim) -> str:
        """The value of a claim."""
        return self._said(claim, claim.value, claim.object_id)

    def entity(self, claim: Claim) -> str:
        """Whom a claim is about; as it is printed where nobody knows."""
        return self._entities.get(claim.subject_id) or claim.subject.name

    def said(self, claim: Claim) -> list[tuple[str, str]]:
        """The qualifiers of a claim in the language, but for footnotes."""
        ids = dict(claim.qualifier_ids)
        return [
            (name, self._entities.get(ids.get(name, "")) or self.view.term(word, self.language, claim.kind))
            for name, word in claim.qualifiers
            if name != "footnote"
        ]

    def _said(self, of: Fact | Claim, value: Value, entity_id: str = "") -> str:
        words = self._entities.get(entity_id) or value_words(value, self.language)
        if not isinstance(value, (Quantity, Moment, Mention)):
            words = self.view.term(words, self.language, of.kind)
        return words + (" ?" if of.hedged else "")

    def chosen(self, fact: Fact) -> Claim:
        """The claim whose value a fact took."""
        found = self._chosen.get(fact.chosen) or self.view.claim(fact.chosen)
        self._chosen[fact.chosen] = found
        return found

    def qualifiers(self, fact: Fact) -> Iterator[tuple[str, str]]:
        """The qualifiers of a fact that narrow its question, and its time where it has one: name, word in the language."""
        ids = dict(self.chosen(fact).qualifier_ids)
        slot = fact.slot or ((("time", fact.time),) if fact.time else ())
        for name, word in slot:
            yield name, self._entities.get(ids.get(name, "")) or self.view.term(word, self.language, fact.kind)

    def question(self, fact: Fact) -> str:
        """What narrows a fact, in one line."""
        return qualifier_words(tuple(self.qualifiers(fact)), self.language)


def held(fact: Fact, language: str) -> str:
    """Since when and until when a value of a series holds; empty where it is of no series or held for no day."""
    if not fact.time or fact.status == "cancelled" or not (fact.until or fact.rule == "latest"):
        return ""
    return say("cli.holds_until" if fact.until else "cli.holds_from", language, time=fact.time, until=fact.until)


def not_now(fact: Fact, language: str) -> str:
    """A note on a value that does not hold now: past, still to come, or never come."""
    if fact.status not in ("superseded", "scheduled", "cancelled"):
        return ""
    words = say(f"cli.status_{fact.status}", language)
    return f"（{words}）" if language == "zh" else f" ({words})"


def status_words(fact: Fact, language: str) -> str:
    """The status of a fact, and the day on which it ended or will end."""
    words = say(f"cli.status_{fact.status}", language)
    ends = fact.until and fact.status != "cancelled"
    return f"{words} ({say('cli.until', language, until=fact.until)})" if ends else words


def claim_sheet(claims: list[Claim], terminal: Terminal, kinds: Mapping[str, Kind], title: str = "") -> Sheet:
    """Claims as a table: place, subject, kind, value, qualifiers, quote."""
    columns = [terminal.say(f"cli.column_{c}") for c in ("place", "subject", "kind", "value", "qualifiers", "quote")]
    rows = [
        (
            f"{shortened(claim.document)}:{where(claim.span, terminal.language)}",
            claim.subject.name,
            kinds[claim.kind].label(terminal.language) if claim.kind in kinds else claim.kind,
            value_words(claim.value, terminal.language) + (" ?" if claim.hedged else ""),
            qualifier_words(claim.qualifiers, terminal.language),
            f"“{shortened(claim.span.quote)}”",
        )
        for claim in claims
    ]
    return Sheet(columns, rows, title, keys=frozenset({0, 1}))


def where(span: Span, language: str) -> str:
    """Where in its document a span stands: the place in words, else the page, else the line."""
    sure = span.confidence
    read = say("cli.confidence", language, share=f"{sure:.0%}") if sure is not None else ""
    if span.label:
        return f"{say_label(span.label, language)}{read}"
    return (say("cli.page", language, page=span.page) if span.page else str(span.line)) + read


def shortened(text: str) -> str:
    """One line of a text, cut where it is long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"


def fact_sheet(facts: list[Fact], wording: Wording, terminal: Terminal, title: str, note: str) -> Sheet:
    """Facts as a table: kind, question, value, status, claims for and against, id."""
    columns = [terminal.say(f"cli.column_{c}") for c in ("kind", "qualifiers", "value", "status", "for_against", "id")]
    rows = [
        (
            wording.kind(fact.kind),
            wording.question(fact),
            wording.value(fact),
            status_words(fact, terminal.language),
            f"{len(fact.claims_for)} : {len(fact.claims_against)}",
            fact.fact_id,
        )
        for fact in facts
    ]
    return Sheet(columns, rows, title, note, whole=frozenset({5}), keys=frozenset({0, 1}))


def problem_record(problem: Problem, language: str) -> dict[str, object]:
    """A problem as a JSON object."""
    return {
        "severity": problem.severity,
        "file": problem.path,
        "line": problem.line,
        "message": problem.words(language),
        "key": problem.key,
    }
