"""Family name first or last, with a title or without."""

from __future__ import annotations

from geju.entities.comparator import Candidate, Comparator
from geju.entities.person import swapped
from geju.model.entity import Reason


class Order(Comparator):
    """``Juanzi Li`` and ``Li Juanzi`` are one person, and so are ``唐杰`` and ``唐杰教授``; ``Wei Li`` may be ``Li Wei``."""

    def compare(self, a: Candidate, b: Candidate) -> Reason | None:
        """Speaks only for people."""
        if a.type != "Person" or b.type != "Person" or a.folded == b.folded:
            return None
        turned = swapped(a.name).casefold() == " ".join(b.name.casefold().split())
        if a.key and a.key == b.key:
            return Reason("order", 0.95, "entities.order_same" if turned else "entities.title_same")
        return Reason("order", 0.75, "entities.order_maybe") if turned else None
