"""Traditional and Simplified characters."""

from __future__ import annotations

from functools import cache
from typing import Any

from geju.base.text import fold, has_cjk
from geju.entities.comparator import Candidate, Comparator
from geju.model.entity import Reason


class Script(Comparator):
    """Two names that are equal once both are in Simplified characters are one."""

    def compare(self, a: Candidate, b: Candidate) -> Reason | None:
        """Speaks where both names have Han characters."""
        if a.folded == b.folded:
            return Reason("script", 1.0, "entities.spelling_same") if a.type == b.type else None
        if has_cjk(a.name) and has_cjk(b.name) and simplified(a.name) == simplified(b.name):
            return Reason("script", 1.0, "entities.script_same")
        return None


def simplified(name: str) -> str:
    """A name in Simplified characters, folded."""
    return fold(_converter().convert(name))


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")
