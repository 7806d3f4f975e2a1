"""What every test may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]

# No deadlines: two tests share a core. The same examples each run: a red build is somebody's change, not chance.
settings.register_profile("geju", deadline=None, derandomize=True)
settings.load_profile("geju")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and gold beside the repository; the test is skipped where there is none."""
    folder = ROOT.parent / "shared"
    if not (folder / "gold").is_dir():
        pytest.skip("the folder of real documents is not beside this repository")
    return folder
