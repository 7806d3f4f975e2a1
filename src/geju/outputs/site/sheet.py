"""The promise of a sheet: the pages of one sort, in one language."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import ClassVar

from geju.outputs.site.spoken import Page, Spoken


class Sheet(ABC):
    """Makes the pages of one sort: "a page an entity, and one that lists them".

    An entry of ``sheets/`` defines one subclass. ``order`` says where its pages stand among the others, in the
    navigation too; ``dated`` whether they tell what was true at a date, so that the site is turned back with them.
    """

    order: ClassVar[int]
    dated: ClassVar[bool] = False

    def nav(self, spoken: Spoken) -> Iterable[tuple[str, str]]:
        """What stands of it in the navigation, as (path without its ending, words); nothing unless it says so."""
        return ()

    def files(self, spoken: Spoken) -> Iterator[tuple[str, bytes]]:
        """Files beside the pages, as (path, content); none unless it says so."""
        return iter(())

    @abstractmethod
    def pages(self, spoken: Spoken) -> Iterator[Page]:
        """The pages, as (path, HTML)."""
