"""The command line as a user runs it: a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def geju(*words: str | Path, status: int = 0) -> subprocess.CompletedProcess[str]:
    """Run ``geju`` on a wide terminal; it must leave with ``status``."""
    command = [sys.executable, "-m", "geju", *map(str, words)]
    ended = subprocess.run(
        command, capture_output=True, text=True, check=False, encoding="utf-8", env={**os.environ, "COLUMNS": "240"}
    )
    assert ended.returncode == status, ended.stderr
    return ended
