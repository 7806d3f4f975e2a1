"""Identifiers made from content: the same words give the same id on every machine and every day."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"
# Two digits at once, the lower one first: ids are made by the million.
_PAIRS = tuple(low + high for high in _ALPHABET for low in _ALPHABET)


def sha256(data: bytes) -> str:
    """The hexadecimal SHA-256 of bytes."""
    return hashlib.sha256(data).hexdigest()


def content_id(prefix: str, *parts: object, length: int = 12) -> str:
    """``prefix-`` and ``length`` base-36 digits of the hash of the parts; equal parts, equal id."""
    joined = "\x1f".join(map(str, parts))
    number = int.from_bytes(hashlib.sha256(joined.encode("utf-8", "surrogatepass")).digest()[:12], "big")
    digits = ""
    for _ in range(0, length, 2):
        number, rest = divmod(number, 1296)
        digits += _PAIRS[rest]
    return f"{prefix}-{digits[:length]}"


def slug(text: str) -> str:
    """A name as it may stand in an address or a file name: letters and digits of any script, joined by ``-``."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("+", " plus ")
    return re.sub(r"[^\w.]+|_+", "-", folded).strip("-.") or "-"
