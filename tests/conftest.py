"""What every test may ask for."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from geju import pipeline
from small import write_landscape

ROOT = Path(__file__).parents[1]
_NOBODY = 65534

# No deadlines: two tests share a core. The same examples each run: a red build is somebody's change, not chance.
settings.register_profile("geju", deadline=None, derandomize=True)
settings.load_profile("geju")
# Whoever starts the tests in the background has them ignore Ctrl-C, and what they start too; some send it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def humble(tmp_path: Path) -> Iterator[Path]:
    """A folder of a user who may not do everything: what the system refuses, it refuses in this test."""
    pipeline.build(write_landscape(tmp_path / "before"))  # that user may not be able to load libraries
    # Not below tmp_path, which only its owner may enter.
    folder = Path(tempfile.mkdtemp(prefix="geju-humble-"))
    superuser = os.geteuid() == 0
    if superuser:
        os.chown(folder, _NOBODY, _NOBODY)
        os.seteuid(_NOBODY)
    try:
        yield folder
    finally:
        if superuser:
            os.seteuid(0)
        subprocess.run(["chmod", "-R", "u+rwX", folder], check=True)
        shutil.rmtree(folder)


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
