"""What is made of a document is made once, however many readers ask for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from geju.model.document import Document

T = TypeVar("T")
Made = TypeVar("Made")
_KEPT = 2  # documents: memory does not grow with their number


def once(make: Callable[[Document, T], Made]) -> Callable[[Document, T], Made]:
    """Keep what ``make`` gave for the last two documents; the very same document, not an equal one, is asked for again."""
    kept: list[tuple[Document, T, Made]] = []

    @wraps(make)
    def made(document: Document, other: T) -> Made:
        for known, beside, found in kept:
            if known is document and beside is other:
                return found
        result = make(document, other)
        kept.append((document, other, result))
        del kept[:-_KEPT]
        return result

    return made
