"""Verbs of making and releasing, what they govern and whose doing they tell."""

from __future__ import annotations

import re

from geju.claims.context import Said
from geju.claims.sentences.sentence import Sentence
from geju.model.naming.names import Name

_HOW = r"(?:首次|正式|重磅|宣布|相继|先后|陆续|分别|最新|同步|全新|还|也|已经|已|再次|率先|联合|独家|同时|近日|今日|刚刚|刚|又|新|自主|独立|公开|接连|连续|对外)*"
_NOUN = r"(?!会|者|平台|商|区|社区|项目|协议|许可|公告|日|时间|前|后|以来|方(?!式)|渠道|生态|战略|路线|版|的第|季|周|权|社群|基金|力量|数据集|名单)"
RELEASES = re.compile(
    rf"{_HOW}(?:发布|推出|上线|开源(?:(?=[了过])|(?!(?:权重|[^，。、\s]{{0,10}}(?:模型|版本|工具|框架))))|首发|问世|面世|亮相|登场|揭晓|放出|释出|发行|发表(?=了?\s?[^，。]{{0,24}}[A-Za-z])(?![^，。]{{0,20}}(?:论文|文章|声明|演讲|讲话|评论|意见|看法|报告|演说|研究|博文))|上架(?=[，。；,;了]|\Z))(?:了|过)?{_NOUN}|(?:首次|正式|宣布|率先|相继|先后|陆续|同步|再次|重磅|今日|近日)开源(?:了)?(?!社区|项目|协议|生态|战略|工具)|"
    r"\b(?:(?:has|have|had|was|were|is|are)\s+)?(?:(?:also|been|just|recently|officially|publicly|first|now|quietly)\s+)*(?:releas(?:ed|es|ing)|launch(?:ed|es|ing)|unveil(?:ed|s|ing)|introduc(?:ed|es|ing)|announc(?:ed|es|ing)|open[- ]?sourc(?:ed|es|ing)|(?<=we )(?:release|launch|unveil|introduce|announce|present|open[- ]?source)|debut(?:ed|s)|roll(?:ed|s|ing) out|ship(?:ped|s)|presents|publish(?:ed|es)|came out|went live|made available)\b(?!\s+(?:date|notes?|timeline|candidate|version|blog|paper|partner|event))",
    re.IGNORECASE,
)
MAKES = re.compile(
    rf"{_HOW}(?:研发|自研|开发|打造|训练|构建|创造|出品|研制|提出(?=了?[^，。；]{{0,12}}[A-Za-z]))(?:了|出了?)?{_NOUN}(?!工具|套件|成本|能力|投入|人员|需求|效率|环境|框架)|"
    r"\b(?:(?:has|have|had|was|were|is)\s+)?(?:(?:also|been|jointly|independently)\s+)*(?:develop(?:ed|s|ing)|built|build(?:s|ing)|creat(?:ed|es|ing)|trained|made|pioneer(?:ed|s|ing))\b",
    re.IGNORECASE,
)
FIRST_PERSON = re.compile(r"我们|我司|\b(?:we|We)(?:\b|['’])|\bour\b|\bOur\b")
# What may stand between a verb and the thing it governs: articles, adjectives, the sort of thing it is.
_LATIN_GAP = re.compile(
    r"(?:\s|[“\"'‘(]|\b(?:the|its|their|our|a|an|his|and|both|two|three|four|several|all|new|newest|latest|next|next-gen(?:eration)?|first|second|third|fourth|open|open-source[d]?|open-weights?|source|weights?|flagship|frontier|massive|large|small|lightweight|compact|powerful|advanced|improved|updated|upgraded|multimodal|multi-modal|bilingual|multilingual|vision|visual|"
    r"language|reasoning|coding|code|video|image|audio|speech|voice|text|chat|base|foundation|foundational|instruct|preview|version|versions|of|model|models|family|series|generation|LLM|LLMs|VLM|AI|assistant|app|chatbot|agent|agents|tool|platform|product|consumer|consumer-facing|innovative|cutting-edge|groundbreaking|state-of-the-art|SOTA|called|named|dubbed|known|as|\d+[BM]|mini|pro|hybrid|dense|sparse|MoE|mixture-of-experts|[Mm]ixture|experts|public|beta|generative|general-purpose|[a-z]+-to-[a-z]+|best|most|capable|highly|anticipated|long-awaited|much-anticipated|native|on-device|edge-side|edge|end-side)\b|[-,])*\Z",
    re.IGNORECASE,
)
_HAN_BREAK = re.compile(
    r"[。；;，,：:！？!?）)]|对标|超过|超越|优于|相比|比肩|媲美|基于|支持|兼容|适配|接入|集成|针对|面向|围绕|关于|推理(?!大?模型)|部署|微调|技术报告|论文|工具|教程|接口|合作|计画|计划|插件|项目|数据集|框架|报告|代码(?!大?模型|生成)|榜单|能力|方法|权重到|在[^，。]{1,10}上|与|对(?!话|齐)"
)
_NOT_IT = re.compile(
    r"\s*&\s*\w{1,3}\s+[A-Z]|\s*(?:[\"”’」』]\s*)?(?:的)?\s*(?:(?:Int|INT)\d\s*|GPTQ\s*|AWQ\s*|GGUF\s*|\d-?[Bb]it\s*)?(?:技术报告|报告|论文|教程|数据集|博客|榜单|评测|白皮书|接口|API|插件|代码(?![^，。；]{0,4}(?:工具|模型|助手|平台))|权重|推理|量化|微调|部署|开放平台|[\u4e00-\u9fff]{2,4}平台|官网|账号|功能|更新|升级(?!版)|demo|支持|团队|公司|CEO|创始人|生态|服务|框架|模式)|"
    r"/[\w.-]+\W{0,4}(?:数据集|语料|datasets?\b|corpus\b)|['’]s\b|\s*(?:\([^)]*\)\s*)?(?:[A-Z]{2,5}\s+)?(?:paper|papers|technical report|tech report|report|datasets?|benchmarks?|blog|weights?|checkpoints?|code|API|APIs|demo|tutorial|support|integration|plugin|SDK|users?|team|leaderboard|playground|cookbook|system card|features?|function|capabilit|Int4|Int8|GGUF|AWQ|GPTQ|quantized|based|powered|compatible)\b",
    re.IGNORECASE,
)
# “the Int8 quantized model X”, “our first aligned MoE model X”: plain words before the noun that the name stands behind.
_NOUN_GAP = re.compile(
    r"\s*(?:(?:the|a|an|our|its|their)\s+)?(?:(?!(?:for|on|of|with|from|to|by|that|using|in|at|into|as|under|than|and|or|but|which|paper|report|data|dataset|demo|code)\b)[\w-]+\s+){1,6}"
    r"(?:models?|M?LLMs?|VLMs?)\s*[,:]?\s*[“\"'‘(]?\Z",
    re.IGNORECASE,
)
# “A 模型的视频理解版本 B”: what is meant is B.
_VERSION_OF = re.compile(
    r"(?:\s*models?)?,\s*(?:the\s+|namely\s+)?\W{0,3}\Z|\s*(?:系列|大?模型)?(?:的|(?=量化))[^，。；、,]{0,12}(?:版本|版|模型)[，,:：]?\s*[“\"「『]?\Z"
)
# “the first model of A: B”
_OF = re.compile(r"\bof\s+(?:the\s+)?\Z")
# “the Int4 quantized model for A, A-Int4”.
_FOR = re.compile(r"\b(?:models?|versions?|variants?)\s+(?:for|of)\s+(?:the\s+)?\Z", re.IGNORECASE)
_WEIGHTS_OF = re.compile(
    r"\s*(?:the\s+)?(?:(?:inference\s+)?code\s+and\s+)?(?:model\s+|pre-?trained\s+)*(?:weights|checkpoints)\s+(?:of|for)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_LIST_GAP = re.compile(
    r"\s*(?:系列)?[^，。；;,]{0,8}?(?:模型|版本?|产品)?\s*[，,（(]\s*(?:包括|包含|分为|涵盖|其中有)(?:了)?\s*[“\"「]?\Z|\s*(?:(?:base|chat|instruct|pre-?trained|language|aligned|series|models?|versions?)\b\s*){0,4}(?:(?:系列|大?模型|版本?|预览版|正式版|[^，。；;,]{0,24}?(?:模型|助手|应用|产品)(?:正式版|预览版|版)?)?[”\"」』）)]?(?:\s*(?:、|，|,|/|以及|及|和|与|&|\band\b|\bas well as\b))+\s*(?:the\s+|its\s+)?(?:[^，。；;,、]{0,20}(?:模型|应用|助手|产品|平台))?(?:\s*(?:[a-z-]+\s+){1,5}models?)?\s*[“\"「『（(]?)\s*\Z",
    re.IGNORECASE,
)
_TIMED = re.compile(r"\d\s*[年月]")
_AGENT_GAP = re.compile(
    r"(?:\s|成立|\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?|[，,]|[(（][^()（）]{0,40}[)）]|今日|昨日|近日|日前|近期|最近|今年|去年|(?:本|上)?周[一二三四五六日天]|上周|本周|[于在]\s?(?:GitHub|Hugging ?Face|ModelScope|魔搭(?:社区)?|官网|X)(?:平台)?上?|目前|现已|已经|已|于|在|就|还|也|又|再次|正式|宣布|官方|团队|公司|研究院|实验室|研究团队|集团|方面|随后|此后|则|将其|自\s*主?|仅|旗下|新|刚刚|一口气|同时|一年后|first|team|researchers?|lab|labs|has|have|had|also|just|recently|officially|then|today|yesterday|later|in|on|at|its|his|Inc\.?|['’]s|announced?|[^，。；;,]{0,24}(?:大会上|发布会上|会议上|活动中|第[一二三]次亮相))*\Z",
    re.IGNORECASE,
)

