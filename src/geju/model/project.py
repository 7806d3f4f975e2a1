"""A landscape's folder: its project file, its sources, its judgements."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geju.base.content import check, load_yaml, parse_yaml
from geju.base.errors import ContentError, GejuError, LandscapeError, Problem, SourceError, UsageError
from geju.base.files import digest, list_files
from geju.base.ids import slug
from geju.model.document import SOURCE_KINDS, Origin
from geju.model.entity import Judgement

PROJECT_FILE = "project.yaml"
# What an edition is made of beside sources/.
_INPUT_FILES = (PROJECT_FILE, "judgements.jsonl")
_INPUT_FOLDERS = ("kinds", "entity_types", "lexicon", "mappings")
_SCHEMAS = Path(__file__).parent / "schemas"
_SIDECAR = ".source.yaml"
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
)


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A model behind an OpenAI-compatible address that documents may be shown: "qwen2.5 at http://127.0.0.1:11434/v1"."""

    endpoint: str
    model: str


@dataclass(frozen=True, slots=True)
class Project:
    """What project.yaml says: "llm-2024q3, in Chinese and English, amounts without a currency are CNY".

    ``trust`` lists kinds of source and producers, most trusted first; ``assertions`` are least numbers that a build
    must reach: ``documents``, ``claims``, ``entities``, ``facts``, or ``kind:<name>`` for facts of a kind.
    """

    folder: Path
    name: str
    title: tuple[tuple[str, str], ...] = ()
    about: tuple[tuple[str, str], ...] = ()
    date: str = ""
    languages: tuple[str, ...] = ("en", "zh")
    base_currency: str = ""
    trust: tuple[str, ...] = SOURCE_KINDS
    address: str = ""
    assertions: tuple[tuple[str, int], ...] = ()
    language_model: LanguageModel | None = None


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


def read_project(folder: Path) -> Project:
    """The project in a folder; raises LandscapeError where there is none, ContentError where it is wrong."""
    path = folder / PROJECT_FILE
    if not path.is_file():
        raise LandscapeError("pipeline.no_project", path=folder)
    data = load_yaml(path, _SCHEMAS / "project.schema.json")
    counts = dict(data.get("assertions", {}))
    kinds = counts.pop("kinds", {})
    listed = tuple(data.get("trust", ()))
    return Project(
        folder=folder,
        name=data["name"],
        title=tuple(data.get("title", {}).items()) or (("en", data["name"]),),
        about=tuple(data.get("about", {}).items()),
        date=str(data.get("date", "")),
        languages=tuple(data.get("languages", ("en", "zh"))),
        base_currency=data.get("base_currency", ""),
        trust=(*listed, *(kind for kind in SOURCE_KINDS if kind not in listed)),
        address=data.get("address", ""),
        assertions=(*sorted(counts.items()), *((f"kind:{name}", n) for name, n in sorted(kinds.items()))),
        language_model=LanguageModel(**data["language_model"]) if "language_model" in data else None,
    )


def read_sources(project: Project) -> Sources:
    """The sources of a landscape; a wrong description is a problem, and its document is left out until it is mended."""
    files, problems = list_files(project.folder, "sources")
    by_name = dict(files)
    described: dict[str, Source] = {}
    where: dict[str, str] = {}
    left_out: set[str] = set()
    for name, path in files:
        if not _is_description(path):
            continue
        left_out.add(name)
        target = _beside(name, by_name)
        try:
            source = _described(path, target, project)
            if source.name in described:
                raise ContentError("base.twice", path=path, what="source", name=source.name, other=where[source.name])
            described[source.name], where[source.name] = source, name
        except GejuError as error:
            left_out.update(filter(None, [target or _named(path, project.folder)]))
            problems.append(_placed(error.problem, f"sources/{name}"))
    plain = [Source(name, path, _origin({}, project)) for name, path in files if name not in {*described, *left_out}]
    found = sorted([*plain, *described.values()], key=lambda source: source.name)
    return Sources(tuple(found), tuple(problems))


def _placed(problem: Problem, path: str) -> Problem:
    return Problem(problem.key, problem.params, path, problem.line, problem.severity)


def _is_description(path: Path) -> bool:
    if path.suffix not in (".yaml", ".yml"):
        return False
    if path.name.endswith(_SIDECAR):
        return True
    return path.stat().st_size <= _DESCRIPTION_BYTES and bool(_DESCRIBES.search(path.read_bytes()))


def _beside(name: str, files: dict[str, Path]) -> str:
    """The document that ``X.source.yaml`` stands beside: ``X``, or the one file ``X.*``; empty where there is none."""
    if not name.endswith(_SIDECAR):
        return ""
    stem = name.removesuffix(_SIDECAR)
    if stem in files:
        return stem
    same = [other for other in files if other.rpartition(".")[0] == stem and not other.endswith(_SIDECAR)]
    return same[0] if len(same) == 1 else ""


