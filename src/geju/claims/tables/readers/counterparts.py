"""Two vendors' lines side by side: what stands left is set against what stands right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.fields.values import pieces
from geju.claims.tables.making import Subject, as_evidence, make
from geju.claims.tables.reader import TableReader
from geju.claims.tables.sheet import Sheet
from geju.model.claim import Claim
from geju.model.naming.names import Name, find_names
from geju.model.span import Evidence, Span
from geju.model.value import Term
from geju.model.vocabulary import Vocabulary

_AGAINST = re.compile(r"\s*(?:vs\.?|v\.s\.?|对比|对标|对照|与|和|and|versus)\s*", re.IGNORECASE)
_INVEST = re.compile(r"投资|invest", re.IGNORECASE)
_NO_KIND = re.compile(r"产品|平台|框架|开发|app|platform|framework|product", re.IGNORECASE)


class Counterparts(TableReader):
    """“| ChatGPT | 应用产品 | 智谱清言 |” below “OpenAI vs 智谱”."""

    order = 15

    def read(self, sheet: Sheet, vocabulary: Vocabulary) -> Iterator[Claim]:
        """Developer of both sides, counterpart of the right one, modality from the middle column, investments."""
        if sheet.n_columns != 3 or sheet.n_rows < 2:
            return
        left, right = _vendors(sheet, vocabulary)
        if left is None or right is None:
            return
        named_in_header = left.span == sheet.span(0, 0, left.name.start, left.name.end) if left.name else False
        for row in range(1 if named_in_header else 0, sheet.n_rows):
            yield from _row(sheet, row, left, right, vocabulary)


def _vendors(sheet: Sheet, vocabulary: Vocabulary) -> tuple[Subject | None, Subject | None]:
    """The vendors of the two outer columns, from the header row or from a caption “A vs B”."""
    heads = []
    for column in (0, 2):
        names = find_names(sheet.text(0, column), vocabulary.lexicon, "Organization")
        span = sheet.span(0, column, names[0].start, names[0].end) if len(names) == 1 else None
        heads.append(
            Subject(names[0].mention, span, names[0]) if span and names[0].name == sheet.text(0, column) else None
        )
    if all(heads):
        return heads[0], heads[1]
    title = sheet.title
    if title:
        names = [n for n in find_names(title.text, vocabulary.lexicon) if n.as_type("Organization")]
        if len(names) == 2 and _AGAINST.fullmatch(title.text[names[0].end : names[1].start]):
            first, second = (Subject(n.mention, sheet.document.span_of(title, n.start, n.end), n) for n in names)
            return first, second
    return None, None


def _row(sheet: Sheet, row: int, left: Subject, right: Subject, vocabulary: Vocabulary) -> Iterator[Claim]:
    middle = sheet.text(row, 1)
    if _INVEST.search(middle):
        for column, owner in ((0, left), (2, right)):
            for name, span in _pieces(sheet, row, column, vocabulary, "Organization"):
                yield from make(
                    sheet, owner, "invested_in", name.mention, span, as_evidence("header", sheet.span(row, 1))
                )
        return
    sides = [_pieces(sheet, row, column, vocabulary, "Product", "Model") for column in (0, 2)]
    for things, owner in zip(sides, (left, right), strict=True):
        for name, span in things:
            subject = Subject(name.mention, span, name)
            yield from make(sheet, subject, "developer", owner.mention, span, (Evidence("value", owner.span),))
            if middle and not _NO_KIND.search(middle) and (where := sheet.span(row, 1)):
                yield from make(sheet, subject, "modality", Term(middle), where)
            elif middle and name.type == "Product" and (where := sheet.span(row, 1)):
                yield from make(sheet, subject, "category", Term(middle), where)
    for name, span in sides[1]:
        for other, where in sides[0]:
            yield from make(
                sheet,
                Subject(name.mention, span, name),
                "counterpart",
                other.mention,
                where,
                (Evidence("subject", span),),
            )


def _pieces(sheet: Sheet, row: int, column: int, vocabulary: Vocabulary, *types: str) -> list[tuple[Name, Span]]:
    text = sheet.text(row, column)
    found: list[tuple[Name, Span]] = []
    names = find_names(text, vocabulary.lexicon, *types)
    known = {(n.start, n.end) for n in names}
    for name in names:
        span = sheet.span(row, column, name.start, name.end)
        if span:
            found.append((name, span))
    for piece, start in pieces(text):
        words = re.sub(r"\s*等\s*\Z", "", piece)
        if words and not any(a < start + len(words) and start < b for a, b in known) and 1 < len(words) <= 24:
            span = sheet.span(row, column, start, start + len(words))
            if span:
                found.append((Name(start, start + len(words), words, types[0], sure=False), span))
    return found
