"""A figure: an exhibit drawn, every mark leading to the facts and claims behind it; an edition: one dated issue; a clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from geju.base.errors import UsageError
from geju.model.value import bounds


@dataclass(frozen=True, slots=True)
class Mark:
    """One shown value: its words, what it sorts by, the fact or entity it stands for, and the claims behind it.

    ``note``: the unit of a quantity, for comparing like with like.
    """

    words: str
    sort: float | str | None = None
    entity_id: str = ""
    fact_id: str = ""
    claim_ids: tuple[str, ...] = ()
    status: str = ""
    hedged: bool = False
    note: str = ""

    def to_dict(self) -> dict[str, object]:
        """The words and what is behind them."""
        return {"words": self.words, "entity": self.entity_id, "fact": self.fact_id, "claims": list(self.claim_ids)}


@dataclass(frozen=True, slots=True)
class Figure:
    """An exhibit as drawn in one language: a titled table of marks with a form that says how it is shown.

    ``columns`` are the headings, ``rows`` the marks (a cell may hold several), ``options`` what the form needs;
    ``note`` what a reader must know, ``sql`` the question as it was asked; ``brought`` where the landscape itself brought
    the exhibit: one of geju's own need not be shown where it finds nothing.
    """

    name: str
    form: str
    title: str
    question: str
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[Mark, ...], ...], ...]
    language: str = "en"
    options: Mapping[str, object] = field(default_factory=dict)
    note: str = ""
    sql: str = ""
    brought: bool = False

    def to_dict(self) -> dict[str, object]:
        """The table as plain values: of each mark its words, and the ids of the entity, fact and claims behind it."""
        return {
            "exhibit": self.name,
            "title": self.title,
            "columns": list(self.columns),
            "rows": [[[mark.to_dict() for mark in cell] for cell in row] for row in self.rows],
        }


@dataclass(frozen=True, slots=True)
class Edition:
    """One dated issue of a landscape: "the build of sources e3b0…, 412 facts from 23 documents"."""

    edition_id: str
    title: tuple[tuple[str, str], ...]
    date: str
    n_documents: int
    n_claims: int
    n_entities: int
    n_facts: int
    n_problems: int
    path: str = ""

    @classmethod
    def of(cls, about: Mapping[str, str], edition_id: str, path: str = "") -> Edition:
        """The edition that says this of itself: ``date``, ``title_<language>``, ``n_<what>``."""
        titles = tuple((key.removeprefix("title_"), value) for key, value in about.items() if key.startswith("title_"))
        counts = {name: int(about[name]) for name in cls.__dataclass_fields__ if name.startswith("n_")}
        return cls(edition_id=edition_id, title=titles, date=about["date"], path=path, **counts)

    def to_dict(self) -> dict[str, object]:
        """The edition as plain values."""
        return {**asdict(self), "title": dict(self.title)}


@dataclass(frozen=True, slots=True)
class Clock:
    """The date of which a landscape is asked: "as of September 2024, and as far as was known by then".

    ``as_of``: what was true then (rounds, prices, releases up to that date); ``known_at``: what documents of up to that
    date say. ISO times (2024-09, 2024-09-20, 2024-Q3); a period counts to its last day. Both empty: now.
    """

    as_of: str = ""
    known_at: str = ""

    def __post_init__(self) -> None:
        for option, time in (("--as-of", self.as_of), ("--known-at", self.known_at)):
            try:
                bounds(time or "2000")
            except ValueError:
                raise UsageError("model.no_time", option=option, time=time) from None

    def __bool__(self) -> bool:
        return bool(self.as_of or self.known_at)
