"""What a view answers with: frozen, and plain dicts on request; words looked up for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from geju.model.claim import Claim, Qualifiers
from geju.model.document import Origin
from geju.model.entity import Entity
from geju.model.fact import Doubt, Fact, Relation, say_reason


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query: column names and rows of plain Python values."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def to_dicts(self) -> list[dict[str, Any]]:
        """One dict a row."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in the list of documents: where it came from and how much it says, without its text."""

    document_id: str
    name: str
    origin: Origin
    format: str
    encoding: str
    sha256: str
    n_bytes: int
    n_lines: int
    n_claims: int
    n_entities: int

    def to_dict(self) -> dict[str, object]:
        """The document's place in the list as plain values, its origin among them."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Why:
    """Why a fact is as it is: the fact, whom it is about, the claims for it (the chosen first) and against it."""

    fact: Fact
    entity: Entity
    claims_for: tuple[Claim, ...]
    claims_against: tuple[Claim, ...]

    def to_dict(self) -> dict[str, object]:
        """The fact, the entity and both sides as plain values; claims as lines of the exchange format."""
        return {
            "fact": self.fact.to_dict(),
            "entity": self.entity.to_dict(),
            "for": [claim.to_line() for claim in self.claims_for],
            "against": [claim.to_line() for claim in self.claims_against],
        }


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims about one entity and how they stand to each other; ``a`` is the one whose value was taken, if any was.

    ``more``: further claims that say the same against ``a`` as ``b`` does.
    """

    relation: Relation
    entity: Entity
    a: Claim
    b: Claim
    more: tuple[Claim, ...] = ()

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """The relation in words, the entity, and both claims as lines of the exchange format."""
        found = self.relation
        return {
            "sort": found.sort,
            "reason": say_reason(found.reason, found.words, language),
            "key": found.reason,
            "gap": round(found.gap, 6),
            "entity": self.entity.name,
            "entity_id": self.entity.entity_id,
            "kind": self.a.kind,
            "fact_id": found.fact_id,
            "a": self.a.to_dict(),
            "b": self.b.to_dict(),
            "more": [claim.to_dict() for claim in self.more],
        }


@dataclass(frozen=True, slots=True)
class Doubted:
    """A claim that cannot be right as it stands, with the reason and the claims that speak for the doubt."""

    doubt: Doubt
    claim: Claim
    beside: tuple[Claim, ...]

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """The doubt in words, and the claims as lines of the exchange format."""
        return {
            "check": self.doubt.check,
            "reason": say_reason(self.doubt.reason, self.doubt.words, language),
            "key": self.doubt.reason,
            "claim": self.claim.to_dict(),
            "beside": [claim.to_dict() for claim in self.beside],
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """Entities side by side: each row is one question (kind and slot) with each entity's facts, in their order."""

    entities: tuple[Entity, ...]
    rows: tuple[tuple[str, Qualifiers, tuple[tuple[Fact, ...], ...]], ...]

    @classmethod
    def of(cls, entities: tuple[Entity, ...], facts: Iterable[Iterable[Fact]]) -> Comparison:
        """The facts of each entity, question by question."""
        asked: dict[tuple[str, Qualifiers], list[list[Fact]]] = {}
        for place, several in enumerate(facts):
            for fact in several:
                asked.setdefault((fact.kind, fact.slot), [[] for _ in entities])[place].append(fact)
        order = sorted(asked.items(), key=lambda item: (-sum(map(bool, item[1])), item[0]))
        return cls(entities, tuple((kind, slot, tuple(map(tuple, cells))) for (kind, slot), cells in order))

    def to_dict(self) -> dict[str, object]:
        """The entities and the rows as plain values; the facts of a row in the order of the entities."""
        return {
            "entities": [entity.to_dict() for entity in self.entities],
            "rows": self.to_dicts(),
        }

    def to_dicts(self) -> list[dict[str, object]]:
        """One dict a question: ``kind``, ``qualifiers``, and ``facts``, a list for each entity."""
        return [
            {"kind": kind, "qualifiers": dict(slot), "facts": [[fact.to_dict() for fact in facts] for facts in cells]}
            for kind, slot, cells in self.rows
        ]


class Terms:
    """Words of values and qualifiers in each language, as the vocabulary of the edition translates them."""

    def __init__(self, rows: Iterable[tuple[str, str, str | None, str | None]]) -> None:
        own = {(kind, word.casefold()): {"en": en, "zh": zh} for kind, word, en, zh in rows}
        # A word of no kind in particular is that of the first kind that has it.
        self._labels = {("", word): labels for (_, word), labels in reversed(own.items())} | own

    def say(self, word: str, language: str, kind: str = "") -> str:
        """A word in a language, as it is printed where nothing is known of it."""
        labels = self._labels.get((kind, word.casefold())) or self._labels.get(("", word.casefold())) or {}
        return labels.get(language) or word
