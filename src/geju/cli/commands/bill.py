"""``geju bill``: what a given use of tokens costs on a day, across vendors."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import click

from geju.cli.answering import (
    columns,
    in_currency,
    marked,
    option,
    rate_words,
    refused_sheets,
    say_count,
    sheet,
    sources,
    terms_words,
)
from geju.cli.command import Command
from geju.cli.render import Terminal

_PERIODS = ("day", "month", "year")


class Bill(Command):
    """The bill of a use: each offer in its own currency, compared in one, cheapest first."""

    words: ClassVar[Mapping[str, str]] = {
        "en": (
            "Show what a use of tokens costs across vendors, cheapest first.\n\nOf the models named, else of all that have a price: geju "
            "bill --input 10M --output 2M --on 2024-09. Each price is the one that held on the date, in its own currency; plans "
            "and regions are never mixed."
        ),
        "zh": (
            "按最便宜优先列出一定用量在各家的费用。\n\n可指定模型，否则列出全部有价格者：geju bill --input 10M --output 2M --on 2024-09。"
            "价格取该日期有效者，保留原币种；不同套餐与地区从不混算。"
        ),
    }
    order = 64
    asks = True

    def parameters(self, language: str) -> list[click.Parameter]:
        """Tokens, models, date and currency."""
        words = {
            "en": ("Tokens read: 10M, 2.5B, 300万.", "Tokens written.", "How many of the input are read from a cache.", "What the use is per."),
            "zh": ("输入 token 数：10M、2.5B、300万。", "输出 token 数。", "输入中命中缓存的数量。", "用量的周期。"),
        }[language]  # fmt: skip
        return [
            click.Argument(["models"], nargs=-1, metavar="[MODEL]…"),
            click.Option(["--input", "input_tokens"], default="0", metavar="N", help=words[0]),
            click.Option(["--output", "output_tokens"], default="0", metavar="N", help=words[1]),
            click.Option(["--cached", "cached_tokens"], default="0", metavar="N", help=words[2]),
            click.Option(["--per"], type=click.Choice(_PERIODS), help=words[3]),
            option("on", language),
            option("currency", language),
        ]

    def run(self, terminal: Terminal, folder: Path, **options: Any) -> None:
        """A table of lines, and what cannot be billed."""
        from geju.asking import bill, open_landscape

        language = terminal.language
        tokens = {name: options[f"{name}_tokens"] for name in ("input", "output", "cached")}
        with open_landscape(folder, options["clock"]) as view:
            found = bill(view, tokens, options["models"], on=options["on"], currency=options["currency"])
            rows = [_row(line, view, terminal) for line in found.lines]
            left = refused_sheets(found.refused, view, terminal)
        day = found.day or terminal.say("questions.no_day")
        said = (
            terminal.say(f"questions.use_{name}", n=say_count(n, language)) for name, n in found.tokens.items() if n
        )
        use = " + ".join(said) + (" · " + terminal.say("questions.per_" + options["per"]) if options["per"] else "")
        heads = columns(terminal, "model", "compared", "native", "rate", "terms", "source", currency=found.currency)
        note = terminal.say("questions.bill_note", day=day, currency=found.currency)
        title = terminal.say("questions.bill_title", use=use, day=day)
        table = sheet(
            heads,
            rows,
            (1, 2),
            title=title,
            note=note,
            nothing=terminal.say("questions.nothing"),
            legend=terminal.say("cli.signs"),
        )
        terminal.show([table, *left], {"per": options["per"] or "", **found.to_dict(language)})


def _row(line: Any, view: Any, terminal: Terminal) -> tuple[str, ...]:
    language = terminal.language
    terms = [terms_words(view, line.offer.terms, language)]
    terms += [terminal.say("questions.cached_as_input")] if line.uncached else []
    return (
        line.offer.entity.label(language),
        in_currency(line.compared, language),
        marked(line.cost.words(language, digits=12), line.facts),
        rate_words(line.compared, line.cost.currency, language),
        " · ".join(filter(None, terms)),
        sources(line.facts, language),
    )
