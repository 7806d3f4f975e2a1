"""The promise of a comparator: one reason why two names may be, or cannot be, one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property

from geju.base.text import fold
from geju.model.entity import Reason
from geju.model.naming.lexicon import Known
from geju.model.naming.model_name import ModelName, parse


@dataclass(frozen=True)
class Candidate:
    """A name to be compared: as printed, its type, and what the lexicon has under it."""

    name: str
    type: str
    known: Known | None = None

    @cached_property
    def folded(self) -> str:
        """The name without case, width, spaces and punctuation."""
        return fold(self.name)

    @cached_property
    def model(self) -> ModelName | None:
        """The parts of a model's name; None for other types."""
        return parse(self.name) if self.type == "Model" else None


class Comparator(ABC):
    """Weighs one thing about two names: from -1 (cannot be one) to 1 (are one).

    An entry of ``comparators/`` defines one subclass. It is symmetric, and says None where it has nothing to say.
    """

    @abstractmethod
    def compare(self, a: Candidate, b: Candidate) -> Reason | None:
        """The reason for or against, None for neither."""
