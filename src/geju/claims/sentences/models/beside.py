"""Models that a word right beside them describes, and lists of models that it describes: “open models such as X and Y”."""

from __future__ import annotations

import re

from geju.claims.sentences.sentence import Sentence
from geju.claims.sentences.subjects import all_joined
from geju.claims.sentences.verbs import joins
from geju.model.naming.names import Name

THING = re.compile(
    r"[^，。,;；.]{0,60}?(?:大?模型|系列|版本|models?\b|M?LLMs?\b|VLMs?\b|series|version|family|MoE)", re.IGNORECASE
)
BRACKET = re.compile(r"\s*[(（][^()（）]{0,40}\Z")
# “closed-source models such as X, Y and Z”.
_SUCH = re.compile(
    r"(?:的)?[^，。,;；.]{0,40}?(?:models?|M?LLMs?|VLMs?|模型)\s*[,，(（]?\s*(?:such as|like|including|namely|e\.g\.,?|例如|比如|包括|如|有(?=\s*[*“「]*[A-Z])|分别[是为])\s*(?:the\s+)?(?:original\s+)?[“\"「*`\[]*",
    re.IGNORECASE,
)
_LATIN = re.compile(r"[A-Za-z -]+")
_AND_SO_ON = re.compile(r"\s*等(?:一系列|多个|主流|众多|知名|一众)?\s*")  # “X、Y 等开源模型”


def described_beside(sentence: Sentence, start: int, end: int, named: list[Name]) -> list[Name]:
    """The models that ``text[start:end]`` describes by standing beside them, whatever else the sentence says of them."""
    text = sentence.text
    such = _SUCH.match(text, end)
    if such:
        return listed(text, such.end(), named)
    before = [n for n in named if n.end <= start]
    behind = next((n for n in named if n.start >= end), None)
    if behind and behind.start == end + 1 and _LATIN.fullmatch(text, start, end):
        return [behind]  # “the open-source X”
    if not before:
        return []
    if BRACKET.fullmatch(text, before[-1].end, start):
        return before[-1:]
    if start - before[-1].end <= 1 and THING.match(text, end):  # “使用 X 开源模型”
        return before[-1:]
    if _AND_SO_ON.fullmatch(text, before[-1].end, start) and THING.match(text, end):
        return all_joined(sentence, before)
    return []


def listed(text: str, at: int, named: list[Name]) -> list[Name]:
    """The models of a list that begins at ``at``."""
    found: list[Name] = []
    for name in named:
        if name.start == at or (found and name.start > at and joins(text[at : name.start])):
            found.append(name)
            at = name.end
    return found
