"""``geju funding``: money raised by year in one currency."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, ClassVar

import click

from geju.cli.answering import columns, in_currency, marked, option, rate_words, refused_sheets, sheet, sources
from geju.cli.command import Command
from geju.cli.render import Sheet, Terminal
from geju.cli.wording import listed
from geju.model.value import say_value


class Funding(Command):
    """Years with what was raised in them, and every amount behind it."""

    words: ClassVar[Mapping[str, str]] = {
        "en": (
            "Show what was raised in each year, in one currency.\n\nOf the companies named, else of all. Every round counts once, at the "
            "rate of its own time; what is an interval stays one."
        ),
        "zh": "按年列出融资额（折合同一货币）。\n\n可指定公司，否则为全部。每轮只计一次，按其自身时间汇率折算；区间仍为区间。",
    }
    order = 64
    asks = True

    def parameters(self, language: str) -> list[click.Parameter]:
        """Companies, and the currency."""
        words = {"en": "Every amount, not only the years.", "zh": "列出每一笔，而不仅是各年合计。"}[language]
        return [
            click.Argument(["companies"], nargs=-1, metavar="[COMPANY]…"),
            option("currency", language),
            click.Option(["--each"], is_flag=True, help=words),
        ]

    def run(self, terminal: Terminal, folder: Path, **options: Any) -> None:
        """A table of years; each amount where asked for; what is in no year."""
        from geju.asking import funding, open_landscape

        language = terminal.language
        with open_landscape(folder, options["clock"]) as view:
            found = funding(view, options["companies"], options["currency"])
            left = refused_sheets(found.refused, view, terminal)
            rows = [_year(year, language) for year in found.years]
            heads = columns(terminal, "year", "raised", "rounds", "silent", "hedged")
            title = f"{terminal.say('questions.funding_title')} · {found.currency}"
            note = terminal.say("questions.funding_note")
            sheets = [sheet(heads, rows, (1, 2, 3), title=title, note=note, nothing=terminal.say("questions.nothing"))]
            if options["each"]:
                each = [one for year in found.years for one in (*year.raised, *year.hedged)]
                sheets.append(_amounts(each, view, terminal, "", found.currency))
            if found.undated:
                title = terminal.say("questions.undated")
                sheets.append(_amounts(found.undated, view, terminal, title, found.currency))
        terminal.show([*sheets, *left], found.to_dict(language))


def _year(year: Any, language: str) -> tuple[str, ...]:
    doubted = (f"{one.entity.label(language)} {in_currency(one.exchanged, language, digits=3)}" for one in year.hedged)
    total = year.total.words(language, digits=3) if year.raised else "—"
    return year.year, total, str(len(year.raised)), str(year.silent or ""), listed(doubted, language)


def _amounts(told: Iterable[Any], view: Any, terminal: Terminal, title: str, currency: str) -> Sheet:
    """One row an amount: whose, when, as said, in the currency, at which rate, where."""
    language = terminal.language
    rows = []
    for one in told:
        words, said = in_currency(one.exchanged, language), dict(one.cited.fact.slot)
        rows.append(
            (
                one.cited.fact.time,
                one.entity.label(language),
                view.term(said.get("series", ""), language, "funding_round"),
                f"({words})" if one.again else words,
                marked(say_value(one.cited.value, language), [one.cited]),
                rate_words(one.exchanged, one.cited.value.unit, language) if one.cited.fact.time else "",
                sources([one.cited], language),
            )
        )
    heads = columns(terminal, "year", "company", "compared", "native", "rate", "source", currency=currency)
    heads = [terminal.say("cli.column_date"), heads[1], terminal.say("model.qualifier_series"), *heads[2:]]
    return sheet(heads, rows, (3, 4), title=title, legend=terminal.say("cli.signs"), keys=frozenset({0, 1}))
