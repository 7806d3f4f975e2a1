"""Names become entities: what is surely one is joined, what is known or judged to be two never is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from geju.base.errors import Problem
from geju.entities.block import Key
from geju.entities.comparator import Candidate
from geju.entities.compare import SAME, compare
from geju.entities.judgements import Decision, decisions
from geju.entities.links import Link, Links, find_links
from geju.model.entity import Judgement, Merge, Pair, Reason
from geju.model.vocabulary import Vocabulary

_JUDGED = (Reason("judgement", 1.0, "entities.judged_same"),)


@dataclass
class Clusters:
    """A partition of names that only ever joins, and never against a known difference."""

    candidates: Mapping[Key, Candidate]
    parent: dict[Key, Key] = field(default_factory=dict)
    merges: dict[Key, Merge] = field(default_factory=dict)
    apart: dict[Key, set[Key]] = field(default_factory=dict)
    known: dict[Key, frozenset[str]] = field(default_factory=dict)

    def root(self, key: Key) -> Key:
        """The name that stands for a cluster."""
        path = []
        while (up := self.parent.get(key, key)) != key:
            path.append(key)
            key = up
        self.parent.update(dict.fromkeys(path, key))
        return key

    def members(self) -> dict[Key, list[Key]]:
        """Clusters by the name that stands for each, in order."""
        found: dict[Key, list[Key]] = defaultdict(list)
        for key in sorted(self.candidates):
            found[self.root(key)].append(key)
        return found

    def ids(self, key: Key) -> frozenset[str]:
        """The known things that a cluster is, more than one only where people judged them to be one."""
        root = self.root(key)
        thing = self.candidates[root].known
        return self.known.get(root, frozenset((thing.entity_id,)) if thing else frozenset())

    def part(self, a: Key, b: Key) -> None:
        """Keep two clusters apart from now on."""
        first, second = self.root(a), self.root(b)
        self.apart.setdefault(first, set()).add(second)
        self.apart.setdefault(second, set()).add(first)

    def may_join(self, a: Key, b: Key) -> bool:
        """Whether no two members are known, or judged, to be two."""
        first, second = self.ids(a), self.ids(b)
        return self.root(b) not in self.apart.get(self.root(a), ()) and not (first and second and not first & second)

    def join(self, a: Key, b: Key, score: float, reasons: tuple[Reason, ...]) -> None:
        """Make two names one; the known one, else the first in order, stands for both."""
        first, second = self.root(a), self.root(b)
        if first == second:
            return
        ids = self.ids(first) | self.ids(second)
        keep, give = sorted((first, second), key=lambda k: (self.candidates[k].known is None, k))
        self.parent[give] = keep
        self.known[keep] = ids
        for other in self.apart.pop(give, set()):
            self.apart[other].discard(give)
            self.apart[other].add(keep)
            self.apart.setdefault(keep, set()).add(other)
        self.merges[give] = Merge(give[1], keep[1], score, reasons)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Clusters, the pairs that wait for a judgement, and judgements that cannot hold."""

    clusters: Clusters
    waiting: tuple[Pair, ...]
    problems: tuple[Problem, ...]


def cluster(
    candidates: Mapping[Key, Candidate],
    judgements: Iterable[Judgement],
    counts: Mapping[Key, int],
    vocabulary: Vocabulary,
) -> Outcome:
    """Entities out of names: judgements first, then what needs no comparing, then what comparing finds; the unsure wait."""
    clusters = Clusters(candidates)
    decided = decisions(candidates, judgements)
    problems = _apply(clusters, decided)
    for keys in _equal(candidates):
        _join_equal(clusters, keys)
    members = clusters.members()
    nodes = {root: _merged(candidates, root, keys) for root, keys in members.items()}
    judged = {frozenset((clusters.root(d.a), clusters.root(d.b))) for d in decided}
    links = find_links(nodes, frozenset(r for r in nodes if not clusters.ids(r)), vocabulary)
    said = {root: sum(counts.get(key, 0) for key in keys) for root, keys in members.items()}
    return Outcome(clusters, _settle(clusters, links, judged, said), problems)


