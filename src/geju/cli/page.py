"""A scorecard as a page in Markdown."""

from __future__ import annotations

from geju.cli.judged import Judged, Part
from geju.cli.sheet import inert

_MARKS = str.maketrans({"\\": "\\\\", "|": "\\|", "<": "&lt;", ">": "&gt;", "[": "\\[", "]": "\\]", "`": "'"})


def page(judged: Judged, lead: str = "", foot: str = "", title: str = "") -> str:
    """The whole page: the verdict in words, the figures, and each table with its evidence.

    ``lead`` stands below the title and ``foot`` at the end, as Markdown; ``title`` names the document.
    """
    origin = judged.card.document.origin
    named = title or origin.title or judged.card.document.name
    lines = [f"# {judged.say('title', document=_safe(named), date=origin.date or '—')}", ""]
    lines += [lead, ""] if lead else []
    first, *more = judged.summary()
    lines += [f"**{_safe(first)}**", "", *(f"- {_safe(words)}" for words in more), ""]
    parts = (judged.figures(), judged.contradictions(), judged.tables(), judged.comparisons(), judged.confirmed())
    for part in parts:
        lines += _table(part) if part.rows else []
    lines += [foot, ""] if foot else []
    return "\n".join(lines).rstrip("\n") + "\n"


def _table(part: Part) -> list[str]:
    rows = [part.columns, *part.rows]
    lines = [f"| {' | '.join(map(_safe, row))} |" for row in rows]
    lines.insert(1, f"|{' --- |' * len(part.columns)}")
    return [f"## {part.title}", "", *([_safe(part.note), ""] if part.note else []), *lines, ""]


def _safe(text: str) -> str:
    """Words from anywhere as text of a page: on one line, and nothing in them is markup but what is set in bold."""
    return " ".join(inert(text).translate(_MARKS).split())
