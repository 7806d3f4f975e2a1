"""The overview: how much there is, the exhibits that stand at home, and the way to the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geju.outputs.site.shape import template_of
from geju.outputs.site.sheet import Sheet
from geju.outputs.site.spoken import Page, Spoken


class Overview(Sheet):
    """The first page of a language."""

    order = 0
    dated = True

    def nav(self, spoken: Spoken) -> Iterable[tuple[str, str]]:
        """Home."""
        return (("index", spoken.words["home"]),)

    def pages(self, spoken: Spoken) -> Iterator[Page]:
        """The one page."""
        edition, words = spoken.contents.view.edition, spoken.words
        disputed = sum(fact.status == "disputed" for fact in spoken.contents.facts.values())
        counts = (
            (words["count_documents"], edition.n_documents, "sources"),
            (words["count_claims"], edition.n_claims, "sources"),
            (words["count_facts"], edition.n_facts, "entities"),
            (words["count_entities"], edition.n_entities, "entities"),
            (words["count_disputed"], disputed, "conflicts"),
        )
        at_home = [figure for figure in spoken.figures if figure.options.get("home") and figure.rows]
        shown = [(figure, spoken.shapes[figure.name], template_of(figure)) for figure in at_home]
        others = [figure for figure in spoken.figures if figure not in at_home and figure.rows]
        yield spoken.page("index", "overview", spoken.title, counts=counts, figures=shown, exhibits=others)
