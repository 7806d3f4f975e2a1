"""The page of conflicts: every fact that a claim speaks against, with the words of both sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geju.outputs.site.sheet import Sheet
from geju.outputs.site.spoken import Page, Spoken


class Conflicts(Sheet):
    """What sources do not agree on."""

    order = 30
    dated = True

    def nav(self, spoken: Spoken) -> Iterable[tuple[str, str]]:
        """The page."""
        return (("conflicts", spoken.words["conflicts"]),)

    def pages(self, spoken: Spoken) -> Iterator[Page]:
        """The one page."""
        disputed = [fact for fact in spoken.contents.facts.values() if fact.claims_against]
        yield spoken.page("conflicts", "conflicts", spoken.words["conflicts"], facts=spoken.wording.tell_all(disputed))
