"""Family name first or last, with a title or without."""

from __future__ import annotations

from geju.entities.comparator import Candidate, Comparator
from geju.entities.readings import swapped
from geju.model.entity import Reason


class Order(Comparator):
    """``Juanzi Li`` and ``Li Juanzi`` are one person, and so are ``唐杰`` and ``唐杰教授``."""

    def compare(self, a: Candidate, b: Candidate) -> Reason | None:
        """Speaks only for people."""
        if a.type != "Person" or b.type != "Person" or a.folded == b.folded:
            return None
        if swapped(a.name).casefold() == b.name.casefold():
            return Reason("order", 0.95, "entities.order_same")
        return Reason("order", 0.95, "entities.title_same") if a.key and a.key == b.key else None
