"""The law of the house: no claim passes unless its quote stands at its offsets and carries what the claim says.

The extractor is not trusted. Numbers are read again from the quote; only a scale, a currency or a token base may come from
other words, and those are evidence with offsets of their own.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace

from geju.base.errors import Problem
from geju.base.text import has_decimal_commas, plain_signs, unbroken, with_points
from geju.claims.carried.names import REACH, asserted, implies, mends, stands
from geju.claims.carried.numbers import carries, home_currency
from geju.claims.carried.qualifiers import says_qualifier, says_time
from geju.model.claim import Claim
from geju.model.document import Document
from geju.model.kind import Kind
from geju.model.naming.lexicon import Lexicon
from geju.model.span import Span
from geju.model.value import Mention, Moment, Quantity
from geju.model.vocabulary import Vocabulary

# Words of these roles may say the scale, the currency or the token base of a number.
_SCALING = ("unit", "header", "caption", "heading")
_ESCAPING = ("json", "toml", "yaml")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>?")
_MARKUP = re.compile(rf"&[#\w]+;|{_TAG.pattern}")


def ground(claim: Claim, document: Document, vocabulary: Vocabulary) -> Problem | None:
    """None where the claim holds, else why it is set aside."""
    if not all(_stands(span, document) for span in (claim.span, *(e.span for e in claim.evidence))):
        return _problem("not_at_offsets", claim, quote=claim.span.quote)
    kind = vocabulary.kinds.get(claim.kind)
    if kind is None:
        return _problem("unknown_kind", claim)
    shown = _legible(_pointed(_unescaped(claim, document), document), document)
    return _fits(claim, kind) or _carried(shown, kind, document, vocabulary.lexicon)


def _problem(key: str, claim: Claim, **params: object) -> Problem:
    line = claim.to_line()
    value = next((line[k] for k in ("amount", "low", "time", "entity", "text") if line.get(k) is not None), "")
    given = {"claim": f"{claim.subject.name} {claim.kind} {value}", **params}
    words = tuple(sorted((name, _short(str(word))) for name, word in given.items()))
    return Problem(f"claims.{key}", words, claim.document, claim.span.line, "warning")


def _short(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:117]}…"


def _stands(span: Span, document: Document) -> bool:
    return (
        0 <= span.start < span.end
        and document.text[span.start : span.end] == span.quote
        and document.line_of(span.start) == span.line
    )


def _fits(claim: Claim, kind: Kind) -> Problem | None:
    """Whether the kind can have such a subject, value and qualifiers."""
    if claim.subject.type not in kind.subject:
        return _problem("wrong_subject", claim, type=claim.subject.type)
    if not _of_form(claim, kind):
        return _problem("wrong_value", claim)
    given = dict(claim.qualifiers)
    for qualifier in kind.qualifiers:
        if qualifier.required and not given.get(qualifier.name):
            return _problem("qualifier_missing", claim, qualifier=qualifier.name)
    for name in given:
        if kind.qualifier(name) is None:
            return _problem("qualifier_unknown", claim, qualifier=name)
    value = claim.value
    if isinstance(value, Quantity):
        for bound in (value.low, value.high):
            outside = bound is not None and (
                (kind.low is not None and bound < kind.low) or (kind.high is not None and bound > kind.high)
            )
            if outside:
                return _problem("out_of_bounds", claim, low=kind.low, high=kind.high)
    return None


def _of_form(claim: Claim, kind: Kind) -> bool:
    value = claim.value
    if isinstance(value, Quantity):
        return kind.form == "quantity" and (not kind.units or value.unit in kind.units)
    if isinstance(value, Moment):
        return kind.form == "time"
    if isinstance(value, Mention):
        return kind.form == "entity" and (not kind.entity_types or value.type in kind.entity_types)
    return kind.form == "text" and bool(value.text)


def _unescaped(claim: Claim, document: Document) -> Claim:
    """The claim with its quotes as a structured format means them: ``\\u667a\\u8c31`` is 智谱."""
    if document.format not in _ESCAPING or not any(
        "\\" in s.quote for s in (claim.span, *(e.span for e in claim.evidence))
    ):
        return claim
    evidence = tuple(replace(e, span=replace(e.span, quote=_meant(e.span.quote))) for e in claim.evidence)
    return replace(claim, span=replace(claim.span, quote=_meant(claim.span.quote)), evidence=evidence)


def _meant(quote: str) -> str:
    try:
        return str(json.loads(f'"{quote}"'))
    except ValueError:  # no string of such a format, or not a whole one
        return quote


def _pointed(claim: Claim, document: Document) -> Claim:
    """The claim with its quote as the document writes fractions."""
    if document.format != "csv" or "," not in claim.span.quote or not has_decimal_commas(document.text):
        return claim
    return replace(claim, span=replace(claim.span, quote=with_points(claim.span.quote)))


def _read(span: Span) -> Span:
    return replace(span, quote=unbroken(span.quote))


def _legible(claim: Claim, document: Document) -> Claim:
    """The claim with its quotes as a reader sees them: entities resolved, tags left out, spaces and hyphens plain."""
    if document.pages:
        evidence = tuple(replace(e, span=_read(e.span)) for e in claim.evidence)
        claim = replace(claim, span=_read(claim.span), evidence=evidence)
    quotes = [claim.span.quote, *(e.span.quote for e in claim.evidence)]
    if not any(_MARKUP.search(quote) or plain_signs(quote) != quote for quote in quotes):
        return claim
    evidence = tuple(replace(e, span=_shown(e.span)) for e in claim.evidence)
    return replace(claim, span=_shown(claim.span), evidence=evidence)


def _shown(span: Span) -> Span:
    if not _MARKUP.search(span.quote):
        return replace(span, quote=plain_signs(span.quote))
    return replace(span, quote=" ".join(plain_signs(html.unescape(_TAG.sub(" ", span.quote))).split()))


def _carried(claim: Claim, kind: Kind, document: Document, lexicon: Lexicon) -> Problem | None:
    """Whether quote and evidence carry the value, the subject and the qualifiers."""
    quote = claim.span.quote
    value = claim.value
    if isinstance(value, Quantity):
        others = [e.span.quote for e in claim.evidence if e.role in _SCALING]
        if not carries(value, quote, others, claim.kind, _home(claim, document)):
            return _problem("number_not_in_quote", claim, quote=quote)
    elif isinstance(value, Moment):
        if not says_time(value.iso, quote, claim, document):
            return _problem("time_not_in_quote", claim, quote=quote)
    elif isinstance(value, Mention):
        if not _named(value, "value", claim, lexicon):
            return _problem("name_not_in_quote", claim, quote=quote)
    elif not asserted((value.text, *dict(kind.terms).get(value.text, ())), quote, _ahead(claim.span, document)):
        return _problem("name_not_in_quote", claim, quote=quote)
    if not _named(claim.subject, "subject", claim, lexicon):
        return _problem("subject_not_in_evidence", claim)
    for name, word in claim.qualifiers:
        if not says_qualifier(name, kind.spellings(name, word), claim, document, lexicon):
            return _problem("qualifier_not_in_evidence", claim, qualifier=f"{name} {word}")
    return None


def _ahead(span: Span, document: Document) -> str:
    return document.text[max(0, span.start - REACH) : span.start]


def _home(claim: Claim, document: Document) -> str:
    """The currency of amounts that print none: what a feed's mapping says of the key, else the document's."""
    if any(e.role == "mapped currency" for e in claim.evidence) and isinstance(claim.value, Quantity):
        return claim.value.unit[:3]
    return document.origin.currency or home_currency(document)


def _named(mention: Mention, role: str, claim: Claim, lexicon: Lexicon) -> bool:
    """Whether quote or evidence of the role name the thing, in one place or in cells put together.

    A name damaged in print is named by what is left of it.
    """
    damaged = [e.span.quote for e in claim.evidence if e.role == f"mended {role}"]
    said = [e.span.quote for e in claim.evidence if e.role == role] + damaged
    places = (claim.span.quote, *said, *([" ".join(said)] if len(said) > 1 else []))
    if any(stands(mention.name, words, lexicon, mention.type) for words in places):
        return True
    return any(mends(mention.name, words) or implies(mention.name, words, lexicon) for words in damaged)
