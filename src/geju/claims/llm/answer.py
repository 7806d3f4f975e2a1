"""A model's words as statements: JSON Lines of known keys, each of the form it must have; nothing is believed yet."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

# Of one passage; more is noise.
MOST = 300
_LONGEST = 4_000
_FENCE = re.compile(r"\s*(?:```\w*|[\[\]]|)\s*\Z")
_THOUGHT = re.compile(r"\A.*</think(?:ing)?>", re.DOTALL)
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Statement:
    """What a model says that a passage says: words only, each to be found there."""

    kind: str
    subject: str
    subject_type: str
    quote: str
    value: str
    line: int | None = None
    value_type: str = ""
    unit: str = ""
    evidence: tuple[str, ...] = ()
    qualifiers: tuple[tuple[str, str], ...] = ()
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class Broken:
    """A line of an answer that is no statement."""

    words: str


def shown(words: str, length: int = 80) -> str:
    """Words of a model as they may be shown: no control characters, no long tails."""
    clean = _INVISIBLE.sub("\ufffd", words[: length + 1])
    return clean if len(clean) <= length else f"{clean[: length - 1]}…"


def read_answer(words: str) -> Iterator[Statement | Broken]:
    """The statements of an answer, in order; whoever takes them decides how many."""
    for line in _THOUGHT.sub("", words).split("\n"):
        if _FENCE.match(line):
            continue
        yield _statement(line.strip().rstrip(",")) or Broken(shown(line))


def _statement(line: str) -> Statement | None:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict):
        return None
    text = {key: _text(data.get(key)) for key in ("kind", "subject", "subject_type", "quote", "value")}
    more = {key: _text(data.get(key)) for key in ("value_type", "unit")}
    if not all(text.values()) or not text["quote"].strip() or not text["value"].strip():
        return None
    line_number, evidence, said = data.get("line"), data.get("evidence"), data.get("qualifiers")
    return Statement(
        **text,
        **more,
        line=line_number if type(line_number) is int else None,
        evidence=tuple(filter(str.strip, map(_text, evidence[:20]))) if isinstance(evidence, list) else (),
        qualifiers=_pairs(said) if isinstance(said, dict) else (),
        hedged=data.get("hedged") is True,
    )


def _pairs(said: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((key, _text(word)) for key, word in sorted(said.items())[:20] if _text(word).strip())


def _text(value: object) -> str:
    """A word as text; a number as its digits, anything else as nothing."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value) if abs(value) < 10**15 else ""
    return value if isinstance(value, str) and len(value) <= _LONGEST else ""
