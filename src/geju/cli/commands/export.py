"""``geju export``: claims, facts, entities as data."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import click

from geju.base.errors import UsageError, accessing
from geju.cli.command import Command
from geju.cli.render import Terminal


class Export(Command):
    """Writes a whole table of the edition, the same bytes on every machine."""

    words: ClassVar[Mapping[str, str]] = {
        "en": "Write claims, facts, entities or documents as data.",
        "zh": "导出论断、事实、实体或文档数据。",
    }
    order = 70
    asks = True

    def parameters(self, language: str) -> list[click.Parameter]:
        """What, in which format, where to."""
        words = {
            "en": ("jsonl, csv or parquet.", "File to write; else the standard output."),
            "zh": ("jsonl、csv 或 parquet。", "写入的文件；默认为标准输出。"),
        }[language]
        return [
            click.Argument(["what"], type=click.Choice(["claims", "facts", "entities", "documents"])),
            click.Option(
                ["--format", "form"], type=click.Choice(["jsonl", "csv", "parquet"]), default="jsonl", help=words[0]
            ),
            click.Option(["--to"], type=click.Path(path_type=Path), help=words[1]),
        ]

    def run(self, terminal: Terminal, folder: Path, **options: Any) -> None:
        """Write the bytes."""
        from geju.pipeline import export

        if options["to"] is None and options["form"] == "parquet" and terminal.output.isatty():
            raise UsageError("cli.binary_to_terminal")
        data = export(folder, options["what"], options["form"], options["clock"])
        if options["to"]:
            with accessing(options["to"]):
                options["to"].write_bytes(data)
            terminal.note("cli.written", path=options["to"])
        else:
            terminal.data(data)
