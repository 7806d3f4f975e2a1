"""What companies are held to be worth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.context import Said
from geju.claims.sentences.parties import read_party
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.rounds import Round, is_investor, round_at, topic_of
from geju.claims.sentences.sentence import Sentence
from geju.claims.values.found import Found
from geju.model.claim import Claim
from geju.model.value import Quantity

_AHEAD = re.compile(
    r"(?:估值|身价)(?:据传|目前|最新|已经?|或|将|就|也|为|是|达到?|高达|曾|一度|从|由|暴|飙|大|涨|升|至|到|上涨|提升|来到|突破|逼近|接近|超过?|约|近|翻倍|站上|在|：|:|\s|[（(])*\Z|"
    r"(?:暴涨|飙升|上涨|升|涨|跃升|增长|翻倍)(?:至|到)\s*\Z|"
    r"\b(?:valuation|valued|valuing|values?)\b(?:\s+(?:of|at|to|is|was|were|has|have|reached|reaches|hit|hits|stands?|grew|rose|jumped|soared|around|about|approximately|over|nearly|roughly|more than|some|post-money|pre-money|itself|it|the company|the startup|the firm|them)|\s*[:(])*\s*\Z|\bworth\s+(?:about\s+|over\s+|around\s+|roughly\s+)?\Z",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s*(?:左右|以上)?(?:的)?(?:投前|投后|最新|历史)?(?:估值)(?!差|逻辑|体系|模型)|\s*\+?\s*(?:\(\w+\)\s*)?(?:post-money|pre-money)?\s*(?:implied\s+)?valuations?\b|\s*\(?(?:post-money|pre-money)\b",
    re.IGNORECASE,
)
_RISE = re.compile(r"(?:从|由|from)\s*\Z", re.IGNORECASE)
_OF_WHOM = re.compile(r"(?P<name>[^，。；;、：:\s]{2,14})(?:的)?(?:投后|投前|最新|目前)?估值\Z")
_NOT_OF_ONE = re.compile(
    r"市值|market cap|独角兽|unicorns?\b(?! status)|club|平均|average|中位|median|门槛|级别的|companies with|startups with|以上的公司|或以上|收购|acquired",
    re.IGNORECASE,
)


class Valuations(SentenceReader):
    """“估值达 30 亿美元”, “at a $30B valuation”."""

    hint = re.compile(r"估值|身价|[Vv]aluation|[Vv]alued|[Vv]aluing|\bworth\b|post-money")

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """valuation."""
        for found in sentence.quantities:
            money = len(found.value.unit) == 3 and found.value.unit.isupper()
            left, right = sentence.clause(found.start, found.end)
            ahead, behind = sentence.text[left : found.start], sentence.text[found.end : right]
            said = _AHEAD.search(ahead) or _BEHIND.match(behind)
            if (
                not money
                or not said
                or _NOT_OF_ONE.search(ahead)
                or (not re.search("估值|valu|worth", ahead + behind, re.IGNORECASE))
            ):
                continue
            hedged = sentence.doubted(found.start, found.end) or sentence.possible(found.start, found.end)
            if sentence.unreal(found.start, found.end) and not hedged:
                continue
            subject, told = _whose(sentence, found, left)
            if subject:
                yield _claim(sentence, subject, told, found, hedged, bool(_RISE.search(ahead)))


def _claim(
    sentence: Sentence, subject: Said, told: Round | None, found: Found[Quantity], hedged: bool, before: bool
) -> Claim:
    when = None if before else sentence.when(found.start, found.end, event=False) or (told.when if told else None)
    series, words = (told.series, told.evidence) if told and not before else ("", ())
    return sentence.claim(
        subject, "valuation", found.value, found.start, found.end, words, when=when or (None if before else sentence.passage.era), hedged=hedged, series=series,
    )  # fmt: skip


def _whose(sentence: Sentence, found: Found[Quantity], left: int) -> tuple[Said | None, Round | None]:
    """The company: who is named in the clause, else whose round is told, else who is carried."""
    clause = [n for n in sentence.named("Organization") if left <= n.start and n.end <= found.start]
    told = round_at(sentence, found.start)
    of = _OF_WHOM.search(sentence.text[left : found.start].rstrip("为达至到超约近 "))
    if not clause and of:
        party = read_party(sentence, left + of.start("name"), left + of.end("name"))
        if party:
            return sentence.said(party), told
    if (
        told
        and told.raiser
        and (not clause or told.raiser.mention.name == clause[-1].name or sentence.oblique(clause[-1]))
    ):
        return told.raiser, told
    if told and told.raiser is None:
        return None, None
    said = sentence.subject(found.start, "Organization") or topic_of(sentence)
    return (None if said and is_investor(said.name) else said), None
