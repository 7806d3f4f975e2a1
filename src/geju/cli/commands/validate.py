"""``geju validate``: everything that was set aside."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from geju.cli.command import Command
from geju.cli.render import Sheet, Terminal
from geju.cli.wording import problem_record


class Validate(Command):
    """Checks sources, kinds, judgements and exhibits, and lists what was set aside and why."""

    words: ClassVar[Mapping[str, str]] = {
        "en": "List everything that was set aside, and why.\n\nLeaves with status 1 where there is an error.",
        "zh": "列出所有被搁置的内容及原因。\n\n存在错误时退出状态为 1。",
    }
    order = 50

    def run(self, terminal: Terminal, folder: Path, **options: Any) -> int:
        """Build if need be, then list."""
        from geju.pipeline import validate

        problems = validate(folder)
        columns = [terminal.say(f"cli.column_{name}") for name in ("place", "severity", "message")]
        rows = [
            (p.place, terminal.say(f"cli.{p.severity}").rstrip(":："), p.words(terminal.language)) for p in problems
        ]
        note = terminal.say("cli.nothing_wrong") if not problems else ""
        terminal.show([Sheet(columns, rows, note=note)], [problem_record(p, terminal.language) for p in problems])
        return 1 if any(p.severity == "error" for p in problems) else 0
