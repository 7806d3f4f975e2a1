"""The page of what changed from edition to edition, the same as a feed, and as a table for other tools."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geju.landscape.auditing.history import Issue
from geju.landscape.export import as_csv
from geju.outputs.site.parts.changes import Side
from geju.outputs.site.parts.feed import feed
from geju.outputs.site.sheet import Sheet
from geju.outputs.site.spoken import Page, Spoken

_COLUMNS = (
    "edition", "date", "change", "entity", "kind", "narrowed", "before", "after", "reason",
    "source_before", "source_after", "claim_before", "claim_after",
)  # fmt: skip


class Changes(Sheet):
    """What is new, gone and changed in each of the last editions."""

    order = 32

    def nav(self, spoken: Spoken) -> Iterable[tuple[str, str]]:
        """The page."""
        return (("changes", spoken.words["changes"]),)

    def pages(self, spoken: Spoken) -> Iterator[Page]:
        """The one page."""
        told = spoken.contents.log is not None
        yield spoken.page(
            "changes", "changes", spoken.words["changes"], told=told, steps=spoken.changes, first=_first(spoken)
        )

    def files(self, spoken: Spoken) -> Iterator[tuple[str, bytes]]:
        """The feed and the table."""
        yield f"{spoken.language}/changes.xml", feed(spoken, _first(spoken))
        yield f"{spoken.language}/changes.csv", as_csv(_COLUMNS, _rows(spoken))


def _first(spoken: Spoken) -> Issue:
    """The earliest edition that is told of: the one that is shown, where nothing is known of others."""
    if spoken.contents.log:
        return spoken.contents.log.first
    edition = spoken.contents.view.edition
    counts = {name: n for name, n in edition.to_dict().items() if name.startswith("n_") and isinstance(n, int)}
    return Issue(edition.edition_id, edition.date, spoken.contents.view.path, "", counts)


def _rows(spoken: Spoken) -> Iterator[list[str]]:
    for step in spoken.changes:
        for row in step.rows:
            narrowed = "; ".join(filter(None, (*(words for words, _ in row.slot), row.time)))
            about = (row.sort, row.entity, row.kind, narrowed)
            sides = [_cells(side) for side in (row.before, row.after)]
            values, sources, claims = zip(*sides, strict=True)
            yield [step.new.edition_id, step.new.date, *about, *values, row.reason, *sources, *claims]


def _cells(side: Side | None) -> tuple[str, str, str]:
    if side is None:
        return "", "", ""
    words = f"{side.time}: {side.words}" if side.time else side.words
    return words, f"{side.source}:{side.line}", side.claim_id
