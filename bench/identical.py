"""Two builds of the same sources, in two folders, with two hash seeds: do exports and site have the same bytes?

    python bench/identical.py

Prints a line for each file kind and leaves with status 1 where anything differs.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXPORTS = [
    (what, form) for what in ("claims", "facts", "entities", "documents") for form in ("jsonl", "csv", "parquet")
]


def made(folder: Path, seed: str) -> dict[str, str]:
    """Build, export and publish in a folder; SHA-256 by file."""
    shutil.copytree(ROOT / "landscapes" / "llm-2024q3", folder / "l", ignore=shutil.ignore_patterns(".geju"))
    geju = [sys.executable, "-m", "geju", "-C", str(folder / "l")]
    environ = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo" if seed == "1" else "UTC"}

    def run(*words: str) -> None:
        subprocess.run([*geju, *words], check=True, capture_output=True, env=environ)

    run("build")
    for what, form in EXPORTS:
        run("export", what, "--format", form, "--to", str(folder / f"{what}.{form}"))
    run("publish", "site", "--to", str(folder / "site"))
    files = [folder / f"{what}.{form}" for what, form in EXPORTS]
    files += [path for path in sorted((folder / "site").rglob("*")) if path.is_file()]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def main() -> None:
    """Compare and print."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        first, second = made(Path(one), "1"), made(Path(two), "2")
    differ = sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
    n_exports = sum(not name.startswith("site") for name in first)
    print(f"exports: {n_exports} files, site: {len(first) - n_exports} files, different: {len(differ)}")
    for name in differ:
        print(f"  {name}")
    sys.exit(1 if differ else 0)


if __name__ == "__main__":
    main()
