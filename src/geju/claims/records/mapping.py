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
    """One claim a record makes: the fields that may hold the value (the first that says something), the kind, and what else it needs."""

    fields: tuple[str, ...]
    kind: str
    type: str = ""
    unit: str = ""
    currency: str = ""
    per: str = ""
    scale: str = ""
    words: tuple[tuple[str, str], ...] = ()
    qualifiers: tuple[tuple[str, str], ...] = ()

    @property
    def field(self) -> str:
        """The field as problems name it."""
        return self.fields[0]


@dataclass(frozen=True)
class FeedMapping:
    """“The records stand under ``prices``, each is about its ``model``, its ``input`` is a price.”

    The rows of a table are records too: its header gives their keys, and ``records`` is ``*``. ``subject_after`` is
    the mark in the subject's field that the name stands behind (``/`` in ``openai/gpt-5``).
    """

    name: str
    records: tuple[str, ...]
    subject: tuple[str, ...]
    subject_type: str
    subject_after: str
    required: tuple[str, ...]
    claims: tuple[ClaimField, ...]
    missing: frozenset[str] = frozenset()
    match_name: str = ""
    match_keys: tuple[str, ...] = ()
    about: tuple[tuple[str, str], ...] = ()

    def fits(self, name: str, root: Node) -> bool:
        """Whether a document that names no mapping is one of these feeds."""
        if not self.match_keys or (self.match_name and not re.search(self.match_name, name)):
            return False
        place = self.records[:-2] if self.records[-1:] == ("*",) and len(self.records) > 2 else self.records
        first = next((node for node, _ in records(root, place)), None)
        return first is not None and all(first.child(key) is not None for key in self.match_keys)

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
    return FeedMapping(
        name=data["mapping"],
        records=tuple(part for part in data["records"].split(".") if part),
        subject=_fields(data["subject"]["field"]),
        subject_type=data["subject"]["type"],
        subject_after=data["subject"].get("after", ""),
        required=tuple(data.get("require", ())),
        claims=tuple(_claim(item) for item in data["claims"]),
        missing=frozenset(str(word).casefold() for word in data.get("missing", ())),
        match_name=match.get("name", ""),
        match_keys=tuple(match.get("keys", ())),
        about=tuple(data.get("about", {}).items()),
    )


def _fields(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _claim(item: dict[str, Any]) -> ClaimField:
    return ClaimField(
        fields=_fields(item["field"]),
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


def find_fields(record: Node, above: tuple[Node, ...], name: str) -> list[Node]:
    """The nodes of a field: ``a.b`` goes deeper, ``a.*.b`` into every member, ``^a`` looks in the records around it.

    A key that itself holds dots is found before any going deeper.
    """
    if name.startswith("^"):
        found = next((node for node in above if node.child(name[1:]) is not None), None)
        return find_fields(found, (), name[1:]) if found else []
    whole = record.child(name)
    if whole is not None:
        return [whole]
    return [node for node, _ in records(record, tuple(name.split(".")))] if re.search(r"[.*]", name) else []
