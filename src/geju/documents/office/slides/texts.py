"""The paragraphs of a shape: words, bullets and numbers, as its placeholder or its own settings say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from geju.documents.office.draft import Words
from geju.documents.office.numerals import numeral
from geju.documents.office.parts import Element, find, shown_of
from geju.documents.office.slides.shapes import Shape

_TEXTS = ("p:txBody", "a:txBody", "xdr:txBody")
_AUTO = re.compile(
    r"(arabic|alphaLc|alphaUc|romanLc|romanUc|circleNum|ea1Chs|ea1Cht|ea1Jpn)?\w*?(ParenBoth|ParenR|Period|Plain|DbPeriod)?\Z"
)
_FORMS = {
    "alphaLc": "lowerLetter", "alphaUc": "upperLetter", "romanLc": "lowerRoman", "romanUc": "upperRoman",
    "circleNum": "decimalEnclosedCircle", "ea1Chs": "chineseCounting", "ea1Cht": "chineseCounting",
}  # fmt: skip
_PRIVATE = ("\ue000", "\uf8ff")
_FIELDS_LEFT_OUT = ("slidenum", "datetime")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a shape; ``label``: its bullet or number, empty where it is no item."""

    words: tuple[Words, ...]
    level: int = 0
    label: str = ""


def lines_of(shape: Shape) -> Iterator[Line]:
    """The paragraphs of a shape or a cell in order, parted at line breaks where they are no items."""
    body = next((found for name in _TEXTS if (found := find(shape.element, name)) is not None), None)
    counts: dict[int, int] = {}
    for paragraph in body if body is not None else ():
        if paragraph.tag != "a:p":
            continue
        words = list(_words(paragraph))
        if not any(word.text.strip() for word in words):
            continue
        settings = find(paragraph, "a:pPr")
        said = settings.get("lvl", "0") if settings is not None else "0"
        level = min(int(said), 8) if said.isdecimal() else 0
        label = _label(settings, shape, level, counts)
        if label:
            yield Line(tuple(words), level, label)
        else:
            yield from _plain(words)


def _plain(words: list[Words]) -> Iterator[Line]:
    line: list[Words] = []
    for word in words:
        first, *rest = word.text.split("\n")
        line.append(Words(first, word.raised))
        for piece in rest:
            yield Line(tuple(line))
            line = [Words(piece, word.raised)]
    yield Line(tuple(line))


def _words(paragraph: Element) -> Iterator[Words]:
    for child in shown_of(paragraph):
        if child.tag == "a:br":
            yield Words("\n")
        elif child.tag == "a:r" or (child.tag == "a:fld" and not child.get("type", "").startswith(_FIELDS_LEFT_OUT)):
            settings, text = find(child, "a:rPr"), find(child, "a:t")
            above = settings.get("baseline", "0") if settings is not None else "0"
            raised = above.isdecimal() and int(above) > 0
            yield Words((text.text or "").replace("\v", "\n") if text is not None else "", raised)
        elif child.tag not in ("a:pPr", "a:endParaRPr", "a:fld"):
            yield Words("".join(t.text or "" for t in child.iter("m:t")))


def _label(settings: Element | None, shape: Shape, level: int, counts: dict[int, int]) -> str:
    """The bullet or number of a paragraph: its own, else that of its level in the placeholder's styles."""
    for style in (settings, *(find(one, f"a:lvl{level + 1}pPr") for one in _styles(shape))):
        if style is None:
            continue
        for mark in style:
            if mark.tag == "a:buNone":
                return ""
            if mark.tag == "a:buChar":
                sign = mark.get("char", "•")[:1]
                return "•" if not sign.strip() or _PRIVATE[0] <= sign <= _PRIVATE[1] else sign
            if mark.tag == "a:buBlip":
                return "•"
            if mark.tag == "a:buAutoNum":
                return _numbered(mark, level, counts)
    return ""


def _styles(shape: Shape) -> Iterator[Element]:
    for name in _TEXTS:
        body = find(shape.element, name)
        own = find(body, "a:lstStyle") if body is not None else None
        if own is not None:
            yield own
    yield from shape.styles


def _numbered(mark: Element, level: int, counts: dict[int, int]) -> str:
    start = mark.get("startAt", "1")
    counts[level] = counts.get(level, (int(start) if start.isdecimal() else 1) - 1) + 1
    for deeper in [one for one in counts if one > level]:
        del counts[deeper]
    said = _AUTO.match(mark.get("type", ""))
    form, end = (said[1] or "", said[2] or "") if said else ("", "")
    number = numeral(counts[level], _FORMS.get(form, "decimal"))
    return {"ParenBoth": f"({number})", "ParenR": f"{number})", "Plain": number}.get(end, f"{number}.")
