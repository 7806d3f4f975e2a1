"""The front door is small, and opening it costs little."""

from __future__ import annotations

import subprocess
import sys

import pytest

import geju

HEAVY = (
    "duckdb",
    "rich",
    "jinja2",
    "markdown_it",
    "opencc",
    "rapidfuzz",
    "yaml",
    "fastjsonschema",
    "ahocorasick_rs",
    "pypdfium2",
)


def test_names_are_few_sorted_and_documented() -> None:
    assert len(geju.__all__) <= 20
    assert list(geju.__all__) == sorted(geju.__all__)
    for name in geju.__all__:
        if name != "__version__":
            assert getattr(geju, name).__doc__, name


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="opne"):
        geju.opne  # noqa: B018


def loaded_by(code: str) -> set[str]:
    program = f"import sys\n{code}\nprint(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_import_is_light() -> None:
    assert loaded_by("import geju").isdisjoint({*HEAVY, "click"})


def test_shelves_are_discovered_without_heavy_libraries() -> None:
    code = """
from geju.base.registry import entries
from geju.documents.format import AnyFormat
from geju.claims.extractor import Extractor
from geju.cli.command import Command
entries("geju.documents.formats", AnyFormat)
entries("geju.claims.extractors", Extractor)
entries("geju.cli.commands", Command)
"""
    assert loaded_by(code).isdisjoint(HEAVY)
