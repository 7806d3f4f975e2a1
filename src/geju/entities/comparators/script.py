"""Traditional and Simplified characters."""

from __future__ import annotations

from geju.base.text import fold, has_cjk
from geju.entities.comparator import Candidate, Comparator
from geju.entities.script import simplified
from geju.model.entity import Reason


class Script(Comparator):
    """Two names that are equal once both are in Simplified characters are one."""

    def compare(self, a: Candidate, b: Candidate) -> Reason | None:
        """Speaks where the names are spelt the same, or both have Han characters."""
        if a.type != b.type:
            return None
        if a.folded == b.folded:
            return Reason("script", 1.0, "entities.spelling_same")
        if has_cjk(a.name) and has_cjk(b.name) and fold(simplified(a.name)) == fold(simplified(b.name)):
            return Reason("script", 1.0, "entities.script_same")
        return None
