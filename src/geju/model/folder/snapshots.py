"""Snapshots of what is fetched: ``prices@2026-11-26.json`` beside the description that asks for ``prices.json``.

A snapshot is never changed or removed: what is fetched later and differs stands beside it under its own day.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geju.base.content import check, parse_yaml, read_content
from geju.base.errors import ContentError, GejuError, Problem, accessing
from geju.base.files import list_files
from geju.base.ids import sha256
from geju.model.folder.sources import SCHEMA, SIDECAR
from geju.model.project import Project

_DAY = r"@\d{4}-\d{2}-\d{2}(?:-(?P<again>\d+))?"
_NOT_COPIED = ("fetch", "path", "date", "retrieved_on", "url")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document that a description asks for: ``name`` (below sources/) at ``url``, and its snapshots so far, oldest first."""

    name: str
    url: str
    description: Path
    said: tuple[tuple[str, str], ...]
    snapshots: tuple[Path, ...]

    @property
    def newest(self) -> Path | None:
        """The last snapshot, or None."""
        return self.snapshots[-1] if self.snapshots else None


def wanted_documents(project: Project) -> tuple[list[Wanted], list[Problem]]:
    """What the descriptions in sources/ ask to be fetched, in order of names, and descriptions that are wrong."""
    files, problems = list_files(project.folder, "sources")
    found: list[Wanted] = []
    for name, path in files:
        if not name.endswith(SIDECAR):
            continue
        try:
            data = _description(path)
            if data.get("fetch") is True:
                said = tuple((key, str(value)) for key, value in data.items() if key not in _NOT_COPIED)
                target = name.removesuffix(SIDECAR)
                found.append(Wanted(target, data["url"], path, said, _snapshots(path.parent, Path(target).name)))
        except GejuError as error:
            problems += [Problem(p.key, p.params, f"sources/{name}", p.line) for p in (error.problem, *error.also)]
    return found, problems


def _description(path: Path) -> Mapping[str, Any]:
    text = read_content(path)
    data: dict[str, Any] = parse_yaml(text, path) or {}
    check(data, SCHEMA, text, path)
    if data.get("fetch") is True and "url" not in data:
        raise ContentError("pipeline.fetch_no_url", path=path, line=1)
    if data.get("fetch") is True and "path" in data:
        raise ContentError("pipeline.fetch_path", path=path, line=1)
    return data


def _snapshots(folder: Path, name: str) -> tuple[Path, ...]:
    stem, dot, end = name.rpartition(".") if "." in name.lstrip(".") else (name, "", "")
    pattern = re.compile(rf"{re.escape(stem)}{_DAY}{re.escape(dot + end)}")
    found = [(path, match) for path in folder.iterdir() if (match := pattern.fullmatch(path.name)) and path.is_file()]
    found.sort(key=lambda pair: (pair[0].name[len(stem) + 1 :][:10], int(pair[1]["again"] or 1)))
    return tuple(path for path, _ in found)


def keep(wanted: Wanted, data: bytes, url: str, day: str) -> Path | None:
    """Write what came as the snapshot of a day (``2026-11-26``), with its description beside; None where the last one has the same bytes.

    Both files are put in place whole or not at all. Raises AccessError.
    """
    newest = wanted.newest
    if newest is not None:
        with accessing(newest):
            if sha256(newest.read_bytes()) == sha256(data):
                return None
    path = wanted.description.parent / _name(wanted, day)
    said = {**dict(wanted.said), "url": wanted.url, "retrieved_on": day}
    if url != wanted.url:
        said["note"] = " ".join(filter(None, (said.get("note", ""), f"Served from {url}")))
    text = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in said.items())
    beside = path.with_name(path.name + SIDECAR)
    # The description first: a document without one would be read as if nothing were known of it.
    _put(beside, text.encode("utf-8"))
    try:
        _put(path, data)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    return path


def _name(wanted: Wanted, day: str) -> str:
    """A name that no snapshot has: the second of one day is ``prices@2026-11-26-2.json``."""
    name = Path(wanted.name).name
    stem, dot, end = name.rpartition(".") if "." in name.lstrip(".") else (name, "", "")
    taken = {path.name for path in wanted.snapshots}
    numbers = ("", *(f"-{n}" for n in range(2, len(taken) + 3)))
    return next(free for n in numbers if (free := f"{stem}@{day}{n}{dot}{end}") not in taken)


def _put(path: Path, data: bytes) -> None:
    """Write beside, under a hidden name that is no source, then rename."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with accessing(path):
            with beside.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
