"""What companies take in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.model.claim import Claim

_WORDS = r"(?:营业(?:总)?收入|总营收|营收|业务收入|总收入|收入|营业额)"
_AHEAD = re.compile(
    rf"{_WORDS}(?:规模|总额|已|约|約|为|達|达到?|高达|实现|突破|超过?|逼近|近|将近|录得|是|：|:|了|\s|[（(])*\Z|"
    r"\b(?:revenues?|sales|turnover)(?:\s+(?:of|was|is|were|reached|hit|totaled|totalled|grew to|rose to|surged to|jumped to|exceeded|exceeding|about|around|approximately|nearly|over|more than|roughly|at|came in at|from ~?\$?[\d.,]+\s?\w* to)|\s*[:(])*\s*\Z|\bgenerat(?:ed|es|ing)\s+(?:about |around |over |roughly |nearly )?\Z",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"\s*(?:的)?(?:年度?|全年|季度|月)?{_WORDS}|\s*\+?\s*(?:in\s+)?(?:annual\s+|total\s+|full-year\s+|quarterly\s+)*revenues?\b",
    re.IGNORECASE,
)
_SEGMENT = re.compile(
    r"(?P<segment>[\u4e00-\u9fffA-Za-z]{2,10}业务)(?:的)?(?:营业)?收入|(?P<en>[A-Z][\w ]{2,24}?) revenue"
)
_OTHER = re.compile(
    r"亏损|净利|利润|成本|支出|费用|\bloss|profit|\bcosts?\b|expens|per (?:user|employee)|ARR|run[- ]rate|recurring|annuali[sz]ed|market|市场规模|行业|产业规模",
    re.IGNORECASE,
)


class Revenue(SentenceReader):
    """“2023 年营收 1.2 亿元”, “revenue of $3.7B in 2024”."""

    hint = re.compile(r"营收|收入|营业额|[Rr]evenue|\bsales\b|turnover")

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """revenue."""
        for found in sentence.quantities:
            left, right = sentence.clause(found.start, found.end)
            ahead, behind = sentence.text[left : found.start], sentence.text[found.end : right]
            if len(found.value.unit) != 3 or not found.value.unit.isupper() or _OTHER.search(ahead[-40:] + behind[:24]):
                continue
            if not (_AHEAD.search(ahead) or _BEHIND.match(behind)) or sentence.unreal(found.start, found.end):
                continue
            subject = sentence.subject(found.start, "Organization")
            segment = _SEGMENT.search(ahead[-24:] + sentence.text[found.start : found.end] + behind[:24])
            if subject is None or sentence.possible(found.start, found.end):
                continue
            part = segment["segment"] or "" if segment else ""
            yield sentence.claim(
                subject, "revenue", found.value, found.start, found.end,
                when=sentence.when(found.start, found.end, event=False), segment=part,
            )  # fmt: skip
