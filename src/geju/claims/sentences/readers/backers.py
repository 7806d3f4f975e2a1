"""Who put money into whom, in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.rounds import find_receiver, is_investor, read_series
from geju.claims.sentences.sentence import Sentence, mention_value
from geju.model.claim import Claim
from geju.model.naming.names import Name

_LED = re.compile(
    r"领投|跟投|参投|参与投资|投资方(?:为|包括|有)?|资方(?:为|包括)?|出资|加注|\bled by\b|\bco-led by\b|\bbacked by\b|participation (?:from|by)|\binvestors? (?:include|including|such as|were)\b|\bfrom investors\b|\bfrom\b",
    re.IGNORECASE,
)


_BEFORE_VERB = re.compile(r"领投|跟投|参投|参与投资|出资|加注")


_INVESTS = re.compile(r"投资了|入股了?|收购了|\binvested in\b|\binvests in\b|\bacquired\b", re.IGNORECASE)


_LIST = re.compile(r"\s*(?:[、,，/]|\band\b|和|与|以及|及|\s)*\s*(?:等)?\s*")

_ROUND = re.compile(
    r"融资|募资|投|注资|raised?|raises|raising|secured|funding|financing|investment|round|closed", re.IGNORECASE
)


class Backers(SentenceReader):
    """“由 X 领投，Y 跟投”, “led by X with participation from Y”, “X invested in Y”."""

    hint = re.compile(r"投|资方|加注|收购|[Ll]ed by|[Ii]nvest|backed|from|acquired")

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """investor and invested_in."""
        if sentence.asserts:
            yield from _invested(sentence)


def _invested(sentence: Sentence) -> Iterator[Claim]:
    names = sentence.named("Organization", "Person")
    if not names or sentence.unreal(0, len(sentence.text)):
        return
    for match in _INVESTS.finditer(sentence.text):
        before = [n for n in names if n.end <= match.start() and n.type == "Organization"]
        after = [n for n in names if 0 <= n.start - match.end() <= 12 and n.type == "Organization"]
        if before and after:
            yield sentence.claim(
                sentence.said(before[-1]), "invested_in", mention_value(after[0]), after[0].start, after[0].end
            )
    if not _ROUND.search(sentence.text):
        return
    for match in _LED.finditer(sentence.text):
        backers = (
            _before(sentence, names, match) if _BEFORE_VERB.fullmatch(match[0]) else _after(sentence, names, match)
        )
        for name in backers:
            own = [n for n in names if n not in backers]
            subject = (
                find_receiver(sentence, match.start()) if own or not names else sentence.subject(0, "Organization")
            )
            if subject and subject.mention.name != name.name:
                series, words = read_series(sentence, name.start, name.end)
                when = sentence.time(name.start, name.end)
                yield sentence.claim(
                    subject,
                    "investor",
                    mention_value(name),
                    name.start,
                    name.end,
                    words,
                    when=when,
                    dated=True,
                    series=series,
                )


def _after(sentence: Sentence, names: list[Name], match: re.Match[str]) -> list[Name]:
    """The names of the list behind some words."""
    found: list[Name] = []
    at = match.end()
    for name in names:
        if (
            name.start >= at
            and len(sentence.text[at : name.start]) <= 14
            and _LIST.fullmatch(sentence.text[at : name.start])
        ):
            found.append(name)
            at = name.end
    return found if match[0].lower() != "from" or any(is_investor(n) for n in found) else []


def _before(sentence: Sentence, names: list[Name], match: re.Match[str]) -> list[Name]:
    """The names of the list right before some words."""
    found: list[Name] = []
    at = match.start()
    for name in reversed(names):
        if name.end <= at and _LIST.fullmatch(sentence.text[name.end : at]):
            found.insert(0, name)
            at = name.start
    return found
