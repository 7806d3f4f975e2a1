"""``geju scorecard``: how far one document can be believed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import click

from geju.base.errors import accessing
from geju.cli.command import Command
from geju.cli.judged import Judged
from geju.cli.page import page
from geju.cli.render import Sheet, Terminal


class Scorecard(Command):
    """A document's claims checked against all others and against itself, its tables and its comparing sentences."""

    words: ClassVar[Mapping[str, str]] = {
        "en": (
            "Judge one document: what is confirmed, contradicted, cannot be right.\n\nIts claims are held against those of every other "
            "source and against each other, its tables are looked over, and what it calls better or as good is checked by the numbers. "
            "--format md writes a page."
        ),
        "zh": (
            "评判一份文档：何处得到印证、何处被反驳、何处不可能正确。\n\n将其论断与其他所有来源及其自身逐一比对，检查其表格，"
            "并以数字核对“超过”“接近”之类的说法。--format md 输出为一页。"
        ),
    }
    order = 64
    asks = True
    formats = ("auto", "table", "json", "md")

    def parameters(self, language: str) -> list[click.Parameter]:
        """The document, and where to write."""
        words = {
            "en": ("A file for the page; else the standard output.", "At most so many rows a table; 0 for all."),
            "zh": ("写入页面的文件；默认为标准输出。", "每表至多行数；0 为全部。"),
        }[language]
        formats = click.Choice(self.formats)
        return [
            click.Argument(["document"]),
            click.Option(["--format", "form"], type=formats, default="auto", help="auto, table, json, md."),
            click.Option(["--to"], type=click.Path(path_type=Path), help=words[0]),
            click.Option(["--most"], default=20, type=click.IntRange(0), help=words[1]),
        ]

    def run(self, terminal: Terminal, folder: Path, **options: Any) -> None:
        """Tables on a terminal, JSON on a pipe, a page in Markdown where it is asked for."""
        from geju.asking import open_landscape, scorecard

        form, to = options["form"], options["to"]
        with open_landscape(folder, options["clock"]) as view:
            found = scorecard(view, options["document"])
            judged = Judged(view, found, terminal.language, options["most"])
            text = page(judged) if form == "md" or to else ""
            sheets = [] if text else _sheets(judged)
        if to:
            with accessing(to):
                to.write_text(text, encoding="utf-8")
            terminal.note("cli.written", path=to)
        elif text:
            terminal.data(text.encode())
        else:
            shown = Terminal(terminal.language, form, terminal.output, terminal.errors)
            shown.show(sheets, found.to_dict(terminal.language))


def _sheets(judged: Judged) -> list[Sheet]:
    """What a page has in its tables, as tables of a terminal."""
    parts = (judged.figures(), judged.contradictions(), judged.tables(), judged.comparisons())
    return [
        Sheet(part.columns, [[cell.replace("**", "") for cell in row] for row in part.rows], part.title, part.note)
        for part in parts
        if part.rows
    ]
