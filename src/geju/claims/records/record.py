"""One record of a feed in its document: what its fields say, what it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from geju.base.errors import Problem
from geju.claims.records.mapping import FeedMapping, Where
from geju.claims.records.places import Path, cut, find_fields
from geju.claims.records.rows import key_span
from geju.model.document import Document, Node
from geju.model.vocabulary import Vocabulary

_MISSING = frozenset({"", "-", "—", "n/a", "na", "null", "none", "unknown", "未知", "暂无", "未披露"})


@dataclass(frozen=True)
class Record:
    """A record, the nodes ``above`` it (nearest first) and the ``path`` it was found by.

    ``told`` is what the document's name says of all records.
    """

    document: Document
    mapping: FeedMapping
    node: Node
    above: tuple[Node, ...]
    path: Path
    vocabulary: Vocabulary
    told: dict[str, str] = field(default_factory=dict)
    _said: dict[str, list[Node]] = field(default_factory=dict, repr=False, compare=False)

    def said(self, name: str) -> list[Node]:
        """The nodes of a field that say something."""
        if name not in self._said:  # a record's vendor is asked for by each of its prices
            self._said[name] = self._own_key() if name == "@key" else self._found(name)
        return self._said[name]

    def _found(self, name: str) -> list[Node]:
        nodes = find_fields(self.node, self.above, name)
        missing = _MISSING | self.mapping.missing
        return [n for n in nodes if n.value is not None and n.value.strip().casefold() not in missing]

    def first(self, names: tuple[str, ...]) -> list[Node]:
        """The nodes of the first field that says something."""
        return next((nodes for name in names if (nodes := self.said(name))), [])

    def holds(self, where: Where) -> bool:
        """Whether each field is wholly of its pattern; a field that says nothing is empty."""
        for name, pattern in where:
            node = next(iter(self.said(name)), None)
            if not re.fullmatch(pattern, node.value or "" if node else ""):
                return False
        return True

    def subject(self) -> tuple[Node, str] | None:
        """The node that names what the record is about, cut to the name, and its entity type."""
        wanted = self.mapping.subject
        node = next(iter(self.first(wanted.fields)), None)
        if node is None or node.kind != "string" or not node.value:
            return None
        at = node.value.rfind(wanted.after) + len(wanted.after) if wanted.after and wanted.after in node.value else 0
        whole = self.document.text[node.start : node.end] == node.value
        if at and whole:
            node = replace(node, start=node.start + at, value=node.value[at:])
        if wanted.pattern:
            node = cut(self.document, node, wanted.pattern) or node
        type_ = next((type_ for type_, where in wanted.types if self.holds(where)), wanted.type)
        return (node, type_) if node.value else None

    def problem(self, message: str, node: Node | None = None, /, **params: object) -> Problem:
        """Why the record, or a field of it, was set aside."""
        line = self.document.line_of((node or self.node).start)
        words = tuple(sorted((name, str(value)[:80]) for name, value in params.items()))
        return Problem(f"claims.{message}", words, self.document.name, line)

    def _own_key(self) -> list[Node]:
        """The key that the last ``*`` of the record's path stands for, as a node of its own; a number in a list is none."""
        for depth in range(len(self.path), 0, -1):
            node = (self.node, *self.above)[len(self.path) - depth]
            if self.path[depth - 1] == "*" and isinstance(node.path[-1], str):
                inner = min((n.start for n in node.walk() if n.value is not None), default=node.start)
                # A table of TOML that others make up has no place of its own: its first value has.
                place = key_span(self.document, node) or key_span(self.document, replace(node, start=inner))
                return [Node((*node.path, "@key"), place.start, place.end, place.quote)] if place else []
        return []
