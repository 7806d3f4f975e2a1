"""Which facts a user means by an entity, a kind and words that narrow it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from geju.base.errors import UnknownNameError, UsageError
from geju.base.language import LANGUAGES, say
from geju.base.text import fold
from geju.cli.wording import Wording, kind_name, qualifier_name
from geju.model.fact import Fact
from geju.model.value import say_value


def facts_asked(view: Any, entity: str, kind: str, words: Sequence[str], language: str) -> list[Fact]:
    """The facts of an entity and a kind that fit every word: ``benchmark=MATH``, or ``MATH`` for any qualifier or value.

    Raises UnknownNameError for an entity, a kind or a qualifier, UsageError where no fact fits; both name the nearest.
    """
    name = kind_name(view, kind)
    facts = view.facts(entity, name)
    asked = _Asked(view, facts, language)
    left = list(facts)
    for place, word in enumerate(words):
        qualifier, sign, value = word.partition("=")
        wanted = asked.qualifier(qualifier) if sign else ""
        fitting = [fact for fact in left if _fits(value if sign else word, asked.spellings(fact, wanted))]
        if not fitting:
            known = dict.fromkeys(said for fact in left for said in asked.shown(fact, wanted))
            raise _no_fact(entity, kind, words[: place + 1], value if sign else word, list(known))
        left = fitting
    if not left:
        raise _no_fact(entity, kind, (), "", [])
    return left


def _fits(word: str, spellings: Iterator[str]) -> bool:
    wanted = fold(word)
    return any(
        fold(said) == wanted or (wanted and said.startswith(f"{word}-") and word.isdigit()) for said in spellings
    )


def _no_fact(entity: str, kind: str, words: Sequence[str], word: str, known: list[str]) -> UsageError:
    narrowed = ", ".join(words)
    if not narrowed and not known:
        return UsageError("cli.no_fact_at_all", entity=entity, kind=kind)
    if not known:
        return UsageError("cli.no_fact", entity=entity, kind=kind, qualifiers=narrowed)
    folded = {fold(name): name for name in known}
    near = difflib.get_close_matches(fold(word), folded, n=1, cutoff=0.4)
    key = "cli.no_fact_near" if near else "cli.no_fact_known"
    listed = ", ".join(known[:12]) + (" …" if len(known) > 12 else "")
    return UsageError(
        key, entity=entity, kind=kind, qualifiers=narrowed, known=listed, near=folded[near[0]] if near else ""
    )


class _Asked:
    """The facts to choose among, and every way to say what narrows them."""

    def __init__(self, view: Any, facts: Sequence[Fact], language: str) -> None:
        self.language = language
        self._wordings = [Wording(view, spoken, facts) for spoken in (language, *LANGUAGES)]
        self._names: Mapping[str, tuple[str, ...]] = {e.entity_id: e.names for e in view.entities()}
        self._known = dict.fromkeys(name for fact in facts for name, _ in _pairs(fact))

    def qualifier(self, word: str) -> str:
        """The qualifier that a word means, in any language; raises UnknownNameError."""
        called = {fold(label): name for name in self._known for label in self._labels(name)}
        if fold(word) not in called:
            raise UnknownNameError(say("cli.qualifier", self.language), word, self._known)
        return called[fold(word)]

    def _labels(self, name: str) -> tuple[str, ...]:
        return (name, *(qualifier_name(name, language) for language in LANGUAGES))

    def spellings(self, fact: Fact, qualifier: str) -> Iterator[str]:
        """Every way to say a qualifier of a fact; without one, every qualifier and the value."""
        claim = self._wordings[0].chosen(fact)
        ids = dict(claim.qualifier_ids)
        for name, word in _pairs(fact):
            if qualifier in ("", name):
                yield word
                yield from self._names.get(ids.get(name, ""), ())
        for wording in self._wordings:
            yield from (word for name, word in wording.qualifiers(fact) if qualifier in ("", name))
            if not qualifier:
                yield wording.value(fact)
                yield say_value(fact.value, wording.language)
        if not qualifier:
            yield from self._names.get(claim.object_id, ())

    def shown(self, fact: Fact, qualifier: str) -> list[str]:
        """What a user may say, in the language, of a fact: the values of a qualifier, or of all of them."""
        found = [word for name, word in self._wordings[0].qualifiers(fact) if qualifier in ("", name)]
        return found or [self._wordings[0].value(fact)]


def _pairs(fact: Fact) -> tuple[tuple[str, str], ...]:
    """The qualifiers of a fact, its time among them."""
    timed = (("time", fact.time),) if fact.time and "time" not in dict(fact.slot) else ()
    return (*fact.slot, *timed)
