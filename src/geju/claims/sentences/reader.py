"""The promise of a sentence reading: one family of statements, one file."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from geju.claims.sentences.sentence import Sentence
from geju.model.claim import Claim


class SentenceReader(ABC):
    """Reads one family of statements: “releases are stated by 发布, 推出, released, launched”.

    ``hint`` is a pattern that every sentence of the family contains; a sentence without it is never read. It is looked
    for in the text of many sentences, parted by line breaks, so it says nothing of beginning and end. A question is
    never read.
    """

    hint: ClassVar[re.Pattern[str]]

    @abstractmethod
    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """The claims of a sentence of the family."""
