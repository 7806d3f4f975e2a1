"""Timelines: a date and an event, on one line or on two: “2024年1月 / 发布 GLM-4”, “2024-02: Series B, $1B”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geju.base.text import MappedText
from geju.claims.context import Context, Said
from geju.claims.fields.columns import Column
from geju.claims.fields.values import read_values
from geju.claims.labels.facts import Dated
from geju.claims.sentences.verbs import means_else
from geju.claims.values.moment import find_moments, read_moment
from geju.claims.values.quantity import find_quantities
from geju.model.claim import Claim, qualifiers
from geju.model.document import Document
from geju.model.naming.names import Name, find_names
from geju.model.span import Evidence
from geju.model.value import Moment, Value
from geju.model.vocabulary import Vocabulary

_LINES = ("paragraph", "caption", "item", "heading")
_SEPARATOR = re.compile(r"\s*[\])】]?\s*(?:[:：|]|[-–—](?!\d)|\s|(?=[\u4e00-\u9fff]))\s*")
_RELEASED = re.compile(
    r"\s*(?:正式|首次|重磅)?(?:发布|推出|上线|开源)了?\s*|\s*(?:[Rr]eleased?|[Ll]aunch(?:ed)?|[Ii]ntroduced|[Oo]pen-sourced) (?:of )?"
)
_FOUNDED = re.compile(
    r"\s*(?:公司)?(?:正式)?(?:成立|创立)\s*\Z|\s*(?:[Cc]ompany )?(?:[Ff]ounded|[Ee]stablished|[Ii]ncorporated)\b"
)
_ROUND = re.compile(
    r"\s*(?:完成|获得)?\s*(?P<series>(?:Pre-)?[A-H]\d?\+{0,2}\s*轮|天使轮|种子轮|(?:Series [A-H]\+?|Seed|Angel)(?= |,|\Z))\s*(?:融资|round|funding)?\s*"
    r"(?:[,，:：(（-]\s*)?(?P<money>.*)",
    re.DOTALL,
)
# “[[Qwen2]] release”, “Qwen2-VL (vision) and Qwen2-Audio models”, “Qwen2 series released with …”: the thing first.
_CAME = re.compile(
    r"(?:\s*[(（][^()（）]{0,40}[)）])?\s*(?:(?!and\b|or\b|of\b|for\b|to\b|in\b|on\b|at\b|by\b|with\b|is\b|was\b)[a-z-]+\s+){0,3}(?:series|models?|family|app|variants|beta|preview|assistant)?\s*(?:(?:was |is |were |are )?(?:released|launched|unveiled|open-sourced|debuts?|debuted)\b|(?:public |official |beta )?(?:release|launch|debut)(?:ed)?\b(?! (?:party|event|notes?|plan|date))|(?:series|models?|family)\s*\Z)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"(?<=\S)\s*[(（][^()（）]{20,90}[)）]\s*\Z")
_LISTED = re.compile(r"(?:\s*[(（][^()（）]{0,40}[)）])?\s*(?:,|、|and\b|&|和)\s*(?:and\s+)?")
_EVENT_LENGTH = 60


def read_timelines(document: Document, contexts: Sequence[Context], vocabulary: Vocabulary) -> Iterator[Claim]:
    """released, founded, funding_round and funding_amount, as plainly stated beside or below a date."""
    for index, context in enumerate(contexts):
        block = context.block
        if block.kind not in _LINES or block.table or len(block.text) > 2 * _EVENT_LENGTH:
            continue
        line = _Line(document, context, vocabulary)
        before = contexts[index - 1] if index else None
        date = _alone(document, before, context) if before else None
        if date:
            yield from line.event(0, date)
            continue
        first = next(iter(find_moments(block.text.text)), None)
        separator = _SEPARATOR.match(block.text.text, first.end) if first and first.start <= 1 else None
        if first and separator and not first.value.relative:
            place = document.span_of(block.text, first.start, first.end)
            yield from line.event(separator.end(), (first.value, Dated(first.value.iso, Evidence("time", place))))


def _alone(document: Document, before: Context, context: Context) -> tuple[Moment, Dated] | None:
    """The date that stands alone on the line right above."""
    text = before.block.text
    close = document.adjoin(before.block, context.block)
    if not close or before.block.kind not in _LINES or len(text) > 20:
        return None
    moment = read_moment(text.text.strip().rstrip(":："))
    if moment is None or moment.relative:
        return None
    return moment, Dated(moment.iso, Evidence("time", document.span_of(text)))


class _Line:
    """A line that tells an event."""

    def __init__(self, document: Document, context: Context, vocabulary: Vocabulary) -> None:
        self.document, self.context, self.vocabulary = document, context, vocabulary
        self.text: MappedText = context.block.text

    def event(self, start: int, date: tuple[Moment, Dated]) -> Iterator[Claim]:
        """The claims of an event whose words begin at an offset."""
        words = _ASIDE.sub("", self.text.text[start:])
        moment, when = date
        if len(words) > _EVENT_LENGTH or len(find_moments(words)) > 0:
            return
        released = _RELEASED.match(words)
        if released:
            yield from self._released(start + released.end(), moment, when)
            return
        came = list(self._came(start))
        for said in came:
            yield self._claim(said, "released", moment, (when.evidence.span.start, when.evidence.span.end), when)
        if came:
            return
        company = self._company()
        if company and _FOUNDED.match(words):
            yield self._claim(company, "founded", moment, (when.evidence.span.start, when.evidence.span.end), when)
        series = _ROUND.match(words)
        if company and series:
            yield from self._round(company, start, series, when)

    def _company(self) -> Said | None:
        subject = self.context.subject
        return subject if subject and subject.mention.type == "Organization" else None

    def _came(self, start: int) -> Iterator[Said]:
        """The models or products that an event begins with and says to have come out."""
        text, at, found = self.text.text, start, list[Name]()
        for name in find_names(text, self.vocabulary.lexicon, "Model", "Product"):
            joined = not text[at : name.start].strip(" *") if not found else _LISTED.fullmatch(text, at, name.start)
            if name.start < at or not joined or not name.sure:
                break
            found.append(name)
            at = name.end
        if found and _CAME.match(text, at) and not means_else(text, at):
            for name in found:
                yield Said(name.mention, self.document.span_of(self.text, name.start, name.end), name)

    def _released(self, at: int, moment: Moment, when: Dated) -> Iterator[Claim]:
        """What the verb is followed by: one model or product, or a list of them."""
        for name in find_names(self.text.text, self.vocabulary.lexicon, "Model", "Product"):
            between = self.text.text[at : name.start] if name.start >= at else None
            if between is None or not name.sure or not re.fullmatch(r"\s*(?:[、,，&]|and|和|及)?\s*[“\"《]?", between):
                continue
            if means_else(self.text.text, name.end):
                return
            said = Said(name.mention, self.document.span_of(self.text, name.start, name.end), name)
            yield self._claim(said, "released", moment, (when.evidence.span.start, when.evidence.span.end), when)
            at = name.end

    def _round(self, company: Said, start: int, found: re.Match[str], when: Dated) -> Iterator[Claim]:
        begin, end = start + found.start("series"), start + found.end("series")
        read = next(read_values(found["series"], Column("funding_round"), self.vocabulary, self.document), None)
        if read is None:
            return
        place = self.document.span_of(self.text, begin, end)
        series = str(getattr(read[0], "text", ""))
        yield self._claim(company, "funding_round", read[0], (place.start, place.end), when, time=when.iso)
        money = next(iter(find_quantities(found["money"])), None)
        if (
            money
            and money.start <= 2
            and len(money.value.unit) == 3
            and not re.search("估值|valuation", found["money"], re.IGNORECASE)
        ):
            at = start + found.start("money")
            span = self.document.span_of(self.text, at + money.start, at + money.end)
            more = Evidence("series", place)
            yield self._claim(
                company, "funding_amount", money.value, (span.start, span.end), when, more, time=when.iso, series=series
            )

    def _claim(
        self, subject: Said, kind: str, value: Value, place: tuple[int, int], when: Dated, *more: Evidence, **said: str
    ) -> Claim:
        return Claim(
            self.document.name, self.document.document_id, subject.mention, kind, value, self.document.span(*place),
            qualifiers(**said), evidence=(subject.evidence(), when.evidence, *more), extractor="card",
        )  # fmt: skip
