"""The pictures of an image file as they are shown beside what was read in them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from geju.documents.ocr.picture import pictures

_QUALITY = 50


def facsimile(data: bytes, path: str, pages: Sequence[int], width: int) -> list[bytes]:
    """The pictures of those numbers (from 1) as WebP, no wider than ``width`` pixels; empty bytes for one that is not there."""
    from PIL import Image

    drawn: dict[int, bytes] = {}
    for number, picture in enumerate(pictures(data, path, []), 1):
        if number in pages:
            image = Image.fromarray(picture.pixels[:, :, ::-1])
            image.thumbnail((width, 4 * width))
            made = BytesIO()
            image.save(made, "WEBP", quality=_QUALITY, method=2)
            drawn[number] = made.getvalue()
        if number >= max(pages, default=0):
            break
    return [drawn.get(number, b"") for number in pages]
