"""The door: publish an edition into a folder, whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from geju.base.errors import LandscapeError, UsageError
from geju.base.registry import entry
from geju.landscape.auditing.telling import Log
from geju.landscape.view import View
from geju.model.figure import Figure
from geju.outputs.place import read_mark, swap, sweep, write_mark
from geju.outputs.publisher import Beside, Earlier, Facsimiles, Illustrated, Progress, Publisher

SHELF = "geju.outputs.publishers"


def publish(
    view: View,
    to: Path,
    name: str = "site",
    *,
    figures: Sequence[Figure] = (),
    earlier: Sequence[Earlier] = (),
    log: Log | None = None,
    progress: Progress | None = None,
    facsimiles: Facsimiles | None = None,
) -> Path:
    """Publish an edition with one publisher, with what changed before it (``log``); returns the folder.

    Everything is written beside ``to`` and put in its place when it is whole. Files there that this publisher did not
    make stay where they are. UsageError where one of them stands in the way, where geju did not publish the folder or
    another publisher did, and UnknownNameError for a publisher that is not there.
    """
    publisher = entry(SHELF, name, Publisher)
    target = check_target(to, name)
    beside = target.with_name(f"{target.name}.tmp-{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        sweep(target)
        beside.mkdir()
        if isinstance(publisher, Illustrated):
            shown = Beside(figures, earlier, log, read_mark(target), facsimiles)
            publisher.publish(view, beside, beside=shown, progress=progress)
        else:
            publisher.publish(view, beside, progress=progress)
        write_mark(beside, name, view.edition.edition_id)
        swap(beside, target)
    except OSError as error:
        raise LandscapeError("outputs.not_writable", path=target, reason=error.strerror or str(error)) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return target


def check_target(to: Path, name: str) -> Path:
    """The folder to publish into; raises UsageError where it cannot be, UnknownNameError for an unknown publisher."""
    entry(SHELF, name, Publisher)
    target = Path(os.path.abspath(to))  # noqa: PTH100 - a link at the place is kept, not followed
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise UsageError("outputs.not_a_folder", path=target)
    if target.is_dir() and any(target.iterdir()):
        made = read_mark(target)
        if made is None:
            raise UsageError("outputs.not_ours", path=target)
        if made.publisher != name:
            raise UsageError("outputs.other_publisher", path=target, other=made.publisher, name=name)
    return target
