"""A new folder in the place of an old one: what geju made is replaced, what others put there stays."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from geju.base.errors import UsageError

# Left in every folder that geju publishes: who made it, and which files. Only these are ever replaced.
MARK = ".geju-published"


@dataclass(frozen=True, slots=True)
class Made:
    """What the mark in a folder says: which publisher made it, of which edition, and which files are its."""

    folder: Path
    publisher: str
    files: frozenset[str]
    edition: str = ""


def read_mark(folder: Path) -> Made | None:
    """What geju left in a folder, None where it did not publish it."""
    try:
        said = json.loads((folder / MARK).read_text(encoding="utf-8"))
        return Made(folder, str(said["publisher"]), frozenset(map(str, said["files"])), str(said.get("edition", "")))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_mark(folder: Path, publisher: str, edition: str) -> None:
    """Say in a folder who made it and all that is in it."""
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())
    said = {"publisher": publisher, "edition": edition, "files": [*files, MARK]}
    text = json.dumps(said, ensure_ascii=False, indent=0, sort_keys=True) + "\n"
    (folder / MARK).write_text(text, encoding="utf-8")


def swap(beside: Path, target: Path) -> None:
    """Put the new folder in the place of the old one, with what others put there; on any fault the old one is back.

    Where the process is killed on the way, ``sweep`` ends it: the old folder keeps its name until all is taken over.
    """
    if not target.exists():
        beside.rename(target)
        return
    old = target.with_name(f"{target.name}.old-{os.getpid()}")
    list(_foreign(target, beside))  # a file in the way is found before anything is moved
    target.rename(old)
    try:
        beside.rename(target)
        _take_over(old, target)
    except BaseException:
        _put_back(old, target, beside)
        raise
    _discard(old)


def sweep(target: Path) -> None:
    """Remove what killed runs left beside the folder; end what one began between its renames."""
    left = re.compile(re.escape(target.name) + r"\.(tmp|old)-(\d+)\Z")
    for path in sorted(target.parent.iterdir()):
        found = left.match(path.name)
        if not found or _alive(int(found[2])):
            continue
        if found[1] == "tmp":
            shutil.rmtree(path, ignore_errors=True)
        elif target.exists():
            _take_over(path, target)
            _discard(path)
        else:
            path.rename(target)


def _foreign(old: Path, new: Path) -> Iterator[str]:
    """What others put into the old folder, folders that are all theirs as one; UsageError for what is in the way."""
    made = read_mark(old)
    ours = made.files if made else frozenset()
    folders = {parent.as_posix() for name in ours for parent in Path(name).parents}

    def walk(folder: Path, prefix: str) -> Iterator[str]:
        for entry in sorted(folder.iterdir()):
            name = f"{prefix}{entry.name}"
            is_folder = entry.is_dir() and not entry.is_symlink()
            if is_folder and (name in folders or (new / name).is_dir()):
                yield from walk(entry, f"{name}/")
            elif name in ours and not is_folder:
                continue
            elif os.path.lexists(new / name):
                raise UsageError("outputs.in_the_way", path=old / name)
            else:
                yield name

    yield from walk(old, "")


def _take_over(old: Path, target: Path) -> None:
    for name in list(_foreign(old, target)):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (old / name).rename(target / name)


def _put_back(old: Path, target: Path, beside: Path) -> None:
    """The old folder in its place again, with what was taken over from it."""
    if target.exists():
        with suppress(OSError, UsageError):
            _take_over(target, old)
        target.rename(beside)
    old.rename(target)


def _discard(old: Path) -> None:
    """Remove a folder of which nothing is wanted, under a name that says so: a kill on the way must not bring it back."""
    gone = old.with_name(old.name.replace(".old-", ".tmp-"))
    old.rename(gone)
    shutil.rmtree(gone, ignore_errors=True)


def _alive(process: int) -> bool:
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return process != os.getpid()