WITH = re.compile(r"\s*(?:宣布)?(?:联合|携手|联手)\s*")
# “华为震撼发布了 …”: two characters of manner right between who and what he did, no second noun.
_ADVERB = re.compile(r"(?!投资|员工|用户|网友|媒体|前高|创始|对手|旗下|客户|股东|社区)[\u4e00-\u9fff]{2}")


def objects(sentence: Sentence, at: int, stop: int, things: list[Name]) -> list[Name]:
    """The things that a verb ending at ``at`` governs, one or a list; ``stop`` is where the next verb begins."""
    found: list[Name] = []
    text = sentence.text
    weights = _WEIGHTS_OF.match(text, at)
    at = weights.end() if weights else at
    named = [t for t in things if at <= t.start < stop]
    for index, thing in enumerate(named):
        gap = text[at : thing.start] if thing.start >= at else ""
        of_it = bool(_FOR.search(gap)) and len(gap) <= 80
        joined = _LIST_GAP.match(gap) and not _TIMED.search(gap) if found else _governs(gap)
        if gap and not of_it and (not joined or sentence.oblique(thing)):
            break
        behind = text[thing.end : named[index + 1].start] if index + 1 < len(named) else ""
        meant = _VERSION_OF.match(behind) or (_OF.search(gap) and re.fullmatch(r"\s*[:：]\W*", behind))
        if meant and (of_it or not behind.lstrip().startswith((",", "model"))):
            at = named[index + 1].end
            continue
        if of_it and not _governs(gap):
            break
        at = thing.end
        if means_else(text, thing.end):
            found = found[:0]  # of a list, all mean something else: “X 和 Y 的技术报告”
            break
        found.append(thing)
    return found


