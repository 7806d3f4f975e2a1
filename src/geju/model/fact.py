"""A fact: what the claims for and against it come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geju.model.claim import Qualifiers, value_fields
from geju.model.value import Value

Status = Literal["single", "agreed", "disputed", "superseded"]


@dataclass(frozen=True, slots=True)
class Fact:
    """ "GLM-4 (0520) scores 83.3 on MMLU: two claims for it, one against, decided by majority."

    ``slot`` are the qualifiers that, with entity and kind, make one question. ``chosen`` is the claim whose value was
    taken, ``claims_for`` (with the chosen) and ``claims_against`` are claim ids, ``rule`` the name of the rule that
    decided and ``reason`` its words (a message key), ``hedged`` whether even the chosen claim doubts itself.
    """

    fact_id: str
    entity_id: str
    kind: str
    value: Value
    slot: Qualifiers
    status: Status
    rule: str
    reason: str
    chosen: str
    claims_for: tuple[str, ...]
    claims_against: tuple[str, ...]
    hedged: bool = False
    time: str = ""

    def to_dict(self) -> dict[str, object]:
        """The fact as plain values; the value stands under the keys of a claim line (``amount``, ``unit``, ``text`` …)."""
        return {
            "fact_id": self.fact_id,
            "entity_id": self.entity_id,
            "kind": self.kind,
            **value_fields(self.value),
            "slot": dict(self.slot),
            "time_of": self.time,
            "status": self.status,
            "hedged": self.hedged,
            "rule": self.rule,
            "reason": self.reason,
            "chosen": self.chosen,
            "claims_for": list(self.claims_for),
            "claims_against": list(self.claims_against),
        }
