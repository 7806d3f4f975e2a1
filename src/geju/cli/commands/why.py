"""``geju why``: the words behind a fact, and what speaks against it."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import click

from geju.cli.asking import facts_asked
from geju.cli.command import Command
from geju.cli.render import Sheet, Terminal
from geju.cli.wording import Wording, fact_sheet, held, rule_name, where
from geju.model.claim import Claim
from geju.model.fact import what_would_change
from geju.model.span import RELATIVE_TIME


class Why(Command):
    """The claims for and against a fact, with words, line, who said it and when."""

    words: ClassVar[Mapping[str, str]] = {
        "en": (
            "Show why a fact is as it is.\n\nBy the id of a fact or a claim, or by entity and kind with words that narrow "
            "it: geju why 'Claude 3 Opus' score MATH. An entity alone lists its facts."
        ),
        "zh": (
            "说明事实的来由。\n\n用事实或论断的编号，或实体、类型与限定词：geju why 'Claude 3 Opus' score MATH。"
            "只给实体则列出其事实。"
        ),
    }
    order = 62
    asks = True

    def parameters(self, language: str) -> list[click.Parameter]:
        """An id; or an entity, a kind and qualifiers."""
        metavar = {"en": "ID | ENTITY [KIND [WORD | NAME=WORD]…]", "zh": "编号 | 实体 [类型 [值 | 限定=值]…]"}[language]
        return [click.Argument(["asked"], nargs=-1, required=True, metavar=metavar)]

    def run(self, terminal: Terminal, folder: Path, **options: Any) -> None:
        """Both sides of each fact that is asked for; of an entity alone, the list of its facts."""
        from geju.asking import open_landscape

        first, *rest = options["asked"]
        with open_landscape(folder, options["clock"]) as view:
            if not rest and not first.startswith(("c-", "f-")):
                _list(view, first, terminal)
                return
            facts = facts_asked(view, first, rest[0], rest[1:], terminal.language) if rest else []
            found = [view.why(fact_id) for fact_id in ([fact.fact_id for fact in facts] or [first])]
            documents = {listed.document_id: listed for listed in view.documents()}
            wording = Wording(view, terminal.language, [why.fact for why in found])
            sheets = [_sheet(why, wording, documents, terminal) for why in found]
        data = [
            {
                "fact": why.fact.to_dict(),
                "would_change": what_would_change(why.fact, terminal.language),
                "for": [claim.to_line() for claim in why.claims_for],
                "against": [claim.to_line() for claim in why.claims_against],
            }
            for why in found
        ]
        terminal.show(sheets, data[0] if len(data) == 1 else data)


def _list(view: Any, name: str, terminal: Terminal) -> None:
    """The facts of an entity, with how to ask for one of them."""
    entity = view.find(name)
    facts = view.facts(entity.entity_id)
    wording = Wording(view, terminal.language, facts)
    title = f"{entity.label(terminal.language)} · {wording.type(entity.type)} · {entity.entity_id}"
    note = terminal.say("cli.no_facts")
    if facts:
        narrowed = [shlex.quote(f"{key}={word}") for key, word in facts[0].slot]
        words = " ".join([shlex.quote(entity.label(terminal.language)), facts[0].kind, *narrowed])
        note = terminal.say("cli.facts_of", id=facts[0].fact_id, words=words)
    sheet = fact_sheet(facts, wording, terminal, title, note)
    terminal.show([sheet], {"entity": entity.to_dict(), "facts": [fact.to_dict() for fact in facts]})


def _sheet(why: Any, wording: Wording, documents: Mapping[str, Any], terminal: Terminal) -> Sheet:
    """A fact with what speaks for it and against it."""
    fact = why.fact
    asked = (why.entity.label(terminal.language), wording.kind(fact.kind), wording.question(fact))
    state = (terminal.say(f"cli.status_{fact.status}"), held(fact, terminal.language))
    title = f"{' · '.join(filter(None, asked))} = {wording.value(fact)} ({'; '.join(filter(None, state))})"
    sides = (("for", why.claims_for), ("against", why.claims_against))
    rows = [_row(side, claim, documents, wording, terminal) for side, claims in sides for claim in claims]
    columns = [terminal.say(f"cli.column_{c}") for c in ("side", "value", "quote", "place", "source", "date")]
    rule, reason = rule_name(fact.rule, terminal.language), terminal.say(fact.reason)
    note = terminal.say("cli.decided", rule=rule, reason=reason, id=fact.fact_id)
    change = what_would_change(fact, terminal.language)
    more = terminal.say("cli.would_change", what=change) if change else ""
    return Sheet(columns, rows, title, " ".join(filter(None, (note, more))), keys=frozenset({0, 1}))


def _row(
    side: str, claim: Claim, documents: Mapping[str, Any], wording: Wording, terminal: Terminal
) -> tuple[str, ...]:
    origin = documents[claim.document_id].origin
    return (
        terminal.say(f"cli.side_{side}"),
        wording.claimed(claim),
        _quoted(claim),
        f"{claim.document}:{where(claim.span, terminal.language)}",
        origin.producer or origin.title,
        origin.date,
    )


def _quoted(claim: Claim) -> str:
    """The words of a claim, and those of a date that is counted from the document's: “30 亿元” (去年 → 2024)."""
    counted = [e.span.quote for e in claim.evidence if e.role == RELATIVE_TIME and claim.qualifier("time")]
    words = f"“{' '.join(claim.span.quote.split())}”"
    return f"{words} ({counted[-1]} → {claim.qualifier('time')})" if counted else words
