"""``geju add``: documents into a landscape."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import click

from geju.cli.command import Command
from geju.cli.render import Terminal

_ABOUT = ("title", "producer", "url", "kind", "date", "licence", "language", "currency", "mapping")


class Add(Command):
    """Copies documents into ``sources/`` with what is known of their origin."""

    words: ClassVar[Mapping[str, str]] = {
        "en": "Add documents to the landscape.\n\nWhat the options say of their origin is written beside them.",
        "zh": "向版图加入文档。\n\n选项给出的出处信息会写在文档旁。",
    }
    order = 20

    def parameters(self, language: str) -> list[click.Parameter]:
        """The files, and options for their origin."""
        from geju.base.language import say

        options = [
            click.Option([f"--{name}"], help=say(f"cli.origin_{name}", language))
            for name in _ABOUT
            if name != "language"
        ]
        files = click.Argument(["files"], nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
        return [files, *options]

    def run(self, terminal: Terminal, folder: Path, **options: Any) -> None:
        """Copy each file."""
        from geju.pipeline import add

        about = {name: options[name] for name in _ABOUT if options.get(name)}
        for path in options["files"]:
            source = add(folder, path, about)
            terminal.note("cli.added", name=source.name)
