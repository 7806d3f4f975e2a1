"""The words of a paragraph of a DOCX, as they stand after all changes are accepted, and what hangs on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from geju.documents.office.draft import Words
from geju.documents.office.parts import Element, find, is_on, shown_of

_THROUGH = frozenset({
    "w:hyperlink", "w:smartTag", "w:ins", "w:moveTo", "w:fldSimple", "w:customXml", "w:dir", "w:bdo", "w:sdt",
    "w:sdtContent", "w:ruby", "w:rubyBase",
})  # fmt: skip
_SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "‑"}
_DRAWN = frozenset({"w:drawing", "w:pict", "w:object"})
_EMBED = ("r:embed", "r:id", "r:link")


@dataclass(frozen=True, slots=True)
class Hanging:
    """What hangs on a paragraph: a text box (its element), a chart, diagram, image or note (its id)."""

    kind: Literal["box", "chart", "diagram", "image", "footnote", "endnote"]
    id: str = ""
    element: Element | None = None


@dataclass
class Paragraph:
    """A paragraph as read: its words, whether all of them are bold, what hangs on it, whether its end was deleted."""

    words: list[Words] = field(default_factory=list)
    bold: bool = True
    hanging: list[Hanging] = field(default_factory=list)
    goes_on: bool = False
    hides: bool = False

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(word.text for word in self.words)


@dataclass
class RunReader:
    """Reads paragraphs in order; fields (a date, a number of a page) may begin in one and end in another."""

    _fields: list[bool] = field(default_factory=list)  # of each open field whether its result has begun

    def read(self, element: Element, *, bold: bool = False) -> Paragraph:
        """The paragraph of a ``w:p``; ``bold``: whether its style is."""
        found = Paragraph()
        settings = find(element, "w:pPr")
        if settings is not None:
            found.goes_on = find(settings, "w:rPr/w:del") is not None
        self._through(element, found, bold)
        self._fields = [True for _ in self._fields]  # what a field is asked to do ends with its paragraph
        return found

    def _through(self, element: Element, found: Paragraph, bold: bool) -> None:
        for child in shown_of(element):
            if child.tag == "w:r":
                self._run(child, found, bold)
            elif child.tag in _THROUGH:
                self._through(child, found, bold)
            elif child.tag in ("m:oMath", "m:oMathPara"):
                found.words.append(Words("".join(t.text or "" for t in child.iter("m:t"))))

    def _run(self, run: Element, found: Paragraph, bold: bool) -> None:
        settings = find(run, "w:rPr")
        raised = False
        if settings is not None:
            if is_on(find(settings, "w:vanish"), "w:val"):
                found.hides = True
                return
            place = find(settings, "w:vertAlign")
            raised = place is not None and place.get("w:val") == "superscript"
            own = find(settings, "w:b")
            bold = bold if own is None else is_on(own, "w:val")
        before = len(found.words)
        for child in shown_of(run):
            self._piece(child, found, raised)
        if not bold and any(word.text.strip() for word in found.words[before:]):
            found.bold = False

    def _piece(self, child: Element, found: Paragraph, raised: bool) -> None:
        tag = child.tag
        if tag == "w:fldChar":
            self._field(child.get("w:fldCharType", ""))
        elif tag in ("w:footnoteReference", "w:endnoteReference"):
            kind: Literal["footnote", "endnote"] = "footnote" if tag == "w:footnoteReference" else "endnote"
            found.hanging.append(Hanging(kind, child.get("w:id", "")))
        elif tag in _DRAWN:
            found.hanging.extend(drawn(child))
        elif tag in _THROUGH:
            self._through(child, found, False)
        elif not all(self._fields):
            return
        elif tag == "w:t":
            found.words.append(Words(child.text or "", raised))
        elif tag in _SIGNS:
            found.words.append(Words(_SIGNS[tag], raised))
        elif tag == "w:sym":
            found.words.append(Words(_symbol(child.get("w:char", "")), raised))

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()


def _symbol(code: str) -> str:
    """The character of a symbol font where it is one of its own; a bullet for those of the private area."""
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return "" if "\ue000" <= sign <= "\uf8ff" else sign


def drawn(element: Element) -> Iterator[Hanging]:
    """What is in a drawing."""
    for child in shown_of(element):
        if child.tag == "w:txbxContent":
            yield Hanging("box", element=child)
        elif child.tag in ("c:chart", "cx:chart"):
            yield Hanging("chart", child.get("r:id", ""))
        elif child.tag == "dgm:relIds":
            yield Hanging("diagram", child.get("r:dm", ""))
        elif child.tag in ("a:blip", "v:imagedata"):
            yield Hanging("image", next((child.get(key, "") for key in _EMBED if child.get(key)), ""))
        else:
            yield from drawn(child)


def lines(words: Iterable[Words]) -> Iterator[list[Words]]:
    """Words parted where a line break stands."""
    line: list[Words] = []
    for word in words:
        first, *rest = word.text.split("\n")
        line.append(Words(first, word.raised))
        for piece in rest:
            yield line
            line = [Words(piece, word.raised)]
    yield line
