"""``geju frontier``: price and score of models on one benchmark, and which no other beats at both."""

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
    terms_words,
)
from geju.cli.command import Command
from geju.cli.render import Terminal
from geju.model.value import say_value


class Frontier(Command):
    """Models by blended price and comparable score; those that no other beats at both are marked."""

    words: ClassVar[Mapping[str, str]] = {
        "en": (
            "Show which models no other beats at both price and score.\n\nOnly scores of one benchmark under the same conditions are "
            "compared; what is left out is listed with the reason: geju frontier MMLU --shots 5."
        ),
        "zh": (
            "列出价格与成绩均不被其他模型超越的模型。\n\n仅比较同一评测、相同条件下的成绩；未作比较者列出原因：geju frontier MMLU --shots 5。"
        ),
    }
    order = 64
    asks = True

    def parameters(self, language: str) -> list[click.Parameter]:
        """A benchmark, its conditions, the mix of tokens, date and currency."""
        return [
            click.Argument(["benchmark"], metavar="BENCHMARK"),
            option("shots", language, None),
            option("setting", language, None),
            option("mix", language, "3:1"),
            option("on", language),
            option("currency", language),
        ]

    def run(self, terminal: Terminal, folder: Path, **options: Any) -> None:
        """A table of points, cheapest first, and what is left out."""
        from geju.asking import frontier, open_landscape

        language = terminal.language
        with open_landscape(folder, options.pop("clock")) as view:
            found = frontier(view, options.pop("benchmark"), **options)
            rows = [_row(point, view, language) for point in found.points]
            left = refused_sheets(found.refused, view, terminal)
        names = ("model", "best", "score", "compared", "native", "rate", "terms", "source")
        mix, day = options["mix"], found.day or terminal.say("questions.no_day")
        conditions = conditions_words(found.conditions, language)
        title = terminal.say(
            "questions.frontier_title",
            benchmark=found.benchmark.label(language),
            conditions=conditions,
            mix=mix,
            day=day,
        )
        note = terminal.say("questions.frontier_note", day=day)
        heads = columns(terminal, *names, currency=found.currency)
        table = sheet(
            heads,
            rows,
            (2, 3, 4),
            title=title,
            note=note,
            nothing=terminal.say("questions.nothing"),
            legend=terminal.say("cli.signs"),
        )
        terminal.show([table, *left], found.to_dict(language))


def _row(point: Any, view: Any, language: str) -> tuple[str, ...]:
    return (
        point.entity.label(language),
        "●" if point.best else "",
        marked(say_value(point.score.value, language), [point.score]),
        in_currency(point.compared, language),
        marked(point.price.words(language, digits=12), point.prices),
        rate_words(point.compared, point.price.currency, language),
        terms_words(view, point.offer.terms, language),
        sources([point.score, *point.prices], language),
    )
