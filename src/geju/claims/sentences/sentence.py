"""Running text in sentences, with the names, times and quantities in each and the subject carried along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from geju.base.text import MappedText
from geju.claims.context import Context, Said, heading_time
from geju.claims.values.found import Found
from geju.claims.values.moment import find_moments
from geju.claims.values.quantity import find_quantities
from geju.model.claim import Claim, qualifiers
from geju.model.document import Document
from geju.model.naming.names import Name, find_names
from geju.model.span import Evidence, Span
from geju.model.value import Mention, Moment, Quantity, Value
from geju.model.vocabulary import Vocabulary

_END = re.compile(r"[。！？；!?;]+[”’\"')）]*|(?<=[a-z0-9)%”\"])\.(?=\s+[\"“(]?[A-Z\u4e00-\u9fff])|\n+")
_CLAUSE = re.compile(r"[，,；;：:]|\s(?:and|while|but|which|with)\s")
_ABBREVIATION = re.compile(r"(?:\b(?:Inc|Ltd|Co|Corp|vs|v\.s|e\.g|i\.e|etc|No|Dr|Mr|Ms|St|U\.S|approx)|\b[A-Z])\Z")
_HEDGE = re.compile(
    r"据传|传闻|据称|据报道|据悉|或达|或为|有消息称|消息人士|reportedly|rumou?red|allegedly|said to|is believed|sources say|according to sources",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"计划|拟|有望|即将|预计|目标|寻求|洽谈|正在(?:进行|筹备|寻求)|将(?:于|在|会|完成|发布|推出)|in talks|plans? to|aims? to|expect(?:s|ed)? to|seeking|considering|could|would|will\b|(?-i:\bmay\b)|might",
    re.IGNORECASE,
)
# What stands between a time and a statement that is of another time.
_ELSEWHEN = re.compile(
    r"成立|[一二两三四五六七八九十\d]+\s*(?:个月|年|周|天)[之以]?后|founded|(?:years?|months?|weeks?) later|[。；;]"
)
_DENIED = re.compile(
    r"没有|并未|尚未|还未|从未|未曾|否认|不实|不会|无法|辟谣|\bnot\b|\bnever\b|\bdenie[sd]\b|\bno longer\b|n't\b|\bwithout\b|\bif\b|如果|假如|若",
    re.IGNORECASE,
)


def split(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text stand; together they are the whole text."""
    spans, at = [], 0
    for match in _END.finditer(text):
        if match[0] == "." and _ABBREVIATION.search(text[max(0, match.start() - 8) : match.start()]):
            continue
        spans.append((at, match.end()))
        at = match.end()
    if at < len(text):
        spans.append((at, len(text)))
    return spans


