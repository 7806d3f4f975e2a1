"""What came out when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from geju.claims.context import Said
from geju.claims.sentences.below import models_below
from geju.claims.sentences.models.launches import (
    agentless,
    available,
    headed_release,
    news_time,
    nominal_releases,
)
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence, When
from geju.claims.sentences.verbs import MAKES, RELEASES, elliptic, joins, objects
from geju.claims.values.found import Found
from geju.model.claim import Claim
from geju.model.naming.names import Name
from geju.model.span import Evidence
from geju.model.value import Moment

_THINGS = ("Model", "Product")
_PASSIVE_GAP = re.compile(
    r"(?:\s|[”\"」』)）]|[(（][^()（）]{0,40}[)）]|系列|家族|才|大?模型|产品|应用|功能|版本?|预览版|正式版|于|在|已经|已|现|正式|首次|最初|最早|全新|新|今日|近日|series|models?|variants?|weights?|checkpoints?|首个版本|首版|family|itself|was|were|is|are|has|have|been|first|officially|publicly|and|\d+[BM]|[,，]\s*(?:our|an?|the)\s[^,，.;]{1,60}[,，]|[,，]\s*\Z|[\U0001f000-\U0001ffff\u2600-\u27bf*_])*\Z"
)
_CLOSED = re.compile(
    r"\s*(?:了|啦)?\s*(?:\Z|\.(?:\s|\Z)|[，。,;；！!、）)（(|—–-]|并(?![^，。；]{0,4}[了过])|于|在|引爆|in\b|on\b|at\b|by\b|as\b|with\b|to\b|from\b|under\b|during\b|and\b|for\b|today\b|earlier\b|last\b|just\b|alongside\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|20\d\d|Q[1-4])|[\d~](?!\d*(?:\.\d+)?\s?[BTM万亿])|[\U0001f000-\U0001ffff\u2600-\u27bf*_])"
)
# “the training code of Y is released”: a part or a report of it, not the thing.
_PART_OF = re.compile(
    r"\b(?:code|demo|report|paper|data ?sets?|data|scripts?|files?|API|cookbook|tutorial|blog|results?|leaderboard|kernels?|recipes?|support)\s+(?:of|for|on)\s+(?:the\s+|our\s+)?\W{0,3}\Z",
    re.IGNORECASE,
)
_IS = re.compile(r"[*”\"」\]]*\s*(?:系列)?\s*[是为]")  # “X 是某某于某日发布的…”
_ASIDE = re.compile(r"\s*[(（][^()（）]{0,80}[)）]")
_LATER = re.compile("又|陆续|接连")
_GENERIC = re.compile(
    r"(?:\W|\b(?:latest|flagship|model|models|version|series|family|the|it|was|is|first|officially|publicly|initially|originally|frontier|and)\b|该模型|模型|该产品|产品|其|最新|已|于|年|月|日|\d)*",
    re.IGNORECASE,
)


class Releases(SentenceReader):
    """“X 于 2024 年 5 月发布 Y”, “Y was released in May 2024”."""

    hint = re.compile(
        r"发布|推出|上线|开源|首发|问世|面世|亮相|登场|揭晓|放出|释出|发行|发表|上架|[(（](?:[A-Z][a-z]{2,8}\.? )?(?:\d{1,2}, )?20\d\d|"
        r"[Rr]eleas|[Ll]aunch|[Uu]nveil|[Ii]ntroduc|[Aa]nnounc|[Oo]pen[- ][Ss]ourc|[Dd]ebut|[Rr]oll|[Ss]hip|[Pp]resent|[Pp]ublish|came out|went live|[Aa]vailable|(?:is|are|now) (?:out|here|open)\b"
    )

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """released, where a time is stated."""
        if not sentence.moments and not sentence.passage.era and not news_time(sentence):
            return
        things = sentence.named(*_THINGS)
        done: set[int] = set()
        for match in (*RELEASES.finditer(sentence.text), *available(sentence)):
            if sentence.unreal(*match.span()) or sentence.possible(*match.span()):
                continue
            for thing, said in _released(sentence, match, things):
                if said.span.start not in done:
                    done.add(said.span.start)
                    yield from _dated(sentence, match, said, thing)
        yield from headed_release(sentence, things)
        yield from nominal_releases(sentence, [t for t in things if sentence.span(t.start, t.end).start not in done])


def _released(sentence: Sentence, match: re.Match[str], things: list[Name]) -> Iterator[tuple[Name | None, Said]]:
    """What a verb says came out: what it governs, else what stands right before it."""
    text = sentence.text
    following = RELEASES.search(text, match.end()) or MAKES.search(text, match.end())
    stop = following.start() if following else len(text)
    behind = objects(sentence, match.end(), stop, things)
    if behind:
        yield from ((thing, sentence.said(thing)) for thing in behind)
        yield from ((None, said) for said in models_below(sentence, behind[0]))
        return
    if not things:
        yield from ((None, said) for said in models_below(sentence, None))
    before = [t for t in things if t.end <= match.start()]
    told = (
        before
        and _IS.match(text, before[-1].end)
        and any(before[-1].end <= m.start < match.start() for m in sentence.moments)
    )
    if not _CLOSED.match(text, match.end()) and not (told and text.startswith("的", match.end())):
        return
    if before:
        gap = text[before[-1].end : match.start()]
        for moment in reversed([m for m in sentence.moments if before[-1].end <= m.start and m.end <= match.start()]):
            gap = gap[: moment.start - before[-1].end] + gap[moment.end - before[-1].end :]
        gap = agentless(sentence, gap)
        if _PART_OF.search(text, max(0, before[-1].start - 40), before[-1].start):
            return
        if len(gap) <= 40 and _PASSIVE_GAP.match(gap):
            yield from ((thing, sentence.said(thing)) for thing in _listed(sentence, before))
    elif not things and _GENERIC.fullmatch(text[: match.start()]):
        section = sentence.carried_or_section(*_THINGS)
        if section:
            yield None, section


def _listed(sentence: Sentence, before: list[Name]) -> list[Name]:
    """The last of some names with those that it is listed with: “X, Y and Z are released”."""
    found = before[-1:]
    for name in reversed(before[:-1]):
        if not joins(sentence.text[name.end : found[0].start]) or sentence.oblique(name):
            break
        found.insert(0, name)
    return found


def _dated(sentence: Sentence, match: re.Match[str], said: Said, thing: Name | None) -> Iterator[Claim]:
    # “发布 … 2024 年 5 月的模型 X”: a time right before the thing is the thing's
    between = [m for m in sentence.moments if thing and match.end() <= m.start and m.end <= thing.start]
    time = between[-1] if between else sentence.time(match.start(), match.end()) or _behind(sentence, match, thing)
    if time and _LATER.match(match[0]) and re.search("[，,]", sentence.text[time.end : match.start()]):
        return  # “2022 年上线 X，又推出 Y”
    if time:
        yield sentence.claim(said, "released", time.value, time.start, time.end)
        return
    news, era = news_time(sentence), sentence.passage.era
    if news and thing is None:
        return
    if news:
        place = sentence.passage.document.span_of(sentence.passage.text, news.start, news.end)
        era = When(news.value.iso, (Evidence("time", place),))
    if era and (news or sentence.passage.listed or elliptic(sentence, match.start())):
        claim = sentence.claim(said, "released", Moment(era.iso), *match.span(), era.evidence)
        yield replace(claim, span=era.evidence[-1].span)


def _behind(sentence: Sentence, match: re.Match[str], thing: Name | None) -> Found[Moment] | None:
    """The one time between a verb and the next one: “unveiled a preview of V4 on Apr 24”."""
    following = RELEASES.search(sentence.text, match.end())
    stop = following.start() if following else len(sentence.text)
    after = [m for m in sentence.moments if match.end() <= m.start < stop and not (following and stop - m.end <= 2)]
    clause_end = sentence.clause(*match.span())[1]
    aside = _ASIDE.match(sentence.text, thing.end) if thing else None
    reach = aside.end() if aside else thing.end if thing else 0
    near = [m for m in after if m.start <= max(clause_end, reach + 24)]
    return near[0] if len(after) == 1 and near else None
