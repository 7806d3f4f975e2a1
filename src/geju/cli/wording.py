"""Claims and facts in words, for tables on a terminal."""

from __future__ import annotations

from geju.base.amounts import say_amount
from geju.base.errors import Problem
from geju.cli.render import Sheet, Terminal
from geju.model.claim import Claim, Qualifiers
from geju.model.fact import Fact
from geju.model.value import Mention, Moment, Quantity, Value

_LONGEST = 60


def value_words(value: Value, language: str) -> str:
    """A value as people read it."""
    if isinstance(value, Quantity):
        return say_amount(value.low, value.high, value.unit, value.approx, language)
    if isinstance(value, Moment):
        return value.iso
    return value.name if isinstance(value, Mention) else value.text


def qualifier_words(qualifiers: Qualifiers) -> str:
    """Qualifiers in one line."""
    return " · ".join(f"{name} {word}" for name, word in qualifiers)


def shortened(text: str) -> str:
    """One line of a text, cut where it is long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"


def claim_sheet(claims: list[Claim], terminal: Terminal, title: str = "") -> Sheet:
    """Claims as a table: place, subject, kind, value, qualifiers, quote."""
    columns = [terminal.say(f"cli.column_{c}") for c in ("place", "subject", "kind", "value", "qualifiers", "quote")]
    rows = [
        (
            f"{shortened(claim.document)}:{claim.span.line}",
            claim.subject.name,
            claim.kind,
            value_words(claim.value, terminal.language) + (" ?" if claim.hedged else ""),
            qualifier_words(claim.qualifiers),
            f"“{shortened(claim.span.quote)}”",
        )
        for claim in claims
    ]
    return Sheet(columns, rows, title)


def fact_rows(facts: list[Fact], terminal: Terminal) -> list[tuple[str, ...]]:
    """Facts as rows: kind, question, value, status, claims for and against, id."""
    return [
        (
            fact.kind,
            qualifier_words(fact.slot) or (fact.time and f"time {fact.time}"),
            value_words(fact.value, terminal.language) + (" ?" if fact.hedged else ""),
            terminal.say(f"cli.status_{fact.status}"),
            f"{len(fact.claims_for)} : {len(fact.claims_against)}",
            fact.fact_id,
        )
        for fact in facts
    ]


def fact_columns(terminal: Terminal) -> list[str]:
    """The headings of ``fact_rows``."""
    return [terminal.say(f"cli.column_{c}") for c in ("kind", "qualifiers", "value", "status", "for_against", "id")]


def problem_record(problem: Problem, language: str) -> dict[str, object]:
    """A problem as a JSON object."""
    return {
        "severity": problem.severity,
        "file": problem.path,
        "line": problem.line,
        "message": problem.words(language),
        "key": problem.key,
    }
