"""The text of one block with the names and times in it, and what its surroundings say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from geju.base.text import MappedText
from geju.claims.context import Context, Said
from geju.claims.learnt import learn
from geju.claims.values.found import Apart, Found
from geju.claims.values.moment import find_moments
from geju.model.document import Document
from geju.model.naming.names import Name, find_names
from geju.model.span import Evidence
from geju.model.value import Moment
from geju.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class When:
    """A time as a claim carries it: ``iso`` and the words that say it."""

    iso: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, eq=False)
class Passage:
    """The text of one block with what stands in it.

    ``era`` is the time that a line above gives to what follows, ``topic`` the company that the heading is about where
    the lexicon does not know it. ``imagined``: a heading or lead above says that what follows is foreseen, not so.
    """

    document: Document
    context: Context
    text: MappedText
    vocabulary: Vocabulary
    era: When | None = None
    topic: Said | None = None
    imagined: bool = False

    @cached_property
    def names(self) -> list[Name]:
        """Names, left to right, those included that the document itself teaches."""
        lexicon = self.vocabulary.lexicon
        return learn(self.document, lexicon).add(self.text.text, find_names(self.text.text, lexicon))

    @cached_property
    def moments(self) -> list[Found[Moment]]:
        """Times, left to right."""
        return find_moments(self.text.text, anchor=self.document.origin.date)

    @cached_property
    def names_apart(self) -> Apart[Name]:
        """Names by their places."""
        return Apart(self.names)

    @cached_property
    def moments_apart(self) -> Apart[Found[Moment]]:
        """Times by their places."""
        return Apart(self.moments)

    @cached_property
    def anchors(self) -> Apart[Found[Moment]]:
        """The times that others may be counted from."""
        return Apart(moment for moment in self.moments if not moment.value.relative)
