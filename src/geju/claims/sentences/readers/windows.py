"""How much text a model takes in at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from geju.claims.context import Said
from geju.claims.sentences.models.ranges import at_most, ranges, risen
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.claims.sentences.subjects import all_joined, both_before, model_of
from geju.model.claim import Claim
from geju.model.value import Quantity

_UP_TO = re.compile(
    r"\s*(?:tokens?\s+)?(?:(?:的)?[^，。；,;]{0,6}(?:扩展|提升|增加|扩大|提高|升级))?(?:to|到|至)了?\s*(?:over\s+)?"
)
_AND = re.compile(r"\s*(?:and|or|和|与|及|或|、|,|/)\s*")
_LETTERS = re.compile(r"\s*(?:个)?(?:Chinese\s+|English\s+|中文|汉)?(?:characters?\b|字符?)")
_NEAR, _FAR = 36, 120  # characters from the word to a number, to the range that it rises over
_CONTEXT = re.compile(
    r"上下文|文本长度|长文本|无损|序列长度|コンテキスト|\bcontexts?\b|窗口|\bits window\b|sequence length|\bwindow (?:length|size)",
    re.IGNORECASE,
)
# What right before or behind a bare number says that it counts tokens of context.
_EXACTLY = re.compile(
    r"(?:context|sequence|window)[\s-]*(?:length|window|size)?s?\s*(?:of|is|:|up to|to|=)?\s*(?:up to\s*)?\Z|context (?:length|window)[^.,;]{0,24}\b(?:from|to)\s*\Z|(?:上下文|序列|文本)(?:长度|窗口){0,2}\s*(?:为|达|达到|是|：|:)?\s*\Z",
    re.IGNORECASE,
)
# “200 万文本长度”: so many characters
_OF_TEXT = re.compile(r"\s*(?:的)?(?:长文本|文本长度)")
_SCALED = re.compile(r"[KkM]|万|million", re.IGNORECASE)
# A length that is passed, cut off at or tried out is no window.
_NO_WINDOW = re.compile(
    r"(?:每|/|／|\bper |超出了?|超过了?|防止|避免|exceed\w*|beyond|longer than|截断\w*|truncat\w*(?: to| at)?)\s*\Z",
    re.IGNORECASE,
)
# What another or an earlier one had: “1M, up from 200K”.
_UP_FROM = re.compile(
    r"\b(?:up|down|compared (?:to|with)) from (?:just |only )?\Z|\b(?:versus|vs\.?|compared (?:to|with)) \Z",
    re.IGNORECASE,
)
_TEST = re.compile(
    r"\b(?:across|at all|all)\b[^.;]{0,30}\blengths\b|\b(?:conducted|evaluated|tested|measured)\b|输出|\boutput",
    re.IGNORECASE,
)
_TRIED = re.compile(
    r"\s*(?:的)?(?:上下文|文本)?(?:长度|窗口)?(?:限制|下(?!一|的?窗|文)|内进行)|\s*(?:的?上下文)?[就便才时]?(?:会|已)?(?:碰到|触及|遇到|达到|撞上)[^，。]{0,4}(?:限制|上限)"
)
_THEN = re.compile(
    r"\s*(?:的)?[^，。；,;]{0,14}?(?:扩展|提升|增加|扩大|提高|升级)(?:到|至)|\s*(?:tokens?\s+)?to\s+(?:over\s+)?(?:\d|\Z)"
)


class Windows(SentenceReader):
    """“支持 128K 上下文”, “a context window of 1M tokens”."""

    hint = re.compile(r"上下文|文本|[Cc]ontext|序列|窗口|无损|[Ss]equence|[Ww]indow|万字|コンテキスト")

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """context_window."""
        quantities = sentence.quantities
        for index, found in enumerate(quantities):
            ahead, behind = _around(sentence, index)
            if sentence.unreal(found.start, found.end) or not _is_window(found.value, ahead, behind):
                continue
            number = risen(sentence, at_most(sentence, found))
            types = ("Model",) if _bare(found.value) else ("Model", "Product")
            thing = model_of(sentence, number, *types) if number else None
            both = both_before(sentence, sentence.clause(found.start, found.end)[0], found.start) if number else []
            for said in both or (_joined(sentence, thing) if number and thing else ()):
                assert number is not None
                han = "万" in number.value.raw and _OF_TEXT.match(sentence.text, number.end)
                unit = "character" if han or _LETTERS.match(sentence.text, number.end) else "token"
                value = replace(number.value, unit=number.value.unit or unit)
                yield sentence.claim(said, "context_window", value, number.start, number.end)


def _around(sentence: Sentence, index: int) -> tuple[str, str]:
    """The words before and behind a number: up to its neighbours, but for one that it is listed with or risen from."""
    text, quantities = sentence.text, sentence.quantities
    found = quantities[index]
    before = quantities[index - 1] if index else None
    rises = before is not None and _UP_TO.fullmatch(text, before.end, found.start) is not None
    reach = _FAR if rises or ranges(found.value) else _NEAR
    edge = before.end if before and not rises else 0
    after = index + 1
    while after < len(quantities) and _AND.fullmatch(text, quantities[after - 1].end, quantities[after].start):
        after += 1
    right = quantities[after].start if after < len(quantities) else len(text)
    return text[max(edge, found.start - reach) : found.start], text[
        found.end : min(right, found.end + 20 + _NEAR * (after - index - 1))
    ]


def _joined(sentence: Sentence, thing: Said) -> list[Said]:
    """A model with those that it is joined to: “of both X and Y”."""
    named = [n for n in sentence.named("Model") if not sentence.oblique(n)]
    ahead = [n for n in named if n.start <= thing.name.start]
    if not ahead or ahead[-1] != thing.name:
        return [thing]
    return [sentence.said(name) for name in all_joined(sentence, ahead)]


def _is_window(quantity: Quantity, ahead: str, behind: str) -> bool:
    low = quantity.low if quantity.low is not None else quantity.high
    if quantity.unit not in ("token", "character", "") or low is None or low < 1000 or low > Decimal(10) ** 8:
        return False
    if (
        quantity.high is None
        or _NO_WINDOW.search(ahead)
        or _TEST.search(ahead)
        or _TRIED.match(behind)
        or _THEN.match(behind)
    ):
        return False
    near = re.split(r"[。；;]", behind)[0]
    if _UP_FROM.search(ahead) or (not _CONTEXT.search(ahead) and not _CONTEXT.search(near)):
        return False
    return not _bare(quantity) or bool(_EXACTLY.search(ahead))


def _bare(quantity: Quantity) -> bool:
    """Whether a number has neither unit nor scale."""
    return quantity.unit == "" and not _SCALED.search(quantity.raw)
