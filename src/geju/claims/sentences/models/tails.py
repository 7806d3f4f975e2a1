"""Makers told by a tail: models named by their maker and a tail (“DeepSeek 的 V3/R1 系列”), makers named behind their model."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.context import Said
from geju.claims.sentences.sentence import Sentence
from geju.model.claim import Claim
from geju.model.naming.families import known_model
from geju.model.naming.names import Name
from geju.model.span import Evidence
from geju.model.value import Mention

# “DeepSeek 的 V3/R1 系列”, “DeepSeek 发布首个开源模型 V3”: tails of names that begin with their maker's.
_TAIL = r"[VRMKZ]\d{1,2}(?:\.\d{1,2})?"
_ANY_TAIL = re.compile(_TAIL)
_MADE = r"(?:正式|宣布|首次|今日|近日|已|还|又)*(?:发布|推出|上线|开源)了?(?:[^，。；、\s和与]{0,16}(?:模型|版))?"
_TAILS = re.compile(
    rf"\s*(?:的|['’]s|{_MADE})\s*(?P<tails>{_TAIL}(?:\s*(?:[/、]|和|与|and)\s*{_TAIL})*)(?![A-Za-z0-9_-]|\.\d)"
)


def made_by_tail(sentence: Sentence) -> Iterator[Claim]:
    """“DeepSeek 的 V3/R1 系列”: models that the lexicon knows under the maker's name and the tail."""
    if not _ANY_TAIL.search(sentence.text):
        return
    for company in sentence.named("Organization"):
        found = _TAILS.match(sentence.text, company.end)
        for tail in _ANY_TAIL.finditer(found["tails"]) if found else ():
            start = found.start("tails") + tail.start() if found else 0
            name = f"{company.name}-{tail[0]}"
            known = known_model(name, sentence.vocabulary.lexicon)
            if known is None or any(n.start <= start < n.end for n in sentence.names):
                continue
            maker = sentence.said(company)
            said = Said(Mention(name, "Model"), maker.span, company)
            evidence = (Evidence("subject", sentence.span(start, start + len(tail[0]))),)
            yield sentence.claim(said, "developer", maker.mention, company.start, company.end, evidence, hedged=False)


# “the X series, its maker's open models”
_APPOSED = re.compile(r"\s*(?:series|family|models?)?,\s*")
_OWNED = re.compile(r"['’]s\s+[^.,;]{0,40}?(?:models?|LLMs?|series|family)\b")
# “X 是某某新一代推理模型”
_IS_OF = re.compile(r"[*”\"」\]]*\s*(?:系列)?(?:是|为)\s*")
_KIND = re.compile(
    r"(?:的|旗下|最新|新一代|首[个款]|自研|开源|旗舰|第[一二三四五]代|\s)*[^，。；]{0,14}?(?:大?模型|系列)"
)
_FROM = re.compile(r"\s+from\s+")
_PROPOSED = re.compile(r"\A[^.;。；]*\b(?:proposed|developed|built|created|trained|released)\s+by\s+(?:the\s+)?\Z")


def is_told_behind(text: str, end: int, company: Name) -> bool:
    """Whether words behind a thing, which ends at ``end``, tell of a company that is known to be its maker."""
    behind = text[end : company.start]
    owned = _APPOSED.fullmatch(behind) and _OWNED.match(text, company.end)
    is_of = _IS_OF.fullmatch(behind) and _KIND.match(text, company.end)
    return bool(owned or is_of or _FROM.fullmatch(behind) or _PROPOSED.search(behind))
