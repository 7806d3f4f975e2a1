"""Who made a model or a product."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.context import Said
from geju.claims.sentences.models.owned import its_owner, own_name, owner, section_company, spoken_of
from geju.claims.sentences.models.tails import is_told_behind, made_by_tail
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.claims.sentences.subjects import is_maker
from geju.claims.sentences.verbs import MAKES, RELEASES, WITH, agent, elliptic, joins, objects
from geju.model.claim import Claim
from geju.model.naming.names import Name
from geju.model.span import Evidence

_SORT = r"(?:[\u4e00-\u9fffA-Za-z ]{0,12}?(?:大模型|模型|产品|应用|助手|平台|聊天机器人|浏览器))?"
_OWNS = re.compile(
    rf"\s*(?:旗下的?|的|自研的?|自主研发的?|推出的|发布的|开源的|开发的|['’]s)\s*(?:最新的?|新一代|首个|首款|开源|(?:new|latest|own|flagship|upcoming|open-source|first)\b)*\s*{_SORT}\s*[“\"「『]?\s*\Z"
)
# “智谱则于 5 月 11 日将入门级 X 的价格下调”
_SETS = re.compile(
    r"\s*(?:则|也|还|又|已|随后|宣布|正式|于|在|今日|昨日|同日|\d{1,2}\s?月\s?\d{1,2}\s?日|[，,\s])*(?:将|把)(?:旗下|自家|自研|其|入门级|主力|旗舰|轻量级|推理|大?模型|的|\s)*[“「]?\s*\Z"
)
_NEXT = re.compile(r"\s*[“\"「『]?\s*\Z")
_BRACKETED = re.compile(r"\s*(?:系列|模型|series|models?)?\s*[(（]\s*(?:by\s+|来自\s*)?\Z")
_BY = re.compile(
    r"\s*(?:(?:系列|大?模型|models?|series|family)\s*)*[,，]?\s*(?:(?:is|was|were|are|that was|which was)\s+)?(?:(?:an?|the)\s[^.,;]{0,80}?\s|(?<=are )[^.,;]{0,80}?\s)?(?:by|(?:developed|built|created|made|released|launched|trained|published|introduced|unveiled|open-sourced|designed|produced)\s+(?:\w+\s+){0,2}by|诞生于|出自|来自|背后的(?:公司|母公司|开发商|团队)?|的?(?:开发商|母公司|研发商|开发者)|(?:是|为)?由(?:北京|上海|深圳|杭州|广州|中国|美国|法国)?|是)\s*(?:\w+ly\s+)?(?:the\s+)?\Z",
    re.IGNORECASE,
)
_MADE_BY = re.compile(r"(?:由[\u4e00-\u9fff]{0,2}|是)\s*\Z")
# “the Yi series you base on by 01.AI”, where it is known that it is the maker.
_BY_MAKER = re.compile(r"[^.,;，。；]{0,40}\bby\s*")
_JOINT = re.compile(r"\s*(?:、|和|与|及|&|\band\b)\s*")
_TOGETHER = re.compile(r"[^，。；,;]{0,24}?(?:联合|共同|合作|jointly|together)")
# “X 发布 Y，并在 2 月推出 Z”
_AND_THEN = re.compile(r"[，,；;]\s*(?:并且?|同时|随后|此后|之后|还|又)[^，。；、]{0,14}\Z")
_THEN_MADE = re.compile(
    r"\s*(?:(?:、|和|与)[^，。；]{2,24}?)?(?:继[^，。；]{2,40}?之?后)?(?:(?:于|在)\s*\d[\d\s./年月日-]{2,16})?(?:集团|团队|公司|实验室|研究院|[·•][\u4e00-\u9fff]{2,6}?(?=团队|实验室)|联合|自主|独立|共同|全栈|从零|首个|最新|新近|\s)*(?:训练|构建|研发|开发|推出|发布|打造|开源|训练|出品|自研)"
)


class Makers(SentenceReader):
    """“X 的 Y”, “X’s Y”, “Y (X)”, “X released Y”, “Y was built by X”."""

    hint = re.compile(r"[A-Za-z\u4e00-\u9fff]")

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """developer."""
        yield from made_by_tail(sentence)
        things = [n for n in sentence.names if n.type in ("Model", "Product") and not _is_hardware(n)]
        if not things:
            return
        makers: dict[int, Said] = {}
        for thing, company in _beside(sentence):
            makers.setdefault(thing.start, company)
        for thing, company in _made(sentence, [t for t in things if t.sure]):
            makers.setdefault(thing.start, company)
        for thing in things:
            maker = makers.get(thing.start) or owner(sentence, thing)
            for said in (maker, *_joint(sentence, maker)) if maker else ():
                yield _developer(sentence, thing, said)


def _is_hardware(name: Name) -> bool:
    thing = name.known or name.family
    return thing is not None and "hardware" in thing.tags


def _joint(sentence: Sentence, maker: Said) -> Iterator[Said]:
    """Who made it together with another: “智谱和商汤联合发布的 Y”."""
    companies = sentence.named("Organization")
    first = next((n for n in companies if sentence.span(n.start, n.end) == maker.span), None)
    for company in companies:
        pair = sorted((first, company), key=lambda n: n.start) if first and company is not first else []
        joint = pair and _JOINT.fullmatch(sentence.text, pair[0].end, pair[1].start)
        with_it = pair and WITH.fullmatch(sentence.text, pair[0].end, pair[1].start)
        if with_it or (joint and _TOGETHER.match(sentence.text, pair[1].end)):
            yield sentence.said(company)


def _beside(sentence: Sentence) -> Iterator[tuple[Name, Said]]:
    """A maker right before its model or product, or right behind it in brackets or with “by”."""
    text = sentence.text
    companies = sentence.named("Organization")
    owned: tuple[Name, Said] | None = None
    for thing in [n for n in sentence.names if n.type in ("Model", "Product")]:
        listed = owned and thing.sure and joins(text[owned[0].end : thing.start])
        if owned and listed and is_maker(sentence, owned[1].name, thing) is not False:
            owned = thing, owned[1]
            yield owned
        meant = its_owner(sentence, thing)
        if meant and is_maker(sentence, meant.name, thing) is not False:
            yield thing, meant
        for company in companies:
            before, behind = text[company.end : thing.start], text[thing.end : company.start]
            known = is_maker(sentence, company, thing)
            if company.end <= thing.start and len(before) <= 30:
                own = (_OWNS.fullmatch(before) and known is not False) or (known and _SETS.fullmatch(before))
                if (thing.sure or (known and own)) and (own or (_NEXT.fullmatch(before) and known)):
                    owned = thing, sentence.said(company)
                    yield owned
            elif not (thing.sure or known):
                continue
            elif thing.end <= company.start and len(behind) <= 150 and known is not False:
                closed = text[company.end : company.end + 2].lstrip()[:1] in ")）"
                told = known and is_told_behind(text, thing.end, company)
                bracketed = known and _BRACKETED.fullmatch(behind) and closed
                made = _BY.fullmatch(behind) and (not _MADE_BY.search(behind) or _THEN_MADE.match(text, company.end))
                if bracketed or made or told or (known and _BY_MAKER.fullmatch(behind)):
                    yield thing, sentence.said(company)


def _made(sentence: Sentence, things: list[Name]) -> Iterator[tuple[Name, Said]]:
    """Who released or made what: the verb’s subject, else, where a line begins with the verb, the section’s company."""
    text = sentence.text
    last: Said | None = None
    matches = sorted([*RELEASES.finditer(text), *MAKES.finditer(text)], key=lambda m: m.start())
    for index, match in enumerate(matches):
        stop = matches[index + 1].start() if index + 1 < len(matches) else len(text)
        governed = objects(sentence, match.end(), stop, things)
        if not governed or sentence.unreal(*match.span()):
            continue
        company = agent(sentence, match.start())
        if company is None and elliptic(sentence, match.start()):
            company = own_name(sentence, governed[0], text[: match.start()]) or section_company(sentence)
        company = company or spoken_of(sentence, match.start())
        if company is None and last and _AND_THEN.search(text, 0, match.start()):
            company = last
        last = company or last
        for thing in governed:
            if company and is_maker(sentence, company.name, thing) is not False:
                yield thing, company


def _developer(sentence: Sentence, thing: Name, company: Said) -> Claim:
    evidence = (Evidence("value", company.span),)
    own = company.name
    here = own.start >= 0 and own.end <= len(sentence.text) and sentence.span(own.start, own.end) == company.span
    start, end = (own.start, own.end) if here else (thing.start, thing.end)
    return sentence.claim(
        sentence.said(thing), "developer", company.mention, start, end, () if here else evidence, hedged=False
    )
