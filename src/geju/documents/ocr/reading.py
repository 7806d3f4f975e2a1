"""An image file becomes a transcript, each of its pictures a page."""

from __future__ import annotations

from geju.base.errors import Problem
from geju.documents.format import Transcript
from geju.documents.ocr.picture import pictures
from geju.documents.ocr.sheet import sheet_of
from geju.documents.paged.assembly import Assembly
from geju.documents.paged.unsure import unsure
from geju.documents.worker.serve import more
from geju.model.document import Page


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
