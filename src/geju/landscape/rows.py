"""The words of the model as rows of the edition's tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from geju.base.errors import Problem
from geju.base.text import fold
from geju.landscape.rule import Trust
from geju.model.claim import Claim
from geju.model.document import Document
from geju.model.entity import Entity, Pair
from geju.model.fact import SORTS, Doubt, Fact, Relation, Sort, say_reason
from geju.model.kind import EntityType, Kind
from geju.model.record import (
    claim_record,
    document_record,
    doubt_record,
    entity_record,
    fact_record,
    pair_record,
    problem_record,
    relation_record,
    to_json,
)
from geju.model.value import Mention, Moment, Quantity, Term, Value

Row = dict[str, Any]


_FORMS: dict[type, str] = {Quantity: "quantity", Moment: "time", Mention: "entity", Term: "text"}


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else f"{number.normalize():f}"


def value_words(value: Value) -> str:
    """A value in plain words: ``83.3``, ``400000000 USD``, ``2000000000–9900000000``, ``≥2000000000``, ``2024-05``."""
    if isinstance(value, Quantity):
        low = _plain(value.low)
        high = low if value.low is value.high else _plain(value.high)
        number = low if low == high else f"≥{low}" if high is None else f"≤{high}" if low is None else f"{low}–{high}"
        return f"{number or ''} {value.unit}".strip()
    if isinstance(value, Moment):
        return value.iso
    return value.name if isinstance(value, Mention) else value.text


def _value_row(value: Value, object_id: str, names: Mapping[str, str]) -> Row:
    quantity = value if isinstance(value, Quantity) else None
    return {
        "form": _FORMS[type(value)],
        "value": names.get(object_id) or value_words(value),
        "low": float(quantity.low) if quantity and quantity.low is not None else None,
        "high": float(quantity.high) if quantity and quantity.high is not None else None,
        "unit": quantity.unit if quantity else "",
        "approx": quantity.approx if quantity else "",
        "object_id": object_id or None,
    }


_ORIGIN = ("title", "producer", "date", "url", "licence", "language", "retrieved_on", "author", "currency")


def document_rows(documents: Iterable[Document], copies: Mapping[str, str]) -> list[Row]:
    """Rows of ``store.documents``; ``copies``: id of a copy -> id of the document whose text it has."""
    return [
        {
            "document_id": d.document_id,
            "name": d.name,
            **{name: getattr(d.origin, name) for name in _ORIGIN},
            "source_kind": d.origin.kind,
            "copy_of": copies.get(d.document_id),
            "format": d.format,
            "encoding": d.encoding,
            "sha256": d.sha256,
            "n_bytes": d.n_bytes,
            "n_lines": d.n_lines,
            "record": to_json(document_record(d)),
        }
        for d in documents
    ]


def entity_rows(entities: Iterable[Entity]) -> Iterator[Row]:
    """Rows of ``store.entities``."""
    for e in entities:
        yield {
            "entity_id": e.entity_id,
            "type": e.type,
            "name": e.name,
            "name_en": e.label("en"),
            "name_zh": e.label("zh"),
            "names": list(e.names),
            "known": e.known,
            "record": to_json(entity_record(e)),
        }


def name_rows(entities: Iterable[Entity], n_claims: Mapping[str, int]) -> Iterator[Row]:
    """Rows of ``store.names``: ids, then folded canonical names, then all other names; those most is said of first."""
    everything = sorted(entities, key=lambda e: (-n_claims.get(e.entity_id, 0), e.entity_id))
    found: dict[str, dict[str, str]] = {e.entity_id: {e.entity_id: e.name} for e in everything}
    for e in everything:
        found.setdefault(fold(e.name), {}).setdefault(e.entity_id, e.name)
    for e in everything:
        for spelling in (*e.names, *(label for _, label in e.labels)):
            found.setdefault(fold(spelling), {}).setdefault(e.entity_id, spelling)
    for name, things in found.items():
        for place, (entity_id, spelling) in enumerate(things.items()):
            yield {"name": name, "place": place, "entity_id": entity_id, "spelling": spelling}


def claim_rows(claims: Iterable[Claim], sides: Mapping[str, tuple[str, str]]) -> Iterator[Row]:
    """Rows of ``store.claims``; ``sides``: claim id -> fact id and side."""
    for place, c in enumerate(claims):
        yield {
            "claim_id": c.claim_id,
            "place": place,
            "document_id": c.document_id,
            "entity_id": c.subject_id or None,
            "subject": c.subject.name,
            "subject_type": c.subject.type,
            "kind": c.kind,
            **_value_row(c.value, c.object_id, {}),
            "qualifiers": dict(c.qualifiers),
            "hedged": c.hedged,
            "line": c.span.line,
            "quote": c.span.quote,
            **{"page": c.span.page, "label": c.span.label, "confidence": c.span.confidence},
            "extractor": c.extractor,
            "fact_id": sides[c.claim_id][0],
            "side": sides[c.claim_id][1],
            "record": to_json(claim_record(c)),
        }


def fact_rows(
    facts: Iterable[Fact],
    claims: Mapping[str, Claim],
    kinds: Mapping[str, Kind],
    trust: Trust,
    names: Mapping[str, str],
) -> Iterator[tuple[Row, Fact]]:
    """Rows of ``store.facts``, each with its fact: the slot as kept has the names of entities, ``slot_ids`` their ids."""
    entity_typed = {name: {q.name for q in kind.qualifiers if q.entity_type} for name, kind in kinds.items()}
    for place, f in enumerate(facts):
        pro = [claims[claim_id] for claim_id in f.claims_for]
        ids = {key: value for key, value in f.slot if key in entity_typed[f.kind]}
        named = tuple([(key, names.get(value, value)) if key in ids else (key, value) for key, value in f.slot])
        row = {
            "fact_id": f.fact_id,
            "place": place,
            "entity_id": f.entity_id,
            "kind": f.kind,
            **_value_row(f.value, claims[f.chosen].object_id, names),
            "slot": dict(named),
            "slot_ids": ids,
            "time": f.time,
            "until": f.until,
            "status": f.status,
            "rule": f.rule,
            "reason": f.reason,
            "hedged": f.hedged,
            "chosen": f.chosen,
            "n_for": len(f.claims_for),
            "n_against": len(f.claims_against),
            "n_origins": trust.n_origins(pro),
            "known_on": min([date for c in pro if (date := trust.of(c).date)], default=""),
            "record": to_json(fact_record(f, named)),
        }
        yield row, f


# What is worse to find in a landscape stands before what is less so.
_WEIGHT: Mapping[Sort, float] = {sort: float(len(SORTS) - place) for place, sort in enumerate(SORTS)}


def relation_rows(relations: Iterable[Relation], claims: Mapping[str, Claim]) -> Iterator[Row]:
    """Rows of ``store.relations``, worst first: by sort, then by how far the values are apart; what may be explained last."""
    rows = []
    for n, r in enumerate(relations):
        a, b = claims[r.a], claims[r.b]
        explained = a.hedged or b.hedged or r.reason == "landscape.relation_unsaid"  # a doubt, a condition left open
        weight = _WEIGHT[r.sort] + (r.gap if r.disagrees else 0.0) - (0.5 if explained else 0.0)
        rows.append((-weight, a.document, a.span.start, b.document, b.span.start, r.a, r.b, n, r))
    rows.sort()
    leads: dict[tuple[str, str, str], int] = {}
    for place, (weight, *_, r) in enumerate(rows):
        yield {
            "place": place,
            "fact_id": r.fact_id,
            "entity_id": claims[r.a].subject_id,
            "kind": claims[r.a].kind,
            "a": r.a,
            "b": r.b,
            "a_document_id": claims[r.a].document_id,
            "b_document_id": claims[r.b].document_id,
            "sort": r.sort,
            "lead": leads.setdefault((r.a, r.sort, value_words(claims[r.b].value)), place),
            "reason_en": say_reason(r.reason, r.words, "en"),
            "reason_zh": say_reason(r.reason, r.words, "zh"),
            "gap": r.gap,
            "weight": -weight,
            "record": to_json(relation_record(r)),
        }


def doubt_rows(doubts: Iterable[Doubt]) -> list[Row]:
    """Rows of ``store.doubts``."""
    return [
        {
            "claim_id": d.claim_id,
            "name": d.check,
            "reason_en": say_reason(d.reason, d.words, "en"),
            "reason_zh": say_reason(d.reason, d.words, "zh"),
            "record": to_json(doubt_record(d)),
        }
        for d in sorted(doubts, key=lambda d: d.claim_id)
    ]


def kind_rows(kinds: Iterable[Kind]) -> list[Row]:
    """Rows of ``store.kinds``."""
    return [
        {
            "kind": k.name,
            "label_en": k.label("en"),
            "label_zh": k.label("zh"),
            "about_en": dict(k.about).get("en", ""),
            "about_zh": dict(k.about).get("zh", ""),
            "form": k.form,
            "holds": k.holds,
            "rule": k.rule,
        }
        for k in kinds
    ]


def term_rows(kinds: Iterable[Kind]) -> list[Row]:
    """Rows of ``store.terms``."""
    return [
        {"kind": k.name, "word": word, "label_en": dict(labels).get("en"), "label_zh": dict(labels).get("zh")}
        for k in kinds
        for word, labels in k.translations
    ]


def type_rows(types: Iterable[EntityType]) -> list[Row]:
    """Rows of ``store.types``."""
    return [
        {
            "type": t.name,
            "label_en": t.label("en"),
            "label_zh": t.label("zh"),
            "plural_en": dict(t.plural).get("en", t.label("en")),
            "plural_zh": dict(t.plural).get("zh", t.label("zh")),
        }
        for t in types
    ]


def problem_rows(problems: Sequence[tuple[Problem, str]]) -> list[Row]:
    """Rows of ``store.problems`` from problems with the id of the claim each is about, if any."""
    return [
        {
            "place": place,
            "severity": p.severity,
            "path": p.path,
            "line": p.line,
            "key": p.key,
            "words_en": p.words("en"),
            "words_zh": p.words("zh"),
            "claim_id": claim_id or None,
            "record": to_json(problem_record(p)),
        }
        for place, (p, claim_id) in enumerate(problems)
    ]


def pair_rows(pairs: Sequence[Pair]) -> list[Row]:
    """Rows of ``store.waiting``."""
    return [
        {
            "place": place,
            "a": p.a,
            "b": p.b,
            "type": p.type,
            "score": p.score,
            "gain": p.gain,
            "record": to_json(pair_record(p)),
        }
        for place, p in enumerate(pairs)
    ]
