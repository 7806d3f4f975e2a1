"""Sentences in which one company gives money to another: who gave, and what the other took in."""

from __future__ import annotations

from collections.abc import Iterator

from geju.claims.sentences.firms.backing import EN_GAVE, GAVE
from geju.claims.sentences.firms.money import as_money
from geju.claims.sentences.firms.parties import read_party
from geju.claims.sentences.firms.rounds import find_series
from geju.claims.sentences.sentence import Sentence, mention_value
from geju.model.claim import Claim


def read_gave(sentence: Sentence) -> Iterator[Claim]:
    """“X 对 Y 进行了 1 亿元的投资”, “X 向 Y 投资 1 亿元”: investor and funding_amount of Y."""
    for match in GAVE.finditer(sentence.text):
        giver, taker = (read_party(sentence, *match.span(group)) for group in ("giver", "taker"))
        if giver is None or taker is None or sentence.unreal(*match.span()):
            continue
        said, when = sentence.said(taker), sentence.when(match.start("taker"), match.end())
        yield sentence.claim(said, "investor", mention_value(giver), giver.start, giver.end, when=when)
        start, end = match.span("sum" if match["sum"] else "paid")
        for found in sentence.quantities:
            money = as_money(sentence, found) if start <= found.start < end else None
            if money:
                yield sentence.claim(said, "funding_amount", money, found.start, found.end, when=when)


def read_led(sentence: Sentence) -> Iterator[Claim]:
    """“X led a $40 billion round in Y”: investor and funding_amount of Y."""
    names = sentence.named("Organization")
    for match in EN_GAVE.finditer(sentence.text):
        giver = next((n for n in names if n.end == match.start()), None)
        taker = next((n for n in names if n.start == match.end()), None)
        if giver is None or taker is None or sentence.unreal(*match.span()):
            continue
        said, when, hedged = sentence.said(taker), sentence.when(*match.span()), sentence.doubted(*match.span())
        series, words = find_series(sentence, *match.span("sum"))
        yield sentence.claim(
            said,
            "investor",
            mention_value(giver),
            giver.start,
            giver.end,
            words,
            when=when,
            hedged=hedged,
            series=series,
        )
        for found in sentence.quantities:
            money = as_money(sentence, found) if match.start("sum") <= found.start < match.end("sum") else None
            if money:
                place = (found.start, found.end)
                yield sentence.claim(
                    said, "funding_amount", money, *place, words, when=when, hedged=hedged, series=series
                )
