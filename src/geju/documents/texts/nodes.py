"""Trees of values with their places: a JSON scanner of our own."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Literal

from geju.base.errors import FormatError, Problem
from geju.model.document import Node

DEPTH_LIMIT = 100
NODE_LIMIT = 2_000_000

_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")
_STRING = re.compile(r'"((?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*)"')
_WORDS: dict[str, Literal["boolean", "null"]] = {"true": "boolean", "false": "boolean", "null": "null"}
Path = tuple[str | int, ...]
Scalar = Literal["string", "number", "boolean", "null"]


@dataclass
class JsonScanner:
    """Reads JSON in ``text[at:end]`` into a Node; the offsets of a string leave its quotation marks out.

    ``counted``: a place at or before ``at``, and how many lines end before it.
    """

    text: str
    path: str
    problems: list[Problem]
    at: int = 0
    end: int = -1
    root: Path = ()
    counted: tuple[int, int] = (0, 0)
    n_nodes: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.end = len(self.text) if self.end < 0 else self.end

    def document(self) -> Node:
        """The one value that the text holds; raises FormatError."""
        node = self._value(self.root)
        self._skip()
        if self.at < self.end:
            self._fail("text after the end")
        return node

    def _skip(self) -> None:
        found = _SPACE.match(self.text, self.at)
        assert found is not None  # it matches the empty text
        self.at = min(found.end(), self.end)

    def _line(self) -> int:
        """The line of the place; lines are counted on from where they were counted to."""
        at, n = self.counted
        self.counted = self.at, n + self.text.count("\n", at, self.at)
        return self.counted[1] + 1

    def _fail(self, reason: str) -> None:
        raise FormatError("documents.not_json", path=self.path, line=self._line(), reason=reason)

    def _value(self, path: Path) -> Node:
        self._skip()
        self.n_nodes += 1
        if self.n_nodes > NODE_LIMIT:
            raise FormatError("documents.too_many_values", path=self.path, limit=NODE_LIMIT)
        if len(path) - len(self.root) > DEPTH_LIMIT:
            raise FormatError("documents.too_deep", path=self.path, line=self._line(), limit=DEPTH_LIMIT)
        start = self.at
        head = self.text[start : start + 1] if start < self.end else ""
        if head == "{":
            return self._object(path)
        if head == "[":
            return self._array(path)
        if head == '"':
            return self._string(path)
        for word, kind in _WORDS.items():
            if self.text.startswith(word, start):
                self.at += len(word)
                return Node(path, start, self.at, None if kind == "null" else word, kind=kind)
        number = _NUMBER.match(self.text, start)
        if not number or not head:
            self._fail(f"a value is expected, not {head!r}" if head else "it ends too early")
        assert number is not None
        self.at = number.end()
        return Node(path, start, self.at, number[0], kind="number")

    def _string(self, path: Path) -> Node:
        found = _STRING.match(self.text, self.at)
        if not found:
            self._fail("a string is not closed, or holds a bare line break or a wrong escape")
        assert found is not None
        self.at = found.end()
        value = json.loads(found[0]) if "\\" in found[1] else found[1]
        return Node(path, found.start(1), found.end(1), value)

    def _object(self, path: Path) -> Node:
        start = self.at
        self.at += 1
        children: dict[str, Node] = {}
        while not self._closes("}", bool(children)):
            self._skip()
            line = self._line if self.text[self.at : self.at + 1] == '"' else None
            if line is None:
                self._fail("a quoted key is expected")
            key = self._string(path).value or ""
            self._skip()
            if self.text[self.at : self.at + 1] != ":":
                self._fail("“:” is expected after the key")
            self.at += 1
            if key in children:
                self.problems.append(
                    Problem("documents.key_twice", (("key", key),), self.path, self._line(), "warning")
                )
            children[key] = self._value((*path, key))
        return Node(path, start, self.at, children=tuple(children.values()), kind="object")

    def _array(self, path: Path) -> Node:
        start = self.at
        self.at += 1
        children: list[Node] = []
        while not self._closes("]", bool(children)):
            children.append(self._value((*path, len(children))))
        return Node(path, start, self.at, children=tuple(children), kind="array")

    def _closes(self, mark: str, some: bool) -> bool:
        """Whether the object or array ends here; passes the comma before the next member."""
        self._skip()
        here = self.text[self.at : self.at + 1] if self.at < self.end else ""
        if here == mark:
            self.at += 1
            return True
        if some:
            if here != ",":
                self._fail(f"“,” or “{mark}” is expected" if here else "it ends too early")
            self.at += 1
        elif not here:
            self._fail("it ends too early")
        return False
