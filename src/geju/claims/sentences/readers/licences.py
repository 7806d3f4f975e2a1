"""Under which licence a model is given out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.context import Said
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.claims.sentences.subjects import all_joined, own_model
from geju.model.claim import Claim
from geju.model.value import Term

_KNOWN = (
    r"Apache(?:[- ]?License)?,?[- ]?(?:Version |v)?2\.0|(?:Modified )?MIT|BSD-?[23]-Clause|A?GPL-?(?:v?[23])(?:\.0)?|CC[- ]BY(?:-NC)?(?:-SA|-ND)?(?:[- ]?[34]\.0)?|"
    r"OpenRAIL(?:\+\+)?-?M?|Llama ?\d(?:\.\d)? Community"
)
_NAMED = re.compile(
    rf"(?P<name>{_KNOWN})(?:[\s-]*(?:Licen[sc](?:e|ed|ing)\b|许可证|协议|许可|授权(?![给予])|开源协议))", re.IGNORECASE
)
_UNDER = re.compile(
    r"(?:licensed under|released under|available under|distributed under|under the|under an?|遵循|采用|基于|使用|以)\s*(?:the\s+|a\s+|an\s+)?\W{0,2}(?P<name>Apache[- ]?2\.0|(?:Modified )?MIT|BSD-?[23]-Clause|A?GPL-?[23](?:\.0)?)(?![A-Za-z])",
    re.IGNORECASE,
)
# A licence of the model's own: “the Model License”, “Skywork Community License”, 《… 模型社区许可协议》.
_OWN = re.compile(
    r"(?P<name>(?:(?!The\s|This\s|Our\s)[A-Z\d][\w.-]*\s+){0,5}(?:Model|Community|Research)\s+Licen[sc]e(?:\s+Agreement|\s+for\s+(?:the\s+)?[A-Z][\w.-]*(?:\s+[A-Z\d][\w.-]*)?\s+Models?)?|[A-Z][a-z]+(?:\s+[A-Z][a-z]+)*\s+LICENSE\s+AGREEMENT|(?<=《)[^《》]{2,40}许可(?:协议|证)(?=》)|[A-Z][\w.-]*\s?(?:系列)?模型(?:社区|商用)?许可(?:协议|证)|模型许可协议|(?:开放原子|(?<![\u4e00-\u9fff]))模型许可证|(?:(?<=the )[A-Z][A-Za-z]*\d?|[A-Z][A-Za-z]*\d)[\w.-]* LICENSE(?![\w-]))"
)
# “Y (Apache 2.0, 7B)”: right behind the name of a model.
_BRACKETED = re.compile(
    r"\W{0,4}[(（](?:[^()（）;；]{0,60}?[,，]\s*)?(?P<name>Apache[- ]?2\.0|(?:Modified )?MIT)(?=(?:[- ][Ll]icensed?| [Ll]icense)?\s*[,，;；)）])"
)
_CODE = re.compile(
    r"\bcode\b|(?<!open[- ])\bsource\b|代码|源码|repository|仓库|data ?set|数据集|语料|corpus", re.IGNORECASE
)
_WHICH, _NEAR = re.compile(r",?\s*\bwhich (?:is|are|was|were)\b[^,.;]{0,60}\Z"), 10
_REST = re.compile(r"其余|其他|其它|\b(?:others?|the rest|remaining)\b", re.IGNORECASE)
_USE = re.compile(r"使用\s*[*“\"「\[]*\Z")
_MODEL = re.compile(r"\bmodels?\b|weight|模型|权重|checkpoint", re.IGNORECASE)


class Licences(SentenceReader):
    """“The weights are released under the Apache 2.0 license.”"""

    hint = re.compile(r"[Ll]icen[sc]e|LICENSE|许可|授权|協議|授權|協定|协议|[, (（](?:MIT|Apache)")

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """license; what is said of the code alone says nothing of the model."""
        if not sentence.asserts:
            return
        for model in sentence.named("Model"):
            aside = _BRACKETED.match(sentence.text, model.end)
            if aside:
                yield sentence.claim(sentence.said(model), "license", Term(aside["name"]), *aside.span("name"))
        found: dict[int, re.Match[str]] = {}
        for pattern in (_OWN, _NAMED, _UNDER):
            for match in pattern.finditer(sentence.text):
                overlaps = any(
                    m.start("name") < match.end("name") and match.start("name") < m.end("name") for m in found.values()
                )
                if not overlaps:
                    found[match.start("name")] = match
        ordered = [found[at] for at in sorted(found)]
        for index, match in enumerate(ordered):
            left = ordered[index - 1].end() if index else 0
            yield from _one(sentence, match, sentence.text[left : match.start("name")], alone=len(ordered) == 1)


def _one(sentence: Sentence, match: re.Match[str], ahead: str, *, alone: bool) -> Iterator[Claim]:
    """The licence of a model: its own part of the sentence speaks of the model, or of nothing else than it."""
    start, end = match.span("name")
    code, model = _CODE.search(ahead), _MODEL.search(ahead)
    if (code and not model) or (not alone and not model) or sentence.unreal(start, end):
        return
    if re.match(r"[*_\s]*[:：]", sentence.text[end:]) and not re.search(r"\w", sentence.text[:start]):
        return  # “Model License: …” says what the line is about
    if re.match(r"(?:Model|Community)\s", match["name"]) and not alone and not model:
        return
    for subject in _licensed(sentence, start, end):
        yield sentence.claim(subject, "license", Term(match["name"]), start, end)


def _licensed(sentence: Sentence, start: int, end: int) -> list[Said]:
    """What a licence is that of: what it is used for, what is joined before it, the text's own model, what its name says."""
    named = sentence.named("Model")
    left, _ = sentence.clause(start, end)
    if _REST.search(sentence.text, left, start):
        return []
    used = [n for n in named if n.end <= start and _USE.search(sentence.text, 0, n.start)]
    which = _WHICH.search(sentence.text, 0, start)
    if which:  # “derived from X, which is licensed under …” says it of X
        near = [n for n in named if n.end <= which.start() and which.start() - n.end <= _NEAR]
        return [sentence.said(n) for n in near[-1:]]
    if used:
        return [sentence.said(used[-1])]
    several = all_joined(sentence, [n for n in named if n.end <= start and not sentence.oblique(n)])
    if len(several) > 1:
        return [sentence.said(n) for n in several]
    own = own_model(sentence, start, "Model")
    if own:
        return [own]
    return [sentence.said(n) for n in named if start <= n.start < end][:1]  # “X 模型社区许可协议” says whose it is
