"""A page of a PDF that is an image: drawn as it is shown, and its characters recognised."""

from __future__ import annotations

from typing import Any

from geju.base.settings import settings
from geju.documents.ocr.sheet import sheet_of
from geju.documents.paged.page import Sheet
from geju.documents.worker.serve import more
from geju.model.document import Page

# Dots an inch that a page is drawn with, and the most pixels of a side.
_DPI, _SIDE = 200, 4000
_WHITE = 0xFFFFFFFF


class Scans:
    """Reads pages that are images, as many of one document as the settings allow."""

    def __init__(self) -> None:
        self.left = settings().max_scans

    def __call__(self, page: Any, shown: Page) -> Sheet | None:
        """The words and rules of a page of pdfium, in points; None where enough were read."""
        self.left -= 1
        longest = max(shown.width, shown.height)
        if self.left < 0 or longest <= 0:
            return None
        more()
        scale = min(_DPI / 72, _SIDE / longest)
        return sheet_of(_drawn(page, shown, scale), shown.number, 1 / scale)


def _drawn(page: Any, shown: Page, scale: float) -> Any:
    """Rows of (blue, green, red)."""
    import ctypes

    import numpy
    import pypdfium2.raw as pdfium

    width, height = max(1, round(shown.width * scale)), max(1, round(shown.height * scale))
    bitmap = pdfium.FPDFBitmap_Create(width, height, 0)
    if not bitmap:
        raise MemoryError
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        data = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    rows = numpy.frombuffer(data, dtype=numpy.uint8).reshape(height, stride)[:, : width * 4]
    return rows.reshape(height, width, 4)[:, :, :3].copy()
