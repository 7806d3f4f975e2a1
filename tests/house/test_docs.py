"""The documentation says what is true: references are generated, links lead somewhere, examples are real."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from geju.base.registry import entry_names

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:|#)([^)\s]+)\)")


def test_generated_references_are_up_to_date() -> None:
    done = subprocess.run([sys.executable, "docs/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}Run `make docs`."


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / link.partition("#")[0]).exists(), link


def test_every_shelf_has_a_page() -> None:
    pages = {path.stem for path in (ROOT / "docs" / "how-to").glob("*.md")}
    assert pages >= {
        f"add-{w}"
        for w in (
            "a-format",
            "an-extractor",
            "a-kind",
            "an-exhibit",
            "a-publisher",
            "a-command",
            "a-comparator",
            "a-rule",
            "a-form",
        )
    }


def test_the_readme_names_every_command() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in entry_names("geju.cli.commands"):
        assert re.search(rf"geju (?:-C \S+ )?{name}\b", text), name


def test_every_dependency_is_argued_for() -> None:
    text = (ROOT / "docs" / "decisions" / "0001-libraries.md").read_text(encoding="utf-8")
    wanted = re.search(r"dependencies = \[(.*?)\]", (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.DOTALL)
    assert wanted
    for name in re.findall(r'"([a-z0-9-]+)[>=]', wanted[1]):
        assert f"| {name} |" in text, name
