"""What a model is asked: the task with every kind, and a passage in tags that nothing in it can close."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from geju.base.content import load_yaml
from geju.base.ids import sha256
from geju.base.text import fold
from geju.claims.llm.passage import Passage
from geju.model.kind import Kind

_FILE = Path(__file__).with_name("prompt.yaml")
_SCHEMA = Path(__file__).parents[2] / "model" / "schemas" / "llm_prompt.schema.json"


@cache
def _said() -> Mapping[str, Any]:
    found: Mapping[str, Any] = load_yaml(_FILE, _SCHEMA)
    return found


@cache
def no_names() -> frozenset[str]:
    """Words that stand for a name and are none, folded."""
    return frozenset(map(fold, _said()["no_names"]))


def task(kinds: Mapping[str, Kind]) -> str:
    """The task, with the kinds of a vocabulary."""
    text: str = _said()["task"]
    return text.replace("{kinds}", "\n".join(map(_kind, kinds.values())))


def _kind(kind: Kind) -> str:
    labels = ", ".join(label for _, label in kind.labels)
    words = ", ".join(word for language in ("en", "zh") for word in kind.words.of(language)[:4])
    lines = [f"- {kind.name} ({labels}): {dict(kind.about).get('en', '')} {kind.example}".rstrip()]
    lines.append(f"  subject: {' or '.join(kind.subject)}; value: {_value(kind)}; called: {words}")
    named = ", ".join(q.name + (" (needed)" if q.required else "") for q in kind.qualifiers)
    return "\n".join([*lines, f"  qualifiers: {named}"] if named else lines)


def _value(kind: Kind) -> str:
    if kind.form == "quantity":
        shown = ", ".join(unit for unit in kind.units if unit)
        return f"a number in {shown}" if shown else "a number"
    if kind.form == "entity":
        return f"a name ({' or '.join(kind.entity_types)})" if kind.entity_types else "a name"
    if kind.form == "text" and any(term.strip("-") for term, _ in kind.terms):
        return "a word, such as " + ", ".join(term for term, _ in kind.terms[:8] if term.strip("-"))
    return "a time" if kind.form == "time" else "a word"


def question(passage: Passage) -> str:
    """A passage with the numbers of its lines, in tags named by its own hash: no text can hold its own hash."""
    lines, at = [], 0
    for words in passage.text.text.split("\n"):
        if words.strip():
            lines.append(f"{passage.span(at, at + len(words)).line}\t{words}")
        at += len(words) + 1
    text = "\n".join(lines)
    asked: str = _said()["question"]
    name = sha256(text.encode("utf-8", "surrogatepass"))[:16]
    return asked.replace("{id}", name).replace("{text}", text, 1)
