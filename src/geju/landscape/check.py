"""The promise of a check: of the claims about one thing, those that cannot be right as they stand."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar

from geju.base.registry import entries
from geju.landscape.rule import Trust
from geju.model.claim import Claim
from geju.model.fact import Doubt
from geju.model.kind import Kind

CHECKS = "geju.landscape.checks"
# The claims about one entity by kind, in the order in which they stand in their documents.
Said = Mapping[str, Sequence[Claim]]


class Check(ABC):
    """Finds what is outside of what can be: "an amount raised that is what the company was worth".

    An entry of ``checks/`` defines one subclass. It doubts only with evidence that it can name, and stays silent where
    this is thin. ``kinds``: the kinds it looks at; an entity about which none of them is claimed is not shown to it.
    """

    kinds: ClassVar[frozenset[str]] = frozenset()

    @abstractmethod
    def doubts(self, said: Said, kinds: Mapping[str, Kind], trust: Trust) -> Iterator[Doubt]:
        """Doubts about the claims of one entity."""


def find_doubts(everything: Iterable[Said], kinds: Mapping[str, Kind], trust: Trust) -> dict[str, Doubt]:
    """The first doubt about each claim that has any, by claim id."""
    checks = list(entries(CHECKS, Check).values())
    found: dict[str, Doubt] = {}
    for said in everything:
        for check in checks:
            if not check.kinds.isdisjoint(said):
                for doubt in check.doubts(said, kinds, trust):
                    found.setdefault(doubt.claim_id, doubt)
    return found
