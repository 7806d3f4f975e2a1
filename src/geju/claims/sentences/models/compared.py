"""The lists in a comparison: what something is compared with, and the tests that it is compared on."""

from __future__ import annotations

import re

from geju.claims.sentences.sentence import Sentence
from geju.model.naming.names import Name

THINGS = ("Model", "Product")
MOST = 16  # comparisons of a sentence, things and tests of a list; nobody writes more
# “X 的 90%”, “X by 40%” is of something counted; “X 开源模型的团队” is not of X.
_SHARE = re.compile(
    r"\s*(?:的\s*)?\d+(?:\.\d+)?\s*[%％]|\s*的\s*(?:团队|用户|价格|速度|成本|创始人)|\s*(?:['’]s)\s*(?:team|users|price)"
)
_MAKER = re.compile(r"\s*(?:的|['’]s|\bof\b|\bfrom\b)?\s*[“\"「*`\[]*\s*")
_AND = re.compile(
    r"(?:[*”\"」`\]]|\([^()]{0,40}\)|（[^（）]{0,40}）)*\s*(?:、|，|,|和|与|及|以及|甚至|/|,?\s*\b(?:and|or)\b)\s*(?:the\s+|其?[他它]?\s*)?[*“\"「`\[]*\s*"
)
_OPEN = re.compile(
    r"\s*(?:the\s+|了|过|existing\s+|models?\s+(?:like|such as)\s+|both\s+|open(?:AI)?['’]s\s+|包括|如|诸如)*[*“\"「`\[]*\s*",
    re.IGNORECASE,
)
_ITEM = r"[A-Z][A-Za-z0-9.+-]*(?: (?:[A-Z][\w.+-]*|v?\d[\d.]*))*"
_LIST = re.compile(rf"{_ITEM}(?:\s*(?:、|,|，|和|与|及|以及|/|,?\s*\band\b)\s*(?:the\s+)?{_ITEM})*")
_CAPITALS = re.compile(r"(?<![\w-])[A-Z][A-Z\d]{2,}(?:-[A-Z\d]+)*(?![\w-])")
_ON = re.compile(r"[*”\"」`\])）]*\s*(?:models?\s*)?\b(?:on|in|across|at)\s+(?:the\s+|both\s+|all\s+)?", re.IGNORECASE)
_FAR = 60  # characters between a list of tests and what is said of it


def listed(sentence: Sentence, at: int) -> list[Name]:
    """The thing named right behind ``at``, perhaps behind its maker, and those that it is listed with."""
    found: list[Name] = []
    opened = _OPEN.match(sentence.text, at)
    at = opened.end() if opened else at
    for name in (n for n in sentence.names if n.start >= at):
        listed = found and _AND.fullmatch(sentence.text, at, name.start)
        made = (not found or found[-1].type == "Organization") and _MAKER.fullmatch(sentence.text, at, name.start)
        if not (listed or made):
            break
        if name.type not in (*THINGS, "Organization") or not name.sure:
            break
        found.append(name)
        at = name.end
    # of “OpenAI 的 Sora” the company is only who made it
    things = [
        n
        for n, then in zip(found, (*found[1:], None), strict=False)
        if n.type in THINGS or then is None or then.type == n.type
    ]
    return [] if found and _SHARE.match(sentence.text, found[-1].end) else things[:MOST]


def tests_ahead(sentence: Sentence, left: int, start: int, said: re.Pattern[str]) -> list[Name]:
    """The last list of tests between ``left`` and the comparison, where nothing else is told between."""
    tests = [n for n in sentence.named("Benchmark") if left <= n.start and n.end <= start]
    if not tests or start - tests[-1].end > _FAR:
        return []
    if said.search(sentence.text, tests[-1].end, start):
        return []
    lists = [m for m in _LIST.finditer(sentence.text, left, start) if m.start() <= tests[-1].start < m.end()]
    return _items(sentence, *lists[-1].span()) if lists else []


def tests_behind(sentence: Sentence, end: int) -> list[Name]:
    """The list of tests right behind what something is compared with: “… than X on MMLU and MATH”."""
    on = _ON.match(sentence.text, end)
    listed = _LIST.match(sentence.text, on.end()) if on else None
    return _items(sentence, *listed.span()) if listed else []


def _items(sentence: Sentence, start: int, end: int) -> list[Name]:
    """The tests of a list in which at least one is surely a test: known ones, and what is written in capitals beside them."""
    tests = [n for n in sentence.names if n.type == "Benchmark" and start <= n.start and n.end <= end]
    if not any(n.sure for n in tests):
        return []
    unknown = [
        Name(m.start(), m.end(), m[0], "Benchmark")
        for m in _CAPITALS.finditer(sentence.text, start, end)
        if not any(n.start < m.end() and m.start() < n.end for n in tests)
    ]
    return sorted((*tests, *unknown), key=lambda n: n.start)[:MOST]
