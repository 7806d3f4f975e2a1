"""What answers to questions have in common on a terminal: options, terms, rates, sources, and what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import click

from geju.base.amounts import say_number
from geju.base.language import say
from geju.cli.render import Sheet, Terminal
from geju.cli.wording import listed, qualifier_name, shortened, where

# What is left out is listed up to here; JSON has all of it.
_MOST = 30


def option(name: str, language: str, default: str | None = "") -> click.Option:
    """An option that several questions have: ``shots``, ``setting``, ``currency``, ``mix``, ``on``."""
    metavar = {"currency": "CODE", "mix": "IN:OUT", "on": "DATE"}.get(name, "TEXT")
    return click.Option([f"--{name}"], default=default, metavar=metavar, help=say(f"questions.{name}_option", language))


def columns(terminal: Terminal, *names: str, **params: object) -> list[str]:
    """Headings by the names of their messages."""
    return [terminal.say(f"questions.{name}", **params) for name in names]


def terms_words(view: Any, terms: Iterable[tuple[str, str]], language: str) -> str:
    """The terms of an offer in one line."""
    said = (f"{qualifier_name(name, language)} {view.term(word, language, 'price')}" for name, word in terms)
    return " · ".join(said)


def conditions_words(conditions: Sequence[str], language: str) -> str:
    """The conditions of scores behind the name of their benchmark; empty where none is said."""
    shots, setting = conditions
    number = say("questions.shots_words", language, n=shots) if shots else ""
    return "".join(f" · {words}" for words in (number, setting) if words)


def sources(cited: Iterable[Any], language: str) -> str:
    """Where facts are said: each document once, with its lines."""
    lines: dict[str, list[str]] = {}
    for one in cited:
        found = lines.setdefault(shortened(one.claim.document), [])
        if (place := where(one.claim.span, language)) not in found:
            found.append(place)
    return listed((f"{document}:{','.join(numbers)}" for document, numbers in lines.items()), language)


def in_currency(exchanged: Any, language: str, per: str = "", digits: int = 4) -> str:
    """An amount in the currency compared in, rounded; a dash where there is no rate."""
    return str(exchanged.amount.words(language, per, digits)) if exchanged.amount else "—"


def rate_words(exchanged: Any, source: str, language: str) -> str:
    """The rate with its day, or why there is none; empty where nothing was exchanged."""
    if exchanged.missing:
        return str(exchanged.missing.say(language))
    if source == exchanged.amount.currency:
        return ""
    return f"{exchanged.rate:.5g} ({exchanged.on})"


def marked(words: str, cited: Iterable[Any]) -> str:
    """Words with the signs of the facts they rest on: disputed, doubted by the source itself."""
    facts = [one.fact for one in cited]
    disputed, hedged = (any(f.status == "disputed" for f in facts), any(f.hedged for f in facts))
    return words + (" ≠" if disputed else "") + (" ?" if hedged else "")


def say_count(number: Decimal, language: str) -> str:
    """A number of tokens: 10M, 1000 万."""
    return say_number(number.normalize(), language=language)


def sheet(
    heads: Sequence[str], rows: Sequence[Sequence[str]], numbers: Iterable[int] = (), nothing: str = "", **words: Any
) -> Sheet:
    """A table without the columns that are empty throughout; ``numbers`` are places among all columns.

    ``nothing`` is what is said where there is no row.
    """
    if nothing and not rows:
        words |= {"note": nothing, "legend": ""}
    kept = [n for n in range(len(heads)) if not n or not rows or any(row[n] for row in rows)]
    places = frozenset(kept.index(n) for n in numbers if n in kept)
    return Sheet([heads[n] for n in kept], [[row[n] for n in kept] for row in rows], numbers=places, **words)


def refused_sheets(refused: Sequence[Any], view: Any, terminal: Terminal) -> list[Sheet]:
    """What is not compared, with the reason; nothing where there is none."""
    if not refused:
        return []
    language = terminal.language
    rows = [
        (
            one.entity.label(language),
            terms_words(view, one.terms, language),
            one.reason.say(language),
            sources(one.facts, language),
        )
        for one in refused[:_MOST]
    ]
    note = terminal.say("questions.more_refused", n=len(refused) - _MOST) if len(refused) > _MOST else ""
    heads = columns(terminal, "model", "terms", "reason", "source")
    heads[0] = terminal.say("cli.column_subject")
    return [sheet(heads, rows, title=terminal.say("questions.left_out"), note=note)]
