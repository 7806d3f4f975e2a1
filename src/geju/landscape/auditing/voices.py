"""How each claim of a document stands to what others, and the document itself, say of the same."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from geju.landscape.rule import Trust
from geju.landscape.view import View
from geju.model.claim import Claim, value_fields
from geju.model.fact import Doubt, Relation, say_reason
from geju.model.record import read_claim, read_doubt, read_relation

Verdict = Literal["contradicted", "confirmed", "superseded", "scope", "alone"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
_Voice = tuple[str, str]  # the fact, and the value that is said for it


@dataclass(frozen=True, slots=True)
class Against:
    """Claims that say otherwise, with the relation that says how."""

    relation: Relation
    claims: tuple[Claim, ...]

    @property
    def conditions(self) -> bool:
        """Whether what only one side says (shots, a setting) may explain it."""
        return self.relation.reason == "landscape.relation_unsaid"

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """The reason in words and the claims."""
        reason = say_reason(self.relation.reason, self.relation.words, language)
        return {"reason": reason, "key": self.relation.reason, "claims": [claim.to_dict() for claim in self.claims]}


@dataclass(frozen=True, slots=True)
class Checked:
    """One claim of a document and what is said beside it.

    ``confirming``: claims of independent origin that agree; ``others`` contradict it from other origins, ``itself`` from
    other places of the document; ``doubt`` says why it cannot be right as it stands, by the claims ``because``. What is contradicted counts as that
    even where somebody confirms it. ``superseded``: of something that changes a later value is known; ``scope``: others
    speak of it under other conditions only; ``alone``: nobody else does.
    """

    claim: Claim
    verdict: Verdict
    confirming: tuple[Claim, ...] = ()
    n_origins: int = 0
    others: tuple[Against, ...] = ()
    itself: tuple[Against, ...] = ()
    beside: tuple[Against, ...] = ()
    doubt: Doubt | None = None
    because: tuple[Claim, ...] = ()

    @property
    def conditions(self) -> bool:
        """Whether it is contradicted only where conditions that one side leaves unsaid may explain it."""
        found = (*self.others, *self.itself)
        return bool(found) and not self.doubt and all(against.conditions for against in found)

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """The claim, its verdict and the evidence as plain values."""
        found: dict[str, object] = {"claim": self.claim.to_dict(), "verdict": self.verdict}
        if self.confirming:
            found |= {"n_origins": self.n_origins, "confirming": [c.to_dict() for c in self.confirming]}
        for name in ("others", "itself", "beside"):
            if getattr(self, name):
                found[name] = [against.to_dict(language) for against in getattr(self, name)]
        if self.doubt:
            found["doubt"] = say_reason(self.doubt.reason, self.doubt.words, language)
            found["because"] = [claim.to_dict() for claim in self.because]
        return found


@dataclass(frozen=True, slots=True)
class _Heard:
    """Claims by id with the voice of each, the claims of each voice, how voices are related, and what is doubted."""

    claims: Mapping[str, tuple[Claim, _Voice]]
    voices: Mapping[_Voice, list[Claim]]
    related: Mapping[_Voice, list[tuple[_Voice, Relation]]]
    doubts: Mapping[str, Doubt]


def check_claims(view: View, document_id: str, trust: Trust, without: Iterable[str] = ()) -> tuple[Checked, ...]:
    """Every claim of a document that counts for a fact, in order, checked against all of its landscape.

    Kinds ``without`` are left out.
    """
    return check_documents(view, trust, without, document_id).get(document_id, ())


def check_documents(
    view: View, trust: Trust, without: Iterable[str] = (), document_id: str = ""
) -> dict[str, tuple[Checked, ...]]:
    """The same for every document that makes claims, or for one: document id -> its claims, checked.

    What is said of a thing is read once, however many documents speak of it.
    """
    heard = _hear(view, document_id)
    left_out = frozenset(without)
    found: dict[str, list[Checked]] = defaultdict(list)
    for claim, voice in heard.claims.values():
        if claim.kind not in left_out and document_id in ("", claim.document_id):
            found[claim.document_id].append(_check(claim, heard, voice, trust))
    return {document: tuple(checked) for document, checked in found.items()}


def _hear(view: View, document_id: str) -> _Heard:
    """What is said of all that a document speaks of; of everything where none is named."""
    about = "entity_id IN (SELECT DISTINCT entity_id FROM store.claims WHERE document_id = $1)"
    where, asked = (about, [document_id]) if document_id else ("true", [])
    claims: dict[str, tuple[Claim, _Voice]] = {}
    voices: dict[_Voice, list[Claim]] = defaultdict(list)
    sql = f"SELECT record, fact_id FROM store.claims WHERE fact_id <> '' AND {where} ORDER BY place"  # noqa: S608
    for record, fact_id in view.rows(sql, asked):
        claim = read_claim(json.loads(record))
        claims[claim.claim_id] = claim, _voice(claim, fact_id)
        voices[_voice(claim, fact_id)].append(claim)
    related: dict[_Voice, list[tuple[_Voice, Relation]]] = defaultdict(list)
    for (record,) in view.rows(f"SELECT record FROM store.relations WHERE {where} ORDER BY place", asked):  # noqa: S608
        relation = read_relation(json.loads(record))
        if relation.a in claims and relation.b in claims:
            a, b = claims[relation.a][1], claims[relation.b][1]
            if a != b:
                related[a].append((b, relation))
                related[b].append((a, relation))
    doubts = (read_doubt(json.loads(row[0])) for row in view.rows("SELECT record FROM store.doubts"))
    return _Heard(claims, voices, related, {doubt.claim_id: doubt for doubt in doubts})


def _voice(claim: Claim, fact_id: str) -> _Voice:
    value = claim.object_id or json.dumps(value_fields(claim.value), sort_keys=True, ensure_ascii=False)
    return fact_id, value


def _check(claim: Claim, heard: _Heard, voice: _Voice, trust: Trust) -> Checked:
    voices, doubts = heard.voices, heard.doubts
    own = trust.witness(claim)
    agreeing = [*voices[voice]]
    others: list[Against] = []
    itself: list[Against] = []
    beside: list[Against] = []
    met: set[_Voice] = set()
    for other, relation in heard.related.get(voice, ()):
        if other in met and relation.disagrees:
            continue  # the worst relation to a value, which comes first, says it
        met.add(other)
        said = voices[other]
        apart = tuple(c for c in said if trust.witness(c) != own)
        if not relation.disagrees:
            agreeing += said
        elif relation.sort in ("contradictory", "implausible"):
            if relation.sort == "implausible" and claim.claim_id not in doubts:
                continue  # the other one is what cannot be right
            here = tuple(c for c in said if c.document_id == claim.document_id)
            others += [Against(relation, apart)] if apart else []
            itself += [Against(relation, here)] if here else []
        elif apart and (relation.sort == "scope" or _earlier(claim, relation, trust)):
            beside.append(Against(relation, apart))
    confirming = tuple({c.claim_id: c for c in agreeing if trust.witness(c) != own}.values())
    doubt = doubts.get(claim.claim_id)
    because = tuple(heard.claims[id][0] for id in doubt.beside if id in heard.claims) if doubt else ()
    verdict = _verdict(bool(others or itself or doubt), bool(confirming), beside)
    n = trust.n_origins(confirming)
    return Checked(claim, verdict, confirming, n, tuple(others), tuple(itself), tuple(beside), doubt, because)


def _verdict(contradicted: bool, confirmed: bool, beside: Sequence[Against]) -> Verdict:
    if contradicted or confirmed:
        return "contradicted" if contradicted else "confirmed"
    if beside:
        return "superseded" if any(a.relation.sort == "superseded" for a in beside) else "scope"
    return "alone"


def _earlier(claim: Claim, relation: Relation, trust: Trust) -> bool:
    """Whether a claim is the one that a later value superseded."""
    return trust.at(claim) == dict(relation.words).get("before")
