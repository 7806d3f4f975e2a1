"""The door: claims with names become claims with entities; what was said is never rewritten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from geju.base.ids import slug
from geju.base.text import has_cjk
from geju.entities.cluster import Clusters, Key, cluster
from geju.entities.compare import candidate
from geju.model.claim import Claim
from geju.model.entity import Entity, Judgement, Pair
from geju.model.value import Mention
from geju.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Resolution:
    """Claims stamped with entity ids, the entities, and the pairs of names that wait for a judgement."""

    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    waiting: tuple[Pair, ...] = ()


def resolve(claims: Sequence[Claim], vocabulary: Vocabulary, judgements: Iterable[Judgement] = ()) -> Resolution:
    """Find out which names are one thing. The result does not depend on the order of the claims."""
    counts = Counter(key for claim in claims for key in _keys(claim, vocabulary))
    candidates = {key: candidate(key[1], key[0], vocabulary) for key in counts}
    clusters, waiting = cluster(candidates, judgements, counts)
    entities = _entities(clusters, counts)
    ids = {key: entities[clusters.root(key)].entity_id for key in candidates}
    stamped = tuple(_stamped(claim, ids, vocabulary) for claim in claims)
    ordered = sorted(entities.values(), key=lambda e: (e.type, e.entity_id))
    return Resolution(stamped, tuple(ordered), tuple(waiting))


def _keys(claim: Claim, vocabulary: Vocabulary) -> list[Key]:
    found = [(claim.subject.type, claim.subject.name)]
    if isinstance(claim.value, Mention):
        found.append((claim.value.type, claim.value.name))
    return found + [key for _, key in _qualifier_keys(claim, vocabulary)]


def _qualifier_keys(claim: Claim, vocabulary: Vocabulary) -> list[tuple[str, Key]]:
    kind = vocabulary.kinds.get(claim.kind)
    named = {q.name: q.entity_type for q in kind.qualifiers if q.entity_type} if kind else {}
    return [(name, (named[name], word)) for name, word in claim.qualifiers if name in named]


def _stamped(claim: Claim, ids: Mapping[Key, str], vocabulary: Vocabulary) -> Claim:
    value = claim.value
    return replace(
        claim,
        subject_id=ids[claim.subject.type, claim.subject.name],
        object_id=ids[value.type, value.name] if isinstance(value, Mention) else "",
        qualifier_ids=tuple((name, ids[key]) for name, key in _qualifier_keys(claim, vocabulary)),
    )


def _entities(clusters: Clusters, counts: Mapping[Key, int]) -> dict[Key, Entity]:
    """One entity a cluster; an id that two would share is told apart by the type, then by a number."""
    found: dict[Key, Entity] = {}
    taken: set[str] = {c.known.entity_id for c in clusters.candidates.values() if c.known}
    for root, members in clusters.members().items():
        known = clusters.candidates[root].known
        names = [name for _, name in members]
        merges = tuple(clusters.merges[key] for key in members if key in clusters.merges)
        if known:
            every = tuple(dict.fromkeys((*known.names, *names)))
            found[root] = Entity(known.entity_id, known.type, known.name, known.labels, every, merges, known=True)
            continue
        best = min(members, key=lambda key: (-counts[key], key))
        entity_id = _new_id(best, taken)
        taken.add(entity_id)
        labels = (("zh" if has_cjk(best[1]) else "en", best[1]),)
        found[root] = Entity(entity_id, best[0], best[1], labels, tuple(sorted(set(names))), merges)
    return found


def _new_id(key: Key, taken: set[str]) -> str:
    base = slug(key[1])
    typed = f"{base}-{key[0].lower()}"
    tries = [base, typed, *(f"{typed}-{n}" for n in range(2, 1000))]
    return next(entity_id for entity_id in tries if entity_id not in taken)
