"""What is asked of editions: the one that holds, or the landscape as it was at a date; its conflicts, its changes, its documents judged."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from geju.base.errors import LandscapeError
from geju.model.figure import Clock
from geju.model.project import PROJECT_FILE

if TYPE_CHECKING:
    from geju.landscape.auditing.audit import Audit
    from geju.landscape.auditing.scorecard import Scorecard
    from geju.landscape.auditing.telling import Changes, Log
    from geju.landscape.view import View

NOW = Clock()


def check_folder(folder: Path) -> None:
    """Raise LandscapeError where a folder is no landscape, in words that say what it is."""
    if not folder.exists():
        raise LandscapeError("pipeline.no_folder", path=folder)
    if not folder.is_dir():
        raise LandscapeError("pipeline.no_landscape", path=folder)
    if not (folder / PROJECT_FILE).exists():
        raise LandscapeError("pipeline.no_project", path=folder)


def open_landscape(folder: Path, clock: Clock = NOW) -> View:
    """The edition that holds, or what it comes to by a clock, for reading.

    Raises LandscapeError where there is no landscape or nothing was built.
    """
    from geju.landscape.view import open_view

    check_folder(folder)
    view = open_view(folder)
    if not clock:
        return view
    from geju.landscape.auditing.clocks import turn_back
    from geju.model.project import read_project
    from geju.model.vocabulary import read_vocabulary

    with view:
        past = turn_back(view, clock, read_project(folder), read_vocabulary(folder))
    return open_view(past)


def audit(
    view: View, entity: str = "", kind: str = "", source: str = "", sorts: Iterable[str] = (), most: int = 50
) -> Audit:
    """The conflicts of an edition, worst first; without ``sorts`` those that somebody has to settle.

    Of one entity (any of its names), one kind, one document where given; ``most`` bounds how many are read, 0 for all.
    Raises UnknownNameError.
    """
    from geju.landscape.auditing import audit as auditing

    return auditing.audit(view, entity, kind, source, tuple(sorts) or auditing.TO_SETTLE, most)


def diff(folder: Path, old: str = "previous", new: str = "current", entity: str = "", kind: str = "") -> Changes:
    """What is new, gone and changed from one edition to another, each with the reason.

    Editions are asked for as ``previous``, ``current``, by an id or how one begins, by the folder of another landscape
    or by an edition's file. Raises LandscapeError, UsageError, UnknownNameError.
    """
    from geju.landscape.auditing import history, telling

    if not (history.is_place(old) and history.is_place(new)):
        check_folder(folder)
    return telling.diff(folder, old, new, entity, kind)


def log(folder: Path, entity: str = "", kind: str = "", most: int = 20) -> Log:
    """What changed in each of the last ``most`` editions, newest first; of one entity also every value it ever had.

    ``entity`` may be the id of a fact, for the story of its question alone.

    Raises LandscapeError, UnknownNameError.
    """
    from geju.landscape.auditing import telling

    check_folder(folder)
    return telling.log(folder, entity, kind, most)


def scorecard(view: View, document: str) -> Scorecard:
    """How far one document can be believed, by its name or id; raises UnknownNameError."""
    from geju.landscape.auditing import scorecard as judging

    return judging.scorecard(view, document)
