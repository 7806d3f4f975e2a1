"""``geju together``: who invests together."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import click

from geju.cli.answering import columns, sheet
from geju.cli.command import Command
from geju.cli.render import Terminal
from geju.cli.wording import listed


class Together(Command):
    """Pairs of investors with the companies that both put money into."""

    words: ClassVar[Mapping[str, str]] = {
        "en": "Show which investors invest together.\n\nPairs with the companies they share; with an investor only its own pairs.",
        "zh": "列出哪些投资方共同投资。\n\n成对列出其共同投资的公司；给出投资方则只列与其有关者。",
    }
    order = 64
    asks = True

    def parameters(self, language: str) -> list[click.Parameter]:
        """An investor, and how many companies a pair shares at least."""
        words = {"en": "Only pairs that share at least so many companies.", "zh": "仅列至少共同投资若干家公司者。"}
        return [
            click.Argument(["investor"], default="", metavar="[INVESTOR]"),
            click.Option(["--least"], default=1, type=click.IntRange(1), help=words[language]),
        ]

    def run(self, terminal: Terminal, folder: Path, **options: Any) -> None:
        """One row a pair, most companies first."""
        from geju.asking import open_landscape, together

        language = terminal.language
        with open_landscape(folder, options["clock"]) as view:
            pairs = together(view, options["investor"], options["least"])
        rows = [
            (
                pair.a.label(language),
                pair.b.label(language),
                str(len(pair.shared)),
                str(pair.n_rounds),
                listed((one.company.label(language) + ("*" if one.rounds else "") for one in pair.shared), language),
            )
            for pair in pairs
        ]
        heads = columns(terminal, "investor", "other", "n_companies", "n_rounds", "shared")
        title, note = terminal.say("questions.together_title"), terminal.say("questions.together_note")
        table = sheet(
            heads,
            rows,
            (2, 3),
            title=title,
            note=note,
            nothing=terminal.say("questions.nothing"),
            keys=frozenset({0, 1}),
        )
        terminal.show([table], [pair.to_dict(language) for pair in pairs])
