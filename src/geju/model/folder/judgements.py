"""Judgements: what people decided, one JSON object a line, each line checked and each that decides nothing told.

{"verdict": "same", "a": "智谱", "b": "Zhipu AI", "by": "Ann", "at": "2024-09-20"}
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from geju.base.errors import Problem, accessing, listed, nearest
from geju.base.schema import faults
from geju.base.text import fold
from geju.model.claim import Claim
from geju.model.entity import Entity, Judgement
from geju.model.project import JUDGEMENTS
from geju.model.value import Mention

if TYPE_CHECKING:
    from geju.model.vocabulary import Vocabulary

_SCHEMA = Path(__file__).parents[1] / "schemas" / "judgement.schema.json"
_OF_NAMES = ("same", "different")


def read_judgements(folder: Path) -> tuple[tuple[Judgement, ...], tuple[Problem, ...]]:
    """The judgements of a landscape in the order they were made, and the problems of each line that is none.

    Raises AccessError where the file cannot be read.
    """
    path = folder / JUDGEMENTS
    with accessing(path):
        text = path.read_text(encoding="utf-8-sig", errors="replace") if path.exists() else ""
    found: list[Judgement] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        read = _read(line, number) if line.strip() else ()
        problems += [item for item in read if isinstance(item, Problem)]
        found += [item for item in read if isinstance(item, Judgement)]
    return tuple(found), tuple(problems)


def _read(line: str, number: int) -> Iterable[Judgement | Problem]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", type(error).__name__)
        return [_problem("judgement_no_json", number, reason=reason)]
    if not isinstance(data, dict):
        return [_problem("judgement_no_object", number)]
    wrong = faults(data, _SCHEMA, JUDGEMENTS, lambda where: number)
    if wrong:
        return wrong
    judgement = Judgement(**data, line=number)
    if judgement.verdict in _OF_NAMES and not judgement.b:
        return [_problem("judgement_one_name", number, verdict=judgement.verdict)]
    if judgement.verdict not in _OF_NAMES and judgement.b:
        return [_problem("judgement_two_claims", number, verdict=judgement.verdict)]
    return [judgement]


def _problem(name: str, line: int, /, **params: str) -> Problem:
    return Problem(f"pipeline.{name}", tuple(sorted(params.items())), JUDGEMENTS, line)


def unmatched(
    judgements: Iterable[Judgement], claims: Iterable[Claim], entities: Iterable[Entity], vocabulary: Vocabulary
) -> list[Problem]:
    """A problem for each judgement that decides nothing: no claim or name is so called, or the two cannot be compared."""
    listed_ones = list(judgements)
    if not listed_ones:
        return []
    said = list(claims)
    names = _Names(said, entities, vocabulary)
    ids = {claim.claim_id for claim in said}
    found: list[Problem] = []
    for one in listed_ones:
        found += names.faults(one) if one.verdict in _OF_NAMES else _claim_faults(one, ids)
    return found


def _claim_faults(one: Judgement, ids: set[str]) -> list[Problem]:
    if one.a in ids:
        return []
    return [_problem("judgement_no_claim", one.line, verdict=one.verdict, name=one.a)]


class _Names:
    """The names that claims use: folded name or known id -> the mentions that it stands for, as (type, name)."""

    def __init__(self, claims: Iterable[Claim], entities: Iterable[Entity], vocabulary: Vocabulary) -> None:
        self.types = vocabulary.entity_types
        self.by_name: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self.by_known: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self.spelt: dict[str, str] = {}
        known = {fold(name): e for e in entities if e.known for name in e.names}
        for key in {key for claim in claims for key in _mentions(claim, vocabulary)}:
            self.by_name[fold(key[1])].add(key)
            self.spelt.setdefault(key[1], key[1])
            thing = known.get(fold(key[1]))
            for name in (thing.entity_id, *map(fold, thing.names)) if thing else ():
                self.by_known[name].add(key)

    def faults(self, one: Judgement) -> Iterator[Problem]:
        """Why a judgement of two names decides nothing."""
        if one.type and one.type not in self.types:
            near = nearest(one.type, self.types) or listed(self.types)
            yield _problem("judgement_no_type", one.line, name=one.type, near=near)
            return
        sides = [self._meant(name) for name in (one.a, one.b)]
        for name, meant in zip((one.a, one.b), sides, strict=True):
            if not meant:
                near = nearest(name, self.spelt)
                yield _problem(
                    "judgement_no_name_near" if near else "judgement_no_name", one.line, name=name, near=near
                )
            elif one.type and all(type_ != one.type for type_, _ in meant):
                types = ", ".join(sorted({type_ for type_, _ in meant}))
                yield _problem("judgement_other_type", one.line, name=name, types=types, type=one.type)
        if not all(sides) or one.type:
            return
        kinds = [sorted({type_ for type_, _ in meant}) for meant in sides]
        if sides[0] == sides[1]:
            yield _problem("judgement_one_spelling", one.line, a=one.a, b=one.b)
        elif not set(kinds[0]) & set(kinds[1]):
            words = {"types_a": ", ".join(kinds[0]), "types_b": ", ".join(kinds[1])}
            yield _problem("judgement_two_types", one.line, a=one.a, b=one.b, **words)

    def _meant(self, name: str) -> set[tuple[str, str]]:
        return self.by_name.get(fold(name)) or self.by_known.get(name) or self.by_known.get(fold(name)) or set()


def _mentions(claim: Claim, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Every name in a claim, with the entity type that it is taken for."""
    yield claim.subject.type, claim.subject.name
    if isinstance(claim.value, Mention):
        yield claim.value.type, claim.value.name
    kind = vocabulary.kinds.get(claim.kind)
    named = {q.name: q.entity_type for q in kind.qualifiers if q.entity_type} if kind else {}
    for name, word in claim.qualifiers:
        if name in named:
            yield named[name], word
