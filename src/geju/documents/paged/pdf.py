"""A PDF becomes a transcript."""

from __future__ import annotations

import pypdfium2

from geju.base.errors import FormatError
from geju.base.text import MappedText
from geju.documents.format import Transcript
from geju.model.document import Block, Page, Place


def transcribe(data: bytes, path: str) -> Transcript:
    """The transcript of a PDF. Raises FormatError where it is broken or locked."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise FormatError("documents.pdf_broken", path=path, reason=error) from error
    text, blocks, places, pages = "", [], [], []
    for number in range(1, len(document) + 1):
        page = document[number - 1]
        pages.append(Page(number, *page.get_size()))
        for line in page.get_textpage().get_text_range().splitlines():
            if line.strip():
                at = len(text)
                text += line + "\n\n"
                blocks.append(Block("paragraph", at, at + len(line), MappedText.plain(line, at)))
                places.append(Place(at, at + len(line), number))
    return Transcript(text, tuple(blocks), tuple(places), tuple(pages))
