"""Counts of users, downloads, calls, people: each with its own measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from geju.claims.context import Said
from geju.claims.measures import Measure, find_measure, names_measure
from geju.claims.sentences.firms.counting import FAR, beside, counted, is_cited, is_left, is_stray, may_count
from geju.claims.sentences.firms.whose import holders, leads_on, whose, whose_next
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.claims.values.found import Found
from geju.model.claim import Claim
from geju.model.span import Evidence
from geju.model.value import Quantity

_GOES_ON = re.compile(r"\s*(?:又|再|就|已经?|则|并)?(?:突?破|达到?|超过?|升至|增至|涨到|增长到|为|至)?\s*")


@dataclass(frozen=True)
class _Told:
    """The number told last: what it measures, of whom, in which words."""

    measure: Measure
    subject: Said
    evidence: Evidence


class Usage(SentenceReader):
    """“下载量突破 500 万次”, “over 600 employees”."""

    hint = re.compile(r"\d|[百千万亿]")

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """metric, one for each number with a measure in its clause."""
        for found, now, value in _tellings(sentence):
            when = beside(sentence, found.end) or sentence.when(found.start, found.end, event=False, about=now.subject)
            yield sentence.claim(
                now.subject, "metric", value, found.start, found.end, (now.evidence,), when=when, measure=now.measure.name
            )  # fmt: skip


@lru_cache(maxsize=16)
def _tellings(sentence: Sentence) -> tuple[tuple[Found[Quantity], _Told, Quantity], ...]:
    """Each number of a sentence that measures something, what it tells, and its value in the unit of the measure."""
    if not sentence.quantities:
        return ()
    named = names_measure(sentence.text)
    before = sentence.previous if leads_on(sentence) else None
    last = next((now for _, now, _ in reversed(_tellings(before)) if _counts(now)), None) if before else None
    if not named and last is None:
        return ()
    told: list[tuple[Found[Quantity], _Told, Quantity]] = []
    for found in sentence.quantities:
        if sentence.unreal(found.start, found.end) or is_left(sentence, found):
            continue
        now = (_measured(sentence, found) if named else None) or (_goes_on(sentence, found, last) if last else None)
        value = counted(sentence, found, now.measure) if now else None
        if now and value is not None:
            told.append((found, now, value))
            last = now if _counts(now) else last
    return tuple(told)


def _counts(told: _Told) -> bool:
    return told.measure.unit != "percent"


def _measured(sentence: Sentence, found: Found[Quantity]) -> _Told | None:
    """What a number measures by the words of its clause, and whose it is."""
    left, right = sentence.clause(found.start, found.end)
    change = next((c for c in sentence.changes if found.start in (c.left, c.reached)), None)
    begin = max(left, change.start) if change else found.start
    left = sentence.clause(begin, found.end)[0] if change else left
    clause = sentence.text[left:right]
    nearest = find_measure(clause, begin - left, found.end - left, fits=lambda m: may_count(found.value, m))
    if nearest is None:
        return None
    measure, a, b = nearest
    if min(abs(a - (found.end - left)), abs(begin - left - b)) > FAR and not begin - left <= a < found.end - left:
        return None
    ahead, behind = sentence.text[left:begin], sentence.text[found.end : right]
    if is_stray(found.value, measure, ahead[-24:], behind, clause) or is_cited(sentence.text, found):
        return None
    subject = whose(sentence, found, measure, left + a)
    return _Told(measure, subject, Evidence("measure", sentence.span(left + a, left + b))) if subject else None


def _goes_on(sentence: Sentence, found: Found[Quantity], told: _Told) -> _Told | None:
    """The measure of the clause before, where this one says only when and how many: “2021 年破千亿”."""
    left, right = sentence.clause(found.start, found.end)
    ahead, behind = sentence.text[left : found.start], sentence.text[found.end : right]
    for moment in reversed([m for m in sentence.moments if left <= m.start and m.end <= found.start]):
        ahead = ahead[: moment.start - left] + ahead[moment.end - left :]
    timed = len(ahead) < found.start - left
    if timed and _GOES_ON.fullmatch(ahead) and not behind.strip("。；;，, "):
        return told
    change = next((c for c in sentence.changes if found.start == c.reached), None)
    next_ = whose_next(sentence, found, change.start if change else found.start, holders(told.measure))
    return replace(told, subject=next_) if next_ else None
