"""An image file becomes a transcript, each of its pictures a page."""

from __future__ import annotations

from collections.abc import Iterable

from geju.base.errors import Problem
from geju.documents.format import Transcript
from geju.documents.ocr.picture import pictures
from geju.documents.ocr.sheet import sheet_of
from geju.documents.paged.assembly import Assembly
from geju.documents.worker.serve import more
from geju.model.document import Page, Place

# Lines that are recognised with less are told of.
_UNSURE = 0.8


def transcribe(data: bytes, path: str) -> Transcript:
    """The transcript of an image. Raises FormatError, LimitError."""
    problems: list[Problem] = []
    assembly, pages = Assembly(), []
    for number, picture in enumerate(pictures(data, path, problems), 1):
        if number > 1:
            more()
        sheet = sheet_of(picture.pixels, number)
        pages.append(Page(number, round(sheet.width, 2), round(sheet.height, 2)))
        assembly.add(sheet)
    writer = assembly.close()
    problems += unsure(writer.places, path)
    text = "".join(writer.parts)
    return Transcript(text, assembly.outline(), tuple(writer.places), tuple(pages), (), tuple(problems))


def unsure(places: Iterable[Place], path: str) -> list[Problem]:
    """One problem for each page with words that were hardly recognised."""
    counts: dict[int, int] = {}
    for place in places:
        if place.confidence is not None and place.confidence < _UNSURE and place.page is not None:
            counts[place.page] = counts.get(place.page, 0) + 1
    return [
        Problem("ocr.unsure", (("n", str(n)), ("page", str(page))), path, severity="warning")
        for page, n in sorted(counts.items())
    ]
