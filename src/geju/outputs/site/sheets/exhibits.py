"""A page an exhibit, and one that shows it alone, for a frame in another page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from geju.model.figure import Figure
from geju.outputs.site.parts.twins import endings
from geju.outputs.site.shape import template_of
from geju.outputs.site.sheet import Sheet
from geju.outputs.site.spoken import Page, Spoken

# Characters of a page: what is larger is no thing for a frame, and stands on the site once.
_MOST_FRAMED = 100_000


class Exhibits(Sheet):
    """The exhibits; those under another one share its place in the navigation."""

    order = 10
    dated = True

    def nav(self, spoken: Spoken) -> Iterable[tuple[str, str]]:
        """The exhibits that head a section."""
        return ((f"exhibits/{f.name}", f.title) for f in spoken.figures if spoken.head(f) == f.name)

    def pages(self, spoken: Spoken) -> Iterator[Page]:
        """First the pages, then what is embedded."""
        large = set()
        for figure in spoken.figures:
            if f"exhibits/{figure.name}" not in spoken.skipped:
                path, html = _page(figure, spoken)
                if len(html) > _MOST_FRAMED:
                    large.add(figure.name)
                yield path, html
        if not spoken.at:
            yield from (_embedded(figure, spoken, large=figure.name in large) for figure in spoken.figures)


def _page(figure: Figure, spoken: Spoken) -> Page:
    head, beside = spoken.head(figure), spoken.beside(figure)
    values = {**_shown(figure, spoken), "twins": () if spoken.at else endings(figure, spoken.shapes[figure.name])}
    section = f"exhibits/{head}" if head else "index"
    path = f"exhibits/{figure.name}"
    return spoken.page(path, "exhibit", figure.title, section, beside=beside if len(beside) > 1 else (), **values)


def _embedded(figure: Figure, spoken: Spoken, *, large: bool) -> Page:
    """The exhibit alone, or where it is large the way to it; its links open beside the page that frames it."""
    values = _shown(figure, spoken)
    return spoken.page(f"embed/{figure.name}", "embed", figure.title, bare=True, large=large, **values)


def _shown(figure: Figure, spoken: Spoken) -> dict[str, Any]:
    return {"figure": figure, "shape": spoken.shapes[figure.name], "template": template_of(figure)}
