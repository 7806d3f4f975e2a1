"""Mappings: YAML that says which claims the records of a feed make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from geju.base.content import load_yaml
from geju.base.errors import ContentError, UnknownNameError
from geju.model.document import Node

FOLDER = Path(__file__).parents[1] / "mappings"
_SCHEMA = Path(__file__).parents[2] / "model" / "schemas" / "mapping.schema.json"


@dataclass(frozen=True)
class ClaimField:
    """One claim a record makes: the field that holds the value, the kind, and what else the value needs."""

    field: str
    kind: str
    type: str = ""
    unit: str = ""
    currency: str = ""
    per: str = ""
    scale: str = ""
    words: tuple[tuple[str, str], ...] = ()
    qualifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class FeedMapping:
    """“The records stand under ``prices``, each is about its ``model``, its ``input`` is a price.”"""

    name: str
    records: tuple[str, ...]
    subject: str
    subject_type: str
    required: tuple[str, ...]
    claims: tuple[ClaimField, ...]
    match_name: str = ""
    match_keys: tuple[str, ...] = ()

    def fits(self, name: str, root: Node) -> bool:
        """Whether a document that names no mapping is one of these feeds."""
        if not self.match_keys or (self.match_name and not re.search(self.match_name, name)):
            return False
        place = self.records[:-2] if self.records[-1:] == ("*",) and len(self.records) > 2 else self.records
        first = next((node for node, _ in records(root, place)), None)
        return first is not None and all(first.child(key) is not None for key in self.match_keys)


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
    return FeedMapping(
        name=data["mapping"],
        records=tuple(part for part in data["records"].split(".") if part),
        subject=data["subject"]["field"],
        subject_type=data["subject"]["type"],
        required=tuple(data.get("require", ())),
        claims=tuple(_field(item) for item in data["claims"]),
        match_name=match.get("name", ""),
        match_keys=tuple(match.get("keys", ())),
    )


def _field(item: dict[str, Any]) -> ClaimField:
    return ClaimField(
        field=item["field"],
        kind=item["kind"],
        type=item.get("type", ""),
        unit=item.get("unit", ""),
        currency=item.get("currency", ""),
        per=str(item.get("per", "")),
        scale=str(item.get("scale", "")),
        words=tuple(item.get("map", {}).items()),
        qualifiers=tuple(item.get("qualifiers", {}).items()),
    )


def records(root: Node, path: tuple[str, ...]) -> Iterator[tuple[Node, tuple[Node, ...]]]:
    """The nodes at a path (``*`` is every child), each with the nodes above it, nearest first."""

    def walk(node: Node, rest: tuple[str, ...], above: tuple[Node, ...]) -> Iterator[tuple[Node, tuple[Node, ...]]]:
        if not rest:
            yield node, above
        elif rest[0] == "*":
            for child in node.children:
                yield from walk(child, rest[1:], (node, *above))
        else:
            inner = node.child(rest[0])
            if inner is not None:
                yield from walk(inner, rest[1:], (node, *above))

    yield from walk(root, path, ())


def find_field(record: Node, above: tuple[Node, ...], name: str) -> Node | None:
    """A field of a record: ``a.b`` goes deeper, ``^a`` looks in the records around it."""
    if name.startswith("^"):
        return next((found for node in above if (found := node.child(name[1:])) is not None), None)
    node: Node | None = record
    for part in name.split("."):
        node = node.child(part) if node is not None else None
    return node
