"""The promise of an extractor: from a document, the claims it makes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator

from geju.base.errors import Problem
from geju.model.claim import Claim
from geju.model.document import Document
from geju.model.vocabulary import Vocabulary


class Extractor(ABC):
    """Takes one sort of claim out of documents: "the table extractor reads every table".

    An entry of ``extractors/`` defines one subclass. It yields claims whose spans quote the document, and a Problem
    for each record that it meant to read and could not. Reading the same document twice gives the same claims.
    Those of lower ``order`` read first: of what two of them say alike, the first is kept.
    """

    order = 0

    def using(self, asker: object) -> Extractor:
        """The same extractor with whoever answers questions in this run; most ask nobody."""
        return self

    @abstractmethod
    def extract(self, document: Document, vocabulary: Vocabulary) -> Iterator[Claim | Problem]:
        """Yield the claims of a document, in the order of the document."""
