"""The door: the claims of a document, each grounded; what does not hold is set aside with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from geju.base.errors import Problem
from geju.base.limits import uncollected
from geju.base.registry import entries
from geju.claims.extractor import Extractor
from geju.claims.ground import ground
from geju.model.claim import Claim
from geju.model.document import Document
from geju.model.vocabulary import Vocabulary

SHELF = "geju.claims.extractors"


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read out of one document: claims in the order of the text, and what was set aside."""

    claims: tuple[Claim, ...]
    set_aside: tuple[Problem, ...] = ()


@uncollected()
def extract(document: Document, vocabulary: Vocabulary, asker: object = None) -> Extraction:
    """Run every extractor over a document, ground what they give, and keep one of what is said twice at one place.

    ``asker``: the language model that may be asked in this run, if any.
    """
    document = _without_asides(document)
    claims: list[Claim] = []
    problems: list[Problem] = []
    shelf = sorted(entries(SHELF, Extractor).items(), key=lambda entry: entry[1].order)
    for name, extractor in shelf:
        for found in extractor.using(asker).extract(document, vocabulary):
            if isinstance(found, Problem):
                problems.append(found)
                continue
            claim = found if found.extractor else replace(found, extractor=name)
            problem = ground(claim, document, vocabulary)
            if problem:
                problems.append(problem)
            else:
                claims.append(claim)
    kept = _without_repeats(claims)
    problems.sort(key=lambda p: (p.line or 0, p.key, p.params))
    return Extraction(tuple(kept), tuple(dict.fromkeys(problems)))


def _without_asides(document: Document) -> Document:
    """The document as it is read: what is printed around its text says nothing of its own."""
    blocks = tuple(block for block in document.blocks if block.kind != "aside")
    return document if len(blocks) == len(document.blocks) else replace(document, blocks=blocks)


def _without_repeats(claims: Iterable[Claim]) -> list[Claim]:
    """Claims in order; of those that say one thing on one line, the one that says most.

    A feed may have all its records on one line: there the place of the value counts instead.
    """
    best: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        line = claim.to_line()
        value = tuple(str(line.get(k)) for k in ("amount", "low", "high", "unit", "entity", "text", "time"))
        key = (claim.subject.name, claim.kind, claim.span.line, value)
        same = best.setdefault(key, [])
        for index, other in enumerate(same):
            if claim.extractor == other.extractor == "record" and claim.span != other.span:
                continue
            a, b = set(claim.qualifiers), set(other.qualifiers)
            if a <= b:
                break
            if b < a:
                same[index] = claim
                break
        else:
            same.append(claim)
    kept = [claim for same in best.values() for claim in same]
    return sorted(kept, key=lambda c: (c.span.start, c.span.end, c.kind, c.subject.name, c.claim_id))
