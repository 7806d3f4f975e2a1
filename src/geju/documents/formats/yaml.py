"""YAML."""

from __future__ import annotations

from geju.base.errors import Problem
from geju.base.text import MappedText
from geju.documents.format import Format, Outline
from geju.documents.texts.yaml_nodes import read_yaml_node
from geju.model.document import Block


class Yaml(Format):
    """One tree of values with their places."""

    suffixes = (".yaml", ".yml")

    def outline(self, text: str, path: str) -> Outline:
        """One data block; raises FormatError where the text is no YAML."""
        problems: list[Problem] = []
        root = read_yaml_node(text, path, problems)
        if root is None:
            return Outline((), problems=tuple(problems))
        block = Block("data", root.start, root.end, MappedText("", ()), data=root)
        return Outline((block,), problems=tuple(problems))
