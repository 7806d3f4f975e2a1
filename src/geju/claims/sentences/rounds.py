"""Who raises money, and in which series."""

from __future__ import annotations

import re

from geju.claims.context import Said
from geju.claims.sentences.sentence import Sentence
from geju.model.naming.names import Name
from geju.model.span import Evidence

SERIES = re.compile(
    r"(?P<latin>(?:Pre-)?[A-H]\d?\+{0,3})\s*轮|(?P<han>天使|种子|战略)\s*轮|\b(?:Series|series)\s+(?P<series>[A-K]\d?\+?)(?![\w])|\b(?P<seed>[Ss]eed|[Aa]ngel)\s+(?:round|funding|financing)"
)


def find_receiver(sentence: Sentence, at: int) -> Said | None:
    """Who raises: the first organization of the sentence before ``at``, else the one carried."""
    named = [n for n in sentence.named("Organization") if n.end <= at and not is_investor(n)]
    own = sentence.context.subject
    if own and own.mention.type == "Organization" and not (named and named[0].start <= 12):
        return own  # a section about one company speaks of its rounds unless a sentence begins with another
    return sentence.said(named[-1]) if named else sentence.subject(0, "Organization")


def is_investor(name: Name) -> bool:
    """Whether an organization is known mostly for investing."""
    return bool(name.known and "investor" in name.known.tags and "giant" not in name.known.tags)


def read_series(sentence: Sentence, start: int, end: int) -> tuple[str, tuple[Evidence, ...]]:
    """The series that the sentence names, if it names just one."""
    found = list(SERIES.finditer(sentence.text))
    if len(found) != 1:
        return "", ()
    return series_word(found[0]), (Evidence("series", sentence.span(*found[0].span())),)


def series_word(match: re.Match[str]) -> str:
    """The series of a match as the vocabulary writes it: ``B+``, ``天使轮``."""
    if match["han"]:
        return f"{match['han']}轮"
    return match["latin"] or match["series"] or match["seed"].capitalize()