def _described(path: Path, beside: str, project: Project) -> Source:
    text = path.read_text(encoding="utf-8")
    data = parse_yaml(text, path) or {}
    check(data, _SCHEMAS / "source.schema.json", text, path)
    root = project.folder.resolve()
    if beside and "path" not in data:
        return Source(beside, project.folder / "sources" / beside, _origin(data, project))
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
    return Source(name, target, _origin(data, project))


def _named(path: Path, folder: Path) -> str:
    """The document that a wrong description seems to mean, so that it is not read without what was to be said of it."""
    found = re.search(r"^path[ \t]*:[ \t]*[\[\"']*([^\"'\n#]+)", path.read_text("utf-8", "replace"), re.MULTILINE)
    sources = folder.resolve() / "sources"
    target = (path.parent / found[1].strip()).resolve() if found else sources
    return target.relative_to(sources).as_posix() if target.is_relative_to(sources) else ""


def _origin(data: dict[str, Any], project: Project) -> Origin:
    said = {key: str(data[key]) for key in _ORIGIN_KEYS if data.get(key) is not None}
    return Origin(**{"currency": project.base_currency, **said})


def read_judgements(folder: Path) -> tuple[tuple[Judgement, ...], tuple[Problem, ...]]:
    """The judgements of a landscape in the order they were made, and a problem for each line that is none."""
    path = folder / "judgements.jsonl"
    if not path.is_file():
        return (), ()
    read = list(_judgements(path))
    return (
        tuple(item for item in read if isinstance(item, Judgement)),
        tuple(item for item in read if isinstance(item, Problem)),
    )


def _judgements(path: Path) -> Iterator[Judgement | Problem]:
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
            if data.get("verdict") not in ("same", "different", "right", "wrong") or not data.get("a"):
                raise ValueError
            words = {key: str(data[key]) for key in ("a", "b", "type", "by", "at", "note") if data.get(key)}
            yield Judgement(verdict=data["verdict"], line=number, **words)
        except (ValueError, AttributeError, TypeError):
            yield Problem("pipeline.judgement_wrong", path=path.name, line=number)


def hash_inputs(folder: Path, also: Iterable[str], limit: int, *parts: str) -> str:
    """A hash of every file that an edition of a landscape is made of, without reading any as YAML.

    ``also`` are files outside of sources/ that descriptions name, ``limit`` the size from which a file's content is not
    looked at (it is not read either), ``parts`` whatever else counts.
    """
    found = hashlib.sha256("\0".join(parts).encode())
    files, problems = list_files(folder, "sources")
    paths = [folder / name for name in (*_INPUT_FILES, *also)]
    paths += [path for name in _INPUT_FOLDERS for path in sorted((folder / name).glob("*.yaml"))]
    for name, path in [(path.relative_to(folder).as_posix(), path) for path in paths] + files:
        found.update(f"\0{name}\0{digest(path, limit)}".encode("utf-8", "surrogatepass"))
    found.update(repr(problems).encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def write_project(folder: Path, name: str, titles: Mapping[str, str]) -> Path:
    """Make a landscape of a folder that is none: project.yaml and the folders to fill; raises UsageError else."""
    path = folder / PROJECT_FILE
    if path.exists():
        raise UsageError("pipeline.project_exists", path=path)
    short = slug(name or folder.resolve().name)
    words = {"en": name or short, "zh": name or short, **titles}
    lines = [f"name: {json.dumps(short, ensure_ascii=False)}", "title:"]
    lines += [f"  {language}: {json.dumps(words[language], ensure_ascii=False)}" for language in ("en", "zh")]
    lines += ["languages: [zh, en]", f"trust: [{', '.join(SOURCE_KINDS)}]"]
    for below in ("sources", "kinds", "lexicon", "exhibits"):
        (folder / below).mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def write_source(project: Project, path: Path, about: Mapping[str, str]) -> Source:
    """Copy a document into sources/ and describe it beside; raises SourceError, UsageError where it is there already."""
    target = project.folder / "sources" / path.name
    beside = target.with_name(target.name + _SIDECAR)
    if not path.is_file():
        raise SourceError("documents.not_found", path=path)
    if target.exists() or beside.exists():
        raise UsageError("pipeline.source_exists", path=target)
    said = {key: str(value) for key, value in about.items() if value}
    text = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in said.items())
    check(said, _SCHEMAS / "source.schema.json", text, beside)
    target.parent.mkdir(exist_ok=True)
    shutil.copyfile(path, target)
    if said:
        beside.write_text(text, encoding="utf-8")
    return Source(target.name, target, _origin(said, project))
