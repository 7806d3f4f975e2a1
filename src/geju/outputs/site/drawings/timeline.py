"""A timeline: lanes with dots at their times."""

from __future__ import annotations

from geju.model.figure import Edition, Figure
from geju.outputs.site.drawing import Drawing, Picture, framed
from geju.outputs.site.geometry.timeline import Chart, chart

_NAMES = 168


class Timeline(Drawing):
    """A lane for each thing, a dot for what happened to it."""

    def draw(self, figure: Figure) -> Chart | None:
        """The lanes, None where nothing has a time."""
        return chart(figure)

    def picture(self, figure: Figure, drawn: Chart, edition: Edition) -> Picture:
        """The lanes with their names before them."""
        names = [(lane.y + 4, lane.mark.words) for lane in drawn.lanes]
        return framed("timeline", drawn.width, drawn.height, drawing=drawn, side=_NAMES, names=names)
