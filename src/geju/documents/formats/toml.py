"""TOML."""

from __future__ import annotations

from geju.base.text import MappedText
from geju.documents.format import Format, Outline
from geju.documents.texts.toml_nodes import read_toml_node
from geju.model.document import Block


class Toml(Format):
    """One tree of values with their places."""

    suffixes = (".toml",)

    def outline(self, text: str, path: str) -> Outline:
        """One data block; raises FormatError where the text is no TOML."""
        root = read_toml_node(text, path)
        if not root.children:
            return Outline(())
        return Outline((Block("data", root.start, root.end, MappedText("", ()), data=root),))
