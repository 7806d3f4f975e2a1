"""Products with their maker's name before them."""

from __future__ import annotations

from geju.entities.comparator import Candidate, Comparator
from geju.model.entity import Reason


class Maker(Comparator):
    """``阶跃开放平台`` and ``阶跃星辰开放平台`` are one product: the maker is one, and so is the rest of the name."""

    def compare(self, a: Candidate, b: Candidate) -> Reason | None:
        """Speaks only for products."""
        if a.type != "Product" or b.type != "Product" or a.folded == b.folded:
            return None
        return Reason("maker", 0.95, "entities.maker_same") if a.key and a.key == b.key else None
