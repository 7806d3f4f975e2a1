"""Comparing two names: every comparator's reason, one score, a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geju.base.registry import entries
from geju.entities.comparator import Candidate, Comparator
from geju.model.entity import Reason
from geju.model.naming.model_name import parse
from geju.model.naming.names import find_names
from geju.model.vocabulary import Vocabulary

SHELF = "geju.entities.comparators"
SAME, WAITING = 0.9, 0.6
Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comes of comparing two names: a score from -1 to 1, the verdict, and why."""

    score: float
    verdict: Verdict
    reasons: tuple[Reason, ...]


def compare(a: Candidate, b: Candidate) -> Comparison:
    """Every comparator's reason; one that speaks against outweighs all that speak for."""
    reasons = tuple(r for _, c in entries(SHELF, Comparator).items() for r in (c.compare(a, b),) if r)
    decisive = next((r for r in reasons if r.comparator == "known"), None)
    if decisive:  # what is known of both outweighs what their spelling looks like
        return Comparison(decisive.weight, "same" if decisive.weight > 0 else "different", reasons)
    against = min((r.weight for r in reasons if r.weight < 0), default=0.0)
    for_it = max((r.weight for r in reasons if r.weight > 0), default=0.0)
    score = against or for_it
    verdict: Verdict = "same" if score >= SAME else "unsure" if score >= WAITING else "different"
    return Comparison(score, verdict, reasons)


def candidate(name: str, type_: str, vocabulary: Vocabulary) -> Candidate:
    """A name as it is compared: what the lexicon has under it, also under another spelling of the same model."""
    known = vocabulary.lexicon.lookup(name, *_like(type_, vocabulary)) if type_ else vocabulary.lexicon.lookup(name)
    return Candidate(name, known.type if known and not type_ else type_, known)


def same(a: str, b: str, vocabulary: Vocabulary, type_: str = "") -> Comparison:
    """Whether two names are one thing; without a type, the lexicon's type or that of a model's name is taken."""
    first, second = (candidate(name, type_ or _guess(name, vocabulary), vocabulary) for name in (a, b))
    if first.type != second.type and first.known is None and second.known is None:
        first, second = (Candidate(c.name, first.type, c.known) for c in (first, second))
    return compare(first, second)


def _guess(name: str, vocabulary: Vocabulary) -> str:
    names = find_names(name, vocabulary.lexicon)
    if names and names[0].start == 0 and names[0].end == len(name):
        return names[0].type
    return "Model" if parse(name).version or parse(name).size else "Organization"


def _like(type_: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """A type and those hardly kept apart from it, the type itself first."""
    entity_type = vocabulary.entity_types.get(type_)
    return (type_, *(entity_type.like if entity_type else ()))
