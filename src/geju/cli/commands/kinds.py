"""``geju kinds``: the model, live."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import click

from geju.base.language import say
from geju.cli.command import Command
from geju.cli.render import Sheet, Terminal
from geju.model.kind import Kind
from geju.model.vocabulary import read_vocabulary


class Kinds(Command):
    """Show what may be claimed of what: all kinds, or one in full."""

    words: ClassVar[Mapping[str, str]] = {
        "en": "Show what may be claimed of what.\n\nKinds of the landscape in the folder are included.",
        "zh": "显示可以对什么作何种论断。\n\n包含当前版图自带的论断类型。",
    }
    order = 90

    def parameters(self, language: str) -> list[click.Parameter]:
        """One optional kind, or the mappings."""
        return [
            click.Argument(["name"], required=False, metavar="[KIND]"),
            click.Option(["--mappings"], is_flag=True, help=say("cli.mappings_option", language)),
        ]

    def run(self, terminal: Terminal, folder: Path, **options: Any) -> None:
        """List the kinds, or draw one, or list the mappings."""
        if options["mappings"]:
            _show_mappings(terminal)
            return
        vocabulary = read_vocabulary(*([folder] if (folder / "project.yaml").is_file() else []))
        if options["name"]:
            kind = vocabulary.kind(options["name"])
            terminal.show([_one(kind, terminal)], _record(kind))
            return
        columns = [say(f"cli.column_{c}", terminal.language) for c in ("kind", "label", "subject", "value", "rule")]
        rows = [
            (k.name, k.label(terminal.language), " / ".join(k.subject), _value(k), k.rule)
            for k in vocabulary.kinds.values()
        ]
        terminal.show([Sheet(columns, rows)], [_record(kind) for kind in vocabulary.kinds.values()])


def _show_mappings(terminal: Terminal) -> None:
    from geju.pipeline import mappings

    found: list[dict[str, Any]] = mappings()
    columns = [terminal.say(f"cli.column_{c}") for c in ("mapping", "records", "keys", "kind", "about")]
    rows = [
        (
            one["mapping"],
            one["records"] or ".",
            ", ".join(one["keys"]),
            ", ".join(one["kinds"]),
            one["about"].get(terminal.language, ""),
        )
        for one in found
    ]
    terminal.show([Sheet(columns, rows)], found)


def _one(kind: Kind, terminal: Terminal) -> Sheet:
    rows = [(terminal.say(f"cli.column_{name}"), _words(value)) for name, value in _record(kind).items() if value]
    about = dict(kind.about)
    return Sheet(("", ""), rows, title=f"{kind.label(terminal.language)}: {about.get(terminal.language, '')}")


def _words(value: object) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_words(word)}" for key, word in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _value(kind: Kind) -> str:
    return {
        "quantity": " / ".join(u for u in kind.units[:3] if u) or "0-9",
        "time": "ISO 8601",
        "entity": " / ".join(kind.entity_types),
        "text": "…",
    }[kind.form]


def _record(kind: Kind) -> dict[str, object]:
    return {
        "kind": kind.name,
        "label": dict(kind.labels),
        "about": dict(kind.about),
        "example": kind.example,
        "subject": list(kind.subject),
        "value": kind.form,
        "units": [unit for unit in kind.units if unit],
        "entity_types": list(kind.entity_types),
        "qualifiers": [q.name + ("*" if q.required else "") for q in kind.qualifiers],
        "slot": list(kind.slot),
        "holds": kind.holds,
        "rule": kind.rule,
        "words": {language: list(words) for language, words in kind.words.by_language},
    }
