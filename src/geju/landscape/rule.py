"""The promise of a rule: of the claims that answer one question, the one whose value is taken."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from geju.model.claim import Claim
from geju.model.fact import Status
from geju.model.kind import Kind

RULES = "geju.landscape.rules"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a document is worth: ``rank`` in the landscape's order of trust (0 is best), its date, and its origin.

    Documents of one ``origin`` (one publisher, one text published twice) are one witness. ``publisher``: the entity that
    publishes it, where it is one; ``official``: whether it speaks for whomever it is about.
    """

    rank: int = 99
    date: str = ""
    origin: str = ""
    publisher: str = ""
    official: bool = False


@dataclass(frozen=True, slots=True)
class Trust:
    """The standing of every document, by document id, and what else bears on a decision.

    ``doubted``: ids of claims that cannot be right as they stand; ``parents``: entity id -> that of its maker or of what it
    belongs to; ``copied``: document id and line -> the witness that printed this very line first; ``copies``: id of a
    document that is nearly the text of another -> the earliest with that text.
    """

    standings: Mapping[str, Standing] = field(default_factory=dict)
    doubted: frozenset[str] = frozenset()
    parents: Mapping[str, str] = field(default_factory=dict)
    copied: Mapping[tuple[str, int], str] = field(default_factory=dict)
    copies: Mapping[str, str] = field(default_factory=dict)

    def of(self, claim: Claim) -> Standing:
        """The standing of the document that makes a claim."""
        return self.standings.get(claim.document_id) or Standing(origin=claim.document_id)

    def at(self, claim: Claim) -> str:
        """The ISO time that a claim speaks of: its own, else its document's date, else empty."""
        return claim.qualifier("time") or self.of(claim).date

    def n_origins(self, claims: Sequence[Claim]) -> int:
        """How many witnesses there are among claims that do not depend on each other."""
        return len({self.witness(claim) for claim in claims})

    def witness(self, claim: Claim) -> str:
        """Who stands behind a claim: the origin of its document, or whoever printed its very line first."""
        return self.copied.get((claim.document_id, claim.span.line)) or self.of(claim).origin

    def is_official(self, claim: Claim) -> bool:
        """Whether a claim's document is published by whom it is about, by its maker, or as an official one."""
        standing = self.of(claim)
        about = claim.subject_id
        near = (about, self.parents.get(about, ""), self.parents.get(self.parents.get(about, ""), ""))
        return standing.official or bool(standing.publisher and standing.publisher in near)


@dataclass(frozen=True, slots=True)
class Decision:
    """What claims come to: the chosen one, those for it (it among them), those against it, and why (a message key).

    ``weights``: where sources are counted, what the chosen value and the strongest other one weigh.
    """

    chosen: Claim
    claims_for: tuple[Claim, ...]
    claims_against: tuple[Claim, ...]
    status: Status
    reason: str
    weights: tuple[int, ...] = ()


class Rule(ABC):
    """Settles one question: "the majority of independent sources wins, then the most trusted".

    An entry of ``rules/`` defines one subclass. Every claim it is given comes back exactly once, for or against;
    the order of the claims it is given never matters. ``supersedes``: of a series in time only the last value holds.
    """

    supersedes: ClassVar[bool] = False

    @abstractmethod
    def decide(self, claims: Sequence[Claim], kind: Kind, trust: Trust) -> Decision:
        """Choose among one or more claims of one kind, all about one entity and one question."""

    def alone(self, claim: Claim) -> Decision:
        """The decision where there is only one claim: nothing to choose."""
        return Decision(claim, (claim,), (), "single", "landscape.only_claim")
