"""``geju new``: an empty landscape."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import click

from geju.cli.command import Command
from geju.cli.render import Terminal


class New(Command):
    """Makes a landscape's folder with a project file."""

    words: ClassVar[Mapping[str, str]] = {
        "en": "Make an empty landscape in DIR.\n\nThen: geju add FILE…, geju build.",
        "zh": "在 DIR 中新建空版图。\n\n之后：geju add FILE…，geju build。",
    }
    order = 10

    def parameters(self, language: str) -> list[click.Parameter]:
        """The folder and a title."""
        title = {"en": "Its title.", "zh": "标题。"}[language]
        return [
            click.Argument(["directory"], type=click.Path(path_type=Path), metavar="DIR"),
            click.Option(["--title"], help=title),
        ]

    def run(self, terminal: Terminal, folder: Path, **options: Any) -> None:
        """Make it, and say what to do next."""
        from geju.pipeline import create

        target = folder / options["directory"]
        titles = dict.fromkeys(("en", "zh"), options["title"]) if options["title"] else None
        path = create(target, titles=titles)
        terminal.note("cli.made", path=path, folder=target)
