"""A DOCX written down: its body in order, then notes, running heads and feet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from geju.documents.format import Transcript
from geju.documents.office.charts import chart_parts, diagram_words, write_chart
from geju.documents.office.draft import COMMENT_LENGTH, Draft, Spot, Words, plain
from geju.documents.office.origin import read_origin
from geju.documents.office.parts import Element, Package, every, find, shown_of
from geju.documents.office.word.runs import Hanging, Paragraph, RunReader, lines
from geju.documents.office.word.styles import Look, Numbering, Styles
from geju.documents.office.word.tables import cells_of, lay_out, rows_of, through
from geju.model.document import BlockKind

_WRAPPERS = frozenset({"w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml"})
_LEVELS = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?")
# A line in bold that stands alone is a heading, below all that are marked as such.
_BOLD_LENGTH = 60
_BOLD_LEVEL = 6
_NO_HEADING = ("。", ".", "；", ";", "，", ",", "！", "!", "？", "?", "：", ":")
# A label or a figure is no longer than this.
_SHORT = 24


def transcribe(data: bytes, path: str) -> Transcript:
    """The transcript of a DOCX. Raises FormatError, LimitError."""
    return _Word(Package(data, path)).transcript()


class _Word:
    def __init__(self, package: Package) -> None:
        self.package, self.draft = package, Draft(package.path)
        self.part = package.main()
        self.body = find(package.xml(self.part), "w:body")
        self.styles = Styles(self._related("styles"))
        self.numbering = Numbering(self._related("numbering"))
        self.charts = chart_parts(package, self.part)
        self.runs = RunReader()
        self.counts = dict.fromkeys(("paragraph", "table", "chart", "text box", "image", "outside"), 0)
        self.notes: list[Hanging] = []
        self.hides = False
        self.short = False  # whether the last block written is a short line

    def _related(self, kind: str) -> Element | None:
        found = self.package.related(self.part, kind)
        return self.package.optional(found[0]) if found else None

    def transcript(self) -> Transcript:
        """Everything, in order."""
        self.draft.origin |= read_origin(self.package)
        if self.body is not None:
            self._blocks(self.body, Spot())
        self._write_notes()
        self._asides()
        self._warn()
        return self.draft.finish()

    def _count(self, what: str) -> Spot:
        self.counts[what] += 1
        return Spot(label=f"{what} {self.counts[what]}")

    def _blocks(self, element: Element, spot: Spot) -> None:
        """Write the blocks of a body, a text box, a note; ``spot`` is empty in the body."""
        held: list[Words] = []
        for child in shown_of(element):
            if child.tag == "w:p":
                held = self._paragraph(child, spot, held)
            elif child.tag == "w:tbl":
                self._table(child, spot)
            elif child.tag in _WRAPPERS:
                self._blocks(child, spot)
            elif child.tag == "w:altChunk":
                self.counts["outside"] += 1

    def _paragraph(self, element: Element, spot: Spot, held: list[Words]) -> list[Words]:
        """Write a paragraph after the words ``held`` of those before it; what is held for the next one."""
        look = self.styles.look(find(element, "w:pPr"))
        found = self.runs.read(element, bold=look.bold)
        found.words[:0] = held
        self.hides = self.hides or found.hides or look.hidden
        number, bullet = self.numbering.label(look.listed) if look.listed and not look.hidden else ("", False)
        if found.goes_on:
            self._hang(found.hanging)
            return found.words
        if found.text.strip() and not look.hidden:
            plain_line = not (look.contents or look.heading or look.listed or look.caption)
            self.short = self.short and plain_line
            self._say(found, look, spot, number, bullet)
        else:
            self.short = False
        self._hang(found.hanging)
        return []

    def _say(self, found: Paragraph, look: Look, spot: Spot, number: str, bullet: bool) -> None:
        spot = spot if spot.label else self._count("paragraph")
        if look.contents:
            self.draft.say(None, found.words, spot, label=number)
        elif look.heading or self._is_title(found, look):
            self.short = False
            self.draft.say("heading", found.words, spot, level=look.heading or _BOLD_LEVEL, label=number)
        elif look.listed and not _LEVELS.fullmatch(number):
            depth = look.listed[1]
            self.draft.say("item", found.words, spot, level=depth, label=number or ("•" if bullet else "-"))
        else:
            near = self._is_below(found.text)
            for line in lines(found.words):
                kind: BlockKind = "caption" if look.caption else "paragraph"
                near = bool(self.draft.say(kind, line, spot, label=number, near=near)) or near
                number = ""

    def _is_below(self, text: str) -> bool:
        """Whether a short line stands right below another one, as a label and its figure do."""
        before, self.short = self.short, _is_short(text)
        return before and self.short

    def _is_title(self, found: Paragraph, look: Look) -> bool:
        text = found.text.strip()
        return (
            found.bold
            and not look.listed
            and not look.caption
            and len(text) <= _BOLD_LENGTH
            and "\n" not in text
            and not text.endswith(_NO_HEADING)
            and any(character.isalpha() for character in text)
        )

    def _hang(self, hanging: list[Hanging]) -> None:
        """Write what hangs on a paragraph or a table, notes later."""
        self.short = self.short and not hanging
        for one in hanging:
            if one.kind == "box" and one.element is not None:
                self._blocks(one.element, self._count("text box"))
            elif one.kind == "chart" and one.id in self.charts:
                write_chart(self.draft, self.package, self.charts[one.id], self._count("chart"))
            elif one.kind == "diagram":
                related = self.package.relations(self.part).get(one.id)
                spot = self._count("text box")
                for level, words in diagram_words(self.package, related.target if related else ""):
                    self.draft.say("item", words, spot, level=level, label="•")
            elif one.kind == "image":
                self.counts["image"] += 1
            elif one.kind in ("footnote", "endnote"):
                self.notes.append(one)

    def _table(self, table: Element, spot: Spot) -> None:
        cells = [cell for row in rows_of(table) for cell in cells_of(row)]
        if len(cells) == 1:  # a frame around text
            self._blocks(cells[0], spot)
            return
        self.short = False
        here = self._count("table")
        if spot.label:
            here = replace(here, label=f"{spot.label}, {here.label}")
        hanging: list[Hanging] = []
        inner: list[Element] = []

        def words_of(cell: Element) -> list[Words]:
            inner.extend(through(cell, "w:tbl"))
            return list(self._cell(cell, hanging))

        grid = lay_out(table, words_of, here)
        self.draft.table(grid.fields, grid.n_rows, grid.n_columns, here)
        notes = len(self.notes)
        self._hang(hanging)
        self._write_notes(notes)
        for one in inner:
            self._table(one, here)

    def _cell(self, cell: Element, hanging: list[Hanging]) -> Iterator[Words]:
        """The words of a cell, its paragraphs parted by line breaks; what hangs on them is kept for later."""
        for element in through(cell, "w:p"):
            look = self.styles.look(find(element, "w:pPr"))
            found = self.runs.read(element)
            number, bullet = self.numbering.label(look.listed) if look.listed else ("", False)
            if number and not bullet:
                yield Words(f"{number} " if found.text else number)
            yield from found.words
            for one in found.hanging:
                if one.kind == "box" and one.element is not None:
                    yield Words("\n")
                    yield from self._cell(one.element, hanging)
                else:
                    hanging.append(one)
            yield Words("" if found.goes_on else "\n")

    def _write_notes(self, first: int = 0) -> None:
        """Write the notes from one on, each once."""
        notes, self.notes = self.notes[first:], self.notes[:first]
        for kind in ("footnote", "endnote"):
            wanted = [one.id for one in notes if one.kind == kind]
            root = self._related(f"{kind}s") if wanted else None
            bodies = {note.get("w:id", ""): note for note in every(root, f"w:{kind}")} if root is not None else {}
            for number in dict.fromkeys(wanted):
                if number in bodies:
                    self._blocks(bodies[number], Spot(label=f"{kind} {number}"))

    def _asides(self) -> None:
        """Running heads and feet, each text once."""
        said: set[str] = set()
        for kind in ("header", "footer"):
            for part in self.package.related(self.part, kind):
                root = self.package.optional(part)
                for element in root.iter("w:p") if root is not None else ():
                    words = self.runs.read(element).words
                    if (text := plain(words).strip()) and text not in said:
                        said.add(text)
                        self.draft.say("aside", words, Spot(label=kind))

    def _warn(self) -> None:
        """Say what was not read."""
        comments = self._related("comments")
        found = list(every(comments, "w:comment")) if comments is not None else []
        if found:
            words = "".join(t.text or "" for t in found[0].iter("w:t"))[:COMMENT_LENGTH]
            first = f"{found[0].get('w:author', '')[:COMMENT_LENGTH]}: {words}"
            self.draft.warn("office.comments", n=len(found), first=first)
        if self.counts["image"]:
            self.draft.warn("office.images", n=self.counts["image"])
        if self.counts["outside"]:
            self.draft.warn("office.outside", n=self.counts["outside"])
        if self.hides:
            self.draft.warn("office.hidden_words")
        if self.package.has_macros:
            self.draft.warn("office.macros")


def _is_short(text: str) -> bool:
    return len(text.strip()) <= _SHORT and "\n" not in text.strip() and not text.rstrip().endswith(_NO_HEADING)
