"""What is said to be better than, as good as or worse than what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from geju.claims.measures import measures
from geju.claims.sentences.models.compared import MOST, THINGS, listed, tests_ahead, tests_behind
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence, mention_value
from geju.claims.sentences.subjects import own_model
from geju.model.claim import Claim
from geju.model.naming.names import Name
from geju.model.span import Evidence

_WORDS = {
    "next": r"仅?次于|紧随其后的是|\b(?:second|next) only to\b|\b(?:ranks?|ranking) just behind\b",
    "above": r"(?:反|赶)?超[过越]了?|优于|领先于?|胜过|强于|好于|击败了?|\b(?:outperform|surpass|exceed|beat|overtak)(?:s|ed|es|ing|e)?\b|\b(?:superior to|better than)\b",
    "near": r"(?<!完成)接近|逼近|媲美|比肩|持平于|\b(?:on par with|comparable (?:to|with)|(?:close|similar) to|match(?:es|ed|ing)?|rivall?(?:s|ed|ing)?)\b",
    "below": r"不及|不如|逊于|弱于|落后于|\b(?:inferior to|worse than|lags? behind|trails?)\b",
}
_SAID = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _WORDS.items()), re.IGNORECASE)
# “与 GPT-4 相当”, “和 GPT-4 持平”.
_EVEN = re.compile(r"\s*(?:的)?(?:水平|性能|表现|能力)?\s*(?:基本|大致)?(?:相当|持平|不相上下)")
_WITH = re.compile(r"(?:与|和|跟)\s*\Z")
# What is not said as so: what is wanted, asked, denied, or so of a part only.
_NOT_SO = re.compile(
    r"为了|旨在|力图|试图|想要|努力|致力于|争取|加速|能否|是否|如何|(?:不|未|没有?|未能|无法|难以|尚不|还不|并不)(?:能|会)?\s*\Z|部分|某些|有些|个别|\d+\s*[项个][^，。]{0,8}[中的]+\s*\d+\s*[项个]|"
    r"\bto\s*\Z|\b(?:nearly|almost|whether|trying|aims?|hopes?|some|several of|sometimes|until|can|could)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"被\s*\Z|\b(?:is|are|was|were|been|being)\s+(?:\w+ly\s+)?\Z")
# What is compared but how well something does: sizes, prices, what it learnt from.
_BESIDE_POINT = re.compile(
    r"参数|点击|数据量|训练数据|语料|尺寸|体积|价格|成本|定价|费用|速度|吞吐|延迟|长度|分词|压缩|效率|显存|能耗|估值|融资|市值|收入|\btokens?\b|\b(?:parameters?|size|price|pricing|cost|costs|cheaper|faster|speed|latency|throughput|efficien\w+|valuation|revenue|memory)\b|token",
    re.IGNORECASE,
)
# “exceeding X by 40%”; “on 7 out of 10 tasks”, “average”: not of each test; “声称”: who says so says it of itself.
_BY = re.compile(r"\s*by\s+\d")
_PARTLY = re.compile(r"[*”\"]*\s*(?:on|in)\s+\d+\s+(?:out\s+)?of\b")
_MEAN = re.compile(r"平均|\baverage|\bavg\b|\bmean\b", re.IGNORECASE)
_CLAIMED = re.compile(r"声称|自称|号称|\bclaim(?:s|ed|ing)\b")
_PLACE = re.compile(r"第[一二三\d]|\b(?:first|second|third|No\. ?\d)\b")


class Comparisons(SentenceReader):
    """“X 在 MMLU、GSM8K 上超过 Y”, “X outperforms Y and Z on MATH”, “下载量仅次于豆包”."""

    hint = re.compile(
        r"超[过越]|优于|领先|胜过|[强好]于|击败|接近|逼近|媲美|比肩|持平|相当|不及|不如|逊于|弱于|落后|次于|outperform|surpass|exceed|beat|overt|superior|better than|par with|comparable|close to|similar to|match|rival|only to|behind|inferior|worse|trail"
    )

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """comparison, one claim for each thing it is compared with and each test that is named for it."""
        for match in islice(_SAID.finditer(sentence.text), MOST):
            relation = match.lastgroup or ""
            yield from _compared(sentence, relation, match.start(), match.end(), listed(sentence, match.end()))
        for rival in sentence.named("Model", "Product")[:MOST]:
            even = _EVEN.match(sentence.text, rival.end)
            ahead = _WITH.search(sentence.text, max(0, rival.start - 6), rival.start)
            if even and ahead:
                yield from _compared(sentence, "near", ahead.start(), even.end(), [rival])


def _compared(sentence: Sentence, relation: str, start: int, end: int, rivals: list[Name]) -> Iterator[Claim]:
    left = max(sentence.text.rfind(mark, 0, start) for mark in "。；;") + 1
    ahead = sentence.text[left:start]
    denied = _NOT_SO.search(ahead[-24:]) or _suffers(ahead, sentence.text[start:end]) or sentence.unreal(start, end)
    if not rivals or denied:
        return
    if _BY.match(sentence.text, rivals[-1].end) and _BESIDE_POINT.search(ahead):
        return
    tests = tests_ahead(sentence, left, start, _SAID) or tests_behind(sentence, rivals[-1].end)
    if _PARTLY.match(sentence.text, rivals[-1].end) or (tests and _MEAN.search(ahead)):
        return
    measure, words = ("", (0, 0)) if tests else _measure(ahead)
    first = tests[0].start if tests and tests[0].start < start else start
    subject = own_model(sentence, first, *THINGS) or own_model(sentence, start, *THINGS)
    if subject is None or measure is None:
        return
    counted = (Evidence("measure", sentence.span(left + words[0], left + words[1])),) if measure else ()
    hedged = bool(_CLAIMED.search(ahead)) or sentence.doubted(start, end) or sentence.possible(start, end)
    said = (Evidence("relation", sentence.span(start, end)), *counted)
    for rival in rivals:
        # how well a company does is no claim about a model
        if rival.name != subject.mention.name and (measure or rival.type != "Organization"):
            for test in (*tests,) or (None,):
                on = (Evidence("benchmark", sentence.span(test.start, test.end)),) if test else ()
                yield sentence.claim(
                    subject, "comparison", mention_value(rival), rival.start, rival.end, (*said, *on),
                    hedged=hedged, relation=relation, benchmark=test.name if test else "", measure=measure,
                )  # fmt: skip


def _suffers(ahead: str, said: str) -> bool:
    """Whether it is said of what is done to somebody: “被 X 超越”, “is outperformed by”."""
    found = _PASSIVE.search(ahead)
    return bool(found and (found[0].startswith("被") or said.casefold().endswith("ed")))


def _measure(ahead: str) -> tuple[str | None, tuple[int, int]]:
    """What is counted, and where; empty where something is said of how well a thing does, None for sizes and prices."""
    begin = max(ahead.rfind("，"), ahead.rfind(",")) + 1
    if _BESIDE_POINT.search(ahead, begin):
        return None, (0, 0)
    wide = 0 if len(ahead) - begin < 6 or _PLACE.search(ahead) else begin
    for measure in measures():
        found = list(measure.pattern.finditer(ahead, wide))
        if found:
            return measure.name, found[-1].span()
    return "", (0, 0)
