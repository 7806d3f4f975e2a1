"""The drawer that a sentence puts a company or a product in: “X 是本市规模最大的芯片公司之一”, “智能助手‘Y’”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.model.claim import Claim
from geju.model.naming.names import Name
from geju.model.value import Term

_FIRM = r"(?:初创公司|创业公司|初创企业|创业企业|私募机构|投资机构|风投机构|独角兽|云厂商|芯片公司|大模型公司)"
_WORDS = r"[\u4e00-\u9fffA-Za-z]"
# “X 是本市规模最大的芯片公司之一”; what ranks it is no part of the category.
_IS = re.compile(
    rf"\s*(?:是|为|作为)(?:一家|一个)?(?:[^，。；;]{{0,16}}的)?(?:国内|中国|全球|知名|头部|领先|最大|顶级)*(?P<sort>{_WORDS}{{0,6}}?{_FIRM})(?=之一|[，,。；;]|\Z)"
)
# “知名量化私募机构——X”
_DASH = re.compile(
    rf"(?:\A|[，。；;、的于是为自])(?:国内|中国|全球|知名|头部|领先|最大|顶级)*(?P<sort>(?:(?!国内|知名|头部|领先){_WORDS}){{0,6}}?{_FIRM})——\Z"
)
_PRODUCT = r"(?:智能助手|对话助手|聊天助手|代码助手|助手|搜索引擎|AI ?搜索|开放平台|创作平台|开发平台|内容平台|平台|陪伴|浏览器|操作系统|框架|计算架构|生产线|社区|智能体)"
_FRAMES = r"(?:\s|生产力(?=[\u4e00-\u9fff]{4})|效率|国民级|[一首]款|首个|最新的?|旗下的?|自研的?|全场景|[Tt]o ?[CB]|[CB] ?端)*"
_NO_SORT = r"推出|发布|上线|提供|布局|打造|公司|一个|[是了的在与和被把用]"
# “智能助手‘Y’”, “内容平台应用 Y”, “异构计算架构 Y”; before it a list or a verb.
_BEFORE = re.compile(
    rf"(?:\A|[，。；;、：:的了出和与及款]|以及|发布|推出|上线|提供|布局|打造|开发|应用)(?:以?及|和|与|还有|并|同时)?(?:提供|发布|推出|上线|布局)?了?{_FRAMES}"
    rf"(?P<sort>(?:AIGC|AI|A I|3D)?\s?(?:(?!{_NO_SORT})[\u4e00-\u9fff]){{0,6}}?{_PRODUCT})(?:类|型)?(?:应用|产品)?\s?[“\"「]?\Z"
)
_REACH = 28
_NEXT = re.compile(r"[”\"」]?、[“\"「]?")
# “X 作为国内创业六小强中的一家”
_AMONG = re.compile(
    r"\s*(?:是|为|作为)(?:国内|中国|全球|大模型|AI|的)*(?P<sort>[\u4e00-\u9fff]{0,4}?[两三四五六七八九]小[强虎龙])(?=中|之一)"
)
# A line “智能助手应用——Y”; what only ranks it is no sort.
_TITLE = re.compile(
    r"\s*(?P<sort>(?!核心|主力|明星|重点|代表|最新|旗下)(?:AI\s?)?[\u4e00-\u9fff]{2,8}?)(?:应用|产品)?——[“\"「]?\Z"
)
# “Zeta V2 对话助手”: the sort is a part of the name.
_LAST = re.compile(rf"\s(?P<sort>[\u4e00-\u9fff]{{0,4}}{_PRODUCT})\Z")
# “AI 视觉四小龙转型：X 起家于 …”: a label that counts the company among some.
_LABEL = re.compile(r"\A(?P<sort>[^，。：:]{0,8}?[两三四五六七八九]?(?:小龙|小强|小虎|巨头))[^，。：:]{0,16}[：:]\Z")


class Categories(SentenceReader):
    """Companies by what they are said to be, products by the sort that stands before their quoted name."""

    hint = re.compile(rf"{_FIRM}|{_PRODUCT}|——|小[龙强虎]|巨头")

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """category."""
        told: tuple[int, tuple[int, int]] | None = None  # where the last product ends and its sort stands
        for name in sentence.named("Organization", "Product"):
            place = _place(sentence, name)
            if (
                place is None
                and told
                and name.type == "Product"
                and _NEXT.fullmatch(sentence.text, told[0], name.start)
            ):
                place = told[1]
            told = (name.end, place) if place and name.type == "Product" else None
            if place and not sentence.unreal(*place):
                words = Term(sentence.text[slice(*place)].strip())
                yield sentence.claim(sentence.said(name), "category", words, *place)


def _place(sentence: Sentence, name: Name) -> tuple[int, int] | None:
    """Where the words stand that say what sort of thing a name is."""
    text, start = sentence.text, name.start
    if sentence.oblique(name) and not text.endswith("——", 0, start):
        return None
    if name.type == "Organization":
        found = (
            _IS.match(text, name.end)
            or _AMONG.match(text, name.end)
            or _DASH.search(text[:start])
            or _LABEL.search(text[:start])
        )
        return found.span("sort") if found else None
    last = _LAST.search(name.name)
    if last:
        return start + last.start("sort"), start + last.end("sort")
    title = _TITLE.match(text[:start]) if not text[name.end :].strip('”"」 ') else None
    found = title or _BEFORE.search(text[:start], max(0, start - _REACH))
    return found.span("sort") if found else None
