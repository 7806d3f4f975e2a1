"""A figure: an exhibit drawn, every mark leading to the facts and claims behind it; an edition: one dated issue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field


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


@dataclass(frozen=True, slots=True)
class Figure:
    """An exhibit as drawn in one language: a titled table of marks with a form that says how it is shown.

    ``columns`` are the headings, ``rows`` the marks (a cell may hold several), ``options`` what the form needs;
    ``note`` what a reader must know, ``sql`` the question as it was asked.
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
