"""``geju judge``: the pairs of names that wait for a judgement, and giving one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar, Literal

import click

from geju.base.errors import UsageError
from geju.base.text import fold
from geju.cli.command import Command
from geju.cli.render import Sheet, Terminal
from geju.cli.wording import shortened, where
from geju.model.claim import Claim
from geju.model.entity import Judgement, Pair
from geju.model.value import Mention

_HELP = {
    "verdict": {"en": "Whether the two names are one thing.", "zh": "两个名称是否为同一事物。"},
    "by": {"en": "Who decides.", "zh": "判定人。"},
    "note": {"en": "Why.", "zh": "理由。"},
    "limit": {"en": "List so many pairs at most.", "zh": "最多列出的对数。"},
}
_SHOWN = 20  # on a terminal, where no number is given


class Judge(Command):
    """Lists what waits, the pairs first of which most claims would change their entity, or writes a judgement down."""

    words: ClassVar[Mapping[str, str]] = {
        "en": (
            "List the names that may be one, or judge two of them.\n\nWithout names, the pairs that wait, most useful "
            "first. geju judge A B --same writes one line to judgements.jsonl; a later judgement supersedes it."
        ),
        "zh": (
            "列出待判定的名称，或判定其中两个。\n\n不带名称时列出待判定的名称对，最有用者在前。"
            "geju judge A B --same 在 judgements.jsonl 末尾写入一行；之后的判定取代之前的。"
        ),
    }
    order = 52

    def parameters(self, language: str) -> list[click.Parameter]:
        """Two names and a verdict, or neither."""
        metavar = {"en": "[A B]", "zh": "[名称 名称]"}[language]
        verdicts = click.Option(["--same/--different", "same"], default=None, help=_HELP["verdict"][language])
        return [
            click.Argument(["names"], nargs=-1, metavar=metavar),
            verdicts,
            *(click.Option([f"--{name}"], default="", help=_HELP[name][language]) for name in ("by", "note")),
            click.Option(["--limit"], type=click.IntRange(min=1), help=_HELP["limit"][language]),
        ]

    def run(self, terminal: Terminal, folder: Path, **options: Any) -> None:
        """List, or check the names against the edition and write the judgement."""
        from geju.asking import open_landscape

        _check(options)
        with open_landscape(folder) as view:
            pairs = _open(view.waiting(), _judged(folder))
            if options["names"]:
                a, b, type_ = _meant(view, pairs, *options["names"])
                today = datetime.now(UTC).date().isoformat()
                verdict: Literal["same", "different"] = "same" if options["same"] else "different"
                _write(terminal, folder, Judgement(verdict, a, b, type_, options["by"], today, options["note"]))
                return
            said = _said(view.claims(), {(p.type, name) for p in pairs for name in (p.a, p.b)})
        _list(terminal, pairs, said, options["limit"])


def _check(options: Mapping[str, Any]) -> None:
    """Raise UsageError for half a judgement."""
    names, judging = options["names"], options["same"] is not None
    if len(names) not in (0, 2):
        raise UsageError("entities.judge_two_names", n=len(names))
    if names and not judging:
        raise UsageError("entities.judge_no_verdict", a=names[0], b=names[1])
    if not names and (judging or options["by"] or options["note"]):
        raise UsageError("entities.judge_no_names")
    if names and options["limit"]:
        raise UsageError("entities.judge_limit")
    if names and names[0] == names[1]:
        raise UsageError("entities.judge_one_name", name=names[0])


def _judged(folder: Path) -> set[frozenset[str]]:
    """The pairs that were judged, also since the edition was built."""
    from geju.model.folder.judgements import read_judgements

    return {frozenset(map(fold, (j.a, j.b))) for j in read_judgements(folder)[0] if j.b}


def _open(pairs: Iterable[Pair], judged: set[frozenset[str]]) -> list[Pair]:
    waiting = [pair for pair in pairs if frozenset(map(fold, (pair.a, pair.b))) not in judged]
    return sorted(waiting, key=lambda p: (-p.gain, -p.score, p.type, p.a, p.b))


def _meant(view: Any, pairs: list[Pair], a: str, b: str) -> tuple[str, str, str]:
    """Both names and the type of the pair that waits, if one does; raises UnknownNameError for a name nothing has."""
    waiting = next((pair for pair in pairs if {fold(pair.a), fold(pair.b)} == {fold(a), fold(b)}), None)
    if waiting:
        return a, b, waiting.type
    first, second = view.find(a), view.find(b)
    return a, b, first.type if first.type == second.type else ""


def _write(terminal: Terminal, folder: Path, judgement: Judgement) -> None:
    from geju.pipeline import judge

    judge(folder, judgement)
    words = {key: value for key, value in asdict(judgement).items() if value}
    done = terminal.say("entities.judge_done", a=judgement.a, b=judgement.b)
    terminal.show([Sheet((), (), note=done)], words)


def _said(claims: Iterable[Claim], wanted: set[tuple[str, str]]) -> dict[tuple[str, str], Claim]:
    """The first claim that names each of the wanted."""
    found: dict[tuple[str, str], Claim] = {}
    for claim in claims:
        mentions = [(claim.subject.type, claim.subject.name), *(("", word) for _, word in claim.qualifiers)]
        if isinstance(claim.value, Mention):
            mentions.append((claim.value.type, claim.value.name))
        for type_, name in mentions:
            for key in [(type_, name)] if type_ else [k for k in wanted if k[1] == name]:
                found.setdefault(key, claim) if key in wanted else None
    return found


def _list(terminal: Terminal, pairs: list[Pair], said: Mapping[tuple[str, str], Claim], limit: int | None) -> None:
    shown = pairs[: limit or (_SHOWN if terminal.tables else None)]
    rows, data = [], []
    for pair in shown:
        claims = [said.get((pair.type, name)) for name in (pair.a, pair.b)]
        reasons = [{**asdict(reason), "words": terminal.say(reason.words)} for reason in pair.reasons]
        stood = [(c, where(c.span, terminal.language)) if c else None for c in claims]
        places = [f"{one[0].document}:{one[1]}: “{shortened(one[0].span.quote)}”" if one else "-" for one in stood]
        because = "; ".join(str(reason["words"]) for reason in reasons)
        rows.append((pair.a, pair.b, f"{pair.gain:.0f}", f"{pair.score:.2f}", because, "\n".join(places)))
        spans = [{"line": c.span.line, "quote": c.span.quote, **c.span.place()} if c else {} for c in claims]
        quotes = [{"document": c.document, **span} if c else None for c, span in zip(claims, spans, strict=True)]
        data.append({**asdict(pair), "reasons": reasons, "quotes": dict(zip(("a", "b"), quotes, strict=True))})
    columns = [terminal.say(f"entities.judge_{c}") for c in ("a", "b", "claims", "score", "because", "quotes")]
    more = len(pairs) - len(shown)
    note = terminal.say("entities.judge_next" if shown else "entities.judge_nothing")
    note += f" {terminal.say('entities.judge_more', n=more)}" if more else ""
    terminal.show([Sheet(columns, rows, note=note, numbers=frozenset({2, 3}), whole=frozenset({0, 1}))], data)
