"""The promise of a comparator: one reason why two names may be, or cannot be, one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property

from geju.base.text import fold
from geju.entities.legal import read_legal
from geju.model.entity import Reason
from geju.model.naming.lexicon import Known
from geju.model.naming.model_name import ModelName


@dataclass(frozen=True)
class Candidate:
    """A name to be compared: as printed, its type, what the lexicon has under it, and how it came to be found there.

    ``key``: equal for names that are one but for what only some say. ``model``: the parts of a model's name. ``documents`` that the
    name stands in (of a model: with the kind of what is told of it there) and ``roles`` it plays there (``investor``: named as one); None where neither is known.
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

    @property
    def shared(self) -> tuple[str, str]:
        """Equal for names that are one unless they differ in what only some of them say."""
        return self.type, self.key

    @cached_property
    def said(self) -> tuple[object, ...]:
        """Equal for names that need no comparing: of one key, and saying the same besides."""
        if self.type == "Organization":
            legal = read_legal(self.name)
            return *self.shared, legal.place, legal.form, legal.structure
        return *self.shared, self.model


class Comparator(ABC):
    """Weighs one thing about two names: from -1 (cannot be one) to 1 (are one).

    An entry of ``comparators/`` defines one subclass. It is symmetric, and says None where it has nothing to say.
    """

    @abstractmethod
    def compare(self, a: Candidate, b: Candidate) -> Reason | None:
        """The reason for or against, None for neither."""
