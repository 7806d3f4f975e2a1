"""What stands on a slide in the order in which it is read: bands from top to bottom, columns from left to right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from geju.documents.office.slides.shapes import Shape

# A part of the smaller of two shapes up to which they may overlap and still stand one after the other.
_OVERLAP = 0.25
_DEEPEST = 40


def in_order(shapes: Sequence[Shape]) -> list[Shape]:
    """Shapes in reading order; those without a known place keep theirs and come first."""
    placed = [shape for shape in shapes if shape.box is not None]
    return [*(shape for shape in shapes if shape.box is None), *_parted(placed, 0)]


def _parted(shapes: list[Shape], depth: int) -> list[Shape]:
    """Cut between bands; where nothing parts them, between columns; where neither does, from top to bottom."""
    if len(shapes) < 2:
        return shapes
    if depth < _DEEPEST:
        for sides in ((1, 3), (0, 2)):
            groups = _groups(shapes, sides)
            if len(groups) > 1:
                return [shape for group in groups for shape in _parted(group, depth + 1)]
    return sorted(shapes, key=_corner)


def _groups(shapes: list[Shape], sides: tuple[int, int]) -> list[list[Shape]]:
    """Shapes in groups that do not overlap on one axis, in order along it."""
    low, high = _side(sides[0]), _side(sides[1])
    groups: list[list[Shape]] = []
    end = 0.0
    for shape in sorted(shapes, key=lambda one: (low(one), high(one), _corner(one))):
        allowed = _OVERLAP * min((high(one) - low(one) for one in [shape, *(groups[-1] if groups else ())]), default=0)
        if groups and low(shape) < end - max(allowed, 0.0):
            groups[-1].append(shape)
            end = max(end, high(shape))
        else:
            groups.append([shape])
            end = high(shape)
    return groups


def _side(index: int) -> Callable[[Shape], float]:
    return lambda shape: shape.box[index] if shape.box else 0.0


def _corner(shape: Shape) -> tuple[float, float]:
    return (shape.box[1], shape.box[0]) if shape.box else (0.0, 0.0)
