"""Names in one script: Traditional characters in Simplified ones, Latin letters without accents."""

from __future__ import annotations

import unicodedata

from geju.base.text import has_cjk, simplifier


def simplified(name: str) -> str:
    """A name in Simplified characters."""
    return str(simplifier().convert(name)) if has_cjk(name) else name


def unaccented(name: str) -> str:
    """A Latin name without accents."""
    if name.isascii() or has_cjk(name):
        return name
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
