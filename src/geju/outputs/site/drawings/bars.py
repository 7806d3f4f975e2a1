"""Bars: a number a row, long as it is."""

from __future__ import annotations

from geju.model.figure import Edition, Figure
from geju.outputs.site.drawing import Drawing, Picture, framed

_WIDTH, _ROW = 968, 34


class Bars(Drawing):
    """A bar a row; its lengths stand in the row itself."""

    def draw(self, figure: Figure) -> bool:
        """Whether there is a row."""
        return bool(figure.rows)

    def picture(self, figure: Figure, drawn: bool, edition: Edition) -> Picture:
        """A bar below the other."""
        return framed("bars", _WIDTH, _ROW * len(figure.rows))
