"""Names become entities: what is surely one is joined, what is known or judged to be two never is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from geju.base.text import fold
from geju.entities.comparator import Candidate
from geju.entities.compare import SAME, compare
from geju.model.entity import Judgement, Merge, Pair, Reason

Key = tuple[str, str]  # (type, name)
_BLOCK_LIMIT = 60


@dataclass
class Clusters:
    """A partition of names that only ever joins, and never against a known difference."""

    candidates: Mapping[Key, Candidate]
    parent: dict[Key, Key] = field(default_factory=dict)
    merges: dict[Key, Merge] = field(default_factory=dict)
    apart: set[frozenset[Key]] = field(default_factory=set)

    def root(self, key: Key) -> Key:
        """The name that stands for a cluster."""
        while self.parent.get(key, key) != key:
            key = self.parent[key]
        return key

    def members(self) -> dict[Key, list[Key]]:
        """Clusters by the name that stands for each, in order."""
        found: dict[Key, list[Key]] = defaultdict(list)
        for key in sorted(self.candidates):
            found[self.root(key)].append(key)
        return found

    def may_join(self, a: Key, b: Key) -> bool:
        """Whether no two members are known, or judged, to be two."""
        first = [k for k in self.candidates if self.root(k) == self.root(a)] if self.apart else [self.root(a)]
        second = [k for k in self.candidates if self.root(k) == self.root(b)] if self.apart else [self.root(b)]
        if any(frozenset((x, y)) in self.apart for x in first for y in second):
            return False
        known = {c.known.entity_id for k in (self.root(a), self.root(b)) if (c := self.candidates[k]).known}
        return len(known) < 2

    def join(self, a: Key, b: Key, score: float, reasons: tuple[Reason, ...]) -> None:
        """Make two names one; the known one, else the first in order, stands for both."""
        first, second = self.root(a), self.root(b)
        if first == second:
            return
        keep, give = sorted((first, second), key=lambda k: (self.candidates[k].known is None, k))
        self.parent[give] = keep
        self.merges[give] = Merge(give[1], keep[1], score, reasons)


def cluster(
    candidates: Mapping[Key, Candidate], judgements: Iterable[Judgement], counts: Mapping[Key, int]
) -> tuple[Clusters, list[Pair]]:
    """Entities out of names: equal keys first, then judgements, then likeness inside blocks; unsure pairs wait."""
    clusters = Clusters(candidates)
    decided = _decided(candidates, judgements)
    clusters.apart = {pair for pair, verdict in decided.items() if verdict == "different"}
    for keys in _equal(candidates).values():
        for key in keys[1:]:
            if frozenset((keys[0], key)) not in clusters.apart:
                result = compare(candidates[keys[0]], candidates[key])
                clusters.join(keys[0], key, max(result.score, SAME), result.reasons)
    for pair, verdict in sorted(decided.items(), key=lambda item: sorted(item[0])):
        if verdict == "same" and len(pair) == 2:
            first, second = sorted(pair)
            clusters.join(first, second, 1.0, (Reason("judgement", 1.0, "entities.judged_same"),))
    waiting = _alike(clusters, decided, counts)
    return clusters, waiting


def _equal(candidates: Mapping[Key, Candidate]) -> dict[object, list[Key]]:
    """Names that need no comparing: one known thing, one model key, one folded spelling."""
    found: dict[object, list[Key]] = defaultdict(list)
    for key in sorted(candidates):
        one = candidates[key]
        if one.known:
            found["known", one.known.entity_id].append(key)
        elif one.model:
            found["model", one.model.key].append(key)
        else:
            found["name", one.type, one.folded].append(key)
    return found


def _alike(clusters: Clusters, decided: Mapping[frozenset[Key], str], counts: Mapping[Key, int]) -> list[Pair]:
    """Compare the names that share a block; join the sure ones, list the unsure."""
    roots = [key for key in clusters.members() if clusters.candidates[key].type != "Model"]
    blocks: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for key in roots:
        one = clusters.candidates[key]
        for part in {one.folded[:2], one.folded[-2:]}:
            blocks[one.type, part].append(key)
    waiting: dict[frozenset[Key], Pair] = {}
    for _, keys in sorted(blocks.items()):
        for index, a in enumerate(keys[:_BLOCK_LIMIT]):
            for b in keys[index + 1 : _BLOCK_LIMIT]:
                pair = frozenset((a, b))
                if pair in waiting or pair in decided or clusters.root(a) == clusters.root(b):
                    continue
                result = compare(clusters.candidates[a], clusters.candidates[b])
                if result.verdict == "same" and clusters.may_join(a, b):
                    clusters.join(a, b, result.score, result.reasons)
                elif result.verdict == "unsure":
                    gain = float(min(counts.get(a, 0), counts.get(b, 0)))
                    waiting[pair] = Pair(a[1], b[1], a[0], result.score, result.reasons, gain)
    return sorted(waiting.values(), key=lambda p: (-p.gain * p.score, p.type, p.a, p.b))


def _decided(candidates: Mapping[Key, Candidate], judgements: Iterable[Judgement]) -> dict[frozenset[Key], str]:
    """What was judged of which pairs of names; a later judgement overrules."""
    by_name: dict[str, list[Key]] = defaultdict(list)
    for key, one in sorted(candidates.items()):
        for name in {one.folded, one.known.entity_id if one.known else ""} - {""}:
            by_name[name].append(key)
    found: dict[frozenset[Key], str] = {}
    for judgement in judgements:
        if judgement.verdict not in ("same", "different"):
            continue
        first = by_name.get(fold(judgement.a)) or by_name.get(judgement.a, [])
        second = by_name.get(fold(judgement.b)) or by_name.get(judgement.b, [])
        for a in first:
            for b in second:
                if a != b and (not judgement.type or {a[0], b[0]} == {judgement.type}):
                    found[frozenset((a, b))] = judgement.verdict
    return found
