"""A page an entity, those of which little is told together, and one that lists them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from geju.outputs.site.parts.brief import initials, listed
from geju.outputs.site.parts.sections import entity_page
from geju.outputs.site.sheet import Sheet
from geju.outputs.site.spoken import Page, Spoken

_TYPES = {name: n for n, name in enumerate(("Organization", "Model", "Product", "Person", "Benchmark", "Institution"))}


class Entities(Sheet):
    """The index of entities by type, then the page of each, then those that many share."""

    order = 20
    dated = True

    def nav(self, spoken: Spoken) -> Iterable[tuple[str, str]]:
        """The index."""
        return (("entities", spoken.words["entities"]),)

    def pages(self, spoken: Spoken) -> Iterator[Page]:
        """The index first."""
        entities = spoken.contents.entities
        named = sorted(entities.values(), key=lambda e: (e.type, e.label(spoken.language), e.entity_id))
        groups = [(name, list(group)) for name, group in groupby(named, key=lambda e: e.type)]
        groups.sort(key=lambda group: _TYPES.get(group[0], 99))
        yield spoken.page("entities", "entities", spoken.words["entities_title"], groups=groups)
        contents = spoken.contents
        for entity_id in (one for one in entities if one not in contents.brief):
            path = spoken.contents.entity_path(entity_id).removesuffix(".html")
            if path in spoken.skipped:
                continue
            values = entity_page(entity_id, spoken.wording, spoken.figures)
            yield spoken.page(path, "entity", spoken.wording.label(entity_id), "entities", place=path, **values)
        for listing, ids in contents.listings.items():
            path = listing.removesuffix(".html")
            if path not in spoken.skipped:
                title = spoken.words["listing"].format(letters=initials(ids, spoken.wording))
                yield spoken.page(path, "listing", title, "entities", **listed(ids, spoken.wording))