def _apply(clusters: Clusters, decided: Iterable[Decision]) -> tuple[Problem, ...]:
    """Join and part what people decided, the latest first; a decision against later ones is left out and told."""
    problems = []
    for decision in decided:
        one = clusters.root(decision.a) == clusters.root(decision.b)
        apart = clusters.root(decision.b) in clusters.apart.get(clusters.root(decision.a), ())
        if (apart and decision.same) or (one and not decision.same):
            said = decision.judgement
            names = (("a", said.a), ("b", said.b), ("verdict", said.verdict))
            problems.append(
                Problem("entities.judgement_overruled", names, "judgements.jsonl", said.line or None, "warning")
            )
        elif decision.same:
            clusters.join(decision.a, decision.b, 1.0, _JUDGED)
        else:
            clusters.part(decision.a, decision.b)
    return tuple(sorted(set(problems), key=lambda p: (p.line or 0, p.params)))


def _join_equal(clusters: Clusters, keys: list[Key]) -> None:
    """Join names that need no comparing, each to the first part of the group that it may be joined to."""
    parts: list[Key] = []
    for key in keys:
        part = next((p for p in parts if clusters.root(p) == clusters.root(key) or clusters.may_join(p, key)), None)
        if part is None:
            parts.append(key)
        elif clusters.root(part) != clusters.root(key):
            result = compare(clusters.candidates[part], clusters.candidates[key])
            clusters.join(part, key, max(result.score, SAME), result.reasons)


def _equal(candidates: Mapping[Key, Candidate]) -> list[list[Key]]:
    """Groups of names that need no comparing: one known thing, or one structure of a name in all its parts."""
    found: dict[tuple[object, ...], list[Key]] = defaultdict(list)
    for key in sorted(candidates, key=lambda k: (_foreign(candidates[k]), k)):
        one = candidates[key]
        found[("known", one.known.entity_id) if one.known else ("said", *one.said)].append(key)
    groups = []
    for group in found.values():
        groups += _editions(candidates, group)
    return groups


def _foreign(one: Candidate) -> bool:
    """Whether a known thing is named by another name than its own, so that its own comes first."""
    return one.known is not None and one.name not in dict(one.known.labels).values()


def _editions(candidates: Mapping[Key, Candidate], group: list[Key]) -> list[list[Key]]:
    """``X`` and ``X-Base`` are one model, but two where one document names both."""
    bases = [key for key in group if (model := candidates[key].model) and model.edition]
    others = [key for key in group if key not in bases]
    told = [frozenset().union(*(candidates[key].documents or () for key in keys)) for keys in (bases, others)]
    return [bases, others] if told[0] & told[1] else [group]


def _merged(candidates: Mapping[Key, Candidate], root: Key, keys: Iterable[Key]) -> Candidate:
    """The name that stands for a cluster, with the documents and roles of all."""
    told = [one for key in keys if (one := candidates[key]).documents is not None]
    if not told:
        return candidates[root]
    documents = frozenset().union(*(one.documents or () for one in told))
    return replace(candidates[root], documents=documents, roles=frozenset().union(*(one.roles or () for one in told)))


def _settle(
    clusters: Clusters, links: Links, judged: set[frozenset[Key]], counts: Mapping[Key, int]
) -> tuple[Pair, ...]:
    """Join the sure links, the surest first, and list those that wait: first where most claims would change their entity."""
    held: dict[Key, list[Key]] = {}
    waiting: dict[tuple[str, str, str], Pair] = {}
    for link in sorted(links.found, key=lambda k: (-k.score, k.a, k.b)):
        first, second = clusters.root(link.a), clusters.root(link.b)
        if first == second or frozenset((link.a, link.b)) in judged or not clusters.may_join(first, second):
            continue
        ones, others = held.get(first, [first]), held.get(second, [second])
        if link.sure and not any(links.opposed(a, b) for a in ones for b in others):
            clusters.join(first, second, link.score, link.reasons)
            held[clusters.root(first)] = [*ones, *others]
        else:
            pair = _pair(link, float(min(counts.get(link.a, 0), counts.get(link.b, 0))))
            waiting[pair.type, pair.a, pair.b] = pair
    for link in links.absent:
        pair = _pair(link, float(counts.get(link.a, 0)))
        waiting[pair.type, pair.a, pair.b] = pair
    return tuple(sorted(waiting.values(), key=lambda p: (-p.gain, -p.score, p.type, p.a, p.b)))


def _pair(link: Link, gain: float) -> Pair:
    first, second = sorted((link.a[1], link.b[1]))
    return Pair(first, second, link.a[0], link.score, link.reasons, gain)
