"""Where editions are kept: ``.geju/`` in a landscape's folder, with one pointer to the edition that holds.

    .geju/current.json         the pointer and the last build's report, replaced in one step
    .geju/edition-<id>.duckdb  the edition it points to
    .geju/cache/               stage results
    .geju/answers/             answers of a language model, where one is asked
    .geju/history/             what each edition that held said (auditing/history.py)
    .geju/lock                 held while a build runs

Everything here may be deleted; the next build makes it again, but for the history of earlier editions.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from geju.base.cache import write_atomically
from geju.base.errors import LandscapeError

FOLDER = ".geju"
CACHE = "cache"
ANSWERS = "answers"
HISTORY = "history"
# Of the tables in schema.sql; an edition of another version is built anew.
SCHEMA_VERSION = "5"
_POINTER = "current.json"
_WITHIN = (CACHE, ANSWERS, HISTORY)
# How an edition is opened for reading: it reaches nothing outside of itself.
READ_ONLY: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "enable_external_access": False,
    "lock_configuration": True,
    "memory_limit": "1GB",
    "threads": 2,
}


def store_folder(landscape: Path) -> Path:
    """The folder of editions, made if need be and kept out of version control."""
    folder = landscape / FOLDER
    # What is kept here is also cleared away: a link would let a stranger's landscape clear away the user's files.
    for place in (folder, *(folder / name for name in _WITHIN)):
        if place.is_symlink():
            raise LandscapeError("landscape.link", path=place)
    with writing(folder):
        folder.mkdir(exist_ok=True)
        with suppress(FileExistsError), (folder / ".gitignore").open("x", encoding="utf-8") as file:
            file.write("*\n")
    return folder


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Say in words of ours what the system has against writing: a full disk, a missing right."""
    try:
        yield
    except OSError as error:
        raise LandscapeError("landscape.not_writable", path=path, reason=error.strerror or error) from error


def read_pointer(landscape: Path) -> dict[str, Any]:
    """What the last good build left: ``edition`` (file name), ``inputs`` (hash), ``report``; empty where there is none."""
    try:
        found = json.loads((landscape / FOLDER / _POINTER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) and isinstance(found.get("edition"), str) else {}


def write_pointer(landscape: Path, pointer: dict[str, Any]) -> None:
    """Let an edition hold from now on: the one step in which a build takes effect."""
    pointer = {**pointer, "sealed": _seal(landscape / FOLDER / pointer["edition"])}
    data = json.dumps(pointer, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    path = landscape / FOLDER / _POINTER
    with writing(path):
        write_atomically(path, data.encode("utf-8"))


def holds(landscape: Path, pointer: dict[str, Any]) -> bool:
    """Whether the edition that a pointer names is there as it was written: a damaged one is built anew."""
    try:
        return bool(pointer.get("sealed") == _seal(landscape / FOLDER / Path(pointer["edition"]).name))
    except (KeyError, OSError):
        return False


def _seal(path: Path) -> str:
    """A hash of a file's bytes: cheaper than opening the database, and no damage escapes it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def edition_path(landscape: Path) -> Path | None:
    """The file of the edition that holds, or None where nothing was built or the file is gone."""
    name = read_pointer(landscape).get("edition", "")
    path = landscape / FOLDER / Path(name).name
    return path if name and path.is_file() else None


def sweep(landscape: Path) -> None:
    """Remove what killed builds and earlier editions left behind; only while the lock is held."""
    for path in _left_behind(landscape, read_pointer(landscape).get("edition", "")):
        path.unlink(missing_ok=True)


def tidy(landscape: Path, keep: str) -> None:
    """Sweep where there is something to sweep and no build runs: one that was killed after its edition held left some."""
    if _left_behind(landscape, keep):
        with suppress(LandscapeError), locked(landscape):
            sweep(landscape)


def _left_behind(landscape: Path, keep: str) -> list[Path]:
    folder = landscape / FOLDER
    here = [p for p in folder.iterdir() if p.name.startswith("edition-") or p.name.endswith((".tmp", ".wal"))]
    below = [path for name in _WITHIN for path in (folder / name).glob("*.tmp")]
    return sorted(path for path in (*here, *below) if path.name != keep)


def _not_through_links(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o644)


@contextmanager
def locked(landscape: Path) -> Iterator[None]:
    """Hold the landscape for one build; raises LandscapeError where another one runs.

    The system lets go of the lock when the process ends, however it ends.
    """
    try:
        import fcntl
    except ImportError:  # no such lock on this system
        yield
        return
    path = store_folder(landscape) / "lock"
    with writing(path):
        file = open(path, "a+", encoding="utf-8", opener=_not_through_links)  # noqa: SIM115 - for the opener
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            file.seek(0)
            holder = file.read().strip() or "?"
            raise LandscapeError("landscape.building", path=landscape, process=holder) from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        try:
            yield
        finally:
            with suppress(OSError):
                file.truncate(0)
