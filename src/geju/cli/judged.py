"""A scorecard in words: the tables that a terminal and a page show of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from geju.base.language import say
from geju.cli.wording import Wording, qualifier_words, where
from geju.model.claim import Claim
from geju.model.fact import say_reason
from geju.model.value import Quantity

_PLACES = 1  # places of others that are named for one value; how many more there are is said
_VALUES = 3
FINDINGS = ("fails", "untold", "holds")  # what a reader looks for first


@dataclass(frozen=True, slots=True)
class Part:
    """A table of a scorecard: a title, columns, rows of words, and a note below."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


class Judged:
    """A scorecard in one language; ``most`` bounds the rows of a table, 0 for all."""

    def __init__(self, view: Any, card: Any, language: str, most: int = 20) -> None:
        self.card = card
        self.language = language
        self.most = most
        self.wording = Wording(view, language)

    def say(self, key: str, **params: object) -> str:
        """A message of the scorecard in its language."""
        return say(f"cli.scorecard_{key}", self.language, **params)

    def summary(self) -> list[str]:
        """The verdict in sentences."""
        counts, findings = self.card.counts, self.card.findings
        told = counts["claims"] - counts["alone"]
        able = counts["confirmed"] + counts["contradicted"]
        shares = {
            "alone_share": _share(counts["alone"], counts["claims"]),
            "good": _share(counts["confirmed"], able),
            "bad": _share(counts["contradicted"], able),
        }
        found = [
            self.say("short", **shares),
            self.say("held", documents=self.card.n_documents, origins=self.card.n_origins, **counts),
            self.say("told", told=told, share=_share(told, counts["claims"]), **counts),
            self.say("against", **counts),
        ]
        if self.card.suspects:
            found.append(self.say("suspects", n=len({(s.part, s.line, s.heads) for s in self.card.suspects})))
        if self.card.boasts:
            found.append(self.say("boasts", n=len(self.card.boasts), **findings))
        return found

    def figures(self) -> Part:
        """Verdict, number of claims, share."""
        counts = self.card.counts
        names = ("confirmed", "contradicted", "superseded", "scope", "alone")
        rows = [(say(f"landscape.verdict_{n}", self.language), str(counts[n]), _share(counts[n], counts["claims"])) for n in names]  # fmt: skip
        more = ("by_others", "by_itself", "doubted", "conditions")
        rows[2:2] = [(f"· {self.say(f'n_{n}')}", str(counts[n]), _share(counts[n], counts["claims"])) for n in more]
        columns = tuple(self.say(f"column_{c}") for c in ("verdict", "claims", "share"))
        return Part(self.say("figures"), columns, tuple(rows), self.say("figures_note"))

    def contradictions(self) -> Part:
        """One row for each question to which there are different answers, the plainest first."""
        ordered = sorted(self._questions(), key=_telling)
        shown = ordered[: self.most or None]
        columns = tuple(self.say(f"column_{c}") for c in ("about", "says", "others", "why"))
        n_shots = sum(all(c.conditions for c in group) for group in ordered)
        note = self.say("shown_lines", shown=len(shown), n=len(ordered), shots=n_shots)
        return Part(self.say("contradictions"), columns, tuple(map(self._contradiction, shown)), note)

    def _questions(self) -> list[list[Any]]:
        """What is contradicted, put together where it is about one test or where two lines contradict each other."""
        groups: dict[tuple[str, ...], list[Any]] = {}
        place: dict[str, tuple[str, ...]] = {}
        for checked in self.card.checked:
            if checked.verdict == "contradicted":
                linked = [c.claim_id for a in checked.itself for c in a.claims]
                own = self._topic(checked.claim)
                key = own if own[2] else next((place[i] for i in linked if i in place), (*own, checked.claim.claim_id))
                place[checked.claim.claim_id] = key
                groups.setdefault(key, []).append(checked)
        return list(groups.values())

    def _contradiction(self, group: Sequence[Any]) -> tuple[str, ...]:
        own = [c.claim for c in group]
        told = {c.claim_id for c in own}
        others = [a for c in group for a in c.others]
        own += [x for c in group for a in c.itself for x in a.claims if x.claim_id not in told]
        relations = [a.relation for c in group for a in (*c.others, *c.itself)]
        plain = sorted(relations, key=lambda r: r.reason == "landscape.relation_unsaid")
        why = next((c.doubt for c in group if c.doubt), plain[0] if plain else None)
        beside = [claim for a in others for claim in a.claims] + [claim for c in group for claim in c.because]
        first = group[0].claim
        return (
            self._about(first),
            self._values(own),
            self._values(beside, most=_VALUES) or "—",
            self._reason(why) if why else "",
        )

    def _reason(self, why: Any) -> str:
        """A reason in words; the document itself goes without its name."""
        own = self.card.document.name
        words = tuple((name, "" if word == own else word) for name, word in why.words)
        return say_reason(why.reason, words, self.language)

    def confirmed(self) -> Part:
        """What most independent sources confirm."""
        best = sorted(
            (c for c in self.card.checked if c.verdict == "confirmed"), key=lambda c: (-c.n_origins, c.claim.span.start)
        )
        once = {self._topic(c.claim): c for c in reversed(best)}
        shown = sorted(once.values(), key=lambda c: (-c.n_origins, c.claim.span.start))[: self.most or None]
        rows = [
            (self._about(c.claim), self._values([c.claim]), str(c.n_origins), self._values(c.confirming, most=_VALUES))
            for c in shown
        ]
        columns = tuple(self.say(f"column_{c}") for c in ("about", "says", "origins", "others"))
        return Part(self.say("confirmed"), columns, tuple(rows), self.say("shown", shown=len(rows), n=len(once)))

    def tables(self) -> Part:
        """Rows, columns and headers that cannot be right."""
        rows = []
        for suspect in self.card.suspects:
            name = " ".join(dict.fromkeys(span.quote for span in suspect.heads))
            line = suspect.heads[0].line if suspect.heads else suspect.line
            what = self.say(f"part_{suspect.part}", name=name)
            wrong = self.say("of", n=suspect.n_wrong, all=suspect.n_checked)
            why = self._suspected(suspect)
            beside = [c for w in suspect.wrong for a in (*w.others, *w.itself) for c in a.claims]
            rows.append((f"{what} :{line}", wrong, self._values([w.claim for w in suspect.wrong]), self._values(beside, most=2 * _VALUES), why))  # fmt: skip
        columns = tuple(self.say(f"column_{c}") for c in ("part", "wrong", "says", "against", "why"))
        return Part(self.say("tables"), columns, tuple(rows), self.say("tables_note"))

    def _suspected(self, suspect: Any) -> str:
        if suspect.part != "header":
            return self.say("chance", chance=f"{float(suspect.chance):.1g}")
        printed = " ".join(dict.fromkeys(span.quote for span in suspect.heads))
        read = suspect.read_as
        return self.say("header_read" if read and read != printed else "header_doubted", printed=printed, read=read)

    def comparisons(self) -> Part:
        """One row for each test of each comparing sentence."""
        rows = []
        for boast in sorted(self.card.boasts, key=lambda b: (FINDINGS.index(b.finding), b.line)):
            rivals: dict[str, list[Any]] = {}
            for contest in boast.contests:
                rivals.setdefault(getattr(contest.claim.value, "name", ""), []).append(contest)
            rows += [self._comparison(boast.line, contests) for contests in rivals.values()]
        columns = tuple(self.say(f"column_{c}") for c in ("line", "compared", "finding", "numbers"))
        return Part(self.say("comparisons"), columns, tuple(rows), self.say("comparisons_note"))

    def _comparison(self, line: int, contests: Sequence[Any]) -> tuple[str, ...]:
        """“GLM-4 above GPT-4”, names as they are printed, and the numbers test by test."""
        claim = contests[0].claim
        words = (claim.subject.name, self.say(f"relation_{claim.qualifier('relation')}"), claim.value.name)
        findings = [contest.finding for contest in contests]
        finding = next(f for f in FINDINGS if f in findings)
        said = say(f"landscape.finding_{finding}", self.language)
        if len(contests) > 1:
            said += f" ({self.say('of', n=findings.count('holds'), all=len(contests))} ✓)"
        numbers = [
            words for contest in sorted(contests, key=lambda c: c.claim.qualifiers) for words in self._numbers(contest)
        ]
        reasons = dict.fromkeys(say(c.reason, self.language) for c in contests)
        places = dict.fromkeys(f"{self.place(p.a)} / {self.place(p.b)}" for c in contests for p in c.pairs)
        evidence = " · ".join(numbers) + (f" ({', '.join(places)})" if places else "")
        return f":{line}", " ".join(words), said, "; ".join(filter(None, (evidence, *reasons)))

    def _numbers(self, contest: Any) -> Iterator[str]:
        for pair in contest.pairs:
            test = dict(self.wording.said(pair.a)).get("benchmark", "")
            other = f" {pair.b.subject.name}" if pair.b.subject_id != contest.claim.object_id else ""
            sides = f"{self._dated(pair.a)} / {self._dated(pair.b)}{other}"
            yield f"{'✓' if pair.holds else '✗'} {test} {sides}".replace("  ", " ")
        for a, b in contest.refused[:2]:
            yield "≁ " + " / ".join(f"{self.wording.claimed(c)} ({self._conditions(c)}{self.place(c)})" for c in (a, b))

    def _dated(self, claim: Claim) -> str:
        time = claim.qualifier("time")
        return self.wording.claimed(claim) + (f" ({time})" if time else "")

    def _conditions(self, claim: Claim) -> str:
        said = [pair for pair in self.wording.said(claim) if pair[0] in ("shots", "setting")]
        return f"{qualifier_words(said, self.language)} " if said else ""

    def _topic(self, claim: Claim) -> tuple[str, ...]:
        ids = dict(claim.qualifier_ids)
        return (
            claim.subject_id,
            claim.kind,
            ids.get("benchmark", claim.qualifier("benchmark")),
            claim.qualifier("direction"),
        )

    def _about(self, claim: Claim) -> str:
        said = dict(self.wording.said(claim))
        narrow = [said[name] for name in ("benchmark", "direction", "measure") if name in said]
        kind = [] if claim.kind in ("score", "metric") else [self.wording.kind(claim.kind)]
        return " · ".join((self.wording.entity(claim), *kind, *narrow))

    def _values(self, claims: Iterable[Claim], *, all_places: bool = False, most: int = 0) -> str:
        """Each value once with the places that say it, those of others one each: “86.4 :165 :350 · 86.5 x.md:7 +2”."""
        found: dict[str, dict[str, None]] = {}
        for claim in sorted(claims, key=lambda c: (c.document != self.card.document.name, c.document, c.span.start)):
            found.setdefault(self.wording.claimed(claim), {})[self.place(claim)] = None
        parts = []
        for value, places in list(found.items())[: most or None]:
            own = [place for place in places if place.startswith(":")]
            shown = list(places)[: max(_PLACES, len(own))] if not all_places else list(places)
            left = f" +{len(places) - len(shown)}" if len(places) > len(shown) else ""
            parts.append(f"**{value}** {' '.join(shown)}{left}")
        return " · ".join(parts) + (f" +{len(found) - most}" if most and len(found) > most else "")

    def place(self, claim: Claim) -> str:
        """Where a claim stands: the line of the document itself, else document:line."""
        own = claim.document == self.card.document.name
        return f"{'' if own else claim.document}:{where(claim.span, self.language)}"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%" if whole else "—"


def _telling(group: Sequence[Any]) -> tuple[bool, int, float]:
    """How plain a contradiction is: numbers before dates and words, what the document itself contradicts before what
    others do, and what conditions may explain last."""
    gap = max((a.relation.gap for c in group for a in (*c.others, *c.itself)), default=1.0)
    counted = isinstance(group[0].claim.value, Quantity)
    rank = 0 if any(c.doubt for c in group) else 3 - counted * (2 if any(c.itself for c in group) else 1)
    return all(c.conditions for c in group), rank, -gap
