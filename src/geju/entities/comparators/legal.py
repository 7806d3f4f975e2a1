"""Legal names against short ones."""

from __future__ import annotations

from geju.entities.comparator import Candidate, Comparator
from geju.entities.readings import bare_form
from geju.model.entity import Reason


class Legal(Comparator):
    """A name and the same name with a legal form or a city of registration are one organization."""

    def compare(self, a: Candidate, b: Candidate) -> Reason | None:
        """Speaks only for organizations."""
        if a.type != "Organization" or b.type != "Organization" or a.folded == b.folded:
            return None
        short = bare_form(a.name)
        return Reason("legal", 0.95, "entities.legal_same") if len(short) > 1 and short == bare_form(b.name) else None
