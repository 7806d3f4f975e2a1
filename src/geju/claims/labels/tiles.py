"""Tiles of products: a known product alone on a line, and right below it what sort of thing it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from geju.claims.context import Context, Said
from geju.claims.fields.facets import is_modality
from geju.claims.measures import measure_of
from geju.claims.titles import is_title
from geju.model.claim import Claim
from geju.model.document import Document
from geju.model.naming.names import Name, find_names, read_name
from geju.model.span import Evidence, Span
from geju.model.value import Mention, Term, Value
from geju.model.vocabulary import Vocabulary

_SORT = re.compile(r"(?:(?:AI|3D|AIGC)\s?)?[\u4e00-\u9fff]{2,8}")
_LONGEST = 24


def read_tiles(document: Document, contexts: Sequence[Context], vocabulary: Vocabulary) -> Iterator[Claim]:
    """category (and modality) of each tile, and developer where it stands in the section of the product's maker."""
    for context, below in pairwise(contexts):
        name = _name(context, vocabulary)
        if name is None or not _is_sort(document, context, below, vocabulary):
            continue
        place = document.span_of(context.block.text)
        said = Said(Mention(name.name, "Product"), place, name)
        sort = document.span_of(below.block.text)
        words = below.block.text.text.strip()
        for kind in ("category", "modality") if is_modality(words, vocabulary) else ("category",):
            yield _claim(document, said, kind, Term(words), sort)
        company = context.company
        if company and company.name.known and name.maker == company.name.known.entity_id:
            yield _claim(document, said, "developer", company.mention, place, (company.evidence("value"),))


def _name(context: Context, vocabulary: Vocabulary) -> Name | None:
    """The product that a line names and nothing else."""
    text = context.block.text.text.strip()
    if context.block.kind not in ("paragraph", "caption") or context.block.table or not 2 <= len(text) <= _LONGEST:
        return None
    name = read_name(text, vocabulary.lexicon, "Product")
    return name if name and name.known else None


def _is_sort(document: Document, tile: Context, below: Context, vocabulary: Vocabulary) -> bool:
    """Whether the line right below a tile is a sort of thing: a few characters, no name, no post, no label of a number."""
    text = below.block.text.text.strip()
    near = document.adjoin(tile.block, below.block)
    if below.block.kind not in ("paragraph", "caption") or not near or not _SORT.fullmatch(text):
        return False
    return not (is_title(text) or measure_of(text) or find_names(text, vocabulary.lexicon))


def _claim(
    document: Document, said: Said, kind: str, value: Value, place: Span, evidence: tuple[Evidence, ...] = ()
) -> Claim:
    return Claim(
        document.name, document.document_id, said.mention, kind, value, place,
        evidence=(said.evidence(), *evidence), extractor="card",
    )  # fmt: skip
