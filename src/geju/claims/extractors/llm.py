"""Claims that a language model points at, where one may be asked; off unless the landscape or the user says so."""

from __future__ import annotations

from collections.abc import Iterator

from geju.base.errors import Problem
from geju.base.settings import settings
from geju.claims.extractor import Extractor
from geju.claims.llm.asker import Asker
from geju.model.claim import Claim
from geju.model.document import Document
from geju.model.vocabulary import Vocabulary


class LlmExtractor(Extractor):
    """Shows a model each passage; what it answers says only where to look, and is read again like everything else."""

    order = 1  # what another extractor reads too is that one's

    def __init__(self, asker: Asker | None = None) -> None:
        self._asker = asker

    def using(self, asker: object) -> LlmExtractor:
        """The same with somebody to ask."""
        return LlmExtractor(asker) if isinstance(asker, Asker) else self

    def extract(self, document: Document, vocabulary: Vocabulary) -> Iterator[Claim | Problem]:
        """The claims of every passage; nothing, and nobody asked, where no model is in force."""
        asker = self._asker or (_own() if settings().llm == "on" else None)
        if asker is not None:
            from geju.claims.llm.reading import read_with

            yield from read_with(asker, document, vocabulary)


def _own() -> Asker | None:
    """Who is asked where only the environment names a model; its answers are not kept."""
    from geju.claims.llm.asker import in_force

    model = in_force()
    return Asker(model) if model else None