def means_else(text: str, end: int) -> bool:
    """Whether the words behind a name say that something else is meant: its paper, its quantised weights, a demo."""
    return bool(_NOT_IT.match(text, end))


def joins(gap: str) -> bool:
    """Whether words between two things make them members of one list."""
    return bool(_LIST_GAP.match(gap))


def _governs(gap: str) -> bool:
    if any("\u4e00" <= c <= "\u9fff" for c in gap):
        return len(gap) <= 44 and not _HAN_BREAK.search(gap)
    return len(gap) <= 80 and bool(_LATIN_GAP.match(gap) or _NOUN_GAP.match(gap))


def agent(sentence: Sentence, at: int) -> Said | None:
    """The organization whose doing a verb at ``at`` tells: the one right before it but for times and adverbs."""
    text = sentence.text
    before = [n for n in sentence.named("Organization") if n.end <= at and not sentence.oblique(n)]
    if not before:
        return None
    last = before[-1]
    gap = text[last.end : at]
    for moment in reversed([m for m in sentence.moments if last.end <= m.start and m.end <= at]):
        gap = gap[: moment.start - last.end] + gap[moment.end - last.end :]
    for other in sentence.named("Institution"):  # “X 联合某大学发布”
        gap = re.sub(rf"\s*(?:联合|携手|联手)\s*{re.escape(text[other.start : other.end])}(?:团队)?", "", gap)
    own = next((n for n in sentence.names if n.start == last.end and n.type in ("Product", "Model")), None)
    if own and own.end <= at:  # “某某通义团队发布”: a house goes by what it makes
        gap = gap.removeprefix(text[own.start : own.end])
    near = _AGENT_GAP.match(gap) if len(gap) <= 60 else None
    if len(before) > 1 and WITH.fullmatch(text, before[-2].end, last.start):  # “X 联合 Y 发布”: X first
        last = before[-2]
    return sentence.said(last) if near or _ADVERB.fullmatch(gap.strip()) else None


def elliptic(sentence: Sentence, at: int) -> bool:
    """Whether a sentence begins with its verb, but for a label, a time, a pronoun: “- **May 2024**: Released …”."""
    ahead = sentence.text[:at]
    for moment in reversed([m for m in sentence.moments if m.end <= at]):
        ahead = ahead[: moment.start] + ahead[moment.end :]
    return bool(
        re.fullmatch(
            r"(?:[\W\d_]|[一-鿿A-Za-z ]{1,20}[:：]|公司|该公司|其|它|团队|我们|于|在|正式|[Ii]n|[Oo]n|[Tt]he company|[Ii]t|[Tt]hey|[Ww]e|[Nn]ews|[Uu]pdates?|has|have|['’]ve|['’]re|are|am|年|月|日)*",
            ahead,
        )
    )
