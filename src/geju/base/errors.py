"""The whole error tree, and Problem, an error kept as a value.

    GejuError                  everything that geju raises on purpose
    ├── UsageError             an argument or an option cannot be meant
    │   └── UnknownNameError   a name that stands nowhere; says the nearest known one
    ├── ContentError           a YAML file of a landscape, a kind, a lexicon or an exhibit is wrong
    ├── SourceError            a document cannot be read
    │   ├── EncodingError      its bytes are no text in any encoding geju knows
    │   ├── FormatError        its structure is broken beyond repair
    │   └── LimitError         it is larger than the limits in settings
    ├── GroundingError         a claim says more than its quote
    └── LandscapeError         an edition is missing, from another version, or broken

A message is a key of ``base/messages/*.yaml`` with its parameters, so that it can be said in every language; it tells
what is known and what to do. ``str(error)`` is English.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from geju.base.language import say

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """A record that was set aside, and why: "line 7 of prices.csv has 3 cells where the header has 5".

    ``key`` names the message, ``params`` fill it, ``path`` and the 1-based ``line`` say where.
    """

    key: str
    params: tuple[tuple[str, str], ...] = ()
    path: str = ""
    line: int | None = None
    severity: Severity = "error"

    def words(self, language: str = "en") -> str:
        """The message in one language, without the place."""
        return say(self.key, language, **dict(self.params))

    @property
    def place(self) -> str:
        """``file:line``, or what of it is known."""
        return f"{self.path}:{self.line}" if self.line is not None else self.path


class GejuError(Exception):
    """Everything that geju raises on purpose; ``key`` names a message in ``base/messages``."""

    def __init__(
        self, key: str, /, *, path: str | Path | None = None, line: int | None = None, **params: object
    ) -> None:
        self.problem = Problem(
            key,
            tuple(sorted((name, str(value)) for name, value in params.items())),
            str(path) if path is not None else "",
            line,
        )
        super().__init__(key)

    def words(self, language: str = "en") -> str:
        """Place and message in one language, as it is shown to people."""
        place = self.problem.place
        return f"{place}: {self.problem.words(language)}" if place else self.problem.words(language)

    def __str__(self) -> str:
        return self.words()

    def __reduce__(self) -> tuple[object, ...]:
        return (_remake, (type(self), self.problem))


def _remake(kind: type[GejuError], problem: Problem) -> GejuError:
    """An error as it was, on the other side of a process boundary."""
    error = kind.__new__(kind)
    Exception.__init__(error, problem.key)
    error.problem = problem
    return error


class UsageError(GejuError):
    """An argument or an option cannot be meant."""


class UnknownNameError(UsageError):
    """A name that stands nowhere: says the nearest known one, and the known ones."""

    def __init__(self, what: str, name: str, known: Iterable[str], *, path: str | Path | None = None) -> None:
        names = sorted(known)
        near = difflib.get_close_matches(name, names, n=1, cutoff=0.4)
        shown = ", ".join(names[:12]) + (" …" if len(names) > 12 else "")
        key = "base.unknown_name_near" if near else "base.unknown_name"
        super().__init__(key, path=path, what=what, name=name, near=near[0] if near else "", known=shown or "-")


class ContentError(GejuError):
    """A YAML file of a landscape, a kind, a lexicon or an exhibit is wrong."""


class SourceError(GejuError):
    """A document cannot be read."""


class EncodingError(SourceError):
    """The bytes are no text in any encoding geju knows."""


class FormatError(SourceError):
    """The structure is broken beyond repair."""


class LimitError(SourceError):
    """The document is larger than the limits in settings."""


class GroundingError(GejuError):
    """A claim says more than its quote."""


class LandscapeError(GejuError):
    """An edition is missing, from another version, or broken."""
