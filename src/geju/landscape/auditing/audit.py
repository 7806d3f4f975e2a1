"""The door for looking after a landscape: every conflict between claims, worst first, and every claim that is doubted."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from geju.base.errors import UnknownNameError
from geju.landscape.answers import Conflict, Doubted
from geju.landscape.view import View
from geju.model.fact import SORTS
from geju.model.record import read_doubt, read_relation

DISAGREEING = ("contradictory", "implausible", "scope", "superseded")
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
    counts = Counter(dict(view.rows(f"SELECT sort, count(*) FROM store.relations r{where} GROUP BY sort", parameters)))  # noqa: S608
    asked = f"{where}{' AND' if where else ' WHERE'} list_contains(?::VARCHAR[], r.sort)"
    shown, n_conflicts = _conflicts(view, asked, [*parameters, wanted], most)
    ordered: dict[str, int] = {sort: counts[sort] for sort in SORTS if counts[sort]}
    return Audit(shown, _doubted(view, entity, kind, source), ordered, n_conflicts)


def _conflicts(view: View, where: str, parameters: list[object], most: int) -> tuple[tuple[Conflict, ...], int]:
    """Conflicts in order, what says the same against one claim put together, and how many there are of them in all."""
    alike = f"SELECT min(place) AS first, list(b ORDER BY place) AS others FROM store.relations r{where} GROUP BY a, sort, said"  # noqa: S608
    n = view.rows(f"SELECT count(*) FROM ({alike})", parameters)[0][0]  # noqa: S608
    limit = f" LIMIT {int(most)}" if most else ""
    sql = f"SELECT record, others FROM ({alike}) JOIN store.relations ON place = first ORDER BY first{limit}"  # noqa: S608
    found = [(read_relation(json.loads(record)), others) for record, others in view.rows(sql, parameters)]
    wanted = dict.fromkeys(claim_id for relation, others in found for claim_id in (relation.a, *others))
    claims = {claim.claim_id: claim for claim in view.claims_of(wanted)}
    conflicts = (
        Conflict(
            relation,
            view.entity(claims[relation.a].subject_id),
            claims[relation.a],
            claims[relation.b],
            tuple(claims[claim_id] for claim_id in others if claim_id != relation.b),
        )
        for relation, others in found
    )
    return tuple(conflicts), n


def _where(view: View, entity: str, kind: str, source: str) -> tuple[str, list[object]]:
    conditions: list[str] = []
    parameters: list[object] = []
    if entity:
        conditions.append("r.entity_id = ?")
        parameters.append(view.find(entity).entity_id)
    if kind:
        if kind not in view.kinds:
            raise UnknownNameError("kind", kind, view.kinds)
        conditions.append("r.kind = ?")
        parameters.append(kind)
    if source:
        document_id = view.document_id(source)
        conditions.append("list_contains([r.a_document_id, r.b_document_id], ?)")
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
