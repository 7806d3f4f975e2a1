"""The sources of a landscape: the files in ``sources/``, and what is known of each from outside."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from geju.base.content import check, parse_yaml, read_content
from geju.base.errors import ContentError, GejuError, Problem
from geju.base.files import list_files
from geju.model.document import Origin
from geju.model.project import Project

SCHEMA = Path(__file__).parents[1] / "schemas" / "source.schema.json"
SIDECAR = ".source.yaml"
# A YAML file that only describes a document is small and says where the document is.
_DESCRIBES = re.compile(rb"^(?:path|url)[ \t]*:", re.MULTILINE)
_DESCRIPTION_BYTES = 16 * 1024
_ORIGIN_KEYS = (
    "title",
    "producer",
    "url",
    "kind",
    "date",
    "licence",
    "language",
    "retrieved_on",
    "currency",
    "mapping",
    "author",
)


@dataclass(frozen=True, slots=True)
class Source:
    """The place of one document: the file ``path``, known as ``name``, and what is known of its origin from outside."""

    name: str
    path: Path
    origin: Origin


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources of a landscape in order of their names, and what was set aside; ``paths``: every file looked at."""

    sources: tuple[Source, ...]
    problems: tuple[Problem, ...] = ()


def read_sources(project: Project) -> Sources:
    """The sources of a landscape; a wrong description is a problem, and its document is left out until it is mended."""
    files, problems = list_files(project.folder, "sources")
    by_name = dict(files)
    described: dict[str, Source] = {}
    where: dict[str, str] = {}
    descriptions: set[str] = set()
    left_out: dict[str, str] = {}
    for name, path in files:
        if not _is_description(path):
            continue
        descriptions.add(name)
        target = _beside(name, by_name)
        try:
            source = _described(path, target, project)
            if source is None:
                problems += _not_fetched(name, path, by_name)
                continue
            if source.name in described:
                raise ContentError("base.twice", path=path, what="source", name=source.name, other=where[source.name])
            described[source.name], where[source.name] = source, name
        except GejuError as error:
            left_out.setdefault(target or _named(path, project.folder), name)
            problems += [replace(problem, path=f"sources/{name}") for problem in (error.problem, *error.also)]
    for name, description in left_out.items():
        if name in by_name and name not in described:
            words = (("description", f"sources/{description}"),)
            problems.append(Problem("pipeline.left_out", words, f"sources/{name}"))
    no_plain = {*described, *descriptions, *left_out}
    plain = [Source(name, path, origin_of({}, project)) for name, path in files if name not in no_plain]
    found = sorted([*plain, *described.values()], key=lambda source: source.name)
    return Sources(tuple(found), tuple(problems))


def _is_description(path: Path) -> bool:
    if path.suffix not in (".yaml", ".yml"):
        return False
    if path.name.endswith(SIDECAR):
        return True
    try:
        return path.stat().st_size <= _DESCRIPTION_BYTES and bool(_DESCRIBES.search(path.read_bytes()))
    except OSError:  # told when it is read as a document
        return False


def _beside(name: str, files: dict[str, Path]) -> str:
    """The document that ``X.source.yaml`` stands beside: ``X``, or the one file ``X.*``; empty where there is none."""
    if not name.endswith(SIDECAR):
        return ""
    stem = name.removesuffix(SIDECAR)
    if stem in files:
        return stem
    same = [other for other in files if other.rpartition(".")[0] == stem and not other.endswith(SIDECAR)]
    return same[0] if len(same) == 1 else ""


def _described(path: Path, beside: str, project: Project) -> Source | None:
    """The source that a description is about; None where it only asks for one to be fetched."""
    text = read_content(path)
    data = parse_yaml(text, path) or {}
    check(data, SCHEMA, text, path)
    root = project.folder.resolve()
    if data.get("fetch") is True and not beside:
        return None
    if beside and "path" not in data:
        return Source(beside, project.folder / "sources" / beside, origin_of(data, project))
    if "path" not in data:
        key = "pipeline.no_snapshot" if "url" in data else "pipeline.no_document"
        raise ContentError(key, path=path, line=1, url=data.get("url", ""))
    target = (path.parent / data["path"]).resolve()
    if not target.is_relative_to(root):
        raise ContentError("pipeline.path_outside", path=path, line=1, name=data["path"])
    if not target.is_file():
        raise ContentError("pipeline.path_missing", path=path, line=1, name=data["path"])
    sources = root / "sources"
    name = (target.relative_to(sources) if target.is_relative_to(sources) else target.relative_to(root)).as_posix()
    return Source(name, target, origin_of(data, project))


def _not_fetched(name: str, path: Path, files: Mapping[str, Path]) -> list[Problem]:
    """A note where a description asks for a document of which there is no snapshot yet."""
    stem, dot, end = name.removesuffix(SIDECAR).rpartition(".")
    day = re.compile(rf"{re.escape(stem or end)}@[\d-]+{re.escape(dot + end) if stem else ''}")
    if any(day.fullmatch(other) for other in files):
        return []
    url = str((parse_yaml(read_content(path), path) or {}).get("url", ""))
    return [Problem("pipeline.not_fetched", (("url", url),), f"sources/{name}", 1, "warning")]


def _named(path: Path, folder: Path) -> str:
    """The document that a wrong description seems to mean, so that it is not read without what was to be said of it."""
    try:
        text = path.read_text("utf-8", "replace")
    except OSError:
        return ""
    found = re.search(r"^path[ \t]*:[ \t]*[\[\"']*([^\"'\n#]+)", text, re.MULTILINE)
    sources = folder.resolve() / "sources"
    target = (path.parent / found[1].strip()).resolve() if found else sources
    return target.relative_to(sources).as_posix() if target.is_relative_to(sources) else ""


def origin_of(data: Mapping[str, Any], project: Project) -> Origin:
    """What is said of a document from outside, in the words of an origin."""
    said = {key: str(data[key]) for key in _ORIGIN_KEYS if data.get(key) is not None}
    return Origin(**{"currency": project.base_currency, **said})
