"""Reads YAML content against a JSON schema; an error names the file, the line and what to do."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from geju.base.errors import ContentError


def load_yaml(path: Path, schema: Path) -> Any:
    """The content of a YAML file that obeys the JSON schema; raises ContentError with the line of the fault."""
    text = path.read_text(encoding="utf-8")
    data = parse_yaml(text, path)
    check(data, schema, text, path)
    return data


def parse_yaml(text: str, path: Path) -> Any:
    """The content of YAML text; raises ContentError with the line of the fault."""
    import yaml

    try:
        loader = _loader()(text)
        try:
            return _plain(loader, loader.get_single_node(), {})
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        reason = str(getattr(error, "problem", "") or error).splitlines()[0]
        raise ContentError("base.yaml_broken", path=path, line=line, reason=reason) from error


def _plain(loader: Any, node: Any, seen: dict[Any, Any]) -> Any:
    """What a node says, each node read once. Most of a lexicon are words: the loader's own way takes twice as long."""
    if node is None:
        return None
    if node.tag == "tag:yaml.org,2002:str":
        return node.value
    if node in seen:
        return seen[node]
    if node.tag == "tag:yaml.org,2002:seq":
        items: list[Any] = []
        seen[node] = items
        items.extend(_plain(loader, item, seen) for item in node.value)
        return items
    if node.tag == "tag:yaml.org,2002:map" and all(key.tag == "tag:yaml.org,2002:str" for key, _ in node.value):
        table: dict[str, Any] = {}
        seen[node] = table
        table.update((key.value, _plain(loader, value, seen)) for key, value in node.value)
        return table
    seen[node] = loader.construct_object(node, deep=True)
    return seen[node]


@cache
def _loader() -> type[Any]:
    """PyYAML's safe loader that leaves dates as the words they are."""
    import yaml

    base: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Loader(base):  # type: ignore[misc]
        pass

    Loader.yaml_implicit_resolvers = {
        first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in base.yaml_implicit_resolvers.items()
    }
    return Loader


def check(data: object, schema: Path, text: str, path: Path) -> None:
    """Raise ContentError where data parsed from ``text`` do not obey the schema."""
    import fastjsonschema

    try:
        _validator(schema)(data)
    except fastjsonschema.JsonSchemaValueException as error:
        where = [str(part) for part in error.path[1:]]
        unknown = _unknown_keys(error.value, error.definition)
        if unknown and error.rule in ("required", "additionalProperties"):
            raise _unknown_key(unknown[0], list(error.definition["properties"]), where, schema, text, path) from error
        line = _line(text, where)
        reason = error.message.removeprefix(error.name or "").strip()
        at = ".".join(where) or path.name
        raise ContentError("base.yaml_wrong", path=path, line=line, at=at, reason=reason, schema=schema.name) from error


def _unknown_keys(value: object, definition: Mapping[str, Any]) -> list[str]:
    if not isinstance(value, dict) or definition.get("additionalProperties") is not False:
        return []
    return sorted(str(key) for key in value if key not in definition.get("properties", {}))


def _unknown_key(name: str, known: list[str], where: list[str], schema: Path, text: str, path: Path) -> ContentError:
    """The error for a key that the schema does not know, with the nearest that it does."""
    near = (difflib.get_close_matches(name, known, n=1, cutoff=0.5) or [""])[0]
    key = "base.yaml_key_near" if near else "base.yaml_key"
    line = _line(text, [*where, name])
    return ContentError(key, path=path, line=line, name=name, near=near, known=", ".join(known), schema=schema.name)


@cache
def _validator(schema: Path) -> Callable[[object], object]:
    import fastjsonschema

    compiled: Callable[[object], object] = fastjsonschema.compile(
        json.loads(schema.read_text(encoding="utf-8")), use_default=False
    )
    return compiled


def _line(text: str, where: list[str]) -> int | None:
    """The 1-based line on which the value at a path stands, as deep as the path can be followed."""
    import yaml

    node = yaml.compose(text, Loader=_loader())
    line = None if node is None else node.start_mark.line + 1
    for part in where:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if str(k.value) == part), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, yaml.SequenceNode) and part.isdecimal() and int(part) < len(node.value):
            node = node.value[int(part)]
            line = node.start_mark.line + 1
        else:
            break
    return line
