"""``geju log``: what changed from edition to edition, and since when each value holds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import click

from geju.cli.changed import change_sheet, edition_words, value_sheet
from geju.cli.command import Command
from geju.cli.render import Sheet, Terminal


class Log(Command):
    """What changed edition by edition; of an entity every value with its dates and its source."""

    words: ClassVar[Mapping[str, str]] = {
        "en": (
            "Show what changed, edition by edition, newest first.\n\nOf an entity, and of a kind where given, also every value "
            "it ever had: from when to when it was true, since when it is known, and who said so. The id of a fact tells its story alone."
        ),
        "zh": (
            "逐版次列出变动，最近者居前。\n\n给出实体（及类型）时，另列其历来的取值：何时生效、何时失效、最早何时可知、何人所说。给出事实编号则只列其经过。"
        ),
    }
    order = 65

    def parameters(self, language: str) -> list[click.Parameter]:
        """An entity, a kind, and how far back."""
        words = {
            "en": "So many editions back; 0 for all.",
            "zh": "回溯的版次数；0 为全部。",
        }[language]
        metavars = {"en": ("[ENTITY | ID]", "[KIND]"), "zh": ("[实体 | 编号]", "[类型]")}[language]
        return [
            click.Argument(["entity"], default="", metavar=metavars[0]),
            click.Argument(["kind"], default="", metavar=metavars[1]),
            click.Option(["--most"], default=20, type=click.IntRange(0), help=words),
        ]

    def run(self, terminal: Terminal, folder: Path, **options: Any) -> None:
        """The values of the entity first, then one table for each edition in which something changed."""
        from geju.asking import log

        found = log(folder, options["entity"], options["kind"], options["most"])
        sheets = [value_sheet(found, terminal)] if found.values else []
        sheets += [change_sheet(step, terminal, most=50) for step in found.steps if step.changes]
        begins = terminal.say("cli.log_begins", edition=edition_words(found.first, terminal.language))
        terminal.show([*sheets, Sheet([], [], note=begins)], found.to_dict(terminal.language))
