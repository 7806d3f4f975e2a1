"""The files that every page shares: style sheet, scripts, icon."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).with_name("files")


def assets() -> dict[str, bytes]:
    """Path in the site -> content."""
    return {f"assets/{path.name}": path.read_bytes() for path in sorted(_FOLDER.iterdir()) if path.is_file()}
