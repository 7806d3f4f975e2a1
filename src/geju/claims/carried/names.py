"""Whether a name stands in words as a whole: GPT-4 does not stand in GPT-4o, MMLU not in MMLU-Pro, A not in Alibaba."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from geju.base.text import is_cjk, normalise, simplify
from geju.model.naming.lexicon import Lexicon
from geju.model.naming.names import find_names

_MARKS = frozenset("+＋")
REACH = 24  # characters in front of a quote that may deny it
_DENIED = re.compile(
    r"(?:\b(?:not|never|no longer|isn['’]t|aren['’]t|neither|nor)\W+(?:(?:fully|yet|an?|the)\W+)?|未|没有|沒有|并非|並非|不是|非|不)\Z",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def _spelt(text: str) -> tuple[str, tuple[int, ...]]:
    """The letters and digits of a text, folded, and where each stands.

    What stands between two digits is kept as a point or a space: ``3.5`` is not ``35``, and ``2 7B`` is not ``27B``.
    """
    folded = normalise(simplify(text))
    kept: list[str] = []
    places: list[int] = []
    skipped = ""
    source = range(len(text)) if len(folded.runs) < 2 else [folded.source(i)[0] for i in range(len(folded))]
    for index, character in enumerate(folded.text):
        if not (character.isalnum() or character in _MARKS):
            skipped += character
            continue
        if skipped and kept and kept[-1].isdigit() and character.isdigit():
            kept.append("." if skipped == "." else " ")
            places.append(source[index])
        skipped = ""
        kept.append(character)
        places.append(source[index])
    return "".join(kept), tuple(places)


def stands(name: str, words: str, lexicon: Lexicon | None = None, type_: str = "") -> bool:
    """Whether the name stands in the words, not cut out of a longer word.

    With a lexicon, nor out of a longer name of the same type (腾讯 of 腾讯投资).
    """
    spelt, _ = _spelt(name)
    if not spelt:  # a mark (✅, -) stands as it is
        return name.strip() in words and bool(name.strip())
    return any(
        lexicon is None or not _inside(words, start, end, lexicon, type_) for start, end in _places(spelt, words)
    )


def asserted(spellings: Iterable[str], quote: str, before: str) -> bool:
    """Whether one of the spellings stands in the quote and is not denied by the word in front (``not open source``).

    ``before`` is the text in front of the quote, of which the last ``REACH`` characters count.
    """
    for word in spellings:
        spelt, _ = _spelt(word)
        if not spelt and word.strip() in quote:
            return True
        lead = before[-REACH:]
        if spelt and any(not _DENIED.search(lead + quote[:start]) for start, _ in _places(spelt, quote)):
            return True
    return False


def _places(spelt: str, words: str) -> Iterable[tuple[int, int]]:
    """Where the folded name stands whole in the words."""
    haystack, places = _spelt(words)
    at = haystack.find(spelt)
    while at >= 0:
        start, end = places[at], places[at + len(spelt) - 1] + 1
        if not (_joined(words[:start], words[start:end]) or _joined(words[start:end], words[end:])):
            yield start, end
        at = haystack.find(spelt, at + 1)


def _joined(left: str, right: str) -> bool:
    """Whether two neighbouring pieces are one word: Latin letters and digits, a decimal point, a plus."""
    if not left or not right:
        return False
    a, b = left[-1], right[0]
    if b in _MARKS and not a.isspace():
        return True
    if (a.isdigit() and b == "." and right[1:2].isdigit()) or (b.isdigit() and a == "." and left[-2:-1].isdigit()):
        return True
    return a.isalnum() and b.isalnum() and not is_cjk(a) and not is_cjk(b)


def _inside(words: str, start: int, end: int, lexicon: Lexicon, type_: str) -> bool:
    """Whether a longer name of that type covers the place."""
    spelt = _spelt(words[start:end])[0]
    return any(
        a <= start and end <= b and other == type_ and _spelt(words[a:b])[0] != spelt
        for a, b, other in _names(words, lexicon)
    )


@lru_cache(maxsize=20_000)
def _names(words: str, lexicon: Lexicon) -> tuple[tuple[int, int, str], ...]:
    return tuple((name.start, name.end, name.type) for name in find_names(words, lexicon))


def mends(name: str, damaged: str) -> bool:
    """Whether damaged words can have been the name: at least half of it is left, in order (阶跃晨 of 阶跃星辰)."""
    spelt, left = _spelt(name)[0], _spelt(damaged)[0]
    if not spelt or not left:
        return False
    if spelt.isascii():
        return 0 < _distance(spelt, left) <= max(1, len(spelt) // 5)
    return 0 < _distance(spelt, left) <= len(spelt) // 2


def _distance(spelt: str, left: str) -> int:
    """Edits between the name and the piece of the damaged words that is most like it."""
    size = len(spelt)
    pieces = (left[at : at + n] for n in range(max(1, size - 2), size + 3) for at in range(max(1, len(left) - n + 1)))
    return min(Levenshtein.distance(spelt, piece) for piece in pieces)


def implies(name: str, words: str, lexicon: Lexicon) -> bool:
    """Whether words name what belongs to the named company alone: one of its people, or a thing it makes.

    This is how a row whose company is lost in print is still told (唐杰 founded 智谱 AI); the relation is the lexicon's.
    """
    company = lexicon.lookup(name, "Organization")
    if company is None:
        return False
    for found in find_names(words, lexicon):
        things = (thing for thing in (found.known, found.family, *found.others) if thing)
        if any(thing.entity_id in company.people or thing.by == company.entity_id for thing in things):
            return True
    return False
