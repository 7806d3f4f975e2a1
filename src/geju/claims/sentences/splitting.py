"""Text cut into sentences and clauses: the pieces together are the whole text."""

from __future__ import annotations

import re
from collections.abc import Iterable

_END = re.compile(
    r"[。！？；!?;]+[”’\"')）」』]*|(?<=[a-z0-9)%”\"A-Z])\.[”\"]?(?=\s+[\"“(\[]?(?:[A-Z\u4e00-\u9fff]|[a-z]{1,2}[A-Z]))|\n+|\A\s*【[^【】\n]{6,60}】|(?<=\S )[·•](?=\s+\S)",
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Inc|Ltd|Co|Corp|vs|v\.s|e\.g|i\.e|etc|abbr|aka|cf|No|Dr|Mr|Mrs|Ms|Prof|St|U\.S|U\.K|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|(?<!eries )\b[A-Z])\Z"
)
LONGEST = 3_000  # characters; no sentence that anybody writes is longer, and what is weighed within one stays little
_CLAUSE = re.compile(r"[，；。]|[,;：:](?!\d)|\s(?:and|while|but|which|with)\s|\s[—–-]+\s|——")


def split(text: str, cuts: Iterable[int] = ()) -> list[tuple[int, int]]:
    """Where the sentences of a text stand; together they are the whole text.

    ``cuts`` are further places where a sentence ends: behind a title that the text goes on from without a full stop.
    """
    ends = {m.end() for m in _END.finditer(text) if not _abbreviates(text, m)}
    ends |= {cut for cut in cuts if 0 < cut < len(text)}
    spans, at = [], 0
    for end in sorted(ends | {len(text)}):
        while end - at > LONGEST:
            cut = _cut(text, at)
            spans.append((at, cut))
            at = cut
        if at < end:
            spans.append((at, end))
            at = end
    return spans


def _cut(text: str, at: int) -> int:
    """Where what never comes to a full stop is cut: behind the last clause that is not too long, else right there."""
    marks = [match.end() for match in _CLAUSE.finditer(text, at, at + LONGEST)]
    return marks[-1] if marks else at + LONGEST


def _abbreviates(text: str, end: re.Match[str]) -> bool:
    return end[0][0] == "." and bool(_ABBREVIATION.search(text[max(0, end.start() - 8) : end.start()]))


def clause_ends(text: str) -> list[tuple[int, int]]:
    """Where clauses of a sentence are parted: start and end of each mark or joining word."""
    return [match.span() for match in _CLAUSE.finditer(text)]
