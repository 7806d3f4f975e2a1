"""Whether a model's weights are given out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.context import Said
from geju.claims.sentences.below import models_below
from geju.claims.sentences.models.beside import BRACKET, THING, described_beside
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.claims.sentences.subjects import all_joined, described, own_model
from geju.claims.sentences.verbs import MAKES, RELEASES, joins, objects
from geju.model.claim import Claim
from geju.model.naming.names import Name
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
_PREDICATE = re.compile(r"\s*(?:的|了|[，。,.;；)）!！]|\Z|and\b|under\b|with\b|on\b|at\b|available|by\b|to\b|for\b)")
_AGENT_OPEN = re.compile(
    r"\s*(?:系列|大?模型|已|已经|正式|也|现|现已|全面|同步|完全|宣布|将其|全部|均|都|series|models?|weights?|variants?|versions?|publicly|is|are|was|were|now|fully|completely|has been|have been|been|officially|\s|[*”\"」\])）`])*\Z"
)
# “it is an …”, “describes it as an …”, “该模型是…”.
_SAYS_IT = re.compile(
    r"\b(?:[Ii]t(?:['’]s| is| was| remains)|it as)\s+(?:an?|the|fully|its)\s+(?:\w+\s+){0,3}\Z|\b[Tt](?:he|his) model (?:is|was)\s+(?:\w+\s+){0,2}\Z|(?:它|该模型|这款模型)(?:是|为)[^，。；]{0,14}\Z"
)
# “A and B models with open weights”, “open-source weights for A, B”
_WITH = re.compile(r"(?:\s*(?:models?|variants?|series|family))?,?\s+(?:both\s+)?with\s+(?:fully\s+)?")
_WEIGHTS_OF = re.compile(r"(?:\s+weights)?\s+(?:for|of)\s+(?:the\s+)?")
_ALONE = re.compile(
    r"\s*(?:(?:并|且|同时|还|也|已|将|完全|全面|正式|以|按|采用|基于|遵循)*\s*(?:[A-Z][\w. -]{1,20}\s?(?:许可证?|协议|协定))?(?:并|完全|全面|正式|进行)*\s*)"
)
_OTHERS = re.compile(
    r"(?:在(?![^，。,;；]{0,8}(?:发布|推出|上线|释出))|当前|其[他它]|大?多数|主流|许多|所有|现有|尺寸|规模|各类|众多|\bother|\bmost|\ball|existing|many|\bbest|among|leading|\btop)\s*[^，。,;；]{0,8}\Z",
    re.IGNORECASE,
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
            names = _of(sentence, match)
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
    told = says and (THING.match(text, end) or (" model " in says[0] and _PREDICATE.match(text, end)))
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


def _of(sentence: Sentence, match: re.Match[str]) -> list[Name]:
    """The models that a word of openness is said of."""
    text, (start, end) = sentence.text, match.span()
    named = sentence.named("Model")
    governed = _governed(sentence, start, end, named)
    if governed:
        return governed
    beside = described_beside(sentence, start, end, named)
    if beside:
        return beside
    if _OTHERS.search(text[max(0, start - 24) : start]):
        return []
    before = [n for n in named if n.end <= start and not sentence.oblique(n)]
    if before and (THING.match(text, end) or _PREDICATE.match(text, end)):
        last = before[-1]
        if _AGENT_OPEN.fullmatch(text, last.end, start) or BRACKET.fullmatch(text, last.end, start):
            return [last]
    if before and _WITH.fullmatch(text, before[-1].end, start):
        return all_joined(sentence, before)
    behind = [n for n in named if n.start >= end]
    if behind and _WEIGHTS_OF.fullmatch(text, end, behind[0].start):
        return _list_of(sentence, behind)
    thing = THING.match(text, end)
    if (
        thing
        and behind
        and thing.end() <= behind[0].start
        and re.fullmatch(r"[\s“\"「*`\[(（:：]*", text[thing.end() : behind[0].start])
    ):
        return behind[:1]
    if thing and behind and behind[0].start < thing.end():
        return behind[:1] if behind[0].start - end <= 2 else []
    return described(sentence, start, end) if thing or _PREDICATE.match(text, end) else []


def _list_of(sentence: Sentence, names: list[Name]) -> list[Name]:
    """The first of some names with those that are listed behind it."""
    found = names[:1]
    for name in names[1:]:
        if not joins(sentence.text[found[-1].end : name.start]):
            break
        found.append(name)
    return found


def _governed(sentence: Sentence, start: int, end: int, named: list[Name]) -> list[Name]:
    """What “开源了”, “open-sourced” governs."""
    for verb in RELEASES.finditer(sentence.text):
        if verb.start() <= start and end <= verb.end():
            following = RELEASES.search(sentence.text, verb.end()) or MAKES.search(sentence.text, verb.end())
            return objects(sentence, verb.end(), following.start() if following else len(sentence.text), named)
    return []
