"""Which names are worth comparing: those that begin alike or are one character apart; never all with all."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from geju.base.text import fold, has_cjk
from geju.entities.comparator import Candidate
from geju.entities.person import swapped
from geju.entities.readings import DESCRIPTORS, FUNDS
from geju.model.naming.lexicon import Known, Lexicon

Key = tuple[str, str]  # (type, name)
# A character makes another version, another test, another person.
EXACT = frozenset(("Model", "Benchmark", "Person", "Institution"))
_MOST = 40  # names that share a beginning; more of them say that the beginning says nothing


def pairs(candidates: Mapping[Key, Candidate], keys: Iterable[Key]) -> Iterator[tuple[Key, Key]]:
    """Pairs of keys of one type, each once, in order."""
    found: set[tuple[Key, Key]] = set()
    by_type: dict[str, list[Key]] = defaultdict(list)
    for key in keys:
        by_type[key[0]].append(key)
    for type_, group in by_type.items():
        if type_ == "Person":
            found.update(_same_words(candidates, group))
        if type_ in EXACT:
            continue
        found.update(_beginning(candidates, group))
        found.update(_one_apart(candidates, group))
    yield from sorted(found)


def _same_words(candidates: Mapping[Key, Candidate], keys: list[Key]) -> Iterator[tuple[Key, Key]]:
    """Pairs of names of the same words in two orders."""
    groups: dict[tuple[str, ...], list[Key]] = defaultdict(list)
    for key in keys:
        groups[tuple(sorted(candidates[key].name.casefold().replace(",", " ").split()))].append(key)
    for words, group in groups.items():
        for index, a in enumerate(group if len(words) > 1 else ()):
            for b in group[index + 1 : _MOST]:
                yield min(a, b), max(a, b)


def _beginning(candidates: Mapping[Key, Candidate], keys: list[Key]) -> Iterator[tuple[Key, Key]]:
    """Pairs of which one name begins with the other."""
    ordered = sorted((candidates[key].folded, key) for key in keys)
    words = [word for word, _ in ordered]
    for index, (word, key) in enumerate(ordered):
        if len(word) < 2:
            continue
        end = bisect_left(words, word + "\U0010ffff", index)
        for _, other in ordered[index + 1 : min(end, index + 1 + _MOST)]:
            yield min(key, other), max(key, other)


def _one_apart(candidates: Mapping[Key, Candidate], keys: list[Key]) -> Iterator[tuple[Key, Key]]:
    """Pairs of names that are equal once a character of each, or of one, is left out."""
    groups: dict[str, list[Key]] = defaultdict(list)
    for key in keys:
        for word in shortened(candidates[key].folded):
            groups[word].append(key)
    for group in groups.values():
        for index, a in enumerate(group[:_MOST]):
            for b in group[index + 1 : _MOST]:
                yield min(a, b), max(a, b)


def shortened(folded: str) -> set[str]:
    """A folded name and all that come of leaving one character out; none for a name too short for it."""
    if len(folded) < (3 if has_cjk(folded) else 6) or len(folded) > 40:
        return set()
    return {folded, *(folded[:at] + folded[at + 1 :] for at in range(len(folded)))}


def near_known(one: Candidate, lexicon: Lexicon) -> list[tuple[str, Known]]:
    """Known things of the type with a name one character apart, with a word for the trade more or less, or turned round."""
    if one.type == "Person":
        turned = lexicon.lookup(swapped(one.name), one.type)
        return [(swapped(one.name), turned)] if turned else []
    if one.type in EXACT:
        return []
    index = _index(lexicon)
    found = {
        (name, thing.entity_id): thing
        for word in shortened(one.folded)
        for name, thing in index.get(word, ())
        if thing.type == one.type
    }
    for word in (*DESCRIPTORS, *FUNDS) if one.type == "Organization" else ():
        for folded in {one.folded + word, one.folded.removesuffix(word)} - {one.folded}:
            for thing in lexicon.named(folded):
                if thing.type == one.type:
                    found[next(n for n in thing.names if fold(n) == folded), thing.entity_id] = thing
    return [(name, thing) for (name, _), thing in sorted(found.items())]


@lru_cache(maxsize=4)
def _index(lexicon: Lexicon) -> Mapping[str, list[tuple[str, Known]]]:
    found: dict[str, list[tuple[str, Known]]] = defaultdict(list)
    for thing in lexicon.things:
        if thing.type not in EXACT:
            for name in thing.names:
                for word in shortened(fold(name)):
                    found[word].append((name, thing))
    return found
