"""A company in four dimensions: its models, its applications, its funding, its team."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from geju.base.language import say
from geju.model.fact import Fact
from geju.model.value import Quantity, say_value
from geju.outputs.site.contents import Contents
from geju.outputs.site.parts.facts import Section, own_table, table_by
from geju.outputs.site.wording import Told, Wording

# Which facts about a company belong to which dimension; the others are its own.
KINDS = {
    "models": (),
    "applications": ("metric",),
    "funding": ("funding_round", "funding_amount", "valuation", "investor", "revenue", "invested_in"),
    "team": (),
}
# Which facts naming a company are told in a dimension.
NAMING = ("developer", "investor", "invested_in", "founder", "role")
_PASSED = {"superseded", "scheduled", "cancelled"}
_GLANCE = 3
# Columns of several numbers, each with what it measures before it.
_LISTED = ("score", "metric")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of things side by side: the thing it is about (an entity id), or words where it is none, then the facts of each column."""

    thing: str
    words: str
    cells: tuple[tuple[Told, ...], ...]


@dataclass(frozen=True, slots=True)
class Things:
    """What is told of several things side by side: ``columns`` are (name, label, whether numbers), those told of none of
    the things are left out and stand in ``gaps``; ``first`` heads the things."""

    first: str
    columns: tuple[tuple[str, str, bool], ...]
    lines: tuple[Line, ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension of a company: a grid, tables of facts shown and such as are folded away; ``grid`` is None and
    both are empty where the sources say nothing."""

    name: str
    title: str
    grid: Things | None
    sections: tuple[Section, ...] = ()
    folded: tuple[Section, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.grid or self.sections or self.folded)


def dimensions(entity_id: str, wording: Wording) -> tuple[Dimension, ...]:
    """The four dimensions of a company; of one that makes nothing and raised nothing only those that hold something."""
    own, naming = _kinds(wording.contents.facts_of, entity_id), _kinds(wording.contents.facts_naming, entity_id)
    found = (
        _models(naming, wording),
        _applications(own, naming, wording),
        _funding(own, naming, wording),
        _team(own, naming, wording),
    )
    acts = "developer" in naming or any(
        kind in own for kind in ("founder", "funding_round", "funding_amount", "valuation")
    )
    return found if acts else tuple(one for one in found if one)


def _kinds(facts_by: Mapping[str, list[Fact]], entity_id: str) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts_by.get(entity_id, ()):
        found[fact.kind].append(fact)
    return found


def _models(naming: Mapping[str, list[Fact]], wording: Wording) -> Dimension:
    made = _made(naming, wording.contents, "Model")
    columns = ("released", "parameters", "context_window", "openness", "score", "price")
    return _dimension("models", wording, _grid("Model", made, columns, wording))


def _applications(own: Mapping[str, list[Fact]], naming: Mapping[str, list[Fact]], wording: Wording) -> Dimension:
    made = _made(naming, wording.contents, "Product")
    grid = _grid("Product", made, ("category", "released", "metric", "price"), wording)
    return _dimension(
        "applications", wording, grid, [own_table(kind, own[kind], wording) for kind in ("metric",) if own.get(kind)]
    )


def _funding(own: Mapping[str, list[Fact]], naming: Mapping[str, list[Fact]], wording: Wording) -> Dimension:
    columns = ("funding_round", "funding_amount", "valuation", "investor")
    by_time: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for kind in columns:
        for fact in own.get(kind, ()):
            if fact.status not in _PASSED or kind == "valuation":
                by_time[fact.time][kind].append(fact)
    lines = [
        Line("", time, tuple(tuple(wording.tell_all(facts[kind])) for kind in columns))
        for time, facts in sorted(by_time.items(), reverse=True)
    ]
    shown = [own_table(kind, own[kind], wording) for kind in ("revenue", "invested_in") if own.get(kind)]
    shown += [table_by(kind, naming[kind], wording) for kind in ("investor", "invested_in") if naming.get(kind)]
    folded = [own_table(kind, own[kind], wording) for kind in columns if own.get(kind)]
    return _dimension(
        "funding", wording, _told_only(wording.messages["column_when"], columns, lines, wording), shown, folded
    )


def _team(own: Mapping[str, list[Fact]], naming: Mapping[str, list[Fact]], wording: Wording) -> Dimension:
    contents = wording.contents
    founders = {contents.object_id(fact): fact for fact in own.get("founder", ())}
    posts: dict[str, list[Fact]] = {person: [] for person in founders}
    for fact in naming.get("role", ()):
        posts.setdefault(fact.entity_id, []).append(fact)
    posts = {person: held or [founders[person]] for person, held in posts.items()}
    lines = [
        Line(
            person,
            "",
            tuple(
                tuple(wording.tell_all(facts))
                for facts in (held, *_told_of(person, ("former_role", "education"), contents))
            ),
        )
        for person, held in posts.items()
        if person
    ]
    return _dimension(
        "team", wording, _told_only(wording.type("Person"), ("role", "former_role", "education"), lines, wording)
    )


def _dimension(
    name: str, wording: Wording, grid: Things | None, shown: Iterable[Section] = (), folded: Iterable[Section] = ()
) -> Dimension:
    return Dimension(name, say(f"exhibits.dimension_{name}", wording.language), grid, tuple(shown), tuple(folded))


def _made(naming: Mapping[str, list[Fact]], contents: Contents, type_: str) -> list[str]:
    """The things of a type that a company is told to have made, newest first."""
    made = {fact.entity_id for fact in naming.get("developer", ()) if contents.entities[fact.entity_id].type == type_}

    def newest(thing: str) -> tuple[str, str]:
        times = [say_value(fact.value) for fact in contents.facts_of.get(thing, ()) if fact.kind == "released"]
        return max(times, default=""), contents.entities[thing].name

    return sorted(sorted(made, key=lambda thing: newest(thing)[1]), key=lambda thing: newest(thing)[0], reverse=True)


def _grid(type_: str, things: Iterable[str], columns: tuple[str, ...], wording: Wording) -> Things | None:
    contents = wording.contents
    lines = [
        Line(thing, "", tuple(tuple(wording.tell_all(facts)) for facts in _told_of(thing, columns, contents)))
        for thing in things
    ]
    return _told_only(wording.type(type_), columns, lines, wording)


def _told_only(first: str, columns: tuple[str, ...], lines: list[Line], wording: Wording) -> Things | None:
    """A grid of the columns of which something is told; none where there are no lines."""
    if not lines:
        return None
    told = [n for n in range(len(columns)) if any(line.cells[n] for line in lines)]
    gaps = tuple(_label(name, wording) for n, name in enumerate(columns) if n not in told)
    heads = tuple(
        (
            columns[n],
            _label(columns[n], wording),
            _numbers(columns[n], (told_ for line in lines for told_ in line.cells[n])),
        )
        for n in told
    )
    kept = tuple(Line(line.thing, line.words, tuple(line.cells[n] for n in told)) for line in lines)
    return Things(first, heads, kept, gaps)


def _label(kind: str, wording: Wording) -> str:
    return wording.messages.get(f"grid_{kind}") or wording.kind(kind)


def _numbers(name: str, cells: Iterable[Told]) -> bool:
    return name not in _LISTED and all(isinstance(told.fact.value, Quantity) for told in cells)


def _told_of(thing: str, kinds: tuple[str, ...], contents: Contents) -> list[list[Fact]]:
    """The facts of a thing that a grid shows, by kind: of scores those that most claims tell, of prices the
    lowest, of metrics the newest."""
    found: dict[str, list[Fact]] = {kind: [] for kind in kinds}
    for fact in contents.facts_of.get(thing, ()):
        if fact.kind in found and fact.status not in _PASSED:
            found[fact.kind].append(fact)
    for kind, choose in (("score", _best_told), ("price", _lowest), ("metric", _newest)):
        if found.get(kind):
            found[kind] = choose(found[kind], contents)
    return list(found.values())


def _best_told(facts: list[Fact], contents: Contents) -> list[Fact]:
    """A score a benchmark, those that most claims tell first."""
    by_benchmark: dict[str, Fact] = {}
    for fact in facts:
        by_benchmark.setdefault(contents.slot_ids(fact).get("benchmark", ""), fact)
    ordered = sorted(by_benchmark.items(), key=lambda one: (-len(one[1].claims_for), one[0]))
    return [fact for benchmark, fact in ordered if benchmark][:_GLANCE]


def _lowest(facts: list[Fact], contents: Contents) -> list[Fact]:
    """The lowest price in each unit: of what is read, where that is priced by itself."""
    best: dict[str, tuple[Decimal, Fact]] = {}
    for fact in [fact for fact in facts if dict(fact.slot).get("direction") == "input"] or facts:
        value = fact.value
        if isinstance(value, Quantity) and value.low is not None:
            taken = best.get(value.unit)
            best[value.unit] = taken if taken and taken[0] <= value.low else (value.low, fact)
    return [fact for _, fact in best.values()]


def _newest(facts: list[Fact], contents: Contents) -> list[Fact]:
    """The newest figures; a place in a list is none."""
    figures = [fact for fact in facts if not dict(fact.slot).get("measure", "").endswith("_rank")]
    return sorted(figures, key=lambda fact: fact.time, reverse=True)[:_GLANCE]
