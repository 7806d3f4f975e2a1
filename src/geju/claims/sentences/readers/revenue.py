"""What companies take in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.context import Said
from geju.claims.sentences.firms.money import as_money
from geju.claims.sentences.firms.respective import led_time, read_respective
from geju.claims.sentences.firms.segments import segments
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.claims.values.found import Found
from geju.model.claim import Claim
from geju.model.span import Evidence
from geju.model.value import Quantity

_WORDS = r"(?:营业(?:总)?收入|总营收|营收|业务收入|总收入|收入|营业额)"
_AHEAD = re.compile(
    rf"{_WORDS}(?:规模|总额|已|约|約|为|達|达到?|高达|实现|突破|(?:增长|增加|增|提升|上升|攀升|升|涨|下降|降)(?:至|到)|超过?|逼近|近|将近|录得|是|：|:|了|微|小幅|大幅|\s|[（(])*\Z|"
    r"\b(?:revenues?|sales|turnover)(?:\s+(?:of|was|is|were|reached|hit|totaled|totalled|grew to|rose to|surged to|jumped to|exceeded|exceeding|about|around|approximately|nearly|over|more than|roughly|at|came in at|from ~?\$?[\d.,]+\s?\w* to)|\s*[:(])*\s*\Z|\bgenerat(?:ed|es|ing)\s+(?:about |around |over |roughly |nearly )?\Z",
    re.IGNORECASE,
)
_ROSE = re.compile(rf"(?:{_WORDS}|\b(?:revenues?|sales))[^，。；;,.]{{0,16}}\Z", re.IGNORECASE)
_BEHIND = re.compile(
    rf"\s*(?:的)?(?:年度?|全年|季度|月)?{_WORDS}|\s*\+?\s*(?:in\s+)?(?:annual\s+|total\s+|full-year\s+|quarterly\s+)*revenues?\b",
    re.IGNORECASE,
)
# What part of a company takes it in: “数据中心业务收入”, “云收入”, “API revenue”.
_NOT_PART = re.compile(
    r".*(?:季度|年度|半年|全年|去年|今年|上年|本年|财年|当季|月份?|年|其|的|公司|集团|科技|推动|带动|来自|受益于|由于|同期|其中)"
)
# What may stand before the word for revenue in a clause about the company named before.
_LEADS = re.compile(
    r"(?:[\W\d]|其|公司|该|集团|全年|当年|当季|当期|同期|去年|今年|上半年|下半年|前?[一二三四]季度|第|季度|单季|累计|合计|总|财年|年度?|实现|录得|的|了|而|但|同时|其中|主营|整体|在|达|预计|去|上|个|月份?|日|底|末|年初|截至|Q|H|FY|同比|并|且|则|也|还|就|已)*"
)
_ONLY = re.compile(r"\s*(?:而|则|又|在)?\s*(?:仅|只有|为|则为|达到?|增至|升至|涨到|约|近|超过?|是)*\s*")
_OTHER = re.compile(
    r"亏损|净利|利润|目标|行业|成本|支出|费用|\bloss|profit|\bcosts?\b|expens|per (?:user|employee)|ARR|年化|经常性|run[- ]rate|recurring|annuali[sz]ed|market|市场规模|行业|产业规模",
    re.IGNORECASE,
)


_EARNS = re.compile(
    r"\W*\s(?:has |have )?(?:generat|earn|bring|brought|made|produc)\w*\s+(?:in )?(?:about |around |over |roughly |nearly |~)?"
)
_SET_ON = re.compile(
    r"\b(?:loss(?:es)?|profit|income) (?:on|against|from|with) (?:only |just |about )?\Z", re.IGNORECASE
)
_BESIDE = re.compile(r"\s(?:in |of )?(?:total |annual )?revenue\b", re.IGNORECASE)


class Revenue(SentenceReader):
    """“2023 年营收 1.2 亿元”, “revenue of $3.7B in 2024”."""

    hint = re.compile(r"营收|收入|营业额|[Rr]evenue|\bsales\b|turnover|\bgenerated\b")

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """revenue."""
        listed = list(read_respective(sentence))
        yield from (claim for _, claim in listed if claim)
        yield from _each(sentence, {found.start for found, _ in listed})


def _each(sentence: Sentence, done: set[int]) -> Iterator[Claim]:
    """The revenues of a sentence that are told one by one; those at the places ``done`` are not asked again."""
    told: tuple[Said, str] | None = None
    for found in [q for q in sentence.quantities if q.start not in done]:
        value = as_money(sentence, found)
        before, told = told, None
        if before and value and _goes_on(sentence, found):
            told, when = before, sentence.when(found.start, found.end, event=False)
            yield sentence.claim(told[0], "revenue", value, found.start, found.end, when=when, segment=told[1])
            continue
        change = next((c for c in sentence.changes if found.start in (c.left, c.reached)), None)
        begin = change.start if change else found.start
        left, right = sentence.clause(begin, found.end)
        ahead, behind = sentence.text[left:begin], sentence.text[found.end : right]
        beside = _BESIDE.match(behind) and _SET_ON.search(ahead)  # “$9M net loss on $5M revenue”
        if value is None or (_OTHER.search(ahead[-40:] + behind[:24]) and not beside):
            continue
        rose = change and _ROSE.search(ahead)
        if not (rose or _AHEAD.search(ahead) or _BEHIND.match(behind)) or sentence.unreal(found.start, found.end):
            continue
        if any(_EARNS.fullmatch(sentence.text, n.end, found.start) for n in sentence.named("Product", "Model")):
            continue  # what a product brings in is not what its company does
        subject = sentence.subject(found.start, "Organization")
        segment = segments().search(ahead[-24:] + sentence.text[found.start : found.end] + behind[:24])
        if subject is None or sentence.possible(found.start, found.end):
            continue
        if not segment and _of_somebody_else(sentence, subject, left, begin):
            continue
        when = sentence.when(found.start, found.end, event=False, about=subject)
        when = when or (None if sentence.moments else led_time(sentence))
        if when is None and change and change.left == found.start:
            continue
        part = _part(segment, subject) if segment else ""
        around = sentence.span(max(left, begin - 24), min(right, found.end + 24))
        said = (Evidence("segment", around),) if part else ()
        told = subject, part
        yield sentence.claim(subject, "revenue", value, found.start, found.end, said, when=when, segment=part)


def _goes_on(sentence: Sentence, found: Found[Quantity]) -> bool:
    """Whether a clause says only when and how much, so that it goes on about what the one before told: “2023 年仅 100 万”."""
    left, right = sentence.clause(found.start, found.end)
    ahead, behind = sentence.text[left : found.start], sentence.text[found.end : right]
    for moment in reversed([m for m in sentence.moments if left <= m.start and m.end <= found.start]):
        ahead = ahead[: moment.start - left] + ahead[moment.end - left :]
    timed = len(ahead) < found.start - left
    return timed and bool(_ONLY.fullmatch(ahead)) and not behind.strip("。；;，, ")


def _part(segment: re.Match[str], subject: Said) -> str:
    """The segment without the times and the company's name before it."""
    if segment["named"] is None:
        return segment["known"] or segment["en"]
    words = segment["named"].split(subject.mention.name)[-1].rstrip()
    lead = _NOT_PART.match(words)
    return words[lead.end() :] if lead else words


def _of_somebody_else(sentence: Sentence, subject: Said, left: int, end: int) -> bool:
    """Whether a clause that does not name the subject has a name of its own before the word for revenue."""
    if subject.span.start >= sentence.span(left, left + 1).start:
        return False
    words = sentence.text[left:end]
    for moment in reversed([m for m in sentence.moments if left <= m.start and m.end <= end]):
        words = words[: moment.start - left] + words[moment.end - left :]
    word = re.search(_WORDS, words)
    return bool(word and not _LEADS.fullmatch(words[: word.start()]))
