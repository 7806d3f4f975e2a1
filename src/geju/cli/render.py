"""The one door to the terminal: a table on a terminal, JSON on a pipe, and nothing that steers the terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TextIO

from geju.base.errors import Problem
from geju.base.language import say

if TYPE_CHECKING:
    from rich.console import Console

OutputFormat = Literal["auto", "table", "json", "jsonl"]
Progress = Callable[[str, int, int], None]

# Characters that steer a terminal or turn the direction of text; shown as ␛-like pictures or dropped.
_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)} | {0x7F: 0x2421}
_TURNING = dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])
_INERT = _PICTURES | _TURNING
_GAP = 3  # between two columns


def inert(text: str) -> str:
    """Text from anywhere as it may be written to a terminal: control characters become pictures."""
    return text.translate(_INERT)


@dataclass(frozen=True)
class Sheet:
    """A table for people: a title, headings, rows of words; ``numbers`` are the columns set to the right,
    ``whole`` those that are never cut or wrapped."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    title: str = ""
    note: str = ""
    numbers: frozenset[int] = field(default_factory=frozenset)
    whole: frozenset[int] = frozenset({0})


class Terminal:
    """Where a command speaks: ``output`` in the format asked for, ``errors`` for progress and problems."""

    def __init__(
        self,
        language: str = "en",
        output_format: OutputFormat = "auto",
        output: TextIO | None = None,
        errors: TextIO | None = None,
    ) -> None:
        self.language = language
        self.output = output or sys.stdout
        self.errors = errors or sys.stderr
        self.tables = output_format == "table" or (output_format == "auto" and self.output.isatty())

    def say(self, key: str, **params: object) -> str:
        """A message in the user's language."""
        return say(key, self.language, **params)

    def show(self, sheets: Iterable[Sheet], data: object) -> None:
        """``sheets`` on a terminal, ``data`` as one JSON document on a pipe."""
        if not self.tables:
            self.output.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
            return
        console = self._console(self.output)
        for sheet in sheets:
            self._print(console, sheet)

    def lines(self, sheet: Callable[[list[dict[str, object]]], Sheet], records: Iterable[dict[str, object]]) -> None:
        """Records as JSON Lines on a pipe; on a terminal as the table that ``sheet`` makes of them."""
        if self.tables:
            self._print(self._console(self.output), sheet(list(records)))
            return
        for record in records:
            self.output.write(json.dumps(record, ensure_ascii=False) + "\n")

    def note(self, key: str, **params: object) -> None:
        """One line for people, never part of the data."""
        self.errors.write(inert(self.say(key, **params)) + "\n")

    def problems(self, problems: Iterable[Problem], *, limit: int = 20) -> None:
        """What was set aside, one line each, on the error stream."""
        listed = list(problems)
        for problem in listed[:limit]:
            mark = self.say(f"cli.{problem.severity}")
            place = f"{problem.place}: " if problem.place else ""
            self.errors.write(inert(f"{mark} {place}{problem.words(self.language)}") + "\n")
        if len(listed) > limit:
            self.note("cli.more_problems", n=len(listed) - limit)

    @contextmanager
    def progress(self) -> Iterator[Progress | None]:
        """A progress bar on the error stream of a terminal: call it with stage, done, total; else None."""
        if not self.errors.isatty():
            yield None
            return
        from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Bars

        columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Bars(*columns, console=self._console(self.errors), transient=True) as bars:
            tasks: dict[str, TaskID] = {}

            def advance(stage: str, done: int, total: int) -> None:
                if stage not in tasks:
                    tasks[stage] = bars.add_task(self.say(f"cli.stage_{stage}"), total=total)
                bars.update(tasks[stage], completed=done, total=total)

            yield advance

    def _console(self, file: TextIO) -> Console:
        from rich.console import Console

        return Console(file=file, highlight=False, markup=False, emoji=False, soft_wrap=False)

    def _print(self, console: Console, sheet: Sheet) -> None:
        from rich import box
        from rich.table import Table
        from rich.text import Text

        if sheet.title:
            console.print(Text(inert(sheet.title), style="bold"))
        needed = [_needed(sheet, index, console.width) for index in range(len(sheet.columns))]
        for columns in _pages(needed, console.width) if sheet.rows else []:
            headed = any(sheet.columns)
            table = Table(
                box=box.SIMPLE_HEAD if headed else None,
                pad_edge=False,
                show_edge=False,
                show_header=headed,
                header_style="bold cyan",
            )
            for index, width in zip(columns, _widths(sheet, columns, needed, console.width), strict=True):
                justify: Literal["left", "right"] = "right" if index in sheet.numbers else "left"
                heading = Text(inert(sheet.columns[index]))
                table.add_column(heading, justify=justify, overflow="fold", width=width)
            for row in sheet.rows:
                table.add_row(*(Text(inert(row[index])) for index in columns))
            console.print(table)
        if sheet.note:
            console.print(Text(inert(sheet.note), style="dim"))
        console.print()


def _longest(sheet: Sheet, index: int) -> int:
    """The room that a column would take if nothing were wrapped."""
    from rich.cells import cell_len

    return max(2, *(cell_len(inert(text)) for text in (sheet.columns[index], *(row[index] for row in sheet.rows))))


def _needed(sheet: Sheet, index: int, width: int) -> int:
    """The room that a column cannot do without: all of it where it is never cut, else its longest word up to 24.

    A column that is never cut but would take more than half of the terminal is wrapped after all.
    """
    from rich.cells import cell_len

    longest = _longest(sheet, index)
    if index in sheet.whole and longest <= width // 2:
        return longest
    words = (sheet.columns[index], *(row[index] for row in sheet.rows))
    pieces = (min(cell_len(inert(piece)), 24) for text in words for piece in text.split())
    return min(longest, max(2, *pieces, 2), width)


def _widths(sheet: Sheet, columns: Sequence[int], needed: Sequence[int], width: int) -> list[int]:
    """The room of each column of a page: what it needs, and of what is left as much as it can use, evenly."""
    widths = [needed[index] for index in columns]
    wanted = [_longest(sheet, index) for index in columns]
    left = width - sum(widths) - _GAP * (len(columns) - 1)
    while left > 0 and widths != wanted:
        poorest = min((place for place, one in enumerate(widths) if one < wanted[place]), key=widths.__getitem__)
        widths[poorest] += 1
        left -= 1
    return widths


def _pages(needed: Sequence[int], width: int) -> list[list[int]]:
    """The columns of a table in pages that fit the terminal, each beginning with the first column.

    A table that fits stands on one page.
    """
    pages: list[list[int]] = [[]]
    room = width
    for index, wide in enumerate(needed):
        if pages[-1] and wide + _GAP > room:
            pages.append([0])
            room = width - needed[0] - _GAP
        pages[-1].append(index)
        room -= wide + _GAP
    return pages
