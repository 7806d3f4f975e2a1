"""The door for looking after a landscape: every conflict between claims, worst first, and every claim that is doubted."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from geju.base.errors import UnknownNameError
from geju.landscape.answers import Conflict, Doubted
from geju.landscape.view import View
from geju.model.fact import SORTS
from geju.model.record import read_doubt, read_relation

# What is shown unless it is asked for otherwise: what somebody has to look at.
TO_SETTLE = ("contradictory", "implausible")


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
    where, parameters = _where(view, entity, kind, source)
    counts = dict(view.rows(f"SELECT sort, count(*) FROM store.relations{where} GROUP BY sort", parameters))  # noqa: S608
    asked = f"{where}{' AND' if where else ' WHERE'} list_contains(?::VARCHAR[], sort)"
    shown, n_conflicts = _conflicts(view, asked, [*parameters, wanted], most)
    ordered: dict[str, int] = {sort: counts[sort] for sort in SORTS if counts.get(sort)}
    return Audit(shown, _doubted(view, entity, kind, source), ordered, n_conflicts)


def _conflicts(view: View, where: str, parameters: list[object], most: int) -> tuple[tuple[Conflict, ...], int]:
    """Conflicts in order, what says the same against one claim put together, and how many there are of them in all."""
    limit = f" LIMIT {int(most)}" if most else ""
    first = f"SELECT place, record FROM store.relations{where} AND place = lead ORDER BY place{limit}"  # noqa: S608
    relations = {place: read_relation(json.loads(record)) for place, record in view.rows(first, parameters)}
    n = len(relations)
    if n == most:
        n = view.rows(f"SELECT count(DISTINCT lead) FROM store.relations{where}", parameters)[0][0]  # noqa: S608
    alike = f"SELECT lead, b FROM store.relations{where} AND place <> lead AND list_contains(?::INTEGER[], lead) ORDER BY place"  # noqa: S608
    more: dict[int, list[str]] = defaultdict(list)
    for lead, claim_id in view.rows(alike, [*parameters, list(relations)]) if relations else ():
        more[lead].append(claim_id)
    wanted = (i for place, relation in relations.items() for i in (relation.a, relation.b, *more[place]))
    claims = {claim.claim_id: claim for claim in view.claims_of(dict.fromkeys(wanted))}
    conflicts = (
        Conflict(
            relation,
            view.entity(claims[relation.a].subject_id),
            claims[relation.a],
            claims[relation.b],
            tuple(claims[claim_id] for claim_id in more[place]),
        )
        for place, relation in relations.items()
    )
    return tuple(conflicts), n


def _where(view: View, entity: str, kind: str, source: str) -> tuple[str, list[object]]:
    conditions: list[str] = []
    parameters: list[object] = []
    if entity:
        conditions.append("entity_id = ?")
        parameters.append(view.find(entity).entity_id)
    if kind:
        if kind not in view.kinds:
            raise UnknownNameError("kind", kind, view.kinds)
        conditions.append("kind = ?")
        parameters.append(kind)
    if source:
        document_id = view.document_id(source)
        conditions.append("list_contains([a_document_id, b_document_id], ?)")
        parameters.append(document_id)
    return (f" WHERE {' AND '.join(conditions)}" if conditions else ""), parameters


def _doubted(view: View, entity: str, kind: str, source: str) -> tuple[Doubted, ...]:
    doubts = [read_doubt(json.loads(row[0])) for row in view.rows("SELECT record FROM store.doubts ORDER BY claim_id")]
    claims = {c.claim_id: c for c in view.claims_of(dict.fromkeys(i for d in doubts for i in (d.claim_id, *d.beside)))}
    about = view.find(entity).entity_id if entity else ""
    said_in = view.document_id(source) if source else ""
    found = [
        Doubted(doubt, claims[doubt.claim_id], tuple(claims[claim_id] for claim_id in doubt.beside))
        for doubt in doubts
        if about in ("", claims[doubt.claim_id].subject_id)
        and kind in ("", claims[doubt.claim_id].kind)
        and said_in in ("", claims[doubt.claim_id].document_id)
    ]
    return tuple(sorted(found, key=lambda d: (d.claim.document, d.claim.span.start, d.claim.claim_id)))
