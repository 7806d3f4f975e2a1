"""A map: tiles in groups, and groups within them."""

from __future__ import annotations

from geju.model.figure import Edition, Figure
from geju.outputs.site.drawing import Drawing, Picture
from geju.outputs.site.geometry.map import Landscape, landscape
from geju.outputs.site.geometry.poster import poster


class Map(Drawing):
    """A tile a row; the page groups, shades and filters them, a picture shows the first grouping."""

    def draw(self, figure: Figure) -> Landscape | None:
        """The groups, None where there is no row."""
        return landscape(figure)

    def picture(self, figure: Figure, drawn: Landscape, edition: Edition) -> Picture:
        """A poster, with the title of the landscape."""
        heading = " · ".join(filter(None, (dict(edition.title).get(figure.language), figure.title)))
        values = {"map": drawn, "poster": poster(drawn), "edition": edition, "heading": heading}
        return Picture("twins/map.svg", values)
