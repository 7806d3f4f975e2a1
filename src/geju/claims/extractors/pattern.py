"""Claims out of sentences and list items, Chinese and English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.base.errors import Problem
from geju.base.registry import entries
from geju.claims.extractor import Extractor
from geju.claims.sentences.flow import sentences
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
        hints = sorted((reader.hint.pattern for reader in readers), key=len)  # a letter or digit is found before a word
        any_hint = re.compile("|".join(hints))
        for sentence in sentences(document, vocabulary, any_hint):
            if not sentence.asserts:
                continue
            for reader in readers:
                if reader.hint.search(sentence.text):
                    yield from reader.read(sentence)
