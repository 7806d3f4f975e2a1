"""``geju compare``: entities side by side."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import click

from geju.cli.command import Command
from geju.cli.render import Sheet, Terminal
from geju.cli.wording import Wording, not_now


class Compare(Command):
    """A column for each entity, a row for each question."""

    words: ClassVar[Mapping[str, str]] = {
        "en": "Put entities side by side.\n\nQuestions that more of them answer come first.",
        "zh": "并列比较多个实体。\n\n越多实体能回答的问题越靠前。",
    }
    order = 61
    asks = True

    def parameters(self, language: str) -> list[click.Parameter]:
        """Two or more names."""
        words = {"en": "Only questions that at least two answer.", "zh": "仅列出至少两者都有的问题。"}[language]
        return [
            click.Argument(["names"], nargs=-1, required=True, metavar="A B …"),
            click.Option(["--shared"], is_flag=True, help=words),
        ]

    def run(self, terminal: Terminal, folder: Path, **options: Any) -> None:
        """One row a question."""
        from geju.asking import open_landscape

        with open_landscape(folder, options["clock"]) as view:
            found = view.compare(*options["names"])
            asked = [row for row in found.rows if not options["shared"] or sum(map(bool, row[2])) > 1]
            answers = [fact for _, _, cells in asked for facts in cells for fact in facts]
            wording = Wording(view, terminal.language, answers)
            rows = [
                (
                    wording.kind(kind),
                    wording.question(next(fact for facts in cells for fact in facts)) if slot else "",
                    *(
                        " / ".join(f"{wording.value(fact)}{not_now(fact, terminal.language)}" for fact in facts)
                        for facts in cells
                    ),
                )
                for kind, slot, cells in asked
            ]
        columns = [terminal.say("cli.column_kind"), terminal.say("cli.column_qualifiers")]
        columns += [entity.label(terminal.language) for entity in found.entities]
        data = {
            "entities": [entity.to_dict() for entity in found.entities],
            "rows": [
                {"kind": kind, "qualifiers": dict(slot), "facts": [[f.to_dict() for f in facts] for facts in cells]}
                for kind, slot, cells in asked
            ],
        }
        terminal.show([Sheet(columns, rows, keys=frozenset({0, 1}))], data)
