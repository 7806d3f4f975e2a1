"""``geju why``: the words behind a fact, and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, ClassVar

import click

from geju.base.errors import UsageError
from geju.cli.command import Command
from geju.cli.render import Sheet, Terminal
from geju.cli.wording import qualifier_words, value_words
from geju.model.claim import Claim


class Why(Command):
    """The claims for and against a fact, with words, line, who said it and when."""

    words: ClassVar[Mapping[str, str]] = {
        "en": (
            "Show why a fact is as it is.\n\nBy the id of a fact or a claim, or by entity and kind with qualifiers: "
            "geju why 'Claude 3 Opus' score benchmark=MATH."
        ),
        "zh": "说明事实的来由。\n\n用事实或论断的编号，或实体、类型与限定：geju why 'Claude 3 Opus' score benchmark=MATH。",
    }
    order = 62

    def parameters(self, language: str) -> list[click.Parameter]:
        """An id; or an entity, a kind and qualifiers."""
        metavar = {"en": "CLAIM-OR-FACT | ENTITY KIND [NAME=WORD]…", "zh": "编号 | 实体 类型 [限定=值]…"}[language]
        return [click.Argument(["asked"], nargs=-1, required=True, metavar=metavar)]

    def run(self, terminal: Terminal, folder: Path, **options: Any) -> None:
        """Both sides of each fact that is asked for."""
        from geju.pipeline import open_landscape

        with open_landscape(folder) as view:
            found = [view.why(fact_id) for fact_id in _facts(view, options["asked"])]
            documents = {listed.document_id: listed for listed in view.documents()}
        sheets, data = [], []
        for why in found:
            fact = why.fact
            value = value_words(fact.value, terminal.language)
            status = terminal.say(f"cli.status_{fact.status}")
            question = qualifier_words(fact.slot)
            title = (
                f"{why.entity.label(terminal.language)} · {fact.kind} · {question}".rstrip(" ·")
                + f" = {value} ({status})"
            )
            sides = [("for", why.claims_for), ("against", why.claims_against)]
            rows = [row for side, claims in sides for row in _rows(side, claims, documents, terminal)]
            columns = [terminal.say(f"cli.column_{c}") for c in ("side", "value", "quote", "place", "source", "date")]
            note = terminal.say("cli.decided", rule=fact.rule, reason=terminal.say(fact.reason), id=fact.fact_id)
            sheets.append(Sheet(columns, rows, title, note))
            data.append({"fact": fact.to_dict(), **{side: [c.to_line() for c in claims] for side, claims in sides}})
        terminal.show(sheets, data[0] if len(data) == 1 else data)


def _facts(view: Any, asked: tuple[str, ...]) -> list[str]:
    """The ids of the facts that are asked for; raises UsageError where nothing fits."""
    if len(asked) == 1:
        return [asked[0]]
    name, kind, *rest = asked
    wanted = dict(pair.split("=", 1) for pair in rest if "=" in pair)
    facts = [
        fact
        for fact in view.facts(name, kind)
        if all(
            dict(fact.slot).get(key, fact.time if key == "time" else "").lower() == word.lower()
            for key, word in wanted.items()
        )
    ]
    if not facts:
        raise UsageError("cli.no_fact", entity=name, kind=kind, qualifiers=", ".join(rest) or "-")
    return [fact.fact_id for fact in facts]


def _rows(
    side: str, claims: Iterable[Claim], documents: Mapping[str, Any], terminal: Terminal
) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for claim in claims:
        origin = documents[claim.document_id].origin
        said = f"“{' '.join(claim.span.quote.split())}”" + (" ?" if claim.hedged else "")
        rows.append(
            (
                terminal.say(f"cli.side_{side}"),
                value_words(claim.value, terminal.language),
                said,
                f"{claim.document}:{claim.span.line}",
                origin.producer or origin.title,
                origin.date,
            )
        )
    return rows
