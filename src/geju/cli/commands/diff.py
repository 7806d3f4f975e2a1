"""``geju diff``: what changed between two editions."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import click

from geju.cli.changed import change_sheet
from geju.cli.command import Command
from geju.cli.render import Terminal


class Diff(Command):
    """What is new, gone, superseded, changed and corrected between two editions, each with the reason."""

    words: ClassVar[Mapping[str, str]] = {
        "en": (
            "Show what changed between two editions, and why.\n\nAn edition is `previous`, `current`, an id or how one begins, "
            "the folder of another landscape, or a .duckdb file. A correction (a document or a person says otherwise now) is "
            "told apart from a later value and from another source that decides."
        ),
        "zh": (
            "列出两个版次之间的变动及原因。\n\n版次可为 previous、current、编号或其开头、另一版图的文件夹或 .duckdb 文件。"
            "更正（文档或人工另有说法）与后来的新值、改由另一来源决定者分别列出。"
        ),
    }
    order = 64

    def parameters(self, language: str) -> list[click.Parameter]:
        """Two editions, and what narrows the answer."""
        words = {
            "en": ("Only this entity.", "Only this kind.", "At most so many on a terminal; 0 for all."),
            "zh": ("仅此实体。", "仅此类型。", "终端上至多显示的条数；0 为全部。"),
        }[language]
        return [
            click.Argument(["old"], default="previous", metavar="[EDITION]"),
            click.Argument(["new"], default="current", metavar="[EDITION]"),
            click.Option(["--entity"], default="", help=words[0]),
            click.Option(["--kind"], default="", help=words[1]),
            click.Option(["--most"], default=200, type=click.IntRange(0), help=words[2]),
        ]

    def run(self, terminal: Terminal, folder: Path, **options: Any) -> None:
        """One table of changes."""
        from geju.asking import diff

        found = diff(folder, options["old"], options["new"], options["entity"], options["kind"])
        terminal.show([change_sheet(found, terminal, options["most"])], found.to_dict(terminal.language))
