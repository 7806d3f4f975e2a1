"""What a model or a product is set against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence, mention_value
from geju.model.claim import Claim
from geju.model.naming.names import Name

_AGAINST = re.compile(
    r"对标(?:的是|于)?|看齐|媲美|比肩|\brivals?\b|\banswer to\b|\bequivalent (?:of|to)\b|\bcompetes? (?:directly )?with\b|\bcomparable to\b",
    re.IGNORECASE,
)
# “将端侧能力拉升至 X 水平”
_LEVEL = re.compile(r"(?:拉升|提升|提高|达|升)[到至]\s*(?=[A-Z])")
_TO_LEVEL = re.compile(r"\s*(?:的|同等)?(?:水平|级别|水准)")
_COMPETITOR = re.compile(r"\s*的\s*(?:最大|有力|直接|主要|头号|强力|强劲)*(?:的)?(?:竞争对手|竞品|对手|平替)")
_IS = re.compile(r"\s*(?:是|成为|被视为|被称为|堪称)\s*")
# “OpenAI 的 Sora”, “OpenAI's Sora”: a maker may stand before what it is set against.
_MAKERS = re.compile(r"\s*(?:的|['’]s)?\s*")
_AND = re.compile(r"\s*(?:、|和|与|及|以及|/|,?\s*\b(?:and|or)\b)\s*")


class Rivals(SentenceReader):
    """“视频生成产品清影，对标 Sora”, “X competes with Y and Z”."""

    hint = re.compile(
        r"对标|水平|级别|水准|看齐|媲美|比肩|对手|竞品|平替|rival|answer to|equivalent|compete|comparable"
    )

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """counterpart."""
        if not sentence.asserts:
            return
        things = sentence.named("Model", "Product")
        for match in _AGAINST.finditer(sentence.text):
            before = [n for n in things if n.end <= match.start() and match.start() - n.end <= 40]
            if before and not sentence.unreal(*match.span()):
                for rival in _listed(sentence, match.end()):
                    yield _counterpart(sentence, before[-1], rival)
        for match in _LEVEL.finditer(sentence.text):
            reached = [n for n in things if n.start == match.end() and _TO_LEVEL.match(sentence.text, n.end)]
            before = [n for n in things if n.end <= match.start() and not sentence.oblique(n)]
            if reached and before and not sentence.unreal(*match.span()):
                yield _counterpart(sentence, before[-1], reached[0])
        for one, other in pairwise(things):
            told = _IS.fullmatch(sentence.text, one.end, other.start) and _COMPETITOR.match(sentence.text, other.end)
            if told and not sentence.unreal(one.start, other.end):
                yield _counterpart(sentence, one, other)


def _listed(sentence: Sentence, at: int) -> list[Name]:
    """The thing named right behind ``at``, perhaps behind its maker, and those that it is listed with."""
    found: list[Name] = []
    for name in sentence.names:
        if name.start < at:
            continue
        maker = next((n for n in sentence.named("Organization") if at <= n.start and n.end <= name.start), None)
        near = name.start - at <= 8 or (maker and _MAKERS.fullmatch(sentence.text, maker.end, name.start))
        if name.type == "Organization" and not found and name.start - at <= 8:
            continue
        if name.type not in ("Model", "Product") or not (
            _AND.fullmatch(sentence.text, at, name.start) if found else near
        ):
            break
        found.append(name)
        at = name.end
    return found


def _counterpart(sentence: Sentence, thing: Name, rival: Name) -> Claim:
    return sentence.claim(sentence.said(thing), "counterpart", mention_value(rival), rival.start, rival.end)
