"""Turning the clocks back: the edition as it was at a date (true by then), and as it could be known at a date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from geju.base.errors import Problem
from geju.base.ids import content_id
from geju.base.registry import entry
from geju.landscape.build import Material, build
from geju.landscape.rule import RULES, Rule
from geju.landscape.store import store_folder
from geju.landscape.view import View
from geju.model.claim import Claim
from geju.model.document import Origin
from geju.model.entity import Judgement
from geju.model.figure import Clock
from geju.model.kind import Kind
from geju.model.project import Project
from geju.model.value import Moment, bounds
from geju.model.vocabulary import Vocabulary

# When a thing began: before that nothing is said of it.
_BEGINNINGS = frozenset({"released", "founded"})


def turn_back(
    view: View, clock: Clock, project: Project, vocabulary: Vocabulary, judgements: Sequence[Judgement] = ()
) -> Path:
    """The file of what an edition comes to by a clock; made once for each edition, and gone with it.

    ``known_at`` takes away the documents that are not known to be that old, ``as_of`` the claims about what came later:
    a round, a price or a release after the date, and everything about what did not exist yet. What is left is
    fused anew, by the same rules and judgements: what a person found wrong was wrong then.
    """
    edition = view.edition.edition_id
    name = (
        f"edition-{edition.removeprefix('e-')}-{content_id('t', clock.as_of, clock.known_at).removeprefix('t-')}.duckdb"
    )
    path = store_folder(project.folder) / name
    if path.is_file():
        return path
    listed = view.documents()
    known = [d for d in listed if not clock.known_at or _wholly_by(_dated(d.origin), clock.known_at)]
    dates = {d.document_id: _dated(d.origin) for d in known}
    claims = [c for c in view.claims() if c.document_id in dates]
    if clock.as_of:
        claims = _true_by(claims, dates, vocabulary.kinds, clock.as_of)
    kept = {i for c in claims for i in (c.subject_id, c.object_id, *(i for _, i in c.qualifier_ids)) if i}
    undated = [Problem("landscape.not_dated", (), d.name, None, "warning") for d in listed if not _dated(d.origin)]
    material = Material(
        project=replace(project, assertions=(), date=clock.as_of or clock.known_at),
        vocabulary=vocabulary,
        documents=tuple(view.document(d.document_id) for d in known),
        claims=tuple(claims),
        entities=tuple(entity for entity in view.entities() if entity.entity_id in kept),
        judgements=tuple(judgements),
        problems=tuple(undated if clock.known_at else ()),
    )
    build(material, name)
    return path


def _dated(origin: Origin) -> str:
    """When a document was there: the day it was published, else the day it was fetched."""
    return origin.date or origin.retrieved_on


def _wholly_by(time: str, end: str) -> bool:
    """Whether an ISO time ends by the last day of another: “2024” is not known to be before May of it."""
    try:
        return bounds(time)[1] <= bounds(end)[1]
    except ValueError:
        return False


def _by(time: str, end: str) -> bool:
    """Whether an ISO time begins by the last day of another; False where it is none."""
    try:
        return bounds(time)[0] <= bounds(end)[1]
    except ValueError:
        return False


def _true_by(claims: list[Claim], dates: Mapping[str, str], kinds: Mapping[str, Kind], end: str) -> list[Claim]:
    """The claims that may have been true by a date, of things that existed by then."""
    begun = _beginnings(claims, dates)
    last = bounds(end)[1]
    return [
        claim
        for claim in claims
        if begun.get(claim.subject_id, date.min) <= last
        and begun.get(claim.object_id, date.min) <= last
        and _applies(claim, dates, kinds, end)
    ]


def _applies(claim: Claim, dates: Mapping[str, str], kinds: Mapping[str, Kind], end: str) -> bool:
    if isinstance(claim.value, Moment):
        return _by(claim.value.iso, end)
    time = claim.qualifier("time")
    if not time and entry(RULES, kinds[claim.kind].rule, Rule).supersedes:
        time = dates[claim.document_id]  # of something that changes, what a document says is of its date
    return not time or _by(time, end)


def _beginnings(claims: Iterable[Claim], dates: Mapping[str, str]) -> dict[str, date]:
    """The first day on which a thing is known to have existed: its earliest release, founding, time or mention."""
    told: dict[str, date] = {}
    met: dict[str, date] = {}
    for claim in claims:
        for found, time in (
            (told, claim.value.iso if isinstance(claim.value, Moment) else ""),
            (met, dates[claim.document_id]),
        ):
            if found is told and claim.kind not in _BEGINNINGS:
                continue
            try:
                first = bounds(time)[0]
            except ValueError:
                continue
            found[claim.subject_id] = min(found.get(claim.subject_id, first), first)
    return {entity: min(first, met.get(entity, first)) for entity, first in told.items()} | {
        entity: first for entity, first in met.items() if entity not in told
    }
