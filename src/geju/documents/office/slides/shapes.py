"""What stands on a slide: shapes with their boxes, groups opened, places inherited from layout and master."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from geju.documents.office.parts import Element, Package, find, shown_of
from geju.model.document import Box

_POINT = 12700
_BODY = "body"
# Placeholders of one sort take their place from a layout's placeholder of another.
_ALIKE = {"ctrTitle": "title", "subTitle": "body", "obj": "body", "": "body"}
_FAR = 1_000_000.0


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape: "a text box at 36, 36 to 684, 120". ``holds``: what its placeholder is for, ``id``: of its relation.

    ``bullets``: whether a list is what it is for, level by level, as its layout and master say.
    """

    kind: Literal["text", "table", "chart", "diagram", "image"]
    box: Box | None = None
    holds: str = ""
    id: str = ""
    element: Element = field(default_factory=lambda: Element("none"))
    styles: tuple[Element, ...] = ()


@dataclass(frozen=True, slots=True)
class _Frame:
    """How the places in a group lead to those on the slide: scaled, then moved."""

    x: float = 0.0
    y: float = 0.0
    across: float = 1.0
    down: float = 1.0

    def box(self, left: float, top: float, width: float, height: float) -> Box | None:
        at = (self.x + left * self.across, self.y + top * self.down)
        box = (*at, at[0] + width * self.across, at[1] + height * self.down)
        if not all(-_FAR < side < _FAR for side in box):
            return None
        return (round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2))


class Shapes:
    """Reads the shapes of slides of one file."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._kept: dict[str, Element | None] = {}

    def read(self, tree: Element, part: str) -> list[Shape]:
        """The shapes of a tree (``p:spTree``) in the order in which they are drawn."""
        above = list(self._above(part))
        return list(self._shapes(tree, above, _Frame()))

    def _above(self, part: str) -> Iterator[Element]:
        """The layout of a slide and its master."""
        for kind in ("slideLayout", "slideMaster"):
            found = self.package.related(part, kind)
            if not found:
                return
            part = found[0]
            if part not in self._kept:
                self._kept[part] = self.package.optional(part)
            root = self._kept[part]
            if root is not None:
                yield root

    def _shapes(self, tree: Element, above: list[Element], frame: _Frame) -> Iterator[Shape]:
        for child in shown_of(tree):
            if child.tag == "p:grpSp":
                yield from self._shapes(child, above, _within(child, frame))
            elif child.tag == "p:sp":
                yield self._text(child, above, frame)
            elif child.tag == "p:pic":
                yield Shape("image", _box(find(child, "p:spPr/a:xfrm"), frame))
            elif child.tag == "p:graphicFrame":
                yield from _graphic(child, frame)

    def _text(self, element: Element, above: list[Element], frame: _Frame) -> Shape:
        holder = find(element, "p:nvSpPr/p:nvPr/p:ph")
        box = _box(find(element, "p:spPr/a:xfrm"), frame)
        if holder is None:
            return Shape("text", box, "", "", element)
        holds = holder.get("type", "")
        styles: list[Element] = []
        for root in above:
            model = _like(root, holds, holder.get("idx", "0"))
            if model is not None:
                box = box or _box(find(model, "p:spPr/a:xfrm"), _Frame())
                style = find(model, "p:txBody/a:lstStyle")
                styles.extend([style] if style is not None else [])
            texts = find(root, "p:txStyles/p:bodyStyle")
            if texts is not None and _ALIKE.get(holds, holds) == _BODY:
                styles.append(texts)
        return Shape("text", box, holds or _BODY, "", element, tuple(styles))


def _graphic(child: Element, frame: _Frame) -> Iterator[Shape]:
    box = _box(find(child, "p:xfrm"), frame)
    data = find(child, "a:graphic/a:graphicData")
    for inner in shown_of(data) if data is not None else ():
        if inner.tag == "a:tbl":
            yield Shape("table", box, "", "", inner)
        elif inner.tag in ("c:chart", "cx:chart"):
            yield Shape("chart", box, "", inner.get("r:id", ""))
        elif inner.tag == "dgm:relIds":
            yield Shape("diagram", box, "", inner.get("r:dm", ""))


def _like(root: Element, holds: str, index: str) -> Element | None:
    """The placeholder of a layout or master that one on a slide is made after: of its index, else of its sort."""
    tree = find(root, "p:cSld/p:spTree")
    sort = _ALIKE.get(holds, holds)
    second = None
    for shape in tree if tree is not None else ():
        holder = find(shape, "p:nvSpPr/p:nvPr/p:ph") if shape.tag == "p:sp" else None
        if holder is None:
            continue
        own = _ALIKE.get(holder.get("type", ""), holder.get("type", ""))
        if own == sort and (holder.get("idx", "0") == index or sort == "title"):
            return shape
        if own == sort and second is None:
            second = shape
    return second


def _within(group: Element, frame: _Frame) -> _Frame:
    """The frame of what is in a group."""
    place = find(group, "p:grpSpPr/a:xfrm")
    if place is None:
        return frame
    x, y, width, height = (_side(place, name, key) for name, key in _SIDES)
    own = [_side(place, name, key) for name, key in _CHILD_SIDES]
    across = width / own[2] if own[2] else 1.0
    down = height / own[3] if own[3] else 1.0
    left, top = x - own[0] * across, y - own[1] * down
    return _Frame(frame.x + left * frame.across, frame.y + top * frame.down, frame.across * across, frame.down * down)


_SIDES = (("a:off", "x"), ("a:off", "y"), ("a:ext", "cx"), ("a:ext", "cy"))
_CHILD_SIDES = (("a:chOff", "x"), ("a:chOff", "y"), ("a:chExt", "cx"), ("a:chExt", "cy"))


def _box(place: Element | None, frame: _Frame) -> Box | None:
    if place is None or find(place, "a:off") is None:
        return None
    left, top, width, height = (_side(place, name, key) for name, key in _SIDES)
    return frame.box(left, top, width, height)


def _side(place: Element, name: str, key: str) -> float:
    found = find(place, name)
    try:
        return int(found.get(key, "0")) / _POINT if found is not None else 0.0
    except ValueError:
        return 0.0
