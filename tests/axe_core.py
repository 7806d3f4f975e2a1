"""axe-core, which looks over a page: what a machine can see of how well it can be read with other means than eyes."""

from __future__ import annotations

from importlib.resources import files

import pytest


def script() -> str:
    """The script to be put into a page; the test is skipped where it is not installed."""
    pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    return (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


def violations(page: object, axe: str) -> list[str]:
    """What axe-core finds in a page."""
    page.evaluate(f"() => {{ {axe} }}")  # type: ignore[attr-defined]
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations'], preload: false})")  # type: ignore[attr-defined]
    return [f"{v['id']}: {n['target']} {n['failureSummary']}" for v in found["violations"] for n in v["nodes"][:3]]
