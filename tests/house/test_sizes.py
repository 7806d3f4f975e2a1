"""Sizes as a habit: what is too large to read at once is split."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src" / "geju"
SHELVES = ("formats", "extractors", "comparators", "rules", "forms", "publishers", "commands", "readers", "sheets")
FILES = sorted(SRC.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SRC)))
def test_file_and_its_functions_are_readable(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    limit = 150 if path.parent.name in SHELVES else 300
    assert len(text.splitlines()) <= limit
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno is not None
            length = node.end_lineno - node.lineno + 1 - _docstring_lines(node)
            assert length <= 40, f"{node.name} has {length} lines"


def _docstring_lines(node: ast.FunctionDef) -> int:
    first = node.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        assert first.end_lineno is not None
        return first.end_lineno - first.lineno + 1
    return 0


def test_folders_hold_at_most_a_dozen_files() -> None:
    folders = {path.parent for path in FILES if path.parent.name not in SHELVES}
    sizes = {str(folder.relative_to(SRC)): len(list(folder.glob("[!_]*.py"))) for folder in folders}
    assert {folder: n for folder, n in sizes.items() if n > 12} == {}
