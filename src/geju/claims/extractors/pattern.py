"""Claims out of sentences and list items, Chinese and English."""

from __future__ import annotations

from collections.abc import Iterator

from geju.base.errors import Problem
from geju.base.registry import entries
from geju.claims.context import contexts
from geju.claims.extractor import Extractor
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import sentences
from geju.model.claim import Claim
from geju.model.document import Document
from geju.model.vocabulary import Vocabulary

READERS = "geju.claims.sentences.readers"
_BLOCKS = ("paragraph", "item", "quote", "caption", "heading")


class PatternExtractor(Extractor):
    """Asks every reading of ``claims/sentences/readers`` about every sentence that bears its hint."""

    def extract(self, document: Document, vocabulary: Vocabulary) -> Iterator[Claim | Problem]:
        """The claims of the running text of a document."""
        readers = list(entries(READERS, SentenceReader).values())
        for context in contexts(document, vocabulary):
            if context.block.kind not in _BLOCKS:
                continue
            for sentence in sentences(document, context, context.block.text, vocabulary):
                for reader in readers:
                    if reader.hint.search(sentence.text):
                        yield from reader.read(sentence)
