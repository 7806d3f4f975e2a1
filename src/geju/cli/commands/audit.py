"""``geju audit``: where sources disagree, worst first."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import click

from geju.cli.command import Command
from geju.cli.render import Sheet, Terminal
from geju.cli.wording import Wording, kind_name, qualifier_words, shortened, where
from geju.model.claim import Claim
from geju.model.fact import SORTS, say_reason


class Audit(Command):
    """Every conflict between claims with its kind and reason, and every claim that cannot be right as it stands."""

    words: ClassVar[Mapping[str, str]] = {
        "en": (
            "Show where claims disagree, worst first, and why.\n\nWithout an entity, everywhere. What differs only in date, plan or "
            "conditions is shown with --sort scope or --sort superseded, what agrees with --sort equal or compatible."
        ),
        "zh": (
            "列出相互冲突的论断及原因，最严重者居前。\n\n不给实体则列出全部。仅日期、套餐或条件不同者，用 --sort scope 或 "
            "--sort superseded 显示；一致者用 --sort equal 或 compatible。"
        ),
    }
    order = 63
    asks = True

    def parameters(self, language: str) -> list[click.Parameter]:
        """An entity, and what narrows it."""
        words = {
            "en": ("Only this kind.", "Only conflicts in which this document takes part.", "Only these sorts.", "At most so many; 0 for all."),
            "zh": ("仅此类型。", "仅涉及该文档的冲突。", "仅这些冲突类别。", "至多条数；0 为全部。"),
        }[language]  # fmt: skip
        return [
            click.Argument(["entity"], default="", metavar="[ENTITY]"),
            click.Option(["--kind"], default="", help=words[0]),
            click.Option(["--source"], default="", metavar="DOCUMENT", help=words[1]),
            click.Option(["--sort", "sorts"], multiple=True, type=click.Choice(SORTS), help=words[2]),
            click.Option(["--most"], default=50, type=click.IntRange(0), help=words[3]),
        ]

    def run(self, terminal: Terminal, folder: Path, **options: Any) -> None:
        """A table of conflicts, one of doubted claims, and how many there are of each sort."""
        from geju.asking import audit, open_landscape

        with open_landscape(folder, options["clock"]) as view:
            kind = kind_name(view, options["kind"]) if options["kind"] else ""
            found = audit(view, options["entity"], kind, options["source"], options["sorts"], options["most"])
            wording = Wording(view, terminal.language)
            sheets = [_conflicts(found, wording, terminal)]
            if found.doubted:
                sheets.append(_doubted(found, wording, terminal))
        terminal.show(sheets, found.to_dict(terminal.language))


def _conflicts(found: Any, wording: Wording, terminal: Terminal) -> Sheet:
    """One row a conflict: what it is about, and each side with what only that side says, and its place."""
    rows = []
    for conflict in found.conflicts:
        relation, sides = conflict.relation, (conflict.a, conflict.b)
        shared = set(wording.said(conflict.a)) & set(wording.said(conflict.b))
        about = (
            conflict.entity.label(terminal.language),
            wording.kind(conflict.a.kind),
            qualifier_words([pair for pair in wording.said(conflict.a) if pair in shared], terminal.language),
        )
        more = terminal.say("cli.more_places", n=len(conflict.more)) if conflict.more else ""
        one, other = (_side(claim, shared, wording, terminal.language) for claim in sides)
        rows.append(
            (
                terminal.say(f"landscape.sort_{relation.sort}"),
                " · ".join(filter(None, about)),
                one,
                f"{other} {more}".strip(),
                say_reason(relation.reason, relation.words, terminal.language),
            )
        )
    columns = [terminal.say(f"cli.column_{c}") for c in ("sort", "subject", "one", "other", "reason")]
    counts = " · ".join(f"{terminal.say(f'landscape.sort_{sort}')} {n}" for sort, n in found.counts.items())
    shown = terminal.say("cli.conflicts_shown", shown=len(found.conflicts), n=found.n_conflicts)
    note = " ".join(filter(None, (shown, counts and terminal.say("cli.relations", counts=counts))))
    return Sheet(columns, rows, terminal.say("cli.conflicts"), note, keys=frozenset({0, 1}))


def _side(claim: Claim, shared: set[tuple[str, str]], wording: Wording, language: str) -> str:
    own = qualifier_words([pair for pair in wording.said(claim) if pair not in shared], language)
    return f"{wording.claimed(claim)}{f' ({own})' if own else ''} — {shortened(claim.document)}:{where(claim.span, language)}"


def _doubted(found: Any, wording: Wording, terminal: Terminal) -> Sheet:
    rows = [
        (
            wording.entity(d.claim),
            wording.kind(d.claim.kind),
            _side(d.claim, set(), wording, terminal.language),
            say_reason(d.doubt.reason, d.doubt.words, terminal.language),
        )
        for d in found.doubted
    ]
    columns = [terminal.say(f"cli.column_{c}") for c in ("subject", "kind", "said", "reason")]
    return Sheet(columns, rows, terminal.say("cli.doubted"), "", keys=frozenset({0, 1}))
