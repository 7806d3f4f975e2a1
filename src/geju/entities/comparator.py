"""The promise of a comparator: one reason why two names may be, or cannot be, one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property

from geju.base.text import fold
from geju.model.entity import Reason
from geju.model.naming.lexicon import Known
from geju.model.naming.model_name import ModelName


@dataclass(frozen=True)
class Candidate:
    """A name to be compared: as printed, its type, what the lexicon has under it, and how it came to be found there.

    ``key``: equal for names that need no comparing. ``model``: the parts of a model's name. ``documents`` that the
    name stands in and ``roles`` it plays there (``investor``: named as one); None where neither is known.
    """

    name: str
    type: str
    known: Known | None = None
    how: Reason | None = None
    key: str = ""
    model: ModelName | None = None
    documents: frozenset[str] | None = None
    roles: frozenset[str] | None = None

    @cached_property
    def folded(self) -> str:
        """The name without case, width, spaces and punctuation."""
        return fold(self.name)


class Comparator(ABC):
    """Weighs one thing about two names: from -1 (cannot be one) to 1 (are one).

    An entry of ``comparators/`` defines one subclass. It is symmetric, and says None where it has nothing to say.
    """

    @abstractmethod
    def compare(self, a: Candidate, b: Candidate) -> Reason | None:
        """The reason for or against, None for neither."""
