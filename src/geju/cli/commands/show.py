"""``geju show``: everything about one entity."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import click

from geju.cli.command import Command
from geju.cli.render import Terminal
from geju.cli.wording import Wording, fact_sheet, kind_name, listed


class Show(Command):
    """The facts of an entity, by kind."""

    words: ClassVar[Mapping[str, str]] = {
        "en": "Show all facts of an entity, by any of its names.",
        "zh": "按任一名称显示某实体的全部事实。",
    }
    order = 60
    asks = True

    def parameters(self, language: str) -> list[click.Parameter]:
        """The entity, and a kind to narrow it."""
        words = {"en": "Only this kind.", "zh": "仅此类型。"}[language]
        return [click.Argument(["entity"], metavar="ENTITY"), click.Option(["--kind"], default="", help=words)]

    def run(self, terminal: Terminal, folder: Path, **options: Any) -> None:
        """One table of facts; names below."""
        from geju.asking import open_landscape

        with open_landscape(folder, options["clock"]) as view:
            entity = view.find(options["entity"])
            facts = view.facts(entity.entity_id, kind_name(view, options["kind"]) if options["kind"] else "")
            wording = Wording(view, terminal.language, facts)
            title = f"{entity.label(terminal.language)} · {wording.type(entity.type)} · {entity.entity_id}"
            names = terminal.say("cli.also", names=listed(entity.names, terminal.language))
            sheet = fact_sheet(facts, wording, terminal, title, names)
        terminal.show([sheet], {"entity": entity.to_dict(), "facts": [fact.to_dict() for fact in facts]})
