"""Prices of tokens and subscriptions in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.carried.numbers import home_currency
from geju.claims.sentences.models.sold import just_named, named_above, plain_prices, priced_for, sold, whole_texts
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.claims.values.price import read_direction, read_prices
from geju.model.claim import Claim
from geju.model.naming.names import Name
from geju.model.span import Evidence

_PRICE = re.compile(
    r"(?:[$¥￥€]\s*\d[\d.,]*|\d[\d.,]*\s*(?:元|美元|美分|人民币|USD|RMB|yuan))\s*(?:/|每|per\s+|a\s+)\s*(?:1\s*)?(?:百万|千|万|million|thousand|[MKmk](?![A-Za-z]))?\s*个?\s*(?:(?:cached\s+)?(?:input|output)\s+)?(?:tokens?|词元)|[$€£]\s*\d[\d.]*\s*(?:/|per\s)\s*(?:1\s*)?(?:million|M)\s+(?:cached\s+)?(?:input|output)\b",
    re.IGNORECASE,
)
_MONEY = r"(?:US\$|[$¥￥€])\s?\d[\d,]*(?:\.\d+)?(?![\d.]*\s?(?:[KMB万亿]|million|billion|thousand))|\d[\d,]*(?:\.\d+)?\s*(?:美元|元|人民币|USD|RMB)"
# “20 美元/月”, “$20 a month”; “每月 20 美元”.
_SUBSCRIPTION = re.compile(
    rf"(?P<money>{_MONEY})\s*(?:/|每|per\s|a\s)\s*(?:个?月|年|month|mo\b|year|yr\b)|(?:每个?[月年]|每[位个名]?(?:使用者|用户|用戶|席位|成员)(?:每月)?)\s*(?P<money2>{_MONEY})",
    re.IGNORECASE,
)
_PLAN = r"(?:Plus|Pro\+?|Max|Ultra|Team|Teams|Business|Enterprise|Basic|Lite|Starter|Standard|Premium|Individual|个人版|专业版|团队版|企业版|标准版|基础版|(?:基础|高级|黄金|铂金|钻石|普通|标准|年度|月度)(?=会员))"
# What stands between a product and what it costs, its plan perhaps among it.
_COSTS = re.compile(
    rf"['’]?s?\s*(?P<plan>{_PLAN})?\s*(?:plan|tier|subscription|版|会员|订阅|方案|套餐)*\s*(?:的)?(?:订阅)?(?:价格|定价|售价|费用)?\s*"
    r"(?:是|为|仅需?|只要|需要?|[:：(（]|costs?|is priced at|is|starts at|at|for)?\s*(?:约|about|only|just)?\s*",
    re.IGNORECASE,
)
# “…，Business 方案每位用户 40 美元”: a further plan of the product whose price was told before.
_NEXT_PLAN = re.compile(
    rf"[，,、；;]\s*(?:而|and\s+)?(?P<plan>{_PLAN})\s*(?:plan|tier|版|会员|订阅|方案|套餐)*\s*(?:的)?(?:价格|定价)?(?:是|为|则为|需)?\s*",
    re.IGNORECASE,
)
# “or $200 a year”: the same for another time.
_OR = re.compile(r"\s*(?:,|/|or|and|,\s*or)\s+")
_OF_WHICH = re.compile(r"\s+(?:of|for) (?P<way>input|output)\b", re.IGNORECASE)
_BY_PLAN = re.compile(rf"\b{_PLAN}\Z")
_ON_PLAN = re.compile(
    rf"\s*(?:on|for|with|under)\s+(?:its|the|a)\s+(?P<plan>{_PLAN})\s+(?:plan|tier|subscription)\b", re.IGNORECASE
)


# What may be used without paying, for good: no trial, no free plan beside others.
_FREE = re.compile(
    r"(?<![不非未限])免费(?=(?:公开|开放|向(?:公众|所有人|全体用户)开放)?(?:使用|开放)(?!\s*\d))|(?:永久|完全)免费"
    r"|(?<=\bis )free(?= to use\b| of charge\b)",
    re.IGNORECASE,
)

# “输入 1 元/百万 tokens、输出 2 元/百万 tokens”: in a clause that names both ways, the word right before the price.
_WAY = re.compile(r"(?:缓存(?:未命中|命中)|(?:未命中|命中)缓存|输入|输出)[^，。；、\d]{0,10}\Z")


class Charges(SentenceReader):
    """“输入价格为 1 元/百万 tokens”, “ChatGPT Plus 20 美元/月”."""

    hint = re.compile(
        r"[Tt]okens?|词元|[$€£]\s?\d|免费|\bfree\b|[/每]\s?个?[月年]|(?:/|per|a)\s?(?:month|mo\b|year|yr\b)"
    )

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """price, with direction, plan and time where the clause says them."""
        if not sentence.asserts:
            return
        yield from _free(sentence)
        for match in _PRICE.finditer(sentence.text):
            yield from _per_token(sentence, match)
        yield from plain_prices(sentence)
        last: tuple[int, Name] | None = None
        for match in _SUBSCRIPTION.finditer(sentence.text):
            further = _NEXT_PLAN.fullmatch(sentence.text, last[0], match.start()) if last else None
            further = None if last and _BY_PLAN.search(last[1].name) else further
            same = _OR.fullmatch(sentence.text, last[0], match.start()) if last else None
            thing = last[1] if last and (further or same) else None
            thing = thing or next((n for n in reversed(_things(sentence)) if n.end <= match.start()), None)
            between = further or same or (_COSTS.fullmatch(sentence.text, thing.end, match.start()) if thing else None)
            if thing is None or between is None:
                thing, between = sold(sentence, match.start())
            if thing and between and not sentence.unreal(*match.span()):
                last = match.end(), thing
                yield from _subscription(sentence, match, thing, between)


def _per_token(sentence: Sentence, match: re.Match[str]) -> Iterator[Claim]:
    prices = read_prices(match[0])
    left, right = sentence.clause(match.start(), match.end())
    subject = (
        priced_for(sentence, *match.span())
        or just_named(sentence, match.start())
        or sentence.subject(match.start(), "Model", "Product")
        or named_above(sentence, left, match.start())
        or whole_texts(sentence, match.start())
    )
    if len(prices) != 1 or subject is None or not prices[0].quantity.unit.endswith("/Mtoken"):
        return
    price = prices[0]
    behind = _OF_WHICH.match(sentence.text, match.end())
    direction = price.direction or (behind["way"].lower() if behind else read_direction(sentence.text[left:right]))
    beside = _WAY.search(sentence.text, left, match.start()) if not direction else None
    direction = direction or (read_direction(beside[0]) if beside else "")
    when = sentence.when(match.start(), match.end(), event=False)
    clause = (Evidence("direction", sentence.span(left, right)),) if direction else ()
    yield sentence.claim(
        subject, "price", price.quantity, match.start() + price.start, match.start() + price.end,
        when=when, evidence=clause, direction=direction,
    )  # fmt: skip


def _subscription(sentence: Sentence, match: re.Match[str], thing: Name, between: re.Match[str]) -> Iterator[Claim]:
    """What a product costs a month or a year, in which plan where the words ``between`` or those behind say it."""
    group = "money" if match["money"] else "money2"
    prices = read_prices(match[group])
    if len(prices) != 1:
        return
    behind = _ON_PLAN.match(sentence.text, match.end())
    told = between if between.groupdict().get("plan") else behind
    evidence = (Evidence("plan", sentence.span(*told.span("plan"))),) if told else ()
    start, price = match.start(group), prices[0]
    yield sentence.claim(
        sentence.said(thing), "price", price.quantity, start + price.start, start + price.end,
        evidence=evidence, plan=told["plan"] if told else "",
    )  # fmt: skip


def _things(sentence: Sentence) -> list[Name]:
    """Products and models; a product whose name is also a word counts beside its price."""
    return [n for n in sentence.names if n.type in ("Product", "Model")]


def _free(sentence: Sentence) -> Iterator[Claim]:
    """“清影免费公开使用”: a price of nothing."""
    for match in _FREE.finditer(sentence.text):
        subject = sentence.subject(match.start(), "Product", "Model")
        prices = read_prices(match[0], currency=home_currency(sentence.passage.document))
        if subject and prices:
            yield sentence.claim(subject, "price", prices[0].quantity, match.start(), match.end())
