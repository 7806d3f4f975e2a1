"""Rounds of funding and what they brought in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.context import Said
from geju.claims.sentences.firms.money import as_money
from geju.claims.sentences.firms.rounds import (
    SERIES,
    Round,
    find_series,
    gives_money,
    is_investor,
    round_at,
    series_word,
    topic_of,
)
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.model.claim import Claim
from geju.model.value import Term

_S = r"(?:(?:Pre-?)?[A-H]\d?\+{0,3}\s*轮|天使\+*轮|种子\+*轮|战略)"
_BEHIND = re.compile(
    rf"\s*(?:的|规模的?|级|规模)?(?:人民币)?\s*(?:新一轮|首轮|多轮)?\s*(?:{_S}(?:[及和、]{_S})*)?\s*(?:多轮|新一轮|首轮|两轮|股权|战略|风险|债务|外部|天使|种子|首次)*\s*(?:融资|募资|輪融资|(?<=天使)投资|(?<=种子)投资|(?<=战略)投资)|\s*的?新资金|\s*(?:的|规模的?)?\s*{_S}|"
    r"\s*\+?\s*(?:\([^)]*\)\s*)?(?:in\s+)?(?:a\s+|an\s+)?(?:(?:new|fresh|total|pre-seed|seed|angel|equity|debt|strategic|venture|growth|primary|additional|outside|external|mega-?|Series\s+[A-K]\d?)[\s-]+)*(?:funding\b|round\b|financing\b|raise\b|raised\b|mega-round\b|[Ss]eries\s+[A-K]\b(?! (?:preferred|stock|shares))|seed\b|capital\b|investment\b(?!\s+(?:in|into)\b)|in (?:pre-)?seed\b|from\s+(?:local|corporate|investors|venture|[A-Z]))|\s+at (?:an? )?(?:~|about )?[$€£]\s?[\d.]+\s?(?:[BMK]|[bm]illion)?\s+(?:post-money |pre-money )?valuation\b"
)
_AHEAD = re.compile(
    rf"(?:融资|募资|募集|筹集|融得|融(?=\s*\Z)|募得|融资(?:总)?额|(?:融资|募资|累计)(?:总)?(?:金额|规模)|轮(?:融资)?(?:的)?总?(?:金额|规模|额度)|新增资金|获[^，。；;\d]{{1,24}}?(?:追加|战略|联合|独家)*(?:投资|注资)|累计(?:融资)?金额|融资总额|吸金|(?:[，,；;]|\A)总?金额)(?:资金|已|累计|共计?|合计|总计|达到?|约|为|近|超过?|高达|突破|了|到|不少于|：|:|\s)*\Z|"
    rf"\A\W*(?:20\d\d\s?[年./-]\s?\d{{1,2}}\s?月?\s?[，,:：|]?\s?)?{_S}\s*(?:融资)?\s*(?:[（(][^（）()]{{2,20}}[)）])?\s*[:：，,|]\s*(?:融资|金额|合计|总额|约|近|超过?|逾|\s)*\Z|[，,]\s*(?:合计|共计|总计|累计)(?:约|近|超过?|逾|\s)*\Z|"
    rf"(?:完成|获得?|拿[下到]|[再又]拿|揽[下入]|斩获|官宣)(?:了|过|到)?(?:新一轮|首轮|共计|总额|连续多轮|{_S}|\s)*\Z|"
    r"\b(?:raised|raises|raise|raising|secured|secures|closed|closing|securing|landed|lands|bagged|bags|nabbed|nabs|netted|nets|scored|scores|snagged|snags|pick(?:s|ed) up|pull(?:s|ed) in|haul(?:s|ed) in|took in|takes in|announced|announces|raise of|round of|funding of|investment of|financing of|round worth|raising)\s+(?:(?:a|an|its|another|additional|around|about|some|over|more than|roughly|total|of|further|initial|combined|the|up to|nearly|almost|at least)\s+)*\Z|\b[Ss]eries\s+[A-K]\d?\s*(?:round\s*)?[(:—-]\s*\Z|\b(?:round|funding|raise|financing|backing|capital)\s*\(\s*\Z",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"融资|轮|募|投资|领投|再拿|又拿|揽下|揽入|筹集|筹得|吸金|新资金|新增资金|获得?\s?(?:约|近|超|逾)?\s?\d|融(?=得|\s?\d)|[Rr]ais|[Ff]und|[Rr]ound|[Ff]inanc|[Ii]nvest|[Ss]eries [A-K]|[Ss]ecure[sd]|backing|capital \(|at (?:an? )?[$€£][^,;]{1,12} valuation"
)
_OTHER = re.compile(
    r"(?:part of|目标|债务|IPO|上市|首次公开募股|并购|收购|基金(?:总)?规模|debt|tender|buyback)[^，。]{0,6}\Z",
    re.IGNORECASE,
)
# “58% above its $380B Series G”: what the round was valued at.
_COMPARED = re.compile(
    r"\bvalu(?:ed|es|ing|ation)\b[^,;.$]{0,24} (?:at|of|to) (?:about |around |over |more than |nearly |up to )?\Z|\b(?:above|below|than|versus|vs\.?|times) (?:its|their|the) (?:last |previous |latest )*\Z|(?:较|相比|高于)[^，。；;\d]{0,6}(?:\d[\d年月 ]{2,12})?[^，。；;\d]{0,4}\Z"
)
# Money that is taken in, but by no round.
_NO_ROUND = re.compile(
    r"\s*的?[^，。；;]{0,6}?(?:奖|补贴|补助|订单|赔偿|罚款|营收|收入|利润|贷款|授信|信贷|机会|合同|合约)"
)
_OPENED = re.compile(r"[\]*]*\s*[(（]\s*[~≈]?")
_PLAIN_ROUND = re.compile(
    r"(?:完成|获得|接洽|洽谈|进行|敲定)(?:了|过)?(?:新的?)?一轮(?:[^，。；;轮]{0,24}?的)?(?:新|大规模|巨额|股权|战略|外部)*融资"
)


class Funding(SentenceReader):
    """“X 完成 5 亿美元 B 轮融资”, “X raised $4B in Series E funding”."""

    hint = re.compile(
        r"融资|募|轮|领投|再拿|又拿|揽下|揽入|战略投资|天使投资|追加投资|新资金|新增资金|获得?\s?(?:约|近|超|逾)?\s?\d|融\s?\d|筹集|筹得|吸金|融得|[Rr]ais(?:ed?|es|ing)\b|[Ff]unding|[Ff]inancing|[Rr]ound|[Ss]eries [A-K]|[Ss]ecured|backing|capital \(|[Vv]aluation"
    )

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """funding_round and funding_amount."""
        yield from _amounts(sentence)
        yield from _series(sentence)


def _stands(sentence: Sentence, start: int, end: int) -> bool | None:
    """Whether something is told as a fact (False) or a rumour (True); None where it is denied or only planned."""
    hedged = sentence.doubted(start, end) or sentence.possible(start, end)
    silent = sentence.unreal(start, end) and not hedged
    return None if silent or sentence.denied(start, end) else hedged


def _whose(sentence: Sentence, at: int) -> tuple[Said | None, Round | None]:
    told = round_at(sentence, at)
    if told:
        return told.raiser, told
    said = sentence.subject(at, "Organization") or topic_of(sentence)
    gives = said is not None and (is_investor(said.name) or gives_money(sentence, said))
    return (None if gives else said), None


def _amounts(sentence: Sentence) -> Iterator[Claim]:
    if not _TELLS.search(sentence.text):
        return
    text = sentence.text
    for found in sentence.quantities:
        quantity = as_money(sentence, found)
        left, right = sentence.clause(found.start, found.end)
        ahead, behind = text[max(0, left - 40) : found.start], text[found.end : right]
        if (
            quantity is None
            or _OTHER.search(text[left : found.start])
            or _COMPARED.search(ahead)
            or _NO_ROUND.match(behind)
            or re.search(r"估值(?:约|为|达|近|超过?|高达|\s)*\Z", ahead)
            or re.match(r"\s*(?:post-money\s+)?(?:估值|valuation)", behind)
        ):
            continue
        if not (_AHEAD.search(ahead) or _BEHIND.match(behind)):
            continue
        if any(_OPENED.fullmatch(text, n.end, found.start) for n in sentence.named("Organization")):
            continue  # “Acme ($90B Series G)” may as well say what it was valued at
        hedged = _stands(sentence, found.start, found.end)
        subject, told = _whose(sentence, found.start)
        if subject is None or hedged is None:
            continue
        series, words = (told.series, told.evidence) if told else find_series(sentence, left, right)
        yield sentence.claim(
            subject, "funding_amount", quantity, found.start, found.end, words,
            when=sentence.when(found.start, found.end, about=subject) or (told.when if told else None), hedged=hedged, series=series,
        )  # fmt: skip


def _series(sentence: Sentence) -> Iterator[Claim]:
    found = [(m, series_word(m)) for m in SERIES.finditer(sentence.text)]
    if not found:
        found = [(plain, "-") for plain in _PLAIN_ROUND.finditer(sentence.text)]
    for match, word in found:
        start, end = match.span()
        a, b = sentence.clause(start, end)
        hedged = _stands(sentence, start, end)
        subject, told = _whose(sentence, start)
        if subject is None or hedged is None or not _TELLS.search(sentence.text, a, b):
            continue
        when = sentence.when(start, end, about=subject) or (told.when if told else None)
        yield sentence.claim(subject, "funding_round", Term(word), start, end, when=when, hedged=hedged)
