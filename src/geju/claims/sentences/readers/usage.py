"""Counts of users, downloads, calls, people: each with its own measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from geju.claims.context import Said
from geju.claims.measures import Measure, find_measure, names_measure
from geju.claims.sentences.firms.counting import (
    BUILT_WITH,
    FAR,
    RESPECTIVELY,
    beside,
    counted,
    is_cited,
    is_left,
    is_stray,
    may_count,
    respective,
)
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.claims.values.found import Found
from geju.model.claim import Claim
from geju.model.naming.names import Name
from geju.model.span import Evidence
from geju.model.value import Quantity

_THINGS = ("Product", "Organization", "Model")
_FIRM = ("Organization",)
_ABOUT = {
    **dict.fromkeys(("citations", "papers", "patents"), ("Person",)),
    **dict.fromkeys(("headcount", "gpus", "aum", "market_cap", "invested_companies", "rd_headcount_share"), _FIRM),
    "arr": ("Organization", "Product"),
}  # fmt: skip
# Places where things are offered or ranked: their own numbers are hardly ever meant.
_PLATFORM = re.compile(r"\A(?:GitHub|Hugging ?Face|OpenRouter|App ?Store|Google Play|ModelScope)\Z", re.I)
_OF_ANOTHER = re.compile(r"\s*(?:GPUs?|users|employees|people|H100s?|A100s?)?\s*for\s+\Z", re.IGNORECASE)
_USED = frozenset({"users", "mau", "dau", "wau"})
_PAST = re.compile(r"曾|此前|前身")
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
        if not sentence.quantities or not names_measure(sentence.text):
            return
        told: _Told | None = None
        for found in sentence.quantities:
            if sentence.unreal(found.start, found.end) or is_left(sentence, found):
                continue
            now = _measured(sentence, found) or (_goes_on(sentence, found, told) if told else None)
            value = counted(sentence, found, now.measure) if now else None
            if now is None or value is None:
                continue
            told = now
            when = beside(sentence, found.end) or sentence.when(found.start, found.end, event=False, about=now.subject)
            yield sentence.claim(
                now.subject, "metric", value, found.start, found.end, (now.evidence,), when=when, measure=now.measure.name
            )  # fmt: skip


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
    subject = _subject(sentence, found, measure, left + a)
    return _Told(measure, subject, Evidence("measure", sentence.span(left + a, left + b))) if subject else None


def _subject(sentence: Sentence, found: Found[Quantity], measure: Measure, at: int) -> Said | None:
    """Whose number it is: “N for X” is X's; past work of others and platforms have none.

    “与 X 月活 N 的差距”: who stands right before the measure ``at`` an offset has it, whatever stands before the name.
    """
    types = _ABOUT.get(measure.name, _THINGS)
    if measure.name == "developers" and (tools := BUILT_WITH.match(sentence.text, found.end)):
        return next((sentence.said(n) for n in sentence.named(*types) if n.start == tools.end()), None)
    for name in sentence.named(*types):
        if _OF_ANOTHER.fullmatch(sentence.text[found.end : name.start]) if name.start >= found.end else False:
            return sentence.said(name)
    between = [n for n in sentence.named(*types) if found.end <= n.start and n.end <= at]
    if measure.name in _USED and len(between) == 1 and not sentence.text[found.end : between[0].start].strip(" +"):
        return sentence.said(between[0])  # “300M Acme users”
    opened = sentence.text.rfind("(", 0, found.start)
    if (
        re.match(r"\((?:vs\.?|versus|compared)", sentence.text[max(0, opened) :])
        and ")" not in sentence.text[opened : found.start]
    ):
        return None
    if RESPECTIVELY.search(sentence.text):
        return respective(sentence, found, types)
    beside = [n for n in sentence.named(*types) if n.end <= at and not sentence.text[n.end : at].strip(" 的")]
    if beside and at < found.start and not _PLATFORM.match(beside[-1].name):
        return sentence.said(beside[-1])
    subject = sentence.subject(found.start, *types)
    if subject and _PLATFORM.match(subject.mention.name):
        subject = next((sentence.said(n) for n in _before(sentence, found, types)), None)
    if subject is None:
        return None
    here = sentence.span(0, 1).start <= subject.span.start
    return None if not here and _PAST.search(sentence.text, 0, found.start) else subject


def _before(sentence: Sentence, found: Found[Quantity], types: tuple[str, ...]) -> Iterator[Name]:
    """Who is named before a number and is no platform, the nearest first."""
    for name in reversed(sentence.named(*types)):
        if name.end <= found.start and not sentence.oblique(name) and not _PLATFORM.match(name.name):
            yield name


def _goes_on(sentence: Sentence, found: Found[Quantity], told: _Told) -> _Told | None:
    """The measure of the clause before, where this one says only when and how many: “2021 年破千亿”."""
    left, right = sentence.clause(found.start, found.end)
    ahead, behind = sentence.text[left : found.start], sentence.text[found.end : right]
    for moment in reversed([m for m in sentence.moments if left <= m.start and m.end <= found.start]):
        ahead = ahead[: moment.start - left] + ahead[moment.end - left :]
    timed = len(ahead) < found.start - left
    return told if timed and _GOES_ON.fullmatch(ahead) and not behind.strip("。；;，, ") else None
