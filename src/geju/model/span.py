"""Where in a document something stands: offsets and the exact words, as in the W3C Web Annotation selectors."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """``quote`` stands in the document's text at ``start`` to ``end`` (characters, end exclusive), on line ``line``.

    ``line`` is 1-based and is the line of ``start``. Paged formats add ``page`` (1-based) and ``box`` (left, top,
    right, bottom in points).
    """

    start: int
    end: int
    line: int
    quote: str
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


RELATIVE_TIME = "relative time"
ALSO = "also"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Other words that a claim rests on: ``role`` says for what: ``subject``, ``benchmark``, ``time``, ``unit`` …

    ``relative time``: a time that was counted from another date (去年, 10 months ago). ``also 2023-05-16``: a second date
    that the source gives beside the value, in another sense of it.
    """

    role: str
    span: Span
