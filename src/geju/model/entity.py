"""Entities, the judgements that people make about names, and the pairs that wait for one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "different", "right", "wrong"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two names were held to be one: the comparator, what it weighed (-1 to 1) and in words (a message key)."""

    comparator: str
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Two names held to be one entity, with the reasons."""

    name: str
    other: str
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing of the industry: "智谱 AI, an Organization, also called Zhipu AI, 智谱, Z.ai".

    ``name`` is the canonical one, ``labels`` it in each language (``(("en", …), ("zh", …))``), ``names`` every spelling
    met or known, ``merges`` why they are one. ``known``: stands in the lexicon.
    """

    entity_id: str
    type: str
    name: str
    labels: tuple[tuple[str, str], ...] = ()
    names: tuple[str, ...] = ()
    merges: tuple[Merge, ...] = ()
    known: bool = False

    def label(self, language: str) -> str:
        """The name in a language, else the canonical one."""
        return dict(self.labels).get(language, self.name)

    def to_dict(self) -> dict[str, object]:
        """The entity as plain values."""
        return {
            "entity_id": self.entity_id,
            "type": self.type,
            "name": self.name,
            "labels": dict(self.labels),
            "names": list(self.names),
            "known": self.known,
        }


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided: two names are the same or different, or a claim is right or wrong. Later ones overrule."""

    verdict: Verdict
    a: str
    b: str = ""
    type: str = ""
    by: str = ""
    at: str = ""
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names that may be one and wait for a judgement; ``gain`` orders them, most useful first."""

    a: str
    b: str
    type: str
    score: float
    reasons: tuple[Reason, ...]
    gain: float
