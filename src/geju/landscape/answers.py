"""What a view answers with: frozen, and plain dicts on request."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from geju.model.claim import Claim, Qualifiers
from geju.model.document import Origin
from geju.model.entity import Entity
from geju.model.fact import Fact


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
class Comparison:
    """Entities side by side: each row is one question (kind and slot) with each entity's facts, in their order."""

    entities: tuple[Entity, ...]
    rows: tuple[tuple[str, Qualifiers, tuple[tuple[Fact, ...], ...]], ...]

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
