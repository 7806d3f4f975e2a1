"""The promise of a publisher: an edition becomes something to give away."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from geju.landscape.auditing.telling import Log
from geju.landscape.view import View
from geju.model.figure import Figure
from geju.outputs.place import Made

# Called with a stage (``publish``), how much is done, and of how much.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Earlier:
    """The landscape as it was at an earlier date: "by 2024-06-30", with the exhibits drawn of it once it is opened."""

    date: str
    open: Callable[[], AbstractContextManager[tuple[View, Sequence[Figure]]]]


class Publisher(ABC):
    """Writes one sort of output: "the data set publisher writes claims, facts and entities as files".

    An entry of ``publishers/`` defines one subclass. It writes into a folder that is new and empty; the door puts the
    folder in its place only when ``publish`` has returned. The same edition gives the same bytes.
    """

    @abstractmethod
    def publish(self, view: View, folder: Path, *, progress: Progress | None = None) -> None:
        """Write everything; raises GejuError where what was written would not hold, and then nothing is published."""


class Illustrated(Publisher):
    """A publisher that shows figures as well: exhibits drawn from the same edition, in every language it speaks."""

    @abstractmethod
    def publish(
        self,
        view: View,
        folder: Path,
        *,
        progress: Progress | None = None,
        figures: Sequence[Figure] = (),
        earlier: Sequence[Earlier] = (),
        log: Log | None = None,
        before: Made | None = None,
    ) -> None:
        """Write everything, the figures in the order given, what was ``earlier`` from the earliest date on.

        ``log`` tells what changed from edition to edition, where that is known; ``before`` is what geju published in the
        place where the folder will stand: whoever kept an address of it should still be led on. Raises GejuError where
        what was written would not hold.
        """
