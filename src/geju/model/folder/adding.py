"""Documents into a landscape's sources: all of them or none, each with its description beside it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from geju.base.content import check, parse_yaml, read_content
from geju.base.errors import ContentError, SourceError, UsageError, accessing
from geju.model.folder.sources import SCHEMA, SIDECAR, Source, origin_of
from geju.model.project import Project

Done = Literal["added", "replaced", "described", "unchanged"]


@dataclass(frozen=True, slots=True)
class Added:
    """A document that is in the sources now, and what was done for that: "prices.csv was there already, unchanged"."""

    source: Source
    done: Done


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be written for one document; no bytes where nothing is to change."""

    added: Added
    path: Path
    copies: bool
    sidecar: Path
    text: str


def add_sources(
    project: Project, paths: Iterable[Path], about: Mapping[str, str], *, replacing: bool = False
) -> list[Added]:
    """Copy documents into sources/ and describe them beside; where one cannot be added, none is.

    A document whose very bytes are there already is left as it is. Raises SourceError for one that is missing,
    UsageError for a folder or for another document of that name, which ``replacing`` replaces, ContentError for a
    wrong word about its origin.
    """
    said = {key: str(value) for key, value in about.items() if value}
    try:
        check(said, SCHEMA, "", Path(SIDECAR))
    except ContentError as error:  # said on the command line: there is no file to point at
        first, *others = [replace(p, path="", line=None) for p in (error.problem, *error.also)]
        raise ContentError.of(first, others) from error
    plans = [_plan(project, path, said, replacing) for path in paths]
    names = [plan.added.source.name for plan in plans]
    twice = next((name for place, name in enumerate(names) if name in names[:place]), "")
    if twice:
        raise UsageError("pipeline.added_twice", name=twice)
    _carry_out(plans)
    return [plan.added for plan in plans]


def _plan(project: Project, path: Path, said: Mapping[str, str], replacing: bool) -> _Plan:
    target = project.folder / "sources" / path.name
    with accessing(path):
        if path.is_dir():
            raise UsageError("pipeline.add_folder", path=path, name=path.name)
        if not path.is_file():
            raise SourceError("documents.not_found", path=path)
    if path.name.startswith("."):
        raise UsageError("pipeline.add_hidden", path=path)
    beside = next((s for s in _sidecars(target) if s.is_file()), target.with_name(target.name + SIDECAR))
    there = target.exists()
    same = there and _same(path, target)
    words = _description(beside) if beside.is_file() else {}
    known = all(words.get(key) == value for key, value in said.items())
    if (there and not same and not replacing) or (not there and beside.exists() and not replacing):
        raise UsageError("pipeline.source_exists", path=target)
    if same and not known and words and not replacing:
        raise UsageError("pipeline.source_described", path=beside)
    done: Done = "added" if not there else "replaced" if not same else "unchanged" if known else "described"
    origin = origin_of({**words, **said}, project)
    text = "" if known else _text({**words, **said})
    return _Plan(Added(Source(target.name, target, origin), done), path, not same, beside, text)


def _sidecars(target: Path) -> tuple[Path, Path]:
    return target.with_name(target.name + SIDECAR), target.with_name(target.stem + SIDECAR)


def _same(a: Path, b: Path) -> bool:
    with accessing(a):
        return a.samefile(b) or (a.stat().st_size == b.stat().st_size and a.read_bytes() == b.read_bytes())


def _description(path: Path) -> dict[str, str]:
    data = parse_yaml(read_content(path), path)
    return {str(key): str(value) for key, value in data.items()} if isinstance(data, dict) else {}


def _text(said: Mapping[str, str]) -> str:
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in said.items())


def _carry_out(plans: Iterable[_Plan]) -> None:
    """Write everything beside, then put it in place; on any fault what was there is there again."""
    ready: list[tuple[Path, Path]] = []
    kept: list[tuple[Path, Path | None]] = []
    try:
        for plan in plans:
            target = plan.added.source.path
            with accessing(target):
                target.parent.mkdir(exist_ok=True)
            for place, needed in ((target, plan.copies), (plan.sidecar, bool(plan.text))):
                if needed:
                    ready.append((_beside(place, "tmp"), place))
                    _write(plan, ready[-1][0], place)
        for beside, place in ready:
            with accessing(place):
                kept.append((place, _kept(place)))
                beside.replace(place)
    except BaseException:
        for place, old in kept:
            with suppress(OSError):
                if old:
                    old.replace(place)
                else:
                    place.unlink(missing_ok=True)
        raise
    finally:
        for path in [*(beside for beside, _ in ready), *(old for _, old in kept if old)]:
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _write(plan: _Plan, beside: Path, place: Path) -> None:
    data = plan.text.encode("utf-8")
    if place == plan.added.source.path:
        with accessing(plan.path):
            data = plan.path.read_bytes()
    with accessing(place):
        beside.write_bytes(data)


def _beside(place: Path, end: str) -> Path:
    """A hidden name in the same folder: hidden files are no sources."""
    return place.with_name(f".{place.name}.{os.getpid()}.{end}")


def _kept(place: Path) -> Path | None:
    """A second name for what is to be replaced, None where there is nothing."""
    if not place.exists():
        return None
    old = _beside(place, "old")
    old.unlink(missing_ok=True)
    shutil.copy2(place, old)
    return old
