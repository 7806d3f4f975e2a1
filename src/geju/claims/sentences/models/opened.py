"""Which models a word of openness is said of."""

from __future__ import annotations

import re

from geju.claims.sentences.models.beside import BRACKET, THING, described_beside, listed
from geju.claims.sentences.sentence import Sentence
from geju.claims.sentences.subjects import all_joined, described
from geju.claims.sentences.verbs import MAKES, RELEASES, objects
from geju.model.naming.names import Name

PREDICATE = re.compile(r"\s*(?:的|了|[，。,.;；)）!！]|\Z|and\b|under\b|with\b|on\b|at\b|available|by\b|to\b|for\b)")
_AGENT_OPEN = re.compile(
    r"\s*(?:系列|大?模型|已|已经|正式|也|现|现已|全面|同步|完全|宣布|将其|全部|均|都|series|models?|weights?|variants?|versions?|publicly|is|are|was|were|now|fully|completely|has been|have been|been|officially|\s|[*”\"」\])）`])*\Z"
)
# “A and B models with open weights”, “open-source weights for A, B”
_WITH = re.compile(r"(?:\s*(?:models?|variants?|series|family))?,?\s+(?:both\s+)?with\s+(?:fully\s+)?")
_WEIGHTS_OF = re.compile(r"(?:\s+weights)?\s+(?:for|of)\s+(?:the\s+)?")
_OTHERS = re.compile(
    r"(?:在(?![^，。,;；]{0,8}(?:发布|推出|上线|释出))|当前|其[他它]|大?多数|主流|许多|所有|现有|尺寸|规模|各类|众多|\bother|\bmost|\ball|existing|many|\bbest|among|leading|\btop)\s*[^，。,;；]{0,8}\Z",
    re.IGNORECASE,
)


def models_of(sentence: Sentence, match: re.Match[str]) -> list[Name]:
    """The models that a word of openness is said of."""
    text, (start, end) = sentence.text, match.span()
    named = sentence.named("Model")
    governed = _governed(sentence, start, end, named)
    if governed:
        return governed
    beside = described_beside(sentence, start, end, named)
    if beside:
        return beside
    if _OTHERS.search(text[max(0, start - 24) : start]):
        return []
    before = [n for n in named if n.end <= start and not sentence.oblique(n)]
    if before and (THING.match(text, end) or PREDICATE.match(text, end)):
        last = before[-1]
        if _AGENT_OPEN.fullmatch(text, last.end, start) or BRACKET.fullmatch(text, last.end, start):
            return [last]
    if before and _WITH.fullmatch(text, before[-1].end, start):
        return all_joined(sentence, before)
    behind = [n for n in named if n.start >= end]
    if behind and _WEIGHTS_OF.fullmatch(text, end, behind[0].start):
        return listed(text, behind[0].start, behind)
    thing = THING.match(text, end)
    if (
        thing
        and behind
        and thing.end() <= behind[0].start
        and re.fullmatch(r"[\s“\"「*`\[(（:：]*", text[thing.end() : behind[0].start])
    ):
        return behind[:1]
    if thing and behind and behind[0].start < thing.end():
        return behind[:1] if behind[0].start - end <= 2 else []
    return described(sentence, start, end) if thing or PREDICATE.match(text, end) else []


def _governed(sentence: Sentence, start: int, end: int, named: list[Name]) -> list[Name]:
    """What “开源了”, “open-sourced” governs."""
    for verb in RELEASES.finditer(sentence.text):
        if verb.start() <= start and end <= verb.end():
            following = RELEASES.search(sentence.text, verb.end()) or MAKES.search(sentence.text, verb.end())
            return objects(sentence, verb.end(), following.start() if following else len(sentence.text), named)
    return []
