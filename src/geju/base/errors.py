"""The whole error tree, and Problem, an error kept as a value.

    GejuError                  everything that geju raises on purpose
    ├── UsageError             an argument or an option cannot be meant
    │   └── UnknownNameError   a name that stands nowhere; says the nearest known one
    ├── ContentError           a YAML file of a landscape, a kind, a lexicon or an exhibit is wrong
    ├── SourceError            a document cannot be read
    │   ├── EncodingError      its bytes are no text in any encoding geju knows
    │   ├── FormatError        its structure is broken beyond repair
    │   └── LimitError         it is larger than the limits in settings
    ├── RateError              there is no exchange rate of a currency for a date
    ├── AccessError            the system refuses a file or a folder: a missing right, a full disk
    └── LandscapeError         an edition is missing, from another version, or broken
        └── ShortfallError     a build reaches less than the project asks for

A message is a key of ``base/messages/*.yaml`` with its parameters, so that it can be said in every language; it tells
what is known and what to do. ``str(error)`` is English.
"""

from __future__ import annotations

import difflib
import errno
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self

from geju.base.language import messages, say

Severity = Literal["error", "warning"]
# How alike two names are that one may be meant for the other, from 0 to 1, and how many known names are told.
_NEAR = 0.65
_MOST = 16


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
        params: dict[str, object] = dict(self.params)
        sort = f"base.what_{str(params.get('what', '')).replace(' ', '_')}"
        if sort in messages():  # the sort of thing that is missing, in the reader's language
            params["what"] = say(sort, language)
        return say(self.key, language, **params)

    @property
    def place(self) -> str:
        """``file:line``, or what of it is known."""
        return f"{self.path}:{self.line}" if self.line is not None else self.path

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """The problem as plain values, its message in one language."""
        return {
            "severity": self.severity,
            "file": self.path,
            "line": self.line,
            "message": self.words(language),
            "key": self.key,
        }


class GejuError(Exception):
    """Everything that geju raises on purpose; ``key`` names a message in ``base/messages``.

    ``problem`` is the error as a value, ``also`` what else was found wrong on the way.
    """

    problem: Problem
    also: tuple[Problem, ...]

    def __init__(
        self,
        key: str,
        /,
        *,
        path: str | Path | None = None,
        line: int | None = None,
        also: Iterable[Problem] = (),
        **params: object,
    ) -> None:
        words = tuple(sorted((name, str(value)) for name, value in params.items()))
        self.problem = Problem(key, words, str(path) if path is not None else "", line)
        self.also = tuple(also)
        super().__init__(key)

    @classmethod
    def of(cls, problem: Problem, also: Iterable[Problem] = ()) -> Self:
        """The error that a problem is."""
        error = cls.__new__(cls)
        Exception.__init__(error, problem.key)
        error.problem, error.also = problem, tuple(also)
        return error

    def words(self, language: str = "en") -> str:
        """Place and message in one language, as it is shown to people."""
        place = self.problem.place
        return f"{place}: {self.problem.words(language)}" if place else self.problem.words(language)

    def __str__(self) -> str:
        return self.words()

    def __reduce__(self) -> tuple[object, ...]:
        # As it was, on the other side of a process boundary.
        return (type(self).of, (self.problem, self.also))


class UsageError(GejuError):
    """An argument or an option cannot be meant."""


class UnknownNameError(UsageError):
    """A name that stands nowhere: says the nearest known one, and the known ones."""

    def __init__(self, what: str, name: str, known: Iterable[str], *, path: str | Path | None = None) -> None:
        names = sorted(known)
        near = nearest(name, names)
        key = "base.unknown_name_near" if near else "base.unknown_name" if names else "base.unknown_name_none"
        super().__init__(key, path=path, what=what, name=name, near=near, known=listed(names))


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that is nearly the given one, whatever its case; empty where none is."""
    by_folded = {word.casefold(): word for word in reversed(list(known))}
    found = difflib.get_close_matches(name.casefold(), by_folded, n=1, cutoff=_NEAR)
    return by_folded[found[0]] if found else ""


def listed(known: Iterable[str]) -> str:
    """Known names in one line, the first of them."""
    names = list(known)
    return ", ".join(names[:_MOST]) + (" …" if len(names) > _MOST else "")


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


class RateError(GejuError):
    """There is no exchange rate of a currency for a date; it is said, not guessed."""


class AccessError(GejuError):
    """The system refuses a file or a folder: a missing right, a full disk."""

    @classmethod
    def from_system(cls, error: OSError, path: str | Path | None = None) -> Self:
        """What the system has against it, in words of ours where there are any."""
        key = f"base.access_{errno.errorcode.get(error.errno or 0, 'other').lower()}"
        place = path if path is not None else error.filename
        reason = error.strerror or str(error) or type(error).__name__
        return cls(key if key in messages() else "base.access_other", path=place, reason=reason)


@contextmanager
def accessing(path: str | Path) -> Iterator[None]:
    """Let an OSError be an AccessError that names the path."""
    try:
        yield
    except OSError as error:
        raise AccessError.from_system(error, path) from error


class LandscapeError(GejuError):
    """An edition is missing, from another version, or broken."""


class ShortfallError(LandscapeError):
    """A build reaches less than the project asks for; ``also`` are the other shortfalls and all that was set aside."""
