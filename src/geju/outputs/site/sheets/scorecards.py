"""The scorecard of each source that others speak beside, and a list of them."""

from __future__ import annotations

from collections.abc import Iterator

from geju.outputs.site.parts import scored
from geju.outputs.site.places import address
from geju.outputs.site.sheet import Sheet
from geju.outputs.site.spoken import Page, Spoken


class Scorecards(Sheet):
    """How far each source can be believed, under Sources."""

    order = 42

    def pages(self, spoken: Spoken) -> Iterator[Page]:
        """The list first."""
        contents, words = spoken.contents, spoken.words
        listed = []
        for document_id, checked in contents.checked.items():
            counted = scored.counts(checked)
            listed.append((document_id, address(contents.scorecard_path(document_id)), counted, scored.bar(counted)))
        yield spoken.page("scorecards", "scorecards", words["scorecards"], "sources", listed=listed)
        for document_id, _, counted, parts in listed:
            checked = contents.checked[document_id]
            clashes = scored.clashes(checked, spoken.wording)
            path = contents.scorecard_path(document_id).removesuffix(".html")
            yield spoken.page(
                path, "scorecard", spoken.wording.source(document_id), "sources",
                document_id=document_id, counted=counted, parts=parts, clashes=clashes,
                n_left=counted["contradicted"] - len(clashes), beside_it=scored.beside(checked),
            )  # fmt: skip
