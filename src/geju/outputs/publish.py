"""The door: publish an edition into a folder, whole or not at all."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from geju.base.errors import LandscapeError, UsageError
from geju.base.registry import entry, entry_names
from geju.landscape.view import View
from geju.model.figure import Figure
from geju.outputs.publisher import Illustrated, Progress, Publisher

SHELF = "geju.outputs.publishers"
# Left in every folder that geju publishes: only such a folder is ever replaced.
MARK = ".geju-published"


def publishers() -> tuple[str, ...]:
    """The names of all publishers."""
    return entry_names(SHELF)


def publish(
    view: View, to: Path, name: str = "site", *, figures: Sequence[Figure] = (), progress: Progress | None = None
) -> Path:
    """Publish an edition with one publisher; returns the folder.

    Everything is written beside ``to`` and put in its place when it is whole. A folder at ``to`` is replaced only
    where geju made it or it is empty; else UsageError. Raises UnknownNameError for a publisher that is not there.
    """
    publisher = entry(SHELF, name, Publisher)
    target = Path(os.path.abspath(to))  # noqa: PTH100 - a link at the place is kept, not followed
    _check_target(target)
    beside = target.with_name(f"{target.name}.tmp-{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target)
        beside.mkdir()
        if isinstance(publisher, Illustrated):
            publisher.publish(view, beside, figures=figures, progress=progress)
        else:
            publisher.publish(view, beside, progress=progress)
        (beside / MARK).write_text(f"{name} {view.edition.edition_id}\n", encoding="utf-8")
        _swap(beside, target)
    except OSError as error:
        raise LandscapeError("outputs.not_writable", path=target, reason=error.strerror or str(error)) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return target


def _check_target(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise UsageError("outputs.not_a_folder", path=target)
    if target.is_dir() and not (target / MARK).is_file() and any(target.iterdir()):
        raise UsageError("outputs.not_ours", path=target)


def _swap(beside: Path, target: Path) -> None:
    """Put the new folder in the place of the old one; on any fault the old one is back in its place."""
    old = target.with_name(f"{target.name}.old-{os.getpid()}")
    if not target.exists():
        beside.rename(target)
        return
    target.rename(old)
    try:
        beside.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _sweep(target: Path) -> None:
    """Remove what killed runs left beside the folder; bring an old folder back where a kill fell between two renames."""
    left = re.compile(re.escape(target.name) + r"\.(tmp|old)-(\d+)\Z")
    for path in sorted(target.parent.iterdir()):
        found = left.match(path.name)
        if not found or _alive(int(found[2])):
            continue
        if found[1] == "old" and not target.exists():
            path.rename(target)
        else:
            shutil.rmtree(path, ignore_errors=True)


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
