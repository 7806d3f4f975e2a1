"""The door: claims with names become claims with entities; what was said is never rewritten."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from geju.base.errors import Problem
from geju.base.ids import slug
from geju.base.text import fold, has_cjk
from geju.entities.block import Key
from geju.entities.cluster import Clusters, cluster
from geju.entities.compare import candidate
from geju.model.claim import Claim
from geju.model.entity import Entity, Judgement, Pair
from geju.model.naming.lexicon import Known
from geju.model.value import Mention
from geju.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Resolution:
    """Claims stamped with entity ids, the entities, and the pairs of names that wait for a judgement.

    ``problems``: judgements that later ones contradict.
    """

    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    waiting: tuple[Pair, ...] = ()
    problems: tuple[Problem, ...] = ()


def resolve(claims: Sequence[Claim], vocabulary: Vocabulary, judgements: Iterable[Judgement] = ()) -> Resolution:
    """Find out which names are one thing. The result does not depend on the order of the claims."""
    counts: Counter[Key] = Counter()
    documents: dict[Key, set[str]] = defaultdict(set)
    roles: dict[Key, set[str]] = defaultdict(set)
    for claim in claims:
        for role, key in _named(claim, vocabulary):
            counts[key] += 1
            # A document keeps a model and its base apart where it tells the same of both: a score of each, not a score and a size.
            documents[key].add(f"{claim.document_id} {claim.kind}" if key[0] == "Model" else claim.document_id)
            roles[key].add(role)
    candidates = {
        key: candidate(key[1], key[0], vocabulary, frozenset(documents[key]), frozenset(roles[key])) for key in counts
    }
    outcome = cluster(candidates, judgements, counts, vocabulary)
    entities = _entities(outcome.clusters, counts, vocabulary)
    ids = {key: entities[outcome.clusters.root(key)].entity_id for key in candidates}
    stamped = tuple(_stamped(claim, ids, vocabulary) for claim in claims)
    ordered = sorted(entities.values(), key=lambda e: (e.type, e.entity_id))
    return Resolution(stamped, tuple(ordered), outcome.waiting, outcome.problems)


def _named(claim: Claim, vocabulary: Vocabulary) -> list[tuple[str, Key]]:
    """What a claim names, and as what: ``subject``, the kind where it is the value, the qualifier."""
    found = [("subject", (claim.subject.type, claim.subject.name))]
    if isinstance(claim.value, Mention):
        found.append((claim.kind, (claim.value.type, claim.value.name)))
    return found + _qualifier_keys(claim, vocabulary)


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


def _entities(clusters: Clusters, counts: Mapping[Key, int], vocabulary: Vocabulary) -> dict[Key, Entity]:
    """One entity a cluster, by the name that stands for it."""
    members = clusters.members()
    own = _own_ids(clusters, members, counts, vocabulary)
    taken = {thing.entity_id for thing in vocabulary.lexicon.things}
    found: dict[Key, Entity] = {}
    for root, keys in members.items():
        names = [name for _, name in keys]
        merges = tuple(merge for key in keys if (merge := clusters.merges.get(key)) and merge.name != merge.other)
        if root in own:
            known = own[root]
            every = tuple(dict.fromkeys((*known.names, *names)))
            found[root] = Entity(known.entity_id, known.type, known.name, known.labels, every, merges, known=True)
            continue
        best = min(keys, key=lambda key: (-counts[key], key))
        entity_id = _new_id(_stem(best, keys, clusters), best[0], taken)
        taken.add(entity_id)
        found[root] = Entity(
            entity_id, best[0], best[1], _labels(best, keys, counts), tuple(sorted(set(names))), merges
        )
    return found


def _own_ids(
    clusters: Clusters, members: Mapping[Key, list[Key]], counts: Mapping[Key, int], vocabulary: Vocabulary
) -> dict[Key, Known]:
    """The known thing that each cluster is. Where people parted names of one, the cluster with its own name stays it."""
    rivals: dict[str, list[Key]] = defaultdict(list)
    for root in members:
        for entity_id in sorted(clusters.ids(root))[:1]:
            rivals[entity_id].append(root)
    found = {}
    for entity_id, roots in rivals.items():
        thing = vocabulary.lexicon.by_id[entity_id]
        labels = {fold(label) for _, label in thing.labels}

        def rank(root: Key, labels: set[str] = labels) -> tuple[bool, int, Key]:
            keys = members[root]
            return not any(fold(name) in labels for _, name in keys), -sum(counts[key] for key in keys), root

        found[min(roots, key=rank)] = thing
    return found


def _labels(best: Key, keys: Sequence[Key], counts: Mapping[Key, int]) -> tuple[tuple[str, str], ...]:
    """The most used name of each script."""
    labels = {"zh" if has_cjk(best[1]) else "en": best[1]}
    for _, name in sorted(keys, key=lambda key: (-counts[key], key)):
        labels.setdefault("zh" if has_cjk(name) else "en", name)
    return tuple(sorted(labels.items()))


def _stem(best: Key, keys: Sequence[Key], clusters: Clusters) -> str:
    """What an id is made of: the parts of a model's name, the same for all its spellings, else the most used name."""
    model = clusters.candidates[best].model
    if model is None:
        return best[1]
    editions = {m.edition for key in keys if (m := clusters.candidates[key].model)}
    return replace(model, edition="" if "" in editions else model.edition).text or best[1]


def _new_id(stem: str, type_: str, taken: set[str]) -> str:
    base = slug(stem)
    typed = f"{base}-{type_.lower()}"
    if base not in taken:
        return base
    return next(entity_id for n in count(1) if (entity_id := typed if n == 1 else f"{typed}-{n}") not in taken)
