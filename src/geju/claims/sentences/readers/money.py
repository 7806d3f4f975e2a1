"""Funding rounds, valuations, investors, revenue in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.context import Said
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence, mention_value
from geju.claims.values.found import Found
from geju.model.claim import Claim
from geju.model.naming.names import Name
from geju.model.span import Evidence
from geju.model.value import Quantity, Term

_RAISED = re.compile(
    r"融资|募资|募集|raised?|raises|raising|secured|funding|financing|investment|round|closed|注资", re.IGNORECASE
)
_VALUED = re.compile(r"估值|市值|valuation|valued|worth", re.IGNORECASE)
_REVENUE = re.compile(r"营收|收入|营业额|revenue|sales", re.IGNORECASE)
_SERIES = re.compile(
    r"(?P<latin>(?:Pre-)?[A-H]\d?\+{0,3})\s*轮|(?P<han>天使|种子|战略)\s*轮|\b(?:Series|series)\s+(?P<series>[A-K]\d?\+?)(?![\w])|\b(?P<seed>[Ss]eed|[Aa]ngel)\s+(?:round|funding|financing)"
)
_LED = re.compile(
    r"领投|跟投|参投|参与投资|投资方(?:为|包括|有)?|资方(?:为|包括)?|出资|加注|\bled by\b|\bco-led by\b|\bbacked by\b|participation (?:from|by)|\binvestors? (?:include|including|such as|were)\b|\bfrom investors\b|\bfrom\b",
    re.IGNORECASE,
)
_BEFORE_VERB = re.compile(r"领投|跟投|参投|参与投资|出资|加注")
_INVESTS = re.compile(r"投资了|入股了?|收购了|\binvested in\b|\binvests in\b|\bacquired\b", re.IGNORECASE)
_LIST = re.compile(r"\s*(?:[、,，/]|\band\b|和|与|以及|及|\s)*\s*(?:等)?\s*")


class Money(SentenceReader):
    """“完成 B 轮 5 亿美元融资，由 X 领投，估值 30 亿美元”, “raised $4B led by X at a $30B valuation”."""

    hint = re.compile(
        r"融资|募|估值|市值|投资|投|营收|收入|资方|加注|[Rr]ais|[Ff]und|[Vv]alu|[Rr]ound|[Rr]evenue|[Ii]nvest|[Ss]eries|acquired"
    )

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """funding_amount, funding_round, valuation, investor, invested_in, revenue."""
        if not sentence.asserts:
            return
        for found in sentence.quantities:
            if len(found.value.unit) == 3 and found.value.unit.isupper():
                yield from _amount(sentence, found)
        yield from _rounds(sentence)
        yield from _invested(sentence)


def _receiver(sentence: Sentence, at: int) -> Said | None:
    """Who raises: the first organization of the sentence before ``at``, else the one carried."""
    named = [n for n in sentence.named("Organization") if n.end <= at and not _investor(n)]
    own = sentence.context.subject
    if own and own.mention.type == "Organization" and not (named and named[0].start <= 12):
        return own  # a section about one company speaks of its rounds unless a sentence begins with another
    return sentence.said(named[-1]) if named else sentence.subject(0, "Organization")


def _investor(name: Name) -> bool:
    return bool(name.known and "investor" in name.known.tags and "giant" not in name.known.tags)


def _series(sentence: Sentence, start: int, end: int) -> tuple[str, tuple[Evidence, ...]]:
    """The series that the sentence names, if it names just one."""
    found = list(_SERIES.finditer(sentence.text))
    if len(found) != 1:
        return "", ()
    return _word(found[0]), (Evidence("series", sentence.span(*found[0].span())),)


def _word(match: re.Match[str]) -> str:
    if match["han"]:
        return f"{match['han']}轮"
    return match["latin"] or match["series"] or match["seed"].capitalize()


def _amount(sentence: Sentence, found: Found[Quantity]) -> Iterator[Claim]:
    left, right = sentence.clause(found.start, found.end)
    clause = sentence.text[left:right]
    here = found.start - left
    kinds = []
    for kind, pattern in (("valuation", _VALUED), ("funding_amount", _RAISED), ("revenue", _REVENUE)):
        for match in pattern.finditer(clause):
            gap = here - match.end() if match.end() <= here else match.start() - (found.end - left)
            if 0 <= gap <= 24:
                kinds.append((gap, kind))
    if not kinds or (sentence.unreal(found.start, found.end) and not sentence.hedged):
        return
    kind = min(kinds)[1]
    subject = _receiver(sentence, found.start)
    if subject is None:
        return
    when = sentence.time(found.start, found.end)
    series, words = _series(sentence, found.start, found.end) if kind != "revenue" else ("", ())
    if kind == "revenue" and re.search(r"亏损|利润|loss|profit|成本|cost", clause, re.IGNORECASE):
        return
    yield sentence.claim(subject, kind, found.value, found.start, found.end, words, when=when, series=series)


def _rounds(sentence: Sentence) -> Iterator[Claim]:
    if not _RAISED.search(sentence.text) or sentence.unreal(0, len(sentence.text)):
        return
    for match in _SERIES.finditer(sentence.text):
        subject = _receiver(sentence, match.start())
        if subject:
            when = sentence.time(match.start(), match.end())
            yield sentence.claim(subject, "funding_round", Term(_word(match)), *match.span(), when=when)


def _invested(sentence: Sentence) -> Iterator[Claim]:
    names = sentence.named("Organization", "Person")
    if not names or sentence.unreal(0, len(sentence.text)):
        return
    for match in _INVESTS.finditer(sentence.text):
        before = [n for n in names if n.end <= match.start() and n.type == "Organization"]
        after = [n for n in names if 0 <= n.start - match.end() <= 12 and n.type == "Organization"]
        if before and after:
            yield sentence.claim(
                sentence.said(before[-1]), "invested_in", mention_value(after[0]), after[0].start, after[0].end
            )
    if not _RAISED.search(sentence.text):
        return
    for match in _LED.finditer(sentence.text):
        backers = (
            _before(sentence, names, match) if _BEFORE_VERB.fullmatch(match[0]) else _after(sentence, names, match)
        )
        for name in backers:
            own = [n for n in names if n not in backers]
            subject = _receiver(sentence, match.start()) if own or not names else sentence.subject(0, "Organization")
            if subject and subject.mention.name != name.name:
                series, words = _series(sentence, name.start, name.end)
                when = sentence.time(name.start, name.end)
                yield sentence.claim(
                    subject,
                    "investor",
                    mention_value(name),
                    name.start,
                    name.end,
                    words,
                    when=when,
                    series=series,
                )


def _after(sentence: Sentence, names: list[Name], match: re.Match[str]) -> list[Name]:
    """The names of the list behind some words."""
    found: list[Name] = []
    at = match.end()
    for name in names:
        if (
            name.start >= at
            and len(sentence.text[at : name.start]) <= 14
            and _LIST.fullmatch(sentence.text[at : name.start])
        ):
            found.append(name)
            at = name.end
    return found if match[0].lower() != "from" or any(_investor(n) for n in found) else []


def _before(sentence: Sentence, names: list[Name], match: re.Match[str]) -> list[Name]:
    """The names of the list right before some words."""
    found: list[Name] = []
    at = match.start()
    for name in reversed(names):
        if name.end <= at and _LIST.fullmatch(sentence.text[name.end : at]):
            found.insert(0, name)
            at = name.start
    return found
