"""Legal names against short ones."""

from __future__ import annotations

from geju.entities.comparator import Candidate, Comparator
from geju.entities.legal import bare_form, clash, read_legal
from geju.model.entity import Reason


class Legal(Comparator):
    """A name and the same name with a legal form or a city are one organization; two cities make two."""

    def compare(self, a: Candidate, b: Candidate) -> Reason | None:
        """Speaks only for organizations; two forms (``Inc.``, ``GmbH``) leave the question open."""
        if a.type != "Organization" or b.type != "Organization" or a.folded == b.folded:
            return None
        short = bare_form(a.name)
        if len(short) < 2 or short != bare_form(b.name):
            return None
        differs = clash(read_legal(a.name), read_legal(b.name))
        if differs == "place":
            return Reason("legal", -1.0, "entities.place_different")
        return Reason("legal", *((0.7, "entities.form_different") if differs else (0.95, "entities.legal_same")))
