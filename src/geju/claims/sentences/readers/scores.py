"""Results of tests in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from geju.claims.context import Said
from geju.claims.sentences.models.scored import END, NUMBER, each_behind, in_turn, scored
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.model.claim import Claim
from geju.model.naming.names import Name
from geju.model.span import Evidence
from geju.model.value import Quantity

_NUMBER, _END = NUMBER, END
# “MMLU: 78.2”, “MMLU 上得分 78.2%”, “scores 78.2 on MMLU”, “78.2% on MMLU”.
_BEHIND = re.compile(
    rf"[*”\"」\]]*\s*(?:[(（][^()（）]{{0,24}}[)）])?\s*(?:(?:基准|测试|测评|评测|榜单|编程|数学|任务|benchmark|上|中|集)*\s*(?:的)?\s*(?:得分|取得|获得|达到|拿到|拿下|录得|斩获|跑出|得(?=\s*[*\d])|成绩|准确率|分数|score|accuracy|以)+(?:了|为|是|of|:|：|达|\s)*|\s*(?:[:：]|=|则?[为是](?=\s*[*\d])|\bat\b|\bof\b|\bscore of\b|\bwith\b)\s*[*~]{{0,2}})(?:a score of\s*)?{_NUMBER}\s*(?P<unit>%|％|分)?{_END}",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    rf"(?<![\d.+#$¥€<>-])(?<!by )(?<!top )(?<!vs )(?<!vs\. )(?<!提升 )(?<!提升){_NUMBER}\s*(?P<unit>%|％)?\*{{0,2}}\s*(?:accuracy\s*)?(?:(?:score\s*)?\b(?:on|in)\b)\s*(?:the\s+)?[*“\"「\[]*\Z"
)
# “BrowseComp 60.2%” in a list of results; “以 86.4% 的 GPQA 成绩”.
_LISTED = re.compile(rf"[*”\"」\]]*\s+[*]{{0,2}}{_NUMBER}\s*(?P<unit>%|％|分)?{_END}")
_WITH = re.compile(rf"(?:以|取得|拿下|拿到|获得|跑出)了?\s*{_NUMBER}\s*(?P<unit>%|％|分)?\s*的\s*\Z")
# The same test's result of another: “surpassing X at 57.6”, “vs X's 46.6”, “超越 X 的 76.2%”, “X (76.2%)”.
_OTHERS = re.compile(
    rf"[*”\"」\]]*\s*(?:['’]s|的|\bat\b|\bwith\b|[(（])\s*{_NUMBER}\s*(?P<unit>%|％|分)?{_END}", re.IGNORECASE
)
_AGAINST = re.compile(
    r"超越|超过|高于|低于|优于|落后于|领先|对比|surpass|beat|ahead of|behind|\bvs\.?|versus|exceed|outperform|compared|than|、|和|与|\band\b|,",
    re.IGNORECASE,
)
# “On MMLU X achieves 78.2%”, and behind it “compared with 76.2% for Y”.
_ON = re.compile(r"\b[Oo]n\s+(?:the\s+)?[*“\"]*\Z")
_ON_BEHIND = re.compile(
    rf"[*”\"]*,?\s+(?:[^,;:.]|\.(?=\d)){{2,60}}?\s+(?:scor(?:es|ed)|achiev(?:es|ed)|reach(?:es|ed)|gets?|got|hits?|attain(?:s|ed)|post(?:s|ed)|records?|earn(?:s|ed))\s+(?:a score of |about |~)?{_NUMBER}\s*(?P<unit>%|％)?{_END}"
)
# “solves 84% of AIME 2025 problems”
_SOLVES = re.compile(
    rf"\b(?:solv|answer|resolv|pass|clear)\w*\s+(?:about |over )?{_NUMBER}\s*(?P<unit>%|％)\s+of\s+(?:the\s+|all\s+)?\Z"
)
_FOR = re.compile(
    rf"[^.;]{{0,40}}?\b(?:compared (?:with|to)|versus|vs\.?|against)\s+{_NUMBER}\s*(?P<unit>%|％)?\s+(?:for|by|from)\s+(?:the\s+)?[*]*"
)
_NO_SCORE = re.compile(
    r"\b(?:by|top|rank\w*|improv\w+|gain\w*|from|over|above|below|target\w*|threshold)\s*\Z|提升|提高|增长|排名|领先|第\s*\Z",
    re.IGNORECASE,
)

_JOINED = re.compile(r"[、，,；;]\s*(?:在|而|以及)?\s*\Z|\s(?:和|与|以及|及|and)\s*\Z")
_MEAN = re.compile(r"\baverage|\bavg\b|\bmean\b|平均", re.IGNORECASE)
_LIST_AHEAD = re.compile(r"[\w)）]\s*(?:、|,|，|/|和|与|及|&|\band\b)\s*[*“\"]*\Z")
_LIST_BEHIND = re.compile(r"[*”\"]*\s*(?:、|,|，|/|和|与|及|&|\band\b)\s*[*“\"]*\w")


class Scores(SentenceReader):
    """“X scores 77.8% on SWE-bench Verified, ahead of Y (76.2%)”, “X 在 MMLU 上得分 78.2”."""

    hint = re.compile(r"\d")

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """score, of known tests only; margins, ranks and bounds are none."""
        tests = [n for n in sentence.names if n.type == "Benchmark" and n.sure]
        if not sentence.asserts:
            return
        yield from in_turn(sentence)
        for index, test in enumerate(tests):
            found = _own(sentence, test)
            stop = tests[index + 1].start if index + 1 < len(tests) else len(sentence.text)
            if found is None and not sentence.unreal(test.start, test.end):
                yield from each_behind(sentence, test, stop)
            if found is None or sentence.unreal(test.start, test.end) or _averaged(sentence, test, found):
                continue
            at = found.start("number") if found.re is _ON_BEHIND else min(test.start, found.start("number"))
            subject = scored(sentence, test, found.start("number"), at)
            if subject:
                yield _claim(sentence, subject, test, found)
            against = _FOR.match(sentence.text, found.end())
            rival = next((n for n in sentence.named("Model") if against and n.start == against.end()), None)
            if against and rival:
                yield _claim(sentence, sentence.said(rival), test, against)
            yield from each_behind(sentence, test, stop)
            for name in _rivals(sentence, max(found.end(), test.end), stop):
                other = _OTHERS.match(sentence.text, name.end)
                if other and other.end() <= stop:
                    yield _claim(sentence, sentence.said(name), test, other)


def _averaged(sentence: Sentence, test: Name, found: re.Match[str]) -> bool:
    """Whether a number is the mean over a list of tests of which the test is the last or the first."""
    around = sentence.text[max(0, found.start("number") - 24) : found.end() + 16]
    listed = _LIST_AHEAD.search(sentence.text[: test.start]) or _LIST_BEHIND.match(sentence.text, test.end)
    return bool(listed and _MEAN.search(around))


def _own(sentence: Sentence, test: Name) -> re.Match[str] | None:
    """The result of a test that stands at its name."""
    behind = _BEHIND.match(sentence.text, test.end)
    if behind and not _NO_SCORE.search(sentence.text[test.end : behind.start("number")]):
        return behind
    start = max(0, test.start - 40)
    ahead = _AHEAD.search(sentence.text, start, test.start) or _WITH.search(sentence.text, start, test.start)
    ahead = ahead or _SOLVES.search(sentence.text, start, test.start)
    on = _ON.search(sentence.text, max(0, test.start - 12), test.start)
    return ahead or _listed(sentence, test) or (_ON_BEHIND.match(sentence.text, test.end) if on else None)


def _listed(sentence: Sentence, test: Name) -> re.Match[str] | None:
    """The result right behind a test's name, where a list of such results goes on from one told in full."""
    found = _LISTED.match(sentence.text, test.end)
    exact = found is not None and (found["unit"] or "." in found["number"])
    before = [n for n in sentence.names if n.type == "Benchmark" and n.sure and n.end <= test.start]
    goes_on = exact and before and _JOINED.search(sentence.text, max(0, test.start - 8), test.start)
    told = goes_on and (_BEHIND.match(sentence.text, before[-1].end) or _LISTED.match(sentence.text, before[-1].end))
    return found if told and told.end() <= test.start else None


def _rivals(sentence: Sentence, start: int, stop: int) -> Iterator[Name]:
    """Models that the same result is set against, as long as nothing else is told between."""
    at = start
    for name in sentence.named("Model"):
        if at <= name.start < stop:
            gap = sentence.text[at : name.start]
            if len(gap) > 32 or not _AGAINST.search(gap) or re.search(r"[。；;]", gap):
                return
            yield name
            found = _OTHERS.match(sentence.text, name.end)
            at = found.end() if found else name.end


def _claim(sentence: Sentence, subject: Said, test: Name, found: re.Match[str]) -> Claim:
    number = Decimal(found["number"])
    span = found.span("number")
    evidence = (Evidence("benchmark", sentence.span(test.start, test.end)),)
    return sentence.claim(
        subject, "score", Quantity(number, number, raw=found["number"]), *span, evidence, benchmark=test.name
    )
