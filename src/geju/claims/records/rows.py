"""The rows of a table as records, and where the key of a value stands."""

from __future__ import annotations

import re
from functools import lru_cache

from geju.base.text import with_points
from geju.model.document import Document, Node, Table
from geju.model.span import Span

_NUMBER = re.compile(r"[-+]?\d[\d,_]*(?:\.\d+)?(?:[eE][-+]?\d+)?%?")
_NEAR = 400


def table_records(table: Table, *, commas: bool = False) -> Node | None:
    """A table whose first row is its header as an array of objects, each value with its place; None for no header.

    ``commas``: its fractions are written with commas.
    """
    names = [table.text(0, column) for column in range(table.n_columns)] if table.n_rows else []
    if table.n_rows < 2 or not any(names):
        return None
    rows = []
    for row in range(1, table.n_rows):
        fields: dict[str, Node] = {}
        for column, name in enumerate(names):
            cell = table.grid[row][column]
            if not name or cell is None or name in fields:
                continue
            text = cell.text.strip()
            start, end = text.source()
            words = with_points(text.text) if commas else text.text
            kind = "number" if _NUMBER.fullmatch(words) else "string"
            fields[name] = Node((row - 1, name), start, end, words, kind=kind)  # type: ignore[arg-type]
        said = [node for node in fields.values() if node.value]
        start, end = (said[0].start, said[-1].end) if said else (0, 0)
        rows.append(Node((row - 1,), start, end, children=tuple(fields.values()), kind="object"))
    return Node((), rows[0].start, rows[-1].end, children=tuple(rows), kind="array")


def key_span(document: Document, node: Node) -> Span | None:
    """The nearest place before a value where its key is written: the key itself, or the header of its column."""
    key = str(node.path[-1]) if node.path else ""
    if not key or isinstance(node.path[-1], int):
        return None
    at = document.text.rfind(key, max(0, node.start - _NEAR), node.start)
    if at < 0:
        at = _first(document.text, key)
        at = at if at + len(key) <= node.start else -1
    return document.span(at, at + len(key)) if at >= 0 else None


@lru_cache(maxsize=256)
def _first(text: str, key: str) -> int:
    """Where a key stands first: looked for once, not for each of its values."""
    return text.find(key)
