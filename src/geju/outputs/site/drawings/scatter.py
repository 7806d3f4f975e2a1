"""A scatter: points by two numbers, and the line of the best."""

from __future__ import annotations

from geju.model.figure import Edition, Figure
from geju.outputs.site.drawing import Drawing, Picture, framed
from geju.outputs.site.geometry.scatter import Scatter as Points
from geju.outputs.site.geometry.scatter import scatters


class Scatter(Drawing):
    """Points on paper of two widths, a desk's and a phone's."""

    def draw(self, figure: Figure) -> tuple[Points, ...]:
        """The widths, the widest first; none where nothing has both numbers."""
        return scatters(figure)

    def picture(self, figure: Figure, drawn: tuple[Points, ...], edition: Edition) -> Picture:
        """The widest."""
        return framed("scatter", drawn[0].width, drawn[0].height, drawing=drawn[0])
