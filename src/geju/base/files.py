"""The files of a folder that strangers may have filled: listed in a fixed order, never led astray, hashed."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

from geju.base.errors import Problem, accessing


def list_files(folder: Path, below: str) -> tuple[list[tuple[str, Path]], list[Problem]]:
    """The files in ``folder/below`` as (POSIX path, path), sorted, and a problem for each entry that is no plain file.

    Hidden files and folders are passed over. Folders behind links are not entered; a link to a file is followed where
    it stays in ``folder``. Raises AccessError where the folder itself cannot be listed: that is not a folder of nothing.
    """
    files: list[tuple[str, Path]] = []
    problems: list[Problem] = []
    root = folder.resolve()

    def walk(place: Path, prefix: str) -> None:
        for entry in sorted(place.iterdir(), key=lambda path: path.name):
            # A name that is no UTF-8 is shown with question marks; such a file is not read.
            name = f"{prefix}{entry.name}".encode("utf-8", "replace").decode()
            if entry.name.startswith("."):
                continue
            try:
                fault = _fault(entry, root) if name.endswith(entry.name) else "pipeline.name_not_text"
                if fault:
                    problems.append(Problem(fault, path=f"{below}/{name}"))
                elif entry.is_dir():
                    walk(entry, f"{name}/")
                else:
                    files.append((name, entry))
            except OSError as error:
                reason = (("reason", error.strerror or str(error)),)
                problems.append(Problem("pipeline.source_not_readable", reason, f"{below}/{name}"))

    with accessing(folder / below):
        if (folder / below).exists():
            walk(folder / below, "")
    return sorted(files), problems


def _fault(entry: Path, root: Path) -> str:
    """The message of what is wrong with an entry of a folder, empty where it may be read; raises OSError."""
    if entry.is_symlink():
        try:
            target = entry.resolve(strict=True)
        except (OSError, RuntimeError):
            return "pipeline.link_broken"
        if target.is_dir():
            return "pipeline.link_to_folder"
        if not target.is_relative_to(root):
            return "pipeline.link_outside"
    mode = entry.stat().st_mode
    return "" if stat.S_ISREG(mode) or stat.S_ISDIR(mode) else "pipeline.not_a_file"


def digest(path: Path, limit: int) -> str:
    """The SHA-256 of a file; of one larger than ``limit`` bytes its size and time; empty where it is missing.

    One that cannot be read has a mark of its own: it is not as if it were missing.
    """
    try:
        found = path.stat()
        if found.st_size > limit:
            return f"{found.st_size} {found.st_mtime_ns}"
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""
    except OSError as error:
        return f"unreadable {error.errno}"
