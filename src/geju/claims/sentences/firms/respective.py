"""Revenues told of several companies or years at once: “A、B 收入分别为 1 亿和 2 亿”, “2022 年至 2024 年营收分别为 …”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from geju.claims.context import Said
from geju.claims.sentences.firms.money import as_money
from geju.claims.sentences.sentence import Sentence, When
from geju.claims.values.found import Found
from geju.model.claim import Claim
from geju.model.span import Evidence
from geju.model.value import Quantity

_HEAD = re.compile(r"(?:营业?收入|营收|收入)分别(?:[\u4e00-\u9fff]{0,5}?)\s*(?=[约\d])")
_AND = re.compile(r"\s*(?:、|，|以及|和|与|及)\s*(?:约)?")
_TO = re.compile(r"\s*(?:至|到|-|–|—|~)\s*")
_BARE = re.compile(r"20\d\d(?:\s*(?:、|和|与|及)\s*20\d\d)+(?=\s*年)")
_NEXT = re.compile(r"(?P<word>[\u4e00-\u9fff]{0,4}?)\s*(?:、|以及|和|与|及)\s*")
_PART = re.compile(r"\s*(?:公司|集团)?的?(?P<part>[\u4e00-\u9fff]{0,8}?)\s*")


def read_respective(sentence: Sentence) -> Iterator[tuple[Found[Quantity], Claim | None]]:
    """Each number of such a list with its claim; without one where there are not as many holders as numbers."""
    for match in _HEAD.finditer(sentence.text):
        values = _values(sentence, match.end())
        money = [as_money(sentence, value) for value in values]
        yield from ((value, None) for value in values)
        if len(values) < 2 or None in money or sentence.unreal(*match.span()):
            continue
        firms, part = _firms(sentence, match.start(), len(values))
        times = [] if firms else _years(sentence, match.start(), len(values))
        subject = sentence.subject(match.start(), "Organization") if times else None
        when = sentence.when(match.start(), match.end(), event=False)
        holders: list[tuple[Said | None, When | None]] = [(firm, when) for firm in firms]
        holders += [] if firms else [(subject, time) for time in times]
        for value, amount, (said, at) in zip(values, money, holders, strict=False):
            if said and amount:
                words = sentence.span(max(0, match.start() - 12), match.end())
                place = (Evidence("segment", words),) if part else ()
                claim = sentence.claim(said, "revenue", amount, value.start, value.end, place, when=at, segment=part)
                yield value, claim


def _values(sentence: Sentence, start: int) -> list[Found[Quantity]]:
    """The numbers of a list that begins at an offset."""
    found: list[Found[Quantity]] = []
    for value in [q for q in sentence.quantities if q.start >= start]:
        gap = sentence.text[found[-1].end if found else start : value.start]
        if not (_AND.fullmatch(gap) if found else len(gap.strip("约 ")) == 0):
            break
        found.append(value)
    return found


def _firms(sentence: Sentence, end: int, count: int) -> tuple[list[Said], str]:
    """The companies of a list right before the word for revenue, and the part of each that is told of."""
    before = [n for n in sentence.named("Organization") if n.end <= end]
    names = before[-count:]
    if len(before) > count and _NEXT.fullmatch(sentence.text, before[-count - 1].end, names[0].start):
        return [], ""
    part = _PART.fullmatch(sentence.text, names[-1].end, end) if len(names) == count else None
    if part is None or not all(_NEXT.fullmatch(sentence.text, a.end, b.start) for a, b in pairwise(names)):
        return [], ""
    return [sentence.said(name) for name in names], part["part"]


def _years(sentence: Sentence, end: int, count: int) -> list[When]:
    """As many years as there are numbers, listed or told as from one to another."""
    moments = [m for m in sentence.moments if m.end <= end]
    for first, last in pairwise(moments):
        span = range(int(first.value.iso[:4]), int(last.value.iso[:4]) + 1)
        whole = len(first.value.iso) == len(last.value.iso) == 4 and len(span) == count
        if whole and _TO.fullmatch(sentence.text, first.end, last.start):
            places = (*sentence.time_evidence(first), *sentence.time_evidence(last))
            return [When(str(year), places) for year in span]
    bare = _BARE.search(sentence.text, 0, end)
    years = re.findall(r"20\d\d", bare[0]) if bare else []
    if bare and len(years) == count:  # “2023、2024 年收入分别为 …”
        return [When(year, (Evidence("time", sentence.span(*bare.span())),)) for year in years]
    near = moments[-count:]
    if len(near) == count and all(_AND.fullmatch(sentence.text, a.end, b.start) for a, b in pairwise(near)):
        return [When(m.value.iso, sentence.time_evidence(m)) for m in near]
    return []


def led_time(sentence: Sentence) -> When | None:
    """The time that a chain of clauses parted by semicolons begins with: “2018 年，X 收入 7 亿；Y 收入 1 亿”."""
    earlier = sentence.previous
    while earlier is not None and earlier.text.rstrip().endswith(("；", ";")):
        if earlier.moments:
            first = earlier.moments[0]
            leads = not earlier.text[: first.start].strip(" >-*•")
            return When(first.value.iso, earlier.time_evidence(first)) if leads and len(earlier.moments) == 1 else None
        earlier = earlier.previous
    return None
