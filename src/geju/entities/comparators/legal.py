"""Legal names against short ones."""

from __future__ import annotations

import re

from geju.entities.comparator import Candidate, Comparator
from geju.model.entity import Reason

_LATIN = re.compile(
    r"(?:[\s,]+(?:inc|ltd|llc|corp|co|plc|gmbh|pbc|limited|corporation|company|group|holdings)\.?)+\Z", re.IGNORECASE
)
_HAN = re.compile(r"(?:(?:股份|控股)?有限(?:责任)?公司|集团|公司)+\Z")
_PLACE = re.compile(r"\A(?:北京|上海|杭州|深圳|广州)市?(?=.{4,})")


class Legal(Comparator):
    """A name and the same name with a legal form or a city of registration are one organization."""

    def compare(self, a: Candidate, b: Candidate) -> Reason | None:
        """Speaks only for organizations."""
        if a.type != "Organization" or b.type != "Organization" or a.folded == b.folded:
            return None
        if short(a.name) == short(b.name) and len(short(a.name)) > 1:
            return Reason("legal", 0.95, "entities.legal_same")
        return None


def short(name: str) -> str:
    """A name without legal form and city of registration, folded."""
    bare = _LATIN.sub("", _HAN.sub("", name.strip()))
    if bare != name.strip():
        bare = _PLACE.sub("", bare)
    return "".join(bare.casefold().split())
