"""A name, and the same name with a word for the trade."""

from __future__ import annotations

from geju.base.text import has_cjk
from geju.entities.comparator import Candidate, Comparator
from geju.entities.readings import DESCRIPTORS, FUNDS
from geju.model.entity import Reason


class Descriptor(Comparator):
    """``Noetix`` and ``Noetix Robotics`` are one company; ``华业天成`` and ``华业天成资本`` one fund, if both are funds."""

    def compare(self, a: Candidate, b: Candidate) -> Reason | None:
        """Speaks only for organizations; of a company and a fund of its name it leaves the question open."""
        if a.type != "Organization" or b.type != "Organization":
            return None
        shorter, longer = sorted((a, b), key=lambda c: len(c.folded))
        rest = longer.folded.removeprefix(shorter.folded)
        if rest == longer.folded or rest not in (*DESCRIPTORS, *FUNDS):
            return None
        if shorter.known or longer.known or len(shorter.folded) < (2 if has_cjk(shorter.name) else 4):
            return Reason("descriptor", 0.7, "entities.spelling_longer")
        if rest in FUNDS and not all(c.roles is not None and c.roles <= {"investor"} for c in (a, b)):
            return Reason("descriptor", 0.7, "entities.spelling_longer")
        return Reason("descriptor", 0.9, "entities.descriptor_same")
