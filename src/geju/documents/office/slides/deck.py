"""A PPTX written down: slides in order, what is on each in reading order, then its notes."""

from __future__ import annotations

from dataclasses import replace

from geju.documents.format import Transcript
from geju.documents.office.charts import chart_parts, diagram_words, write_chart
from geju.documents.office.draft import COMMENT_LENGTH, Draft, Field, Spot, Words, plain
from geju.documents.office.origin import read_origin
from geju.documents.office.parts import Element, Package, every, find, text_of
from geju.documents.office.slides.order import in_order, is_below
from geju.documents.office.slides.shapes import Shape, Shapes
from geju.documents.office.slides.texts import Line, lines_of
from geju.model.document import Page

_POINT = 12700
_LEFT_OUT = frozenset({"sldNum", "dt", "hdr"})
_WHOLE = frozenset({"ctrTitle", "title"})
# A label or a figure is no longer than this.
_SHORT = 24


def transcribe(data: bytes, path: str) -> Transcript:
    """The transcript of a PPTX. Raises FormatError, LimitError."""
    return _Deck(Package(data, path)).transcript()


class _Deck:
    def __init__(self, package: Package) -> None:
        self.package, self.draft = package, Draft(package.path)
        self.part = package.main()
        self.root = package.xml(self.part)
        self.shapes = Shapes(package)
        self.images = 0
        self.comments: list[str] = []
        self.feet: set[str] = set()
        self.short: Shape | None = None  # the shape written last, where it is a short line

    def transcript(self) -> Transcript:
        """Everything, in order."""
        self.draft.origin |= read_origin(self.package)
        size = find(self.root, "p:sldSz")
        width, height = (_points(size.get(key, "0")) if size is not None else 0.0 for key in ("cx", "cy"))
        relations = self.package.relations(self.part)
        for number, entry in enumerate(every(self.root, "p:sldIdLst/p:sldId"), 1):
            relation = relations.get(entry.get("r:id", ""))
            name = relation.target if relation else ""
            slide = self.package.optional(name)
            self.draft.pages.append(Page(number, width, height, f"slide {number}"))
            if slide is None:
                self.draft.warn("office.not_read", part=name or f"slide {number}")
                continue
            self._slide(slide, name, number)
        self._warn()
        return self.draft.finish()

    def _slide(self, slide: Element, name: str, number: int) -> None:
        hidden = slide.get("show", "1") in ("0", "false")
        label = f"slide {number}"
        spot = Spot(number, label, None, hidden)
        tree = find(slide, "p:cSld/p:spTree")
        found = self.shapes.read(tree, name) if tree is not None else []
        self.short = None
        titles = [shape for shape in found if shape.holds in _WHOLE]
        rest = [shape for shape in found if shape.holds not in _WHOLE and shape.holds not in _LEFT_OUT]
        relations = self.package.relations(name)
        targets = {key: one.target for key, one in relations.items()}
        charts = chart_parts(self.package, name)
        for shape in [*titles, *in_order(rest)]:
            at = Spot(number, label, shape.box, hidden)
            if shape.kind == "text":
                self._text(shape, at)
                continue
            self.short = None
            if shape.kind == "table":
                self._table(shape, at)
            elif shape.kind == "chart":
                write_chart(self.draft, self.package, charts.get(shape.id, ""), replace(at, label=f"{label}, chart"))
            elif shape.kind == "diagram":
                for level, words in diagram_words(self.package, targets.get(shape.id, "")):
                    self.draft.say("item", words, at, level=level, label="•")
            elif shape.kind == "image":
                self.images += 1
        self._beside(name, spot)

    def _text(self, shape: Shape, spot: Spot) -> None:
        lines = list(lines_of(shape))
        if shape.holds == "ftr":
            said = "".join(word.text for line in lines for word in line.words)
            if said in self.feet:
                return
            self.feet.add(said)
        if shape.holds in _WHOLE:
            level = 1 if shape.holds == "ctrTitle" else 2
            words = [word for line in lines for word in (*line.words, Words("\n"))]
            self.draft.say("heading", words, spot, level=level)
            return
        short = len(lines) == 1 and len(plain(lines[0].words).strip()) <= _SHORT
        below = short and self.short is not None and is_below(shape, self.short)
        for index, line in enumerate(lines):
            self._line(line, spot, foot=shape.holds == "ftr", near=index > 0 or below)
        self.short = shape if short else None

    def _line(self, line: Line, spot: Spot, *, foot: bool = False, near: bool = False) -> None:
        if foot:
            self.draft.say("aside", line.words, spot)
        elif line.label:
            self.draft.say("item", line.words, spot, level=line.level, label=line.label, near=near)
        else:
            self.draft.say("paragraph", line.words, spot, near=near)

    def _table(self, shape: Shape, spot: Spot) -> None:
        table = shape.element
        widths = [_points(column.get("w", "0")) for column in every(table, "a:tblGrid/a:gridCol")]
        look = find(table, "a:tblPr")
        headed = look is not None and look.get("firstRow", "0") in ("1", "true")
        rows = list(every(table, "a:tr"))
        heights = [_points(row.get("h", "0")) for row in rows]
        left, top = (shape.box[0], shape.box[1]) if shape.box else (0.0, 0.0)
        fields: list[Field] = []
        for r, row in enumerate(rows):
            for c, cell in enumerate(every(row, "a:tc")):
                if cell.get("hMerge") in ("1", "true") or cell.get("vMerge") in ("1", "true"):
                    continue
                down, across = _count(cell.get("rowSpan")), _count(cell.get("gridSpan"))
                x, y = left + sum(widths[:c]), top + sum(heights[:r])
                box = (x, y, x + sum(widths[c : c + across]), y + sum(heights[r : r + down])) if shape.box else None
                here = Spot(spot.page, f"{spot.label}, table row {r + 1}", box, spot.hidden)
                words = [word for line in lines_of(Shape("text", element=cell)) for word in (*line.words, Words("\n"))]
                fields.append(Field(r, c, tuple(words), down, across, headed and r == 0, here))
        n_columns = max([len(widths), *(len(list(every(row, "a:tc"))) for row in rows)], default=0)
        self.draft.table(fields, len(rows), n_columns, spot)

    def _beside(self, name: str, spot: Spot) -> None:
        """What stands beside a slide: the speaker's notes, and comments, which are only counted."""
        for part in self.package.related(name, "notesSlide"):
            notes = self.package.optional(part)
            tree = find(notes, "p:cSld/p:spTree") if notes is not None else None
            for shape in self.shapes.read(tree, part) if tree is not None else ():
                if shape.kind == "text" and shape.holds == "body":
                    at = Spot(spot.page, f"{spot.label}, notes", None, spot.hidden)
                    for index, line in enumerate(lines_of(shape)):
                        self._line(line, at, near=index > 0)
        for part in self.package.related(name, "comments"):
            root = self.package.optional(part)
            for comment in root.iter() if root is not None else ():
                if comment.tag.endswith(("}cm", ":cm")):
                    words = text_of(comment, "p:text") or "".join(t.text or "" for t in comment.iter("a:t"))
                    self.comments.append(words[:COMMENT_LENGTH])

    def _warn(self) -> None:
        if self.comments:
            self.draft.warn("office.comments", n=len(self.comments), first=self.comments[0])
        if self.images:
            self.draft.warn("office.images", n=self.images)
        if self.package.has_macros:
            self.draft.warn("office.macros")


def _points(emu: str) -> float:
    try:
        return round(int(emu) / _POINT, 2)
    except ValueError:
        return 0.0


def _count(text: str | None) -> int:
    return min(int(text), 1000) if text and text.isdecimal() and int(text) > 0 else 1
