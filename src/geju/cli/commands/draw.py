"""``geju draw``: an exhibit on the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, ClassVar

import click

from geju.base.language import say
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
    asks = True

    def parameters(self, language: str) -> list[click.Parameter]:
        """Names of exhibits, and an entity to narrow them."""
        words = {"en": "Only rows about this entity.", "zh": "仅含此实体的行。"}[language]
        return [
            click.Argument(["names"], nargs=-1, metavar="[EXHIBIT]…"),
            click.Option(["--entity"], default="", help=words),
            click.Option(["--all"], is_flag=True, help=say("cli.all_columns", language)),
        ]

    def run(self, terminal: Terminal, folder: Path, **options: Any) -> None:
        """A table for each figure."""
        from geju.asking import open_landscape
        from geju.pipeline import draw

        figures = draw(folder, options["names"], [terminal.language], options["clock"])
        if not options["names"]:
            rows = [(f.name, f.title, f.question) for f in figures]
            columns = [terminal.say(f"cli.column_{c}") for c in ("exhibit", "label", "question")]
            terminal.show(
                [Sheet(columns, rows)], [dict(zip(("exhibit", "title", "question"), row, strict=True)) for row in rows]
            )
            return
        wanted = ""
        if options["entity"]:
            with open_landscape(folder, options["clock"]) as view:
                wanted = view.find(options["entity"]).entity_id
        kept = [_about(figure, wanted) if wanted else figure for figure in figures]
        data = [figure.to_dict() for figure in kept]
        sheets = [_sheet(figure, terminal, whole=options["all"]) for figure in kept]
        terminal.show(sheets, data[0] if len(data) == 1 else data)


def _about(figure: Figure, entity_id: str) -> Figure:
    """The rows about an entity: those whose keys name it; where none does, the rows and columns that name it at all."""
    keys = _keys(figure)
    headed = [row for row in figure.rows if any(m.entity_id == entity_id for key in keys for m in row[key])]
    heads = _heads(figure)
    if not headed and any(head.entity_id == entity_id for head in heads):
        places = (0, *(n + 1 for n, head in enumerate(heads) if head.entity_id == entity_id))
        rows = (tuple(row[n] for n in places) for row in figure.rows)
        columns = tuple(figure.columns[n] for n in places)
        return replace(figure, columns=columns, rows=tuple(row for row in rows if any(row[1:])))
    named = [row for row in figure.rows if any(m.entity_id == entity_id for cell in row for m in cell)]
    return replace(figure, rows=tuple(headed or named))


def _keys(figure: Figure) -> tuple[int, ...]:
    found = figure.options.get("keys")
    return found if isinstance(found, tuple) else (0,)


def _heads(figure: Figure) -> tuple[Mark, ...]:
    found = figure.options.get("heads")
    return found if isinstance(found, tuple) else ()


def _sheet(figure: Figure, terminal: Terminal, *, whole: bool) -> Sheet:
    """A figure as a table; of a matrix the columns that say most, unless the whole is asked for."""
    rows = [[_words(cell) for cell in row] for row in figure.rows]
    group, most = _group(figure), bool(_heads(figure)) and not whole
    keys = [n for place, n in enumerate(_keys(figure)) if not place or any(row[n] for row in rows)]
    order = [n for n in range(len(figure.columns)) if n in keys or (n != group and any(row[n] for row in rows))]
    if most:
        order.sort(key=lambda n: (n not in keys, -sum(bool(row[n]) for row in rows)))
    marks = {n: [mark for row in figure.rows for mark in row[n]] for n in order}
    numbers = {n for n in order if marks[n] and all(isinstance(mark.sort, float) for mark in marks[n])}
    signed = any(mark.status == "disputed" or mark.hedged for found in marks.values() for mark in found)
    known = frozenset(order.index(key) for key in keys)
    return Sheet(
        [figure.columns[n] for n in order],
        _grouped(rows, group, order),
        figure.title,
        figure.question,
        terminal.say("cli.signs") if signed else "",
        numbers=frozenset(order.index(n) for n in numbers),
        whole=known,
        keys=known,
        first_page=most,
    )


def _group(figure: Figure) -> int:
    """The column of a table that heads runs of rows, or -1; cards keep theirs, since most of their groups are small."""
    found = figure.options.get("group", -1)
    return found if isinstance(found, int) and figure.form == "table" else -1


def _grouped(rows: list[list[str]], group: int, order: list[int]) -> list[list[str]]:
    """Rows with those columns; where they stand in groups, each group below a row that names it."""
    if group < 0:
        return [[row[n] for n in order] for row in rows]
    found: list[list[str]] = []
    for name, run in groupby(rows, key=itemgetter(group)):
        found.append([name, *("" for _ in order[1:])])
        found += [[f"  {row[order[0]]}", *(row[n] for n in order[1:])] for row in run]
    return found


def _words(cell: tuple[Mark, ...]) -> str:
    return ", ".join(
        mark.words + (" ≠" if mark.status == "disputed" else "") + (" ?" if mark.hedged else "") for mark in cell
    )
