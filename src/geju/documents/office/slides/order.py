"""What stands on a slide in the order in which it is read: bands from top to bottom, columns from left to right."""

from __future__ import annotations

from collections.abc import Sequence

from geju.documents.office.slides.shapes import Shape
from geju.model.document import Box

# A part of the smaller of two shapes up to which they may overlap and still stand one after the other.
_OVERLAP = 0.25
# Bands are read before columns unless the gap between columns is clearly wider.
_WIDER = 1.25
_DEEPEST = 200
# Two shapes are near each other where the gap is no more than this part of the lower one's height.
_NEAR = 0.8
_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


def in_order(shapes: Sequence[Shape]) -> list[Shape]:
    """Shapes in reading order; those without a known place keep theirs and come first."""
    placed = [shape for shape in shapes if shape.box is not None]
    return [*(shape for shape in shapes if shape.box is None), *_parted(placed, 0)]


def is_below(lower: Shape, upper: Shape) -> bool:
    """Whether a shape stands right below another one, as a label does below its figure."""
    if lower.box is None or upper.box is None:
        return False
    shared = min(lower.box[2], upper.box[2]) - max(lower.box[0], upper.box[0])
    narrow = min(lower.box[2] - lower.box[0], upper.box[2] - upper.box[0])
    height = lower.box[3] - lower.box[1]
    return 2 * shared > narrow and -height <= lower.box[1] - upper.box[3] <= _NEAR * height


def _parted(shapes: list[Shape], depth: int) -> list[Shape]:
    """Cut at the widest gap, again and again; what nothing parts is read from top to bottom."""
    if len(shapes) < 2:
        return shapes
    if depth < _DEEPEST:
        down, across = _widest(shapes, 1, 3), _widest(shapes, 0, 2)
        cut = across if across and (not down or across[0] > _WIDER * max(down[0], 0.0)) else down
        if cut:
            return [*_parted(cut[1], depth + 1), *_parted(cut[2], depth + 1)]
    return sorted(shapes, key=_corner)


def _widest(shapes: list[Shape], low: int, high: int) -> tuple[float, list[Shape], list[Shape]] | None:
    """The widest gap on one axis, with the shapes on either side; None where there is none."""
    ordered = sorted(shapes, key=lambda one: (_box(one)[low], _box(one)[high], _corner(one)))
    end, least = _box(ordered[0])[high], _length(ordered[0], low, high)
    best: tuple[float, int] | None = None
    for index, shape in enumerate(ordered[1:], 1):
        own = _length(shape, low, high)
        gap = _box(shape)[low] - end
        if gap >= -_OVERLAP * min(own, least) and (best is None or gap > best[0]):
            best = (gap, index)
        if _box(shape)[high] > end:
            end, least = _box(shape)[high], own
    return (best[0], ordered[: best[1]], ordered[best[1] :]) if best else None


def _length(shape: Shape, low: int, high: int) -> float:
    return max(_box(shape)[high] - _box(shape)[low], 0.0)


def _box(shape: Shape) -> Box:
    return shape.box or _NOWHERE


def _corner(shape: Shape) -> tuple[float, float]:
    return (_box(shape)[1], _box(shape)[0])
