"""Fetching: what the descriptions in sources/ ask for, each as a snapshot of the day, and a word for each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from geju.base.errors import GejuError, Problem, SourceError, UnknownNameError, UsageError, accessing
from geju.base.ids import sha256
from geju.model.folder.snapshots import Wanted, keep, wanted_documents
from geju.model.project import Project

if TYPE_CHECKING:
    from geju.documents.fetch import Fetcher
    from geju.model.document import Document

Outcome = Literal["new", "changed", "unchanged", "failed"]
# What servers said last time; without it everything is asked for anew, and what is the same is still known as the same.
_STATE = Path(".geju") / "fetched.json"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of one document: "prices.json at https://… is unchanged since prices@2026-11-20.json".

    ``snapshot`` is the newest snapshot below sources/, empty where there is none; ``problem`` says why it failed.
    """

    name: str
    url: str
    outcome: Outcome
    snapshot: str = ""
    problem: Problem | None = None


def fetch_sources(project: Project, names: Iterable[str] = (), *, today: date | None = None) -> list[Fetched]:
    """Fetch all that is asked for, or only these names; what fails stops nothing else and changes nothing.

    ``today`` is the day of new snapshots (else the clock's, UTC). Raises UsageError where project.yaml allows no host,
    UnknownNameError for a name that no description asks for.
    """
    from geju.documents.fetch import Fetcher, allowance

    wanted, problems = wanted_documents(project)
    chosen = set(names)
    for name in sorted(chosen - {one.name for one in wanted}):
        raise UnknownNameError("document", name, [one.name for one in wanted])
    wanted = [one for one in wanted if not chosen or one.name in chosen]
    if wanted and not project.fetch.hosts:
        raise UsageError("pipeline.fetch_no_hosts", path=project.folder / "project.yaml", n=len(wanted))
    rules = project.fetch
    fetcher = Fetcher(allowance(rules.hosts, rules.seconds, rules.megabytes, rules.seconds_between))
    day = (today or datetime.now(UTC).date()).isoformat()
    state = _read_state(project.folder)
    found = [Fetched(p.path, "", "failed", problem=p) for p in problems]
    for one in wanted:
        try:
            found.append(_fetch(one, fetcher, state, day, project.folder))
        except GejuError as error:
            problem = replace(error.problem, path=f"sources/{one.name}" if isinstance(error, SourceError) else "")
            found.append(Fetched(one.name, one.url, "failed", _below(project.folder, one.newest), problem))
        _write_state(project.folder, state)
    return found


def _fetch(one: Wanted, fetcher: Fetcher, state: dict[str, dict[str, str]], day: str, folder: Path) -> Fetched:
    from geju.documents.read import read

    known = state.get(one.url, {})
    # A server may say “as before” only where what it means is still here.
    holds = bool(one.newest) and known.get("sha256") == sha256(_bytes(one.newest)) if one.newest else False
    validators = {"etag": known.get("etag", ""), "modified": known.get("modified", "")} if holds else {}
    answer = fetcher.get(one.url, name=one.name, **validators)
    if answer.data is None:
        if not holds:
            raise SourceError("documents.fetch_status", path=one.url, code=304)
        return Fetched(one.name, one.url, "unchanged", _below(folder, one.newest))
    _check(one, read(Path(one.name), data=answer.data))
    path = keep(one, answer.data, answer.url, day)
    state[one.url] = {"etag": answer.etag, "modified": answer.modified, "sha256": sha256(answer.data)}
    outcome: Outcome = "unchanged" if path is None else "changed" if one.newest else "new"
    return Fetched(one.name, one.url, outcome, _below(folder, path or one.newest))


def _check(one: Wanted, document: Document) -> None:
    """What cannot be read, or is not what its mapping reads (an error in JSON), is no new state of the world; raises SourceError."""
    from geju.claims.records.mapping import mapping_named

    name = dict(one.said).get("mapping", "")
    root = next((block.data for block in document.blocks if block.data is not None), None)
    missed = mapping_named(name).missed(root) if name and root else []
    if missed:
        raise SourceError("pipeline.fetch_other_shape", path=one.url, mapping=name, keys=", ".join(missed))


def _bytes(path: Path) -> bytes:
    with accessing(path):
        return path.read_bytes()


def _below(folder: Path, path: Path | None) -> str:
    return path.relative_to(folder / "sources").as_posix() if path else ""


def _read_state(folder: Path) -> dict[str, dict[str, str]]:
    """What servers said; nothing where the file is missing or is not what geju writes."""
    try:
        data = json.loads((folder / _STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(data, Mapping):
        return {}
    legible = re.compile(r"[\x20-\x7e]*")
    return {
        str(url): {str(key): str(value) for key, value in words.items() if legible.fullmatch(str(value))}
        for url, words in data.items()
        if isinstance(words, Mapping)
    }


def _write_state(folder: Path, state: Mapping[str, Mapping[str, str]]) -> None:
    path = folder / _STATE
    beside = path.with_name(".fetched.json.tmp")
    with suppress(OSError):  # only a memory: without it the next time asks for more
        path.parent.mkdir(exist_ok=True)
        beside.write_text(json.dumps(state, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        beside.replace(path)
