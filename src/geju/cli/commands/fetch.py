"""``geju fetch``: documents that the landscape declares by their address."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import click

from geju.cli.command import Command
from geju.cli.render import Sheet, Terminal
from geju.cli.wording import problem_record


class Fetch(Command):
    """Gets what descriptions with ``fetch: true`` ask for, as snapshots of the day."""

    words: ClassVar[Mapping[str, str]] = {
        "en": "Fetch the sources that are declared by address.\n\n"
        "Only from hosts that project.yaml allows. What changed becomes a new snapshot beside the old ones, "
        "NAME@2026-11-26; what fails leaves everything as it was, and the status is 1. No other command uses the network "
        "for documents.",
        "zh": "获取以网址声明的来源。\n\n"
        "仅访问 project.yaml 允许的主机。内容有变则另存为新快照 NAME@2026-11-26，旧快照保留；失败时一切照旧，退出状态为 1。"
        "其他命令不会联网获取文档。",
    }
    order = 25

    def parameters(self, language: str) -> list[click.Parameter]:
        """The names of the documents, all where none is given."""
        return [click.Argument(["names"], nargs=-1, metavar="[NAME…]")]

    def run(self, terminal: Terminal, folder: Path, **options: Any) -> int:
        """Fetch, and list what became of each document."""
        from geju.pipeline import fetch

        found = fetch(folder, options["names"])
        columns = [terminal.say(f"cli.column_{name}") for name in ("document", "status", "snapshot")]
        rows = [(one.name, terminal.say(f"cli.fetched_{one.outcome}"), one.snapshot) for one in found]
        records = [
            {
                "name": one.name,
                "url": one.url,
                "outcome": one.outcome,
                "snapshot": one.snapshot,
                "problem": problem_record(one.problem, terminal.language) if one.problem else None,
            }
            for one in found
        ]
        note = "" if found else terminal.say("cli.nothing_to_fetch")
        terminal.show([Sheet(columns, rows, note=note)], records)
        terminal.problems([one.problem for one in found if one.problem])
        return 1 if any(one.problem for one in found) else 0
