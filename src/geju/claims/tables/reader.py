"""The promise of a table reading: one kind of table, one file."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from geju.base.errors import Problem
from geju.claims.tables.sheet import Sheet
from geju.model.claim import Claim
from geju.model.vocabulary import Vocabulary


class TableReader(ABC):
    """Reads one kind of table. Readers are asked in ``order``; the first that gives a claim has read the table."""

    order: ClassVar[int] = 50

    @abstractmethod
    def read(self, sheet: Sheet, vocabulary: Vocabulary) -> Iterator[Claim | Problem]:
        """The claims of the table, problems for what of it is set aside; none where it is not of this kind."""
