"""Spellings that differ a little: a slip, a damaged character, a word more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from geju.base.content import read_words
from geju.base.text import fold, has_cjk
from geju.entities.comparator import Candidate, Comparator
from geju.model.entity import Reason

_FILE = Path(__file__).parents[1] / "spelling.yaml"
# A character that tells two names apart by itself, and any digit or Latin letter.
_TELLING = set("东南西北中上下左右前后大小新老内外一二三四五六七八九十百千万京沪深广苏浙川湘鄂")
_SURE_HAN, _SURE_LATIN = 3, 7
_RIGHT_HAN, _RIGHT_LATIN = 3, 8  # characters that are right, where the names stand in two documents


@cache
def _common() -> re.Pattern[str]:
    """What many names begin or end with: a slip counts against the rest."""
    words = read_words(_FILE)
    beginning, ending = "|".join(words["beginning"]["zh"]), "|".join(words["ending"]["zh"])
    return re.compile(rf"\A(?:{beginning})(?=..)|(?:{ending})+\Z")


class Spelling(Comparator):
    """Names that are nearly alike may be one; a known name with one slip is one where enough of it is right."""

    def compare(self, a: Candidate, b: Candidate) -> Reason | None:
        """Says nothing of models, benchmarks and people: there a character makes another."""
        if {a.type, b.type} & {"Model", "Benchmark", "Person", "Institution"} or a.folded == b.folded:
            return None
        slips = [one for pair in _spellings(a, b) if (one := self._near(*pair))]
        return max(slips, key=lambda reason: reason.weight) if slips else self._longer(a, b)

    def _near(self, a: Candidate, b: Candidate) -> Reason | None:
        """The reason if one character tells the names apart."""
        shorter, longer = _ordered(a, b)
        if not _weighable(shorter, longer) or not _comparable(a, b):
            return None
        from rapidfuzz.distance import Levenshtein

        if Levenshtein.distance(a.folded, b.folded, score_cutoff=1) != 1:
            return None
        return Reason("spelling", 0.9 if _slip(shorter, longer) else 0.65, "entities.spelling_near")

    def _longer(self, a: Candidate, b: Candidate) -> Reason | None:
        shorter, longer = _ordered(a, b)
        short = len(longer.folded) - len(shorter.folded) < 2 and not _comparable(a, b)
        if short or not _weighable(shorter, longer):
            return None
        if longer.folded.startswith(shorter.folded) and len(shorter.folded) * 2 >= len(longer.folded):
            return Reason("spelling", 0.6, "entities.spelling_longer")
        return self._latin(a, b)

    def _latin(self, a: Candidate, b: Candidate) -> Reason | None:
        if has_cjk(a.name) or has_cjk(b.name) or min(len(a.folded), len(b.folded)) < 5:
            return None
        from rapidfuzz.distance import JaroWinkler

        near = JaroWinkler.similarity(a.folded, b.folded) >= 0.94
        return Reason("spelling", 0.6, "entities.spelling_near") if near else None


def _ordered(a: Candidate, b: Candidate) -> tuple[Candidate, Candidate]:
    """The shorter name first."""
    return (a, b) if (len(a.folded), a.folded) <= (len(b.folded), b.folded) else (b, a)


def _weighable(shorter: Candidate, longer: Candidate) -> bool:
    """Whether the names are long enough to be alike, and hold the same digits."""
    return len(shorter.folded) > 1 and re.sub(r"\D", "", shorter.folded) == re.sub(r"\D", "", longer.folded)


def _spellings(a: Candidate, b: Candidate) -> Iterator[tuple[Candidate, Candidate]]:
    """The pair; of a known and an unknown name, the unknown one with every name of what is known."""
    yield a, b
    if (a.known is None) != (b.known is None):
        known, other = (a, b) if a.known else (b, a)
        for name in known.known.names if known.known else ():
            if name != known.name and fold(name) != other.folded:
                yield replace(known, name=name), other


def _comparable(a: Candidate, b: Candidate) -> bool:
    """Whether one character of difference means little in names of this length."""
    return has_cjk(a.name) == has_cjk(b.name) and min(len(a.folded), len(b.folded)) >= (3 if has_cjk(a.name) else 5)


def _slip(shorter: Candidate, longer: Candidate) -> bool:
    """Whether the name that is not known is a slip for the one that is: enough is right, less where both stand together."""
    if (shorter.known is None) == (longer.known is None):
        return False
    if longer.folded.startswith(shorter.folded) and longer.known is None:
        return False  # a known name with a character more is a longer name rather than a slip
    known, other = (shorter, longer) if shorter.known else (longer, shorter)
    cores = [_common().sub("", c.folded) for c in (known, other)]
    if _TELLING & set(cores[0]) ^ _TELLING & set(cores[1]):
        return False
    han = has_cjk(shorter.name)
    tails = [c.folded.removeprefix(cores[0]) for c in (known, other)]
    in_tail = tails[0] != known.folded and tails[1] != other.folded and len(tails[0]) == len(tails[1]) > 0
    if in_tail and tails[1] in read_words(_FILE)["other"]["zh"]:
        return False
    told = [c.documents for c in (shorter, longer)]
    if told[0] is not None and told[1] is not None and not told[0] & told[1]:
        return len(cores[0]) > (_RIGHT_HAN if han else _RIGHT_LATIN)
    # All is right but a character of what many names end in.
    damaged = in_tail and han and len(cores[0]) > 1
    return damaged or min(map(len, cores)) >= (_SURE_HAN if han else _SURE_LATIN)
