"""``geju worth``: valuations beside measured strength."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import click

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
)
from geju.cli.command import Command
from geju.cli.render import Terminal
from geju.model.value import say_value


class Worth(Command):
    """Companies by valuation in one currency, with the best comparable score of their models."""

    words: ClassVar[Mapping[str, str]] = {
        "en": "Show what companies are valued at beside the best score of their models on a benchmark.",
        "zh": "列出各公司估值与其模型在某评测上的最佳成绩。",
    }
    order = 64
    asks = True

    def parameters(self, language: str) -> list[click.Parameter]:
        """A benchmark, its conditions, and the currency."""
        return [
            click.Argument(["benchmark"], metavar="BENCHMARK"),
            option("shots", language, None),
            option("setting", language, None),
            option("currency", language),
        ]

    def run(self, terminal: Terminal, folder: Path, **options: Any) -> None:
        """One row a company, and what is left out."""
        from geju.asking import open_landscape, worth

        language = terminal.language
        with open_landscape(folder, options.pop("clock")) as view:
            found = worth(view, options.pop("benchmark"), **options)
            left = refused_sheets(found.refused, view, terminal)
        rows = [
            (
                one.company.label(language),
                in_currency(one.worth, language, digits=3),
                marked(say_value(one.valuation.value, language), [one.valuation]),
                one.valuation.fact.time,
                rate_words(one.worth, one.valuation.value.unit, language),
                marked(say_value(one.score.value, language), [one.score]),
                one.model.label(language),
                sources([one.valuation, one.score, one.developer], language),
            )
            for one in found.companies
        ]
        conditions = conditions_words(found.conditions, language)
        title = terminal.say("questions.worth_title", benchmark=found.benchmark.label(language), conditions=conditions)
        names = ("company", "compared", "valuation", "valued_on", "rate", "score", "model", "source")
        heads = columns(terminal, *names, currency=found.currency)
        note, legend = terminal.say("questions.worth_note"), terminal.say("cli.signs")
        table = sheet(
            heads, rows, (1, 2, 5), title=title, note=note, nothing=terminal.say("questions.nothing"), legend=legend
        )
        terminal.show([table, *left], found.to_dict(language))
