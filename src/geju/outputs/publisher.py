"""The promise of a publisher: an edition becomes something to give away."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from geju.landscape.auditing.telling import Log
from geju.landscape.view import View
from geju.model.document import Document
from geju.model.figure import Figure
from geju.outputs.place import Made

# Called with a stage (``publish``), how much is done, and of how much.
Progress = Callable[[str, int, int], None]


# Called with a document and numbers of its pages; gives those that can be seen as WebP images.
Facsimiles = Callable[[Document, Sequence[int]], Mapping[int, bytes]]


@dataclass(frozen=True, slots=True)
class Earlier:
    """The landscape as it was at an earlier date: "by 2024-06-30", with the exhibits drawn of it once it is opened."""

    date: str
    open: Callable[[], AbstractContextManager[tuple[View, Sequence[Figure]]]]


@dataclass(frozen=True, slots=True)
class Beside:
    """What is shown beside an edition: its exhibits as drawn in every language it speaks, in the order given; what it was
    ``earlier``, from the earliest date on; what changed from edition to edition (``log``) where that is known.

    ``before`` is what geju published in the place where the folder will stand: whoever kept an address of it should
    still be led on. ``facsimiles`` gives pages of documents as images, where these are at hand.
    """

    figures: Sequence[Figure] = ()
    earlier: Sequence[Earlier] = ()
    log: Log | None = None
    before: Made | None = None
    facsimiles: Facsimiles | None = None


NOTHING = Beside()


class Publisher(ABC):
    """Writes one sort of output: "the data set publisher writes claims, facts and entities as files".

    An entry of ``publishers/`` defines one subclass. It writes into a folder that is new and empty; the door puts the
    folder in its place only when ``publish`` has returned. The same edition gives the same bytes.
    """

    @abstractmethod
    def publish(self, view: View, folder: Path, *, progress: Progress | None = None) -> None:
        """Write everything; raises GejuError where what was written would not hold, and then nothing is published."""


class Illustrated(Publisher):
    """A publisher that shows what there is beside the edition as well."""

    @abstractmethod
    def publish(self, view: View, folder: Path, *, progress: Progress | None = None, beside: Beside = NOTHING) -> None:
        """Write everything. Raises GejuError where what was written would not hold."""
