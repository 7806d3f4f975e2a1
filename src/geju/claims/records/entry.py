"""Entries made by hand, checked against their schema one by one, each fault with its line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from geju.base.errors import Problem
from geju.model.document import Document, Node

_SCHEMA = Path(__file__).parents[2] / "model" / "schemas" / "manual_claim.schema.json"
_VALUES = ("amount", "low", "high", "time", "entity", "text")


@cache
def _schema() -> Mapping[str, Any]:
    item: Mapping[str, Any] = json.loads(_SCHEMA.read_text(encoding="utf-8"))["properties"]["claims"]["items"]
    return item


@cache
def _validator() -> Callable[[object], object]:
    import fastjsonschema

    compiled: Callable[[object], object] = fastjsonschema.compile(dict(_schema()), use_default=False)
    return compiled


def plain(node: Node) -> object:
    """A tree of values as Python has them; numbers are exact."""
    if node.kind == "object":
        return {str(child.path[-1]): plain(child) for child in node.children}
    if node.kind == "array":
        return [plain(child) for child in node.children]
    if node.value is None:
        return None
    if node.kind == "boolean":
        return node.value.strip().lower() == "true"
    if node.kind == "number" and re.fullmatch(r"[-+]?\d[\d_]*(?:\.\d+)?(?:[eE][-+]?\d+)?", node.value):
        number = Decimal(node.value.replace("_", ""))
        return int(number) if number == number.to_integral_value() and "." not in node.value else number
    return node.value


def fault(document: Document, entry: Node) -> Problem | None:
    """What is wrong with an entry, None where nothing is."""
    import fastjsonschema

    def problem(message: str, node: Node, /, **params: str) -> Problem:
        return Problem(f"claims.{message}", tuple(sorted(params.items())), document.name, document.line_of(node.start))

    data = plain(entry)
    if not isinstance(data, dict):
        return problem("manual_no_object", entry, found=entry.kind)
    known = _schema()["properties"]
    for child in entry.children:
        if str(child.path[-1]) not in known:
            return problem("manual_key_unknown", child, key=str(child.path[-1]), known=", ".join(sorted(known)))
    for key in _schema()["required"]:
        if data.get(key) in (None, ""):
            return problem("manual_key_missing", entry, key=key)
    try:
        _validator()(data)
    except fastjsonschema.JsonSchemaValueException as error:
        path = [str(part) for part in error.path[1:]]
        node = _at(entry, path)
        words = {"key": ".".join(path), "value": (node.value or node.kind)[:80]}
        if error.rule == "enum":
            return problem("manual_not_one_of", node, known=", ".join(map(str, error.rule_definition)), **words)
        number = "number" in error.rule_definition if error.rule == "type" else False
        return problem("manual_not_number" if number else "manual_not_text", node, **words)
    if all(data.get(key) in (None, "") for key in _VALUES):
        return problem("manual_no_value", entry)
    return None


def _at(node: Node, path: list[str]) -> Node:
    for part in path:
        node = next((child for child in node.children if str(child.path[-1]) == part), node)
    return node
