"""A name, and the same name with a word for the trade."""

from __future__ import annotations

from geju.base.text import has_cjk
from geju.entities.comparator import Candidate, Comparator
from geju.entities.readings import DESCRIPTORS, FUNDS, TRADES
from geju.model.entity import Reason

_OPEN = Reason("descriptor", 0.7, "entities.spelling_longer")
_SENSES = {**{word: words[0] for words in TRADES for word in words}, **dict.fromkeys(FUNDS, "fund")}


class Descriptor(Comparator):
    """``Noetix`` and ``Noetix Robotics`` are one company; ``华业天成`` and ``华业天成资本`` one fund, if both are funds.

    ``Acme Labs`` and ``Acme Robotics`` are two.
    """

    def compare(self, a: Candidate, b: Candidate) -> Reason | None:
        """Speaks only for organizations; of a company and a fund of its name it leaves the question open."""
        if a.type != "Organization" or b.type != "Organization" or a.folded == b.folded:
            return None
        shorter, longer = sorted((a, b), key=lambda c: len(c.folded))
        rest = longer.folded.removeprefix(shorter.folded)
        if rest == longer.folded or rest not in _SENSES:
            return _two_trades(a.folded, b.folded)
        if shorter.known or longer.known or len(shorter.folded) < (3 if has_cjk(shorter.name) else 4):
            return _OPEN
        if rest in FUNDS and not all(c.roles is not None and c.roles <= {"investor"} for c in (a, b)):
            return _OPEN
        return Reason("descriptor", 0.9, "entities.descriptor_same")


def _two_trades(a: str, b: str) -> Reason | None:
    """Against names that are alike but for two words of different trades."""
    senses = [{name.removesuffix(w): _SENSES[w] for w in (*DESCRIPTORS, *FUNDS) if name.endswith(w)} for name in (a, b)]
    shared = [base for base in senses[0] if len(base) > 1 and base in senses[1]]
    if not shared:
        return None
    one = any(senses[0][base] == senses[1][base] for base in shared)
    return _OPEN if one else Reason("descriptor", -0.5, "entities.descriptor_different")
