"""What a column of remarks tells of a row's model: “200K context, MoE”, “7B & 13B, 2.6T tokens”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from geju.base.text import fold
from geju.claims.fields.facets import Facet
from geju.claims.tables.making import Subject, as_evidence, make
from geju.claims.tables.sheet import Sheet
from geju.claims.values.quantity import read_quantity
from geju.model.claim import Claim
from geju.model.naming.names import find_names
from geju.model.value import Term
from geju.model.vocabulary import Vocabulary

_HEADER = re.compile(
    r"(?:key |main |core |notable )?(?:features?|changes?|innovations?|improvements?|highlights?|notes?|remarks?|comments?|details?|descriptions?|training|specs?|significance|capabilities)"
    r"|(?:主要|核心)?(?:特点|特性|亮点|备注|说明|描述|能力)",
    re.IGNORECASE,
)
_SCALE = r"\d{1,4}(?:\.\d+)?\s?"
_WINDOW = rf"{_SCALE}[KkM]"
_TOLD = re.compile(
    rf"(?<![\w.$<>+])(?:(?P<windows>{_WINDOW}(?:\s?[/,&→]\s?{_WINDOW})*)(?:[- ]tokens?)?[- ](?:long[- ])?context\b"
    rf"|(?:context (?:window|length)(?: of|:)? )(?P<window>{_WINDOW})\b"
    rf"|(?P<tokens>{_SCALE}[TB]\+?)(?: of)?(?: training| high-quality| multilingual)? tokens\b"
    rf"|(?P<active>{_SCALE}[BT])\s(?:activated|active)\b|(?P<size>{_SCALE}[BT])\s(?:total\s)?param(?:eter)?s?\b"
    rf"|(?P<sizes>{_SCALE}B(?:\s?[/,&]\s?{_SCALE}B)*)\s(?:dense\s)?(?:models|series|variants)\b"
    r"|(?P<design>MoE|[Mm]ixture[- ][Oo]f[- ][Ee]xperts|[Dd]iffusion [Tt]ransformer|DiT)(?![\w-]))"
)
_PASSED = re.compile(
    r"\b(?:vs\.?|versus|than|beats?|outperforms?|surpass\w*|near|like|from|over|under|below|rivals?)\b|/s"
)
_KINDS = {
    "windows": "context_window",
    "window": "context_window",
    "tokens": "training_tokens",
    "active": "active_parameters",
    "size": "parameters",
    "sizes": "parameters",
}


def remarked(
    sheet: Sheet, row: int, header: int, other: set[int], subject: Subject, vocabulary: Vocabulary
) -> Iterator[Claim]:
    """The claims of the columns of remarks, ``other`` columns aside, in a model's row."""
    for column in range(sheet.n_columns) if subject.mention.type == "Model" else ():
        if column in other or not _HEADER.fullmatch(sheet.text(header, column).strip()):
            continue
        evidence = as_evidence("header", sheet.span(header, column))
        for facet in _remarks(sheet.text(row, column), vocabulary):
            span = sheet.span(row, column, facet.start, facet.end)
            yield from make(sheet, subject, facet.kind, facet.value, span, evidence)


def _remarks(text: str, vocabulary: Vocabulary) -> Iterator[Facet]:
    """The facts in a remark; none behind another's name or a comparison."""
    designs = vocabulary.kind("architecture").terms
    other = min((n.start for n in find_names(text, vocabulary.lexicon, "Model") if n.sure), default=len(text))
    for found in _TOLD.finditer(text):
        begin = max(text.rfind(mark, 0, found.start()) + 1 for mark in ",;，；(（。")
        if found.start() > other or _PASSED.search(text[begin : found.end()]):
            continue
        if found["design"]:
            term = next((t for t, words in designs if fold(found["design"]) in map(fold, words)), found["design"])
            yield Facet("architecture", Term(term), *found.span("design"))
        group = next((name for name in _KINDS if found[name]), None)
        start = found.start(group) if group else 0
        pieces = list(re.finditer(rf"{_SCALE}[KkMTB]\+?", found[group])) if group else []
        rising = group == "windows" and "→" in found[group]
        for piece in pieces[-1:] if rising else pieces:
            value = read_quantity(piece[0])
            if group and value:
                unit = "" if group in ("active", "size", "sizes") else "token"
                yield Facet(_KINDS[group], replace(value, unit=unit), start + piece.start(), start + piece.end())
