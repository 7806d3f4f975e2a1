"""The door for looking after a landscape: every conflict between claims, worst first, and every claim that is doubted."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from geju.base.errors import UnknownNameError
from geju.landscape.answers import Conflict, Doubted
from geju.landscape.view import View
from geju.model.fact import SORTS, Relation
from geju.model.record import read_doubt, read_relation

# What is shown unless it is asked for otherwise: what somebody has to look at.
TO_SETTLE = ("contradictory", "implausible")
# Relations are kept worst first: what is asked for is sought in so many places before it is in all of them.
_WORST = 500
_SAID_IN = "list_contains([a_document_id, b_document_id], ?)"
# What says the same is one conflict, whichever of its claims a document makes.
_TOLD_IN = f"lead IN (SELECT lead FROM store.relations WHERE {_SAID_IN})"  # noqa: S608
_Row = tuple[Any, ...]
# By sort how many relations there are, and against how many different claims and values.
_Counts = dict[str, tuple[int, int]]
# Of whole editions, which do not change.
_COUNTS: WeakKeyDictionary[View, _Counts] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Audit:
    """Conflicts worst first (as many as were asked for), doubted claims in order, and how many relations there are by sort.

    ``n_conflicts`` counts all that fit what was asked.
    """

    conflicts: tuple[Conflict, ...]
    doubted: tuple[Doubted, ...]
    counts: dict[str, int]
    n_conflicts: int

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """Everything as plain values."""
        return {
            "counts": self.counts,
            "n_conflicts": self.n_conflicts,
            "conflicts": [conflict.to_dict(language) for conflict in self.conflicts],
            "doubted": [doubted.to_dict(language) for doubted in self.doubted],
        }


def audit(
    view: View,
    entity: str = "",
    kind: str = "",
    source: str = "",
    sorts: Iterable[str] = TO_SETTLE,
    most: int = 50,
) -> Audit:
    """The conflicts of those sorts, of one entity, kind and document where given; raises UnknownNameError.

    With a document, conflicts in which it takes part; ``most`` bounds how many are read, 0 for all.
    """
    wanted = list(dict.fromkeys(sorts))
    for sort in wanted:
        if sort not in SORTS:
            raise UnknownNameError("sort", sort, SORTS)
    narrowed = _Narrowed.of(view, entity, kind, source)
    found = narrowed.by_entity(view, wanted, most) if entity else narrowed.by_place(view, wanted, most)
    counts: dict[str, int] = {sort: found.counts[sort][0] for sort in SORTS if sort in found.counts}
    return Audit(found.conflicts(view), narrowed.doubted(view), counts, found.n)


@dataclass(frozen=True, slots=True)
class _Found:
    """Relations by place, what says the same against the same claim by the place of the first, and what there is in all."""

    relations: dict[int, Relation]
    more: dict[int, list[str]]
    counts: _Counts
    n: int

    @classmethod
    def of(cls, rows: list[_Row], most: int, counts: _Counts, n: int) -> _Found:
        """The first of some rows in any order: place, place of the first, the other claim, record; ``n`` if they are more."""
        rows.sort()
        leads = [(place, record) for place, lead, _, record in rows if place == lead][: most or None]
        relations = {place: read_relation(json.loads(record)) for place, record in leads}
        more: dict[int, list[str]] = defaultdict(list)
        for place, lead, claim_id, _ in rows:
            if place != lead and lead in relations:
                more[lead].append(claim_id)
        return cls(relations, more, counts, n if len(relations) == most else len(relations))

    def conflicts(self, view: View) -> tuple[Conflict, ...]:
        """The relations with their claims and whom they are about."""
        wanted = (i for place, r in self.relations.items() for i in (r.a, r.b, *self.more[place]))
        claims = {claim.claim_id: claim for claim in view.claims_of(dict.fromkeys(wanted))}
        about = dict.fromkeys(claim.subject_id for claim in claims.values())
        entities = {entity.entity_id: entity for entity in view.entities_of(about)}
        return tuple(
            Conflict(
                relation,
                entities[claims[relation.a].subject_id],
                claims[relation.a],
                claims[relation.b],
                tuple(claims[claim_id] for claim_id in self.more[place]),
            )
            for place, relation in self.relations.items()
        )


@dataclass(frozen=True, slots=True)
class _Narrowed:
    """What an audit is narrowed to: an entity, a kind, a document, each empty for all."""

    entity_id: str
    kind: str
    document_id: str

    @classmethod
    def of(cls, view: View, entity: str, kind: str, source: str) -> _Narrowed:
        """By any name of the entity and the document; raises UnknownNameError."""
        entity_id = view.find(entity).entity_id if entity else ""
        if kind and kind not in view.kinds:
            raise UnknownNameError("kind", kind, view.kinds)
        return cls(entity_id, kind, view.document_id(source) if source else "")

    def where(self, in_document: str, *more: str) -> tuple[str, list[object]]:
        """Conditions of a statement: ``in_document`` is that of the document, ``more`` is added.

        An index is asked only where it stands alone with what cannot be compared in passing: hence the lists of one.
        """
        by_kind = "list_contains([kind], ?)" if self.entity_id else "kind = ?"
        asked = {
            "entity_id = ?": self.entity_id,
            by_kind: self.kind,
            in_document: self.document_id,
        }
        said = {condition: value for condition, value in asked.items() if condition and value}
        conditions = " AND ".join((*said, *more))
        return (f" WHERE {conditions}" if conditions else ""), list(said.values())

    def by_entity(self, view: View, sorts: Sequence[str], most: int) -> _Found:
        """Of one entity all relations are read at once, in no order: a limit would pass by the index."""
        where, parameters = self.where("")
        columns = "place, lead, b, record, sort, a_document_id, b_document_id"
        every = view.rows(f"SELECT {columns} FROM store.relations{where}", parameters)  # noqa: S608
        told = [row for row in every if self.document_id in ("", *row[5:])]
        leads = {row[1] for row in told if row[4] in sorts}
        counts = {sort: (n, 0) for sort, n in Counter(row[4] for row in told).items()}
        return _Found.of([row[:4] for row in every if row[1] in leads], most, counts, len(leads))

    def by_place(self, view: View, sorts: Sequence[str], most: int) -> _Found:
        """Of many entities only what is shown is read; it is looked for among the worst first."""
        counts = self._counts(view)
        n = sum(counts[sort][1] for sort in sorts if sort in counts)
        where, parameters = self.where(_TOLD_IN, f"lead < {_WORST}", "list_contains(?::VARCHAR[], sort)")
        record = "CASE WHEN place = lead THEN record END"
        worst = f"SELECT place, lead, b, {record} FROM store.relations{where}"  # noqa: S608
        rows = view.rows(worst, [*parameters, sorts])
        if most and sum(place == lead for place, lead, *_ in rows) >= most:
            return _Found.of(rows, most, counts, n)
        where, parameters = self.where(_TOLD_IN, "list_contains(?::VARCHAR[], sort)")
        limit = f" LIMIT {int(most)}" if most else ""
        first = f"SELECT place, lead, b, record FROM store.relations{where} AND place = lead ORDER BY place{limit}"  # noqa: S608
        rows = view.rows(first, [*parameters, sorts])
        more = f"SELECT place, lead, b, '' FROM store.relations{where} AND list_contains(?::INTEGER[], lead) AND place <> lead"  # noqa: S608
        rows += view.rows(more, [*parameters, sorts, [row[0] for row in rows]]) if rows else []
        return _Found.of(rows, most, counts, n)

    def _counts(self, view: View) -> _Counts:
        where, parameters = self.where(_SAID_IN)
        different = "count(DISTINCT lead)" if self.document_id else "count(*) FILTER (place = lead)"
        sql = f"SELECT sort, count(*), {different} FROM store.relations{where} GROUP BY sort"  # noqa: S608
        if where:
            return {sort: (n, n_different) for sort, n, n_different in view.rows(sql, parameters)}
        if view not in _COUNTS:
            _COUNTS[view] = {sort: (n, n_different) for sort, n, n_different in view.rows(sql)}
        return _COUNTS[view]

    def doubted(self, view: View) -> tuple[Doubted, ...]:
        """What cannot be right, in the order of the documents."""
        where, parameters = self.where("document_id = ?")
        said = f" WHERE claim_id IN (SELECT claim_id FROM store.claims{where})" if where else ""  # noqa: S608
        rows = view.rows(f"SELECT record FROM store.doubts{said}", parameters)  # noqa: S608
        doubts = [read_doubt(json.loads(record)) for (record,) in rows]
        wanted = dict.fromkeys(i for d in doubts for i in (d.claim_id, *d.beside))
        claims = {claim.claim_id: claim for claim in view.claims_of(wanted)}
        found = (Doubted(d, claims[d.claim_id], tuple(claims[claim_id] for claim_id in d.beside)) for d in doubts)
        return tuple(sorted(found, key=lambda d: (d.claim.document, d.claim.span.start, d.claim.claim_id)))
