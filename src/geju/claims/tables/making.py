"""Putting claims together from cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geju.claims.tables.sheet import Sheet
from geju.model.claim import Claim, qualifiers
from geju.model.naming.names import Name
from geju.model.span import Evidence, Span
from geju.model.value import Mention, Value

NAME = "table"


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a row or a table is about, and the words that say so; ``mended`` where the lexicon supplied the name."""

    mention: Mention
    span: Span
    name: Name | None = None
    mended: bool = False

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
        evidence=(subject.evidence, *evidence),
        extractor=NAME,
        note=note,
    )


def as_evidence(role: str, span: Span | None) -> tuple[Evidence, ...]:
    """Evidence of a role, empty where there is no span."""
    return (Evidence(role, span),) if span and span.quote.strip() else ()
