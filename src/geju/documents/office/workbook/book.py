"""An XLSX written down: sheets in order, each with its tables, texts and charts."""

from __future__ import annotations

from collections.abc import Iterator

from geju.base.errors import FormatError
from geju.base.settings import settings
from geju.documents.format import Transcript
from geju.documents.office.charts import chart_parts, write_chart
from geju.documents.office.draft import COMMENT_LENGTH, Draft, Spot
from geju.documents.office.origin import read_origin
from geju.documents.office.parts import Element, Package, every, find, shown_of
from geju.documents.office.slides.shapes import Shape
from geju.documents.office.slides.texts import lines_of
from geju.documents.office.workbook.sheet import Area, Sheet, area_of, read_book, read_sheet
from geju.documents.office.workbook.shown import Shown
from geju.documents.office.workbook.writing import write_sheet
from geju.model.document import Page

_LONGEST_SERIES = 20_000


def transcribe(data: bytes, path: str) -> Transcript:
    """The transcript of an XLSX. Raises FormatError, LimitError."""
    return _Book(Package(data, path)).transcript()


class _Book:
    def __init__(self, package: Package) -> None:
        self.package, self.draft = package, Draft(package.path)
        self.part = package.main()
        self.root = package.xml(self.part)
        said = find(self.root, "x:workbookPr")
        since_1904 = said is not None and said.get("date1904", "0") in ("1", "true")
        self.book = read_book(package, self.part, since_1904=since_1904)
        self.left = settings().max_cells
        self.sheets: dict[str, Sheet] = {}
        self.images = 0
        self.comments: list[str] = []

    def transcript(self) -> Transcript:
        """Everything, in order."""
        self.draft.origin |= read_origin(self.package)
        relations = self.package.relations(self.part)
        found: list[tuple[Sheet, str, int]] = []
        for number, entry in enumerate(every(self.root, "x:sheets/x:sheet"), 1):
            name = entry.get("name", "") or f"{number}"
            hidden = entry.get("state", "visible") in ("hidden", "veryHidden")
            relation = relations.get(entry.get("r:id", ""))
            self.draft.pages.append(Page(number, 0.0, 0.0, name))
            if relation is None or relation.target not in self.package.archive:
                self.draft.warn("office.not_read", part=name)
            elif relation.kind in ("worksheet", "chartsheet"):
                sheet = Sheet(name, hidden)
                self.sheets[name.casefold()] = sheet
                found.append((sheet, relation.target, number))
                if relation.kind == "worksheet":
                    self._read(sheet, relation.target)
        for sheet, part, number in found:
            self._write(sheet, part, number)
        self._warn()
        return self.draft.finish(paged=False)

    def _read(self, sheet: Sheet, part: str) -> None:
        try:
            self.left -= read_sheet(self.package, part, sheet, self.book, self.left)
        except FormatError as error:
            # What came before the damage is kept.
            self.draft.warn("office.not_read", part=sheet.name)
            self.draft.problems.append(error.problem)

    def _write(self, sheet: Sheet, part: str, number: int) -> None:
        if sheet.left_out:
            self.draft.warn("office.cells", limit=settings().max_cells, place=sheet.left_out)
        if sheet.without_value:
            more = f" (+{len(sheet.without_value) - 1})" if len(sheet.without_value) > 1 else ""
            self.draft.warn("office.formula", place=sheet.without_value[0], more=more)
        write_sheet(self.draft, sheet, list(self._tables(part)), number)
        for drawing in self.package.related(part, "drawing"):
            self._drawing(drawing, sheet, number)
        self._comments(part)

    def _tables(self, part: str) -> Iterator[Area]:
        """The tables that the file itself names."""
        for name in self.package.related(part, "table"):
            root = self.package.optional(name)
            area = area_of(root.get("ref", "")) if root is not None else None
            if area:
                yield area

    def _drawing(self, part: str, sheet: Sheet, number: int) -> None:
        root = self.package.optional(part)
        charts = chart_parts(self.package, part)
        counts = {"chart": 0, "text box": 0}
        for shape in _drawn(root) if root is not None else ():
            if shape.kind == "image":
                self.images += 1
                continue
            what = "chart" if shape.kind == "chart" else "text box"
            counts[what] += 1
            spot = Spot(number, f"{sheet.name}, {what} {counts[what]}", None, sheet.hidden)
            if shape.kind == "chart":
                write_chart(self.draft, self.package, charts.get(shape.id, ""), spot, self._cells)
                continue
            for index, line in enumerate(lines_of(shape)):
                self.draft.say("paragraph", line.words, spot, label=line.label, near=index > 0)

    def _cells(self, reference: str) -> dict[int, Shown]:
        """The cells of a row or column that a chart refers to, by their order."""
        name, _, place = reference.rpartition("!")
        sheet = self.sheets.get(name.strip("'").replace("''", "'").casefold())
        area = area_of(place)
        if sheet is None or area is None or (area[2] - area[0] + 1) * (area[3] - area[1] + 1) > _LONGEST_SERIES:
            return {}
        places = [(r, c) for r in range(area[0], area[2] + 1) for c in range(area[1], area[3] + 1)]
        cells = ((index, sheet.cells[at]) for index, at in enumerate(places) if at in sheet.cells)
        return {index: Shown(value.text, value.stored) for index, value in cells}

    def _comments(self, part: str) -> None:
        for kind in ("comments", "threadedComment"):
            for name in self.package.related(part, kind):
                root = self.package.optional(name)
                if root is None or (kind == "comments" and self.package.related(part, "threadedComment")):
                    continue
                for comment in root.iter("x:comment"):
                    self.comments.append("".join(t.text or "" for t in comment.iter("x:t"))[:COMMENT_LENGTH])
                for comment in (one for one in root.iter() if one.tag.endswith("}threadedComment")):
                    self.comments.append("".join(comment.itertext()).strip()[:COMMENT_LENGTH])

    def _warn(self) -> None:
        outside = len(self.package.related(self.part, "externalLink"))
        if outside:
            self.draft.warn("office.outside", n=outside)
        if self.comments:
            self.draft.warn("office.comments", n=len(self.comments), first=self.comments[0])
        if self.images:
            self.draft.warn("office.images", n=self.images)
        if self.package.has_macros:
            self.draft.warn("office.macros")


def _drawn(element: Element) -> Iterator[Shape]:
    """What floats over a sheet: charts, boxes of text, images."""
    for child in shown_of(element):
        if child.tag in ("c:chart", "cx:chart"):
            yield Shape("chart", id=child.get("r:id", ""))
        elif child.tag == "xdr:sp":
            yield Shape("text", element=child)
        elif child.tag == "xdr:pic":
            yield Shape("image")
        else:
            yield from _drawn(child)
