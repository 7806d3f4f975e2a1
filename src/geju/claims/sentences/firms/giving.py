"""Sentences in which one company gives money to another: who gave, and what the other took in."""

from __future__ import annotations

from collections.abc import Iterator

from geju.claims.sentences.firms.backing import BOUGHT, EN_GAVE, GAVE, PUT_IN
from geju.claims.sentences.firms.money import as_money
from geju.claims.sentences.firms.parties import read_party
from geju.claims.sentences.firms.rounds import find_series, rounds
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


def read_bought(sentence: Sentence) -> Iterator[Claim]:
    """“X 以 8 亿美元入股 Y”, “X 投资 Y 8 亿美元”: investor and funding_amount of a Y that is known."""
    for match in BOUGHT.finditer(sentence.text):
        more = "" if match["giver"] else "2"
        start, end = match.span(f"taker{more}")
        taker = next((n for n in sentence.named("Organization") if n.start == start and n.end == end), None)
        giver = read_party(sentence, *match.span(f"giver{more}"))
        if giver is None or taker is None or sentence.unreal(*match.span()):
            continue
        when = sentence.when(*match.span())
        yield sentence.claim(sentence.said(taker), "investor", mention_value(giver), giver.start, giver.end, when=when)
        start, end = match.span(f"sum{more}")
        for found in sentence.quantities:
            money = as_money(sentence, found) if start <= found.start < end else None
            if money:
                yield sentence.claim(sentence.said(taker), "funding_amount", money, found.start, found.end, when=when)


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


def read_put_in(sentence: Sentence) -> Iterator[Claim]:
    """“X 投入 500 亿美元、Y 投入 300 亿” right behind a sentence that tells a round: investors of whom it told."""
    earlier = sentence.previous
    told = rounds(earlier)[-1:] if earlier is not None and PUT_IN.search(sentence.text) else ()
    if not told or told[0].raiser is None or rounds(sentence):
        return
    raiser, names = told[0].raiser, sentence.named("Organization")
    for match in PUT_IN.finditer(sentence.text):
        giver = next((n for n in names if n.end == match.start()), None)
        hedged = sentence.possible(*match.span()) or sentence.doubted(*match.span())
        if giver is None or giver.name == raiser.mention.name or (sentence.unreal(*match.span()) and not hedged):
            continue
        place, series = (giver.start, giver.end), told[0].series
        yield sentence.claim(
            raiser, "investor", mention_value(giver), *place, told[0].evidence, when=told[0].when, hedged=hedged, series=series
        )  # fmt: skip
