"""The history of editions: of each edition that held a compact record, in the order in which they held.

    .geju/history/000007-e-4f1k….parquet   its facts with what they rest on (held.COLUMNS)
    .geju/history/000007-e-4f1k….json      the edition: date, counts, when it was built, its documents

The second file is written last: without it the first counts as not there. Nothing else in geju needs the history; it
may be deleted, and then only ``geju diff previous`` and ``geju log`` know less.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from geju.base.cache import sync_folder, write_atomically
from geju.base.errors import LandscapeError, UnknownNameError, UsageError
from geju.base.settings import settings
from geju.landscape.store import FOLDER, HISTORY, edition_path, locked, read_pointer, store_folder

_NAME = re.compile(r"(\d{6,})-(e-[0-9a-z]+)\.json\Z")
_VERSION = "1"


@dataclass(frozen=True, slots=True)
class Issue:
    """One edition among others: "the edition of 2024-09-30, built on 1 October, which held until the next one".

    ``path`` is the file that has its facts: a record of the history, or an edition. ``documents``: name -> hash and URL;
    ``judged_wrong``: ids of claims that a person judged wrong. ``built_at`` is an ISO time in UTC, empty where unknown.
    """

    edition_id: str
    date: str
    path: Path
    built_at: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    documents: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    judged_wrong: frozenset[str] = frozenset()

    def to_dict(self) -> dict[str, object]:
        """The edition as plain values, without its documents."""
        return {"edition_id": self.edition_id, "date": self.date, "built_at": self.built_at, **self.counts}


def record(landscape: Path) -> None:
    """Keep the edition that holds, unless it is the last one kept; only while the lock is held.

    What cannot be kept now, for want of room, say, is kept by the next build: no build fails for its history.
    """
    pointer = read_pointer(landscape)
    if is_kept(landscape, pointer):
        return
    edition_id, path = _holding(landscape, pointer)
    folder = store_folder(landscape) / HISTORY
    with suppress(OSError, LandscapeError):
        folder.mkdir(exist_ok=True)
        _sweep(folder)
        number = max((int(found[1]) for found in _names(landscape)), default=0) + 1
        _write(folder, f"{number:06d}-{edition_id}", path)


def keep(landscape: Path, pointer: Mapping[str, Any]) -> None:
    """Record the edition that holds where an earlier build was killed before it could, and no other build runs."""
    if not is_kept(landscape, pointer):
        with suppress(LandscapeError), locked(landscape):
            record(landscape)


def is_kept(landscape: Path, pointer: Mapping[str, Any]) -> bool:
    """Whether the edition that a pointer names, if it is there at all, is the last one of the history."""
    edition_id, path = _holding(landscape, pointer)
    names = _names(landscape)
    return not path.is_file() or not edition_id or bool(names and names[-1][2] == edition_id)


def _holding(landscape: Path, pointer: Mapping[str, Any]) -> tuple[str, Path]:
    """The id and the file of the edition that a pointer names; a folder where it names none."""
    said = pointer.get("report", {})
    edition_id = str(said.get("edition", {}).get("edition_id", "")) if isinstance(said, dict) else ""
    path = landscape / FOLDER / Path(pointer.get("edition", "")).name
    return (edition_id if re.fullmatch("e-[0-9a-z]+", edition_id) else ""), path


def _write(folder: Path, stem: str, edition: Path) -> None:
    from geju.landscape.auditing.held import write_facts

    issue = of_edition(edition)
    beside = folder / f"{stem}.{os.getpid()}.tmp"
    beside.unlink(missing_ok=True)
    write_facts(edition, beside)
    with beside.open("rb") as file:
        os.fsync(file.fileno())
    beside.replace(folder / f"{stem}.parquet")
    sync_folder(folder)
    epoch = settings().source_date_epoch
    built_at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() if epoch is None else epoch))
    said = {
        **{"version": _VERSION, "edition_id": issue.edition_id, "date": issue.date, "built_at": built_at},
        "counts": dict(issue.counts),
        "documents": {name: list(origin) for name, origin in issue.documents.items()},
        "judged_wrong": sorted(issue.judged_wrong),
    }
    data = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    write_atomically(folder / f"{stem}.json", data.encode("utf-8", "replace"))


def _sweep(folder: Path) -> None:
    """Remove the facts of editions that were never written to the end."""
    for path in sorted(folder.glob("*.parquet")):
        if not path.with_suffix(".json").exists():
            path.unlink(missing_ok=True)


def _names(landscape: Path) -> list[re.Match[str]]:
    """The records of the history by their names, the earliest first."""
    try:
        listed = [path.name for path in (landscape / FOLDER / HISTORY).iterdir()]
    except OSError:
        return []
    return sorted(filter(None, map(_NAME.match, listed)), key=lambda found: int(found[1]))


def issues(landscape: Path) -> list[Issue]:
    """The editions that held, as far as they are kept, the earliest first; the one that holds is the last."""
    folder = landscape / FOLDER / HISTORY
    found = [issue for name in _names(landscape) if (issue := _read(folder / name[0]))]
    edition_id, path = _holding(landscape, read_pointer(landscape))
    if path.is_file() and (not found or found[-1].edition_id != edition_id):
        found.append(of_edition(path))
    return found


def _read(path: Path) -> Issue | None:
    """A record of the history; None where it is damaged or of another version of geju."""
    try:
        said: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        facts = path.with_suffix(".parquet")
        if said["version"] != _VERSION or not facts.is_file():
            return None
        documents = {name: (str(digest), str(url)) for name, (digest, url) in said["documents"].items()}
        return Issue(
            str(said["edition_id"]),
            str(said["date"]),
            facts,
            str(said["built_at"]),
            {name: int(n) for name, n in said["counts"].items()},
            documents,
            frozenset(said["judged_wrong"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def of_edition(path: Path) -> Issue:
    """An edition's file as an issue; raises LandscapeError where it is none, or of another version of geju."""
    from geju.landscape.view import View

    with View(path) as view:
        edition = view.edition
        counts = {name: n for name, n in edition.to_dict().items() if name.startswith("n_") and isinstance(n, int)}
        documents = {d.name: (d.sha256, d.origin.url) for d in view.documents()}
        judged = view.rows("SELECT claim_id FROM store.problems WHERE key = 'landscape.judged_wrong'")
    wrong = frozenset(row[0] for row in judged if row[0])
    return Issue(edition.edition_id, edition.date, path, "", counts, documents, wrong)