@dataclass(frozen=True)
class Sentence:
    """One sentence: its text mapped to the source, its block's context, and whom the text before it was about."""

    document: Document
    context: Context
    mapped: MappedText
    vocabulary: Vocabulary
    carried: Said | None = None
    extractor: str = field(default="pattern", repr=False)

    @property
    def text(self) -> str:
        """The clean text."""
        return self.mapped.text

    @cached_property
    def names(self) -> list[Name]:
        """Names, left to right."""
        return find_names(self.text, self.vocabulary.lexicon)

    @cached_property
    def moments(self) -> list[Found[Moment]]:
        """Times, left to right."""
        return find_moments(self.text, anchor=self.document.origin.date)

    @cached_property
    def quantities(self) -> list[Found[Quantity]]:
        """Quantities that are no times, left to right."""
        times = [(m.start, m.end) for m in self.moments]
        return [q for q in find_quantities(self.text) if not any(a < q.end and q.start < b for a, b in times)]

    @cached_property
    def hedged(self) -> bool:
        """Whether the sentence doubts itself."""
        return bool(_HEDGE.search(self.text))

    @cached_property
    def asserts(self) -> bool:
        """Whether it says that something is so; a question says nothing."""
        return not self.text.rstrip().endswith(("?", "？", "吗", "吗。"))

    def unreal(self, start: int, end: int) -> bool:
        """Whether the clause around ``text[start:end]`` denies, plans or expects what it says."""
        a, b = self.clause(start, end)
        return bool(_NOT_YET.search(self.text[a:b]) or _DENIED.search(self.text[a:b]))

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The clause around ``text[start:end]``."""
        cuts = [
            m for m in _CLAUSE.finditer(self.text) if not (m[0] in ",，" and self.text[m.end() : m.end() + 3].isdigit())
        ]
        left = max((m.end() for m in cuts if m.end() <= start), default=0)
        right = min((m.start() for m in cuts if m.start() >= end), default=len(self.text))
        return left, right

    def span(self, start: int, end: int) -> Span:
        """Where ``text[start:end]`` stands in the source."""
        return self.document.span_of(self.mapped, start, end)

    def named(self, *types: str) -> list[Name]:
        """Sure names of the types."""
        return [name for name in self.names if name.sure and name.type in types]

    def subject(self, at: int, *types: str) -> Said | None:
        """The nearest name before ``at`` of one of the types, else what is carried from before."""
        before = [n for n in self.named(*types) if n.end <= at]
        if before:
            return self.said(before[-1])
        for said in (self.carried, self.context.person, self.context.subject, self.context.company):
            if said and said.name.type in types:
                return said
        return None

    def said(self, name: Name) -> Said:
        """A name of this sentence with its place."""
        return Said(name.mention, self.span(name.start, name.end), name)

    def time(self, start: int, end: int) -> Found[Moment] | None:
        """The time that belongs to ``text[start:end]``: the nearest before it, else the nearest in its clause."""
        before = [m for m in self.moments if m.end <= start and not _ELSEWHEN.search(self.text[m.end : start])]
        if before:
            last = before[-1]
            within = [
                m for m in before if m.value.iso.startswith(last.value.iso) and len(m.value.iso) > len(last.value.iso)
            ]
            return within[-1] if within else last
        a, b = self.clause(start, end)
        after = [m for m in self.moments if a <= m.start and m.end <= b]
        return after[0] if after else None

    def claim(
        self, subject: Said, kind: str, value: Value, start: int, end: int, evidence: tuple[Evidence, ...] = (),
        *, when: Found[Moment] | None = None, dated: bool = False, hedged: bool | None = None, **said: str,
    ) -> Claim:  # fmt: skip
        """A claim whose words are ``text[start:end]``.

        ``when`` becomes the qualifier *time* with its evidence; a ``dated`` claim without one takes the heading's time.
        """
        more = [subject.evidence(), *evidence]
        if when:
            said["time"] = when.value.iso
            if when.value.relative:
                more.extend(
                    Evidence("time", self.span(m.start, m.end))
                    for m in self.moments
                    if m.end <= when.start and not m.value.relative
                )
            more.append(Evidence("time", self.span(when.start, when.end)))
        above = heading_time(self.document, self.context) if dated and not when else None
        if above:
            said["time"] = above[0].iso
            more.append(above[1])
        return Claim(
            document=self.document.name,
            document_id=self.document.document_id,
            subject=subject.mention,
            kind=kind,
            value=value,
            span=self.span(start, end),
            qualifiers=qualifiers(**said),
            hedged=self.hedged if hedged is None else hedged,
            evidence=tuple(more),
            extractor=self.extractor,
        )


def sentences(document: Document, context: Context, text: MappedText, vocabulary: Vocabulary) -> Iterator[Sentence]:
    """The sentences of a block; the first sure organization, product or model of one is carried to the next."""
    carried: Said | None = None
    for start, end in split(text.text):
        piece = text.cut(start, end)
        sentence = Sentence(document, context, piece, vocabulary, carried)
        yield sentence
        lead = next((n for n in sentence.names if n.sure and n.type in ("Organization", "Product", "Model")), None)
        if lead and lead.start <= max(20, len(piece.text) // 2):
            carried = sentence.said(lead)


def mention_value(name: Name) -> Mention:
    """A name as a value."""
    return Mention(name.name, name.type)
