"""Family name first or last."""

from __future__ import annotations

from geju.entities.comparator import Candidate, Comparator
from geju.entities.readings import swapped
from geju.model.entity import Reason


class Order(Comparator):
    """``Juanzi Li`` and ``Li Juanzi`` are one person."""

    def compare(self, a: Candidate, b: Candidate) -> Reason | None:
        """Speaks only for people with names of two Latin words."""
        if a.type != "Person" or b.type != "Person" or a.folded == b.folded:
            return None
        same = swapped(a.name).casefold() == b.name.casefold()
        return Reason("order", 0.95, "entities.order_same") if same else None
