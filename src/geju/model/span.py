"""Where in a document something stands: offsets and the exact words, as in the W3C Web Annotation selectors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from geju.base.language import messages, say

_PLACE = "model.place_"


@dataclass(frozen=True, slots=True)
class Span:
    """``quote`` stands in the document's text at ``start`` to ``end`` (characters, end exclusive), on line ``line``.

    ``line`` is 1-based and is the line of ``start``. Paged formats add ``page`` (1-based: page, slide or sheet), ``box``
    (left, top, right, bottom in points from the top left of the page as shown), ``label`` (the place in a reader's
    words, with what is stored where another thing is shown: ``价格!B7 = 123456789``) and ``confidence`` (0 to 1, of what was read from an image; the least of what is quoted).
    """

    start: int
    end: int
    line: int
    quote: str
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    label: str = ""
    confidence: float | None = None

    def place(self) -> dict[str, object]:
        """What is known of the place beyond the line, as plain values."""
        known = {"page": self.page, "box": list(self.box) if self.box else None, "label": self.label}
        return {
            key: value for key, value in {**known, "confidence": self.confidence}.items() if value not in (None, "")
        }


def say_label(label: str, language: str) -> str:
    """The label of a place in a language: “slide 3, notes” -> “第 3 张幻灯片，备注”; the name of a sheet or cell stays."""
    apart = "，" if language == "zh" else ", "
    return _parts().sub(lambda found: _part(found[1], found[2], found[3], language, apart), label)


@cache
def _parts() -> re.Pattern[str]:
    """What readers of files name parts: the messages that say them, the longest first."""
    names = sorted((key[len(_PLACE) :].replace("_", " ") for key in messages() if key.startswith(_PLACE)), key=len)
    return re.compile(rf"(\A|, | \()({'|'.join(reversed(names))})(?: (\d+))?(?=, |\)|\Z| \()")


def _part(before: str, what: str, number: str | None, language: str, apart: str) -> str:
    said = say(f"{_PLACE}{what.replace(' ', '_')}", language, n=number or "").strip()
    return f"{apart if before == ', ' else before}{said}"


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
