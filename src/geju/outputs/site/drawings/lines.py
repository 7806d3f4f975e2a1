"""Lines: values over time, each line named at its end."""

from __future__ import annotations

from geju.model.figure import Edition, Figure
from geju.outputs.site.drawing import Drawing, Picture, framed
from geju.outputs.site.geometry.lines import Lines as Curves
from geju.outputs.site.geometry.lines import lines


class Lines(Drawing):
    """Lines on paper of two widths, a desk's and a phone's."""

    def draw(self, figure: Figure) -> tuple[Curves, ...]:
        """The widths, the widest first; none where nothing has a time."""
        return lines(figure)

    def picture(self, figure: Figure, drawn: tuple[Curves, ...], edition: Edition) -> Picture:
        """The widest."""
        widest = drawn[0]
        return framed("lines", widest.width, widest.height, drawing=widest, words=widest.words)
