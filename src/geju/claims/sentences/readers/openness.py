"""Whether a model's weights are given out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.context import Said
from geju.claims.sentences.below import models_below
from geju.claims.sentences.models.beside import THING
from geju.claims.sentences.models.opened import PREDICATE, models_of
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.claims.sentences.subjects import own_model
from geju.claims.sentences.verbs import RELEASES
from geju.model.claim import Claim
from geju.model.value import Term

_WORD = re.compile(
    r"开源|闭源|开放权重|权重开放|\bopen[- ]?sourc(?:e|ed|ing)\b|\bopen(?= (?:to|for) (?:academic|research|commercial|everyone|the public))|\bopen[- ]weights?\b|\bclosed[- ]sourced?\b|\bproprietary\b",
    re.IGNORECASE,
)
# What is open here is something else: a community, a tool, a data set.
_ELSE = re.compile(
    r"(?:的|了)?\s*(?:社区|项目|生态|基金|区|委员|协议|许可|贡献|鑫|工具|框架|数据|仓库|教程|代码|平台|评测|方案|库|力量|精神|地址|链接|软件|语料|技术|论文|替代|战略|路线|传统|周|日|时间|程度|\s*(?:MIT|Apache))|"
    r"[- ]+(?:communit|project|tool|framework|data|code(?!\s+(?:large\s+|language\s+)*(?:models?\b|LLMs?\b))|ecosystem|software|library|librar|alternativ|licen|repositor|effort|contribut|foundation|implementation|strategy|movement|research|world|AI\b|platform|releases?\b|training|inference|standard)",
    re.IGNORECASE,
)
_MAYBE = re.compile(r"(?:可能|也许|或许|maybe|perhaps)\s*(?:是|为|be)?\s*\Z", re.IGNORECASE)
# “it is an …”, “describes it as an …”, “该模型是…”.
_SAYS_IT = re.compile(
    r"\b(?:[Ii]t(?:['’]s| is| was| remains)|it as)\s+(?:an?|the|fully|its)\s+(?:\w+\s+){0,3}\Z|\b[Tt](?:he|his) model (?:is|was)\s+(?:\w+\s+){0,2}\Z|(?:它|该模型|这款模型)(?:是|为)[^，。；]{0,14}\Z"
)
_ALONE = re.compile(
    r"\s*(?:(?:并|且|同时|还|也|已|将|完全|全面|正式|以|按|采用|采|基于|遵循)*\s*(?:[A-Z][\w. -]{1,20}\s?(?:许可证?|协议|协定|授权))?(?:并|完全|全面|正式|进行)*\s*)"
)


class Openness(SentenceReader):
    """“X is an open-source model”, “开源模型 X”, “开源了 X”, “X (open weights)”."""

    hint = re.compile(
        r"开源|闭源|开放权重|权重开放|[Oo]pen[- ]?[Ss]ourc|[Oo]pen[- ][Ww]eight|open (?:to|for)|[Cc]losed|[Pp]roprietary"
    )

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """openness, where the word is said of the name itself."""
        if not sentence.asserts:
            return
        done = set()
        for match in _WORD.finditer(sentence.text):
            maybe = _MAYBE.search(sentence.text, max(0, match.start() - 8), match.start())
            if maybe or _ELSE.match(sentence.text, match.end()) or sentence.unreal(*match.span()):
                continue
            names = models_of(sentence, match)
            for name in names:
                if name.start not in done:
                    done.add(name.start)
                    yield sentence.claim(sentence.said(name), "openness", Term(match[0]), *match.span())
            it = None if names else _it(sentence, match) or _opened(sentence, match)
            below = [] if names or it else _below(sentence, match)
            for said in [it] if it else below:
                yield sentence.claim(said, "openness", Term(match[0]), *match.span())


def _it(sentence: Sentence, match: re.Match[str]) -> Said | None:
    """The model of the sentence before that “it is an open-weight model” speaks of."""
    text, (start, end) = sentence.text, match.span()
    says = _SAYS_IT.search(text, 0, start)
    told = says and (THING.match(text, end) or (" model " in says[0] and PREDICATE.match(text, end)))
    named = sentence.named("Model", "Product")
    return own_model(sentence, match.start(), "Model") if told and not named else None


def _below(sentence: Sentence, match: re.Match[str]) -> list[Said]:
    """The models that a list below names, where the word is the verb that gives them out: “开源了六大模型”."""
    if sentence.named("Model") or not any(
        v.start() <= match.start() < v.end() for v in RELEASES.finditer(sentence.text)
    ):
        return []
    return list(models_below(sentence, None))


def _opened(sentence: Sentence, match: re.Match[str]) -> Said | None:
    """The model that a clause of a verb alone opens: “…，且以 MIT 协议开放权重。”."""
    left, right = sentence.clause(*match.span())
    alone = _ALONE.fullmatch(sentence.text, left, match.start()) and not sentence.text[match.end() : right].strip(
        "了。 "
    )
    return own_model(sentence, match.start(), "Model") if alone and left and not match[0].isascii() else None
