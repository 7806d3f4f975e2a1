"""Finding names in text: those the lexicon knows and those the grammar of model names recognises."""

from __future__ import annotations

from dataclasses import dataclass

from geju.model.naming.lexicon import Known, Lexicon
from geju.model.value import Mention


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text: ``text[start:end]`` is ``name``, taken for an entity of ``type``.

    ``known`` is what the lexicon has under it, if anything; a name the grammar extends (``GLM-4-9B-Chat`` from
    ``GLM-4``) has none. ``sure`` is False where the spelling alone does not say that it is a name.
    """

    start: int
    end: int
    name: str
    type: str
    known: Known | None = None
    sure: bool = True

    @property
    def mention(self) -> Mention:
        """The name as a claim carries it."""
        return Mention(self.name, self.type)


def find_names(text: str, lexicon: Lexicon, *types: str) -> list[Name]:
    """Names in a text, left to right, not overlapping; only of ``types`` where given (earlier types win)."""
    return [
        Name(hit.start, hit.end, text[hit.start : hit.end], hit.known.type, hit.known, hit.sure)
        for hit in lexicon.find(text, *types)
    ]


def read_name(text: str, lexicon: Lexicon, *types: str) -> Name | None:
    """The whole text as one name (a table cell, a card's title), or None where it is none."""
    clean = text.strip()
    known = lexicon.lookup(clean, *types)
    start = text.find(clean)
    return Name(start, start + len(clean), clean, known.type, known) if known else None
