"""``geju publish``: the site, the data set."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import click

from geju.base.errors import Problem
from geju.cli.command import Command
from geju.cli.render import Terminal


class Publish(Command):
    """Writes the edition with a publisher; complete, or as it was before."""

    words: ClassVar[Mapping[str, str]] = {
        "en": "Publish the landscape: site, dataset.\n\nAll checks finish before anything is replaced.",
        "zh": "发布版图：site（网站）、dataset（数据集）。\n\n全部检查通过后才替换旧内容。",
    }
    order = 80
    asks = True

    def parameters(self, language: str) -> list[click.Parameter]:
        """Which publisher, and the folder."""
        words = {
            "en": "Folder to write; else .geju/PUBLISHER in the landscape. Files there that geju did not make stay.",
            "zh": "写入的文件夹；默认为版图内的 .geju/PUBLISHER。其中并非由 geju 生成的文件会保留。",
        }[language]
        return [
            click.Argument(["publisher"], metavar="PUBLISHER"),
            click.Option(["--to"], type=click.Path(path_type=Path), help=words),
        ]

    def run(self, terminal: Terminal, folder: Path, **options: Any) -> None:
        """Publish with a progress bar, then say where."""
        from geju.pipeline import publish

        target = options["to"] or folder / ".geju" / options["publisher"]
        left_out: list[Problem] = []
        with terminal.progress() as progress:
            written = publish(folder, options["publisher"], target, progress, left_out.append, options["clock"])
        terminal.problems(left_out)
        # The place as the user named it.
        first = target / "index.html" if (written / "index.html").is_file() else target
        terminal.note("cli.published", path=first)
