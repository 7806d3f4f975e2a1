"""Prices of tokens told in a row, the number of tokens said once: “每百万 token 输入 6 元、输出 24 元”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from geju.claims.sentences.firms.counting import RESPECTIVELY
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.claims.sentences.subjects import own_model
from geju.claims.values.found import Found
from geju.claims.values.price import read_per, read_prices
from geju.model.claim import Claim
from geju.model.span import Evidence
from geju.model.value import Quantity

_DIRECTION = (
    r"(?:输入\s?[（(](?:缓存)?未?命中[）)]|缓存未命中|未命中缓存|缓存命中|命中缓存|缓存读取|缓存写入|输入|输出)"
)
_TOKENS = r"(?:tokens?|词元)"
# “每百万输入 token”, “/百万 tokens”, “每千个 token”: so many tokens as a price is for.
_PER = re.compile(
    rf"(?:每|/|／)\s*1?\s*(?:百万|千|万|[MK](?![A-Za-z]))\s*个?\s*(?P<first>{_DIRECTION})?(?:\s*(?:和|与|及|、|/)\s*(?P<second>{_DIRECTION}))?\s*个?\s*{_TOKENS}",
    re.IGNORECASE,
)
_COSTS = r"(?:的|均|都|仅|只|则|约|也|皆)*\s*(?:调用|API)?\s*(?:价格?|定价|单价|要价|售价|报价|费用|成本|收费)?\s*(?:(?:分别)?(?:是|为|收取?|仅需?|只需?|只要|需要?|低至|降至|降到|调[为至]|涨至|升至|改为|约|达|均为|：|:))*\s*(?:约|仅|人民币)?\s*"
# What stands between the last mark and a price of the row: which way, perhaps the number of tokens.
_AHEAD = re.compile(
    rf"(?P<way>{_DIRECTION})(?:\s*{_TOKENS})?(?:\s*[（(]?\d+\s?K\s*(?:以?[内下上])[）)]?)?\s*{_COSTS}(?:{_PER.pattern.replace('first', 'own').replace('second', 'also')})?\s*{_COSTS}\Z",
    re.IGNORECASE,
)
_JUST_PER = re.compile(rf"{_PER.pattern}\s*{_COSTS}\Z", re.IGNORECASE)
_OF_OLD = re.compile(r"原价|原来|原先|此前|之前|前代|上一代|从前|调价前|降价前")
_READS = re.compile(r"(?<!未)命中(?!率)|读取")
# “$3/$15（每百万 token 输入/输出）”: which of two is which.
_BOTH = re.compile(r"(?P<input>输入)\s*(?:[/／与和及、]|与)\s*(?P<output>输出)")
_WHICH = re.compile(r"前者|后者")
_STROKE = re.compile(r"\s*[/／]\s*")
_REACH = 40


class Rates(SentenceReader):
    """“每百万输入 token 5 美元、输出 25 美元”, “输入 2 元、输出 8 元（每百万 tokens）”."""

    hint = re.compile(
        rf"[每/／]\s*1?\s*(?:百万|百萬|千|万|萬|[MK])\s*个?個?[^，。；]{{0,8}}?\s*{_TOKENS}", re.IGNORECASE
    )

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """price, with the way of each."""
        pers = list(_PER.finditer(sentence.text))
        if not pers or RESPECTIVELY.search(sentence.text):
            return
        yield from _pairs(sentence, pers)
        for found in sentence.quantities:
            if found.value.unit in ("CNY", "USD") and found.value.explicit and _is_told(sentence, found, pers):
                yield from _rate(sentence, found, pers)


def _pairs(sentence: Sentence, pers: list[re.Match[str]]) -> Iterator[Claim]:
    """Two prices parted by a stroke where the words around name input and output in that order."""
    text = sentence.text
    for first, second in pairwise(sentence.quantities):
        both = _BOTH.search(text, max(0, first.start - _REACH // 2), second.end + _REACH)
        subject = sentence.subject(first.start, "Model", "Product") if both else None
        if both is None or subject is None or not _STROKE.fullmatch(text, first.end, second.start):
            continue
        per = _near(second, pers)
        for found, way in ((first, "input"), (second, "output")):
            prices = read_prices(text[found.start : found.end], per=read_per(per[0]))
            if len(prices) == 1 and prices[0].quantity.unit.endswith("/Mtoken") and found.value.explicit:
                said = (
                    Evidence("unit", sentence.span(*per.span())),
                    Evidence("direction", sentence.span(*both.span(way))),
                )
                yield sentence.claim(subject, "price", prices[0].quantity, found.start, found.end, said, direction=way)


def _is_told(sentence: Sentence, found: Found[Quantity], pers: list[re.Match[str]]) -> bool:
    """Whether a sum is a price that holds, and is not one with its own number of tokens behind it."""
    text = sentence.text
    own = any(not text[found.end : per.start()].strip() for per in pers if per.start() >= found.end)
    left, _ = sentence.clause(found.start, found.end)
    old = _OF_OLD.search(text, left, found.start) or any(c.left == found.start for c in sentence.changes)
    return not own and not old and not sentence.unreal(found.start, found.end)


def _rate(sentence: Sentence, found: Found[Quantity], pers: list[re.Match[str]]) -> Iterator[Claim]:
    text = sentence.text
    start = max(0, found.start - _REACH)
    told = _AHEAD.search(text, start, found.start)
    just = _JUST_PER.search(text, start, found.start)
    told = None if told and just and just.start() < told.start() else told  # “每百万输入与输出 token”
    per = just or _near(found, pers)
    if not (told or just):
        return
    prices = read_prices(text[found.start : found.end], per=read_per(per[0]))
    at = told.start() if told else found.start
    named = any(n.end <= at for n in sentence.named("Model", "Product"))
    subject = (None if named else own_model(sentence, at, "Model")) or sentence.subject(at, "Model", "Product")
    which = next(reversed([*_WHICH.finditer(text, 0, at)]), None)
    if which and not any(which.end() <= n.start < at for n in sentence.named("Model", "Product")):  # “X 与 Y，前者 …”
        things = [n for n in sentence.named("Model", "Product") if n.end <= which.start()]
        subject = sentence.said(things[which[0] == "后者"]) if len(things) == 2 else None
    if len(prices) != 1 or subject is None or not prices[0].quantity.unit.endswith("/Mtoken"):
        return
    for way, place in _ways(told, just):
        evidence = [Evidence("unit", sentence.span(*per.span()))]
        evidence += [Evidence("direction", sentence.span(*place))] if way else []
        yield sentence.claim(
            subject, "price", prices[0].quantity, found.start, found.end, tuple(evidence),
            when=sentence.when(found.start, found.end, event=False), direction=way,
        )  # fmt: skip


def _near(found: Found[Quantity], pers: list[re.Match[str]]) -> re.Match[str]:
    """The number of tokens that a sum is for: the last said before it, else the first behind it."""
    before = [per for per in pers if per.end() <= found.start]
    return before[-1] if before else pers[0]


def _ways(told: re.Match[str] | None, just: re.Match[str] | None) -> list[tuple[str, tuple[int, int]]]:
    """Which ways a price is for, with the words that say it; one without words where they say none."""
    groups = [(told, "way")] if told else [(just, "first"), (just, "second")]
    said = [(match[group], match.span(group)) for match, group in groups if match and match[group]]
    return [(_way(words), place) for words, place in said] or [("", (0, 0))]


def _way(words: str) -> str:
    if "未命中" in words or not _READS.search(words):
        return "output" if words == "输出" else "cache_write" if "写入" in words else "input"
    return "cache_read"
