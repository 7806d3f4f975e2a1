"""Claims out of sentences and list items, Chinese and English."""

from __future__ import annotations

from collections.abc import Iterator

from geju.base.errors import Problem
from geju.base.registry import entries
from geju.claims.extractor import Extractor
from geju.claims.sentences.flow import sentences, with_hints
from geju.claims.sentences.reader import SentenceReader
from geju.model.claim import Claim
from geju.model.document import Document
from geju.model.vocabulary import Vocabulary

READERS = "geju.claims.sentences.readers"


class PatternExtractor(Extractor):
    """Asks every reading of ``claims/sentences/readers`` about every sentence that bears its hint."""

    def extract(self, document: Document, vocabulary: Vocabulary) -> Iterator[Claim | Problem]:
        """The claims of the running text of a document."""
        readers = list(entries(READERS, SentenceReader).values())
        every = sentences(document, vocabulary)
        for sentence, hints in zip(every, with_hints(every, [reader.hint for reader in readers]), strict=True):
            for index in hints if sentence.asserts else ():
                yield from readers[index].read(sentence)
