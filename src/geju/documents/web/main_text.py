"""What trafilatura takes for the text of a page, and what it finds out about it: asked in a worker."""

from __future__ import annotations

from typing import Any

# The least text that is taken for that of a page.
_LEAST = 120
# Dates are not looked for before or after these: nothing that is found may hang on the day it is looked for.
_EARLIEST, _LATEST = "1995-01-01", "2100-01-01"


def main_text(data: bytes) -> dict[str, Any] | None:
    """``text``, ``date``, ``author``, ``producer``, ``url``, ``title`` of a page (UTF-8), empty where unknown.

    None where there is no text to speak of.
    """
    import logging

    import trafilatura

    logging.disable(logging.CRITICAL)
    page = data.decode("utf-8", "replace")
    dates = {
        "original_date": True,
        "extensive_search": False,
        "min_date": _EARLIEST,
        "max_date": _LATEST,
        "outputformat": "%Y-%m-%d",
    }
    found = trafilatura.bare_extraction(
        page,
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        deduplicate=False,
        with_metadata=True,
        date_extraction_params=dates,
    )
    text = trafilatura.extract(
        page, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False, output_format="txt"
    )
    if not text or len(text) < _LEAST:
        return None
    told = {key: getattr(found, key, None) or "" for key in ("date", "author", "sitename", "url", "title")}
    return {"text": text, **{key: str(value) for key, value in told.items()}}
