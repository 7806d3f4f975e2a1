"""What comparing finds: which names are one for sure, which may be, and which cannot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from geju.entities.block import Key, near_known, pairs
from geju.entities.comparator import Candidate
from geju.entities.compare import SAME, Comparison, compare, like
from geju.model.entity import Reason
from geju.model.naming.families import numbers
from geju.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Link:
    """Two names that are one, if ``sure``, or may be."""

    a: Key
    b: Key
    score: float
    reasons: tuple[Reason, ...]
    sure: bool


@dataclass
class Links:
    """All links between the names at hand, and those to a known thing that is not among them (``absent``)."""

    nodes: Mapping[Key, Candidate]
    found: list[Link] = field(default_factory=list)
    absent: list[Link] = field(default_factory=list)
    results: dict[frozenset[Key], Comparison] = field(default_factory=dict)

    def compare(self, a: Key, b: Key) -> Comparison:
        """The comparison of two names, once."""
        both = frozenset((a, b))
        if both not in self.results:
            self.results[both] = compare(self.nodes[a], self.nodes[b])
        return self.results[both]

    def opposed(self, a: Key, b: Key) -> bool:
        """Whether something speaks against the two being one, or they differ in what both say."""
        result = self.compare(a, b)
        return result.score < 0 or (self.nodes[a].shared == self.nodes[b].shared and result.verdict != "same")


def find_links(nodes: Mapping[Key, Candidate], unknown: frozenset[Key], vocabulary: Vocabulary) -> Links:
    """Compare names of one key or spelling, unknown names of one block, and each unknown name with known ones near it.

    A name that is surely one with each of two that are not one is sure of neither: ``X`` beside ``X Inc.`` and ``X GmbH``.
    """
    links = Links(nodes)
    sure: dict[frozenset[Key], Comparison] = {}
    for a, b, result in _compared(links, unknown, vocabulary):
        if result.verdict == "same":
            sure[frozenset((a, b))] = result
        elif result.verdict == "unsure":
            links.found.append(Link(a, b, result.score, result.reasons, sure=False))
    beside: dict[Key, set[Key]] = defaultdict(set)
    for a, b in sure:
        beside[a].add(b)
        beside[b].add(a)
    for both, result in sure.items():
        a, b = sorted(both)
        doubt = any(links.opposed(b, c) for c in beside[a] - {b}) or any(links.opposed(a, c) for c in beside[b] - {a})
        links.found.append(Link(a, b, result.score, result.reasons, sure=not doubt))
    return links


def _compared(links: Links, unknown: frozenset[Key], vocabulary: Vocabulary) -> Iterator[tuple[Key, Key, Comparison]]:
    """Pairs worth comparing, each once, with what comes of it."""
    done: set[frozenset[Key]] = set()
    for a, b in (*_alike(links.nodes, unknown, vocabulary), *pairs(links.nodes, sorted(unknown))):
        if (both := frozenset((a, b))) not in done:
            done.add(both)
            # One spelling of two types that are hardly kept apart: no comparator speaks across types.
            yield a, b, links.compare(a, b) if a[0] == b[0] else Comparison(SAME, "same", ())
    named = {one.known.entity_id: key for key, one in sorted(links.nodes.items(), reverse=True) if one.known}
    for key in sorted(unknown):
        for name, thing in near_known(links.nodes[key], vocabulary.lexicon):
            there = named.get(thing.entity_id)
            documents = links.nodes[there].documents if there else frozenset[str]()
            result = compare(links.nodes[key], Candidate(name, thing.type, thing, documents=documents))
            if there:
                links.results[frozenset((key, there))] = result
                yield key, there, result
            elif result.verdict == "unsure":
                links.absent.append(Link(key, (thing.type, thing.name), result.score, result.reasons, sure=False))


def _alike(
    nodes: Mapping[Key, Candidate], unknown: frozenset[Key], vocabulary: Vocabulary
) -> Iterator[tuple[Key, Key]]:
    """Pairs of unknown names of one key, or of one spelling, these also across types that are hardly kept apart."""
    groups: dict[tuple[str, ...], list[Key]] = defaultdict(list)
    for key in sorted(unknown):
        one = nodes[key]
        groups["key", *one.shared].append(key)
        groups["spelling", min(like(one.type, vocabulary)), one.folded, *numbers(one.name)].append(key)
    for group in groups.values():
        yield from combinations(group, 2)
