"""``geju serve``: the site on this machine, built anew as its sources change."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import click

from geju.cli.command import Command
from geju.cli.render import Terminal

if TYPE_CHECKING:
    from geju.base.errors import GejuError


class Serve(Command):
    """Serves the site of the edition that holds until it is stopped."""

    words: ClassVar[Mapping[str, str]] = {
        "en": "Serve the site on this machine.\n\nIt is built anew when a source changes: reload the page. Ctrl-C ends it.",
        "zh": "在本机提供网站。\n\n来源变动后自动重新构建，刷新页面即可。按 Ctrl-C 结束。",
    }
    order = 82

    def parameters(self, language: str) -> list[click.Parameter]:
        """The address."""
        port = {"en": "Port; 0 for any that is free.", "zh": "端口；0 表示任一空闲端口。"}[language]
        host = {
            "en": "Address to listen at; by default this machine alone can see the site.",
            "zh": "监听地址；默认仅本机可见。",
        }[language]
        return [
            click.Option(["--port"], type=click.IntRange(0, 65535), default=8000, show_default=True, help=port),
            click.Option(["--host"], default="127.0.0.1", show_default=True, help=host),
        ]

    def run(self, terminal: Terminal, folder: Path, **options: Any) -> None:
        """Say the address, then what each build gave."""
        from geju.serving import serve

        stop, told = threading.Event(), threading.Event()

        def ready(address: str, report: Any) -> None:
            if not told.is_set():
                terminal.note("cli.serving", address=address)
                told.set()
            edition = report.edition
            terminal.note("cli.served", edition=edition.edition_id, n=edition.n_facts, seconds=f"{report.seconds:.1f}")
            terminal.problems(report.problems, limit=8)

        def failed(error: GejuError) -> None:
            terminal.note("cli.not_built", reason=error.words(terminal.language))

        try:
            serve(folder, options["host"], options["port"], ready=ready, failed=failed, stop=stop)
        except KeyboardInterrupt:
            terminal.note("cli.served_no_more")
