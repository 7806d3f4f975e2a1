"""What trafilatura takes for the text of a page: asked in a worker."""

from __future__ import annotations

from typing import Any

# The least text that is taken for that of a page.
_LEAST = 120


def main_text(data: bytes) -> dict[str, Any] | None:
    """The ``text`` of a page (UTF-8) without its furniture; None where there is none to speak of."""
    import logging

    import trafilatura

    logging.disable(logging.CRITICAL)
    page = data.decode("utf-8", "replace")
    text = trafilatura.extract(
        page, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False, output_format="txt"
    )
    return {"text": text} if text and len(text) >= _LEAST else None
