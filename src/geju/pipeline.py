"""The flow on one page: read, extract, resolve, build, draw, publish.

Only this module knows all rooms. Rooms are imported where they are used: asking for an edition that already holds
loads neither a reader nor the database.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from geju.base.cache import Cache, code_fingerprint
from geju.base.errors import GejuError, LandscapeError, Problem, UnknownNameError
from geju.base.files import digest
from geju.base.settings import settings
from geju.landscape import store
from geju.landscape.report import BuildReport, read_report, report_record
from geju.model.claim import Claim
from geju.model.project import PROJECT_FILE, Project, Source, hash_inputs, read_judgements, read_project, read_sources

if TYPE_CHECKING:
    from geju.claims.llm.asker import Asker
    from geju.landscape.view import View
    from geju.model.document import Document
    from geju.model.entity import Judgement
    from geju.model.figure import Figure
    from geju.model.vocabulary import Vocabulary

Progress = Callable[[str, int, int], None]
_READERS = ("base", "model", "documents", "claims")
# Faults of the moment: what they spoiled is tried again by the next build.
_UNANSWERED = "claims.unanswered_"
_BUILDERS = (*_READERS, "entities", "landscape", "pipeline.py")


@dataclass(frozen=True, slots=True)
class Reading:
    """What documents say: claims in order, and what was set aside."""

    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """One source as read: no document where it could not be."""

    document: Document | None
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]
    cached: bool = False


def vocabulary_of(folder: Path | None) -> Vocabulary:
    """The vocabulary of a landscape, or geju's own where the folder is none."""
    from geju.model.vocabulary import read_vocabulary

    return read_vocabulary(*([folder] if folder and (folder / PROJECT_FILE).is_file() else []))


def read_files(paths: Iterable[Path], folder: Path | None = None) -> Reading:
    """The claims that files make, without building anything, in the vocabulary of a landscape where one is given.

    Raises SourceError for a file that cannot be read.
    """
    from geju.claims.extract import extract
    from geju.documents.read import read

    vocabulary = vocabulary_of(folder)
    claims: list[Claim] = []
    problems: list[Problem] = []
    for path in paths:
        document = read(path)
        found = extract(document, vocabulary)
        claims += found.claims
        problems += [*document.problems, *found.set_aside]
    return Reading(tuple(claims), tuple(problems))


def build(folder: Path, progress: Progress | None = None, *, force: bool = False) -> BuildReport:
    """Build the edition of a landscape, or find that the last one still holds; ``force`` builds in any case.

    Documents that have not changed are not read again. A source that cannot be read is a problem in the report and
    stops nothing; a wrong project, kind or lexicon raises ContentError, a build at the same time LandscapeError.
    """
    started = time.perf_counter()
    if not (folder / PROJECT_FILE).is_file():
        raise LandscapeError("pipeline.no_project", path=folder)
    pointer = store.read_pointer(folder)
    inputs = _inputs(folder, pointer.get("also", ()))
    if not force and pointer.get("inputs") == inputs and store.edition_path(folder):
        return read_report(pointer, folder, time.perf_counter() - started)
    with store.locked(folder):
        store.sweep(folder)
        report = _build(folder, progress or _silent)
    return replace(report, seconds=time.perf_counter() - started)


def _silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def _inputs(folder: Path, also: Iterable[str]) -> str:
    """A hash of everything that an edition is made of: the landscape's files, geju's own code, settings."""
    parts = (code_fingerprint(*_BUILDERS), str(settings().source_date_epoch), _limits())
    return hash_inputs(folder, also, settings().max_bytes, *parts)


def _limits() -> str:
    return f"{settings().max_bytes} {settings().max_line} {settings().asks}"


def _build(folder: Path, progress: Progress) -> BuildReport:
    from geju.entities.resolve import resolve
    from geju.landscape import build as landscape

    project = read_project(folder)
    sources = read_sources(project)
    also = sorted(
        s.path.resolve().relative_to(folder.resolve()).as_posix() for s in sources.sources if _elsewhere(s, folder)
    )
    inputs = _inputs(folder, also)
    vocabulary = vocabulary_of(folder)
    judgements, wrong = read_judgements(folder)
    read = _read_all(sources.sources, vocabulary, project, progress)
    claims = [claim for one in read for claim in one.claims]
    progress("resolve", 0, 1)
    resolution = resolve(claims, vocabulary, judgements)
    progress("resolve", 1, 1)
    problems = (*sources.problems, *wrong, *resolution.problems, *(found for one in read for found in one.problems))
    material = landscape.Material(
        project=project,
        kinds=vocabulary.kinds,
        entity_types=vocabulary.entity_types,
        documents=tuple(one.document for one in read if one.document),
        claims=tuple(resolution.claims),
        entities=tuple(resolution.entities),
        waiting=tuple(resolution.waiting),
        judgements=judgements,
        problems=problems,
    )
    progress("build", 0, 1)
    edition, listed = landscape.build(material)
    n_cached = sum(one.cached for one in read)
    report = BuildReport(edition, len(read) - n_cached, n_cached, listed)
    holds = not any(problem.key.startswith(_UNANSWERED) for problem in problems)
    store.write_pointer(folder, {"inputs": inputs if holds else "", "also": also, **report_record(report)})
    store.sweep(folder)
    progress("build", 1, 1)
    return report


def _elsewhere(source: Source, folder: Path) -> bool:
    """Whether a source lies in the landscape but outside of sources/, named by a description."""
    return not source.path.resolve().is_relative_to(folder.resolve() / "sources")


