"""Where the records of a feed are, and the fields of a record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from geju.model.document import Document, Node

Path = tuple[str, ...]


def records(root: Node, *paths: Path) -> Iterator[tuple[Node, tuple[Node, ...], Path]]:
    """The nodes at the paths (``*`` is every child), each with the nodes above it, nearest first, and its path.

    An array at a path through which a longer one leads is no record: its members are.
    """
    for path in paths:
        through = any(other[: len(path)] == path and len(other) > len(path) for other in paths)
        for node, above in _walk(root, path, ()):
            if not (through and node.kind == "array"):
                yield node, above, path


def _walk(node: Node, rest: Path, above: tuple[Node, ...]) -> Iterator[tuple[Node, tuple[Node, ...]]]:
    if not rest:
        yield node, above
    elif rest[0] == "*":
        for child in node.children:
            yield from _walk(child, rest[1:], (node, *above))
    else:
        inner = node.child(rest[0]) or (node.child(int(rest[0])) if rest[0].isdecimal() else None)
        if inner is not None:
            yield from _walk(inner, rest[1:], (node, *above))


def find_fields(record: Node, above: tuple[Node, ...], name: str) -> list[Node]:
    """The nodes of a field: ``a.b`` goes deeper, ``a.*.b`` into every member, ``^a`` looks in the records around.

    ``^^a`` takes the second of the records around that have it. A key that itself holds dots is found before any
    going deeper.
    """
    if name.startswith("^"):
        field = name.lstrip("^")
        found = [nodes for node in above if (nodes := find_fields(node, (), field))]
        return found[len(name) - len(field) - 1] if len(found) >= len(name) - len(field) else []
    if record.kind == "array" and not name.startswith("*") and not name[:1].isdecimal():
        return []  # its members have numbers for names; there may be thousands
    whole = record.child(name)
    if whole is not None:
        return [whole]
    return [node for node, _ in _walk(record, tuple(name.split(".")), ())] if re.search(r"[.*]", name) else []


def cut(document: Document, node: Node, pattern: str) -> Node | None:
    """The part of a value that the first group of a pattern finds (the whole match where there is none), with its place.

    None where the pattern finds nothing, or where the value is not written in the document as it is.
    """
    found = re.search(pattern, node.value or "")
    if not found or document.text[node.start : node.end] != node.value:
        return None
    group = next((n for n in range(1, len(found.groups()) + 1) if found[n] is not None), 0)
    start, end = found.span(group)
    return replace(node, start=node.start + start, end=node.start + end, value=found[group]) if end > start else None
