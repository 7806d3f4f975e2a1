"""Under which licence a model is given out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.model.claim import Claim
from geju.model.value import Term

_NAMED = re.compile(
    r"(?P<name>Apache(?:[- ]?License)?,?[- ]?(?:Version |v)?2\.0|MIT|BSD-?[23]-Clause|A?GPL-?[23](?:\.0)?|CC[- ]BY(?:-NC)?(?:-SA|-ND)?[- ]?[34]\.0|OpenRAIL(?:\+\+)?-?M?|"
    r"Llama ?\d(?:\.\d)? Community)(?:[\s-]*(?:License|Licence|许可证|协议|许可|开源协议))",
    re.IGNORECASE,
)
_UNDER = re.compile(
    r"(?:licensed under|released under|available under|distributed under|under the|遵循|采用|基于|使用)\s*(?:the\s+|a\s+|an\s+)?\W{0,2}(?P<name>Apache[- ]?2\.0|MIT|BSD-?[23]-Clause|A?GPL-?[23](?:\.0)?)(?![A-Za-z])",
    re.IGNORECASE,
)
_CODE = re.compile(r"\bcode\b|代码|repository|仓库|data ?set|数据集", re.IGNORECASE)
_MODEL = re.compile(r"model|weight|模型|权重", re.IGNORECASE)


class Licences(SentenceReader):
    """“The weights are released under the Apache 2.0 license.”"""

    hint = re.compile(r"[Ll]icen[sc]e|许可|协议")

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """license; a sentence about the code alone says nothing of the model."""
        if not sentence.asserts:
            return
        found = {m.start("name"): m for pattern in (_NAMED, _UNDER) for m in pattern.finditer(sentence.text)}
        if len(found) != 1:
            return  # several licences in one sentence belong to several things
        match = next(iter(found.values()))
        left, right = sentence.clause(*match.span("name"))
        clause = sentence.text[left:right]
        if _CODE.search(clause) and not _MODEL.search(clause):
            return
        subject = sentence.subject(match.start("name"), "Model")
        if subject and not sentence.unreal(*match.span("name")):
            yield sentence.claim(subject, "license", Term(match["name"]), *match.span("name"))
