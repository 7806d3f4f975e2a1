"""``geju draw``: an exhibit on the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import click

from geju.cli.command import Command
from geju.cli.render import Sheet, Terminal
from geju.model.figure import Figure, Mark


class Draw(Command):
    """Draws exhibits as tables; on a pipe each mark with the facts and claims behind it."""

    words: ClassVar[Mapping[str, str]] = {
        "en": "Draw exhibits: overview, scores, prices, funding …\n\nWithout a name, the list of exhibits.",
        "zh": "绘制图表：overview、scores、prices、funding……\n\n不给名称则列出全部图表。",
    }
    order = 63

    def parameters(self, language: str) -> list[click.Parameter]:
        """Names of exhibits, and an entity to narrow them."""
        words = {"en": "Only rows about this entity.", "zh": "仅含此实体的行。"}[language]
        return [
            click.Argument(["names"], nargs=-1, metavar="[EXHIBIT]…"),
            click.Option(["--entity"], default="", help=words),
        ]

    def run(self, terminal: Terminal, folder: Path, **options: Any) -> None:
        """A table for each figure."""
        from geju.pipeline import draw, open_landscape

        figures = draw(folder, options["names"], [terminal.language])
        if not options["names"]:
            rows = [(f.name, f.title, f.question) for f in figures]
            columns = [terminal.say(f"cli.column_{c}") for c in ("exhibit", "label", "question")]
            terminal.show(
                [Sheet(columns, rows)], [dict(zip(("exhibit", "title", "question"), row, strict=True)) for row in rows]
            )
            return
        wanted = ""
        if options["entity"]:
            with open_landscape(folder) as view:
                wanted = view.find(options["entity"]).entity_id
        sheets, data = [], []
        for figure in figures:
            kept = [r for r in figure.rows if not wanted or any(m.entity_id == wanted for cell in r for m in cell)]
            sheets.append(Sheet(figure.columns, [[_words(c) for c in r] for r in kept], figure.title, figure.question))
            data.append(_record(figure, kept))
        terminal.show(sheets, data[0] if len(data) == 1 else data)


def _words(cell: tuple[Mark, ...]) -> str:
    return ", ".join(
        mark.words + (" ⚠" if mark.status == "disputed" else "") + (" ?" if mark.hedged else "") for mark in cell
    )


def _record(figure: Figure, rows: list[tuple[tuple[Mark, ...], ...]]) -> dict[str, object]:
    return {
        "exhibit": figure.name,
        "title": figure.title,
        "columns": list(figure.columns),
        "rows": [
            [
                [
                    {"words": m.words, "entity": m.entity_id, "fact": m.fact_id, "claims": list(m.claim_ids)}
                    for m in cell
                ]
                for cell in row
            ]
            for row in rows
        ],
    }
