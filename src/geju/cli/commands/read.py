"""``geju read``: the claims of documents, without a landscape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar

import click

from geju.base.errors import AccessError, Problem, SourceError
from geju.cli.command import Command
from geju.cli.render import Terminal
from geju.cli.wording import claim_sheet
from geju.model.claim import Claim
from geju.model.vocabulary import read_vocabulary


class Read(Command):
    """Reads files and prints their claims in the exchange format."""

    words: ClassVar[Mapping[str, str]] = {
        "en": "Print the claims of documents.\n\nNeeds no landscape. One JSON object a line on a pipe, a table on a terminal.",
        "zh": "打印文档中的论断。\n\n无需版图。管道输出每行一个 JSON 对象，终端显示表格。",
    }
    order = 30
    formats: ClassVar[tuple[str, ...]] = (*Command.formats, "jsonl")

    def parameters(self, language: str) -> list[click.Parameter]:
        """The files."""
        return [click.Argument(["files"], nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")]

    def run(self, terminal: Terminal, folder: Path, **options: Any) -> int:
        """Read each file; one that cannot be read is said, the others go on, and the status is 1."""
        from geju.pipeline import read_files

        claims: list[Claim] = []
        problems: list[Problem] = []
        failed = 0
        for path in options["files"]:
            try:
                reading = read_files([path], folder)
            except (SourceError, AccessError) as error:
                problems.append(error.problem)
                failed += 1
                continue
            claims.extend(reading.claims)
            problems.extend(reading.problems)

        def lines() -> Iterator[dict[str, object]]:
            for claim in claims:
                yield claim.to_line()

        terminal.lines(lambda _: claim_sheet(claims, terminal, read_vocabulary().kinds), lines())
        terminal.problems(problems)
        terminal.note("cli.read_done", n=len(claims), files=len(options["files"]) - failed)
        return 1 if failed else 0
