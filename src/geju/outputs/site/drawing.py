"""The promise of a drawing: where the parts of a figure of one form stand, on the page and as a picture of its own."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geju.base.registry import entry, entry_names
from geju.model.figure import Edition, Figure

if TYPE_CHECKING:
    from geju.outputs.site.shape import Shape

SHELF = "geju.outputs.site.drawings"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture for other tools: its template, and what that needs beside the figure and its shape."""

    template: str
    values: dict[str, Any]


class Drawing(ABC):
    """Reckons what a form draws: "a map is tiles in groups, near or far".

    An entry of ``drawings/`` bears the name of its form. A form without one is words in a table, cards or a matrix.
    """

    @abstractmethod
    def draw(self, figure: Figure) -> Any:
        """What is drawn, as the form's template reads it (``shape.drawn``); something false where there is nothing."""

    @abstractmethod
    def picture(self, figure: Figure, drawn: Any, edition: Edition) -> Picture:
        """The same as a picture of its own (SVG)."""


def framed(part: str, width: float, height: float, **more: Any) -> Picture:
    """A picture with its title in a frame around the template ``part``; ``side`` is the room for names before it."""
    values = {"part": f"drawings/{part}.svg", "side": 0, "words": "", "names": (), **more}
    return Picture("drawing.svg", {**values, "width": width + values["side"] + 32, "height": height + 96})


def draw(figure: Figure) -> Any:
    """What the figure's form draws of it, None where its form draws nothing."""
    return entry(SHELF, figure.form, Drawing).draw(figure) or None if figure.form in entry_names(SHELF) else None


def picture(figure: Figure, shape: Shape, edition: Edition) -> str:
    """The picture of a figure that is drawn, as SVG."""
    from geju.outputs.site.render import render

    made = entry(SHELF, figure.form, Drawing).picture(figure, shape.drawn, edition)
    return render(made.template, figure=figure, shape=shape, **made.values)
