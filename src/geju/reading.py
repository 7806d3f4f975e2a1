"""From sources to claims: each document read now, or taken as it was read before from the same bytes by the same code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from geju.base.cache import Cache, code_fingerprint
from geju.base.errors import GejuError, Problem
from geju.base.ids import sha256
from geju.base.settings import settings
from geju.model.claim import Claim

if TYPE_CHECKING:
    from geju.claims.extract import Extraction
    from geju.claims.llm.asker import Asker
    from geju.model.document import Document
    from geju.model.folder.sources import Source
    from geju.model.vocabulary import Vocabulary

READERS = ("base", "model", "documents", "claims", "reading.py")
# Faults of the moment: what they spoiled is tried again by the next build.
_OF_THE_MOMENT = ("pipeline.reader_failed", "claims.unanswered_", "confined.too_slow", "confined.not_started")


@dataclass(frozen=True, slots=True)
class Reading:
    """What documents say: claims in order, and what was set aside."""

    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """One source as read: no document where it could not be."""

    document: Document | None
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]
    cached: bool = False


def limits() -> str:
    """The settings that decide what of a document is read."""
    asked = settings()
    sizes = (str(getattr(asked, f.name)) for f in fields(asked) if f.name.startswith(("max_", "read_")))
    return " ".join((*sizes, asked.asks))


def is_of_the_moment(problem: Problem) -> bool:
    """Whether a problem may be gone when a document is read again: an endpoint that did not answer, a reader's fault."""
    return problem.key.startswith(_OF_THE_MOMENT)


def read_files(paths: Iterable[Path], vocabulary: Vocabulary) -> Reading:
    """The claims that files make; problems and errors name each file as it was given. Raises SourceError."""
    from geju.claims.extract import extract
    from geju.documents.read import read

    claims: list[Claim] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            document = read(path)
        except GejuError as error:
            raise type(error).of(replace(error.problem, path=str(path)), error.also) from error
        found = extract(document, vocabulary)
        claims += found.claims
        problems += [replace(p, path=str(path)) for p in _set_aside(document, found)]
    return Reading(tuple(claims), tuple(problems))


def read_source(source: Source, vocabulary: Vocabulary, cache: Cache, asker: Asker | None = None) -> Read:
    """One source, whatever is wrong with it; its bytes are read once, and the key is made of these."""
    from geju.documents.read import load
    from geju.model import record

    try:
        data = load(source.path)
    except GejuError as error:
        return _not_read(source, error)
    key = cache.key(
        code_fingerprint(*READERS),
        vocabulary.fingerprint,
        limits(),
        source.name,
        repr(source.origin),
        str(asker and asker.model),
        sha256(data),
    )
    kept = cache.load(key)
    if kept is not None:
        return Read(*record.read_reading(kept), cached=True)
    read = _read_now(source, data, vocabulary, asker)
    written = record.reading_bytes(read.document, read.claims, read.problems)
    if not any(map(is_of_the_moment, read.problems)):
        cache.store(key, written)
    # What was read now is taken from the same bytes as what was read before.
    return Read(*record.read_reading(written))


def _read_now(source: Source, data: bytes, vocabulary: Vocabulary, asker: Asker | None) -> Read:
    from geju.claims.extract import extract
    from geju.documents.read import read

    place = _place(source)
    try:
        document = read(source.path, source.origin, name=source.name, data=data)
        found = extract(document, vocabulary, asker)
    except GejuError as error:
        return _not_read(source, error)
    except Exception as error:  # a fault of a reader must not take the other documents along
        reason = (("reason", f"{type(error).__name__}: {error}"),)
        return Read(None, (), (Problem("pipeline.reader_failed", reason, place),))
    problems = (replace(p, path=place) for p in _set_aside(document, found))
    return Read(replace(document, problems=()), found.claims, tuple(problems))


def _set_aside(document: Document, found: Extraction) -> list[Problem]:
    """What was set aside of a document; of a feed that says nothing at all, that no mapping reads it."""
    from geju.claims.records.nearest import unmapped

    problems = [*document.problems, *found.set_aside]
    return problems or ([] if found.claims else [note for note in (unmapped(document),) if note])


def _not_read(source: Source, error: GejuError) -> Read:
    return Read(None, (), (replace(error.problem, path=_place(source)),))


def _place(source: Source) -> str:
    return f"sources/{source.name}"


def facsimiles_of(
    folder: Path, tell: Callable[[Problem], None]
) -> Callable[[Document, Sequence[int]], dict[int, bytes]]:
    """What draws pages of a landscape's documents as WebP images, each once; ``tell`` is called where it cannot.

    A source that is not what was read any more has no images.
    """
    from geju.model.folder.sources import read_sources
    from geju.model.project import read_project

    paths = {source.name: source.path for source in read_sources(read_project(folder)).sources}
    kept = Cache(folder / ".geju" / "facsimiles")

    def drawn(document: Document, pages: Sequence[int]) -> dict[int, bytes]:
        from geju.documents.facsimile import facsimile
        from geju.documents.read import load

        keys = {number: kept.key(code_fingerprint("documents"), document.sha256, str(number)) for number in pages}
        found = {number: image for number, key in keys.items() if (image := kept.load(key)) is not None}
        missing = [number for number in pages if number not in found]
        if not missing or document.name not in paths:
            return found
        try:
            data = load(paths[document.name])
            made = facsimile(document.format, data, document.name, missing) if sha256(data) == document.sha256 else {}
        except GejuError as error:
            tell(replace(error.problem, path=f"sources/{document.name}"))
            return found
        for number, image in made.items():
            kept.store(keys[number], image)
        return dict(sorted((found | made).items()))

    return drawn
