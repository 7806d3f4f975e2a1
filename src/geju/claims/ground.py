"""The law of the house: no claim passes unless its quote stands at its offsets and carries what the claim says.

The extractor is not trusted. Numbers are read again from the quote; only a scale, a currency or a token base may come from
other words, and those are evidence with offsets of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from geju.base.errors import Problem
from geju.base.text import fold
from geju.claims.values import units
from geju.claims.values.moment import find_moments
from geju.claims.values.numerals import DIGITS, read_digits
from geju.claims.values.price import MILLION, read_per, read_prices
from geju.claims.values.quantity import find_quantities, read_quantity
from geju.model.claim import Claim
from geju.model.document import Document
from geju.model.kind import Kind
from geju.model.span import Span
from geju.model.value import Mention, Moment, Quantity, Term
from geju.model.vocabulary import Vocabulary

_FREE = re.compile(r"免费|free", re.IGNORECASE)
_RUN = re.compile(r"\d+(?:\.\d+)?")
Bounds = tuple[Decimal | None, Decimal | None]


def ground(claim: Claim, document: Document, vocabulary: Vocabulary) -> Problem | None:
    """None where the claim holds, else why it is set aside."""
    if not all(_stands(span, document) for span in (claim.span, *(e.span for e in claim.evidence))):
        return _problem("not_at_offsets", claim, quote=claim.span.quote)
    kind = vocabulary.kinds.get(claim.kind)
    if kind is None:
        return _problem("unknown_kind", claim)
    return _fits(claim, kind) or _carried(claim, kind, document)


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
        return kind.form == "quantity" and (not kind.units or value.unit in kind.units or kind.name == "metric")
    if isinstance(value, Moment):
        return kind.form == "time"
    if isinstance(value, Mention):
        return kind.form == "entity" and (not kind.entity_types or value.type in kind.entity_types)
    return kind.form == "text" and bool(value.text)


def _carried(claim: Claim, kind: Kind, document: Document) -> Problem | None:
    """Whether quote and evidence carry the value, the subject and the qualifiers."""
    quote = claim.span.quote
    value = claim.value
    if isinstance(value, Quantity):
        if not _number_in(value, quote, claim):
            return _problem("number_not_in_quote", claim, quote=quote)
    elif isinstance(value, Moment):
        if not _time_in(value.iso, quote, claim, document):
            return _problem("time_not_in_quote", claim, quote=quote)
    elif not _word_in(value, quote, claim, kind):
        return _problem("name_not_in_quote", claim, quote=quote)
    subject = fold(claim.subject.name)
    places = [quote, *(e.span.quote for e in claim.evidence if e.role in ("subject", "mended"))]
    if not any(subject in fold(place) for place in places) and not _mended(claim, "subject"):
        return _problem("subject_not_in_evidence", claim)
    for name, word in claim.qualifiers:
        if not _qualifier_in(name, word, claim, document):
            return _problem("qualifier_not_in_evidence", claim, qualifier=f"{name} {word}")
    return None


def _mended(claim: Claim, role: str) -> bool:
    """Whether a name damaged in print was mended with evidence for it."""
    return any(e.role == f"mended {role}" for e in claim.evidence)


def _number_in(value: Quantity, quote: str, claim: Claim) -> bool:
    wanted = (value.low, value.high)
    if value.low == value.high == 0 and _FREE.search(quote):
        return True
    factors = {
        Decimal(1),
        *(
            f
            for e in claim.evidence
            if e.role in ("unit", "header", "caption", "heading")
            for f in _factors(e.span.quote)
        ),
    }
    currency = value.unit[:3] if value.unit else ""
    for low, high in _readings(quote, currency):
        for factor in factors:
            if (_times(low, factor), _times(high, factor)) == wanted:
                return True
    return False


@lru_cache(maxsize=10_000)
def _readings(quote: str, currency: str) -> tuple[Bounds, ...]:
    """Every number that can be read in the words."""
    found: list[Bounds] = []
    whole = read_quantity(quote)
    if whole:
        found.append((whole.low, whole.high))
    found.extend((f.value.low, f.value.high) for f in find_quantities(quote))
    per = read_per(quote)
    for price in read_prices(quote, currency=currency or "CNY", per=per):
        found.append((price.quantity.low, price.quantity.high))
    found.extend((number, number) for number in _bare(quote))
    return tuple(found)


def _bare(quote: str) -> Iterator[Decimal]:
    """Numbers that stand alone: no scale, no operator, no letter belongs to them."""
    for match in re.finditer(rf"(?<![\d.]){DIGITS}(?![\d]|\.\d)", quote):
        before, after = quote[: match.start()].rstrip(), quote[match.end() :].lstrip()
        scaled = re.match(units.either(units.SCALES), after) or after[:1] in "+＋余多"
        if not scaled and not re.search(rf"(?:{units.either(units.OVER)})\Z", before):
            number = read_digits(match[0])
            yield number
            if before[-1:] in ("-", "−", "–"):
                yield -number


@lru_cache(maxsize=2_000)
def _factors(words: str) -> tuple[Decimal, ...]:
    """What other words may multiply a number by: a scale (亿, M), a token base (per 1K), percent."""
    found = [units.SCALES[m[0]] for m in re.finditer(units.either(units.SCALES), words)]
    per = read_per(words) or (Decimal(words) if re.fullmatch(r"[1-9]\d{2,6}", words) else None)
    if per:
        found.append(MILLION / per)
    return tuple(found)


def _times(number: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if number is None else number * factor


def _time_in(iso: str, quote: str, claim: Claim, document: Document) -> bool:
    """Whether a time is read in the quote, with what evidence of time and the document's date add to it."""
    said = [e.span.quote for e in claim.evidence if e.role == "time"]
    anchor = document.origin.date
    for words in (
        quote,
        *said,
        *(f"{other} {quote}" for other in said),
        *(f"{other}，{quote}" for other in said),
        "，".join((*said, quote)),
        ", ".join((*said, quote)),
    ):
        if any(found.value.iso == iso for found in find_moments(words, anchor=anchor)) or words.strip() == iso:
            return True
        if re.fullmatch(r"\s*(?:19|20)\d\d\s*", words) and words.strip() == iso:
            return True
    return False


