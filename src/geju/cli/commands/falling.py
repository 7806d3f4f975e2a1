"""``geju falling``: how the price of a given strength falls."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import click

from geju.base.amounts import say_number
from geju.cli.answering import (
    columns,
    conditions_words,
    in_currency,
    marked,
    option,
    rate_words,
    refused_sheets,
    sheet,
    sources,
    terms_words,
)
from geju.cli.command import Command
from geju.cli.render import Terminal
from geju.model.value import say_value


class Falling(Command):
    """The cheapest model that reaches a score, at each date at which that changes."""

    words: ClassVar[Mapping[str, str]] = {
        "en": "Show how the price of a given score falls.\n\nThe cheapest model that reaches it, at each date: geju falling MMLU 80.",
        "zh": "显示达到某一成绩的价格如何下降。\n\n各日期达到该成绩的最便宜模型：geju falling MMLU 80。",
    }
    order = 64
    asks = True

    def parameters(self, language: str) -> list[click.Parameter]:
        """A benchmark, the least score, its conditions, the mix of tokens and the currency."""
        return [
            click.Argument(["benchmark"], metavar="BENCHMARK"),
            click.Argument(["least"], metavar="SCORE"),
            option("shots", language, None),
            option("setting", language, None),
            option("mix", language, "3:1"),
            option("currency", language),
        ]

    def run(self, terminal: Terminal, folder: Path, **options: Any) -> None:
        """A table of steps in the order of time, and what is left out."""
        from geju.asking import falling, open_landscape

        language = terminal.language
        with open_landscape(folder, options.pop("clock")) as view:
            found = falling(view, options.pop("benchmark"), options.pop("least"), **options)
            rows = [_row(step, view, language) for step in found.steps]
            left = refused_sheets(found.refused, view, terminal)
        title = terminal.say(
            "questions.falling_title",
            benchmark=found.benchmark.label(language),
            conditions=conditions_words(found.conditions, language),
            least=say_number(found.least, language=language),
            mix=options["mix"],
        )
        names = ("since", "model", "compared", "share", "native", "rate", "score", "terms", "source")
        heads = columns(terminal, *names, currency=found.currency)
        note = terminal.say("questions.falling_note")
        legend = terminal.say("cli.signs")
        table = sheet(
            heads,
            rows,
            (2, 3, 4, 6),
            title=title,
            note=note,
            nothing=terminal.say("questions.nothing"),
            legend=legend,
            keys=frozenset({0, 1}),
        )
        terminal.show([table, *left], found.to_dict(language))


def _row(step: Any, view: Any, language: str) -> tuple[str, ...]:
    return (
        step.since,
        step.entity.label(language),
        in_currency(step.compared, language),
        f"{step.share * 100:.1f}%",
        marked(step.price.words(language, digits=12), step.prices),
        rate_words(step.compared, step.price.currency, language),
        marked(say_value(step.score.value, language), [step.score]),
        terms_words(view, step.offer.terms, language),
        sources([step.score, *step.prices], language),
    )
