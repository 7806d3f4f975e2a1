"""TOML read by the standard library, with the places of its values found again in the text."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from geju.base.errors import FormatError
from geju.documents.texts.nodes import DEPTH_LIMIT
from geju.model.document import Node

Path = tuple[str | int, ...]
_KEY = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_DOTTED = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_TOKEN = re.compile(
    rf"""
    ^[ \t]*\[\[[ \t]*(?P<array>{_DOTTED})[ \t]*\]\]
  | ^[ \t]*\[[ \t]*(?P<table>{_DOTTED})[ \t]*\]
  | (?P<comment>\#[^\n]*)
  | (?P<key>{_DOTTED})[ \t]*=[ \t]*
  | (?P<long>\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''.*?''')
  | (?P<string>"(?:[^"\\\n]|\\.)*"|'[^'\n]*')
  | (?P<open>[\[{{])
  | (?P<close>[\]}}])
  | (?P<comma>,)
  | (?P<bare>[^\s,\]}}\[{{\#"'=]+(?:[ ][0-9:.+Z-]+)?)
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_PIECE = re.compile(_KEY)
# The standard library takes time that grows with the square of a key's parts.
_DEEP = re.compile(rf"(?:^|[\[{{{{,])[ \t]*(?:{_KEY}[ \t]*\.[ \t]*){{{DEPTH_LIMIT}}}", re.MULTILINE)
_LINE = re.compile(r"line (\d+)")


def read_toml_node(text: str, path: str) -> Node:
    """The tree of a TOML text; raises FormatError with the line of the fault."""
    if deep := _DEEP.search(text):
        line = text.count("\n", 0, deep.start()) + 1
        raise FormatError("documents.too_deep", path=path, line=line, limit=DEPTH_LIMIT)
    try:
        data = tomllib.loads(text.replace("\r\n", "\n").removeprefix("\ufeff"), parse_float=Decimal)
    except (
        ValueError,
        ArithmeticError,
        RecursionError,
    ) as error:  # numbers out of all bounds are none of TOML's errors
        found = _LINE.search(str(error))
        reason = type(error).__name__ if isinstance(error, ArithmeticError) else str(error).partition(" (at")[0]
        raise FormatError("documents.not_toml", path=path, line=int(found[1]) if found else 1, reason=reason) from error
    return _tree(data, (), _places(text), (0, len(text)))


def _places(text: str) -> dict[Path, tuple[int, int]]:
    """Where each value stands: path -> offsets, a string without its quotation marks."""
    places: dict[Path, tuple[int, int]] = {}
    table: Path = ()
    counts: dict[Path, int] = {}
    frames: list[list[Any]] = []  # [path, next index or None in an inline table, start]
    key: Path | None = None
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        if kind in ("array", "table"):
            table = _resolved(_pieces(found[kind]), counts, extend=kind == "array")
            frames, key = [], None
        elif kind == "key":
            base = frames[-1][0] if frames else table
            key = (*base, *_pieces(found["key"]))
        elif kind in ("string", "long", "bare", "open"):
            here = key if key is not None else _next(frames)
            key = None
            if here is None:
                continue
            if kind == "open":
                frames.append([here, 0 if found[0] == "[" else None, found.start()])
                continue
            quote = {"string": 1, "long": 3}.get(kind, 0)
            places[here] = (found.start() + quote, found.end() - quote)
        elif kind == "close" and frames:
            path, _, start = frames.pop()
            places[path] = (start, found.end())
    return places


def _next(frames: list[list[Any]]) -> Path | None:
    """The path of the next member of the array that is open."""
    if not frames or frames[-1][1] is None:
        return None
    frame = frames[-1]
    frame[1] += 1
    return (*frame[0], frame[1] - 1)


def _pieces(dotted: str) -> Path:
    return tuple(piece.strip("\"'") for piece in _PIECE.findall(dotted))


def _resolved(pieces: Path, counts: dict[Path, int], *, extend: bool) -> Path:
    """The path of a table's header, with the index of each array of tables on the way."""
    path: Path = ()
    for position, piece in enumerate(pieces):
        path = (*path, piece)
        last = position == len(pieces) - 1
        if last and extend:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _tree(data: Any, path: Path, places: dict[Path, tuple[int, int]], around: tuple[int, int]) -> Node:
    start, end = places.get(path, around)
    if isinstance(data, dict):
        children = tuple(_tree(value, (*path, key), places, (start, end)) for key, value in data.items())
        return Node(path, start, end, children=children, kind="object")
    if isinstance(data, list):
        children = tuple(_tree(value, (*path, index), places, (start, end)) for index, value in enumerate(data))
        return Node(path, start, end, children=children, kind="array")
    if isinstance(data, bool):
        return Node(path, start, end, str(data).lower(), kind="boolean")
    if isinstance(data, datetime | date | time):
        return Node(path, start, end, data.isoformat())
    return Node(path, start, end, str(data), kind="number" if isinstance(data, int | Decimal) else "string")