def _word_in(value: Mention | Term, quote: str, claim: Claim, kind: Kind) -> bool:
    words = fold(quote)
    if isinstance(value, Mention):
        said = [words, *(fold(e.span.quote) for e in claim.evidence if e.role == "value")]
        return any(fold(value.name) in place for place in said) or _mended(claim, "value")
    spellings = dict(kind.terms).get(value.text, ())
    return any(fold(word) in words for word in (value.text, *spellings))


def _qualifier_in(name: str, word: str, claim: Claim, document: Document) -> bool:
    """A time by its reading, anything else with digits by its digits; a benchmark by its whole name."""
    quotes = [claim.span.quote, *(e.span.quote for e in claim.evidence)]
    if name == "time":
        return any(_time_in(word, quote, claim, document) for quote in quotes) or _dated(word, claim, document)
    if name == "benchmark":
        return (
            any(fold(word) in fold(quote) for quote in quotes)
            or _spelt_out(word, quotes)
            or _mended(claim, "benchmark")
        )
    if name == "shots":  # the digits of a model's name are no shots
        quotes = [e.span.quote for e in claim.evidence if e.role != "subject"] or quotes
    digits = {run for quote in quotes for run in _RUN.findall(quote)}
    if name == "shots" and any(re.search("zero|零", quote, re.IGNORECASE) for quote in quotes):
        digits.add("0")
    return all(run in digits for run in _RUN.findall(word))


def _spelt_out(word: str, quotes: list[str]) -> bool:
    """Whether a name put together of several cells (``TAU-Bench (Retail)``) has each of its parts in one of them."""
    folded = [fold(quote) for quote in quotes]
    return all(any(fold(part) in quote for quote in folded) for part in re.findall(r"[^\s()（）]+", word))


def _dated(word: str, claim: Claim, document: Document) -> bool:
    """Whether a claim takes the date of its document, and says so by evidence of role ``document``."""
    return word == document.origin.date and any(e.role == "document" for e in claim.evidence)
