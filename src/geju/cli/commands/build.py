"""``geju build``: the edition of a landscape."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import click

from geju.cli.command import Command
from geju.cli.render import Sheet, Terminal


class Build(Command):
    """Reads what changed, resolves names, settles facts, writes the edition."""

    words: ClassVar[Mapping[str, str]] = {
        "en": "Build the landscape.\n\nWhat has not changed is not done again; readers of the last edition are not disturbed.",
        "zh": "构建版图。\n\n未变动的部分不会重做；读取上一版次的人不受影响。",
    }
    order = 40

    def parameters(self, language: str) -> list[click.Parameter]:
        """Whether to build in any case."""
        words = {"en": "Build even if nothing changed.", "zh": "即使没有变动也重新构建。"}[language]
        return [click.Option(["--force"], is_flag=True, help=words)]

    def run(self, terminal: Terminal, folder: Path, **options: Any) -> None:
        """Build with a progress bar, then say what there is."""
        from geju.pipeline import build

        with terminal.progress() as progress:
            report = build(folder, progress, force=options["force"])
        edition = report.edition
        counts = {
            "documents": edition.n_documents,
            "claims": edition.n_claims,
            "entities": edition.n_entities,
            "facts": edition.n_facts,
            "set_aside": edition.n_problems,
            "read": report.n_read,
            "unchanged": report.n_cached,
        }
        title = dict(edition.title).get(terminal.language, "")
        rows = [[str(number) for number in counts.values()]]
        columns = [terminal.say(f"cli.count_{name}") for name in counts]
        sheet = Sheet(
            columns,
            rows,
            " · ".join(filter(None, (title, edition.edition_id, edition.date))),
            numbers=frozenset(range(len(columns))),
        )
        terminal.show([sheet], {"edition": edition.edition_id, "date": edition.date, **counts})
        terminal.problems(report.problems, limit=8)
