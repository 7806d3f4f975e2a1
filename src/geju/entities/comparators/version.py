"""Versions, sizes, variants and dates of models."""

from __future__ import annotations

from geju.entities.comparator import Candidate, Comparator
from geju.model.entity import Reason
from geju.model.naming.families import clash


class Version(Comparator):
    """Two models are one where all parts of their names are; a differing version, size, variant or date makes two.

    ``X`` and ``X-Base`` are one model, but two where one document names both.
    """

    def compare(self, a: Candidate, b: Candidate) -> Reason | None:
        """Decides between any two models."""
        if a.model is None or b.model is None:
            return None
        if a.model.key == b.model.key:
            if clash(a.model, b.model):
                return Reason("version", -1.0, "entities.version_different")
            if a.model.edition != b.model.edition and (a.documents or frozenset()) & (b.documents or frozenset()):
                return Reason("version", -1.0, "entities.edition_different")
            return Reason("version", 1.0, "entities.version_same")
        same_family = a.model.family == b.model.family
        return Reason("version", -1.0 if same_family else -0.5, "entities.version_different")
