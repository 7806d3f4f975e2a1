"""What the qualifiers of a record's claim say, and the words that say it."""

from __future__ import annotations

import re
from decimal import Decimal

from geju.base.text import fold
from geju.claims.records.mapping import ClaimField, Scope
from geju.claims.records.places import cut
from geju.claims.records.record import Record
from geju.claims.records.rows import key_span
from geju.claims.values.moment import read_moment
from geju.claims.values.quantity import read_quantity
from geju.model.document import Node
from geju.model.kind import Kind
from geju.model.span import Evidence, Span

_SERIES = re.compile(r"\A(?:[Ss]eries\s+)?(?P<letter>(?:Pre-)?[A-K]\d?\+*)\s*轮?\Z")
_SHOTS = re.compile(r"(?P<digits>\d+)(?:\s*-?\s*shots?)?|zero[- ]?shots?|零样本", re.IGNORECASE)
_FIELD = re.compile(r"\$[\w.^*@-]*[\w*]")
# Where a claim holds may be said by the name of its document: that narrows the claim and asserts nothing.
_NARROWING = frozenset({"vendor", "region"})
_Said = tuple[str, list[Evidence]] | None


class UnsaidError(LookupError):
    """A thing that only the document's name names."""


def scope_words(
    record: Record, subject: str, node: Node, wanted: ClaimField, kind: Kind, evidence: list[Evidence]
) -> dict[str, str]:
    """Qualifier -> word, with the places that say it put into ``evidence``; raises UnsaidError.

    A name outside the text proves nothing, so a thing named only there must stand in the record too; but a vendor or a
    region, which only say where a claim holds, may be told by the document's name.
    """
    said: dict[str, str] = {}
    for name, scopes in wanted.qualifiers:
        for scope in scopes:
            found = _word(record, scope, name, node, wanted, kind)
            if found is None:
                continue
            word, places = found
            if any(re.fullmatch(pattern, f"{word} {subject}") for pattern in scope.silent):
                break
            if scope.words:
                word = dict(scope.words).get(word, "")
            word = _usual(kind, name, word)
            if word:
                said[name] = word
                evidence.extend(places)
                break
    return said


def _word(record: Record, scope: Scope, name: str, node: Node, wanted: ClaimField, kind: Kind) -> _Said:
    if scope.source.startswith("@"):
        return _told(record, scope.source[1:], node, kind, name)
    if scope.source.startswith("#"):
        return _in_key(record, scope.source[1:], node, wanted, name)
    if scope.source.startswith("$"):
        return _in_fields(record, scope, name)
    key = key_span(record.document, node)  # what the mapping says that the key means
    return scope.source, [Evidence(f"mapped {name}", key)] if key else []


def _in_fields(record: Record, scope: Scope, name: str) -> _Said:
    """The words of one field, or of several put together; None where one of them says nothing."""
    word, places = scope.source, []
    for match in _FIELD.finditer(scope.source):
        source = next(iter(record.said(match[0][1:])), None)
        if source is not None and scope.pattern:
            source = cut(record.document, source, scope.pattern)
        if source is None:
            return None
        word = word.replace(match[0], source.value or "", 1)
        places.append(Evidence(name, record.document.span(source.start, source.end)))
    return (read, places) if (read := _read(name, word)) else None


def _in_key(record: Record, group: str, node: Node, wanted: ClaimField, name: str) -> _Said:
    """A part of the key of the value, as a group of the mapping's pattern for keys finds it."""
    key = key_span(record.document, node)
    found = re.fullmatch(wanted.keys, key.quote) if key else None
    if not key or not found or not found[group]:
        return None
    place = record.document.span(key.start + found.start(group), key.start + found.end(group))
    return (read, [Evidence(name, place)]) if (read := _read(name, found[group])) else None


def _told(record: Record, group: str, node: Node, kind: Kind, name: str) -> _Said:
    """A thing that the document's name names, in its usual spelling, and where the record or the key names it too."""
    key = key_span(record.document, node)
    told = record.told.get(group, "")
    if name in _NARROWING:
        return (told, [Evidence("document", key)]) if told and key else None
    word = told.replace("_", " ")
    qualifier = kind.qualifier(name)
    lexicon = record.vocabulary.lexicon
    known = lexicon.lookup(word, qualifier.entity_type) if qualifier and qualifier.entity_type else None
    word = known.name if known else word
    spans = [*([key] if key else []), *(_span(record, n) for n in record.node.walk() if n.value)]
    place = next((place for place in spans if fold(word) in fold(place.quote)), None)
    if place is None:
        raise UnsaidError(word)
    return word, [Evidence(name, place)]


def _span(record: Record, node: Node) -> Span:
    return record.document.span(node.start, node.end)


def _read(name: str, text: str) -> str:
    """A qualifier as claims carry it: a time in ISO form, a number of shots or tokens in digits, else the words.

    Empty where a number of tokens is none, or is zero: what holds above nothing holds always.
    """
    text = text.strip()
    if name == "above":
        return tokens(text) or ""
    moment = read_moment(text) if name in ("time", "until") else None
    if moment:
        return moment.iso
    if name == "series":
        return _SERIES.sub(r"\g<letter>", text)
    shots = _SHOTS.fullmatch(text) if name == "shots" else None
    return (shots["digits"] or "0") if shots else text


def tokens(text: str) -> str | None:
    """A number of tokens in plain digits: ``200k``, ``272_000`` and ``32000.0``; None for zero and for anything else."""
    quantity = read_quantity(text.upper() if text.endswith("k") else text)
    amount = quantity.amount if quantity else None
    return str(int(amount)) if amount and amount == int(amount) and amount > Decimal(0) else None


def _usual(kind: Kind, name: str, word: str) -> str:
    """The kind's own word for what is printed (``batches`` is ``batch``)."""
    qualifier = kind.qualifier(name)
    return next((term for term, spellings in (qualifier.terms if qualifier else ()) if word in spellings), word)
