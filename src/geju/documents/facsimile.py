"""The door: pages of a document as images."""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Sequence
from importlib.util import find_spec

from geju.base.errors import FormatError
from geju.base.registry import entry
from geju.documents.confined import ask
from geju.documents.format import SHELF, AnyFormat, BinaryFormat

WIDTH = 1000  # pixels
_AT_ONCE = 12
_LARGEST = 4 << 20


def facsimile(format_name: str, data: bytes, path: str, pages: Sequence[int]) -> dict[int, bytes]:
    """Page number -> WebP image, of a document in bytes; of a format without pages to see there are none.

    A page that cannot be drawn is left out. Raises what ``confined.ask`` raises.
    """
    reader = entry(SHELF, format_name, AnyFormat)
    if not isinstance(reader, BinaryFormat) or type(reader).facsimile is BinaryFormat.facsimile:
        return {}
    if not all(map(find_spec, (*reader.modules, "PIL"))):
        return {}
    found: dict[int, bytes] = {}
    for first in range(0, len(pages), _AT_ONCE):
        some = list(pages[first : first + _AT_ONCE])
        answer = ask("facsimile", data, path, name=format_name, wanted=some, width=WIDTH)
        if not isinstance(answer, list) or len(answer) != len(some):
            raise FormatError("confined.garbled", path=path)
        found |= {number: image for number, said in zip(some, answer, strict=True) if (image := _image(said, path))}
    return found


def _image(said: object, path: str) -> bytes:
    """An image that a worker made; nothing but a WebP of a sensible size is taken for one."""
    try:
        image = b64decode(said, validate=True) if isinstance(said, str) else b"?"
    except binascii.Error:
        image = b"?"
    if image and (len(image) > _LARGEST or image[:4] != b"RIFF" or image[8:12] != b"WEBP"):
        raise FormatError("confined.garbled", path=path)
    return image
