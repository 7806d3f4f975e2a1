"""A value found in a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

V = TypeVar("V", covariant=True)


class Placed(Protocol):
    """What stands from ``start`` to ``end`` of a text."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


P = TypeVar("P", bound=Placed)


@dataclass(frozen=True, slots=True)
class Found(Generic[V]):
    """``text[start:end]`` says ``value``."""

    start: int
    end: int
    value: V


class Apart(Generic[P]):
    """Things of a text that do not overlap, in order: what stands at a place is found without looking at all of them."""

    def __init__(self, things: Iterable[P] = ()) -> None:
        self.things = sorted(things, key=lambda thing: thing.start)
        self._starts = [thing.start for thing in self.things]

    def add(self, thing: P) -> None:
        """Take one in at its place."""
        at = bisect_left(self._starts, thing.start)
        self._starts.insert(at, thing.start)
        self.things.insert(at, thing)

    def drop(self, start: int, end: int) -> None:
        """Take out those that share a character with ``text[start:end]``."""
        over = self.over(start, end)
        if over:
            first = self.things.index(over[0], bisect_left(self._starts, over[0].start))
            del self.things[first : first + len(over)], self._starts[first : first + len(over)]

    def over(self, start: int, end: int) -> list[P]:
        """Those that share a character with ``text[start:end]``."""
        at = bisect_left(self._starts, start)
        first = at - 1 if at and self.things[at - 1].end > start else at
        return self.things[first : bisect_left(self._starts, end)]

    def before(self, at: int) -> P | None:
        """The last that ends at ``at`` or before."""
        index = bisect_left(self._starts, at)
        while index and self.things[index - 1].end > at:
            index -= 1
        return self.things[index - 1] if index else None

    def within(self, start: int, end: int) -> list[P]:
        """Those that stand whole in ``text[start:end]``."""
        first = bisect_left(self._starts, start)
        return [thing for thing in self.things[first : bisect_left(self._starts, end)] if thing.end <= end]
