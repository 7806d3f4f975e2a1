"""How a name stands in its sentence: compared with, spoken of, speaking of others, giving money, inside another clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from geju.claims.context import Said
from geju.model.naming.names import Name

# A capitalised word within a sentence that is no known name: somebody unheard of may be the subject.
UNHEARD = re.compile(
    r"(?<=[a-z,] )(?!(?:AI|API|ARR|MAU|DAU|WAU|LLM|GPU|US|USD|CEO|IPO|RMB|R&D|H[12]|Q[1-4]|GAAP|YoY|Series|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Chinese|American|English|European|Global|China|Mixture|MoE|Transformer)\b)[A-Z][a-z]\w+"
)
# A name that one of these stands before is what is spoken of, not what speaks or is spoken about.
_OBLIQUE = re.compile(
    r"(?:对标|接近|逼近|追平|不输|不亚于|超越|超过|优于|媲美|比肩|看齐|赶超|落后于|来自|脱胎于|基于|相比|相较|相较于|相比于|不同于|不及|逊于|仅次于|继|借助了?|使用了?|采用了?|接入了?|兼容|支持|适配|对抗|挑战|击败|收购|投资了?|由|被|比|像|如|与|跟|向|从|(?<![目此日先年以之提月天周])前|根据|(?<!占)据|"
    r"\b(?:than|vs\.?|versus|like|from|with|by|(?<!welcome )to|for|via|using|over|against|beats?|beating|exceed(?:s|ing)?|rivals|rivaling|rivalling|surpass(?:es|ing|ed)?|outperform(?:s|ing|ed)?|trails?|behind|based on|built on|powered by|acquired|invested in|including|match(?:es|ed|ing)?|overt(?:akes?|aking|ook)|beyond|inferior to|superior to|unlike|similar to|comparable to|relative to|on top of|derived from|on par with|checkpoints? of|(?:function|objective|architecture|structure|framework)s? of))"
    r"(?:\s+(?:the|its|their|our|an?|existing|original|previous))?\s*[“\"「《*\[]{0,3}\s*\Z",
    re.IGNORECASE,
)
# “SoftBank-led”, “Alibaba + Abu Dhabi backed”, “Bloomberg reported that”, “彭博社报道”.
_GIVES = re.compile(
    r"\s*[^，。；]{0,6}?(?:援引|引述)|[-‑](?:led|backed|linked|funded|owned|based)\b|\s+(?:\+ [\w ]{2,24} )?backed\b|\s+(?:mega-)?(?:round|stake|investment)\b|"
    r"\s+(?:has |have |had )?(?:first |previously )?report(?:s|ed)(?: (?:on|in|last|this|earlier) [\w ]{2,16}?)? that\b|\s*的?(?:最新|独家|援引[^，。]{1,12})?(?:的?报[道导]|的(?:分析|数据|统计|消息|预测|估算)|统计显示|数据显示)|"
    # who leads or joins a round is not who raises
    r"[^，。；;,.获由被完得]{0,40}?(?:领投|跟投|参投|加注)|\s+(?:also )?(?:co-)?(?:led|leads) (?:the|a|an)\b(?! (?:pack|market|way|field|list|industry|world|charts?|rankings?|category))|\s+(?:also )?participated\b|"
    # whose coming out made something of another rise
    r"\s*(?:系列|模型|产品)?的?(?:发布|推出|上线|走红|爆火|成功|热销)[^，。；]{0,4}?(?:带动|推动|拉动|助推|刺激|使|让|令)|"
    # who is told to be a backer, and whose result another reaches a part of
    r"\s*(?:是|作为|成为)[^，。；]{0,8}(?:投资者|投资方|投资人|股东)|\s+(?:is|was|joined as|came in as) (?:an? )?(?:new |existing |early |lead )*(?:investor|backer|shareholder)\b",
    re.IGNORECASE,
)
# “OpenAI 前首席科学家某某创办了 Y”: the company is said of the person, who does something else.
_EMPLOYED = re.compile(
    r"\s*的?(?:前|原)?(?:联合创始人|创始人|C[ETO]O|首席[\u4e00-\u9fff]{2,5}|副?总裁|高管|员工|研究员|工程师|科学家)[^，。；]{0,36}?(?:创办|创立|创建|加入|加盟)"
)
# “在 X 上市”: where something takes place.
_VENUE = re.compile(
    r"\s*(?:主板|创业板|科创板|交易所)?(?:成功|正式|首日)?(?:上市|挂牌|敲钟|IPO)|[*”\"」]*\s*(?:模型|系列|models?)?\s*的?(?:发布|推出|上线|开源|问世)(?:之|以)?[后前时]"
)
_AT = re.compile(r"(?:在|于|登陆|\b(?:on|at))\s*(?:the )?\Z")
# “在 X 的基础上”, “from 2K in X to 32K”: what something else goes on from.
_STOOD_ON = re.compile(r"(?:在|\d\s?[KkMB]?(?: tokens)? (?:in|of))\s*(?:the )?[*“\"「\[(（]*\Z")
_BASIS = re.compile(r"[^，。；,;]{0,30}?的?(?:基础|基座)(?:之)?上|[*”\"」\]]*\s*to\s+(?:over\s+|about\s+)?\d")
# “X 母公司估值 …”: told of another.
_HOUSE_OF = re.compile(r"\s*的?(?:母公司|开发商|开发公司|背后的?公司)")
# “以 X 为基础”
_MADE_OF = re.compile(r"\s*为(?:基础|基座|底座|蓝本|基底)")
# “达到了 X 的 94.6%”: whose result another reaches a part of.
_REACHED = re.compile(r"(?:达到?|相当于|仅为|约为|只有|接近|\bof|\bto)了?\s*[*“\"「\[]*\Z")
_A_PART = re.compile(r"[*”\"」\]]*\s*的\s*[\d.]+\s*[%％]")
# “Microsoft CEO Satya Nadella”: the company is said of the person, unless he speaks for it.
_EMPLOYS = re.compile(
    r"(?:['’]s)?\s+(?:co-?founder(?: and CEO)?|founder(?: and CEO)?|C[ETFO]O|president|chair(?:man|woman)?|executive)\s+[A-Z]"
)
_SPEAKS = re.compile(r"\b(?:said|says|told|announced|revealed|claimed|confirmed|the company|the firm|it|its|we|our)\b")
# “X 旗下产品‘Y’”: what follows is of Y.
OWN_THING = re.compile(r"(?:的)?(?:旗下|推出的|开发的|自研的)[^，。；“「]{0,14}[“「](?P<name>[^”」]{2,14})[”」]")
# “Acme emerged from stealth”: a word that begins a sentence and does what companies do.
STRANGER = re.compile(
    r"\s*(?!(?:The|This|That|It|They|We|He|She|Both|Who|Which|Investors?|Founders?|Shares)\b)[A-Z][a-z]\w+ (?:came out of|emerged from|became a|raised|unveiled|landed|secured|closed) "
)
JOINED = re.compile(r"\s*(?:、|和|与|及|以及|&|and|/|,)\s*\Z")
_IT = re.compile(r"\s*(?:It|This model|The model)\b")
# “According to Bloomberg, X …”: the comma parts, it does not join.
_SOURCE = re.compile(r"\b[Aa]ccording to\s+(?:the )?\Z")
_WHO = re.compile(r"[,，]\s*(?:who|which|whose|where)\b[^,;，]*[,，]")
_CLOSING = re.compile(r"[)）]")
# What an aside between commas begins with: “, founded by …,”, “, a maker of …,”.
_APPOSITION = re.compile(
    r"\s*(?:who|which|whose|where|an?|the|one of|founded|co-founded|backed|led|based|formerly|known|valued|part|maker|developer|creator|owner|started|run|headed|headquartered|now|once|also)\b"
)


def as_firm(name: Name, types: tuple[str, ...]) -> Name:
    """A name; that of a product which its maker goes by, taken for the maker where only companies are asked for."""
    firm = name.known is not None and "firm" in name.known.tags and not {name.type, "Model"} & {*types}
    return replace(name, type="Organization") if firm and "Organization" in types else name


def said_as_firm(said: Said, types: tuple[str, ...]) -> Said | None:
    """A name of the surroundings as one of the types; None where it is none of them."""
    own = as_firm(said.name, types) if said.mention.type not in types else said.name
    if said.mention.type not in types and own.type in types:
        return Said(own.mention, said.span, own, said.mended)
    return said if said.mention.type in types else None


def goes_on_of_member(text: str, name: Name, family: Name) -> bool:
    """Whether “It …” goes on about one of the models that a name means: about “Acme 2 Large” in the section of “Acme 2”."""
    both = name.type == family.type == "Model" and len(name.name) > len(family.name)
    return both and bool(_IT.match(text)) and re.match(rf"{re.escape(family.name)}[ -]", name.name) is not None


def oblique(text: str, name: Name, names: Sequence[Name]) -> bool:
    """Whether a name, or the list that it goes on, stands behind a comparison or a preposition, or gives or tells of others."""
    first = name
    at = bisect_left(names, name.start, key=lambda n: n.start)
    while 0 < at < len(names) and names[at].start == first.start:
        before = names[at - 1]
        other = (before.type == "Benchmark") != (first.type == "Benchmark")  # “With 70% on MMLU, X leads”: no list
        if other or first.start < before.end or not JOINED.match(text, before.end, first.start):
            break
        told = _SOURCE.search(text, 0, before.start) and "," in text[before.end : first.start]
        first, at = (name if told else before), at - 1
        if told:
            break
    ahead = _OBLIQUE.search(text, max(0, first.start - 32), first.start)
    stood_on = _STOOD_ON.search(text, max(0, name.start - 12), name.start) and _BASIS.match(text, name.end)
    part = _A_PART.match(text, name.end) and _REACHED.search(text, max(0, name.start - 12), name.start)
    venue = _AT.search(text, max(0, name.start - 8), name.start) and _VENUE.match(text, name.end)
    if (
        ahead
        or stood_on
        or part
        or venue
        or _EMPLOYED.match(text, name.end)
        or _MADE_OF.match(text, name.end)
        or _HOUSE_OF.match(text, name.end)
        or _GIVES.match(text, _list_end(text, name, names))
    ):
        return True
    employs = _EMPLOYS.match(text, name.end)
    return bool(employs and not _SPEAKS.search(text, employs.end()))


def _list_end(text: str, name: Name, names: Sequence[Name]) -> int:
    """Where the list of names ends that begins or goes on with a name: what gives is all of “X 与 Y”."""
    end = name.end
    for other in names:
        if other.start >= end and JOINED.match(text, end, other.start):
            end = other.end
    return end


def enclosed(text: str, name: Name, at: int) -> bool:
    """Whether a name stands in brackets or in a relative clause that is closed before ``at``."""
    opened = max(text.rfind("(", 0, name.start), text.rfind("（", 0, name.start))
    closed = _CLOSING.search(text, name.end, at)
    if opened >= 0 and closed is not None and not _CLOSING.search(text, opened, name.start):
        return True
    return any(m.start() < name.start and m.end() >= name.end for m in _WHO.finditer(text, 0, at))


def before_asides(text: str, at: int) -> int:
    """Where the words before ``at`` end when asides between commas are taken off: “X, founded by Y, who studied at Z,”."""
    end = len(text[:at].rstrip())
    if text[end - 1 : end] != ",":
        return at
    end -= 1
    while True:
        comma = text.rfind(",", 0, end)
        if comma < 0 or not _APPOSITION.match(text, comma + 1, end):
            return end if end < len(text[:at].rstrip()) - 1 else at
        end = comma


# “- **A Long Path**: raised …”: a label of capitalised words speaks of nobody.
_LABEL = re.compile(r"[\W\d]{0,8}[A-Z][A-Za-z &/'’-]{2,50}:(?!\d)")


def label_end(text: str, at: int) -> int:
    """Where the label ends that a sentence begins with, before ``at``; 0 where there is none."""
    label = _LABEL.match(text, 0, at)
    return label.end() if label else 0
