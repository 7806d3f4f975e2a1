"""Mappings: YAML that says which claims the records of a feed make."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from geju.base.content import load_yaml
from geju.base.errors import ContentError, UnknownNameError
from geju.claims.records.places import Path as Place
from geju.claims.records.places import records
from geju.model.document import Node

FOLDER = Path(__file__).parents[1] / "mappings"
_SCHEMA = Path(__file__).parents[2] / "model" / "schemas" / "mapping.schema.json"
Where = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Scope:
    """What a qualifier says: “the vendor is what ``litellm_provider`` names, unless that is the maker itself”.

    ``source`` is a constant, ``$field``, ``@group`` of the document's name or ``#group`` of the key's pattern, and may
    hold several fields (``$start – $end``). ``pattern`` cuts the word out of the field; ``words`` are the words it may
    be and what they mean, where only some say something; of ``silent`` (patterns for “word subject”) nothing is said.
    """

    source: str
    pattern: str = ""
    words: tuple[tuple[str, str], ...] = ()
    silent: tuple[str, ...] = ()


@dataclass(frozen=True)
class ClaimField:
    """One claim a record makes: the fields that may hold the value (the first that says something), the kind, and what else it needs.

    ``keys`` is a pattern instead of fields: each key of the record that is wholly of it makes a claim.
    """

    fields: tuple[str, ...]
    kind: str
    keys: str = ""
    pattern: str = ""
    where: Where = ()
    type: str = ""
    unit: str = ""
    currency: str = ""
    per: str = ""
    scale: str = ""
    words: tuple[tuple[str, str], ...] = ()
    qualifiers: tuple[tuple[str, tuple[Scope, ...]], ...] = ()

    @property
    def field(self) -> str:
        """The field as problems name it."""
        return self.fields[0] if self.fields else self.keys


@dataclass(frozen=True)
class Subject:
    """What a record is about: the fields that may name it, its type (another one where its ``types`` say so), and how the name is cut out.

    ``after`` is the mark that the name stands behind (``/`` in ``openai/gpt-5``), ``pattern`` finds it in the rest.
    """

    fields: tuple[str, ...]
    type: str
    after: str = ""
    pattern: str = ""
    types: tuple[tuple[str, Where], ...] = ()


@dataclass(frozen=True)
class FeedMapping:
    """“The records stand under ``prices``, each is about its ``model``, its ``input`` is a price.”

    The rows of a table are records too: its header gives their keys, and ``records`` is ``*``. ``where``: only records
    whose fields are wholly of these patterns are any.
    """

    name: str
    records: tuple[Place, ...]
    subject: Subject
    required: tuple[str, ...]
    claims: tuple[ClaimField, ...]
    where: Where = ()
    missing: frozenset[str] = frozenset()
    match_name: str = ""
    match_keys: tuple[str, ...] = ()
    match_at: tuple[Place, ...] = ()
    about: tuple[tuple[str, str], ...] = ()

    @property
    def types(self) -> frozenset[str]:
        """The entity types that its subjects may have."""
        return frozenset({self.subject.type, *(type_ for type_, _ in self.subject.types)})

    def fits(self, name: str, root: Node) -> bool:
        """Whether a document that names no mapping is one of these feeds."""
        if not self.match_keys or (self.match_name and not re.search(self.match_name, name)):
            return False
        return self.missed(root) == []

    def missed(self, root: Node) -> list[str]:
        """The keys of the match that the first record does not have; all of them where there is no record."""
        first = next((node for node, _, _ in records(root, *self.match_at)), None)
        return [key for key in self.match_keys if first is None or first.child(key) is None]

    def told(self, name: str) -> dict[str, str]:
        """What the name of a document says, by the named groups of ``match.name``."""
        found = re.search(self.match_name, name) if self.match_name else None
        return {key: word for key, word in found.groupdict().items() if word} if found else {}


@cache
def mappings() -> Mapping[str, FeedMapping]:
    """geju's own mappings by name."""
    return {path.stem: read_mapping(path) for path in sorted(FOLDER.glob("*.yaml"))}


def mapping_named(name: str) -> FeedMapping:
    """The mapping of that name; raises UnknownNameError."""
    if name not in mappings():
        raise UnknownNameError("mapping", name, mappings())
    return mappings()[name]


def read_mapping(path: Path) -> FeedMapping:
    """A mapping from its YAML file; raises ContentError."""
    data = load_yaml(path, _SCHEMA)
    if data["mapping"] != path.stem:
        raise ContentError("model.name_not_file", path=path, line=1, name=data["mapping"], file=path.stem)
    match = data.get("match", {})
    places = tuple(_place(way) for way in _listed(data["records"]))
    at = tuple(_place(way) for way in _listed(match["at"])) if "at" in match else (_sample(places[0]),)
    return FeedMapping(
        name=data["mapping"],
        records=places,
        subject=_subject(data["subject"]),
        required=tuple(data.get("require", ())),
        claims=tuple(_claim(item, data.get("qualifiers", {})) for item in data["claims"]),
        where=tuple(data.get("where", {}).items()),
        missing=frozenset(str(word).casefold() for word in data.get("missing", ())),
        match_name=match.get("name", ""),
        match_keys=tuple(match.get("keys", ())),
        match_at=at,
        about=tuple(data.get("about", {}).items()),
    )


def _place(way: str) -> Place:
    return tuple(part for part in way.split(".") if part)


def _sample(place: Place) -> Place:
    """Where the keys of a match are looked for: of records within records, in the outer ones."""
    return place[:-2] if place[-1:] == ("*",) and len(place) > 2 else place


def _listed(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _subject(item: dict[str, Any]) -> Subject:
    types = tuple((other["type"], tuple(other["where"].items())) for other in item.get("types", ()))
    return Subject(_listed(item["field"]), item["type"], item.get("after", ""), item.get("pattern", ""), types)


def _claim(item: dict[str, Any], shared: dict[str, Any]) -> ClaimField:
    """A claim's entry; qualifiers that the whole mapping shares hold for each claim of a kind that they name."""
    said = {**shared.get(item["kind"], {}), **item.get("qualifiers", {})}
    return ClaimField(
        fields=_listed(item.get("field", [])),
        kind=item["kind"],
        keys=item.get("keys", ""),
        pattern=item.get("pattern", ""),
        where=tuple(item.get("where", {}).items()),
        type=item.get("type", ""),
        unit=item.get("unit", ""),
        currency=item.get("currency", ""),
        per=str(item.get("per", "")),
        scale=str(item.get("scale", "")),
        words=tuple(item.get("map", {}).items()),
        qualifiers=tuple((name, _scopes(word)) for name, word in said.items()),
    )


def _scopes(said: Any) -> tuple[Scope, ...]:
    if isinstance(said, list):
        return tuple(scope for one in said for scope in _scopes(one))
    if isinstance(said, str):
        return (Scope(said),)
    words = tuple(said.get("map", {}).items())
    return tuple(
        Scope(source, said.get("pattern", ""), words, tuple(said.get("silent", ()))) for source in _listed(said["from"])
    )