def _read_all(sources: Iterable[Source], vocabulary: Vocabulary, project: Project, progress: Progress) -> list[_Read]:
    from geju.claims.llm.asker import asker_in_force

    kept = store.store_folder(project.folder)
    cache, asker = Cache(kept / store.CACHE), asker_in_force(project.language_model, kept / store.ANSWERS)
    listed = list(sources)
    found = []
    for done, source in enumerate(listed):
        progress("read", done, len(listed))
        found.append(_read_one(source, vocabulary, cache, asker))
    progress("read", len(listed), len(listed))
    cache.prune()
    return found


def _read_one(source: Source, vocabulary: Vocabulary, cache: Cache, asker: Asker | None) -> _Read:
    """A source as read now, or as it was read before from the same bytes by the same code."""
    from geju.model import record

    key = cache.key(
        code_fingerprint(*_READERS),
        vocabulary.fingerprint,
        _limits(),
        source.name,
        repr(source.origin),
        str(asker and asker.model),
        digest(source.path, settings().max_bytes),
    )
    kept = cache.load(key)
    if kept is not None:
        return _Read(*record.read_reading(kept), cached=True)
    read = _read_now(source, vocabulary, asker)
    data = record.reading_bytes(read.document, read.claims, read.problems)
    if not any(problem.key.startswith(("pipeline.reader_failed", _UNANSWERED)) for problem in read.problems):
        cache.store(key, data)
    # What was read now is taken from the same bytes as what was read before.
    return _Read(*record.read_reading(data))


def _read_now(source: Source, vocabulary: Vocabulary, asker: Asker | None) -> _Read:
    from geju.claims.extract import extract
    from geju.documents.read import read

    place = f"sources/{source.name}"
    try:
        document = read(source.path, source.origin, name=source.name)
        found = extract(document, vocabulary, asker)
    except GejuError as error:
        return _Read(None, (), (replace(error.problem, path=place),))
    except Exception as error:  # a fault of a reader must not take the other documents along
        reason = (("reason", f"{type(error).__name__}: {error}"),)
        return _Read(None, (), (Problem("pipeline.reader_failed", reason, place),))
    problems = (replace(p, path=place) for p in (*document.problems, *found.set_aside))
    return _Read(replace(document, problems=()), found.claims, tuple(problems))


def validate(folder: Path) -> tuple[Problem, ...]:
    """Everything that is wrong with a landscape, worst first: sources, judgements, claims set aside, exhibits."""
    report = build(folder)
    exhibits = []
    with open_landscape(folder) as view:
        for path in sorted((folder / "exhibits").glob("*.yaml")):
            try:
                _check_exhibit(path, view)
            except GejuError as error:
                exhibits.append(replace(error.problem, path=f"exhibits/{path.name}"))
    return tuple(
        sorted((*exhibits, *report.problems), key=lambda p: (p.severity, p.path, p.line or 0, p.key, p.params))
    )


def _check_exhibit(path: Path, view: View) -> None:
    from geju.exhibits.draw import draw as draw_one
    from geju.model.exhibit import read_exhibit

    draw_one(read_exhibit(path), view, "en")


def open_landscape(folder: Path) -> View:
    """The edition that holds, for reading; raises LandscapeError where nothing was built."""
    from geju.landscape.view import open_view

    return open_view(folder)


def draw(folder: Path, names: Iterable[str] = (), languages: Iterable[str] = ()) -> list[Figure]:
    """The exhibits of those names, or all, drawn from the edition that holds, in each language of the landscape.

    Raises UnknownNameError, ContentError for an exhibit that is wrong, LandscapeError where nothing was built.
    """
    with open_landscape(folder) as view:
        return _figures(folder, view, tuple(names), tuple(languages))


def _figures(
    folder: Path, view: View, names: tuple[str, ...] = (), languages: tuple[str, ...] = (), progress: Progress = _silent
) -> list[Figure]:
    from geju.exhibits import draw as drawing

    exhibits = {exhibit.name: exhibit for exhibit in drawing.exhibits(folder)}
    for name in names:
        if name not in exhibits:
            raise UnknownNameError("exhibit", name, exhibits)
    spoken = languages or tuple(view.about["languages"].split())
    wanted = [exhibits[name] for name in names or exhibits]
    figures = []
    for figure in drawing.draw_all(wanted, view, spoken):
        figures.append(figure)
        progress("draw", len(figures), len(wanted) * len(spoken))
    return figures


def publish(folder: Path, publisher: str, to: Path, progress: Progress | None = None) -> Path:
    """Publish the edition that holds with its exhibits; returns the folder, complete or as it was before."""
    from geju.outputs.publish import publish as publish_view

    with open_landscape(folder) as view:
        figures = _figures(folder, view, progress=progress or _silent)
        return publish_view(view, to, publisher, figures=figures, progress=progress)


def export(folder: Path, what: str, form: str = "jsonl") -> bytes:
    """Claims, facts, entities or documents of the edition that holds, as JSON Lines, CSV or Parquet."""
    from geju.landscape.export import export as export_view

    with open_landscape(folder) as view:
        return export_view(view, what, form)


def create(folder: Path, name: str = "", titles: Mapping[str, str] | None = None) -> Path:
    """Make a landscape in a folder that holds none; returns its project file."""
    from geju.model.project import write_project

    return write_project(folder, name, titles or {})


def judge(folder: Path, judgement: Judgement) -> Path:
    """Write down what a person decided, as the last line of a landscape's judgements; the next build heeds it."""
    from geju.entities.judgements import FILE, append_judgement

    return append_judgement(read_project(folder).folder / FILE, judgement)


def add(folder: Path, path: Path, about: Mapping[str, str] | None = None) -> Source:
    """Copy a document into a landscape's sources, with a description beside it where something is known of it."""
    from geju.model.project import write_source

    return write_source(read_project(folder), path, about or {})
