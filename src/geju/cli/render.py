"""The one door to the terminal: a table on a terminal, JSON on a pipe, and nothing that steers the terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, TextIO

from geju.base.errors import Problem
from geju.base.language import say
from geju.cli.sheet import Page, Sheet, inert, inert_json, pages

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

__all__ = ["OutputFormat", "Progress", "Sheet", "Terminal", "inert"]

OutputFormat = Literal["auto", "table", "json", "jsonl"]
Progress = Callable[[str, int, int], None]


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
            self._json(json.dumps(data, ensure_ascii=False, indent=2))
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
            self._json(json.dumps(record, ensure_ascii=False))

    def _json(self, text: str) -> None:
        self.output.write((inert_json(text) if self.output.isatty() else text) + "\n")

    def data(self, data: bytes) -> None:
        """Data as it is on a pipe or in a file, byte for byte; on a terminal as text that steers nothing."""
        if self.output.isatty():
            text = data.decode("utf-8", "replace").replace("\r\n", "\n")
            self.output.write(inert(text, lines=True))
        elif hasattr(self.output, "buffer"):
            self.output.flush()
            self.output.buffer.write(data)
        else:
            self.output.write(data.decode("utf-8"))

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
        from rich.text import Text

        if sheet.title:
            console.print(Text(inert(sheet.title), style="bold"))
        for place, page in enumerate(pages(sheet, console.width) if sheet.rows else ()):
            if place:
                console.print()
            console.print(_table(sheet, page))
            if page.columns_left:
                key = "cli.columns_rows_left" if page.rows_left else "cli.columns_left"
                left = self.say(key, n=page.columns_left, rows=page.rows_left)
                console.print(Text(inert(left), style="bold"))
        for note in filter(None, (sheet.note, sheet.legend)):
            console.print(Text(inert(note), style="dim"))
        console.print()


def _table(sheet: Sheet, page: Page) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    headed = any(sheet.columns)
    table = Table(
        box=box.SIMPLE_HEAD if headed else None,
        pad_edge=False,
        show_edge=False,
        show_header=headed,
        header_style="bold cyan",
    )
    for index, width in zip(page.columns, page.widths, strict=True):
        justify: Literal["left", "right"] = "right" if index in sheet.numbers else "left"
        table.add_column(Text(inert(sheet.columns[index])), justify=justify, overflow="fold", width=width)
    for row in page.rows:
        table.add_row(*(Text(inert(row[index])) for index in page.columns))
    return table
