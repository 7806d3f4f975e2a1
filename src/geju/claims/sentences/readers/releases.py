"""What came out when, and who made it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.context import Said
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.claims.values.found import Found
from geju.model.claim import Claim
from geju.model.naming.names import Name
from geju.model.span import Evidence
from geju.model.value import Moment

_VERB = re.compile(
    r"(?:首次|正式|重磅|宣布|相继|先后|陆续|分别|最新|同步|全新)*(?:发布|推出|上线|开源|首发|问世|面世|亮相|公布|研发|自研|开发|打造)了?(?!会|者|平台|商|区|社区|模型矩阵)|"
    r"\b(?:has |have |was |were )?(?:officially )?(?:released?|releas(?:es|ing)|launch(?:ed|es|ing)?|unveil(?:ed|s)|introduc(?:ed|es|ing)|announc(?:ed|es|ing)|open-sourc(?:ed|es|ing)|debut(?:ed|s)|rolled out|roll(?:s|ing) out|ship(?:ped|s)|develop(?:ed|s)|built)\b",
    re.IGNORECASE,
)
_MADE = re.compile(r"研发|自研|开发|打造|develop|built", re.IGNORECASE)
_JOINT = re.compile(
    r"\s*(?:旗下的?|的|自研的?|自研|推出的|发布的|开源的|开发的|'s|’s)?\s*(?:[\u4e00-\u9fff]{0,8}?(?:大模型|模型|产品|应用|助手))?\s*[“\"「]?\s*\Z"
)
_OTHER_CLAUSE = re.compile(
    r"[。；;，]|,\s(?!and\b|as well)|对标|超过|\b(?:which|while|but|to compete|rival|than|against)\b"
)
_BRACKETED = re.compile(r"\s*[(（]\s*\Z")


class Releases(SentenceReader):
    """“X 于 2024 年 5 月发布 Y”, “X’s Y”, “Y (X)”."""

    hint = re.compile(r"[A-Za-z\u4e00-\u9fff]")

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """released and developer."""
        things = sentence.named("Model", "Product")
        if not things:
            return
        yield from _beside(sentence, things)
        if sentence.asserts:
            for match in _VERB.finditer(sentence.text):
                if not sentence.unreal(match.start(), match.end()):
                    yield from _stated(sentence, match, things)


def _beside(sentence: Sentence, things: list[Name]) -> Iterator[Claim]:
    """A maker right before its model or product, or right behind it in brackets."""
    companies = [n for n in sentence.names if n.sure and n.type == "Organization"]
    for thing in things:
        for company in companies:
            before = company.end <= thing.start and _JOINT.fullmatch(sentence.text[company.end : thing.start])
            behind = thing.end <= company.start and _BRACKETED.fullmatch(sentence.text[thing.end : company.start])
            close = sentence.text[company.end : company.end + 2].lstrip()[:1] in ")）"
            if (before or (behind and close)) and _may_make(company, thing):
                yield _developer(sentence, thing, sentence.said(company))


def _may_make(company: Name, thing: Name) -> bool:
    """Whether nothing known speaks against a company being the maker."""
    return (
        not thing.maker or (company.known is not None and company.known.entity_id == thing.maker) or not company.known
    )


def _developer(sentence: Sentence, thing: Name, company: Said) -> Claim:
    subject = sentence.said(thing)
    here = company.name.start, company.name.end
    inside = sentence.text[here[0] : here[1]] == company.mention.name and company.span == sentence.span(*here)
    if inside:
        return sentence.claim(subject, "developer", company.mention, *here, hedged=False)
    evidence = (Evidence("value", company.span),)
    return sentence.claim(subject, "developer", company.mention, thing.start, thing.end, evidence, hedged=False)


def _stated(sentence: Sentence, match: re.Match[str], things: list[Name]) -> Iterator[Claim]:
    """Subject, verb, things: each thing behind the verb, up to the next verb; else the thing before it."""
    following = _VERB.search(sentence.text, match.end())
    stop = following.start() if following else len(sentence.text)
    behind = _objects(sentence, match.end(), stop, things)
    company = _company(sentence, match.start())
    if not behind:
        before = [t for t in things if t.end <= match.start() and match.start() - t.end <= 30]
        clean = before and not re.search(r"[，。,;；]", sentence.text[before[-1].end : match.start()])
        behind = before[-1:] if clean and not _MADE.search(match[0]) else []
        company = None
    time = sentence.time(match.start(), match.end()) or _behind(sentence, match.end(), stop)
    for thing in behind:
        if company and _may_make(company.name, thing):
            yield _developer(sentence, thing, company)
        if time and not _MADE.search(match[0]):
            yield sentence.claim(sentence.said(thing), "released", time.value, time.start, time.end)


def _objects(sentence: Sentence, at: int, stop: int, things: list[Name]) -> list[Name]:
    """The things that a verb ending at ``at`` governs: up to the next clause, and on over a list."""
    found: list[Name] = []
    for thing in things:
        if thing.start < at or thing.start >= stop:
            continue
        between = sentence.text[at : thing.start]
        if len(between) > 60 or _OTHER_CLAUSE.search(between):
            break
        found.append(thing)
        at = thing.end
    return found


def _company(sentence: Sentence, at: int) -> Said | None:
    before = [n for n in sentence.names if n.end <= at and n.sure and n.type == "Organization"]
    if before and not re.search(r"[。；;]", sentence.text[before[-1].end : at]) and at - before[-1].end <= 40:
        return sentence.said(before[-1])
    return None


def _behind(sentence: Sentence, start: int, stop: int) -> Found[Moment] | None:
    after = [m for m in sentence.moments if start <= m.start < stop]
    return after[0] if len(after) == 1 else None
