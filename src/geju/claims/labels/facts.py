"""What a key and a value, printed side by side or one below the other, say of a thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from geju.base.text import MappedText, simplify
from geju.claims.context import Said
from geju.claims.fields.columns import Column, read_column
from geju.claims.fields.values import read_values
from geju.claims.measures import MONEY, measure_of
from geju.claims.values.found import Found
from geju.claims.values.moment import find_moments
from geju.claims.values.quantity import find_quantities
from geju.model.claim import Claim, qualifiers
from geju.model.document import Document
from geju.model.kind import Kind
from geju.model.naming.names import read_name
from geju.model.span import ALSO, Evidence
from geju.model.value import Mention, Moment, Quantity, Value
from geju.model.vocabulary import Vocabulary

# Words of a key that say which one of its kind is meant, not what kind it is.
_WHICH = re.compile(
    r"\A(?:\w+ )?(?:advantages|contributions|role|roles|profiles|overview|list) of (?=\w)|\A(?:(?:the|key|main|major|notable|strategic|early|other|existing|current|latest|most recent|recent|total|estimated|reported|core|flagship|new)\s+|"
    r"主要的?|战略|最新|最近一?轮|核心|现有|当前|目前|总|累计)+|"
    r"\s*(?:progression|history|timeline|milestones|include[sd]?|历程|变化|一览|包括)\Z",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*[(（\[](?P<inside>[^()（）\[\]]*)[)）\]]")
_ASIDE = re.compile(
    r"\s*[(（\[].*\Z|\s+(?:as of|in|for|at|across|\u2014|—|-|–)\s.*\Z|[;；。].*\Z", re.IGNORECASE | re.DOTALL
)
_HEDGED = re.compile(r"reported|rumou?r|alleged|implied|据传|传闻|unconfirmed", re.IGNORECASE)
_REGISTERED = re.compile(
    r"[\s,，;；(（]*(?:(?:formally|officially|legally|and)\s+)*(?:registered|incorporated|正式)?(?:注册|登记)?(?:\s*(?:in|on|于|为))?[\s:：]*",
    re.IGNORECASE,
)
_ESTIMATED = re.compile(
    r"\W{0,2}(?:unicorn(?: status)? \(|estimated(?: at)?|reportedly|an estimated|over|more than|about|around|approximately|roughly|nearly|some|at least)\s+\W?",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(?:[-–—~至到/]|\bto)\s*\Z")
_YEAR = re.compile(r"(?<![\d.$¥€,])(?P<year>20[0-3]\d)(?![\d.,%]\d|\d)")
_INSIDE = re.compile(r"[(（][^()（）]*[)）]")
_SAYS_YEAR = re.compile(r"\b(?:in|as of|FY)\s+\Z")
_STRETCHED = re.compile(r"\bnative(?:ly)?\b[^.;]{0,24}\d|原生[^。；]{0,12}\d|yarn", re.IGNORECASE)
_UNSAID = frozenset(
    {"score", "price", "developer", "category", "role", "former_role", "counterpart", "modality", "metric", "education"}
)
_LEAST_FIT = 0.6
# How much of a label the words of its measure make up at least.
_LEAST_SHARE = 0.25
# Measures that only companies have, and those whose numbers are amounts of money.
_OF_COMPANIES = frozenset({"headcount", "rd_headcount_share", "arr", "aum", "market_cap", "gpus", "invested_companies"})


@dataclass(frozen=True)
class Key:
    """What a label says its value is: a kind, or a measure of the kind metric; ``evidence`` are its words."""

    kind: Kind
    evidence: tuple[Evidence, ...]
    column: Column
    measure: str = ""
    unit: str = ""


def read_key(words: str, subject: str, evidence: tuple[Evidence, ...], vocabulary: Vocabulary) -> Key | None:
    """What a label says of a subject of that type, None where it names no kind or measure that such a thing has."""
    clean = _WHICH.sub("", _BRACKETS.sub("", words).strip(" *:：")).strip()
    column = _column(clean, vocabulary) if clean else None
    kind = vocabulary.kinds.get(column.kind) if column and column.fit >= _LEAST_FIT else None
    if kind and column and kind.name not in _UNSAID:
        return Key(kind, evidence, column) if subject in kind.subject else None
    measure = measure_of(simplify(clean))
    metric = vocabulary.kinds.get("metric")
    named = measure.pattern.search(simplify(clean)) if measure else None
    if measure is None or named is None or metric is None or subject not in metric.subject:
        return None
    if len(named[0]) < _LEAST_SHARE * len(clean) or (measure.name in _OF_COMPANIES and subject != "Organization"):
        return None
    return Key(metric, evidence, Column("metric"), measure.name, measure.unit)


@lru_cache(maxsize=4096)
def _column(words: str, vocabulary: Vocabulary) -> Column | None:
    return read_column(words, vocabulary)


@dataclass(frozen=True)
class Fact:
    """A value found in a text at ``start`` to ``end``; ``also``: another date that the text gives for it, and its place."""

    value: Value
    start: int
    end: int
    also: tuple[str, int, int] | None = None


def read_facts(key: Key, text: str, document: Document, vocabulary: Vocabulary) -> Iterator[Fact]:
    """The values at the head of a text; what stands behind them in brackets is an aside."""
    kind = key.kind
    if kind.form == "time":
        first, *others = (*find_moments(text), None)
        if first and first.start <= 2:
            yield Fact(first.value, first.start, first.end, _in_another_sense(text, first.end, others[0]))
    elif kind.form == "quantity":
        stretched = kind.name == "context_window" and _STRETCHED.search(text)  # “32,768 natively and 131,072 with YaRN”
        lead = _ESTIMATED.match(text)
        for index, found in enumerate(find_quantities(text)[: 2 if stretched else 1]):
            value = _sized(found.value, key) if index or found.start <= (lead.end() if lead else 2) else None
            if value is not None:
                yield Fact(value, found.start, found.end)
    elif kind.name == "investor":
        yield from _known(text, kind, vocabulary)
    else:
        head = _ASIDE.sub("", text)
        yield from (Fact(*read) for read in (read_values(head, key.column, vocabulary, document) if head else ()))


def _in_another_sense(text: str, end: int, other: Found[Moment] | None) -> tuple[str, int, int] | None:
    """A second date that tells the same in another sense: “March 2023 (formally registered May 16, 2023)”."""
    if other is None or not _REGISTERED.fullmatch(text, end, other.start):
        return None
    return other.value.iso, other.start, other.end


def _sized(quantity: Quantity, key: Key) -> Quantity | None:
    """A quantity in the unit of its kind or measure, None where it cannot be one."""
    money = len(quantity.unit) == 3 and quantity.unit.isupper()
    name = key.kind.name
    if key.measure:
        if money != (key.measure in MONEY):
            return None
        plain = quantity.unit in ("", key.unit) or not key.unit or quantity.unit in ("person", "user", "call")
        return replace(quantity, unit=quantity.unit if money else key.unit) if plain or money else None
    if any(len(unit) == 3 and unit.isupper() for unit in key.kind.units):
        return quantity if money else None
    if name in ("parameters", "active_parameters"):
        large = quantity.low is None or quantity.low >= 10**6
        return replace(quantity, unit="") if large and quantity.unit in ("", "param") else None
    if name in ("context_window", "training_tokens"):
        return replace(quantity, unit=quantity.unit or "token") if quantity.unit in ("", "token", "character") else None
    return quantity if not key.kind.units or quantity.unit in key.kind.units else None


def _known(text: str, kind: Kind, vocabulary: Vocabulary) -> Iterator[Fact]:
    """The pieces of a list that are names everybody knows; asides in brackets and behind a colon are passed over."""
    at = 0
    for piece in re.finditer(r"(?:[^、，,;；(（]|[(（][^)）]*[)）]?)+", text):
        words = re.split(r"\s*[(（:：]|\s+[-–—]\s", piece[0])[0]
        words = re.sub(r"\s*(?:等|领投|跟投|and others)\Z|\A\s*(?:and|以及|和)\s+", "", words)
        name = read_name(words, vocabulary.lexicon, *kind.entity_types)
        if name and name.known and name.sure:
            start = text.find(name.name, max(at, piece.start()))
            yield Fact(Mention(name.name, name.type), start, start + len(name.name))
        at = piece.end()


def bare(fact: Fact) -> bool:
    """Whether a value is a number without unit, scale or operator: it may be anything, a year or a rank."""
    value = fact.value
    return isinstance(value, Quantity) and bool(re.fullmatch(r"[\d.]+", value.raw.strip()))


@dataclass(frozen=True)
class Dated:
    """A time as a qualifier, with the words that say it."""

    iso: str
    evidence: Evidence


def read_when(document: Document, text: MappedText, start: int, end: int) -> Dated | None:
    """The one time in a stretch of text that says when something held; a range of times gives none."""
    words = text.text[start:end]
    moment = next(iter(find_moments(words, anchor=document.origin.date)), None)
    if moment and not _RANGE.search(words[: moment.start]):
        place = document.span_of(text, start + moment.start, start + moment.end)
        return Dated(moment.value.iso, Evidence("time", place))
    year = _year(words, moment.end if moment else 0)
    if year < 0:
        return None
    iso = words[year : year + 4]
    return Dated(iso, Evidence("time", document.span_of(text, start + year, start + year + 4)))


def _year(words: str, range_end: int) -> int:
    """Where the one bare year stands that says when, in brackets or behind “in”; of a range of months its year; else -1."""
    years = list(_YEAR.finditer(words))
    if range_end:
        return years[0].start() if len(years) == 1 and years[0].end() == range_end else -1
    if len({y["year"] for y in years}) != 1:
        return -1
    at = years[0].start()
    inside = any(m.start() < at < m.end() for m in _INSIDE.finditer(words))
    return at if inside or _SAYS_YEAR.search(words[:at]) else -1


def say(
    document: Document, text: MappedText, subject: Said, key: Key, fact: Fact, *,
    shift: int = 0, when: Dated | None = None, doubt: str = "", series: Evidence | None = None,
) -> Claim:  # fmt: skip
    """The claim of a fact found in ``text`` from ``shift`` on; ``doubt`` is the text that may hedge it."""
    timed = when if key.kind.qualifier("time") else None
    evidence = [subject.evidence(), *key.evidence, *([timed.evidence] if timed else []), *([series] if series else [])]
    if fact.also:
        iso, start, end = fact.also
        evidence.append(Evidence(f"{ALSO} {iso}", document.span_of(text, shift + start, shift + end)))
    return Claim(
        document.name, document.document_id, subject.mention, key.kind.name, fact.value,
        document.span_of(text, shift + fact.start, shift + fact.end),
        qualifiers(measure=key.measure, series=series.span.quote if series else "", time=timed.iso if timed else ""),
        hedged=bool(_HEDGED.search(doubt)), evidence=tuple(evidence), extractor="card",
    )  # fmt: skip
