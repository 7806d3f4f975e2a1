"""Who put money into whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.context import Said
from geju.claims.sentences.firms.backing import (
    AFTER,
    ASIDE,
    BACKED,
    BEFORE,
    EN_AFTER,
    EN_BEFORE,
    EN_FROM,
    HAN,
    INVESTED,
    LIST_ENDS,
    OTHERWISE,
    PAID,
    TELLS,
)
from geju.claims.sentences.firms.giving import read_bought, read_gave, read_led, read_put_in
from geju.claims.sentences.firms.parties import latin_list_before, list_end, read_latin_list, read_list
from geju.claims.sentences.firms.rounds import Round, find_series, home, is_investor, round_at, topic_of
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence, mention_value
from geju.model.claim import Claim
from geju.model.naming.names import Name
from geju.model.span import Evidence, Span


class Backers(SentenceReader):
    """“由 X 领投，Y 跟投”, “led by X with participation from Y”, “X invested in Y”."""

    hint = re.compile(
        r"投资|机构|股东|领投|主导|牵头|跟进|加码|took part|took the lead|joined by|money into|-backed |(?:round|financing|deal) (?:also )?included|co-led|led that|跟投|参投|资方|获|投(?=[，。；;,\s])|加注|入股|注资|出资|投入|参与|认购|支持|[Ll]ed by|\bled an?\b|\bled the\b|leading|[Ii]nvest|[Bb]acked|from|participat|[Bb]ackers"
    )

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """investor and invested_in."""
        if TELLS.search(sentence.text):
            yield from _investors(sentence)
        yield from _invested(sentence)
        yield from read_gave(sentence)
        yield from read_bought(sentence)
        yield from read_led(sentence)
        yield from read_put_in(sentence)


def _investors(sentence: Sentence) -> Iterator[Claim]:
    done: set[int] = set()
    found = [*_in_chinese(sentence), *_in_english(sentence)]
    givers = {sentence.span(party.start, party.end) for _, party in found}
    last: tuple[str, tuple[Evidence, ...]] = ("", ())
    for at, party in found:
        subject, told = _raiser(sentence, at, givers)
        hedged = sentence.doubted(party.start, party.end) or sentence.possible(at, at)
        planned = sentence.unreal(at, at) and not hedged
        if subject is None or party.start in done or planned or party.name == subject.mention.name:
            continue
        done.add(party.start)
        series, words = find_series(sentence, *sentence.clause(party.start, party.end))
        if told and not series:
            series, words = told.series, told.evidence
        series, words = last = (series, words) if series or told else last
        when = sentence.when(at, at, about=subject) or (told.when if told else None)
        yield sentence.claim(
            subject, "investor", mention_value(party), party.start, party.end, words,
            when=when, hedged=hedged, series=series,
        )  # fmt: skip


def _raiser(sentence: Sentence, at: int, givers: set[Span]) -> tuple[Said | None, Round | None]:
    """Who raised what is told of at an offset; of the ``givers`` nobody."""
    told = round_at(sentence, at)
    if told:
        return told.raiser, told
    said = sentence.subject(at, "Organization") or topic_of(sentence)
    if said is None or said.span in givers:
        passed = any(sentence.span(0, 1).start <= giver.start < sentence.span(at, at + 1).start for giver in givers)
        said = sentence.carried_or_section("Organization") if passed else None
    if said and is_investor(said.name):
        said = home(sentence)
    return (None if said and (is_investor(said.name) or said.span in givers) else said), None


def _in_chinese(sentence: Sentence) -> Iterator[tuple[int, Name]]:
    """Each investor with the place whose round it belongs to."""
    if not HAN.search(sentence.text):
        return
    text = sentence.text
    for pattern in (BEFORE, AFTER, BACKED, PAID, OTHERWISE):
        for match in pattern.finditer(text):
            group = next(group for group, words in match.groupdict().items() if words)
            start, end = match.start(group), list_end(sentence, *match.span(group))
            if pattern is AFTER:
                stop = LIST_ENDS.search(text, start, end)
                end = stop.start() if stop else end
            for party in read_list(sentence, start, end):
                yield match.start(), party


def _in_english(sentence: Sentence) -> Iterator[tuple[int, Name]]:
    text = sentence.text
    patterns = (
        (EN_AFTER, EN_FROM)
        if re.search(r"rais|fund|round|Series|invest|back|secured|valuation|[$€£¥]\s?\d", text, re.IGNORECASE)
        else ()
    )
    for pattern in patterns:
        for match in pattern.finditer(text):
            for party in read_latin_list(sentence, match.end()):
                yield match.start(), party
    for match in EN_BEFORE.finditer(text):
        aside = ASIDE.search(text, 0, match.start())
        for name in latin_list_before(sentence, aside.start() if aside else match.start()):
            yield match.start(), name


def _invested(sentence: Sentence) -> Iterator[Claim]:
    """“X invested in Y”, “X — investor in Y”."""
    names = sentence.named("Organization")
    for match in INVESTED.finditer(sentence.text):
        before = [
            n for n in names if n.end <= match.start() and match.start() - n.end <= 30 and not sentence.oblique(n)
        ]
        after = [n for n in names if 0 <= n.start - match.end() <= 4]
        if not before or not after or sentence.unreal(*match.span()):
            continue
        giver, taker = before[-1], after[0]
        when = sentence.when(*match.span())
        yield sentence.claim(
            sentence.said(giver), "invested_in", mention_value(taker), taker.start, taker.end, when=when
        )
        if match[0].lower().endswith("investor in"):
            yield sentence.claim(
                sentence.said(taker), "investor", mention_value(giver), giver.start, giver.end, when=when
            )
