"""A PDF becomes a transcript, page by page; no more than a few pages are held at a time."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from geju.base.errors import FormatError, Problem
from geju.documents.format import Transcript
from geju.documents.paged.assembly import Assembly
from geju.documents.paged.page import Sheet, Word
from geju.documents.paged.pdfium.glyphs import Glyphs, view_of
from geju.documents.paged.pdfium.strokes import Strokes, merged
from geju.documents.paged.unsure import unsure
from geju.documents.texts.dating import DATELINES, day_of_issue
from geju.model.document import Block, Page

# Reads a page of pdfium that is an image; None where it is not to be read.
Scan = Callable[[Any, Page], Sheet | None]
_PASSWORD = 4
_REASONS = {1: "unknown", 2: "file", 3: "format", 4: "password", 5: "security", 6: "page"}
# Characters of a page that are read at most.
_CHARACTERS = 200_000
# Titles that are none; how many bytes of one are read.
_NO_TITLE = re.compile(
    r"\A\W*(?:anonymous|untitled|unspecified|无标题|未命名)?\W*\Z|\.\w{2,5}\Z|\AMicrosoft \w+ - |\A\S+[_/\\]\S+\Z", re.I
)
_TITLE = 2048
# After so many pages the file is opened anew: pdfium keeps every font and image that it has met.
_FRESH = 25


def transcribe(data: bytes, path: str, scan: Scan | None = None) -> Transcript:
    """The transcript of a PDF; ``scan`` reads pages that are images. Raises FormatError where it is broken or locked."""
    with _Opened(data, path, scan) as opened:
        assembly = Assembly()
        pages: list[Page] = []
        problems: list[Problem] = []
        for sheet, page in opened.sheets(problems):
            pages.append(page)
            if sheet is not None:
                assembly.add(sheet)
        writer = assembly.close()
        problems += unsure(writer.places, path)
        title = opened.title()
    blocks = assembly.outline()
    said = {"title": title or _largest(blocks), "date": _day(blocks)}
    origin = tuple((key, words) for key, words in said.items() if words)
    return Transcript("".join(writer.parts), blocks, tuple(writer.places), tuple(pages), origin, tuple(problems))


def _largest(blocks: Sequence[Block]) -> str:
    """The first heading of the highest levels, where one stands at the head of the document."""
    first = (block.text.text for block in blocks[:4] if block.kind == "heading" and block.level < 3)
    return next(first, "")


def _day(blocks: Sequence[Block]) -> str:
    """The day of issue as a line at the beginning or the end says it; when the file was made is another matter."""
    lines = [block.text.text for block in blocks if block.text]
    return day_of_issue(lines[:DATELINES], lines[-3:])


def _has_size(page: Any) -> bool:
    """Whether a page is more than a line or a point."""
    return all(0 < side(page) < math.inf for side in (pdfium.FPDF_GetPageWidthF, pdfium.FPDF_GetPageHeightF))


def _somewhere(words: list[Word]) -> list[Word]:
    """The words that are at a place: a damaged file may put some at no number."""
    return [w for w in words if math.isfinite(w.left + w.top + w.right + w.bottom + w.base + w.size)]


class _Opened:
    """A PDF held open in pdfium; ``data`` must live as long."""

    def __init__(self, data: bytes, path: str, scan: Scan | None) -> None:
        self.data, self.path, self.scan = data, path, scan
        self.document: Any = None

    def __enter__(self) -> _Opened:
        pdfium.FPDF_InitLibrary()
        self._open()
        return self

    def _open(self) -> None:
        self.document = pdfium.FPDF_LoadMemDocument64(self.data, len(self.data), None)
        if not self.document:
            code = pdfium.FPDF_GetLastError()
            if code == _PASSWORD:
                raise FormatError("documents.pdf_locked", path=self.path)
            raise FormatError("documents.pdf_broken", path=self.path, reason=_REASONS.get(code, str(code)))

    def __exit__(self, *_: object) -> None:
        if self.document:
            pdfium.FPDF_CloseDocument(self.document)

    def sheets(self, problems: list[Problem]) -> Iterator[tuple[Sheet | None, Page]]:
        """The pages in order; one that cannot be read is a problem, and so is one without words but with an image."""
        for index in range(pdfium.FPDF_GetPageCount(self.document)):
            if index and index % _FRESH == 0:
                pdfium.FPDF_CloseDocument(self.document)
                self._open()
            page = pdfium.FPDF_LoadPage(self.document, index)
            if not page or not _has_size(page):
                said = (("page", str(index + 1)),)
                problems.append(Problem("documents.pdf_page_broken", said, self.path, severity="warning"))
                yield None, Page(index + 1, 0.0, 0.0)
                if page:
                    pdfium.FPDF_ClosePage(page)
                continue
            try:
                sheet, shown = self._sheet(page, index + 1)
                image = not sheet.words and not sheet.turned and bool(sheet.pictures)
                sheet = (image and self.scan and self.scan(page, shown)) or sheet
            finally:
                pdfium.FPDF_ClosePage(page)
            if image and not sheet.words:
                said = (("page", str(index + 1)),)
                problems.append(Problem("documents.pdf_no_text", said, self.path, severity="warning"))
            yield sheet, shown

    def _sheet(self, page: Any, number: int) -> tuple[Sheet, Page]:
        view = view_of(page)
        width, height = view.size
        text_page = pdfium.FPDFText_LoadPage(page)
        words: list[Word] = []
        turned: list[Word] = []
        turn = 0
        if text_page:
            try:
                glyphs = Glyphs(text_page, view, _CHARACTERS)
                words, turned, turn = glyphs.read()
                words, turned = _somewhere(words), _somewhere(turned)
                view = glyphs.view
            finally:
                pdfium.FPDFText_ClosePage(text_page)
        strokes = Strokes(page, view)
        sheet = Sheet(number, *view.size, words, merged(strokes.level), merged(strokes.upright), strokes.pictures)
        sheet.turned, sheet.turn, sheet.drawn, sheet.dots = turned, turn, strokes.drawn, strokes.dots
        rotation = 90 * (pdfium.FPDFPage_GetRotation(page) % 4)
        return sheet, Page(number, round(width, 2), round(height, 2), rotation=rotation)

    def title(self) -> str:
        """The title that the file says it has, where it is more than the name of a file or of a program's template."""
        size = pdfium.FPDF_GetMetaText(self.document, b"Title", None, 0)
        buffer = ctypes.create_string_buffer(min(size, _TITLE))
        pdfium.FPDF_GetMetaText(self.document, b"Title", buffer, len(buffer))
        words = " ".join(buffer.raw[: len(buffer) // 2 * 2].decode("utf-16-le", "replace").split("\0")[0].split())
        return "" if _NO_TITLE.search(words) else words