def find_issue(landscape: Path, asked: str) -> Issue:
    """The edition that is asked for: ``current``, ``previous``, an id or how one begins, a landscape's folder, a file.

    Raises UsageError where several editions begin so or there is no earlier one, UnknownNameError, LandscapeError.
    """
    if is_place(asked):
        return _elsewhere(Path(asked))
    found = issues(landscape)
    if not found:
        raise LandscapeError("landscape.not_built", path=landscape)
    if asked == "current":
        return found[-1]
    if asked == "previous":
        earlier = [issue for issue in found if issue.edition_id != found[-1].edition_id]
        if not earlier:
            raise UsageError("landscape.no_earlier", id=found[-1].edition_id)
        return earlier[-1]
    by_id = {issue.edition_id: issue for issue in found}
    fitting = [edition_id for edition_id in by_id if edition_id.removeprefix("e-").startswith(asked.removeprefix("e-"))]
    if not asked.removeprefix("e-") or not fitting:
        raise UnknownNameError("edition", asked, by_id)
    if len(fitting) > 1:
        raise UsageError("landscape.many_editions", asked=asked, known=", ".join(fitting))
    return by_id[fitting[0]]


def is_place(asked: str) -> bool:
    """Whether an edition is asked for by a folder or a file."""
    place = Path(asked)
    return asked not in ("current", "previous") and (place.is_dir() or place.suffix == ".duckdb" or os.sep in asked)


def _elsewhere(place: Path) -> Issue:
    path = place if place.is_file() else edition_path(place)
    if path is None:
        key = "landscape.not_built" if place.is_dir() else "landscape.no_edition_file"
        raise LandscapeError(key, path=place)
    return of_edition(path)
