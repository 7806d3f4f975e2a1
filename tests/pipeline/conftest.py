"""The small landscape in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from small import write_landscape


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_landscape(tmp_path / "small")
