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
        "en": "Add documents to the landscape.\n\nAll of them or none. What the options say of their origin is written beside them.",
        "zh": "向版图加入文档。\n\n要么全部加入，要么都不加入。选项给出的出处信息会写在文档旁。",
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
        replace = click.Option(["--replace"], is_flag=True, help=say("cli.replace_option", language))
        return [files, *options, replace]

    def run(self, terminal: Terminal, folder: Path, **options: Any) -> None:
        """Copy the files, and say of each what was done."""
        from geju.pipeline import add

        about = {name: options[name] for name in _ABOUT if options.get(name)}
        for added in add(folder, options["files"], about, replacing=options["replace"]):
            terminal.note(f"cli.{added.done}", name=added.source.name)
