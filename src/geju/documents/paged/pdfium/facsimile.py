"""Pages of a PDF as images, as a reader would see them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pypdfium2

# A page that is much longer than it is wide is no page to be read; an image of it would only be large.
_LONGEST = 3.0
_QUALITY = 50


def facsimile(data: bytes, pages: Sequence[int], width: int) -> list[bytes]:
    """The pages of those numbers (from 1) as WebP, ``width`` pixels wide; empty bytes for one that cannot be drawn."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [_drawn(document, number, width) for number in pages]
    finally:
        document.close()


def _drawn(document: pypdfium2.PdfDocument, number: int, width: int) -> bytes:
    if not 1 <= number <= len(document):
        return b""
    page = document[number - 1]
    try:
        wide, high = page.get_size()
        if not 0 < high <= _LONGEST * wide:
            return b""
        image = page.render(scale=width / wide, may_draw_forms=False).to_pil().convert("RGB")
    finally:
        page.close()
    made = BytesIO()
    image.save(made, "WEBP", quality=_QUALITY, method=2)
    return made.getvalue()
