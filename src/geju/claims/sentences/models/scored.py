"""Whose a result on a test is that running text tells, and results told in turn of several tests or models."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from geju.claims.context import Said
from geju.claims.sentences.sentence import Sentence
from geju.claims.sentences.subjects import own_model
from geju.model.claim import Claim
from geju.model.naming.names import Name
from geju.model.span import Evidence
from geju.model.value import Quantity

NUMBER = r"(?P<number>\d{1,2}(?:\.\d{1,2})?|100(?:\.0)?)"
END = r"(?![\d,]|\.\d|\s*(?:个?百分点|percentage points?|points?\b|x\b|倍|%\s*(?:improve|higher|increase|提升|以上|of\b)|[BKMTbkm]\b|万|亿|亿|年|月|日|名|位|款|种|/\d|tokens?|[-–—~]\d))"
# What stands between a test and the first model, or one model's result and the next.
_TO_NEXT = re.compile(
    r"[*”\"」\]]*\s*(?:基准|测试|测评|评测|榜单|这一?项|任务)*\s*(?:上|中|里|方面)?\s*[，,；;、]?\s*(?:而|相比之下|对比之下|同期|以及|和)?[，,]?\s*[*“\"「\[]*"
)
_EACH = re.compile(
    rf"[*”\"」\]]*\s*(?:模型)?的?\s*(?:得分|成绩|正确率|准确率|通过率|分数|表现)?\s*(?:则|也|仅|只|才|高达|约|分别|\s)*(?:为|是|得到?|达到?|拿到|拿下|取得|录得)了?\s*{NUMBER}\s*(?:%|％|分)?{END}"
)
# “X 的 MMLU 得分 79、GPQA 为 64；Y 两项分别是 74 和 53”
_RESULT = r"(?:\d{1,2}(?:\.\d{1,2})?|100(?:\.0)?)(?![\d.]*\s?[BKMTbkm万亿元美])\s*(?:%|％|分)?"
_IN_TURN = re.compile(
    rf"[*”\"」\]]*\s*(?:的|在)?\s*(?:(?:这|上述|对应)?(?:[两二三四五]|多)?项(?:成绩|得分|上)?)?\s*(?:则|也|的?得分|成绩)*\s*(?:分别|依次)?\s*(?:为|是|得分?|取得|拿到)了?\s*"
    rf"(?P<list>{_RESULT}(?:\s*(?:、|和|与|及|，|/)\s*{_RESULT})+)(?![\d.])"
)
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
# “With 71% on MMLU, X leads”: who stands behind; “our small model”, “the two”: another than who is carried.
_LEADS_IN = re.compile(r"\W*(?:[Ww]ith|[Aa]t|[Ss]coring|[Pp]osting|[Aa]chieving|[Rr]eaching) (?:a score of |about )?\Z")
# “compared with Y, which scores 61% on MMLU”: Y has it
_WHICH = re.compile(
    r",?\s+which (?:(?:only|just|itself) )?(?:scor|reach|get|got|achiev|post|hit|manag|record)\w*\s+(?:a score of |about |just |only )?\Z"
)
_THEN = re.compile(r"[*”\"]*,\s+(?:the )?[*“\"]*")
_SIBLING = re.compile(
    r"\b(?:[Oo]ur|[Tt]he|[Ii]ts) (?:small(?:er)?|larger?|big(?:ger)?|mini|other|previous|older|lighter|compact) (?:model|one|version|sibling|variant)\b|\b[Tt]he two\b|\brespectively\b"
)


def scored(sentence: Sentence, test: Name, number: int, at: int) -> Said | None:
    """Whose result a number on a test is: the model behind the comma of “With 71% on MMLU, X leads”, else whom ``at`` is about.

    Nobody is carried where the words speak of another of the family.
    """
    which = _WHICH.search(sentence.text, 0, number)
    if which:
        rival = next((n for n in sentence.named("Model") if n.end == which.start()), None)
        return sentence.said(rival) if rival else None
    comma = _THEN.match(sentence.text, test.end)
    if comma and _LEADS_IN.search(sentence.text, 0, number):
        name = next((n for n in sentence.named("Model") if n.start == comma.end()), None)
        return sentence.said(name) if name else None
    named = any(n.type == "Model" and n.end <= at for n in sentence.names)
    return None if not named and _SIBLING.search(sentence.text) else own_model(sentence, at, "Model")


def each_behind(sentence: Sentence, test: Name, stop: int) -> Iterator[Claim]:
    """“BrowseComp 上，X 的正确率是 26.4%，Y 为 18.8%”: the result of each model named behind a test."""
    at = test.end
    for name in sentence.named("Model"):
        if at <= name.start < stop:
            said = _EACH.match(sentence.text, name.end) if _TO_NEXT.fullmatch(sentence.text, at, name.start) else None
            if said is None or said.end() > stop:
                return
            yield _claim(sentence, name, sentence, test, said.span("number"))
            at = said.end()


def _claim(sentence: Sentence, model: Name, place: Sentence, test: Name, at: tuple[int, int]) -> Claim:
    words = sentence.text[slice(*at)]
    value = Quantity(Decimal(words), Decimal(words), raw=words)
    said = (Evidence("benchmark", place.span(test.start, test.end)),)
    return sentence.claim(sentence.said(model), "score", value, *at, said, benchmark=test.name)


def in_turn(sentence: Sentence) -> Iterator[Claim]:
    """score, of each model and test; only where there are as many results as tests."""
    for model in sentence.named("Model"):
        said = _IN_TURN.match(sentence.text, model.end)
        if said is None:
            continue
        start = said.start("list")
        numbers = [(start + n.start(), start + n.end()) for n in _DIGITS.finditer(said["list"])]
        tests = _told(sentence, model.start)
        if len(tests) != len(numbers) or sentence.unreal(*said.span("list")):
            continue
        for (place, test), at in zip(tests, numbers, strict=True):
            yield _claim(sentence, model, place, test, at)


def _told(sentence: Sentence, end: int) -> list[tuple[Sentence, Name]]:
    """The tests named before an offset, of this sentence, else of the one that a semicolon or a full stop parts from it."""
    for place, stop in ((sentence, end), (sentence.previous, None)):
        if place is None:
            continue
        tests = {n.name: n for n in place.named("Benchmark") if stop is None or n.end <= stop}
        if tests:
            return [(place, test) for test in tests.values()]
    return []
