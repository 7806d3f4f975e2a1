"""Trees of values with their places: a JSON scanner of our own, and YAML through its marks."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any, Literal

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


def read_yaml_node(text: str, path: str, problems: list[Problem]) -> Node | None:
    """The tree of a YAML text, None where it is empty; raises FormatError."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        roots = [root for root in yaml.compose_all(text, Loader=loader) if root is not None]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        reason = str(getattr(error, "problem", "") or error).splitlines()[0]
        raise FormatError("documents.not_yaml", path=path, line=line, reason=reason) from error
    except RecursionError as error:
        raise FormatError("documents.too_deep", path=path, line=1, limit=DEPTH_LIMIT) from error
    if not roots:
        return None
    reader = _YamlReader(path, problems, 1 if text.startswith("\ufeff") else 0)
    if len(roots) == 1:
        return reader.node(roots[0], ())
    children = tuple(reader.node(root, (index,)) for index, root in enumerate(roots))
    return Node((), 0, len(text), children=children, kind="array")


_YAML_KINDS: dict[str, Scalar] = {
    "tag:yaml.org,2002:int": "number",
    "tag:yaml.org,2002:float": "number",
    "tag:yaml.org,2002:bool": "boolean",
    "tag:yaml.org,2002:null": "null",
}


@dataclass
class _YamlReader:
    path: str
    problems: list[Problem]
    shift: int
    n_nodes: int = 0

    def node(self, node: Any, path: Path) -> Node:
        self.n_nodes += 1
        if self.n_nodes > NODE_LIMIT:
            raise FormatError("documents.too_many_values", path=self.path, limit=NODE_LIMIT)
        if len(path) > DEPTH_LIMIT:
            line = node.start_mark.line + 1
            raise FormatError("documents.too_deep", path=self.path, line=line, limit=DEPTH_LIMIT)
        start, end = node.start_mark.index + self.shift, node.end_mark.index + self.shift
        if node.id == "scalar":
            quoted = node.style in ("'", '"')
            kind: Scalar = "string" if quoted else _YAML_KINDS.get(node.tag, "string")
            value = None if kind == "null" else node.value
            return Node(path, start + quoted, end - quoted, value, kind=kind)
        if node.id == "sequence":
            items = tuple(self.node(child, (*path, index)) for index, child in enumerate(node.value))
            return Node(path, start, end, children=items, kind="array")
        children: dict[str, Node] = {}
        for key, value in node.value:
            name = str(key.value) if key.id == "scalar" else "?"
            if name in children:
                line = key.start_mark.line + 1
                self.problems.append(Problem("documents.key_twice", (("key", name),), self.path, line, "warning"))
            children[name] = self.node(value, (*path, name))
        return Node(path, start, end, children=tuple(children.values()), kind="object")
