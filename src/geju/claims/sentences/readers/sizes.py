"""Sizes of models: parameters, context windows, training tokens, architecture, openness."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from geju.claims.context import Said
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.claims.values.found import Found
from geju.model.claim import Claim
from geju.model.value import Quantity, Term

_PARAMETERS = re.compile(
    r"\s*(?:级|规模|个)?\s*(?:total\s+|active\s+|activated\s+)?(?:参数|parameters?\b|params?\b)", re.IGNORECASE
)
_PARAMETERS_BEFORE = re.compile(
    r"(?:参数(?:量|规模|总量)?|parameters?|params)\s*(?:为|是|达到?|约|超过?|of|:|：)?\s*\Z", re.IGNORECASE
)
_ACTIVE = re.compile(r"激活|active|activated", re.IGNORECASE)
_CONTEXT = re.compile(r"上下文|文本长度|长文本|无损|context|窗口", re.IGNORECASE)
_TRAINING = re.compile(r"训练|预训练|语料|trained|training|pre-?train|corpus", re.IGNORECASE)
_OPEN = re.compile(
    r"开源(?!社区|项目|生态|基金|区|委员|协议|贡献|鑫)|open[- ]source(?!d? community)|open[- ]weights?", re.IGNORECASE
)
_DESIGN = re.compile(r"架构|采用|基于|混合专家|architecture|mixture[- ]of[- ]experts|-based|model", re.IGNORECASE)


class Sizes(SentenceReader):
    """“千亿参数语言大模型 Step-1”, “236B total parameters, of which 21B are activated”."""

    hint = re.compile(r"参数|[Pp]aram|上下文|[Cc]ontext|[Tt]okens?|架构|MoE|开源|[Oo]pen[- ]|[Ee]xperts|万字")

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """parameters, active_parameters, context_window, training_tokens, architecture, openness."""
        if not sentence.asserts:
            return
        for found in sentence.quantities:
            if not sentence.unreal(found.start, found.end):
                yield from _size(sentence, found)
        yield from _design(sentence)
        for match in _OPEN.finditer(sentence.text):
            thing = _near(sentence, match.start(), match.end(), 10)
            if thing and not sentence.unreal(match.start(), match.end()):
                yield sentence.claim(thing, "openness", Term(match[0]), match.start(), match.end())


def _size(sentence: Sentence, found: Found[Quantity]) -> Iterator[Claim]:
    text, quantity = sentence.text, found.value
    left, right = sentence.clause(found.start, found.end)
    around = text[max(left, found.start - 16) : min(right, found.end + 16)]
    counted = (
        quantity.unit == "param" or _PARAMETERS.match(text, found.end) or _PARAMETERS_BEFORE.search(text[: found.start])
    )
    large = quantity.low is None or quantity.low >= 10**6
    if counted and large and quantity.unit in ("", "param"):
        kind = "active_parameters" if _ACTIVE.search(around) else "parameters"
        thing = _model(sentence, found)
        if thing:
            yield sentence.claim(thing, kind, replace(quantity, unit=""), found.start, found.end)
    elif (
        _CONTEXT.search(around)
        and quantity.unit in ("token", "character", "")
        and quantity.low is not None
        and quantity.low >= 1000
    ):
        if quantity.unit == "" and not re.search(r"[KkM]", quantity.raw):
            return
        thing = _model(sentence, found, "Model", "Product")
        if thing:
            yield sentence.claim(
                thing, "context_window", replace(quantity, unit=quantity.unit or "token"), found.start, found.end
            )
    elif (
        quantity.unit == "token"
        and _TRAINING.search(text[left:right])
        and quantity.low is not None
        and quantity.low >= Decimal(10) ** 10
    ):
        thing = _model(sentence, found)
        if thing:
            yield sentence.claim(thing, "training_tokens", quantity, found.start, found.end)


def _model(sentence: Sentence, found: Found[Quantity], *types: str) -> Said | None:
    """The model a size belongs to: the next behind it in its clause, else the last before it, else the section's."""
    types = types or ("Model",)
    _, right = sentence.clause(found.start, found.end)
    named = sentence.named(*types)
    before = [n for n in named if n.end <= found.start]
    if before and found.start - before[-1].end <= 2:
        return sentence.said(before[-1])
    behind = [n for n in named if found.end <= n.start < min(right, found.end + 24)]
    if behind and "、" not in sentence.text[found.end : behind[0].start]:
        return sentence.said(behind[0])
    if before:
        return sentence.said(before[-1])
    return sentence.subject(0, *types) if not named else None


def _near(sentence: Sentence, start: int, end: int, reach: int) -> Said | None:
    """The model right behind or right before some words."""
    for name in sentence.named("Model", "Product"):
        gap = sentence.text[end : name.start] if name.start >= end else sentence.text[name.end : start]
        if (name.start >= end or name.end <= start) and len(gap) <= reach and not re.search(r"[，。,;；、]", gap):
            return sentence.said(name)
    return None


def _design(sentence: Sentence) -> Iterator[Claim]:
    kind = sentence.vocabulary.kinds.get("architecture")
    if kind is None or not _DESIGN.search(sentence.text):
        return
    for term, spellings in kind.terms:
        words = "|".join(re.escape(word) for word in sorted((term, *spellings), key=len, reverse=True))
        for match in re.finditer(rf"(?<![A-Za-z])(?:{words})(?![A-Za-z])", sentence.text):
            thing = _near(sentence, match.start(), match.end(), 24)
            if (
                thing
                and thing.mention.type == "Model"
                and not thing.span.start <= sentence.span(match.start(), match.end()).start < thing.span.end
            ):
                yield sentence.claim(thing, "architecture", Term(term), match.start(), match.end())
                return
