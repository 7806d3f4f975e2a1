"""``geju kinds``: the model, live."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import click

from geju.base.language import say
from geju.cli.command import Command
from geju.cli.render import Sheet, Terminal
from geju.cli.wording import qualifier_name, rule_name
from geju.model.kind import Kind
from geju.model.vocabulary import Vocabulary, read_vocabulary


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
            terminal.show([_one(kind, vocabulary, terminal)], _record(kind))
            return
        columns = [say(f"cli.column_{c}", terminal.language) for c in ("kind", "label", "subject", "value", "rule")]
        rows = [
            (
                k.name,
                k.label(terminal.language),
                " / ".join(_type(vocabulary, name, terminal) for name in k.subject),
                _value(k, vocabulary, terminal),
                rule_name(k.rule, terminal.language),
            )
            for k in vocabulary.kinds.values()
        ]
        terminal.show(
            [Sheet(columns, rows, keys=frozenset({0, 1}))], [_record(kind) for kind in vocabulary.kinds.values()]
        )


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


def _one(kind: Kind, vocabulary: Vocabulary, terminal: Terminal) -> Sheet:
    language = terminal.language
    told = _record(kind) | {
        "label": kind.label(language),
        "about": "",
        "subject": [_type(vocabulary, name, terminal) for name in kind.subject],
        "value": terminal.say(f"cli.form_{kind.form}"),
        "entity_types": [_type(vocabulary, name, terminal) for name in kind.entity_types],
        "qualifiers": [qualifier_name(q.name, language) + ("*" if q.required else "") for q in kind.qualifiers],
        "slot": [qualifier_name(name, language) for name in kind.slot],
        "holds": terminal.say(f"cli.holds_{kind.holds}"),
        "rule": rule_name(kind.rule, language),
        "words": list(kind.words.of(language)),
    }
    rows = [(terminal.say(f"cli.column_{name}"), _words(value)) for name, value in told.items() if value]
    return Sheet(("", ""), rows, title=f"{kind.label(language)}: {dict(kind.about).get(language, '')}")


def _type(vocabulary: Vocabulary, name: str, terminal: Terminal) -> str:
    found = vocabulary.entity_types.get(name)
    return found.label(terminal.language) if found else name


def _words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _value(kind: Kind, vocabulary: Vocabulary, terminal: Terminal) -> str:
    return {
        "quantity": " / ".join(u for u in kind.units[:3] if u) or "0-9",
        "time": "ISO 8601",
        "entity": " / ".join(_type(vocabulary, name, terminal) for name in kind.entity_types),
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
