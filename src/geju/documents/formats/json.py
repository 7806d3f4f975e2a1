"""JSON and JSON Lines."""

from __future__ import annotations

import re

from geju.base.errors import FormatError, Problem
from geju.base.text import MappedText
from geju.documents.format import Format, Outline
from geju.documents.texts.nodes import JsonScanner
from geju.model.document import Block, Node

# A line ends at a newline and nowhere else: the text of a record may hold any other break.
_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")


class Json(Format):
    """One tree of values with their places; of JSON Lines, an array of the lines that are JSON."""

    suffixes = (".json", ".jsonl", ".ndjson")

    def guess(self, text: str) -> float:
        """An object or array with a quoted key at the start."""
        return 0.85 if re.match(r'\s*(?:\{\s*"|\[\s*[\[{"\d])', text) else 0.0

    def outline(self, text: str, path: str) -> Outline:
        """One data block; raises FormatError where the text is no JSON."""
        if not text.strip():
            return Outline(())
        problems: list[Problem] = []
        if path.endswith((".jsonl", ".ndjson")):
            root = _lines(text, path, problems)
        else:
            scanner = JsonScanner(text, path, problems)
            root = scanner.document()
        block = Block("data", root.start, root.end, MappedText("", ()), data=root)
        return Outline((block,), problems=tuple(problems))


def _lines(text: str, path: str, problems: list[Problem]) -> Node:
    children: list[Node] = []
    at = n_lines = 0
    for number, line in enumerate(_LINE.findall(text), 1):
        if line.strip():
            scanner = JsonScanner(text, path, problems, at, at + len(line), (len(children),), (at, n_lines))
            try:
                children.append(scanner.document())
            except FormatError as error:
                reason = dict(error.problem.params).get("reason", "")
                problems.append(Problem("documents.json_line", (("reason", reason),), path, number))
        at += len(line)
        n_lines += line.count("\n")
    return Node((), 0, len(text), children=tuple(children), kind="array")
