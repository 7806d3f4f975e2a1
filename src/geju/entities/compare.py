"""Comparing two names: every comparator's reason, one score, a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geju.base.registry import entries
from geju.entities.comparator import Candidate, Comparator
from geju.entities.readings import key_of, known_under
from geju.model.entity import Reason
from geju.model.naming.families import complete, read_model
from geju.model.naming.lexicon import TYPE_ORDER
from geju.model.naming.model_name import looks_like_model
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


def same(a: str, b: str, vocabulary: Vocabulary, type_: str = "") -> Comparison:
    """Whether two names are one thing; without a type, one that both names can have is taken."""
    shared = type_ or same_type(a, b, vocabulary)
    types = (shared, shared) if shared else (_types(a, vocabulary)[0], _types(b, vocabulary)[0])
    return compare(*(candidate(name, kind, vocabulary) for name, kind in zip((a, b), types, strict=True)))


def same_type(a: str, b: str, vocabulary: Vocabulary) -> str:
    """A type that both names can have; empty where both are known, and as things of other types."""
    first, second = _types(a, vocabulary), _types(b, vocabulary)
    shared = next((kind for kind in first if kind in second), "")
    if not shared and not all(vocabulary.lexicon.lookup(name) for name in (a, b)):
        # What only one of two is known as, the other may be too.
        shared = first[0] if vocabulary.lexicon.lookup(a) else second[0]
    return shared


def compare(a: Candidate, b: Candidate) -> Comparison:
    """Every comparator's reason; one that speaks against outweighs all that speak for."""
    reasons = tuple(r for c in entries(SHELF, Comparator).values() for r in (c.compare(a, b),) if r)
    decisive = next((r for r in reasons if r.comparator == "known"), None)
    if decisive:  # what is known of both outweighs what their spelling looks like
        return Comparison(decisive.weight, "same" if decisive.weight > 0 else "different", reasons)
    against = min((r.weight for r in reasons if r.weight < 0), default=0.0)
    for_it = max((r.weight for r in reasons if r.weight > 0), default=0.0)
    score = against or for_it
    verdict: Verdict = "same" if score >= SAME else "unsure" if score >= WAITING else "different"
    return Comparison(score, verdict, reasons)


def candidate(
    name: str,
    type_: str,
    vocabulary: Vocabulary,
    documents: frozenset[str] | None = None,
    roles: frozenset[str] | None = None,
) -> Candidate:
    """A name as it is compared: what the lexicon has under it, also under another reading of it."""
    lexicon = vocabulary.lexicon
    known, how = known_under(name, type_, like(type_, vocabulary), lexicon, roles)
    model = read_model(name, lexicon) if type_ == "Model" else None
    if model and known:
        model = complete(model, known, lexicon)
    return Candidate(name, type_, known, how, key_of(name, type_, lexicon), model, documents, roles)


def like(type_: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """A type and those hardly kept apart from it, the type itself first."""
    entity_type = vocabulary.entity_types.get(type_)
    return (type_, *(entity_type.like if entity_type else ()))


def _types(name: str, vocabulary: Vocabulary) -> list[str]:
    """What a name alone can name: the types that the lexicon has it under, else the one that its shape suggests."""
    known = {thing.type for thing in vocabulary.lexicon.named(name)}
    if known:
        return sorted(known, key=TYPE_ORDER.index)
    names = find_names(name, vocabulary.lexicon)
    if names and names[0].start == 0 and (names[0].type == "Benchmark" or names[0].end == len(name)):
        return [names[0].type]
    digits = any(c.isdigit() for c in name)
    return ["Model" if digits and looks_like_model(name) else "Organization"]
