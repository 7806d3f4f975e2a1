"""Spellings that differ a little: a slip, a damaged character, a word more."""

from __future__ import annotations

from geju.base.text import has_cjk
from geju.entities.comparator import Candidate, Comparator
from geju.model.entity import Reason


class Spelling(Comparator):
    """Names that are nearly alike may be one; near alone never merges, it makes a pair wait for a judgement."""

    def compare(self, a: Candidate, b: Candidate) -> Reason | None:
        """Says nothing of models: there a character makes another version."""
        if a.type == "Model" or b.type == "Model" or a.folded == b.folded:
            return None
        shorter, longer = sorted((a.folded, b.folded), key=len)
        if len(shorter) < 2:
            return None
        if longer.startswith(shorter) and len(shorter) * 2 >= len(longer):
            return Reason("spelling", 0.7, "entities.spelling_longer")
        if has_cjk(shorter) and has_cjk(longer):
            return self._han(shorter, longer)
        from rapidfuzz.distance import JaroWinkler

        alike = JaroWinkler.similarity(shorter, longer)
        return Reason("spelling", 0.6, "entities.spelling_near") if alike >= 0.94 and len(shorter) > 4 else None

    def _han(self, shorter: str, longer: str) -> Reason | None:
        from rapidfuzz.distance import Levenshtein

        near = Levenshtein.distance(shorter, longer, score_cutoff=1) == 1 and len(shorter) >= 3
        return Reason("spelling", 0.65, "entities.spelling_near") if near else None
