"""The rules and pictures of a PDF page: straight lines level and upright, boxes of images and drawings."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from geju.documents.paged.page import Rule
from geju.documents.paged.pdfium.glyphs import View
from geju.model.document import Box

# A rule is at most so thick (points); a path of more segments is a drawing; deeper or more objects are not looked at.
# A shape as wide as high, within these sides (points), may be the dot of a list.
_DOT = 1.0, 9.0
_THICK, _SEGMENTS, _DEEP, _OBJECTS = 3.0, 400, 4, 50_000
# Points may stand so far off a level or upright line; a shorter stretch is no rule.
_OFF, _SHORT = 0.6, 4.0
# A shaded box is so high (points) where it is a row of a table, and a row so many times as wide as high.
_LOW, _HIGH, _WIDE = 8.0, 90.0, 5.0
_TEXT, _PATH, _IMAGE, _SHADING, _FORM = 1, 2, 3, 4, 5
Matrix = tuple[float, float, float, float, float, float]
_PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Strokes:
    """The lines drawn on one page, as shown."""

    def __init__(self, page: Any, view: View) -> None:
        self.view = view
        self.level: list[Rule] = []
        self.upright: list[Rule] = []
        self.pictures: list[Box] = []
        self.drawn: list[Box] = []
        self.dots: list[Box] = []
        self._shaded: list[Box] = []
        self.left = _OBJECTS
        self.floats = [ctypes.c_float() for _ in range(4)]
        self.width, self.height = view.size
        self._read(page, pdfium.FPDFPage_CountObjects(page), pdfium.FPDFPage_GetObject, _PLAIN, 0)
        self._rows_of_shade()

    def _read(self, holder: Any, n: int, ask: Any, matrix: Matrix, depth: int) -> None:
        kind_of = pdfium.FPDFPageObj_GetType
        for index in range(min(n, self.left)):
            one = ask(holder, index)
            kind = kind_of(one)
            if kind == _TEXT:
                continue
            if kind == _PATH:
                self._path(one, matrix)
            elif kind == _FORM and depth < _DEEP:
                self._form(one, matrix, depth)
            elif kind in (_IMAGE, _SHADING):
                box = self._bounds(one, matrix)
                if box:
                    self.pictures.append(box)
        self.left -= n

    def _form(self, form: Any, matrix: Matrix, depth: int) -> None:
        """What a form holds is drawn where its matrix puts it; a small one is a picture as well."""
        own = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(form, own)
        box = self._bounds(form, matrix)
        n = pdfium.FPDFFormObj_CountObjects(form)
        if box and (box[2] - box[0]) * (box[3] - box[1]) < 0.6 * self.width * self.height and n > 1:
            self.pictures.append(box)
        inner = _times((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
        self._read(form, n, pdfium.FPDFFormObj_GetObject, inner, depth + 1)

    def _bounds(self, one: Any, matrix: Matrix) -> Box | None:
        """The box of an object, None where it is nowhere on the page."""
        if not pdfium.FPDFPageObj_GetBounds(one, *self.floats):
            return None
        left, bottom, right, top = (number.value for number in self.floats)
        if matrix is not _PLAIN:
            corners = [_put(x, y, matrix) for x, y in ((left, bottom), (right, top), (left, top), (right, bottom))]
            xs, ys = [x for x, _ in corners], [y for _, y in corners]
            left, bottom, right, top = min(xs), min(ys), max(xs), max(ys)
        box = self.view.box(left, bottom, right, top)
        inside = box[2] > 0 and box[3] > 0 and box[0] < self.width and box[1] < self.height
        return box if inside else None

    def _path(self, path: Any, matrix: Matrix) -> None:
        box = self._bounds(path, matrix)
        if box is None:
            return
        wide, high = box[2] - box[0], box[3] - box[1]
        if _DOT[0] <= min(wide, high) and max(wide, high) <= min(_DOT[1], 1.4 * min(wide, high)):
            self.dots.append(box)
        if min(wide, high) <= _THICK:
            if max(wide, high) > _SHORT:
                self._rule(*box)
            return
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
        n = pdfium.FPDFPath_CountSegments(path)
        if fill.value and not stroke.value and n < 6 and _LOW < high < _HIGH:
            self._shaded.append(box)
            return
        self.drawn.append(box)
        if stroke.value and 2 <= n <= _SEGMENTS:
            own = pdfium.FS_MATRIX()
            pdfium.FPDFPageObj_GetMatrix(path, own)
            for line in self._segments(path, n, _times((own.a, own.b, own.c, own.d, own.e, own.f), matrix)):
                self._rule(*line)

    def _rows_of_shade(self) -> None:
        """Shaded boxes side by side are rows: their upper and lower edges count as rules. Others are shapes."""
        rows: dict[tuple[int, int], list[Box]] = {}
        for box in self._shaded:
            rows.setdefault((round(box[1]), round(box[3])), []).append(box)
        for boxes in rows.values():
            left, right = min(b[0] for b in boxes), max(b[2] for b in boxes)
            whole = sum(b[2] - b[0] for b in boxes) > 0.95 * (right - left)
            if whole and right - left > _WIDE * (boxes[0][3] - boxes[0][1]):
                self.level += [Rule(y, left, right) for y in (boxes[0][1], boxes[0][3])]
            else:
                self.drawn += boxes

    def _segments(self, path: Any, n: int, matrix: Matrix) -> Iterator[Box]:
        """The straight stretches of a path that are level or upright."""
        x, y = ctypes.c_float(), ctypes.c_float()
        begun = last = (0.0, 0.0)
        for index in range(n):
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            kind, at = pdfium.FPDFPathSegment_GetType(segment), _put(x.value, y.value, matrix)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                begun = at
            elif kind == pdfium.FPDF_SEGMENT_LINETO:
                yield self.view.box(min(last[0], at[0]), min(last[1], at[1]), max(last[0], at[0]), max(last[1], at[1]))
            last = at
            if pdfium.FPDFPathSegment_GetClose(segment) and last != begun:
                at, last = last, begun
                yield self.view.box(min(last[0], at[0]), min(last[1], at[1]), max(last[0], at[0]), max(last[1], at[1]))

    def _rule(self, left: float, top: float, right: float, bottom: float) -> None:
        wide, high = right - left, bottom - top
        if high <= _THICK and wide > max(_SHORT, 2 * high) and (high <= _OFF or wide > 6 * high):
            self.level.append(Rule((top + bottom) / 2, left, right))
        elif wide <= _THICK and high > max(_SHORT, 2 * wide) and (wide <= _OFF or high > 6 * wide):
            self.upright.append(Rule((left + right) / 2, top, bottom))


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    if outer is _PLAIN:
        return inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _put(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def merged(rules: list[Rule]) -> list[Rule]:
    """Rules that lie in one another's line and touch, put together; sorted by place, then by beginning."""
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (round(r.at), r.low)):
        for last in reversed(found[-6:]):
            if abs(last.at - rule.at) <= 1.5 and last.low - 3 <= rule.high and rule.low <= last.high + 3:
                last.low, last.high = min(last.low, rule.low), max(last.high, rule.high)
                break
        else:
            found.append(Rule(rule.at, rule.low, rule.high))
    return sorted(found, key=lambda r: (r.at, r.low))
