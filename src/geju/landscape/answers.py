"""What a view answers with: frozen, and plain dicts on request."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Why:
    """Why a fact is as it is: the fact, whom it is about, the claims for it (the chosen first) and against it."""

    fact: Fact
    entity: Entity
    claims_for: tuple[Claim, ...]
    claims_against: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Entities side by side: each row is one question (kind and slot) with each entity's facts, in their order."""

    entities: tuple[Entity, ...]
    rows: tuple[tuple[str, Qualifiers, tuple[tuple[Fact, ...], ...]], ...]
