"""Who put money into whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.context import Said
from geju.claims.sentences.parties import read_latin_list, read_list
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.rounds import Round, find_series, is_investor, round_at, topic_of
from geju.claims.sentences.sentence import Sentence, mention_value
from geju.model.claim import Claim
from geju.model.naming.names import Name

_HOW = r"(?:联合|共同|独家|继续|持续|超额|追加|跟随|分别|战略|重仓)*"
_DID = rf"(?:{_HOW}(?:领投|跟投|参投|加注|注资|认购|入股|出资|参与(?=[，,。；;]|\Z|了?[本此该])|参与投资|(?:投资|投)(?=[，,。；;）)]|\Z)))"
# “由 X、Y 领投”; the list begins behind 由 or the clause's start and ends at the verb.
_BEFORE = re.compile(
    rf"(?:由(?P<agents>[^；;。！？由]{{2,160}}?)|(?:(?<=[，,；;。])|\A|获得?了?)(?P<list>[^，；;。！？由]{{2,120}}?))(?:等[^，。；]{{0,18}}?)?{_DID}"
)
_AFTER = re.compile(
    r"(?:投资方|投资机构|投资者|投资人|资方|领投方|跟投方|参投方|股东)(?:阵容)?(?:主要|或|还|也)*(?:包括|包含|涵盖|为|有|是|：|:)(?:了)?\s*(?P<list>[^；;。！？]{2,160})"
)
_BACKED = re.compile(
    r"(?:获得?|得到)(?:了)?(?P<list>[^；;。！？]{2,120}?)(?:等[^，。；]{0,14}?)?(?:的)?(?:[A-H]\d?\+{0,3}\s*轮|天使\+*轮|种子\+*轮|战略|独家|联合|共同)*(?:投资|支持|加持)(?![者人机方])"
)
_LIST_ENDS = re.compile(r"[，,](?=[^、]{0,30}(?:融资|估值|本轮|此次|老股东|用于|将|资金))")
_EN_AFTER = re.compile(
    r"\b(?:(?:co-)?led by|backed by|(?:with\s+)?participation (?:from|by)|(?:key |notable |other |new |existing |strategic )?(?:investors?|backers?)\s*(?:include[sd]?|including|such as|were|are|:)|from investors(?: including| such as)?)\s+"
)
_EN_FROM = re.compile(
    r"(?:[$€£¥]\s?[\d.,]+\s?(?:[BMK]|[bm]illion)?\+?|\bfunding|\bround|\bfinancing|[Ss]trategic investment)\s+from\s+"
)
_EN_BEFORE = re.compile(
    r"\s+(?:(?:also\s+)?(?:participated|joined (?:the|this) round)|(?:co-)?led the (?:round|investment|deal|financing)|leading (?:the )?(?:investment|round)|co-investing|co-invested|(?:also )?took part)\b"
)
_INVESTED = re.compile(
    r"(?:战略)?投资了|入股了|参投了|\b(?:has |have )?invested(?: [$€£]?[\d.,~]+\s?(?:[BMK]|[bm]illion)?\+?)?(?: cumulative)? in\b|\binvests in\b|\b(?:an? )?(?:early |lead |major |strategic )?investor in\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"融资|轮|募|注资|投资方|领投|跟投|参投|加注|入股|[Rr]ais|[Ff]und|[Rr]ound|[Ff]inanc|[Ii]nvest|[Bb]ack"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")


class Backers(SentenceReader):
    """“由 X 领投，Y 跟投”, “led by X with participation from Y”, “X invested in Y”."""

    hint = re.compile(
        r"投资|领投|跟投|参投|资方|加注|入股|注资|认购|支持|[Ll]ed by|leading|[Ii]nvest|[Bb]acked|from|participat|[Bb]ackers"
    )

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """investor and invested_in."""
        if _TELLS.search(sentence.text):
            yield from _investors(sentence)
        yield from _invested(sentence)


def _investors(sentence: Sentence) -> Iterator[Claim]:
    done: set[int] = set()
    for at, party in [*_in_chinese(sentence), *_in_english(sentence)]:
        subject, told = _raiser(sentence, at)
        hedged = sentence.doubted(party.start, party.end) or sentence.possible(at, at)
        planned = sentence.unreal(at, at) and not hedged
        if subject is None or party.start in done or planned or party.name == subject.mention.name:
            continue
        done.add(party.start)
        series, words = find_series(sentence, *sentence.clause(party.start, party.end))
        if told and not series:
            series, words = told.series, told.evidence
        when = sentence.when(at, at) or (told.when if told else None)
        yield sentence.claim(
            subject, "investor", mention_value(party), party.start, party.end, words,
            when=when, hedged=hedged, series=series,
        )  # fmt: skip


def _raiser(sentence: Sentence, at: int) -> tuple[Said | None, Round | None]:
    told = round_at(sentence, at)
    if told:
        return told.raiser, told
    said = sentence.subject(at, "Organization") or topic_of(sentence)
    return (None if said and is_investor(said.name) else said), None


def _in_chinese(sentence: Sentence) -> Iterator[tuple[int, Name]]:
    """Each investor with the place whose round it belongs to."""
    if not _HAN.search(sentence.text):
        return
    text = sentence.text
    for pattern in (_BEFORE, _AFTER, _BACKED):  # each has a group “list”; the first has “agents” as well
        for match in pattern.finditer(text):
            start, end = match.span("list" if match["list"] else "agents")
            if pattern is _AFTER:
                stop = _LIST_ENDS.search(text, start, end)
                end = stop.start() if stop else end
            for party in read_list(sentence, start, end):
                yield match.start(), party


def _in_english(sentence: Sentence) -> Iterator[tuple[int, Name]]:
    text = sentence.text
    patterns = (_EN_AFTER, _EN_FROM) if re.search(r"rais|fund|round|Series|invest|back", text, re.IGNORECASE) else ()
    for pattern in patterns:
        for match in pattern.finditer(text):
            for party in read_latin_list(sentence, match.end()):
                yield match.start(), party
    for match in _EN_BEFORE.finditer(text):
        name = next((n for n in sentence.named("Organization") if n.end == match.start()), None)
        if name:
            yield match.start(), name


def _invested(sentence: Sentence) -> Iterator[Claim]:
    """“X invested in Y”, “X — investor in Y”."""
    names = sentence.named("Organization")
    for match in _INVESTED.finditer(sentence.text):
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
