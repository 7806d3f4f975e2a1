"""What companies are held to be worth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.context import Said
from geju.claims.sentences.firms.money import as_money
from geju.claims.sentences.firms.parties import read_party
from geju.claims.sentences.firms.rounds import Round, home, is_investor, round_at, topic_of
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.claims.values.found import Found
from geju.model.claim import Claim
from geju.model.value import Quantity

_AHEAD = re.compile(
    r"(?:估值|身价)(?:据传|目前|最新|已经?|或|将|就|也|还|尚|仍|才|不过|上看|直逼|为|是|达到?|高达|曾|一度|从|由|暴|飙|大|涨|升|至|到|上涨|提升|来到|突破|逼近|接近|超过?|约|近|翻倍|站上|只有|仅|不到|不足|在|：|:|\s|[（(])*\Z|"
    r"(?:暴涨|飙升|上涨|升|涨|跃升|增长|翻倍)(?:至|到)\s*\Z|"
    r"\b(?:valuation|valued|valuing|values?)\b(?:\s+(?:of|at|to|is|was|were|has|have|reached|reaches|hit|hits|stands?|grew|rose|jumped|soared|around|about|approximately|over|nearly|roughly|more than|some|post-money|pre-money|itself|it|the (?:[\w-]+ ){0,3}(?:company|startup|start-up|firm|maker|lab|developer|business|group)|them|(?-i:[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3})(?= at\b))|\s*[:(])*\s*\Z|\bworth\s+(?:about\s+|over\s+|around\s+|roughly\s+)?\Z",
    re.IGNORECASE,
)
# “raised a $200M Series A at $1.8B”
_AT_ROUND = re.compile(
    r"(?:\b[Ss]eries [A-K]\d?\+?|\b(?:round|seed|raise)|\b(?:raised|raises|closed|secured|landed|picks up|picked up) (?:a |an |about |over |another )?[$€£]\s?[\d.]+\s?(?:[BMK]|[bm]illion)?)\*{0,2}\s+at (?:about |around |roughly |over |nearly |~)?\Z"
)
_AT_MORE = re.compile(r"\s*(?:a share|per share|ARR|in |of )", re.IGNORECASE)
_BEHIND = re.compile(
    r"\s*(?:左右|以上)?(?:的)?(?:投前|投后|最新|历史)?(?:估值)(?!差|逻辑|体系|模型)|\s*\+?\s*(?:\(\w+\)\s*)?(?:post-money|pre-money)?\s*(?:implied\s+)?valuations?\b|\s*\(?(?:post-money|pre-money)\b",
    re.IGNORECASE,
)
_FRAMED = re.compile(r"以\s*(?:约|近|超过?)?\s*\Z")
# A value told only to be compared with.
_EARLIER = re.compile(
    r"(?:相比|较|高于|远高于|此前|之前|\bup from|\bcompared (?:to|with)|\bprevious)[^，。；;]{0,10}\Z", re.IGNORECASE
)
_AGAINST = re.compile(r"对\s*(?P<name>[^，。；;、对]{1,24}?)\s*的?(?:投前|投后)?估值")
# “低于竞争对手 X 上月 220 亿美元的估值”: the worth of the one that another is compared with.
_THAN = re.compile(
    r"(?:低于|高于|超过|超越|不及|逊于)(?:了|其|竞争|的|老|主要)*(?:对手|同行)?\s?(?P<name>[^，。；\d]{2,20}?)\s?(?:上个?月|此前|目前|当前|去年|今年|同期|年|月|的|\s|约|超)*(?:\d[\d年月 ]*)?\Z"
)
_NAME_BEHIND = re.compile(r"\s*(?:左右|以上)?的\s*")
_OF_WHOM = re.compile(r"(?P<name>[^，。；;、：:\s]{2,14}?)(?:的)?(?:投后|投前|最新|目前)?估值\Z")
# What stands between an investor's name and the word where the value is its own.
_OWN = re.compile(r"\s*(?:的|['’]s)?\s*(?:投后|投前|最新|目前|latest |current )*\s*(?:估值|valuation)")
# “X 的估值重回 …” of an X that nobody knows.
_STRANGER = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z0-9.]*\s*的(?:投后|投前|最新|目前)?估值")
_BACKS = re.compile(r"入股|投资|领投|跟投|参投|等\Z|加持|融资")
_NOT_OF_ONE = re.compile(
    r"市值|market cap|独角兽|unicorns?\b(?! status)|club|平均|average|中位|median|门槛|级别的|companies with|startups with|以上的公司|或以上|收购|acquired",
    re.IGNORECASE,
)


class Valuations(SentenceReader):
    """“估值达 30 亿美元”, “at a $30B valuation”."""

    hint = re.compile(
        r"估值|身价|[Vv]aluation|[Vv]alued|[Vv]aluing|\b[Vv]alues (?=the|it|[A-Z])|\bworth\b|post-money|\bat (?:~|about |over |nearly )?[$€£]"
    )

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """valuation."""
        for found in sentence.quantities:
            value = as_money(sentence, found)
            change = next((c for c in sentence.changes if found.start in (c.left, c.reached)), None)
            begin = change.start if change else found.start
            left, right = sentence.clause(begin, found.end)
            ahead, behind = sentence.text[left:begin], sentence.text[found.end : right]
            at_round = _AT_ROUND.search(ahead) and not _AT_MORE.match(behind)
            said = at_round or _AHEAD.search(ahead) or _BEHIND.match(behind)
            if value is None or not said or _NOT_OF_ONE.search(ahead) or _EARLIER.search(ahead):
                continue
            if not at_round and not re.search("估值|身价|valu|worth", ahead + behind[:40], re.IGNORECASE):
                continue
            hedged = sentence.doubted(found.start, found.end) or sentence.possible(found.start, found.end)
            if (sentence.unreal(found.start, found.end) and not hedged) or sentence.denied(found.start, found.end):
                continue
            yield from _claims(sentence, Found(found.start, found.end, value), left, hedged)


def _claims(sentence: Sentence, found: Found[Quantity], left: int, hedged: bool) -> Iterator[Claim]:
    """The valuation; one that has since changed only where it is told in full, with the time at which it held."""
    subject, told = _whose(sentence, found, left)
    when = sentence.when(found.start, found.end, event=False, about=subject)
    was = any(c.left == found.start for c in sentence.changes)
    if subject is None or (was and when is None and not found.value.explicit):
        return
    if not was:
        when = when or (told.when if told else None) or sentence.passage.era
    series, words = (told.series, told.evidence) if told and not was else ("", ())
    yield sentence.claim(
        subject, "valuation", found.value, found.start, found.end, words, when=when, hedged=hedged, series=series
    )


def _round_of(told: Round | None) -> Said | None:
    return told.raiser if told else None


def _whose(sentence: Sentence, found: Found[Quantity], left: int) -> tuple[Said | None, Round | None]:
    """The company: who is named in the clause, else whose round is told, else who is carried."""
    clause = [n for n in sentence.named("Organization") if left <= n.start and n.end <= found.start]
    told = round_at(sentence, found.start, framed=bool(_FRAMED.search(sentence.text[: found.start])))
    behind = _NAME_BEHIND.match(sentence.text, found.end)
    named = next((n for n in sentence.named("Organization") if behind and n.start == behind.end()), None)
    against = _AGAINST.search(sentence.text, left, found.start)
    if named:
        return sentence.said(named), told
    if against and not clause:
        party = read_party(sentence, *against.span("name"))
        return (sentence.said(party), told) if party else (_round_of(told), told)
    than = _THAN.search(sentence.text, left, found.start)
    if than:
        party = read_party(sentence, *than.span("name"))
        if party and (party.known or party.name[0].isascii()):
            return sentence.said(party), None
    of = _OF_WHOM.search(sentence.text[left : found.start].rstrip("为达至到超约近 "))
    if not clause and of and not _BACKS.search(of["name"]):
        party = read_party(sentence, left + of.start("name"), left + of.end("name"))
        if party:
            return sentence.said(party), told
    stranger = _STRANGER.search(sentence.text, left, found.start)
    if stranger and not any(n.start <= stranger.start() < n.end for n in sentence.names):
        return None, None
    if (
        told
        and told.raiser
        and (not clause or told.raiser.mention.name == clause[-1].name or sentence.oblique(clause[-1]))
    ):
        return told.raiser, told
    if told and told.raiser is None:
        return None, None
    said = sentence.subject(found.start, "Organization") or topic_of(sentence) or home(sentence)
    own = bool(clause) and bool(_OWN.match(sentence.text, clause[-1].end))
    return (home(sentence) if said and is_investor(said.name) and not own else said), None
