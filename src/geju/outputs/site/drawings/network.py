"""A network: things on two sides, and the lines between them."""

from __future__ import annotations

from geju.model.figure import Edition, Figure
from geju.outputs.site.drawing import Drawing, Picture
from geju.outputs.site.geometry.network import Network as Net
from geju.outputs.site.geometry.network import network


class Network(Drawing):
    """A line a row, from one thing to another."""

    def draw(self, figure: Figure) -> Net | None:
        """Both sides in an order with few crossings, None where there is no row."""
        return network(figure)

    def picture(self, figure: Figure, drawn: Net, edition: Edition) -> Picture:
        """Both sides."""
        return Picture("twins/network.svg", {"net": drawn})
