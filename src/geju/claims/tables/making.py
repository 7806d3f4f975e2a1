"""Putting claims together from cells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from geju.base.errors import Problem
from geju.claims.tables.sheet import Sheet
from geju.model.claim import Claim, qualifiers
from geju.model.naming.names import Name
from geju.model.span import Evidence, Span
from geju.model.value import Mention, Value

NAME = "table"


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a row or a table is about, and the words that say so; ``mended`` where the lexicon supplied the name.

    ``said`` are other words that the name is put together with.
    """

    mention: Mention
    span: Span
    name: Name | None = None
    mended: bool = False
    said: tuple[Evidence, ...] = ()

    @property
    def evidence(self) -> Evidence:
        """The words as evidence."""
        return Evidence("mended subject" if self.mended else "subject", self.span)


def make(
    sheet: Sheet,
    subject: Subject,
    kind: str,
    value: Value,
    span: Span | None,
    evidence: Iterable[Evidence] = (),
    *,
    hedged: bool = False,
    note: str = "",
    **said: str | None,
) -> Iterable[Claim]:
    """One claim about ``subject``, none where the cell has no place in the source."""
    if span is None or not span.quote.strip():
        return
    yield Claim(
        document=sheet.document.name,
        document_id=sheet.document.document_id,
        subject=subject.mention,
        kind=kind,
        value=value,
        span=span,
        qualifiers=qualifiers(**said),
        hedged=hedged,
        evidence=(subject.evidence, *subject.said, *evidence),
        extractor=NAME,
        note=note,
    )


def as_evidence(role: str, span: Span | None) -> tuple[Evidence, ...]:
    """Evidence of a role, empty where there is no span."""
    return (Evidence(role, span),) if span and span.quote.strip() else ()


def unread(sheet: Sheet, row: int, column: int, header: str, kind: str) -> Iterable[Problem]:
    """The problem of a cell that says something which cannot be read; none where the cell says nothing."""
    text = sheet.text(row, column).strip()
    span = sheet.span(row, column)
    if span is None or not re.search(r"\w", text) or sheet.missing(row, column) or _SAYS_NOTHING.fullmatch(text):
        return
    if kind != "score" and not re.search(r"[\d一二三四五六七八九十百千万亿两]", text):
        return  # words beside numbers say something else, and lose none
    short = text if len(text) <= _LONG else f"{text[: _LONG - 1]}…"
    said = (("header", header[:_LONG]), ("kind", kind), ("text", short))
    yield Problem("claims.cell_unread", said, sheet.document.name, span.line, "warning")


_LONG = 40
_SAYS_NOTHING = re.compile(
    r"(?:not (?:disclosed|available|applicable|reported|public|specified|stated)|undisclosed|unknown|unspecified|various|varies|none|no data|pending|tbd|oom|"
    r"n\.?\s?a\.?|see .*|未披露|未公开|不详|未知|暂无|无|待定|保密|同上|参见.*|[✓✔✅✗✘❌].*)",
    re.IGNORECASE,
)
