"""The door for judging one document: what others confirm and contradict, tables that cannot be right, boasts that fail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from geju.landscape.answers import Listed
from geju.landscape.auditing.contests import COMPARISON, FINDINGS, Boast, find_boasts
from geju.landscape.auditing.suspects import Suspect, find_suspects
from geju.landscape.auditing.voices import VERDICTS, Checked, check_claims, check_documents
from geju.landscape.build import weigh
from geju.landscape.view import View
from geju.model.document import Document


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A document held against its landscape and against itself; everything in the order of the text.

    ``n_documents`` and ``n_origins`` are how many others it was held against.
    """

    document: Listed
    checked: tuple[Checked, ...]
    suspects: tuple[Suspect, ...]
    boasts: tuple[Boast, ...]
    n_documents: int
    n_origins: int

    @property
    def counts(self) -> dict[str, int]:
        """Verdict -> number of claims; of the contradicted ones also ``by_others``, ``by_itself`` and ``conditions``
        (perhaps only because of what one side leaves unsaid)."""
        verdicts = Counter(checked.verdict for checked in self.checked)
        found: dict[str, int] = {"claims": len(self.checked), **{name: verdicts[name] for name in VERDICTS}}
        found["by_others"] = sum(bool(c.others) for c in self.checked)
        found["by_itself"] = sum(bool(c.itself) for c in self.checked)
        found["doubted"] = sum(bool(c.doubt) for c in self.checked)
        found["conditions"] = sum(c.conditions for c in self.checked)
        return found

    @property
    def findings(self) -> dict[str, int]:
        """Finding -> number of comparing sentences."""
        found = Counter(boast.finding for boast in self.boasts)
        return {name: found[name] for name in FINDINGS}

    def to_dict(self, language: str = "en") -> dict[str, object]:
        """The scorecard as plain values; of claims that nobody else speaks of only the number."""
        return {
            "document": self.document.name,
            "document_id": self.document.document_id,
            "date": self.document.origin.date,
            "n_documents": self.n_documents,
            "n_origins": self.n_origins,
            "counts": self.counts,
            "findings": self.findings,
            "claims": [c.to_dict(language) for c in self.checked if c.verdict != "alone"],
            "tables": [suspect.to_dict(language) for suspect in self.suspects],
            "comparisons": [boast.to_dict(language) for boast in self.boasts],
        }


def check_all(view: View, documents: Sequence[Document]) -> dict[str, tuple[Checked, ...]]:
    """Document id -> its claims as its scorecard has them, of every document of a landscape at once."""
    return check_documents(view, weigh(documents), without=(COMPARISON,))


def scorecard(view: View, document: str) -> Scorecard:
    """The scorecard of a document, by its name or id; raises UnknownNameError."""
    read = view.document(document)
    listed = view.documents()
    trust = weigh([view.document(one.document_id) for one in listed])
    own = next(one for one in listed if one.document_id == read.document_id)
    origin = trust.standings[own.document_id].origin
    others = [one for one in listed if trust.standings[one.document_id].origin != origin]
    checked = check_claims(view, read.document_id, trust, without=(COMPARISON,))
    return Scorecard(
        document=own,
        checked=checked,
        suspects=find_suspects(read, checked),
        boasts=find_boasts(view, read),
        n_documents=len(others),
        n_origins=len({trust.standings[one.document_id].origin for one in others}),
    )
