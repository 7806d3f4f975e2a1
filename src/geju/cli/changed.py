"""Editions and what changed between them in words, for tables on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geju.base.language import say
from geju.cli.render import Sheet, Terminal
from geju.cli.wording import qualifier_words, shortened
from geju.model.fact import say_reason
from geju.model.value import Mention, Term, say_value


def edition_words(issue: Any, language: str) -> str:
    """An edition by its id, its date and when it was built."""
    key = "cli.edition_built" if issue.built_at else "cli.edition_named"
    built = issue.built_at.removesuffix("Z").replace("T", " ")
    return say(key, language, id=issue.edition_id, date=issue.date or "-", built=built)


class Telling:
    """Facts as editions held them, in one language: things and kinds by their labels in it, quotes as printed."""

    def __init__(self, words: Any, language: str) -> None:
        self.words = words
        self.language = language

    def kind(self, name: str) -> str:
        """The name of a kind."""
        return str(self.words.kinds.get(name, {}).get(self.language, name))

    def value(self, fact: Any) -> str:
        """The value of a fact, with a question mark where even its source doubts it."""
        words = say_value(fact.value, self.language)
        if isinstance(fact.value, Mention):
            words = fact.object_labels[self.language] or words
        elif isinstance(fact.value, Term):
            words = self.words.terms.say(words, self.language, fact.kind)
        return words + (" ?" if fact.hedged else "")

    def question(self, fact: Any, *, timed: bool = True) -> str:
        """What narrows a fact, and its time, in one line."""
        slot = dict(fact.slot_labels[self.language])
        time = slot.pop("time", "") or fact.time
        words = [
            (n, w if n in fact.slot_ids else self.words.terms.say(w, self.language, fact.kind)) for n, w in slot.items()
        ]
        return qualifier_words([*words, *([("time", time)] if timed and time else [])], self.language)

    def side(self, fact: Any, *, quoted: bool) -> str:
        """A value with its place, and the words there."""
        if fact is None:
            return ""
        return f"{self.value(fact)} — {self.source(fact) if quoted else self.place(fact)}"

    def place(self, fact: Any) -> str:
        """The document and the line where a fact is said."""
        return f"{shortened(fact.document)}:{fact.line}"

    def source(self, fact: Any) -> str:
        """Where a fact is said, and in which words."""
        return f"{self.place(fact)} “{shortened(fact.quote)}”"


def change_sheet(changes: Any, terminal: Terminal, most: int = 0) -> Sheet:
    """The changes from one edition to another, at most ``most`` of them (0: all), and how many there are of each sort."""
    language = terminal.language
    telling = Telling(changes.words, language)
    listed: Sequence[Any] = changes.changes[:most] if most else changes.changes
    rows = []
    for change in listed:
        fact, quoted = change.fact, change.sort == "corrected"
        moved = change.before and change.after and change.before.time != change.after.time
        about = (fact.labels[language], telling.kind(fact.kind), telling.question(fact, timed=not moved))
        sides = [telling.side(side, quoted=quoted) for side in (change.before, change.after)]
        if moved:
            sides = [
                f"{(side.time or '-')}: {words}"
                for side, words in zip((change.before, change.after), sides, strict=True)
            ]
        why = say_reason(change.reason, change.words, language)
        rows.append((say(f"landscape.change_{change.sort}", language), " · ".join(filter(None, about)), *sides, why))
    columns = [terminal.say(f"cli.column_{c}") for c in ("sort", "subject", "before", "after", "reason")]
    old, new = (edition_words(issue, language) for issue in (changes.old, changes.new))
    title = terminal.say("cli.diff_title", old=old, new=new)
    return Sheet(columns, rows, title, _note(changes, len(listed), terminal), keys=frozenset({0, 1}))


def _note(changes: Any, shown: int, terminal: Terminal) -> str:
    n = len(changes.changes)
    if not n:
        return terminal.say("cli.diff_none")
    listed = " · ".join(f"{terminal.say(f'landscape.change_{sort}')} {count}" for sort, count in changes.counts.items())
    note = terminal.say("cli.diff_counts", n=n, counts=listed)
    return f"{note} {terminal.say('cli.diff_more', n=n - shown)}" if n > shown else note


def value_sheet(log: Any, terminal: Terminal) -> Sheet:
    """Every value that an entity ever had: when it was true, since when it was known, by whom, and where it was first told."""
    language = terminal.language
    telling = Telling(log.words, language)
    rows = []
    for told in log.values:
        fact = told.fact
        status = terminal.say(f"cli.status_{fact.status}")
        if not told.stands:
            status = terminal.say("cli.log_gone", status=status, id=told.last.edition_id)
        about = (telling.kind(fact.kind), telling.question(fact, timed=False))
        until = "" if fact.status == "cancelled" else fact.until
        times = (fact.time, until, fact.known_on, told.first.edition_id)
        rows.append((" · ".join(filter(None, about)), telling.value(fact), *times, telling.source(fact), status))
    names = ("kind", "value", "holds_from", "holds_until", "known", "first", "source", "status")
    columns = [terminal.say(f"cli.column_{c}") for c in names]
    title = terminal.say("cli.log_values", entity=log.values[0].fact.labels[language]) if log.values else ""
    return Sheet(columns, rows, title, "", keys=frozenset({0, 1}))
