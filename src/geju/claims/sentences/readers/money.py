"""Funding rounds, valuations and revenue in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.rounds import SERIES, find_receiver, read_series, series_word
from geju.claims.sentences.sentence import Sentence
from geju.claims.values.found import Found
from geju.model.claim import Claim
from geju.model.value import Quantity, Term

_RAISED = re.compile(
    r"融资|募资|募集|raised?|raises|raising|secured|funding|financing|investment|round|closed|注资", re.IGNORECASE
)
_VALUED = re.compile(r"估值|市值|valuation|valued|worth", re.IGNORECASE)
_REVENUE = re.compile(r"营收|收入|营业额|revenue|sales", re.IGNORECASE)


class Money(SentenceReader):
    """“完成 B 轮 5 亿美元融资，由 X 领投，估值 30 亿美元”, “raised $4B led by X at a $30B valuation”."""

    hint = re.compile(
        r"融资|募|估值|市值|投资|投|营收|收入|资方|加注|[Rr]ais|[Ff]und|[Vv]alu|[Rr]ound|[Rr]evenue|[Ii]nvest|[Ss]eries|acquired"
    )

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """funding_amount, funding_round, valuation, revenue."""
        if not sentence.asserts:
            return
        for found in sentence.quantities:
            if len(found.value.unit) == 3 and found.value.unit.isupper():
                yield from _amount(sentence, found)
        yield from _rounds(sentence)


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
    subject = find_receiver(sentence, found.start)
    if subject is None:
        return
    when = sentence.time(found.start, found.end)
    series, words = read_series(sentence, found.start, found.end) if kind != "revenue" else ("", ())
    if kind == "revenue" and re.search(r"亏损|利润|loss|profit|成本|cost", clause, re.IGNORECASE):
        return
    yield sentence.claim(
        subject, kind, found.value, found.start, found.end, words, when=when, dated=True, series=series
    )


def _rounds(sentence: Sentence) -> Iterator[Claim]:
    if not _RAISED.search(sentence.text) or sentence.unreal(0, len(sentence.text)):
        return
    for match in SERIES.finditer(sentence.text):
        subject = find_receiver(sentence, match.start())
        if subject:
            when = sentence.time(match.start(), match.end())
            yield sentence.claim(
                subject, "funding_round", Term(series_word(match)), *match.span(), when=when, dated=True
            )
