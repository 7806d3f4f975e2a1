"""Names that the lexicon knows."""

from __future__ import annotations

from geju.entities.comparator import Candidate, Comparator
from geju.model.entity import Reason


class Known(Comparator):
    """Two spellings of one known thing are one; spellings of two known things are two."""

    def compare(self, a: Candidate, b: Candidate) -> Reason | None:
        """Decides where both are known; as surely as they were found in the lexicon."""
        if a.known is None or b.known is None:
            return None
        if a.known.entity_id == b.known.entity_id:
            weight = min(c.how.weight if c.how else 1.0 for c in (a, b))
            return Reason("known", weight, "entities.known_same")
        return Reason("known", -1.0, "entities.known_different")
