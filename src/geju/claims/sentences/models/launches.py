"""What came out when, told by nouns: a launch, a release, a debut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geju.claims.sentences.sentence import Sentence
from geju.claims.values.found import Found
from geju.model.claim import Claim
from geju.model.naming.names import Name
from geju.model.value import Moment

_NEWS_LENGTH = 400
# A line that begins with its time.
DATED_LINE = re.compile(r"[\W\d]*\Z")
_NOMINAL = re.compile(
    r"\s*(?:[(（][^()（）]{0,30}[)）])?\s*(?:is (?:the|a|its|[A-Z]\w+(?: [A-Z]\w+)?['’]s)|[—–-]+|[:：])?\s*\Z"
)
_HEADED = re.compile(r"[\]\s]*(?:models?|series|family|preview|release|launch)?\s*[(（]\s*", re.IGNORECASE)
_TOPIC = re.compile(r"[\W\d]*(?:(?:Successor|Predecessor|Next|New|Model|Product)s?\W+)?")
_RELEASE = re.compile(r"[^。.;；，,]{0,60}?\b(?:release|launch)\b|\s*(?:发布|上线|推出)")
_OF = re.compile(
    r"[\s:—–*-]*(?:的)?\s*(?:[A-Za-z]+\s+){0,2}(?:release|launch|debut|open-sourcing)\s+of\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
# “Y's release on January 20, 2025”, “Y (released on Nov 5, 2023)”.
_OWN = re.compile(
    r"['’]s (?:\w+ )?(?:release|launch|debut) (?:on|in) \Z|\s*[(（](?:first )?(?:released|launched|introduced|open-sourced)(?: on| in)? \Z|"
    r"\s(?:is|was) (?:an?|the)\s[^.;]{1,140}?, (?:first )?(?:released|launched|introduced|open-sourced|unveiled)(?: on| in)? \Z"
)
# “March 2024: Y model launch”, told in a line that a time begins.
_LABELLED = re.compile(r"[\s*]*[:：—–-]+[\s*]*\Z")
_LAUNCH = re.compile(
    r"[\s*]*(?:models?|series|family)?\s*(?:release|launch|debut)(?:ed)?\b(?!\s+(?:party|event|notes?|plan|date))"
)
# “X is now available on Hugging Face!”, told in a line that a time begins; not where it may be had besides.
_AVAILABLE = re.compile(
    r"\b(?:is|are)\s+(?:(?:now|finally)\s+(?:live|(?:generally )?available|open[- ]?source|open|out|here)|(?:now )?publicly available|out|here)\b"
    r"(?=\s*(?:[!！.。,，]|\Z|[\U0001f000-\U0001ffff\u2600-\u27bf]|(?:on|at)\s+\W{0,3}(?:Hugging ?Face|ModelScope|Wisemodel)))",
    re.IGNORECASE,
)


def news_time(sentence: Sentence) -> Found[Moment] | None:
    """The one time of a line of news, which begins it and dates its later sentences: “2024.06.07: Y is here! We release …”."""
    text, moments = sentence.passage.text.text, sentence.passage.moments
    if len(moments) != 1 or moments[0].value.relative or sentence.start <= moments[0].start or len(text) > _NEWS_LENGTH:
        return None
    return moments[0] if DATED_LINE.match(text, 0, moments[0].start) else None


def nominal_releases(sentence: Sentence, things: Sequence[Name]) -> Iterator[Claim]:
    """“Y — June 2026 model release”, “October 2024 release of Y”."""
    text = sentence.text
    for thing in things:
        for moment in sentence.moments:
            others = any(thing.end <= t.start < moment.start for t in things)
            if _dates(text, thing, moment) and not (others and moment.start - thing.end > 60):
                if not sentence.unreal(moment.start, moment.end):
                    yield sentence.claim(sentence.said(thing), "released", moment.value, moment.start, moment.end)
                break


def headed_release(sentence: Sentence, things: Sequence[Name]) -> Iterator[Claim]:
    """“## Qwen2 series (June 2024)”: a heading that is a model and its time; an item that begins so: “X (May 2024) – …”."""
    text, moments = sentence.text, sentence.moments
    item = sentence.context.block.kind == "item" and things and not text[: things[0].start].strip()
    if not item and (sentence.context.block.kind != "heading" or len(things) != 1 or len(moments) != 1):
        return
    if not moments or sentence.passage.imagined:
        return
    thing, moment = things[0], moments[0]
    lead, rest = text[: thing.start], text[moment.end :]
    if (
        _HEADED.fullmatch(text, thing.end, moment.start)
        and (re.match(r"\s*[)）]\s*[-–—:：]", rest) if item else re.fullmatch(r"\s*[)）]\W*", rest))
        and _TOPIC.fullmatch(lead)
    ):
        yield sentence.claim(sentence.said(thing), "released", moment.value, moment.start, moment.end)


def _dates(text: str, thing: Name, moment: Found[Moment]) -> bool:
    """Whether nouns say that a thing came out at a time."""
    if thing.end <= moment.start:
        between = text[thing.end : moment.start]
        return bool(_OWN.match(between) or (_NOMINAL.match(between) and _RELEASE.match(text, moment.end)))
    if moment.end > thing.start:
        return False
    between = text[moment.end : thing.start]
    labelled = DATED_LINE.match(text, 0, moment.start) and _LABELLED.match(between)
    return bool(_OF.match(between) or (labelled and _LAUNCH.match(text, thing.end)))


def agentless(sentence: Sentence, gap: str) -> str:
    """Words between a thing and its verb without who did it: “由月之暗面于”."""
    for company in sentence.named("Organization"):
        gap = re.sub(
            rf"(?:是?由|被|\A\s*(?:系列)?[是为])\s*{re.escape(sentence.text[company.start : company.end])}(?:团队|公司)?",
            "",
            gap,
        )
    return gap


def available(sentence: Sentence) -> list[re.Match[str]]:
    """Where a line that a time begins says that something is to be had now."""
    dated = sentence.moments and DATED_LINE.match(sentence.text, 0, sentence.moments[0].start)
    return list(_AVAILABLE.finditer(sentence.text)) if dated or news_time(sentence) else []
