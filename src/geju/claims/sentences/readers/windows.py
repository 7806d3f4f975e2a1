"""How much text a model takes in at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.claims.sentences.subjects import model_of
from geju.claims.values.found import Found
from geju.claims.values.quantity import find_quantities
from geju.model.claim import Claim
from geju.model.value import Quantity

_CONTEXT = re.compile(
    r"上下文|文本长度|长文本|无损|序列长度|コンテキスト|\bcontexts?\b|窗口|sequence length", re.IGNORECASE
)
# What right before or behind a bare number says that it counts tokens of context.
_EXACTLY = re.compile(
    r"(?:context|sequence)[\s-]*(?:length|window|size)?s?\s*(?:of|is|:|up to|to|=)?\s*(?:up to\s*)?\Z|(?:上下文|序列|文本)(?:长度|窗口)?\s*(?:为|达|达到|是|：|:)?\s*\Z",
    re.IGNORECASE,
)
_SCALED = re.compile(r"[KkM]|万|million", re.IGNORECASE)
# A length that is passed, cut off at or tried out is no window.
_NO_WINDOW = re.compile(
    r"(?:超出了?|超过了?|防止|避免|exceed\w*|beyond|longer than|截断\w*|truncat\w*(?: to| at)?)\s*\Z", re.IGNORECASE
)
_TEST = re.compile(
    r"\b(?:across|at all|all)\b[^.;]{0,30}\blengths\b|\b(?:conducted|evaluated|tested|measured)\b|输出|\boutput",
    re.IGNORECASE,
)
_TRIED = re.compile(r"\s*(?:的)?(?:上下文|文本)?(?:长度|窗口)?(?:限制|下(?!一|的?窗|文)|内进行)")
_RISES = re.compile(r"(?:extend|expand|increas|enlarg|upgrad|grew|from\b|从|由|扩展|提升)", re.IGNORECASE)
_THEN = re.compile(
    r"\s*(?:的)?[^，。；,;]{0,14}?(?:扩展|提升|增加|扩大|提高|升级)(?:到|至)|\s*(?:tokens?\s+)?to\s+(?:over\s+)?\d"
)


class Windows(SentenceReader):
    """“支持 128K 上下文”, “a context window of 1M tokens”."""

    hint = re.compile(r"上下文|文本|[Cc]ontext|序列|窗口|无损|[Ss]equence|万字|コンテキスト")

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """context_window."""
        quantities = sentence.quantities
        for index, found in enumerate(quantities):
            left = max(quantities[index - 1].end if index else 0, found.start - 36)
            right = min(
                quantities[index + 1].start if index + 1 < len(quantities) else len(sentence.text), found.end + 20
            )
            ahead, behind = sentence.text[left : found.start], sentence.text[found.end : right]
            if sentence.unreal(found.start, found.end) or not _is_window(found.value, ahead, behind):
                continue
            risen = _risen(sentence, found)
            types = ("Model",) if _bare(found.value) else ("Model", "Product")
            thing = model_of(sentence, risen, *types) if risen else None
            if risen and thing:
                value = replace(risen.value, unit=risen.value.unit or "token")
                yield sentence.claim(thing, "context_window", value, risen.start, risen.end)


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
    if not _CONTEXT.search(ahead) and not _CONTEXT.search(near):
        return False
    return not _bare(quantity) or bool(_EXACTLY.search(ahead))


def _bare(quantity: Quantity) -> bool:
    """Whether a number has neither unit nor scale."""
    return quantity.unit == "" and not _SCALED.search(quantity.raw)


def _risen(sentence: Sentence, found: Found[Quantity]) -> Found[Quantity] | None:
    """Of “extended from 4K to 32K” the second number; None where a range is all there is."""
    quantity = found.value
    if quantity.low is None or quantity.high is None or quantity.low == quantity.high or quantity.approx == "order":
        return found
    if not _RISES.search(sentence.text[max(0, found.start - 24) : found.start]):
        return found
    joint = re.search(r"(?:to|至|到|-|–|~)\s*", sentence.text[found.start : found.end])
    if joint is None:
        return None
    start = found.start + joint.end()
    second = find_quantities(sentence.text[start : found.end])
    return Found(start, start + second[0].end, second[0].value) if len(second) == 1 else None
