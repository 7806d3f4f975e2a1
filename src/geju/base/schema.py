"""Holds data against a JSON schema: every fault at once, each with its line, the nearest known word and what to do."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from geju.base.errors import ContentError, Problem, listed, nearest

Place = list[str | int]
# The line on which the value at a place stands, where it can be told.
Lines = Callable[[Place], int | None]
_TIME = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?|-Q[1-4]|-H[12])?\Z")
_MOST = 20


def check(data: object, schema: Path, path: Path | str, lines: Lines) -> None:
    """Raise ContentError where data do not obey the schema: the first fault, the others beside it."""
    found = faults(data, schema, path, lines)
    if found:
        raise ContentError.of(found[0], found[1:])


def faults(data: object, schema: Path, path: Path | str, lines: Lines) -> list[Problem]:
    """Everything in the data that does not obey the schema, by line; of a list the first fault."""
    import fastjsonschema

    if _obeys(schema, data):
        return []
    rest = copy.deepcopy(data)
    found: list[Problem] = []
    while len(found) < _MOST:
        try:
            _validator(schema, False)(rest)
            break
        except fastjsonschema.JsonSchemaValueException as error:
            where = _where(error, data)
            found += _wrong(error, where, schema, path, lines)
            if not _without(rest, _taken(error, where)):
                return _ordered(found)
    if not any(problem.key == "base.yaml_key_near" for problem in found):  # a misspelt key is not missing as well
        found += _missing(data, rest, schema, path, lines)
    return _ordered(found)


def _missing(data: object, rest: object, schema: Path, path: Path | str, lines: Lines) -> list[Problem]:
    """The first keys that are missing in the data, not only in what is left of them."""
    import fastjsonschema

    try:
        _validator(schema, True)(rest)
    except fastjsonschema.JsonSchemaValueException as error:
        where = _where(error, data)
        holder: Any = data
        for part in where:
            holder = holder[part]
        names = [name for name in error.definition.get("required", ()) if name not in holder]
        at = ".".join(map(str, where)) or Path(path).name
        params = (("at", at), ("names", ", ".join(names)), ("schema", schema.name))
        return [Problem("base.yaml_missing", params, str(path), lines(where))] if names else []
    return []


def _ordered(found: list[Problem]) -> list[Problem]:
    return sorted(found, key=lambda problem: problem.line or 0)


def _wrong(error: Any, where: Place, schema: Path, path: Path | str, lines: Lines) -> list[Problem]:
    """The problems that one fault of the validator is: one, or as many as there are unknown keys."""
    place, name = str(path), ".".join(map(str, where)) or Path(path).name

    def problem(key: str, at: Place, /, **params: object) -> Problem:
        words = {"schema": schema.name, **params}
        return Problem(key, tuple(sorted((k, str(v)) for k, v in words.items())), place, lines(at))

    unknown = _unknown_keys(error)
    if unknown:
        known = list(error.definition["properties"])
        near = {key: nearest(key, known) for key in unknown}
        return [
            problem(
                "base.yaml_key_near" if near[key] else "base.yaml_key",
                [*where, key],
                name=key,
                near=near[key],
                known=", ".join(known),
            )
            for key in unknown
        ]
    if error.rule == "enum":
        known = [str(word) for word in error.rule_definition]
        close = nearest(str(error.value), known)
        key = "base.yaml_value_near" if close else "base.yaml_value"
        return [problem(key, where, at=name, value=error.value, near=close, known=listed(known))]
    if error.rule == "format":
        return [problem("base.yaml_time", where, at=name, value=error.value)]
    reason = error.message.removeprefix(error.name or "").strip()
    return [problem("base.yaml_wrong", where, at=name, reason=reason)]


def _unknown_keys(error: Any) -> list[str]:
    value, definition = error.value, error.definition
    if error.rule not in ("required", "additionalProperties") or not isinstance(value, dict):
        return []
    if definition.get("additionalProperties") is not False:
        return []
    return sorted(str(key) for key in value if key not in definition.get("properties", {}))


def _where(error: Any, data: Any) -> Place:
    """The place of a fault in the data, as deep as its path can be followed; the validator says it in words only."""
    place: Place = []
    for part in error.path[1:]:
        step: str | int = int(part) if isinstance(data, list) and str(part).isdecimal() else part
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            break
        place.append(step)
    return place


def _taken(error: Any, where: Place) -> list[Place]:
    """What to take out of the data so that the next fault can be seen."""
    unknown = _unknown_keys(error)
    if unknown:
        return [[*where, key] for key in unknown]
    upto = next((place for place, part in enumerate(where) if isinstance(part, int)), len(where))
    return [where[:upto]] if upto else []


def _without(data: Any, places: list[Place]) -> bool:
    """Take values out of nested dicts; returns whether anything was taken."""
    taken = False
    for place in places:
        holder = data
        for part in place[:-1]:
            holder = holder[part]
        taken = holder.pop(place[-1], None) is not None or taken
    return taken


def _obeys(schema: Path, data: object) -> bool:
    import fastjsonschema

    try:
        _validator(schema, True)(data)
    except fastjsonschema.JsonSchemaValueException:
        return False
    return True


@cache
def _validator(schema: Path, strict: bool) -> Callable[[object], object]:
    import fastjsonschema

    content = json.loads(schema.read_text(encoding="utf-8"))
    compiled: Callable[[object], object] = fastjsonschema.compile(
        content if strict else _lenient(content), use_default=False, formats={"time-of": is_time, "moment": is_moment}
    )
    return compiled


def _lenient(schema: Any) -> Any:
    """A schema that misses nothing."""
    if isinstance(schema, Mapping):
        return {key: _lenient(part) for key, part in schema.items() if key != "required" or isinstance(part, Mapping)}
    return [_lenient(part) for part in schema] if isinstance(schema, list) else schema


def is_time(text: str) -> bool:
    """Whether the calendar has a time in ISO 8601 at the precision known: 2024, 2024-Q3, 2024-09, 2024-09-20."""
    found = _TIME.match(text)
    if not found:
        return False
    try:
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return False
    return True


def is_moment(text: str) -> bool:
    """Whether a text is a time as ``is_time``, or a day with a time of day in ISO 8601."""
    try:
        return is_time(text) or bool(datetime.fromisoformat(text))
    except ValueError:
        return False
