"""Tables of facts on the page of an entity: those about it, those that name it, those that have it as a qualifier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from geju.model.fact import Fact
from geju.model.figure import Figure
from geju.model.value import Quantity
from geju.outputs.site.shape import Shape
from geju.outputs.site.wording import Told, Wording

# Kinds in the order in which a reader asks; those not listed follow by name.
_ORDER = (
    "category", "developer", "founded", "released", "founder", "openness", "license", "parameters", "active_parameters",
    "context_window", "architecture", "modality", "training_tokens", "counterpart", "role", "former_role", "education",
    "score", "price", "valuation", "funding_amount", "funding_round", "investor", "invested_in", "revenue", "metric",
)  # fmt: skip
_PLACES = {name: n for n, name in enumerate(_ORDER)}
# Kinds that make a table of their own even where there is one fact; others with few facts stand at a glance.
TABLES = {"score", "price", "metric", "revenue"}
FEW = 4


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page: a table of facts (``facts``) or a drawing (``chart``).

    ``own``: the facts are about the entity itself; else ``who`` they are about is a column. ``hide`` is the address of
    the page itself, which no qualifier needs to name again.
    """

    kind: str
    place: str
    title: str
    facts: tuple[Told, ...] = ()
    own: bool = False
    who: bool = False
    what: bool = False
    when: bool = False
    valued: bool = True
    numeric: bool = False
    hide: str = ""
    figure: Figure | None = None
    shape: Shape | None = field(default=None)


def own_table(kind: str, facts: Iterable[Fact], wording: Wording) -> Section:
    """The facts of a kind about the entity itself, newest first."""
    told = sorted(wording.tell_all(facts), key=lambda one: one.time, reverse=True)
    return _table(kind, wording.kind(kind), told, own=True)


def table_by(kind: str, facts: Iterable[Fact], wording: Wording) -> Section:
    """The facts of a kind that name the entity."""
    return _table(f"by-{kind}", wording.inverse(kind), wording.tell_all(facts), who=True, valued=False)


def table_under(kind: str, facts: Iterable[Fact], wording: Wording, here: str) -> Section:
    """The facts of a kind that have the entity, whose page is at ``here``, as a qualifier: best first."""
    return _table(f"under-{kind}", wording.kind(kind), sorted(wording.tell_all(facts), key=_rank), who=True, hide=here)


def by_kind(facts: Iterable[Fact]) -> list[tuple[str, list[Fact]]]:
    """Facts by kind, in the order in which a reader asks."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.kind].append(fact)
    return sorted(found.items(), key=lambda item: (_PLACES.get(item[0], len(_ORDER)), item[0]))


def _rank(told: Told) -> tuple[object, ...]:
    number = -told.sort if isinstance(told.sort, float) else 0.0
    return told.narrowed, number, told.entity, told.fact.fact_id


def _table(
    place: str,
    title: str,
    facts: Sequence[Told],
    *,
    own: bool = False,
    who: bool = False,
    valued: bool = True,
    hide: str = "",
) -> Section:
    return Section(
        "facts",
        place,
        title,
        tuple(facts),
        own=own,
        who=who,
        what=any(address != hide or not hide for told in facts for _, _, address in told.slot),
        when=any(told.time for told in facts),
        valued=valued,
        hide=hide,
        numeric=all(isinstance(told.fact.value, Quantity) for told in facts),
    )
