"""The drawer that a sentence puts a company or a product in: “X 是本市规模最大的芯片公司之一”, “智能助手‘Y’”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.model.claim import Claim
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
# “智能助手‘Y’”, “内容平台应用‘Y’”; before it a list or a verb.
_QUOTED = re.compile(
    r"(?:\A|[，。；;、和及与]|发布|推出|上线|开发|应用)(?:了|的)?(?:生产力|效率|国民级|一款|首款)*(?P<sort>(?:AI|A I)?\s?[\u4e00-\u9fff]{0,6}(?:智能助手|对话助手|聊天助手|代码助手|搜索引擎|AI ?搜索|开放平台|创作平台|开发平台|陪伴))(?:类|型)?(?:应用|产品)?[“\"「]\Z"
)


class Categories(SentenceReader):
    """Companies by what they are said to be, products by the sort that stands before their quoted name."""

    hint = re.compile(rf"{_FIRM}|助手|搜索|平台|陪伴")

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """category."""
        for name in sentence.named("Organization", "Product"):
            if sentence.oblique(name) and not sentence.text.endswith("——", 0, name.start):
                continue
            if name.type == "Organization":
                found = _IS.match(sentence.text, name.end) or _DASH.search(sentence.text[: name.start])
            else:
                found = _QUOTED.search(sentence.text[: name.start])
            if found is None or sentence.unreal(*found.span("sort")):
                continue
            start, end = found.span("sort")
            yield sentence.claim(sentence.said(name), "category", Term(found["sort"].strip()), start, end)
