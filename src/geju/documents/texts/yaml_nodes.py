"""YAML event by event into a tree of values with their places: what is too much is refused before it is held."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from geju.base.errors import FormatError, Problem
from geju.documents.texts.nodes import DEPTH_LIMIT, NODE_LIMIT, Path, Scalar
from geju.model.document import Node

_KINDS: dict[str, Scalar] = {
    "tag:yaml.org,2002:int": "number",
    "tag:yaml.org,2002:float": "number",
    "tag:yaml.org,2002:bool": "boolean",
    "tag:yaml.org,2002:null": "null",
}


def read_yaml_node(text: str, path: str, problems: list[Problem]) -> Node | None:
    """The tree of a YAML text, an array where it holds several documents, None where it is empty; raises FormatError."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    reader = _Reader(loader, path, problems, 1 if text.startswith("\ufeff") else 0)
    try:
        roots = reader.documents()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        reason = str(getattr(error, "problem", "") or error).splitlines()[0]
        raise FormatError("documents.not_yaml", path=path, line=line, reason=reason) from error
    finally:
        loader.dispose()
    if len(roots) < 2:
        return roots[0] if roots else None
    children = tuple(reader.moved(root, (), (index,)) for index, root in enumerate(roots))
    return Node((), 0, len(text), children=children, kind="array")


@dataclass
class _Reader:
    """Takes a parser's events; an alias gives what its anchor named once more, and counts as much."""

    loader: Any
    path: str
    problems: list[Problem]
    shift: int
    n_nodes: int = 0
    anchors: dict[str, tuple[Node, str]] = field(default_factory=dict)

    def documents(self) -> list[Node]:
        """The value of each document."""
        found = []
        while (event := self.loader.get_event()) is not None:
            kind = type(event).__name__
            if kind == "DocumentStartEvent":
                self.anchors = {}
            elif kind in ("ScalarEvent", "SequenceStartEvent", "MappingStartEvent", "AliasEvent"):
                found.append(self.value(event, ())[0])
        return found

    def value(self, event: Any, path: Path) -> tuple[Node, str]:
        """The value that an event begins, and what it is called as a key."""
        if type(event).__name__ == "AliasEvent":
            return self.again(event, path)
        self.counted()
        if len(path) > DEPTH_LIMIT:
            line = event.start_mark.line + 1
            raise FormatError("documents.too_deep", path=self.path, line=line, limit=DEPTH_LIMIT)
        if type(event).__name__ == "ScalarEvent":
            found = self.scalar(event, path), str(event.value)
        elif type(event).__name__ == "SequenceStartEvent":
            found = self.sequence(event, path), "?"
        else:
            found = self.mapping(event, path), "?"
        if event.anchor:
            self.anchors[event.anchor] = found
        return found

    def counted(self) -> None:
        """One value more."""
        self.n_nodes += 1
        if self.n_nodes > NODE_LIMIT:
            raise FormatError("documents.too_many_values", path=self.path, limit=NODE_LIMIT)

    def scalar(self, event: Any, path: Path) -> Node:
        """A value that holds no others."""
        import yaml

        quoted = event.style in ("'", '"')
        tag = event.tag
        if not quoted and tag in (None, "!"):
            tag = self.loader.resolve(yaml.ScalarNode, event.value, event.implicit)
        kind: Scalar = "string" if quoted else _KINDS.get(tag, "string")
        start, end = event.start_mark.index + self.shift, event.end_mark.index + self.shift
        return Node(path, start + quoted, end - quoted, None if kind == "null" else event.value, kind=kind)

    def sequence(self, event: Any, path: Path) -> Node:
        """The items up to the end of a sequence."""
        items: list[Node] = []
        while type(here := self.loader.get_event()).__name__ != "SequenceEndEvent":
            items.append(self.value(here, (*path, len(items)))[0])
        return Node(path, *self.reach(event, here), children=tuple(items), kind="array")

    def mapping(self, event: Any, path: Path) -> Node:
        """The values up to the end of a mapping; of a key that comes twice the last one holds."""
        children: dict[str, Node] = {}
        while type(here := self.loader.get_event()).__name__ != "MappingEndEvent":
            _, name = self.value(here, (*path, "?"))
            if name in children:
                line = here.start_mark.line + 1
                self.problems.append(Problem("documents.key_twice", (("key", name),), self.path, line, "warning"))
            children[name] = self.value(self.loader.get_event(), (*path, name))[0]
        return Node(path, *self.reach(event, here), children=tuple(children.values()), kind="object")

    def reach(self, first: Any, last: Any) -> tuple[int, int]:
        """From where to where a value of several events goes."""
        return first.start_mark.index + self.shift, last.end_mark.index + self.shift

    def again(self, event: Any, path: Path) -> tuple[Node, str]:
        """What an anchor named, at another path."""
        if event.anchor not in self.anchors:
            line = event.start_mark.line + 1
            reason = f"found undefined alias {event.anchor!r}"
            raise FormatError("documents.not_yaml", path=self.path, line=line, reason=reason)
        node, name = self.anchors[event.anchor]
        return self.moved(node, node.path, path), name

    def moved(self, node: Node, old: Path, new: Path) -> Node:
        """A tree whose path begins otherwise."""
        self.counted()
        path = (*new, *node.path[len(old) :])
        if len(path) > DEPTH_LIMIT:
            raise FormatError("documents.too_deep", path=self.path, limit=DEPTH_LIMIT)
        children = tuple(self.moved(child, old, new) for child in node.children)
        return Node(path, node.start, node.end, node.value, children, node.kind)
