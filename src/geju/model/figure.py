"""A figure: an exhibit drawn, every mark leading to the facts and claims behind it; an edition: one dated issue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


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
