"""A landscape's folder: its project file, and everything that its editions are made of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from geju.base.content import load_yaml
from geju.base.errors import LandscapeError, UsageError, accessing
from geju.base.files import digest, list_files
from geju.base.ids import slug
from geju.model.document import SOURCE_KINDS

PROJECT_FILE = "project.yaml"
JUDGEMENTS = "judgements.jsonl"
# What an edition is made of beside sources/.
_INPUT_FILES = (PROJECT_FILE, JUDGEMENTS)
_INPUT_FOLDERS = ("kinds", "entity_types", "lexicon", "mappings", "exhibits")
_SCHEMAS = Path(__file__).parent / "schemas"


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A model behind an OpenAI-compatible address that documents may be shown: "qwen2.5 at http://127.0.0.1:11434/v1"."""

    endpoint: str
    model: str


@dataclass(frozen=True, slots=True)
class Fetching:
    """Where sources may be fetched from: "raw.githubusercontent.com, at most 32 megabytes in 60 seconds, one a second"."""

    hosts: tuple[str, ...] = ()
    seconds: float = 60
    megabytes: float = 32
    seconds_between: float = 1


@dataclass(frozen=True, slots=True)
class Project:
    """What project.yaml says: "llm-2024q3, in Chinese and English, amounts without a currency are CNY".

    ``trust`` lists kinds of source and producers, most trusted first; ``assertions`` are least numbers that a build
    must reach: ``documents``, ``claims``, ``entities``, ``facts``, or ``kind:<name>`` for facts of a kind. ``as_of`` are the
    earlier dates of the site: ``none``, the ends of ``years``, ``quarters`` or ``months``, ISO times, or nothing: a few.
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
    as_of: tuple[str, ...] = ()
    assertions: tuple[tuple[str, int], ...] = ()
    language_model: LanguageModel | None = None
    fetch: Fetching = Fetching()


def read_project(folder: Path) -> Project:
    """The project in a folder; raises LandscapeError where there is none, ContentError where it is wrong."""
    path = folder / PROJECT_FILE
    if not path.exists():
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
        as_of=_dates(data.get("as_of", ())),
        assertions=(*sorted(counts.items()), *((f"kind:{name}", n) for name, n in sorted(kinds.items()))),
        language_model=LanguageModel(**data["language_model"]) if "language_model" in data else None,
        fetch=Fetching(**{**data.get("fetch", {}), "hosts": tuple(data.get("fetch", {}).get("hosts", ()))}),
    )


def _dates(said: str | list[str | int]) -> tuple[str, ...]:
    """What is said of earlier dates; an empty list is ``none``."""
    return (said,) if isinstance(said, str) else tuple(map(str, said)) or ("none",) * isinstance(said, list)


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
    with accessing(folder):
        for below in ("sources", "kinds", "lexicon", "exhibits"):
            (folder / below).mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
